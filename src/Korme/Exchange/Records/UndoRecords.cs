using System.Data.Common;
using System.Globalization;
using Korme.Archive;
using Korme.Catalogue;
using Korme.People;
using Korme.Places;
using Korme.Storage;

namespace Korme.Exchange;

/// <summary>Takes people or places back: new ones that nothing names go into the bin, changed ones say again in the fields that the file changed what the archive's version before has.</summary>
/// <remarks>A record of which one of these fields was changed by hand since, and a new one that works name meanwhile, stays and is named.</remarks>
public sealed class UndoRecords(Database database, ArchiveStore archive, Changes changes, ExchangeFolder folder, TimeProvider clock)
{
    private const int Most = 50;

    /// <summary>Runs it. Parameters as <see cref="UndoExchange.Run"/>.</summary>
    /// <exception cref="ArchiveFullException">The disk is full; nothing was taken back.</exception>
    public async Task<CatalogueFile> Run(CatalogueFile exchange, Pace pace, CancellationToken cancel)
    {
        exchange = exchange with { State = ExchangeState.Undoing };
        folder.Save(exchange);
        var log = ExchangeLog.Read(folder.LogOf(exchange)).Where(line => line.IsWork).ToDictionaryByLast();
        pace.Begin(log.Count);
        cancel.ThrowIfCancellationRequested();
        var (binned, restored, left) = (0, 0, new List<Guid>());
        await changes.SaveAll(transaction =>
        {
            (binned, restored, left) = (0, 0, []);
            var wanted = new List<IRecorded>();
            foreach (var (id, line) in log)
            {
                if (Find(id, exchange.Rows) is not { } now) continue; // never made: it was interrupted before
                var then = line.Version is not null ? OfChanged(now, line) : Digest(now) == line.After ? Binned(transaction, now) : null;
                if (then is null) left.Add(id);
                else
                {
                    if (line.Version is null) binned++;
                    else restored++;
                    wanted.Add(then);
                }
            }
            return wanted;
        }, "undone", null, CancellationToken.None);
        pace.Add(log.Count);
        exchange = exchange with { State = ExchangeState.Undone, Ended = clock.GetLocalNow(), Undone = new(binned, restored, left.Count, [.. left.Take(Most)]) };
        folder.Save(exchange);
        folder.DropSource(exchange);
        return exchange;
    }

    /// <summary>Equal as long as nobody changes the record; whether it lies in the bin doesn't matter.</summary>
    internal static string Digest(IRecorded record) => Changes.TokenOf(record switch
    {
        Person person => person with { Binned = null },
        Place place => place with { Binned = null },
        _ => record,
    }).ToString("x16", CultureInfo.InvariantCulture);

    private IRecorded? OfChanged(IRecorded now, LogLine line)
    {
        if (Before(now.Id, line) is not { } before) return null;
        var fields = line.Fields ?? [];
        var digest = CopyRecordField.Digest(now, fields);
        if (digest == line.After) return CopyRecordField.From(before, now, fields);
        // The first logs had a digest of the whole record. And an undo that was interrupted had done this one.
        return Digest(now) == line.After ? before : digest == CopyRecordField.Digest(before, fields) ? now : null;
    }

    private IRecorded? Find(Guid id, RowsOf rows) => rows == RowsOf.People ? FindPeople.ById(database, id) : FindPlaces.ById(database, id);

    private IRecorded? Binned(DbTransaction transaction, IRecorded now) => now switch
    {
        Person person => FindPeople.IsNamed(transaction, person.Id) ? null : person with { Binned = person.Binned ?? clock.GetLocalNow() },
        Place place => FindPlaces.WorksOf(database, place.Id).Count > 0 || FindPlaces.Became(database, place.Id).Count > 0 ? null : place with { Binned = place.Binned ?? clock.GetLocalNow() },
        _ => null,
    };

    private IRecorded? Before(Guid id, LogLine line)
    {
        try
        {
            return archive.Versions(id).FirstOrDefault(version => version.Number == line.Version)?.Record;
        }
        catch (ArchiveDamagedException)
        {
            return null; // named with those that stay; 'korme verify' says what is wrong with it
        }
    }
}
