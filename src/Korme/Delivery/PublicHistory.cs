using System.Security.Cryptography;
using System.Text;
using Korme.Archive;
using Korme.Catalogue;
using Korme.Exhibitions;
using Korme.People;
using Korme.Places;
using Korme.Storage;

namespace Korme.Delivery;

/// <summary>The changes of public manifests, read from the archive's versions and the journal: nothing of it can be lost by a rebuild.</summary>
/// <remarks>
/// The first question after a start reads every version of every work that ever hung, about a millisecond each; later ones only
/// what changed since; what was changed and changed back between two questions is no change to who asks. Safe from many threads: one reads, the others wait for it.
/// </remarks>
internal sealed class PublicHistory(Database database, ArchiveStore archive, Changes? changes, TimeProvider clock) : IDisposable
{
    private readonly SemaphoreSlim reading = new(1, 1);
    private readonly Dictionary<Guid, (UInt128 Digest, IReadOnlyList<State<object>> States)> known = [];
    private (long Commits, IReadOnlyList<Activity> Activities)? answer;

    /// <summary>All of them in the order of time.</summary>
    public async Task<IReadOnlyList<Activity>> Read(CancellationToken cancel)
    {
        await reading.WaitAsync(cancel);
        try
        {
            // Asked before the query: a change during it makes the answer old at once.
            var commits = database.Commits;
            if (answer is { } last && last.Commits == commits) return last.Activities;
            var exhibitions = await StatesOf<Exhibition>("exhibition", _ => true, cancel);
            var everHung = exhibitions.Values.SelectMany(states => states).SelectMany(state => state.Record.Hangings).Select(hanging => hanging.Work).ToHashSet();
            var works = await StatesOf<Work>("work", everHung.Contains, cancel);
            var consents = await StatesOf<Consent>("consent", _ => true, cancel);
            var places = await StatesOf<Place>("place", _ => true, cancel);
            var activities = PublicTimeline.Of(exhibitions, works, consents, clock.GetLocalNow(), places);
            answer = (commits, activities);
            return activities;
        }
        finally
        {
            reading.Release();
        }
    }

    public void Dispose() => reading.Dispose();

    private async Task<Dictionary<Guid, IReadOnlyList<State<T>>>> StatesOf<T>(string table, Func<Guid, bool> isWanted, CancellationToken cancel)
    {
        var current = database.Read(connection => connection.Rows(
            $"""
            select id, record
            from {table}
            """,
            row => (Id: Guid.Parse(row.GetString(0)), Digest: BitConverter.ToUInt128(SHA256.HashData(Encoding.UTF8.GetBytes(row.GetString(1)))))));
        var all = new Dictionary<Guid, IReadOnlyList<State<T>>>();
        foreach (var (id, digest) in current.Where(row => isWanted(row.Id)))
        {
            cancel.ThrowIfCancellationRequested();
            if (!known.TryGetValue(id, out var read) || read.Digest != digest) known[id] = read = (digest, await StatesOf(id, cancel));
            all[id] = [.. read.States.Where(state => state.Record is T).Select(state => new State<T>(state.Since, (T)state.Record))];
        }
        return all;
    }

    /// <summary>The archive's versions, then what is saved and not settled. An object that can't be read has no history; verification names it.</summary>
    private async Task<IReadOnlyList<State<object>>> StatesOf(Guid id, CancellationToken cancel)
    {
        var saved = changes is null ? [] : await changes.Unsettled(id, cancel);
        var states = new List<State<object>>();
        try
        {
            foreach (var version in archive.Versions(id))
                if (version.Record is { } record) states.Add(new(version.Created, record));
        }
        catch (IOException)
        {
            states.Clear();
        }
        foreach (var change in saved) states.Add(new(change.At, change.Record));
        return states;
    }
}
