using System.Buffers.Binary;
using Korme.Catalogue;
using Korme.Exchange.Csv;
using Korme.Storage;

namespace Korme.Exchange;

/// <summary>What is to become of a row.</summary>
/// <param name="Row">Which.</param>
/// <param name="Troubles">What can't be taken of it, and what there is to know about it.</param>
internal abstract record Planned(Row Row, IReadOnlyList<CellTrouble> Troubles)
{
    /// <summary>A new work.</summary>
    public sealed record Make(Row Row, IReadOnlyList<CellTrouble> Troubles, Work Work) : Planned(Row, Troubles);

    /// <summary>A work that is there says something else from now on.</summary>
    public sealed record Change(Row Row, IReadOnlyList<CellTrouble> Troubles, Work Before, Work After, IReadOnlyList<ChangedField> Fields) : Planned(Row, Troubles);

    /// <summary>A work that is like that already.</summary>
    public sealed record Same(Row Row, IReadOnlyList<CellTrouble> Troubles, Work Work) : Planned(Row, Troubles);

    /// <summary>Nothing: the last of the troubles says why.</summary>
    public sealed record Refuse(Row Row, IReadOnlyList<CellTrouble> Troubles) : Planned(Row, Troubles);
}

/// <summary>Decides what becomes of rows, some hundred at a time; a dry run and the real one ask the same. Changes nothing itself.</summary>
internal sealed class PlanRows
{
    private readonly Database database;
    private readonly Mapping mapping;
    private readonly IReadOnlyList<string> columns;
    private readonly ImportOf import;
    private readonly KnownNames known;
    private readonly ComposeWork compose;
    private readonly Dictionary<Guid, int> seen = [];
    private readonly int idColumn, identifierColumn, binnedColumn;

    /// <param name="database">The catalogue.</param>
    /// <param name="table">The file.</param>
    /// <param name="mapping">How it is understood.</param>
    /// <param name="import">This bringing-in: new works are of it, and their ids follow from its own.</param>
    /// <param name="known">Names of works, for <see cref="Mapping.Match"/>.</param>
    /// <param name="now">When new works are taken in.</param>
    public PlanRows(Database database, Table table, Mapping mapping, ImportOf import, KnownNames known, DateTimeOffset now)
    {
        (this.database, this.mapping, this.import, this.known, columns) = (database, mapping, import, known, table.Columns);
        compose = new(mapping, columns, import, now);
        idColumn = ColumnOf(Fields.Id);
        identifierColumn = ColumnOf(Fields.Identifier);
        binnedColumn = ColumnOf(Fields.Binned);
    }

    /// <summary>A row of an earlier part of this import is of this work already.</summary>
    public void HasSeen(Guid work, int row) => seen[work] = row;

    /// <summary>Decides on rows that come one after another.</summary>
    /// <param name="rows">The rows.</param>
    /// <param name="done">Of rows that an interrupted run began with: their works.</param>
    public IReadOnlyList<Planned> Run(IReadOnlyList<Row> rows, IReadOnlyDictionary<int, Guid>? done = null)
    {
        var found = rows.Select(row => Find(row, done)).ToList();
        var works = FindWorks.ById(database, [.. found.Select(each => each.Work ?? default).Where(id => id != default).Distinct()]).ToDictionary(work => work.Id);
        // What found nothing is looked for again in its turn: a row before it may have made its work.
        return [.. rows.Select((row, index) => Decide(row, found[index] is { Work: null, Trouble: null } ? Find(row, done) : found[index], works))];
    }

    /// <summary>The id of the work that a row makes: the import's time, then the number of the row, so that running again makes the same one, and works sort as the rows do (RFC 9562 §6.2).</summary>
    public static Guid IdOf(ImportOf import, int row)
    {
        Span<byte> bytes = stackalloc byte[16];
        import.Id.TryWriteBytes(bytes, bigEndian: true, out _);
        BinaryPrimitives.WriteInt32BigEndian(bytes[10..], row);
        return new(bytes, bigEndian: true);
    }

