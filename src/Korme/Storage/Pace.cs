namespace Korme.Storage;

/// <summary>How far a long piece of work is and how long it will take. Written by the work, read by whoever shows it.</summary>
/// <remarks>May be used from several threads.</remarks>
public sealed class Pace(TimeProvider clock)
{
    private long started, total, done, before;

    /// <summary>What there is to do, in the work's own unit (objects, bytes); 0 until it is known.</summary>
    public long Total => Interlocked.Read(ref total);
    public long Done => Interlocked.Read(ref done);

    public TimeSpan Elapsed => started == 0 ? TimeSpan.Zero : clock.GetElapsedTime(started);

    public double PerSecond => (Done - Interlocked.Read(ref before)) / Math.Max(0.001, Elapsed.TotalSeconds);

    /// <summary>The time left at the pace so far; null in the first second, and while the end isn't known.</summary>
    public TimeSpan? Left => Done == Interlocked.Read(ref before) || Done >= Total || Elapsed < TimeSpan.FromSeconds(1) ? null : Elapsed * ((double)(Total - Done) / (Done - Interlocked.Read(ref before)));

    /// <summary>Starts, or starts over with the next part.</summary>
    /// <param name="total">What there is to do.</param>
    /// <param name="doneBefore">What an interrupted run had done of it; it says nothing of the pace.</param>
    public void Begin(long total, long doneBefore = 0)
    {
        started = clock.GetTimestamp();
        Interlocked.Exchange(ref before, doneBefore);
        Interlocked.Exchange(ref done, doneBefore);
        Interlocked.Exchange(ref this.total, total);
    }

    public void Add(long count) => Interlocked.Add(ref done, count);
}
