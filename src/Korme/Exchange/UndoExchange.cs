using Korme.Archive;
using Korme.Catalogue;
using Korme.Storage;

namespace Korme.Exchange;

/// <summary>Takes a whole import back: new works go into the bin, changed ones say again what the archive's version before has. Also after a restart, and when it was interrupted itself.</summary>
/// <remarks>What somebody changed by hand since stays, field by field: such a work is named and not touched.</remarks>
public sealed class UndoExchange(Database database, ArchiveStore archive, Changes changes, ExchangeFolder folder, TimeProvider clock)
{
    private const int Most = 50, AtOnce = 500;

    /// <summary>Runs it, or goes on with it.</summary>
    /// <param name="exchange">One that is in, or half in.</param>
    /// <param name="pace">Told how far it is, in works.</param>
    /// <param name="cancel">Stops after the batch under way; running it again goes on.</param>
    /// <returns>The exchange, undone.</returns>
    /// <exception cref="ArchiveFullException">The disk is full; what was taken back stays so.</exception>
    public async Task<CatalogueFile> Run(CatalogueFile exchange, Pace pace, CancellationToken cancel)
    {
        exchange = exchange with { State = ExchangeState.Undoing };
        folder.Save(exchange);
        // A row that was looked at twice has two lines: the later one is what was done.
        var log = folder.LogOf(exchange);
        pace.Begin(ExchangeLog.Read(log).Count(line => line.IsWork));
        var (binned, restored, left, firstLeft) = (0, 0, 0, new List<Guid>());
        foreach (var lines in ExchangeLog.Read(log).Where(line => line.IsWork).Chunk(AtOnce))
        {
            // What is taken back goes into the archive as it comes: a million changes that wait would fill memory and the journal.
            await changes.Settle(cancel);
            var last = lines.GroupBy(line => line.Work!.Value).ToDictionary(group => group.Key, group => group.Last());
            var works = FindWorks.ById(database, [.. last.Keys]).ToDictionary(work => work.Id);
            var wanted = new Dictionary<Guid, Wanted>();
            foreach (var (id, line) in last)
            {
                // Never made: the import was interrupted before.
                if (!works.TryGetValue(id, out var now)) continue;
                var want = line.Version is null ? OfMade(now, line) : OfChanged(now, line);
                if (want is not null) wanted[id] = want;
                else
                {
                    left++;
                    if (firstLeft.Count < Most) firstLeft.Add(id);
                }
            }
            if (wanted.Count > 0)
                await changes.ChangeAll([.. wanted.Keys], now => RecordJson.Of(now) == RecordJson.Of(works[now.Id]) ? wanted[now.Id].Work : Meanwhile(now), "undone", (_, _) => { }, CancellationToken.None);
            binned += wanted.Values.Count(want => want.IsMade);
            restored += wanted.Values.Count(want => !want.IsMade);
            pace.Add(lines.Length);

            // In this very moment: left as it is.
            Work Meanwhile(Work now)
            {
                wanted.Remove(now.Id);
                left++;
                if (firstLeft.Count < Most) firstLeft.Add(now.Id);
                return now;
            }
        }
        exchange = exchange with { State = ExchangeState.Undone, Ended = clock.GetLocalNow(), Undone = new(binned, restored, left, firstLeft) };
        folder.Save(exchange);
        folder.DropSource(exchange);
        return exchange;
    }

    private Wanted? OfMade(Work now, LogLine line) =>
        now.Erased is not null || CopyField.Digest(now, CopyField.AllOf(now)) != line.After ? null : new(now.Binned is null ? now with { Binned = clock.GetLocalNow() } : now, IsMade: true);

    private Wanted? OfChanged(Work now, LogLine line)
    {
        if (now.Erased is not null) return null;
        var fields = (line.Fields ?? []).Select(FieldName.Parse).ToList();
        Work? before = null;
        try
        {
            before = archive.Versions(now.Id).FirstOrDefault(version => version.Number == line.Version)?.Record as Work;
        }
        catch (ArchiveDamagedException)
        {
            // Named with those that stay; 'korme verify' says what is wrong with it.
        }
        if (before is null) return null;
        var digest = CopyField.Digest(now, fields);
        if (digest != line.After && digest != CopyField.Digest(before, fields)) return null;
        return new(CopyField.From(before, now, fields), IsMade: false);
    }

    private sealed record Wanted(Work Work, bool IsMade);
}
