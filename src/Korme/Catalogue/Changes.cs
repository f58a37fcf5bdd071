using System.Buffers.Binary;
using System.Data.Common;
using System.Security.Cryptography;
using System.Text;
using Korme.Archive;
using Korme.Archive.Journal;
using Korme.People;
using Korme.Storage;

namespace Korme.Catalogue;

/// <summary>The door for every change of what the archive has: journal and index at once, the archive a while later (docs/adr/0005).</summary>
/// <remarks>
/// May be used from several threads; one for a home. A saved change survives a power cut: one line of the journal is forced to the
/// disk, the index follows without a sync of its own. <see cref="Settle"/> makes one new version of each changed object.
/// </remarks>
public sealed partial class Changes : IDisposable
{
    private const int SettledAtOnce = 1_000;

    /// <summary>How long nobody has to change anything before the changes settle.</summary>
    public static readonly TimeSpan Idle = TimeSpan.FromMinutes(5);

    /// <summary>How long changes wait at most while somebody goes on changing.</summary>
    public static readonly TimeSpan Longest = TimeSpan.FromHours(1);

    private readonly Home home;
    private readonly Database database;
    private readonly ArchiveStore archive;
    private readonly TimeProvider clock;
    private readonly JournalFolder journal;
    private readonly SemaphoreSlim saving = new(1, 1), settling = new(1, 1);
    private (long First, long Last)? waiting;

    private Changes(Home home, Database database, ArchiveStore archive, TimeProvider clock, JournalFolder journal)
    {
        (this.home, this.database, this.archive, this.clock, this.journal) = (home, database, archive, clock, journal);
        if (journal.Unsettled.Count > 0) waiting = (clock.GetTimestamp(), clock.GetTimestamp());
    }

    /// <summary>What was found wrong with the journal at the start and what was done about it: a sentence each.</summary>
    public IReadOnlyList<string> Notices => journal.Notices;

    /// <summary>Opens the journal and brings into the index what it has and the archive hasn't. After <see cref="CatchUp"/>.</summary>
    /// <exception cref="JournalException">The journal is of a later format, or can't be understood.</exception>
    public static async Task<Changes> Open(Home home, Database database, ArchiveStore archive, TimeProvider clock, CancellationToken cancel)
    {
        var journal = JournalFolder.Open(home.Journal, clock);
        try
        {
            await ReplayJournal.Run(database, journal.Unsettled, cancel);
            SweepFiles(home.Journal, journal);
            return new(home, database, archive, clock, journal);
        }
        catch
        {
            journal.Dispose();
            throw;
        }
    }

    /// <summary>What a change may be based on: a digest of the record as it is, so that it stays the same over starts and rebuilds.</summary>
    public static long TokenOf(IRecorded record) => TokenOf(RecordJson.Of(record));

    /// <summary>Saves a record of any sort; everything but a work may be new. Works and exhibitions that name a person have its new name at once.</summary>
    /// <param name="record">As it is to be from now on.</param>
    /// <param name="what">What was done, one word: <c>edited</c>, <c>hung</c>, <c>withdrawn</c>…</param>
    /// <param name="basedOn">The token of the record as the editor saw it; null: whatever it is now.</param>
    /// <param name="cancel">Until it is this change's turn.</param>
    /// <exception cref="ArgumentException">A work that the catalogue doesn't have: new ones come by an import.</exception>
    /// <exception cref="DbException">Another exhibition has its slug; nothing was saved.</exception>
    /// <exception cref="ArchiveFullException">The disk is full; nothing was saved.</exception>
    public Task<Saved> Save(IRecorded record, string what, long? basedOn, CancellationToken cancel) => Journaled<Saved>((transaction, append) =>
    {
        var current = Current(transaction, record);
        var token = current is null ? 0 : TokenOf(current);
        if (current is Work { IsTombstone: true } || current is not null && basedOn is not null && basedOn != token) return new Saved.Conflict(current, token);

        // The record with its makers' names of today, and what else changes by it.
        var together = FollowPlaces.Together(transaction, CreditNames.Together(transaction, [record]));
        var after = RecordJson.Of(together[0]);
        if (current is not null && RecordJson.Of(current) == after) return new Saved.Unchanged(token);
        WriteTogether(transaction, together, what); // first, so that what the index refuses never stands in the journal
        return new Saved.Kept(append(what, [.. together.Skip(1).Append(together[0]).Select(each => (RecordId.From(each.Id), RecordJson.Of(each)))]), TokenOf(after));
    }, cancel);

