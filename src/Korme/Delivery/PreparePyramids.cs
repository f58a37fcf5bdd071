using Korme.Archive;
using Korme.Derivatives;
using Korme.Exhibitions;
using Korme.Imaging;
using Korme.Storage;

namespace Korme.Delivery;

/// <summary>Makes the pyramids of everything that hangs, in the background and ahead of the visitor who will zoom.</summary>
public static class PreparePyramids
{
    /// <summary>
    /// One at a time in the order of the walk, so that a visitor who zooms first finds a worker free. What can't be made is
    /// left to the request that needs it, which says why.
    /// </summary>
    /// <returns>How many were made.</returns>
    /// <exception cref="OperationCanceledException">It was cancelled; what is made stays.</exception>
    public static async Task<int> Run(Database database, ArchiveStore archive, DerivativePaths paths, DerivePool pool, CancellationToken cancel)
    {
        var made = 0;
        foreach (var exhibition in ListExhibitions.Run(database).Where(each => each.Status != ExhibitionStatus.Draft))
        {
            foreach (var (work, picture, _) in FindExhibition.BySlug(database, exhibition.Slug)?.Works ?? [])
            {
                cancel.ThrowIfCancellationRequested();
                if (picture is null || File.Exists(paths.Pyramid(picture.Sha512))) continue;
                try
                {
                    if (await pool.Pyramid(archive.PathOf(work.Id, work.Picture!.Path), picture.Sha512, cancel) is DeriveOutcome.Made) made++;
                }
                catch (Exception trouble) when (trouble is IOException or QueueFullException)
                {
                    // The disk is full, the original is gone, or an import keeps the workers busy: the request that needs it tells.
                }
            }
        }
        return made;
    }
}
