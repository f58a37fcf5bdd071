using System.Data.Common;
using Korme.Archive;
using Korme.Exhibitions;
using Korme.Selections;

namespace Korme.Catalogue;

/// <summary>Changes of several records of different sorts that belong together: two people who are one, a table that was brought in.</summary>
public sealed partial class Changes
{
    /// <summary>Saves several records of any sort: one appending to the journal, one transaction, all or none.</summary>
    /// <param name="records">As they are to be from now on, each once; everything but a work may be new. Those that are like that already are left out.</param>
    /// <param name="what">What was done, one word: <c>merged</c>, <c>brought-in</c>.</param>
    /// <param name="basedOn">By id the token of the record as the editor saw it, 0 for one that wasn't there; null, and for those not in it: whatever it is now.</param>
    /// <param name="cancel">Until it is this change's turn.</param>
    /// <exception cref="ArgumentException">One of them is a work that the catalogue doesn't have: new ones come by an import. Nothing was saved.</exception>
    /// <exception cref="DbException">Another exhibition has the slug of one of them; nothing was saved.</exception>
    /// <exception cref="ArchiveFullException">The disk is full; nothing was saved.</exception>
    public Task<SavedTogether> SaveAll(IReadOnlyList<IRecorded> records, string what, IReadOnlyDictionary<Guid, long>? basedOn, CancellationToken cancel) =>
        SaveAll(_ => records, what, basedOn, cancel);

    /// <summary>The same for records that are made of what there is at this moment: nobody else saves meanwhile.</summary>
    /// <param name="make">Reads with the transaction it gets, writes nothing, and gives the records as they are to be; none: nothing is saved.</param>
    /// <param name="what">What was done, one word.</param>
    /// <param name="basedOn">As for the other.</param>
    /// <param name="cancel">Until it is this change's turn.</param>
    public Task<SavedTogether> SaveAll(
        Func<DbTransaction, IReadOnlyList<IRecorded>> make, string what, IReadOnlyDictionary<Guid, long>? basedOn, CancellationToken cancel) =>
        Journaled<SavedTogether>((transaction, append) =>
        {
            var changed = new List<ChangedRecord>();
            var lines = new List<(string, string)>();
            var others = new List<Guid>();
            foreach (var record in FollowPlaces.Together(transaction, CreditNames.Together(transaction, make(transaction))))
            {
                var id = record.Id;
                var before = Current(transaction, record);
                var text = before is null ? null : RecordJson.Of(before);
                var after = RecordJson.Of(record);
                if (basedOn?.TryGetValue(id, out var token) == true && token != (text is null ? 0 : TokenOf(text))) others.Add(id);
                else if (text == after) continue;
                else if (before is Work { IsTombstone: true }) others.Add(id);
                changed.Add(new(id, before, record));
                lines.Add((RecordId.From(id), after));
            }
            if (others.Count > 0) return new SavedTogether.Conflict(others);
            if (changed.Count == 0) return new SavedTogether.Kept([]);

            WriteTogether(transaction, [.. changed.Select(each => each.After)], what);
            append(what, lines);
            return new SavedTogether.Kept(changed);
        }, cancel);

    private void WriteTogether(DbTransaction transaction, IReadOnlyList<IRecorded> records, string what)
    {
        var now = clock.GetLocalNow();
        foreach (var exhibition in records.OfType<Exhibition>()) RecordSteps.WriteFirst(transaction, exhibition.Id, Current(transaction, exhibition) is { } first ? RecordJson.Of(first) : null, now);
        IndexRecords.Write(transaction, records);
        foreach (var record in records.Where(record => record is Exhibition or KeptSelection)) RecordSteps.Write(transaction, record.Id, RecordJson.Of(record), what, now);
    }
}

/// <summary>A record before a change of several and after it. To undo it, save what was before, based on the tokens of what came after.</summary>
/// <param name="Id">Its id.</param>
/// <param name="Before">As it was; null: it wasn't there.</param>
/// <param name="After">As it is.</param>
public sealed record ChangedRecord(Guid Id, IRecorded? Before, IRecorded After);

/// <summary>What became of several records that were handed to <see cref="Changes"/> together.</summary>
public abstract record SavedTogether
{
    private SavedTogether() { }

    /// <summary>All of them are on the disk and in the catalogue.</summary>
    /// <param name="Changed">Those that weren't like that already; none: nothing was written.</param>
    public sealed record Kept(IReadOnlyList<ChangedRecord> Changed) : SavedTogether;

    /// <summary>Somebody else saved some of them since the editor looked, or erased them: nothing was written.</summary>
    public sealed record Conflict(IReadOnlyList<Guid> Ids) : SavedTogether;
}
