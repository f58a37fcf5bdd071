using Korme.Archive;

namespace Korme.Catalogue;

/// <summary>A state that a record was in.</summary>
/// <param name="Version">In the archive; null: saved, and not settled into the archive yet.</param>
/// <param name="At">When.</param>
/// <param name="What">What was done, a word; several with commas where changes settled together.</param>
/// <param name="Record">The record then.</param>
public sealed record RecordStep<T>(int? Version, DateTimeOffset At, string What, T Record);

/// <summary>What a record was until now: the archive's versions, then what is saved and not settled.</summary>
public static class RecordHistory
{
    /// <summary>Oldest first; none for a record that was never saved.</summary>
    /// <exception cref="ArchiveDamagedException">It can't be read.</exception>
    public static async Task<IReadOnlyList<RecordStep<T>>> Of<T>(ArchiveStore archive, Changes changes, Guid id, CancellationToken cancel)
    {
        // Asked first: what settles between the two questions is then told twice, not lost.
        var saved = await changes.Unsettled(id, cancel);
        var steps = new List<RecordStep<T>>();
        if (archive.Has(id))
            foreach (var version in archive.Versions(id))
                if (version.Record is T record) steps.Add(new(version.Number, version.Created, version.What, record));
        foreach (var change in saved)
            if (change.Record is T record) steps.Add(new(null, change.At, change.What, record));
        return steps;
    }
}
