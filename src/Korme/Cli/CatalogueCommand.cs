using System.CommandLine;
using System.Text.Json;
using Korme.Exchange;
using Korme.Publishing;
using Korme.Storage;
using Korme.Web;

namespace Korme.Cli;

/// <summary><c>korme catalogue in|out|list|undo</c>: works from and for spreadsheets and museums' programs.</summary>
public static class CatalogueCommand
{
    private const int MostInReport = 1_000;

    private static readonly Texts English = Texts.In("en");

    public static Command Create() => new("catalogue", """
        Brings works in from a spreadsheet or another program, and writes the catalogue for others (docs/exchange.md).

        Examples:
          korme catalogue in works.csv --dry-run
          korme catalogue in works.csv --map works.yaml
          korme catalogue out people.csv --of people
          korme catalogue out works.csv
          korme catalogue undo 0198f3
        """) { In(), Out(), List(), Undo() };

    private static Command In()
    {
        var file = new Argument<string>("FILE") { Description = "CSV, Omeka S JSON-LD or Dublin Core XML: told by what is in it" };
        var map = new Option<string?>("--map") { Description = "Which column is which field, YAML or JSON (default: guessed from the columns' names)", HelpName = "FILE" };
        var of = Rows("What a row is (default: told by the columns, works where nothing else is said)");
        var dryRun = new Option<bool>("--dry-run") { Description = "Say what would be made, changed and refused; write nothing" };
        var command = new Command("in", """
            Takes works in from a file: new ones, and what it says of works that are here. What can't be taken is named with its row and
            column and left out; the rest goes in. An interrupted run goes on when it is started again, and 'korme catalogue undo' takes
            all of it back.

            Examples:
              korme catalogue in works.csv --dry-run
              korme catalogue in museum.xml --json
              korme catalogue in friends.csv --of people
            """) { file, of, map, dryRun };
        command.SetAction((parsed, cancel) => Take(
            parsed.GetRequiredValue(file), RowsOf(parsed.GetValue(of)), parsed.GetValue(map), parsed.GetValue(dryRun), parsed.GetRequiredValue(CommonOptions.Home), parsed.GetValue(CommonOptions.Json), cancel));
        return command;
    }

    private static Command Out()
    {
        var file = new Argument<string>("FILE") { Description = "Written anew" };
        var format = new Option<string?>("--as") { Description = "Default: by the file's name, .csv, .json or .xml", HelpName = "csv|linked-art|dublin-core" };
        format.AcceptOnlyFromAmong("csv", "linked-art", "dublin-core");
        var of = Rows("What goes out (default: works); people and places as CSV with everything. Consents go into no file");
        var isPublic = new Option<bool>("--public") { Description = "Only what visitors may know; default: everything" };
        var semicolon = new Option<bool>("--semicolon") { Description = "A CSV with semicolons, as Excel opens it where the comma is decimal" };
        var command = new Command("out", """
            Writes every work into one file: as CSV, from which 'korme catalogue in' makes the same works again; as Linked Art JSON-LD, a
            work a line; or as Dublin Core.

            Examples:
              korme catalogue out works.csv
              korme catalogue out works.json --as linked-art --public
              korme catalogue out places.csv --of places
            """) { file, of, format, isPublic, semicolon };
        command.Validators.Add(result =>
        {
            if (result.GetValue(file) is { } path && FormatOf(path, result.GetValue(format)) is null) result.AddError($"{path}: say in which form: --as csv, linked-art or dublin-core.");
        });
        command.Validators.Add(result =>
        {
            if (RowsOf(result.GetValue(of)) is not (null or Exchange.RowsOf.Works) && (result.GetValue(isPublic) || FormatOf(result.GetValue(file) ?? "", result.GetValue(format)) is not (null or ExportFormat.Csv)))
                result.AddError("People and places go out as CSV, with everything: leave --public out and give a name that ends with .csv.");
        });
        command.SetAction((parsed, cancel) => Write(
            parsed.GetRequiredValue(file), RowsOf(parsed.GetValue(of)) ?? Exchange.RowsOf.Works, FormatOf(parsed.GetRequiredValue(file), parsed.GetValue(format))!.Value, parsed.GetValue(isPublic), parsed.GetValue(semicolon),
            parsed.GetRequiredValue(CommonOptions.Home), parsed.GetValue(CommonOptions.Json), cancel));
        return command;
    }

