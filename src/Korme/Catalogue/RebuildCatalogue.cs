using Korme.Archive;
using Korme.Derivatives;
using Korme.Exhibitions;
using Korme.People;
using Korme.Search;
using Korme.Selections;
using Korme.Storage;

namespace Korme.Catalogue;

/// <summary>Makes the catalogue again from archive and journal alone (and what decoding told, where derivatives have it).</summary>
/// <remarks>The new file is written beside the old one, which answers until the new one takes its place in one step. Memory doesn't grow with the archive.</remarks>
public static class RebuildCatalogue
{
    private const int WorksPerTransaction = 2_000;

    /// <summary>Rebuilds.</summary>
    /// <param name="home">Whose.</param>
    /// <param name="db">The open catalogue; null when it can't be opened: <see cref="Database.Open(string, TimeProvider?)"/> works afterwards.</param>
    /// <param name="archive">The truth.</param>
    /// <param name="pace">Told how far it is.</param>
    /// <param name="cancel">Leaves the old catalogue as it is.</param>
    public static async Task<RebuildOutcome> Run(Home home, Database? db, ArchiveStore archive, Pace? pace, CancellationToken cancel)
    {
        var newFile = Path.Combine(home.Inbox, $"catalogue-{Guid.NewGuid():N}.db");
        try
        {
            RebuildOutcome outcome;
            using (var rebuilt = Database.OpenScratch(newFile))
            {
                outcome = await Fill(rebuilt, new(home.DerivativesFolder), archive, pace, cancel);
                await ReplayJournal.Run(rebuilt, home.Journal, cancel);
                if (db is not null)
                {
                    await CarryOver.Run(db, rebuilt, cancel);
                    await KeepWithdrawals.Run(db, rebuilt, cancel);
                }
            }
            cancel.ThrowIfCancellationRequested();
            if (db is null) Database.ReplaceFile(newFile, home.CatalogueFile);
            else await db.SwapIn(newFile, cancel);
            return outcome;
        }
        finally
        {
            foreach (var ending in (ReadOnlySpan<string>)["", "-wal", "-shm"]) File.Delete(newFile + ending);
        }
    }

    private static async Task<RebuildOutcome> Fill(Database db, DerivativePaths derivatives, ArchiveStore archive, Pace? pace, CancellationToken cancel)
    {
        await SearchIndex.Ensure(db, cancel);
        var damaged = new List<DamagedObject>();
        var (works, exhibitions, selections) = (0, 0, 0);
        var writing = Task.CompletedTask; // the next records are read meanwhile
        foreach (var records in archive.Records(damaged.Add, pace).Chunk(WorksPerTransaction))
        {
            var ofWorks = records.OfType<Work>().ToList();
            // Facts that are missing or damaged are simply not known yet: derivatives can be made again.
            var pictures = ofWorks.Select(work => work.Picture is { } picture ? FactsFile.Read(derivatives, picture.Sha512) : null).OfType<PictureFacts>().ToList();
            await writing;
            // Without a sync of its own: the finished file is forced to the disk before it takes its place.
            writing = Task.Run(() => db.WriteJournaled((_, transaction) =>
            {
                // Pictures first: works are listed with their colours then, and not once more.
                RecordPicture.Write(transaction, pictures);
                IndexRecords.Write(transaction, records);
                return true;
            }, cancel), cancel);
            works += ofWorks.Count;
            exhibitions += records.OfType<Exhibition>().Count();
            selections += records.OfType<KeptSelection>().Count();
        }
        await writing;
        return new(works, exhibitions, damaged) { Selections = selections };
    }
}

/// <summary>What a rebuild found. <paramref name="Damaged"/> names objects that it had to leave out.</summary>
public sealed record RebuildOutcome(int Works, int Exhibitions, IReadOnlyList<DamagedObject> Damaged)
{
    public int Selections { get; init; }
}
