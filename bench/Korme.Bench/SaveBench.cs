using System.Diagnostics;
using System.Globalization;
using System.Net;
using System.Text;
using System.Text.RegularExpressions;

namespace Korme.Bench;

/// <summary>Saving a story at the desk, over HTTP, beside the floor: write and fsync of the same bytes at the end of an open file.</summary>
internal static partial class SaveBench
{
    private const string Listen = "http://127.0.0.1:8476";

    public static async Task Run(string korme, string work, int count)
    {
        var home = Path.Combine(work, "save-home");
        if (Directory.Exists(home)) Directory.Delete(home, recursive: true);
        Photographs.Make(Path.Combine(work, "one"), 1);
        await Korme(korme, "import", Path.Combine(work, "one"), "--home", home);
        using var serving = Process.Start(new ProcessStartInfo("dotnet", [korme, "serve", "--home", home, "--listen", Listen, "--no-browser"]) { RedirectStandardError = true })!;
        _ = serving.StandardError.ReadToEndAsync();
        try
        {
            using var http = new HttpClient(new SocketsHttpHandler { AllowAutoRedirect = false }) { BaseAddress = new(Listen) };
            var edit = await Edit(http);
            for (var warm = 0; warm < 30; warm++) await Save(http, edit, warm);

            var journal = Directory.GetFiles(Path.Combine(home, "journal"), "*.jsonl").Single();
            var before = new FileInfo(journal).Length;
            var (saves, floor) = (new List<double>(), new List<double>());
            using var bare = File.OpenHandle(Path.Combine(work, "bare"), FileMode.Create, FileAccess.Write);
            var line = new byte[4_000];
            for (var number = 0; number < count; number++)
            {
                // One of each in turn, so that both meet the same disk.
                saves.Add(await Save(http, edit, number + 100));
                if (number == 0) line = new byte[new FileInfo(journal).Length - before];
                var started = Stopwatch.GetTimestamp();
                RandomAccess.Write(bare, line, (long)number * line.Length);
                RandomAccess.FlushToDisk(bare);
                floor.Add(Stopwatch.GetElapsedTime(started).TotalMilliseconds);
            }
            Console.WriteLine($"{count} saves of a story, {line.Length} bytes of journal each, {Environment.ProcessorCount} cores");
            Say("write + fsync of as many bytes", floor);
            Say("save at the desk, over HTTP", saves);
        }
        finally
        {
            serving.Kill(entireProcessTree: true);
        }
    }

    private static async Task<string> Edit(HttpClient http)
    {
        while (true)
        {
            try
            {
                return Address().Match(await http.GetStringAsync("/desk?lang=en")).Groups[1].Value;
            }
            catch (HttpRequestException)
            {
                await Task.Delay(20); // not listening yet
            }
        }
    }

    /// <summary>Milliseconds from the form being sent until the answer is there.</summary>
    private static async Task<double> Save(HttpClient http, string edit, int number)
    {
        var page = await http.GetStringAsync(edit);
        using var form = new MultipartFormDataContent();
        foreach (var field in Hidden().Matches(page).DistinctBy(field => field.Groups[1].Value)) form.Add(new StringContent(field.Groups[2].Value), field.Groups[1].Value);
        var story = new StringBuilder();
        for (var line = 0; line < 12; line++) story.Append(CultureInfo.InvariantCulture, $"Таңертең базарда {number}-рет алма сатып тұр, {line}-жол.\n\n");
        form.Add(new StringContent(story.ToString()), "story.kk");

        var started = Stopwatch.GetTimestamp();
        using var answer = await http.PostAsync(edit, form);
        var time = Stopwatch.GetElapsedTime(started).TotalMilliseconds;
        return answer.StatusCode == HttpStatusCode.SeeOther ? time : throw new InvalidOperationException($"{answer.StatusCode}");
    }

    private static void Say(string what, List<double> milliseconds)
    {
        milliseconds.Sort();
        Console.WriteLine(string.Create(CultureInfo.InvariantCulture,
            $"{what,-32} p50 {milliseconds[milliseconds.Count / 2],6:0.00} ms   p95 {milliseconds[milliseconds.Count * 95 / 100],6:0.00} ms"));
    }

    private static async Task Korme(string korme, params string[] arguments)
    {
        using var process = Process.Start(new ProcessStartInfo("dotnet", [korme, .. arguments]) { RedirectStandardError = true })!;
        var errors = await process.StandardError.ReadToEndAsync();
        await process.WaitForExitAsync();
        if (process.ExitCode != 0) throw new InvalidOperationException(errors);
    }

    [GeneratedRegex("href=\"(/desk/works/[^\"]+)\"")]
    private static partial Regex Address();

    [GeneratedRegex("type=\"hidden\" name=\"(token|based)\" value=\"([^\"]*)\"")]
    private static partial Regex Hidden();
}