    private static Command List()
    {
        var command = new Command("list", """
            Lists the files that were brought in, newest first, each with its id.

            Example:
              korme catalogue list --json
            """);
        command.SetAction(async (parsed, cancel) =>
        {
            await using var studio = await Studio.Open(parsed.GetRequiredValue(CommonOptions.Home), cancel);
            var all = new ExchangeFolder(studio.Home, studio.Clock).All();
            foreach (var exchange in all)
                Console.Out.WriteLine($"{exchange.Id:D}  {exchange.Created:yyyy-MM-dd HH:mm}  {exchange.State.ToString().ToLowerInvariant(),-8}  {Sums(exchange.Counts, exchange.Rows)}  {Terminal.Show(exchange.Name)}");
            if (all.Count == 0) Terminal.Say("Nothing was brought in yet. 'korme catalogue in FILE' does.");
            if (parsed.GetValue(CommonOptions.Json))
                Console.Out.WriteLine(JsonSerializer.Serialize(new CatalogueListReport([.. all.Select(exchange => Report(exchange))]), ReportJson.Default.CatalogueListReport));
            return ExitCode.Done;
        });
        return command;
    }

    private static Command Undo()
    {
        var id = new Argument<string>("ID") { Description = "As 'korme catalogue list' says it, or its beginning" };
        var command = new Command("undo", """
            Takes a whole file back: works that it made go into the bin, works that it changed say again what they said. What was changed
            by hand since stays, and is named.

            Example:
              korme catalogue undo 0198f3
            """) { id };
        command.SetAction((parsed, cancel) => TakeBack(parsed.GetRequiredValue(id), parsed.GetRequiredValue(CommonOptions.Home), parsed.GetValue(CommonOptions.Json), cancel));
        return command;
    }

