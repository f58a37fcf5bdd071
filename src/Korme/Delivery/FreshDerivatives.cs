using Korme.Archive;
using Korme.Catalogue;
using Korme.Derivatives;

namespace Korme.Delivery;

/// <summary>Stored sizes and pyramids that are there when they are needed: made, or made again, while the visitor waits.</summary>
/// <remarks>
/// Derivatives may be deleted at any time. Requests for the same one share one making, which the pool drops when all of
/// them have left. May be called from several threads.
/// </remarks>
internal sealed class FreshDerivatives(
    DerivativePaths paths, DerivePool pool, ArchiveStore archive, ILogger<FreshDerivatives> log)
{
    /// <summary>Opens a stored size; one that is missing or damaged is made again from the original.</summary>
    /// <returns>The JPEG at its start, to be disposed by the caller; null when the original can't be decoded any more.</returns>
    public async Task<FileStream?> OpenSize(Work work, string sha512, int box, CancellationToken cancel)
    {
        var path = paths.Size(sha512, box);
        if (WholeJpeg.Open(path) is { } whole) return whole;

        log.LogWarning("Size {Box} of work {Work} is missing or damaged and is made again", box, work.Id);
        // The facts say that all sizes are there: without them the pool makes them. A damaged one is replaced in one step.
        Delete(paths.Facts(sha512));
        var outcome = await pool.Sizes(Original(work), sha512, cancel);
        if (outcome is not DeriveOutcome.Made) log.LogError("No sizes of work {Work}: {Outcome}", work.Id, outcome);
        return WholeJpeg.Open(path);
    }

    /// <summary>The path of a pyramid that is there.</summary>
    /// <returns>Null when the original can't be decoded any more.</returns>
    public async Task<string?> Pyramid(Work work, string sha512, CancellationToken cancel)
    {
        var path = paths.Pyramid(sha512);
        if (File.Exists(path)) return path;

        var outcome = await pool.Pyramid(Original(work), sha512, cancel);
        if (outcome is DeriveOutcome.Made) return path;
        log.LogError("No pyramid of work {Work}: {Outcome}", work.Id, outcome);
        return null;
    }

    /// <summary>Takes a pyramid that turned out to be damaged out of the way.</summary>
    public void DiscardPyramid(Work work, string sha512, Exception trouble)
    {
        log.LogWarning(trouble, "The pyramid of work {Work} is missing or damaged and is made again", work.Id);
        Delete(paths.Pyramid(sha512));
    }

    private string Original(Work work) => archive.PathOf(work.Id, work.Picture!.Path);

    private static void Delete(string path)
    {
        try
        {
            File.Delete(path);
        }
        catch (DirectoryNotFoundException)
        {
            // The whole folder was deleted: nothing is in the way.
        }
    }
}
