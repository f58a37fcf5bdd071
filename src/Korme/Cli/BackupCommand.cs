using System.CommandLine;
using System.Text.Json;
using Korme.Archive;
using Korme.Catalogue;
using Korme.Storage;

namespace Korme.Cli;

/// <summary><c>korme backup DIR</c>: brings a copy of the archive up to date; the copy is an archive itself.</summary>
public static class BackupCommand
{
    public static Command Create()
    {
        var folder = new Argument<string>("DIR") { Description = "A new or empty folder, best on another disk, or an earlier backup" };
        var command = new Command("backup", """
            Copies what is new in the archive into DIR, reads it back and compares it. DIR is an archive itself: any OCFL tool reads it.
            What was erased here is erased there too. Stopped or killed, the next run goes on.

            Examples:
              korme backup /media/usb/korme
              korme backup /media/usb/korme --json

            To begin again from a backup: copy DIR to NEWHOME/archive, then
              korme rebuild --home NEWHOME
            """) { folder };
        command.SetAction((parsed, cancel) => Run(
            parsed.GetRequiredValue(folder), parsed.GetRequiredValue(CommonOptions.Home), parsed.GetValue(CommonOptions.Json), cancel));
        return command;
    }

    private static async Task<int> Run(string given, string home, bool json, CancellationToken cancel)
    {
        var folder = Path.TrimEndingDirectorySeparator(Path.GetFullPath(given));
        await using var studio = await Studio.Open(home, cancel);
        var pace = new Pace(studio.Clock);
        BackupOutcome outcome;
        try
        {
            await studio.Changes.Settle(cancel);
            outcome = await new PaceBar(pace, (done, total, rate) =>
                $"{Terminal.Bytes(done)} of {Terminal.Bytes(total)}, {Terminal.Bytes((long)rate)} a second").Around(studio.Clock, () => studio.Archive.BackUp(folder, pace, cancel));
        }
        catch (OperationCanceledException) when (cancel.IsCancellationRequested)
        {
            throw new Problem($"stopped. {Terminal.Show(folder)} is a valid archive as it is; start the same command again and it goes on.", ExitCode.SomeFailed);
        }
        catch (IOException trouble)
        {
            throw new Problem(trouble.Message);
        }

        var run = new BackupRun(folder, studio.Clock.GetUtcNow(), outcome.Objects, outcome.Bytes, outcome.Troubles.Count);
        await RecordBackup.Run(studio.Database, run, CancellationToken.None);
        foreach (var (where, reason) in outcome.Troubles) Terminal.Say($"  TROUBLE  {Terminal.Show(where)}: {reason}");
        Terminal.Say($"{Terminal.Show(folder)} has {Terminal.Count(outcome.Objects, "work and exhibition", "works and exhibitions")}: " +
            $"{outcome.Added} new, {outcome.Updated} updated, {outcome.Erased} erased, {outcome.Unchanged} as they were ({Terminal.Bytes(outcome.Bytes)} written and read back).");
        if (json)
            Console.Out.WriteLine(JsonSerializer.Serialize(new BackupReport(
                folder, outcome.Added, outcome.Updated, outcome.Erased, outcome.Unchanged, outcome.Bytes, [.. outcome.Troubles.Select(each => new CopyTrouble(each.Folder, each.Reason))]),
                ReportJson.Default.BackupReport));
        return outcome.Troubles.Count == 0 ? ExitCode.Done : ExitCode.SomeFailed;
    }
}

/// <summary>What <c>korme backup --json</c> answers.</summary>
public sealed record BackupReport(string Folder, int Added, int Updated, int Erased, int Unchanged, long Bytes, IReadOnlyList<CopyTrouble> Troubles);

/// <summary>An object that could not be copied, and why.</summary>
public sealed record CopyTrouble(string Where, string Reason);
