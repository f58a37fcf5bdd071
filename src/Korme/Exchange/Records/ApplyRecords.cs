using Korme.Archive;
using Korme.Catalogue;
using Korme.Storage;

namespace Korme.Exchange;

/// <summary>A dry run of people or places: everything is looked at as when it is applied, and nothing is written.</summary>
public static class TryRecords
{
    /// <summary>Runs it. Parameters as <see cref="TryExchange.Run"/>.</summary>
    /// <exception cref="ExchangeRefusedException">The mapping can't be used, or the file is damaged or too long.</exception>
    public static async Task<Trial> Run(Database database, ExchangeFolder folder, CatalogueFile exchange, TimeProvider clock, Pace pace, CancellationToken cancel)
    {
        var trial = new Trial();
        trial.Add(await PlanRecords.Run(database, folder, exchange, clock.GetLocalNow(), pace, cancel));
        return trial;
    }
}

/// <summary>Brings people or places into the catalogue: one change of all of them, all or none. Works that name them follow in it.</summary>
public sealed class ApplyRecords(Database database, ArchiveStore archive, Changes changes, ExchangeFolder folder, TimeProvider clock)
{
    private const int MostTries = 3;

    /// <summary>Runs it; after an interruption it finds what is in and makes nothing twice. Parameters as <see cref="ApplyExchange.Run"/>.</summary>
    /// <exception cref="ExchangeRefusedException">The mapping can't be used, the file is damaged, or somebody else changed the same records again and again.</exception>
    /// <exception cref="ArchiveFullException">The disk is full; nothing of it is in.</exception>
    public async Task<CatalogueFile> Run(CatalogueFile exchange, Pace pace, Action<CellTrouble>? told, CancellationToken cancel)
    {
        exchange = exchange with { State = ExchangeState.Applying };
        folder.Save(exchange);
        var begun = ExchangeLog.Read(folder.LogOf(exchange)).Where(line => line.IsWork).ToDictionaryByLast();
        for (var attempt = 1; ; attempt++)
        {
            // What was saved and not settled has no version yet to go back to.
            await changes.Settle(cancel);
            var planned = await PlanRecords.Run(database, folder, exchange, exchange.Created, pace, cancel);
            var wanted = planned.Where(each => each.IsMade || each.IsChanged).ToList();
            using (var log = ExchangeLog.Open(folder.LogOf(exchange))) log.Append([new() { To = planned.Count }, .. wanted.Select(each => LineOf(each, begun))]);

            // From here on it is finished, so that the log and the catalogue agree.
            var saved = await changes.SaveAll([.. wanted.Select(each => each.After!)], "catalogued",
                wanted.ToDictionary(each => each.Id, each => each.Before is null ? 0 : Changes.TokenOf(each.Before)), CancellationToken.None);
            if (saved is SavedTogether.Conflict && attempt < MostTries) continue;
            if (saved is SavedTogether.Conflict) throw new ExchangeRefusedException("records-meanwhile");

            foreach (var trouble in planned.SelectMany(each => each.Troubles)) told?.Invoke(trouble);
            exchange = exchange with { State = ExchangeState.Applied, Ended = clock.GetLocalNow(), Counts = CountsOf(planned, begun) };
            folder.Save(exchange);
            folder.DropSource(exchange);
            return exchange;
        }
    }

    /// <summary>What an interrupted run had saved already counts as what it was.</summary>
    private static ExchangeCounts CountsOf(List<PlannedRecord> planned, Dictionary<Guid, LogLine> begun)
    {
        var done = planned.Where(each => each is { After: not null, IsMade: false, IsChanged: false } && begun.ContainsKey(each.Id)).ToList();
        var made = done.Count(each => begun[each.Id].Version is null);
        return PlannedRecord.CountsOf(planned) + new ExchangeCounts(Made: made, Changed: done.Count - made, Same: -done.Count);
    }

    private LogLine LineOf(PlannedRecord each, Dictionary<Guid, LogLine> begun) => new()
    {
        Row = each.Row.Number,
        Work = each.Id,
        Version = each.Before is null ? null : begun.TryGetValue(each.Id, out var line) ? line.Version : archive.VersionsOf(each.Id),
        Fields = [.. each.Fields.Select(field => field.Field)],
        After = each.Before is null ? UndoRecords.Digest(each.After!) : CopyRecordField.Digest(each.After!, each.Fields.Select(field => field.Field)),
    };
}

internal static class LogLines
{
    /// <summary>The last line of each record: what was done.</summary>
    public static Dictionary<Guid, LogLine> ToDictionaryByLast(this IEnumerable<LogLine> lines)
    {
        var last = new Dictionary<Guid, LogLine>();
        foreach (var line in lines) last[line.Work!.Value] = line;
        return last;
    }
}