    /// <summary>Saves several works that the catalogue has: one sync for all of them, all or none.</summary>
    /// <param name="works">As they are to be from now on, whatever they are now; each once. Those that are like that already, and those that were erased, are left out.</param>
    /// <param name="what">What was done, one word.</param>
    /// <param name="cancel">Until it is this change's turn.</param>
    /// <returns>What changed.</returns>
    /// <exception cref="ArgumentException">The catalogue has one of them not: new ones come by an import. Nothing was saved.</exception>
    /// <exception cref="ArchiveFullException">The disk is full; nothing was saved.</exception>
    public async Task<IReadOnlyList<ChangedWork>> SaveAll(IReadOnlyList<Work> works, string what, CancellationToken cancel)
    {
        var wanted = works.ToDictionary(work => work.Id);
        return await ChangeAll([.. wanted.Keys], now => wanted.Remove(now.Id, out var work) ? work : now, what,
            (_, _) => { if (wanted.Count > 0) throw new ArgumentException($"The catalogue has no work {wanted.Keys.First()}.", nameof(works)); }, cancel);
    }

    /// <summary>Changes several works, each from what it is at this moment: one sync for all of them, all or none.</summary>
    /// <param name="ids">Which; what the catalogue doesn't have, and what was erased, is left out.</param>
    /// <param name="change">The work as it is to be, made of what it is. Nobody else saves meanwhile.</param>
    /// <param name="what">What was done, one word.</param>
    /// <param name="alongside">Writes what belongs to the change into the index, in the same transaction; called also when nothing changed.</param>
    /// <param name="cancel">Until it is this change's turn.</param>
    /// <returns>What changed.</returns>
    /// <exception cref="ArchiveFullException">The disk is full; nothing was saved.</exception>
    public Task<IReadOnlyList<ChangedWork>> ChangeAll(
        IReadOnlyList<Guid> ids, Func<Work, Work> change, string what, Action<DbTransaction, IReadOnlyList<ChangedWork>> alongside, CancellationToken cancel) =>
        Journaled<IReadOnlyList<ChangedWork>>((transaction, append) =>
        {
            var changed = new List<ChangedWork>();
            var records = new List<(string, string)>();
            foreach (var before in RecordWorks.Read(transaction, ids))
            {
                var after = before.IsTombstone ? before : change(before);
                if (!ReferenceEquals(before.Makers, after.Makers)) after = CreditNames.Fit(transaction, after);
                if (!ReferenceEquals(before.Place, after.Place)) after = FollowPlaces.Fit(transaction, after);
                if (ReferenceEquals(before, after) || RecordJson.Of(after) is var record && record == RecordJson.Of(before)) continue;
                changed.Add(new(before, after));
                records.Add((RecordId.From(after.Id), record));
            }
            RecordWorks.Write(transaction, [.. changed.Select(each => each.After)]);
            alongside(transaction, changed);
            if (records.Count > 0) append(what, records);
            return changed;
        }, cancel);

    /// <summary>Brings every saved change into the archive: one new version of each changed object, a thousand of them in a batch.</summary>
    /// <returns>How many objects.</returns>
    /// <exception cref="ArchiveFullException">The disk is full; the journal keeps the changes.</exception>
    public async Task<int> Settle(CancellationToken cancel)
    {
        await settling.WaitAsync(cancel);
        try
        {
            return await SettleNow(cancel);
        }
        finally
        {
            settling.Release();
        }
    }

    /// <summary>Settles when nobody has changed anything for <see cref="Idle"/>, or the oldest change waits for <see cref="Longest"/>.</summary>
    /// <returns>How many objects; 0 when it isn't time, or nothing waits.</returns>
    public async Task<int> SettleWhenDue(CancellationToken cancel) => await Locked(IsDue, cancel) ? await Settle(cancel) : 0;

    /// <summary>Settles, then deletes everything the journal still has of the past: what was erased stays nowhere.</summary>
    public async Task Purge(CancellationToken cancel)
    {
        await settling.WaitAsync(cancel);
        try
        {
            await SettleNow(cancel);
            await Locked(() =>
            {
                journal.StartAnew();
                return true;
            }, cancel);
        }
        finally
        {
            settling.Release();
        }
    }

    /// <summary>The changes of one object that the archive hasn't, in their order.</summary>
    public Task<IReadOnlyList<UnsettledChange>> Unsettled(Guid id, CancellationToken cancel) => Locked<IReadOnlyList<UnsettledChange>>(() =>
        [.. journal.Unsettled.Where(entry => entry.Id == RecordId.From(id)).Select(entry => new UnsettledChange(entry.Number, entry.At, entry.What, ReplayJournal.RecordOf(entry)))],
        cancel);

    public void Dispose()
    {
        journal.Dispose();
        saving.Dispose();
        settling.Dispose();
    }