    private static async Task<int> Take(string path, RowsOf? rows, string? map, bool isDry, string home, bool json, CancellationToken cancel)
    {
        if (!File.Exists(path)) throw new Problem($"{Terminal.Show(path)}: there is no such file.");
        await using var studio = await Studio.Open(home, cancel);
        var folder = new ExchangeFolder(studio.Home, studio.Clock);
        var troubles = new List<ReportedTrouble>();
        CatalogueFile? taken = null;
        try
        {
            await using (var source = File.OpenRead(path)) taken = await folder.Take(source, Path.GetFileName(path), cancel);
            if (rows is { } said && said != taken.Rows) taken = await folder.As(taken, said, cancel);
            if (map is not null) taken = await folder.Map(taken, map, cancel);
            if (!isDry && folder.All().FirstOrDefault(each => each.State == ExchangeState.Applying && each.Sha256 == taken.Sha256) is { } interrupted)
            {
                Terminal.Say($"Going on with {interrupted.Id:D}, which was interrupted.");
                folder.Remove(taken);
                taken = interrupted;
            }
            var about = await folder.Describe(taken, cancel);
            Tell(about);
            var pace = new Pace(studio.Clock);
            var bar = new PaceBar(pace, (done, total, rate) => $"{Terminal.Count(done, "row")} of {total:N0}, {rate:N0} a second");
            if (isDry)
            {
                var trial = await bar.Around(studio.Clock, () => taken.Rows == Exchange.RowsOf.Works ? TryExchange.Run(studio.Database, folder, taken, studio.Clock, pace, cancel)
                    : TryRecords.Run(studio.Database, folder, taken, studio.Clock, pace, cancel));
                foreach (var trouble in trial.Refused) Trouble(trouble, "REFUSED", troubles);
                foreach (var trouble in trial.Cells) Trouble(trouble, "cell", troubles);
                foreach (var row in trial.Changed) Terminal.Say($"  change   row {row.Row}: {Terminal.Show(NameOf(row.Work))}: {Terminal.Show(string.Join(", ", row.Fields))}");
                foreach (var row in trial.Records.Where(record => !record.IsNew)) Terminal.Say($"  change   row {row.Row}: {row.Id:D}: {Terminal.Show(string.Join(", ", row.Fields.Select(field => field.Field)))}");
                Terminal.Say($"Would be: {Sums(trial.Counts, taken.Rows)}. Nothing was written.");
                if (trial.Room is { IsMuch: true } or { Fits: false }) Tell(trial.Room);
                folder.Remove(taken);
                return Answer(taken with { Counts = trial.Counts }, isDryRun: true);
            }
            var done = await bar.Around(studio.Clock, () => taken.Rows == Exchange.RowsOf.Works
                ? new ApplyExchange(studio.Database, studio.Archive, studio.Changes, folder, studio.Clock).Run(taken, pace, trouble => Trouble(trouble, "left out", troubles), cancel)
                : new ApplyRecords(studio.Database, studio.Archive, studio.Changes, folder, studio.Clock).Run(taken, pace, trouble => Trouble(trouble, "left out", troubles), cancel));
            Terminal.Say($"{Sums(done.Counts, done.Rows)} in {Terminal.Duration(pace.Elapsed)}. 'korme catalogue undo {done.Id:D}' takes it back.");
            return Answer(done, isDryRun: false);

            int Answer(CatalogueFile exchange, bool isDryRun)
            {
                if (json)
                    Console.Out.WriteLine(JsonSerializer.Serialize(
                        Report(exchange) with { DryRun = isDryRun, Encoding = about.Encoding, Columns = about.Columns, Media = about.Media, MediaCount = about.MediaCount, Troubles = troubles }, ReportJson.Default.CatalogueReport));
                return exchange.Counts.Refused + exchange.Counts.Cells > 0 ? ExitCode.SomeFailed : ExitCode.Done;
            }
        }
        catch (ExchangeRefusedException refused)
        {
            if (taken is { State: ExchangeState.Waiting } && folder.Find(taken.Id) is { State: ExchangeState.Waiting }) folder.Remove(taken);
            throw new Problem($"{Terminal.Show(path)}: {refused.Message}");
        }
        catch (OperationCanceledException) when (cancel.IsCancellationRequested)
        {
            if (taken is not null && folder.Find(taken.Id) is { State: ExchangeState.Waiting } waiting) folder.Remove(waiting);
            throw new Problem("stopped. What is in stays in: start the same command again and it goes on, or take it back with 'korme catalogue undo'.", ExitCode.SomeFailed);
        }
    }

    private static Option<string?> Rows(string description)
    {
        var of = new Option<string?>("--of") { Description = description, HelpName = "works|people|places" };
        of.AcceptOnlyFromAmong("works", "people", "places");
        return of;
    }

    private static RowsOf? RowsOf(string? said) => said is null ? null : Enum.Parse<RowsOf>(said, ignoreCase: true);

    private static async Task<int> Write(string path, RowsOf rows, ExportFormat format, bool isPublic, bool semicolon, string home, bool json, CancellationToken cancel)
    {
        await using var studio = await Studio.Open(home, cancel);
        var pace = new Pace(studio.Clock);
        var options = new ExportOptions(format, isPublic, semicolon ? ';' : ',', AddressOf(studio), rows);
        try
        {
            var works = await new PaceBar(pace, (done, total, rate) => $"{Terminal.Count(done, "work")} of {total:N0}, {rate:N0} a second")
                .Around(studio.Clock, () => ExportCatalogue.Run(studio.Database, Path.GetFullPath(path), options, pace, cancel));
            Terminal.Say($"{Terminal.Show(path)}: {Terminal.Count(works, rows == Exchange.RowsOf.Works ? "work" : rows == Exchange.RowsOf.People ? "person" : "place", rows == Exchange.RowsOf.People ? "people" : null)}, {(isPublic ? "as visitors may know them" : "with everything that is known of them, private things too")}.");
            if (json) Console.Out.WriteLine(JsonSerializer.Serialize(new CatalogueOutReport(Path.GetFullPath(path), works, isPublic), ReportJson.Default.CatalogueOutReport));
            return ExitCode.Done;
        }
        catch (OperationCanceledException) when (cancel.IsCancellationRequested)
        {
            throw new Problem("stopped. Nothing was written; start the same command again.", ExitCode.SomeFailed);
        }
        catch (UnauthorizedAccessException trouble)
        {
            throw new Problem($"{Terminal.Show(path)}: can't be written ({trouble.Message}). Give a file in a folder of yours.");
        }
    }

