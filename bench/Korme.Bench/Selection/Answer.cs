using System.Diagnostics;
using System.Text.Json;

namespace Korme.Bench.Selection;

/// <summary>What <c>korme select --bursts --json</c> says of a day, asked of the program itself with a home of its own.</summary>
internal sealed record Answer(IReadOnlyList<AnsweredBurst> Bursts)
{
    public static async Task<Answer> Ask(string korme, string photographs, string home)
    {
        if (Directory.Exists(home)) Directory.Delete(home, recursive: true);
        using var process = Process.Start(new ProcessStartInfo("dotnet", [korme, "select", photographs, "--home", home, "--bursts", "--json"])
        {
            RedirectStandardOutput = true,
            RedirectStandardError = true,
        })!;
        var errors = process.StandardError.ReadToEndAsync();
        var json = await process.StandardOutput.ReadToEndAsync();
        await process.WaitForExitAsync();
        if (process.ExitCode != 0) throw new InvalidOperationException(await errors);
        return JsonSerializer.Deserialize<Answer>(json, JsonSerializerOptions.Web)!;
    }

    /// <summary>File → its burst's number, its place in the list and its rank.</summary>
    public Dictionary<string, (int Burst, int Place, AnsweredFrame Frame)> ByFile() => Bursts
        .SelectMany((burst, number) => burst.Works.Select((frame, place) => (number, place, frame)))
        .ToDictionary(frame => frame.frame.File);
}

/// <param name="Kind">What it was taken for: burst, bracket, panorama, single.</param>
/// <param name="Works">Best first.</param>
internal sealed record AnsweredBurst(string? Kind, IReadOnlyList<AnsweredFrame> Works);

internal sealed record AnsweredFrame(string File, int Rank, string Reason, Dictionary<string, double> Measures);
