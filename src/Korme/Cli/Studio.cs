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
            return new(home, database, archive, TimeProvider.System);
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
        Database.Dispose();
        Archive.Dispose();
        Home.Dispose();
    }
}
