using System.Globalization;
using System.Text.Json;
using Korme.Archive;
using Korme.Catalogue;
using Korme.Exchange.Csv;

namespace Korme.Exchange;

/// <summary>Makes of a row the work that it describes: a new one, or one that is there with what the row says of it.</summary>
/// <param name="mapping">How the file is understood.</param>
/// <param name="columns">The names of its columns, for what is wrong.</param>
/// <param name="import">Of new works whose row says none.</param>
/// <param name="now">When new works are taken in.</param>
internal sealed class ComposeWork(Mapping mapping, IReadOnlyList<string> columns, ImportOf import, DateTimeOffset now)
{
    private const int LongestText = 500_000, LongestLine = 4_000, MostValues = 2_000;

    private readonly (int Column, Target Target)[] targets = [.. Enumerable.Range(0, columns.Count).Select(column => (column, mapping.Of(column))).Where(each => each.Item2 is not null).Select(each => (each.column, each.Item2!))];

    /// <summary>The work.</summary>
    /// <param name="row">What is said of it.</param>
    /// <param name="before">As it is; null: it is new.</param>
    /// <param name="id">The new one's.</param>
    /// <param name="troubles">Gets what can't be taken; of these the work has what it had.</param>
    public Work Run(Row row, Work? before, Guid id, List<CellTrouble> troubles)
    {
        var work = before ?? new Work { Id = id, Kind = mapping.Kind, Imported = now, Import = import };
        var (makers, conditions, place, made) = (new MakerCells(mapping.Has(Fields.MakerRoles)), new ConditionCells(), new PlaceCells(mapping.Match == MatchBy.Id), new ImportCells());
        foreach (var (column, target) in targets)
        {
            if (before is not null && Fields.OfNewOnly.Contains(target.Field)) continue;
            var cell = column < row.Cells.Count ? row.Cells[column] : new Cell("");
            if (cell.IsBlank && !mapping.EmptyClears && target.Field is not (Fields.Import or Fields.ImportFrom)) continue;
            var at = new CellAt(row, columns[column], cell, troubles);
            if (Longest(target, at)) continue;
            work = target.Field switch
            {
                Fields.Title => work with { Title = Text(work.Title, target, cell) },
                Fields.Alt => work with { Alt = Text(work.Alt, target, cell) },
                Fields.Medium => work with { Medium = Text(work.Medium, target, cell) },
                Fields.Credit => work with { Credit = Text(work.Credit, target, cell) },
                Fields.Story => work with { Story = Text(work.Story, target, cell, "\n\n") },
                Fields.Identifier => work with { Identifier = Line(at) },
                Fields.Dimensions => work with { Dimensions = cell.IsBlank ? null : Joined(cell, ", ") },
                Fields.Edition => work with { Edition = Line(at) },
                Fields.Rights => work with { Rights = Line(at) },
                Fields.Camera => work with { Camera = Line(at) },
                Fields.Kind => work with { Kind = Kind(at, work.Kind) },
                Fields.Date => work with { Date = Date(at, work.Date) },
                Fields.Keywords => work with { Keywords = Same(work.Keywords, Keywords(row, cell, column)) },
                Fields.Subjects => work with { Subjects = Subjects(at, work.Subjects) },
                Fields.Relations => work with { Relations = Same(work.Relations, Relations(at, work)) },
                Fields.Mark => work with { Mark = cell.IsBlank ? Mark.Undecided : Word(at, work.Mark) },
                Fields.Label => work with { Label = cell.IsBlank ? null : Word<ColourLabel>(at, work.Label) },
                Fields.Rating => work with { Rating = Rating(at, work.Rating) },
                Fields.Moment => work with { Moment = cell.IsBlank ? null : at.Id() ?? work.Moment },
                Fields.Taken => work with { Taken = Taken(at, work.Taken) },
                Fields.Settings => work with { Settings = Settings(at, work.Settings) },
                Fields.Imported => work with { Imported = at.Moment() ?? work.Imported },
                Fields.Binned => work with { Binned = at.Moment() },
                Fields.Withdrawn => work with { IsWithdrawn = IsYes(cell.Text) },
                _ => Grouped(work, target, at),
            };
        }
        return made.Apply(conditions.Apply(makers.Apply(place.Apply(work)), row, troubles));

        Work Grouped(Work same, Target target, CellAt at)
        {
            if (target.Field is Fields.Makers or Fields.MakerRoles or Fields.MakerPersons) makers.Take(target, at);
            else if (target.Field is Fields.Condition or Fields.ConditionDates or Fields.ConditionNotes or Fields.ConditionPictures) conditions.Take(target, at);
            else if (target.Field is Fields.Place or Fields.PlaceId or Fields.Latitude or Fields.Longitude or Fields.Coordinates) place.Take(target, at);
            else if (target.Field is Fields.Import or Fields.ImportFrom) made.Take(target, at);
            return same;
        }
    }