    private static async Task<int> TakeBack(string id, string home, bool json, CancellationToken cancel)
    {
        await using var studio = await Studio.Open(home, cancel);
        var folder = new ExchangeFolder(studio.Home, studio.Clock);
        var found = folder.All().Where(each => each.Id.ToString("D").StartsWith(id.Trim(), StringComparison.OrdinalIgnoreCase) && id.Trim().Length >= 4).ToList();
        if (found.Count != 1)
            throw new Problem($"{Terminal.Show(id)}: {(found.Count == 0 ? "no file that was brought in has this id" : $"{found.Count} files begin with it; give more of the id")}. See 'korme catalogue list'.");
        var exchange = found[0];
        if (exchange.State is ExchangeState.Undone or ExchangeState.Waiting)
            throw new Problem($"{Terminal.Show(exchange.Name)}: {(exchange.State == ExchangeState.Undone ? "was taken back already" : "isn't in, so there is nothing to take back")}.");
        var pace = new Pace(studio.Clock);
        var done = await new PaceBar(pace, (done, total, rate) => $"{Terminal.Count(done, "work")} of {total:N0}, {rate:N0} a second")
            .Around(studio.Clock, () => exchange.Rows == Exchange.RowsOf.Works ? new UndoExchange(studio.Database, studio.Archive, studio.Changes, folder, studio.Clock).Run(exchange, pace, cancel)
                : new UndoRecords(studio.Database, studio.Archive, studio.Changes, folder, studio.Clock).Run(exchange, pace, cancel));
        foreach (var left in done.Undone!.FirstLeft) Terminal.Say($"  left     {left:D}: was changed since, or erased");
        Terminal.Say($"{Terminal.Show(done.Name)}: {Terminal.Count(done.Undone.Binned, done.Rows == Exchange.RowsOf.Works ? "work" : "record")} in the bin, {done.Undone.Restored} as before, {done.Undone.Left} left because of later changes.");
        if (json) Console.Out.WriteLine(JsonSerializer.Serialize(Report(done), ReportJson.Default.CatalogueReport));
        return done.Undone.Left == 0 ? ExitCode.Done : ExitCode.SomeFailed;
    }

    private static void Tell(FileDescription about)
    {
        if (about.IsEncodingGuessed) Terminal.Say($"  note     read as {about.Encoding}, which is a guess: look at the names. Saved as UTF-8 it would be certain.");
        foreach (var line in about.OddLines) Terminal.Say($"  note     line {line} is written in another encoding than most: look at it.");
        if (about.Odd > about.OddLines.Count) Terminal.Say($"  note     and {about.Odd - about.OddLines.Count:N0} more such lines.");
        foreach (var (column, field) in about.Columns) Terminal.Say($"  column   {Terminal.Show(column)} → {(field.Length == 0 ? "left out" : field)}");
        if (about.MediaCount > 0) Terminal.Say($"  note     {Terminal.Count(about.MediaCount, "picture")} named in it, not fetched: {Terminal.Show(string.Join(", ", about.Media.Take(3)))}{(about.MediaCount > 3 ? ", …" : "")}");
    }

    private static void Tell(RoomNeeded room)
    {
        Terminal.Say($"It takes about {Terminal.Bytes(room.Bytes)} and {Terminal.Count(room.Files, "file")}; the disk has room for {Terminal.Bytes(room.Free.Bytes)}{(room.Free.Files is { } files ? $" and {Terminal.Count(files, "file")}" : "")}.");
        if (!room.Fits) Terminal.Say("That doesn't fit: make room, or bring in a part of the rows. Brought in as it is, it stops before the disk is full, and goes on when there is room.");
    }

    private static void Trouble(CellTrouble trouble, string word, List<ReportedTrouble> reported)
    {
        // Of a million bad rows a thousand are told: the counts have all of them.
        if (reported.Count == MostInReport) return;
        var what = trouble.In(English);
        Terminal.Say($"  {word,-8} row {trouble.Row}{(trouble.Column is { } column ? $", {Terminal.Show(column)}" : "")}: {Terminal.Show(what)}");
        reported.Add(new(trouble.Row, trouble.Line, trouble.Column, what));
        if (reported.Count == MostInReport) Terminal.Say($"  …        and perhaps more: the first {MostInReport:N0} are named.");
    }

    private static string Sums(ExchangeCounts counts, RowsOf rows) =>
        $"{Terminal.Count(counts.Made, rows == Exchange.RowsOf.Works ? "new work" : "new record")}, {counts.Changed:N0} changed, {counts.Same:N0} as they were, {Terminal.Count(counts.Refused, "row")} refused, {Terminal.Count(counts.Cells, "cell")} noted";

    private static string NameOf(Catalogue.Work work) => work.Title.For("en")?.Text ?? work.Identifier ?? work.Id.ToString("D");

    private static ExportFormat? FormatOf(string path, string? said) => (said ?? Path.GetExtension(path).ToLowerInvariant()) switch
    {
        "csv" or ".csv" => ExportFormat.Csv,
        "linked-art" or ".json" or ".jsonld" => ExportFormat.LinkedArt,
        "dublin-core" or ".xml" => ExportFormat.DublinCore,
        _ => null,
    };

    private static string? AddressOf(Studio studio)
    {
        try
        {
            return PublicAddress.Read(studio.Home.SettingsFile)?.Origin;
        }
        catch (InvalidDataException settings)
        {
            throw new Problem(settings.Message);
        }
    }

    private static CatalogueReport Report(CatalogueFile exchange) => new(
        exchange.Id, exchange.Name, exchange.State.ToString().ToLowerInvariant(), exchange.Counts.Made, exchange.Counts.Changed, exchange.Counts.Same, exchange.Counts.Refused, exchange.Counts.Cells)
    {
        Created = exchange.Created,
        Undone = exchange.Undone,
        Of = exchange.Rows.ToString().ToLowerInvariant(),
    };
}

/// <summary>A file that was brought in, as <c>--json</c> says it. <paramref name="Cells"/>: cells that were left out, or noted, of rows that were taken.</summary>
public sealed record CatalogueReport(Guid Id, string Name, string State, int Made, int Changed, int Same, int Refused, int Cells)
{
    public DateTimeOffset Created { get; init; }

    /// <summary>What a row is: works, people or places.</summary>
    public string? Of { get; init; }
    public bool? DryRun { get; init; }
    public string? Encoding { get; init; }

    /// <summary>Column → field; empty: left out.</summary>
    public IReadOnlyDictionary<string, string>? Columns { get; init; }

    /// <summary>Addresses of pictures that the file names; the first fifty.</summary>
    public IReadOnlyList<string>? Media { get; init; }
    public int? MediaCount { get; init; }

    /// <summary>The first thousand.</summary>
    public IReadOnlyList<ReportedTrouble>? Troubles { get; init; }
    public UndoneCounts? Undone { get; init; }
}

/// <summary>Something that was left out. <paramref name="Column"/>: null for a whole row.</summary>
public sealed record ReportedTrouble(int Row, int Line, string? Column, string What);

/// <summary>What <c>korme catalogue list --json</c> answers.</summary>
public sealed record CatalogueListReport(IReadOnlyList<CatalogueReport> Files);

/// <summary>What <c>korme catalogue out --json</c> answers.</summary>
public sealed record CatalogueOutReport(string File, int Works, bool Public);
