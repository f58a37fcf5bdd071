using System.CommandLine;
using System.Text.Json;
using Korme.Import;
using Korme.LightTable;

namespace Korme.Cli;

/// <summary><c>korme table [FOLDER]</c>: brings a folder in and opens the light table on it while it still arrives.</summary>
public static class TableCommand
{
    private sealed record Wish(string? Source, string Home, string Listen, bool Json, bool Serve, bool OpenBrowser);

    public static Command Create()
    {
        var source = new Argument<string?>("FOLDER") { Description = "A folder, a single file or a ZIP; default: the newest import", Arity = ArgumentArity.ZeroOrOne };
        var listen = CommonOptions.Listen();
        var noBrowser = CommonOptions.NoBrowser();
        var noServe = new Option<bool>("--no-serve") { Description = "Bring it in, say where its light table will be, and stop" };
        var command = new Command("table", """
            Brings a folder in and opens the light table: look, pick, reject, compare. The contact sheet is there at once, from the
            thumbnails that cameras write into their files; sharp pictures follow. Without a folder, the newest import is opened.

            Examples:
              korme table ~/Pictures/green-bazaar
              korme table
              korme table card.zip --no-serve --json
            """) { source, listen, noBrowser, noServe };
        command.SetAction((parsed, cancel) => Run(new(
            parsed.GetValue(source), parsed.GetRequiredValue(CommonOptions.Home), parsed.GetRequiredValue(listen),
            parsed.GetValue(CommonOptions.Json), !parsed.GetValue(noServe), !parsed.GetValue(noBrowser)), cancel));
        return command;
    }

    private static async Task<int> Run(Wish wish, CancellationToken cancel)
    {
        if (wish.Source is not null) SourceCheck.Require(wish.Source);
        await using var studio = await Studio.Open(wish.Home, cancel);
        return wish.Source is null ? await OpenNewest(studio, wish, cancel) : await BringIn(studio, wish, wish.Source, cancel);
    }

    private static async Task<int> OpenNewest(Studio studio, Wish wish, CancellationToken cancel)
    {
        if (FindImports.Everything(studio.Database).Works == 0)
            throw new Problem("nothing has been brought in yet. 'korme table FOLDER' brings a folder in and opens its light table.");
        var scope = FindImports.All(studio.Database) is [var newest, ..] ? new LightScope(newest.Import.Id) : LightScope.Everything;
        await using var site = wish.Serve ? await Serving.Start(studio, wish.Listen, show: null, cancel) : null;
        var url = AddressOf(site, wish, scope);
        Say(wish, TableReport.Of(studio, scope, url, import: null));
        Terminal.Say($"The light table: {url}");
        if (site is null) return ExitCode.Done;
        if (wish.OpenBrowser) Browser.Open(url);
        Terminal.Say("Ctrl-C stops it.");
        await site.Wait(cancel);
        return ExitCode.Done;
    }

    private static async Task<int> BringIn(Studio studio, Wish wish, string source, CancellationToken cancel)
    {
        var progress = new ImportProgress(studio.Clock);
        var import = await BeginImport.Run(studio.Database, source, studio.Clock, cancel);
        progress.Belong(import);

        // The site comes first: the photographs are seen arriving.
        await using var site = wish.Serve ? await Serving.Start(studio, wish.Listen, show: null, cancel, isImporting: true) : null;
        if (site is not null)
        {
            site.Begin(import, progress);
            var arriving = AddressOf(site, wish, new(import.Id));
            Terminal.Say($"The light table: {arriving}");
            if (wish.OpenBrowser) Browser.Open(arriving);
        }

        await ImportCommand.RunShown(studio, source, progress, cancel);
        var works = progress.Shots.Select(shot => shot.Outcome?.WorkId).OfType<Guid>().Distinct().ToList();
        // What was brought in before lies where it lay.
        var scope = progress.Imported > 0 ? new LightScope(import.Id) : FindImports.TableOf(studio.Database, works);
        site?.End(import, scope);
        var report = ImportReport.Of(progress);
        report.Say(progress);
        var url = AddressOf(site, wish, scope);
        Say(wish, TableReport.Of(studio, scope, url, report));
        if (works.Count == 0) throw progress.Failed.Count == 0 ? SourceCheck.NothingIn(source) : new Problem("nothing could be brought in; the reasons are above.");
        Terminal.Say($"{Terminal.Count(works.Count, "work")} on the light table, {url}");
        if (site is null) return report.ExitCode;
        Terminal.Say("Ctrl-C stops it; 'korme table' opens it again.");
        await site.Wait(cancel);
        return report.ExitCode;
    }

    private static string AddressOf(Serving? site, Wish wish, LightScope scope) =>
        (site?.Url ?? wish.Listen.TrimEnd('/')) + TableAddresses.Table(MachineLanguage.Tag, scope);

    private static void Say(Wish wish, TableReport report)
    {
        if (wish.Json) Console.Out.WriteLine(JsonSerializer.Serialize(report, ReportJson.Default.TableReport));
    }
}

/// <summary>What <c>korme table --json</c> answers.</summary>
/// <param name="Table">The import's id, or <c>all</c>.</param>
/// <param name="Name">Of its folder or ZIP; absent for <c>all</c>.</param>
/// <param name="Url">Where the light table is, or would be.</param>
/// <param name="Works">How many works lie on it.</param>
/// <param name="Import">What was brought in; absent when nothing was asked for.</param>
public sealed record TableReport(string Table, string? Name, string Url, int Works, ImportReport? Import)
{
    internal static TableReport Of(Studio studio, LightScope scope, string url, ImportReport? import)
    {
        var summary = scope.Import is { } id ? FindImports.ById(studio.Database, id) : null;
        return new(scope.Key, summary?.Import.Name, url, (summary ?? FindImports.Everything(studio.Database)).Works, import);
    }
}
