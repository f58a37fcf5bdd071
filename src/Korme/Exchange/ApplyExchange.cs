using Korme.Archive;
using Korme.Catalogue;
using Korme.Storage;

namespace Korme.Exchange;

/// <summary>Brings a file into the catalogue, some hundred rows at a time: new works into the archive, changes of others through the journal.</summary>
/// <remarks>
/// Before a batch is done the log says what will be done, so that an import that was interrupted goes on when it is run again, and can be
/// undone however far it came. A work that somebody changes in the same moment is looked at anew.
/// </remarks>
public sealed class ApplyExchange(Database database, ArchiveStore archive, Changes changes, ExchangeFolder folder, TimeProvider clock)
{
    private const int MostTries = 3;

    /// <summary>Runs it, or goes on with it.</summary>
    /// <param name="exchange">The file and how it is understood.</param>
    /// <param name="pace">Told how far it is, in rows.</param>
    /// <param name="told">Gets every trouble of every row as it comes; null: nobody asks.</param>
    /// <param name="cancel">Stops after the batch under way; running it again goes on.</param>
    /// <returns>The exchange, applied.</returns>
    /// <exception cref="ExchangeRefusedException">The mapping can't be used, the file is damaged, or the disk is nearly full; what was done before stays, and can be gone on with or undone.</exception>
    /// <exception cref="ArchiveFullException">The disk is full; what was done before stays.</exception>
    public async Task<CatalogueFile> Run(CatalogueFile exchange, Pace pace, Action<CellTrouble>? told, CancellationToken cancel)
    {
        var mapping = exchange.Mapping;
        var table = await folder.Open(exchange, cancel);
        mapping.Check(table.Columns);
        var total = await TryExchange.Count(table, cancel);
        var known = KnownNames.Read(database, mapping.Match, cancel);
        var plan = new PlanRows(database, table, mapping, exchange.Import, known, exchange.Created);
        var earlier = Earlier.Read(folder.LogOf(exchange), plan);
        exchange = exchange with { State = ExchangeState.Applying };
        folder.Save(exchange);

        pace.Begin(total, earlier.Counts.Rows);
        var counts = earlier.Counts;
        using (var log = ExchangeLog.Open(folder.LogOf(exchange)))
        {
            var finishing = Task.FromResult(new ExchangeCounts());
            PlannedRows? next = null;
            try
            {
                await foreach (var rows in TryExchange.Batches(table, cancel))
                {
                    var left = rows.Where(row => row.Number > earlier.Done).ToList();
                    if (left.Count == 0) continue;
                    // The files of these are made while those before are forced to the disk.
                    next = await Prepare(left, plan, earlier.Begun, cancel);
                    counts += await finishing;
                    cancel.ThrowIfCancellationRequested();
                    var prepared = next;
                    (next, finishing) = (null, Task.Run(() => Finish(prepared, plan, log, earlier.Begun, pace, told), CancellationToken.None));
                }
                counts += await finishing;
            }
            finally
            {
                next?.New?.Drop();
                await Task.WhenAny(finishing);
            }
        }
        exchange = exchange with { State = ExchangeState.Applied, Ended = clock.GetLocalNow(), Counts = counts };
        folder.Save(exchange);
        folder.DropSource(exchange);
        return exchange;
    }

    /// <summary>Decides what becomes of rows, and makes the objects of new works. Nothing of it is in the archive yet.</summary>
    private async Task<PlannedRows> Prepare(List<Row> rows, PlanRows plan, IReadOnlyDictionary<int, LogLine> begun, CancellationToken cancel)
    {
        // What was saved and not settled has no version yet to go back to.
        await changes.Settle(cancel);
        var planned = Plan(rows, plan, begun);
        if (!folder.RoomFor(ExchangeCounts.Of(planned)).Fits) throw new ExchangeRefusedException("room", rows[0].Number);
        var makes = planned.OfType<Planned.Make>().Where(make => !archive.Has(make.Work.Id)).ToList();
        var prepared = makes.Count == 0 ? null : await archive.Prepare([.. makes.Select(make => new NewWork(make.Work, new Dictionary<string, StagedFile>()))], cancel);
        return new(rows, planned, makes, prepared);
    }

    private List<Planned> Plan(List<Row> rows, PlanRows plan, IReadOnlyDictionary<int, LogLine> begun)
    {
        // The next rows may be decided on meanwhile: of none of the same works, which are refused as named twice.
        lock (plan) return Readable([.. plan.Run(rows, begun.ToDictionary(line => line.Key, line => line.Value.Work!.Value)).Select(each => ToldApart(each, begun))]);
    }

