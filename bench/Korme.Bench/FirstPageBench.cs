using System.Diagnostics;
using System.Globalization;

namespace Korme.Bench;

/// <summary>From the start of <c>korme exhibit</c> on N photographs to a page whose first pictures are answered.</summary>
internal static class FirstPageBench
{
    public static async Task Run(string korme, string work, int count)
    {
        Photographs.Make(Path.Combine(work, "many"), count);
        var home = Path.Combine(work, "first-page-home");
        if (Directory.Exists(home)) Directory.Delete(home, recursive: true);
        var started = Stopwatch.GetTimestamp();
        using var process = Process.Start(new ProcessStartInfo("dotnet",
            [korme, "exhibit", Path.Combine(work, "many"), "--home", home, "--listen", "http://127.0.0.1:8478", "--no-browser", "--title", "Bench"])
        { RedirectStandardError = true })!;
        _ = process.StandardError.ReadToEndAsync();
        try
        {
            using var http = new HttpClient { BaseAddress = new("http://127.0.0.1:8478") };
            while (true)
            {
                var page = await Get(http, "/en/exhibitions/bench");
                var picture = page is null ? null : System.Text.RegularExpressions.Regex.Match(page, "<img[^>]*src=\"([^\"]+)\"").Groups[1].Value;
                if (picture is { Length: > 0 } && await Get(http, picture) is not null) break;
                await Task.Delay(20);
            }
            Console.WriteLine(string.Create(CultureInfo.InvariantCulture,
                $"first page with a picture after {Stopwatch.GetElapsedTime(started).TotalSeconds:0.00} s, {count} photographs in the folder"));
        }
        finally
        {
            process.Kill(entireProcessTree: true);
        }
    }

    private static async Task<string?> Get(HttpClient http, string path)
    {
        try
        {
            using var answer = await http.GetAsync(path);
            return answer.IsSuccessStatusCode ? await answer.Content.ReadAsStringAsync() : null;
        }
        catch (HttpRequestException)
        {
            return null; // not listening yet
        }
    }
}
