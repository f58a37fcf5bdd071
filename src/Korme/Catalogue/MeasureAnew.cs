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
    private int left;

    /// <summary>How many pictures are still to be measured; 0 as soon as all are and it is written down, and before it begins.</summary>
    public int Left => Volatile.Read(ref left);

    /// <summary>Returns when it is done; at once where it was done before. Some 10 ms a picture and core; nothing when all are of today.</summary>
    public async Task Run(CancellationToken cancel)
    {
        if (Volatile.Read(ref isDone)) return;
        await gate.WaitAsync(cancel);
        try
        {
            await Measure(cancel);
        }
        finally
        {
            gate.Release();
        }
    }

    /// <summary>As <see cref="Run"/>, for somebody who is waiting for a page: not longer than so long for what has begun already.</summary>
    /// <remarks>What an earlier version measured can be compared as long as all of it is of that version, and until the end it is.</remarks>
    /// <returns>False: it is still under way.</returns>
    public async Task<bool> WaitFor(TimeSpan patience, CancellationToken cancel)
    {
        if (Volatile.Read(ref isDone)) return true;
        if (!await gate.WaitAsync(patience, cancel)) return false;
        try
        {
            await Measure(cancel);
            return true;
        }
        finally
        {
            gate.Release();
        }
    }

    private async Task Measure(CancellationToken cancel)
    {
        if (isDone) return;
        try
        {
            await FindMeasured.Of(database, paths, archive, FindWorks.Unmeasured(database), cancel, Threads, now => Volatile.Write(ref left, Math.Max(1, now)));
            Volatile.Write(ref isDone, true);
        }
        finally
        {
            Volatile.Write(ref left, 0);
        }
    }

    public void Dispose() => gate.Dispose();
}
