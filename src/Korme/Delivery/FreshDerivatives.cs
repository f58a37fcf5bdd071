using Korme.Archive;
using Korme.Catalogue;
using Korme.Derivatives;
using Korme.Imaging;

namespace Korme.Delivery;

/// <summary>Stored sizes and pyramids that are there when they are needed: made, or made again, while the visitor waits.</summary>
/// <remarks>
/// Derivatives may be deleted at any time. Requests for the same one share one making, which the pool drops when all of
/// them have left. May be called from several threads.
/// </remarks>
internal sealed class FreshDerivatives(
    DerivativePaths paths, DerivePool pool, ArchiveStore archive, OpenPyramids pyramids, ILogger<FreshDerivatives> log)
{
    /// <summary>Opens a stored size; one that is missing or damaged is made again from the original.</summary>
    /// <returns>Null when the original can't be decoded any more.</returns>
    public async Task<StoredPicture?> OpenSize(Work work, string sha512, int box, CancellationToken cancel)
    {
        var path = paths.Size(sha512, box);
        if (StoredPicture.Whole(path) is { } whole) return whole;

        log.LogWarning("Size {Box} of work {Work} is missing or damaged and is made again", box, work.Id);
        // The facts say that all sizes are there: without them the pool makes them. A damaged one is replaced in one step.
        Delete(paths.Facts(sha512));
        var outcome = await pool.Sizes(Original(work), sha512, cancel);
        if (outcome is not DeriveOutcome.Made) log.LogError("No sizes of work {Work}: {Outcome}", work.Id, outcome);
        return StoredPicture.Whole(path);
    }

    /// <summary>Takes something from a picture's pyramid; one that is missing or turns out to be damaged is made (again) first.</summary>
    /// <param name="work">Whose picture.</param>
    /// <param name="sha512">The picture's.</param>
    /// <param name="take">Is given the pyramid and its path; may be called twice.</param>
    /// <param name="cancel">Stops the waiting.</param>
    /// <returns>Null when the original can't be decoded any more.</returns>
    public async ValueTask<T?> FromPyramid<T>(
        Work work, string sha512, Func<OpenPyramid, string, ValueTask<T>> take, CancellationToken cancel) where T : class
    {
        var path = paths.Pyramid(sha512);
        for (var attempt = 1; ; attempt++)
        {
            try
            {
                using var lease = pyramids.Open(path);
                return await take(lease.Pyramid, path);
            }
            catch (Exception trouble) when (attempt == 1 && trouble is PictureRefusedException)
            {
                log.LogWarning(trouble, "The pyramid of work {Work} is damaged and is made again", work.Id);
                pyramids.Close(path);
                Delete(path);
            }
            catch (Exception trouble) when (attempt <= 2 && trouble is FileNotFoundException or DirectoryNotFoundException)
            {
                // Not made yet, or deleted at this very moment.
                pyramids.Close(path);
            }
            if (!await Make(work, sha512, cancel)) return null;
        }
    }

    /// <summary>Begins to make a picture's pyramid when it isn't there: somebody is about to zoom. Waits for nothing.</summary>
    public void Foresee(Work work, string sha512)
    {
        if (!File.Exists(paths.Pyramid(sha512))) _ = MakeAhead(work, sha512);
    }

    private async Task MakeAhead(Work work, string sha512)
    {
        try
        {
            await Make(work, sha512, CancellationToken.None);
        }
        catch (Exception trouble) when (trouble is IOException or QueueFullException or OperationCanceledException)
        {
            // The request that needs it asks again, and tells.
        }
    }

    private async Task<bool> Make(Work work, string sha512, CancellationToken cancel)
    {
        var outcome = await pool.Pyramid(Original(work), sha512, cancel);
        if (outcome is DeriveOutcome.Made) return true;
        log.LogError("No pyramid of work {Work}: {Outcome}", work.Id, outcome);
        return false;
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
