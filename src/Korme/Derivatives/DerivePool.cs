using System.Threading.Channels;
using Korme.Imaging;

namespace Korme.Derivatives;

/// <summary>
/// Makes derivatives in worker processes, where a hostile picture can do no harm: a worker that takes too long, too much
/// memory or breaks down is killed and replaced, and the picture is refused by name. Safe to call from many threads.
/// </summary>
public sealed class DerivePool : IAsyncDisposable
{
    private readonly DerivativePaths paths;
    private readonly DeriveLimits limits;
    private readonly TimeProvider clock;
    private readonly Channel<DeriveJob> waiting = Channel.CreateUnbounded<DeriveJob>();
    private readonly Dictionary<(DeriveKind, string), DeriveJob> underWay = [];
    private readonly CancellationTokenSource closing = new();
    private readonly Task[] slots;

    /// <param name="paths">Where the derivatives go.</param>
    /// <param name="workers">How many processes at once; as many as there are cores is right.</param>
    /// <param name="limits">What each may take.</param>
    /// <param name="clock">Null: the system's.</param>
    public DerivePool(DerivativePaths paths, int workers, DeriveLimits limits, TimeProvider? clock = null)
    {
        ArgumentOutOfRangeException.ThrowIfLessThan(workers, 1);
        this.paths = paths;
        this.limits = limits;
        this.clock = clock ?? TimeProvider.System;
        slots = [.. Enumerable.Range(0, workers).Select(_ => Task.Run(WorkSlot))];
    }

    /// <summary>Makes the stored sizes and the facts of a picture, or finds them made.</summary>
    /// <param name="originalPath">A file of any kind; what is no picture is refused.</param>
    /// <param name="sha512">Its SHA-512, 128 lower-case hexadecimal digits: the name of all derivatives.</param>
    /// <param name="cancel">
    /// Stops the waiting. A picture nobody waits for any more is dropped when it comes up; one that is already being made is
    /// finished, for the next who asks.
    /// </param>
    /// <exception cref="QueueFullException">Too many pictures wait already.</exception>
    /// <exception cref="IOException">The original can't be read or the derivatives can't be written.</exception>
    public Task<DeriveOutcome> Sizes(string originalPath, string sha512, CancellationToken cancel) =>
        FactsFile.Read(paths, sha512) is { } facts
            ? Task.FromResult<DeriveOutcome>(new DeriveOutcome.Made(facts))
            : Enter(DeriveKind.Sizes, originalPath, sha512, cancel);

    /// <summary>Makes the pyramid of a picture (and its sizes, when they are missing), or finds it made; as <see cref="Sizes"/>.</summary>
    public Task<DeriveOutcome> Pyramid(string originalPath, string sha512, CancellationToken cancel) =>
        File.Exists(paths.Pyramid(sha512)) && FactsFile.Read(paths, sha512) is { } facts
            ? Task.FromResult<DeriveOutcome>(new DeriveOutcome.Made(facts))
            : Enter(DeriveKind.Pyramid, originalPath, sha512, cancel);

    /// <summary>Kills the workers; who still waits gets <see cref="OperationCanceledException"/>.</summary>
    public async ValueTask DisposeAsync()
    {
        waiting.Writer.TryComplete();
        await closing.CancelAsync();
        await Task.WhenAll(slots);
        while (waiting.Reader.TryRead(out var job)) job.Cancel();
        closing.Dispose();
    }

    /// <summary>Two who ask for the same wait for the same.</summary>
    private async Task<DeriveOutcome> Enter(DeriveKind kind, string originalPath, string sha512, CancellationToken cancel)
    {
        cancel.ThrowIfCancellationRequested();
        DeriveJob? job;
        lock (underWay)
        {
            if (!underWay.TryGetValue((kind, sha512), out job) || !job.TryJoin())
            {
                if (waiting.Reader.Count >= limits.MaxWaiting) throw new QueueFullException(limits.MaxWaiting);
                job = new(new(kind, Path.GetFullPath(originalPath), sha512, paths.Root, limits.Picture));
                ObjectDisposedException.ThrowIf(!waiting.Writer.TryWrite(job), this);
                underWay[(kind, sha512)] = job;
            }
        }
        try
        {
            return await job.Outcome.WaitAsync(cancel);
        }
        finally
        {
            job.Leave();
        }
    }

    private async Task WorkSlot()
    {
        using var slot = new WorkerSlot(limits, clock);
        try
        {
            if (limits.StartAtOnce) slot.Prepare();
            while (await NextJob(slot) is { } job) await Do(job, slot);
        }
        catch (OperationCanceledException) when (closing.IsCancellationRequested)
        {
        }
    }

    /// <summary>Waits for work; sends the workers home when there is none for a while.</summary>
    private async Task<DeriveJob?> NextJob(WorkerSlot slot)
    {
        while (true)
        {
            if (waiting.Reader.TryRead(out var job)) return job;
            var more = waiting.Reader.WaitToReadAsync(closing.Token).AsTask();
            try
            {
                if (!await more.WaitAsync(limits.IdleTime, clock, closing.Token)) return null;
            }
            catch (TimeoutException)
            {
                slot.Rest();
                if (!await more) return null;
            }
        }
    }

    private async Task Do(DeriveJob job, WorkerSlot slot)
    {
        try
        {
            if (job.TryBegin()) job.Finish(await slot.Do(job.Request, closing.Token));
        }
        catch (OperationCanceledException)
        {
            job.Cancel();
            throw;
        }
        catch (Exception problem)
        {
            // The edge of a background loop: whoever waits for this picture gets the trouble, the slot goes on.
            job.Fail(problem);
        }
        finally
        {
            lock (underWay)
                if (underWay.TryGetValue(job.Key, out var current) && current == job) underWay.Remove(job.Key);
        }
    }
}