    private Found Find(Row row, IReadOnlyDictionary<int, Guid>? done)
    {
        if (row.Trouble is not null) return Refused(new(row.Number, row.Line, null, row.Trouble));
        var fresh = IdOf(import, row.Number);
        if (done?.TryGetValue(row.Number, out var before) == true) return new(before, before, null);

        if (mapping.Match == MatchBy.Id && TextAt(row, idColumn) is { } text)
            return ReadIds.One(text) is { } id ? new(id, id, null) : Refused(new(row.Number, row.Line, columns[idColumn], "id-row", text));
        if (mapping.Match == MatchBy.Identifier && TextAt(row, identifierColumn) is { } identifier) return Named(row, identifierColumn, identifier, fresh);
        if (mapping.Match == MatchBy.File)
        {
            for (var column = 0; column < columns.Count; column++)
                if (mapping.Of(column)?.Field == Fields.File && TextAt(row, column) is { } names)
                    foreach (var name in CellList.Read(names).Where(name => name.Length > 0))
                        if (Named(row, column, NameOf(name), fresh) is var match && (match.Work ?? (object?)match.Trouble) is not null) return match;
        }
        return new(fresh, null, null);
    }

    private Found Named(Row row, int column, string name, Guid fresh) => known.Find(name) switch
    {
        null => new(fresh, null, null),
        var work when work == Guid.Empty => Refused(new(row.Number, row.Line, columns[column], "several", name)),
        var work => new(work.Value, work, null),
    };

    private Planned Decide(Row row, Found found, Dictionary<Guid, Work> works)
    {
        if (found.Trouble is not null) return new Planned.Refuse(row, [found.Trouble]);
        var before = found.Work is { } id ? works.GetValueOrDefault(id) : null;
        if (before is null && !mapping.MakesNew) return Refuse(row, "no-work", NameOf(row));
        if (before is { IsTombstone: true }) return Refuse(row, "erased", before.Id.ToString("D"));
        if (seen.TryGetValue(found.Id, out var earlier) && earlier != row.Number) return Refuse(row, "again", earlier.ToString(System.Globalization.CultureInfo.InvariantCulture));

        var troubles = new List<CellTrouble>();
        // A row that names a work in the bin takes it out, unless the file itself says that it lies there.
        var work = compose.Run(row, before is { Binned: not null } && TextAt(row, binnedColumn) is null ? before with { Binned = null } : before, found.Id, troubles);
        if (mapping.BadCellSkipsRow && troubles.Find(trouble => trouble.Key != "first-of") is { } bad) return new Planned.Refuse(row, [.. troubles.Except([bad]), bad]);
        if (before is null && found.Id == IdOf(import, row.Number) && IsEmpty(work)) return Refuse(row, "says-nothing", "");
        seen[found.Id] = row.Number;
        if (before is null)
        {
            Remember(row, work.Id);
            return new Planned.Make(row, troubles, work);
        }
        var changed = WhatChanged.Between(before, work);
        return changed.Count == 0 ? new Planned.Same(row, troubles, before) : new Planned.Change(row, troubles, before, work, changed);
    }

    /// <summary>A later row with the same number is of this work, and not one more.</summary>
    private void Remember(Row row, Guid work)
    {
        if (mapping.Match == MatchBy.Identifier && TextAt(row, identifierColumn) is { } identifier) known.Add(identifier, work);
        if (mapping.Match == MatchBy.File)
            for (var column = 0; column < columns.Count; column++)
                if (mapping.Of(column)?.Field == Fields.File && TextAt(row, column) is { } names)
                    foreach (var name in CellList.Read(names)) known.Add(NameOf(name), work);
    }

    private string NameOf(Row row) => TextAt(row, identifierColumn) ?? TextAt(row, idColumn) ?? TextAt(row, ColumnOf(Fields.File)) ?? "";

    /// <summary>Nothing but what the mapping itself says.</summary>
    private static bool IsEmpty(Work work) => WhatChanged.Between(new Work { Id = work.Id, Kind = work.Kind, Imported = work.Imported, Import = work.Import }, work).Count == 0;

    private int ColumnOf(string field)
    {
        for (var column = 0; column < columns.Count; column++)
            if (mapping.Of(column)?.Field == field) return column;
        return -1;
    }

    private static string? TextAt(Row row, int column) => column >= 0 && column < row.Cells.Count && !row.Cells[column].IsBlank ? row.Cells[column].Text.Trim() : null;

    /// <summary>The last part of a path: a spreadsheet may say where the file lay.</summary>
    private static string NameOf(string path) => path[(path.LastIndexOfAny(['/', '\\']) + 1)..];

    private static Planned.Refuse Refuse(Row row, string key, string value) => new(row, [new(row.Number, row.Line, null, key, value)]);

    private static Found Refused(CellTrouble trouble) => new(default, null, trouble);

    /// <param name="Id">Of the work that it is of, or of the one that it makes.</param>
    /// <param name="Work">The work to look for; null: it is new.</param>
    /// <param name="Trouble">Why neither.</param>
    private sealed record Found(Guid Id, Guid? Work, CellTrouble? Trouble);
}
