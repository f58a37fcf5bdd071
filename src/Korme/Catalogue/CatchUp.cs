using Korme.Archive;
using Korme.Search;
using Korme.Storage;

namespace Korme.Catalogue;

/// <summary>At start: brings into the index what a kill left between archive and index. Twice changes nothing.</summary>
public static class CatchUp
{
    /// <summary>Records what <see cref="ArchiveStore.Recover"/> found.</summary>
    public static async Task Run(Database db, Recovered recovered, CancellationToken cancel)
    {
        await SearchIndex.Ensure(db, cancel);
        if (recovered.Records.Count > 0)
            await db.Write((_, transaction) =>
            {
                IndexRecords.Write(transaction, recovered.Records);
                return true;
            }, cancel);
        recovered.Indexed();
    }
}
