using Korme.Archive;
using Korme.Catalogue;
using Korme.Derivatives;
using Korme.Storage;

namespace Korme.Delivery;

/// <summary>Makes the sizes of works whose picture the catalogue knows nothing of: after a rebuild in a home without derivatives.</summary>
public static class PrepareSizes
{
    /// <summary>Works that have a picture, may be shown, and were not decoded yet as far as the catalogue knows; those that hang first.</summary>
    public static IReadOnlyList<Guid> Missing(Database database) => database.Read(connection => connection.Rows(
        """
        select work.id
        from work
        join media_file on media_file.work_id = work.id and media_file.role = 'picture'
        where work.withdrawn = 0 and not exists (select 1 from picture where picture.sha512 = media_file.sha512)
        order by exists (select 1 from hanging where hanging.work_id = work.id) desc, work.id
        """,
        row => Guid.Parse(row.GetString(0))));

    /// <summary>Makes them, one at a time. What can't be decoded, or is missing in the archive, is left out.</summary>
    /// <returns>How many were made.</returns>
    /// <exception cref="OperationCanceledException">It was cancelled; what is made stays.</exception>
    public static async Task<int> Run(Database database, ArchiveStore archive, DerivePool pool, CancellationToken cancel)
    {
        var made = 0;
        foreach (var id in Missing(database))
        {
            cancel.ThrowIfCancellationRequested();
            if (FindWork.ById(database, id) is not { IsShown: true, Picture: { } picture } work) continue; // taken down meanwhile
            try
            {
                if (await pool.Sizes(archive.PathOf(work.Id, picture.Path), picture.Sha512, cancel) is not DeriveOutcome.Made { Facts: var facts }) continue;
                await RecordPicture.Run(database, facts, cancel);
                made++;
            }
            catch (IOException)
            {
                // The disk is full or the original is gone: 'korme verify' names it.
            }
        }
        return made;
    }
}
