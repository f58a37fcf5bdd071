using Korme.Catalogue;
using Korme.Storage;

namespace Korme.Exchange;

/// <summary>What would come of a file: counts, and the first fifty of everything.</summary>
public sealed class Trial
{
    /// <summary>As many as a person looks through.</summary>
    public const int Most = 50;

    private readonly List<TriedRow> made = [], changed = [];
    private readonly List<CellTrouble> refused = [], cells = [];
    private readonly List<TriedRecord> records = [];

    public ExchangeCounts Counts { get; private set; } = new();
    public IReadOnlyList<TriedRow> Made => made;
    public IReadOnlyList<TriedRow> Changed => changed;

    /// <summary>Rows that would not be taken, each with its reason.</summary>
    public IReadOnlyList<CellTrouble> Refused => refused;

    /// <summary>Cells that would not be taken, and what there is to know of others.</summary>
    public IReadOnlyList<CellTrouble> Cells => cells;

    /// <summary>What it takes on the disk; null: too little to be counted.</summary>
    public RoomNeeded? Room { get; internal set; }

    /// <summary>People or places that would be made or changed, where rows are such.</summary>
    public IReadOnlyList<TriedRecord> Records => records;

    internal void Add(IReadOnlyCollection<PlannedRecord> planned)
    {
        Counts += PlannedRecord.CountsOf(planned);
        foreach (var each in planned)
        {
            if (each.IsMade || each.IsChanged)
            {
                if (records.Count(other => other.IsNew == each.IsMade) < Most) records.Add(new(each.Row.Number, each.Id, each.After!, each.IsMade, each.Fields));
            }
            if (each.After is null && refused.Count < Most) refused.Add(each.Troubles[^1]);
            if (each.After is not null) cells.AddRange(each.Troubles.Take(Most - cells.Count));
        }
    }

    internal void Add(IReadOnlyCollection<Planned> planned)
    {
        Counts += ExchangeCounts.Of(planned);
        foreach (var each in planned)
        {
            if (each is Planned.Make make && made.Count < Most) made.Add(new(make.Row.Number, make.Work, null, []));
            if (each is Planned.Change change && changed.Count < Most) changed.Add(new(change.Row.Number, change.After, change.Before, change.Fields));
            if (each is Planned.Refuse refuse && refused.Count < Most) refused.Add(refuse.Troubles[^1]);
            if (each is not Planned.Refuse) cells.AddRange(each.Troubles.Take(Most - cells.Count));
        }
    }
}

/// <summary>A row and the work that it would make or change.</summary>
/// <param name="Row">As a spreadsheet numbers it.</param>
/// <param name="Work">As it would be.</param>
/// <param name="Before">As it is; null: it is new.</param>
/// <param name="Fields">What would change.</param>
public sealed record TriedRow(int Row, Work Work, Work? Before, IReadOnlyList<ChangedField> Fields);

/// <summary>A row and the person or place that it would make or change.</summary>
/// <param name="Row">As a spreadsheet numbers it.</param>
/// <param name="Id">Of the record.</param>
/// <param name="Record">As it would be.</param>
/// <param name="IsNew">It isn't there yet.</param>
/// <param name="Fields">What would change: the column's field, what it says now and then.</param>
public sealed record TriedRecord(int Row, Guid Id, IRecorded Record, bool IsNew, IReadOnlyList<(string Field, string Before, string After)> Fields);

/// <summary>A dry run: everything is looked at as when it is applied, and nothing is written.</summary>
public static class TryExchange
{
    internal const int RowsAtOnce = 500;

    /// <summary>Runs it.</summary>
    /// <param name="database">The catalogue.</param>
    /// <param name="folder">Where the file lies.</param>
    /// <param name="exchange">The file and how it is understood.</param>
    /// <param name="clock">Of new works.</param>
    /// <param name="pace">Told how far it is, in rows.</param>
    /// <param name="cancel">Stops.</param>
    /// <exception cref="ExchangeRefusedException">The mapping can't be used, or the file is damaged.</exception>
    public static async Task<Trial> Run(Database database, ExchangeFolder folder, CatalogueFile exchange, TimeProvider clock, Pace pace, CancellationToken cancel)
    {
        var mapping = exchange.Mapping;
        var table = await folder.Open(exchange, cancel);
        mapping.Check(table.Columns);
        pace.Begin(await Count(table, cancel));
        var plan = new PlanRows(database, table, mapping, exchange.Import, KnownNames.Read(database, mapping.Match, cancel), clock.GetLocalNow());
        var trial = new Trial();
        await foreach (var rows in Batches(table, cancel))
        {
            trial.Add(plan.Run(rows));
            pace.Add(rows.Count);
        }
        trial.Room = folder.RoomFor(trial.Counts);
        return trial;
    }

    internal static async Task<int> Count(Table table, CancellationToken cancel)
    {
        var count = 0;
        await foreach (var _ in table.Read(cancel)) count++;
        return count;
    }

    /// <summary>The rows, some hundred at a time.</summary>
    internal static async IAsyncEnumerable<IReadOnlyList<Row>> Batches(Table table, [System.Runtime.CompilerServices.EnumeratorCancellation] CancellationToken cancel)
    {
        var rows = new List<Row>(RowsAtOnce);
        await foreach (var row in table.Read(cancel))
        {
            rows.Add(row);
            if (rows.Count < RowsAtOnce) continue;
            yield return rows;
            rows = new(RowsAtOnce);
        }
        if (rows.Count > 0) yield return rows;
    }
}