    private async Task<int> SettleNow(CancellationToken cancel)
    {
        var due = await Locked(() => journal.Unsettled.ToList(), cancel);
        if (due.Count == 0) return 0;
        var last = ReplayJournal.LastOfEach(due).ToList();
        var what = due.ToLookup(entry => entry.Id, entry => entry.What, StringComparer.Ordinal);
        var (kept, refused, withFiles) = (new List<Kept>(), new HashSet<string>(StringComparer.Ordinal), new List<Consent>());
        // Of a million changed works memory holds a thousand. Killed between two batches, the next time finds the first as they are to be.
        foreach (var some in last.Chunk(SettledAtOnce))
        {
            Revision[] revisions = [.. some.Select(entry => new Revision(ReplayJournal.RecordOf(entry), string.Join(", ", what[entry.Id].Distinct())))];
            var revised = await archive.Revise(revisions, cancel);
            kept.Add(revised.Kept);
            refused.UnionWith(revised.Refused.Select(each => RecordId.From(each.Id)));
            withFiles.AddRange(revisions.Select(revision => revision.Record).OfType<Consent>().Where(consent => consent.Files.Count > 0));
        }

        // From here on it is finished, whoever waits for it. An object that can't be read keeps its change in the journal.
        await database.Flush(CancellationToken.None);
        var left = last.Where(entry => refused.Contains(entry.Id)).ToList();
        if (left.Count < last.Count) await Locked(() => NoteSettled(due[^1].Number, left), CancellationToken.None);
        archive.DropWaiting(withFiles.Where(consent => !refused.Contains(RecordId.From(consent.Id))));
        foreach (var each in kept) each.Indexed();
        return last.Count - left.Count;
    }

    /// <summary>One transaction of the index, and in it at most one appending to the journal, which gives the last change's number.</summary>
    private async Task<T> Journaled<T>(Func<DbTransaction, Func<string, IReadOnlyList<(string Id, string Record)>, long>, T> act, CancellationToken cancel)
    {
        await saving.WaitAsync(cancel);
        IReadOnlyList<JournalEntry> entries = [];
        try
        {
            return await database.WriteJournaled((_, transaction) => act(transaction, (what, records) =>
            {
                entries = journal.Append(what, records);
                var now = clock.GetTimestamp();
                waiting = (waiting?.First ?? now, now);
                return entries[^1].Number;
            }), cancel);
        }
        catch (Exception trouble)
        {
            // The index couldn't commit what the journal has: it was not accepted, so no start may replay it.
            if (entries.Count > 0) journal.TakeBack(entries);
            if (trouble is IOException full && DiskFull.Is(full)) throw new ArchiveFullException(home.Root, full);
            throw;
        }
        finally
        {
            saving.Release();
        }
    }

    private bool NoteSettled(long upTo, IReadOnlyCollection<JournalEntry> left)
    {
        journal.Settle(upTo, left);
        waiting = journal.Unsettled.Count == 0 ? null : (clock.GetTimestamp(), clock.GetTimestamp());
        return true;
    }

    private bool IsDue() => waiting is var (first, last) && (clock.GetElapsedTime(last) >= Idle || clock.GetElapsedTime(first) >= Longest);

    private async Task<T> Locked<T>(Func<T> act, CancellationToken cancel)
    {
        await saving.WaitAsync(cancel);
        try
        {
            return act();
        }
        finally
        {
            saving.Release();
        }
    }

    private static IRecorded? Current(DbTransaction transaction, IRecorded record) => transaction.Row(
        $"select record from {RecordSort.Of(record).Table} where id = @id", row => RecordJson.ToRecord(row.GetString(0)), ("@id", CatalogueText.Of(record.Id)))
        ?? (record is Work ? throw new ArgumentException($"The catalogue has no work {record.Id}.", nameof(record)) : null);

    // The first 8 bytes of the SHA-256, without the sign: 63 bits for an editor's memory of one object.
    private static long TokenOf(string record) => BinaryPrimitives.ReadInt64BigEndian(SHA256.HashData(Encoding.UTF8.GetBytes(record))) & long.MaxValue;
}

/// <summary>A work before a change of several and after it.</summary>
public sealed record ChangedWork(Work Before, Work After);

/// <summary>A change that is saved and not yet a version in the archive.</summary>
/// <param name="Number">In the journal.</param>
/// <param name="At">When it was saved.</param>
/// <param name="What">What was done, one word.</param>
/// <param name="Record">The <see cref="Work"/>, exhibition or other record after it.</param>
public sealed record UnsettledChange(long Number, DateTimeOffset At, string What, IRecorded Record);
