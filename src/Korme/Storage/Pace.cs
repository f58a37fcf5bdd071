namespace Korme.Storage;

/// <summary>How far a long piece of work is and how long it will take. Written by the work, read by whoever shows it.</summary>
/// <remarks>May be used from several threads.</remarks>
public sealed class Pace(TimeProvider clock)
{
    private long started, total, done;

    /// <summary>What there is to do, in the work's own unit (objects, bytes); 0 until it is known.</summary>
    public long Total => Interlocked.Read(ref total);
    public long Done => Interlocked.Read(ref done);

    public TimeSpan Elapsed => started == 0 ? TimeSpan.Zero : clock.GetElapsedTime(started);

    public double PerSecond => Done / Math.Max(0.001, Elapsed.TotalSeconds);

    /// <summary>The time left at the pace so far; null in the first second, and while the end isn't known.</summary>
    public TimeSpan? Left => Done == 0 || Done >= Total || Elapsed < TimeSpan.FromSeconds(1) ? null : Elapsed * ((double)(Total - Done) / Done);

    /// <summary>Starts, or starts over with the next part.</summary>
    public void Begin(long total)
    {
        started = clock.GetTimestamp();
        Interlocked.Exchange(ref done, 0);
        Interlocked.Exchange(ref this.total, total);
    }

    public void Add(long count) => Interlocked.Add(ref done, count);
}
