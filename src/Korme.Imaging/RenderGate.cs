namespace Korme.Imaging;

/// <summary>Too much is waiting already. The web answers 503 with Retry-After.</summary>
public sealed class QueueFullException(int waiting) : Exception($"{waiting} requests are waiting already")
{
    /// <summary>How many were waiting when this one was turned away.</summary>
    public int Waiting => waiting;
}

/// <summary>Lets a few costly pieces of work run at once and a bounded number wait. Safe from many threads.</summary>
/// <param name="atOnce">How many run at once: the machine's cores.</param>
/// <param name="maxWaiting">How many may wait beyond that.</param>
public sealed class RenderGate(int atOnce, int maxWaiting) : IDisposable
{
    private readonly SemaphoreSlim free = new(atOnce, atOnce);
    private int inside;

    /// <summary>Runs the work on a pool thread as soon as there is room.</summary>
    /// <exception cref="QueueFullException">Nothing more may wait.</exception>
    /// <exception cref="OperationCanceledException">It was cancelled while waiting or by the work itself.</exception>
    public async Task<T> Run<T>(Func<CancellationToken, T> work, CancellationToken cancel)
    {
        if (Interlocked.Increment(ref inside) > atOnce + maxWaiting)
        {
            Interlocked.Decrement(ref inside);
            throw new QueueFullException(maxWaiting);
        }
        try
        {
            await free.WaitAsync(cancel);
            try
            {
                return await Task.Run(() => work(cancel), cancel);
            }
            finally
            {
                free.Release();
            }
        }
        finally
        {
            Interlocked.Decrement(ref inside);
        }
    }

    public void Dispose() => free.Dispose();
}
