using System.ComponentModel;
using System.Diagnostics;
using System.Text.Json;
using System.Text.RegularExpressions;

namespace Korme.Publishing.Print;

/// <summary>Lets a browser of this machine print a page of ours into a PDF: one after the other, each in a fresh, windowless browser.</summary>
/// <remarks>
/// The browser gets a profile of its own in a folder that is deleted afterwards, is told what to do over the DevTools protocol,
/// and is killed with everything it started. Paper size and margins are the style sheet's (<c>preferCSSPageSize</c>).
/// </remarks>
/// <param name="browser">A program's path or name; null: whichever is found.</param>
public sealed partial class PdfPress(string? browser = null) : IDisposable
{
    private static readonly TimeSpan ToStart = TimeSpan.FromSeconds(40), ToLoad = TimeSpan.FromMinutes(3), ToPrint = TimeSpan.FromMinutes(10);

    private readonly SemaphoreSlim one = new(1, 1);

    /// <summary>Prints a page.</summary>
    /// <param name="page">Of this machine's own site.</param>
    /// <param name="target">Where the PDF goes.</param>
    /// <param name="cancel">Stops it and ends the browser.</param>
    /// <returns>What is missing on the paper: pictures that didn't come.</returns>
    /// <exception cref="NoBrowserException">None is installed.</exception>
    /// <exception cref="PrintTroubleException">It didn't start, didn't answer, or the page could not be printed.</exception>
    public async Task<PrintedPages> Print(Uri page, Stream target, CancellationToken cancel)
    {
        var program = FindBrowser.Run(browser) ?? throw new NoBrowserException(browser);
        await one.WaitAsync(cancel);
        var profile = Directory.CreateTempSubdirectory("korme-print-");
        try
        {
            using var process = Start(program, profile.FullName);
            try
            {
                var address = await Within(ToStart, token => AddressOf(process, token), $"{program} didn't start", cancel);
                await using var tools = await Within(ToStart, token => DevTools.Connect(address, token), $"{program} didn't answer", cancel);
                return await Print(tools, page, target, cancel);
            }
            finally
            {
                Kill(process);
            }
        }
        catch (Exception trouble) when (trouble is Win32Exception or IOException or System.Net.WebSockets.WebSocketException or JsonException or KeyNotFoundException)
        {
            throw new PrintTroubleException($"{program} could not print: {trouble.Message} Try again, or name another browser with --browser.", trouble);
        }
        finally
        {
            Delete(profile);
            one.Release();
        }
    }

    public void Dispose() => one.Dispose();

    private static async Task<PrintedPages> Print(DevTools tools, Uri page, Stream target, CancellationToken cancel)
    {
        var missing = await Within(ToLoad, async token =>
        {
            var created = await tools.Send("Target.createTarget", new { url = "about:blank" }, null, token);
            var attached = await tools.Send("Target.attachToTarget", new { targetId = created.GetProperty("targetId").GetString(), flatten = true }, null, token);
            tools.Session = attached.GetProperty("sessionId").GetString();
            await tools.Send("Page.enable", new { }, token);
            var gone = await tools.Send("Page.navigate", new { url = page.AbsoluteUri }, token);
            if (gone.TryGetProperty("errorText", out var error)) throw new PrintTroubleException($"The browser could not open {page}: {error.GetString()}. Start the same again.");
            await tools.WaitFor("Page.loadEventFired", token);
            var status = await Evaluate(tools, "performance.getEntriesByType('navigation')[0].responseStatus", token);
            if (status.GetInt32() != 200) throw new PrintTroubleException($"The sheet at {page} answered {status.GetInt32()} instead of 200.");
            return (await Evaluate(tools,
                "Promise.all([document.fonts.ready, ...Array.from(document.images, (image) => image.decode().catch(() => {}))]).then(() => Array.from(document.images).filter((image) => image.naturalWidth === 0).length)",
                token)).GetInt32();
        }, "The sheet didn't load", cancel);
        var pages = await Within(ToPrint, async token =>
        {
            var printed = await tools.Send("Page.printToPDF", new
            {
                printBackground = true,
                preferCSSPageSize = true,
                generateTaggedPDF = true,
                generateDocumentOutline = true,
                transferMode = "ReturnAsStream",
            }, token);
            return await Copy(tools, printed.GetProperty("stream").GetString()!, target, token);
        }, "The browser didn't finish printing", cancel);
        return new(pages, missing);
    }

    private static async Task<JsonElement> Evaluate(DevTools tools, string expression, CancellationToken cancel)
    {
        var answer = await tools.Send("Runtime.evaluate", new { expression, awaitPromise = true, returnByValue = true }, cancel);
        return answer.GetProperty("result").GetProperty("value");
    }