    /// <summary>Several values of a format that knows lists, as one text.</summary>
    private static string Joined(Cell cell, string separator) => (cell.Values is null ? cell.Text : string.Join(separator, cell.Values)).Trim();

    internal static LanguageText Text(LanguageText now, Target target, Cell cell, string separator = "; ") =>
        now.With([KeyValuePair.Create(target.Language!, Lines(Joined(cell, separator)))]);

    /// <summary>The ends of lines as the archive has them; nothing else is changed.</summary>
    internal static string Lines(string text) => text.Replace("\r\n", "\n", StringComparison.Ordinal).Replace('\r', '\n');

    private static bool Longest(Target target, CellAt at)
    {
        var isLong = at.Cell.Text.Length > (target.Field is Fields.Story or Fields.Alt or Fields.Settings or Fields.ConditionNotes or Fields.ConditionPictures or Fields.Keywords or Fields.Subjects or Fields.Relations ? LongestText : LongestLine)
            || at.Cell.Values?.Count > MostValues;
        if (isLong) at.Bad("too-long");
        return isLong;
    }

    internal static string? Line(CellAt at)
    {
        if (at.Cell.Values is { Count: > 1 } values) at.Note("first-of", values[0], values.Count.ToString(CultureInfo.InvariantCulture));
        return at.Cell.IsBlank ? null : Lines(at.Cell.Text.Trim());
    }

    private static WorkKind Kind(CellAt at, WorkKind now)
    {
        if (at.Cell.IsBlank) return now;
        foreach (var value in at.Cell.Values ?? [at.Cell.Text])
            if (KindWords.Parse(value) is { } kind) return kind;
        at.Bad("kind");
        return now;
    }

    internal static string? Date(CellAt at, string? now)
    {
        if (at.Cell.IsBlank) return null;
        if (at.Cell.Values is { Count: > 1 } values) at.Note("first-of", values[0], values.Count.ToString(CultureInfo.InvariantCulture));
        var date = DateWords.Parse(at.Cell.Text, out var trouble);
        if (date is null) at.Bad(trouble!);
        return date ?? now;
    }

    // Columns after the first one add to it.
    private List<string> Keywords(Row row, Cell cell, int column)
    {
        var keywords = new List<string>();
        foreach (var (before, target) in targets)
            if (target.Field == Fields.Keywords && before < column && before < row.Cells.Count) keywords.AddRange(WordsOf(row.Cells[before]));
        keywords.AddRange(WordsOf(cell));
        return keywords;

        static IEnumerable<string> WordsOf(Cell cell) => cell.Values ?? CellList.Read(cell.Text, ";|\n,");
    }

    // A person is never taken out of a work by a file: a consent that is asked for stays asked for.
    private static IReadOnlyList<Guid> Subjects(CellAt at, IReadOnlyList<Guid> now) => Same(now, [.. now.Union(at.Ids())]);

