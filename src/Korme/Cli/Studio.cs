using Korme.Archive;
using Korme.Catalogue;
using Korme.Derivatives;
using Korme.Storage;

namespace Korme.Cli;

/// <summary>An artist's home, opened: archive, catalogue and the workers that decode. One process at a time has it.</summary>
public sealed class Studio : IAsyncDisposable
{
    private Studio(Home home, Database database, ArchiveStore archive, TimeProvider clock)
    {
        (Home, Database, Archive, Clock) = (home, database, archive, clock);
        Paths = new(home.DerivativesFolder);
        Derive = new(Paths, Environment.ProcessorCount, new DeriveLimits());
    }

    public Home Home { get; }
    public Database Database { get; }
    public ArchiveStore Archive { get; }
    public DerivativePaths Paths { get; }
    public DerivePool Derive { get; }
    public TimeProvider Clock { get; }

    /// <summary>Opens the home, makes it when it is new, and finishes or removes what an interruption left behind.</summary>
    /// <exception cref="Problem">Another process has it, or the folder can't be used.</exception>
    public static async Task<Studio> Open(string folder, CancellationToken cancel)
    {
        Home? home = null;
        try
        {
            home = Home.Open(folder);
            var archive = new ArchiveStore(home, TimeProvider.System);
            var recovered = archive.Recover();
            foreach (var (where, reason) in recovered.Damaged) Terminal.Say($"  damaged  {where}: {reason}");
            var database = Database.Open(home.CatalogueFile);
            await CatchUp.Run(database, recovered, cancel);
            foreach (var erasure in recovered.Erasures)
                await EraseWork.Finish(database, archive, new(home.DerivativesFolder), erasure, _ => Task.CompletedTask, cancel);
            return new(home, database, archive, TimeProvider.System);
        }
        catch (IOException trouble)
        {
            home?.Dispose();
            throw new Problem(trouble.Message);
        }
    }

    /// <summary>Every accepted change is in the archive when it returns. Edits go there at once: nothing waits.</summary>
    public Task Settle(CancellationToken cancel) => Task.CompletedTask.WaitAsync(cancel);

    /// <summary>Nothing of an erased work is in the journal when it returns. Edits go to the archive at once: nothing is there.</summary>
    public Task PurgeJournal(CancellationToken cancel) => Task.CompletedTask.WaitAsync(cancel);

    public async ValueTask DisposeAsync()
    {
        await Derive.DisposeAsync();
        Database.Dispose();
        Archive.Dispose();
        Home.Dispose();
    }
}
