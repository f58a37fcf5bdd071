using Korme.Archive;
using Korme.Catalogue;
using Korme.Derivatives;
using Korme.Storage;

namespace Korme.Cli;

/// <summary>An artist's home, opened: archive, catalogue and the workers that decode. One process at a time has it.</summary>
public sealed class Studio : IAsyncDisposable
{
    private Studio(Home home, Database database, ArchiveStore archive, Changes changes, TimeProvider clock)
    {
        (Home, Database, Archive, Changes, Clock) = (home, database, archive, changes, clock);
        Paths = new(home.DerivativesFolder);
        Derive = new(Paths, Environment.ProcessorCount, new DeriveLimits());
    }

    public Home Home { get; }
    public Database Database { get; }
    public ArchiveStore Archive { get; }
    public Changes Changes { get; }
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
            var changes = await Changes.Open(home, database, archive, TimeProvider.System, cancel);
            foreach (var notice in changes.Notices) Terminal.Say($"  journal  {notice}");
            foreach (var erasure in recovered.Erasures)
                await EraseWork.Finish(database, changes, new(home.DerivativesFolder), erasure, cancel);
            return new(home, database, archive, changes, TimeProvider.System);
        }
        catch (IOException trouble)
        {
            home?.Dispose();
            throw new Problem(trouble.Message);
        }
    }

    public async ValueTask DisposeAsync()
    {
        await Derive.DisposeAsync();
        await SettleAtEnd();
        Changes.Dispose();
        Database.Dispose();
        Archive.Dispose();
        Home.Dispose();
    }

    // Whatever the command was: what is saved becomes a version now. What can't be stays in the journal, for the next time.
    private async Task SettleAtEnd()
    {
        try
        {
            await Changes.Settle(CancellationToken.None);
        }
        catch (IOException trouble)
        {
            Terminal.Say($"korme: the last changes are safe in the journal but not in the archive yet: {trouble.Message}");
        }
    }
}
