using Korme.Archive;
using Korme.Catalogue;
using Korme.People;
using Korme.Places;
using Korme.Search;
using Korme.Storage;

namespace Korme.Exchange;

/// <summary>What is to become of a row that is a person or a place.</summary>
/// <param name="Row">Which.</param>
/// <param name="Troubles">What can't be taken of it, and what there is to know; where nothing is taken, the last one says why.</param>
/// <param name="Id">Of the record.</param>
/// <param name="Before">As it is; null: it is new.</param>
/// <param name="After">As it is to be; null: the row is refused.</param>
/// <param name="Fields">What changes.</param>
internal sealed record PlannedRecord(Row Row, IReadOnlyList<CellTrouble> Troubles, Guid Id, IRecorded? Before, IRecorded? After, IReadOnlyList<(string Field, string Before, string After)> Fields)
{
    public bool IsMade => After is not null && Before is null;
    public bool IsChanged => After is not null && Before is not null && RecordJson.Of(Before) != RecordJson.Of(After);

    public static ExchangeCounts CountsOf(IReadOnlyCollection<PlannedRecord> planned) => new(
        planned.Count(each => each.IsMade), planned.Count(each => each.IsChanged), planned.Count(each => each.After is not null && !each.IsMade && !each.IsChanged),
        planned.Count(each => each.After is null), planned.Where(each => each.After is not null).Sum(each => each.Troubles.Count));
}

/// <summary>Decides what becomes of a table of people or places, all rows together; a dry run and the real one ask the same. Changes nothing itself.</summary>
internal static class PlanRecords
{
    /// <summary>More are brought in several files: they are saved as one change, all or none.</summary>
    public const int MostRows = 20_000;

    /// <exception cref="ExchangeRefusedException">The mapping can't be used, or the file is damaged or too long.</exception>
    public static async Task<List<PlannedRecord>> Run(Database database, ExchangeFolder folder, CatalogueFile exchange, DateTimeOffset now, Pace pace, CancellationToken cancel)
    {
        var mapping = exchange.Mapping;
        var table = await folder.Open(exchange, cancel);
        mapping.Check(table.Columns);
        var all = database.Read(connection => WriteRecords.All(connection, mapping.Rows)).ToDictionary(record => record.Id);
        var names = Names(all.Values, mapping);
        var compose = new ComposeRecord(mapping, table.Columns, now);
        var seen = new Dictionary<Guid, int>();
        var planned = new List<PlannedRecord>();
        pace.Begin(await TryExchange.Count(table, cancel));
        await foreach (var row in table.Read(cancel))
        {
            if (planned.Count == MostRows) throw new ExchangeRefusedException("records-many", MostRows);
            planned.Add(Decide(row));
            pace.Add(1);
        }
        return planned;

        PlannedRecord Decide(Row row)
        {
            if (row.Trouble is not null) return Refuse(row, row.Trouble, "");
            var fresh = PlanRows.IdOf(exchange.Import, row.Number);
            var (id, trouble) = Find(row, fresh);
            if (trouble is not null) return Refuse(row, trouble, TextAt(row, trouble == "id-row" ? Fields.Id : RecordFields.Name));
            var before = all.GetValueOrDefault(id);
            if (before is null && !mapping.MakesNew) return Refuse(row, "no-record", TextAt(row, RecordFields.Name) is { Length: > 0 } name ? name : id.ToString("D"));
            if (seen.TryGetValue(id, out var earlier)) return Refuse(row, "again-record", earlier.ToString(System.Globalization.CultureInfo.InvariantCulture));
            var troubles = new List<CellTrouble>();
            var after = compose.Run(row, before, id, troubles);
            if (mapping.BadCellSkipsRow && troubles.Find(each => each.Key != "first-of") is { } bad) return new(row, [.. troubles.Except([bad]), bad], id, before, null, []);
            if (IsNameless(after)) return new(row, [.. troubles, new(row.Number, row.Line, null, "nameless")], id, before, null, []);
            // A record that became another says what it said; the other is the one to change.
            if (before is not null && IsAnother(before) && RecordJson.Of(before) != RecordJson.Of(after)) return Refuse(row, "became-another", id.ToString("D"));
            seen[id] = row.Number;
            return new(row, troubles, id, before, after, before is null ? [] : CopyRecordField.Between(before, after));
        }

        (Guid Id, string? Trouble) Find(Row row, Guid fresh)
        {
            if (mapping.Match == MatchBy.Id && TextAt(row, Fields.Id) is { Length: > 0 } text) return ReadIds.One(text) is { } id ? (id, null) : (default, "id-row");
            if (mapping.Match != MatchBy.Name) return (fresh, null);
            var found = Columns(RecordFields.Name).Select(column => Key(At(row, column), mapping.Rows)).Where(key => key.Length > 0).SelectMany(key => names[key]).Distinct().ToList();
            return found.Count > 1 ? (default, "several-records") : (found.Count == 1 ? found[0] : fresh, null);
        }

        string TextAt(Row row, string field) => Columns(field).Select(column => At(row, column)).FirstOrDefault(text => text.Length > 0) ?? "";

        IEnumerable<int> Columns(string field) => Enumerable.Range(0, table.Columns.Count).Where(column => mapping.Of(column)?.Field == field);
    }

    private static ILookup<string, Guid> Names(IEnumerable<IRecorded> all, Mapping mapping) => (mapping.Match != MatchBy.Name ? [] : all.Where(record => !IsAnother(record) && !IsBinned(record)))
        .SelectMany(record => RecordCell.Text(record, RecordFields.Name).Select(text => (Key: Key(text.Value, mapping.Rows), record.Id))).Distinct().ToLookup(each => each.Key, each => each.Id);

    // As doubles are found: of a person's names any may stand first.
    private static string Key(string name, RowsOf rows) => string.Join(' ', (IEnumerable<string>)(rows == RowsOf.People ? Fold.Words(name).Order(StringComparer.Ordinal) : Fold.Words(name)));

    private static string At(Row row, int column) => column < row.Cells.Count ? row.Cells[column].Text.Trim() : "";

    private static bool IsNameless(IRecorded record) => record is Person person ? person.Name.IsEmpty
        : record is Place { Name.IsEmpty: true, Address.IsEmpty: true, Street.IsEmpty: true, District.IsEmpty: true, City.IsEmpty: true };

    private static bool IsAnother(IRecorded record) => record is Person { SameAs: not null } or Place { SameAs: not null };

    private static bool IsBinned(IRecorded record) => record is Person { Binned: not null } or Place { Binned: not null };

    private static PlannedRecord Refuse(Row row, string key, string value) => new(row, [new(row.Number, row.Line, null, key, value)], default, null, null, []);
}
