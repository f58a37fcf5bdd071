using Korme.Archive;
using Korme.Derivatives;
using Korme.Storage;

namespace Korme.Catalogue;

/// <summary>Measures every picture anew that an earlier version measured, once in the life of a process. May be asked from several threads.</summary>
/// <remarks>All are written at once, so that nobody ever compares frames of which some were measured the earlier way.</remarks>
public sealed class MeasureAnew(Database database, DerivativePaths paths, ArchiveStore archive) : IDisposable
{
    /// <summary>Pages are looked at meanwhile.</summary>
    private static readonly int Threads = Math.Max(1, Environment.ProcessorCount / 2);

    private readonly SemaphoreSlim gate = new(1);
    private bool isDone;

    /// <summary>Returns when it is done; at once where it was done before. Some 10 ms a picture and core; nothing when all are of today.</summary>
    public async Task Run(CancellationToken cancel)
    {
        if (Volatile.Read(ref isDone)) return;
        await gate.WaitAsync(cancel);
        try
        {
            if (isDone) return;
            await FindMeasured.Of(database, paths, archive, FindWorks.Unmeasured(database), cancel, Threads);
            Volatile.Write(ref isDone, true);
        }
        finally
        {
            gate.Release();
        }
    }

    public void Dispose() => gate.Dispose();
}
