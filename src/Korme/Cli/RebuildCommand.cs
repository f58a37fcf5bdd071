using System.CommandLine;
using System.Text.Json;
using Korme.Catalogue;
using Korme.Delivery;
using Korme.Storage;

namespace Korme.Cli;

/// <summary><c>korme rebuild</c>: makes the catalogue again from the archive alone.</summary>
public static class RebuildCommand
{
    public static Command Create()
    {
        var command = new Command("rebuild", """
            Makes the catalogue again from the archive alone. The archive is only read.

            Example:
              korme rebuild
            """);
        command.SetAction((parsed, cancel) => Run(parsed.GetRequiredValue(CommonOptions.Home), parsed.GetValue(CommonOptions.Json), cancel));
        return command;
    }

    private static async Task<int> Run(string home, bool json, CancellationToken cancel)
    {
        await using var studio = await Studio.Open(home, cancel);
        var pace = new Pace(studio.Clock);
        var rebuilt = await new PaceBar(pace, (done, total, _) => $"{done * 100 / total} % of the archive read")
            .Around(studio.Clock, () => Task.Run(() => RebuildCatalogue.Run(studio.Home, studio.Database, studio.Archive, pace, cancel), cancel));
        foreach (var (where, reason) in rebuilt.Damaged) Terminal.Say($"  DAMAGED  {where}: {reason}");
        Terminal.Say($"The catalogue has {Terminal.Count(rebuilt.Works, "work")}, {Terminal.Count(rebuilt.Exhibitions, "exhibition")} and {Terminal.Count(rebuilt.Selections, "selection")} again.");
        if (PrepareSizes.Missing(studio.Database) is { Count: > 0 and var missing })
            Terminal.Say($"{Terminal.Count(missing, "picture")} must be made again for the pages: 'korme serve' does it while it serves.");
        if (json) Console.Out.WriteLine(JsonSerializer.Serialize(new RebuildReport(rebuilt.Works, rebuilt.Exhibitions, rebuilt.Selections > 0 ? rebuilt.Selections : null), ReportJson.Default.RebuildReport));
        return rebuilt.Damaged.Count == 0 ? ExitCode.Done : ExitCode.SomeFailed;
    }
}

/// <summary>What <c>korme rebuild --json</c> answers.</summary>
public sealed record RebuildReport(int Works, int Exhibitions, int? Selections);