    /// <summary>Copies the PDF and reads off how many pages it has: the count of the page tree's root, the largest there is.</summary>
    private static async Task<int> Copy(DevTools tools, string handle, Stream target, CancellationToken cancel)
    {
        var (pages, tail) = (0, "");
        while (true)
        {
            var part = await tools.Send("IO.read", new { handle, size = 1 << 20 }, cancel);
            var data = part.GetProperty("data").GetString()!;
            var bytes = part.GetProperty("base64Encoded").GetBoolean() ? Convert.FromBase64String(data) : System.Text.Encoding.Latin1.GetBytes(data);
            await target.WriteAsync(bytes, cancel);
            var text = tail + System.Text.Encoding.Latin1.GetString(bytes);
            foreach (var match in PageCount().Matches(text).AsEnumerable()) pages = Math.Max(pages, int.Parse(match.Groups[1].ValueSpan, System.Globalization.CultureInfo.InvariantCulture));
            tail = text[^Math.Min(text.Length, 400)..];
            if (part.GetProperty("eof").GetBoolean()) return pages;
        }
    }

    private static Process Start(string program, string profile)
    {
        var start = new ProcessStartInfo(program)
        {
            RedirectStandardError = true,
            RedirectStandardOutput = true,
            RedirectStandardInput = true,
            UseShellExecute = false,
        };
        foreach (var flag in (string[])["--headless", "--remote-debugging-port=0", $"--user-data-dir={profile}", "--no-first-run", "--no-default-browser-check", "--disable-gpu",
            "--disable-extensions", "--disable-sync", "--disable-background-networking", "--disable-component-update", "--disable-dev-shm-usage", "--mute-audio", "--hide-scrollbars",
            "--no-proxy-server", "--font-render-hinting=none"]) start.ArgumentList.Add(flag);
        // Chromium refuses to run as root inside its sandbox; then, and only then, without it. It opens nothing but our own page.
        if (!OperatingSystem.IsWindows() && Environment.IsPrivilegedProcess) start.ArgumentList.Add("--no-sandbox");
        start.ArgumentList.Add("about:blank");
        return Process.Start(start) ?? throw new PrintTroubleException($"{program} could not be started.");
    }

    private static async Task<Uri> AddressOf(Process process, CancellationToken cancel)
    {
        var said = new List<string>();
        while (await process.StandardError.ReadLineAsync(cancel) is { } line)
        {
            if (Listening().Match(line) is { Success: true } match)
            {
                // Read on, so that a talkative browser never waits for us.
                _ = Drain(process.StandardError.BaseStream);
                _ = Drain(process.StandardOutput.BaseStream);
                return new(match.Groups[1].Value);
            }
            if (said.Count < 5 && line.Length > 0) said.Add(line);
        }
        throw new PrintTroubleException($"{process.StartInfo.FileName} ended before it printed: {string.Join(' ', said)}");
    }

    private static async Task Drain(Stream talk)
    {
        try
        {
            await talk.CopyToAsync(Stream.Null);
        }
        catch (Exception trouble) when (trouble is IOException or ObjectDisposedException or InvalidOperationException)
        {
            // It ended.
        }
    }

    private static async Task<T> Within<T>(TimeSpan limit, Func<CancellationToken, Task<T>> act, string trouble, CancellationToken cancel)
    {
        using var timed = CancellationTokenSource.CreateLinkedTokenSource(cancel);
        timed.CancelAfter(limit);
        try
        {
            return await act(timed.Token);
        }
        catch (OperationCanceledException) when (!cancel.IsCancellationRequested)
        {
            throw new PrintTroubleException($"{trouble} within {limit.TotalSeconds:0} seconds. Close other programs and try again, or name another browser with --browser.");
        }
    }

    private static void Kill(Process process)
    {
        try
        {
            process.Kill(entireProcessTree: true);
            process.WaitForExit(TimeSpan.FromSeconds(5));
        }
        catch (Exception trouble) when (trouble is InvalidOperationException or Win32Exception or AggregateException)
        {
            // It ended by itself.
        }
    }

    /// <summary>The dying browser may write into its profile for a moment: what can't be deleted now lies in the machine's folder for such things.</summary>
    private static void Delete(DirectoryInfo profile)
    {
        for (var attempt = 0; attempt < 5; attempt++)
        {
            try
            {
                profile.Delete(recursive: true);
                return;
            }
            catch (DirectoryNotFoundException)
            {
                return;
            }
            catch (Exception trouble) when (trouble is IOException or UnauthorizedAccessException)
            {
                // Again: what was written meanwhile goes too.
            }
        }
    }

    [GeneratedRegex(@"DevTools listening on (ws://\S+)")]
    private static partial Regex Listening();

    /// <summary>Of the page tree: an outline has a count of its own.</summary>
    [GeneratedRegex(@"/Type /Pages\s+/Count (\d{1,6})")]
    private static partial Regex PageCount();
}

/// <summary>What was printed.</summary>
/// <param name="Pages">How many.</param>
/// <param name="MissingPictures">Pictures that didn't come and are blank on the paper.</param>
public sealed record PrintedPages(int Pages, int MissingPictures);
