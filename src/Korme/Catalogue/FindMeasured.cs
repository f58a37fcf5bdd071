using System.Collections.Concurrent;
using Korme.Archive;
using Korme.Derivatives;
using Korme.Storage;

namespace Korme.Catalogue;

/// <summary>As <see cref="FindPictures"/>, for those who compare: pictures that an earlier version measured are measured anew first.</summary>
public static class FindMeasured
{
    /// <summary>Work → facts; one whose stored size is gone keeps its earlier measures, and a work without a decoded picture is absent.</summary>
    /// <remarks>Some 10 ms a picture, once; nothing when all are measured already.</remarks>
    /// <param name="db">The catalogue.</param>
    /// <param name="paths">Where the stored sizes are.</param>
    /// <param name="archive">Where the originals are.</param>
    /// <param name="works">Whose pictures.</param>
    /// <param name="cancel">Ends it; what was measured until then stays beside the sizes.</param>
    /// <param name="threads">How many pictures at a time; null: one for each core.</param>
    /// <param name="left">Told how many are still to be measured, from any thread; null: nobody wants to know.</param>
    public static async Task<IReadOnlyDictionary<Guid, PictureFacts>> Of(
        Database db, DerivativePaths paths, ArchiveStore archive, IReadOnlyList<Work> works, CancellationToken cancel, int? threads = null,
        Action<int>? left = null)
    {
        var found = FindPictures.Of(db, works);
        var stale = works.Where(work => found.TryGetValue(work.Id, out var facts) && !facts.IsMeasuredToday).ToList();
        if (stale.Count == 0) return found;

        var waiting = stale.Count;
        left?.Invoke(waiting);
        var measured = new ConcurrentDictionary<Guid, PictureFacts>(found);
        await Parallel.ForEachAsync(stale, new ParallelOptions { MaxDegreeOfParallelism = threads ?? Environment.ProcessorCount, CancellationToken = cancel }, (work, stop) =>
        {
            try
            {
                measured[work.Id] = FreshMeasures.Of(paths, found[work.Id], archive.PathOf(work.Id, work.Picture!.Path), stop);
            }
            catch (ArchiveDamagedException)
            {
                // 'korme verify' names it; the measures stay as they were.
            }
            left?.Invoke(Interlocked.Decrement(ref waiting));
            return ValueTask.CompletedTask;
        });
        await RecordPicture.Run(db, [.. stale.Select(work => measured[work.Id]).Where(facts => facts.IsMeasuredToday).DistinctBy(facts => facts.Sha512)], cancel);
        return measured;
    }
}