    /// <summary>Brings prepared rows in. It isn't interrupted, so that the log and the catalogue agree.</summary>
    private async Task<ExchangeCounts> Finish(PlannedRows batch, PlanRows plan, ExchangeLog log, IReadOnlyDictionary<int, LogLine> begun, Pace pace, Action<CellTrouble>? told)
    {
        var (rows, planned) = (batch.Rows, batch.Planned);
        var counts = new ExchangeCounts();
        var last = rows[^1].Number;
        for (var attempt = 1; rows.Count > 0; attempt++)
        {
            if (attempt > 1)
            {
                await changes.Settle(CancellationToken.None);
                planned = Plan(rows, plan, begun);
            }
            var edits = planned.OfType<Planned.Change>().ToList();
            log.Append([new() { To = last }, .. attempt == 1 ? batch.Makes.Select(LineOf) : [], .. edits.Select(edit => LineOf(edit, begun))]);
            if (attempt == 1 && batch.New is { } made)
            {
                var kept = await archive.Keep(made, CancellationToken.None);
                await RecordWorks.Run(database, [.. batch.Makes.Select(make => make.Work)], CancellationToken.None);
                kept.Indexed();
            }
            var stale = await Save(edits);
            var settled = planned.Where(each => !stale.Contains(each.Row.Number)).ToList();
            foreach (var trouble in settled.SelectMany(each => each.Troubles)) told?.Invoke(trouble);
            counts += ExchangeCounts.Of(settled);
            if (attempt == MostTries && stale.Count > 0)
            {
                foreach (var row in rows.Where(row => stale.Contains(row.Number))) told?.Invoke(new(row.Number, row.Line, null, "meanwhile"));
                counts += new ExchangeCounts(Refused: stale.Count);
                stale.Clear();
            }
            rows = [.. rows.Where(row => stale.Contains(row.Number))];
        }
        log.Append([new() { Done = last, Counts = counts }]);
        pace.Add(batch.Rows.Count);
        return counts;
    }

    /// <summary>The rows whose works somebody changed since they were looked at: of these nothing was saved.</summary>
    private async Task<HashSet<int>> Save(List<Planned.Change> edits)
    {
        var stale = new HashSet<int>();
        if (edits.Count == 0) return stale;
        var byWork = edits.ToDictionary(edit => edit.Before.Id);
        await changes.ChangeAll([.. byWork.Keys], now =>
        {
            var edit = byWork[now.Id];
            if (RecordJson.Of(now) == RecordJson.Of(edit.Before)) return edit.After;
            stale.Add(edit.Row.Number);
            return now;
        }, "catalogued", (_, _) => { }, CancellationToken.None);
        return stale;
    }

    /// <summary>A work that an interrupted run of this import made or changed already counts as that.</summary>
    private static Planned ToldApart(Planned planned, IReadOnlyDictionary<int, LogLine> begun)
    {
        if (planned is not Planned.Same same || !begun.TryGetValue(same.Row.Number, out var line)) return planned;
        return line.Version is null ? new Planned.Make(same.Row, same.Troubles, same.Work)
            : new Planned.Change(same.Row, same.Troubles, same.Work, same.Work, [.. (line.Fields ?? []).Select(FieldName.Parse)]);
    }

    /// <summary>A work whose object can't be read has no version to go back to: its row is refused.</summary>
    private List<Planned> Readable(List<Planned> planned) => [.. planned.Select(each =>
    {
        if (each is not Planned.Change change) return each;
        try
        {
            _ = archive.VersionsOf(change.Before.Id);
            return each;
        }
        catch (ArchiveDamagedException)
        {
            return new Planned.Refuse(each.Row, [.. each.Troubles, new(each.Row.Number, each.Row.Line, null, "damaged", change.Before.Id.ToString("D"))]);
        }
    })];

    private static LogLine LineOf(Planned.Make make) => new() { Row = make.Row.Number, Work = make.Work.Id, After = CopyField.Digest(make.Work, CopyField.AllOf(make.Work)) };

    private LogLine LineOf(Planned.Change edit, IReadOnlyDictionary<int, LogLine> begun) => new()
    {
        Row = edit.Row.Number,
        Work = edit.Before.Id,
        // An interrupted run may have saved it already: what it was before that is what counts.
        Version = begun.TryGetValue(edit.Row.Number, out var line) && line.Version is { } version ? version : archive.VersionsOf(edit.Before.Id),
        Fields = [.. edit.Fields.Select(FieldName.Of)],
        After = CopyField.Digest(edit.After, edit.Fields),
    };

    /// <summary>Rows that are decided on.</summary>
    /// <param name="Rows">Which.</param>
    /// <param name="Planned">What becomes of each.</param>
    /// <param name="Makes">Those whose works aren't in the archive.</param>
    /// <param name="New">The objects of these; null: there are none.</param>
    private sealed record PlannedRows(List<Row> Rows, List<Planned> Planned, List<Planned.Make> Makes, PreparedWorks? New);

    /// <summary>What an interrupted run left: how far it came, and what it had begun with.</summary>
    private sealed record Earlier(int Done, ExchangeCounts Counts, IReadOnlyDictionary<int, LogLine> Begun)
    {
        public static Earlier Read(string log, PlanRows plan)
        {
            var (done, counts, begun) = (0, new ExchangeCounts(), new Dictionary<int, LogLine>());
            foreach (var line in ExchangeLog.Read(log))
            {
                if (line is { Work: { } work, Row: { } row })
                {
                    plan.HasSeen(work, row);
                    begun[row] = line;
                }
                if (line.Done is not { } to) continue;
                (done, counts) = (to, counts + (line.Counts ?? new()));
                begun.Clear();
            }
            return new(done, counts, begun);
        }
    }
}

/// <summary>A changed field as the log has it: <c>title@kk</c>, <c>date</c>.</summary>
internal static class FieldName
{
    public static string Of(ChangedField field) => field.Language is null ? field.Field : $"{field.Field}@{field.Language}";

    public static ChangedField Parse(string text) => text.IndexOf('@') is > 0 and var at ? new(text[..at], text[(at + 1)..]) : new(text);
}