    private static List<Relation> Relations(CellAt at, Work work)
    {
        var relations = new List<Relation>();
        foreach (var value in at.Cell.Values ?? CellList.Read(at.Cell.Text))
        {
            var parts = value.Split((char[]?)null, StringSplitOptions.RemoveEmptyEntries);
            if (parts.Length != 2 || !TryWord<RelationKind>(parts[0], out var kind) || ReadIds.One(parts[1]) is not { } other) at.Bad("relation", value);
            else if (other == work.Id) at.Bad("relation-self", value);
            else relations.Add(new(kind, other));
        }
        return relations;
    }

    private static T Word<T>(CellAt at, T now) where T : struct, Enum => TryWord<T>(at.Cell.Text, out var word) ? word : Bad(at, now);

    private static T? Word<T>(CellAt at, T? now) where T : struct, Enum => TryWord<T>(at.Cell.Text, out var word) ? word : Bad(at, now);

    private static T Bad<T>(CellAt at, T now)
    {
        at.Bad("word");
        return now;
    }

    /// <summary>A word of a closed set as records have it, whatever its case.</summary>
    internal static bool TryWord<T>(string text, out T word) where T : struct, Enum =>
        Enum.TryParse(text.Trim(), ignoreCase: true, out word) && text.Trim().Equals(RecordWord.Of(word), StringComparison.OrdinalIgnoreCase);

    private static int? Rating(CellAt at, int? now)
    {
        if (at.Cell.IsBlank) return null;
        if (int.TryParse(at.Cell.Text.Trim(), NumberStyles.None, CultureInfo.InvariantCulture, out var stars) && stars <= 5) return stars;
        at.Bad("rating");
        return now;
    }

    private static CaptureTime? Taken(CellAt at, CaptureTime? now)
    {
        if (at.Cell.IsBlank) return null;
        try
        {
            return CaptureTimeText.Parse(at.Cell.Text.Trim());
        }
        catch (Exception trouble) when (trouble is FormatException or OverflowException)
        {
            at.Bad("taken");
            return now;
        }
    }

    private static CameraSettings? Settings(CellAt at, CameraSettings? now)
    {
        if (at.Cell.IsBlank) return null;
        try
        {
            return JsonSerializer.Deserialize(at.Cell.Text, RecordJson.Compact.CameraSettings) is { IsEmpty: false } settings ? settings : null;
        }
        catch (JsonException)
        {
            at.Bad("settings");
            return now;
        }
    }

    private static bool IsYes(string text) => text.Trim().ToLowerInvariant() is "1" or "true" or "yes" or "да" or "иә" or "ия";

    /// <summary>The same list object when nothing is new, so that nothing counts as changed.</summary>
    private static IReadOnlyList<T> Same<T>(IReadOnlyList<T> now, IReadOnlyList<T> given) => given.SequenceEqual(now) ? now : given;
}

/// <summary>A cell being read, and where it stands.</summary>
internal sealed record CellAt(Row Row, string Column, Cell Cell, List<CellTrouble> Troubles)
{
    /// <summary>Names what is wrong with it.</summary>
    public void Bad(string key, string? value = null, string more = "") => Troubles.Add(new(Row.Number, Row.Line, Column, key, value ?? Cell.Text, more));

    /// <summary>Names something to know about it; it is taken.</summary>
    public void Note(string key, string value, string more) => Troubles.Add(new(Row.Number, Row.Line, Column, key, value, more));

    public Guid? Id()
    {
        if (ReadIds.One(Cell.Text) is { } id) return id;
        Bad("id");
        return null;
    }

    public IReadOnlyList<Guid> Ids(string? cell = null)
    {
        var ids = new List<Guid>();
        foreach (var value in Cell.Values ?? CellList.Read(cell ?? Cell.Text, ";,\n "))
        {
            if (value.Length == 0) continue;
            if (ReadIds.One(value) is { } id) ids.Add(id);
            else Bad("id", value);
        }
        return ids;
    }

    public DateTimeOffset? Moment()
    {
        if (Cell.IsBlank) return null;
        if (DateTimeOffset.TryParse(Cell.Text.Trim(), CultureInfo.InvariantCulture, DateTimeStyles.RoundtripKind, out var moment)) return moment;
        Bad("moment");
        return null;
    }
}
