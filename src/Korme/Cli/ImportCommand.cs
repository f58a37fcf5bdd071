using System.CommandLine;
using Korme.Import;

namespace Korme.Cli;

/// <summary><c>korme import SOURCE</c>: takes a folder, a file or a ZIP into the archive and hangs nothing.</summary>
public static class ImportCommand
{
    public static Command Create()
    {
        var source = new Argument<string>("SOURCE") { Description = "A folder, a single file or a ZIP" };
        var command = new Command("import", """
            Takes a folder, a file or a ZIP into the archive. Importing it twice adds nothing.

            Examples:
              korme import ~/Pictures/green-bazaar
              korme import card.zip --json
            """) { source };
        command.SetAction((parsed, cancel) => Run(
            parsed.GetRequiredValue(source), parsed.GetRequiredValue(CommonOptions.Home), parsed.GetValue(CommonOptions.Json), cancel));
        return command;
    }

    private static async Task<int> Run(string source, string home, bool json, CancellationToken cancel)
    {
        SourceCheck.Require(source);
        await using var studio = await Studio.Open(home, cancel);
        var progress = new ImportProgress(studio.Clock);
        await RunShown(studio, source, progress, cancel);
        var report = ImportReport.Of(progress);
        report.Say(progress);
        if (json) Console.Out.WriteLine(report.ToJson());
        if (progress.Shots.Count + progress.Failed.Count + progress.Duplicates == 0) throw SourceCheck.NothingIn(source);
        return progress.Imported + progress.Duplicates == 0 ? ExitCode.NothingDone : report.ExitCode;
    }

    /// <summary>Runs an import with the progress line on standard error. Ctrl-C ends it cleanly and says how to go on.</summary>
    internal static async Task RunShown(Studio studio, string source, ImportProgress progress, CancellationToken cancel)
    {
        using var drawing = new CancellationTokenSource();
        var bar = new ProgressBar(progress).Draw(studio.Clock, drawing.Token);
        try
        {
            await new ImportRun(studio.Database, studio.Archive, studio.Changes, studio.Derive, studio.Clock).Run(source, progress, cancel);
        }
        catch (OperationCanceledException) when (cancel.IsCancellationRequested)
        {
            await drawing.CancelAsync();
            await bar;
            throw new Problem(
                $"stopped: {progress.Done} of {progress.Shots.Count} are safely in the archive. " +
                "Start the same command again and it goes on where it stopped.", ExitCode.SomeFailed);
        }
        finally
        {
            await drawing.CancelAsync();
            await bar;
        }
    }
}
