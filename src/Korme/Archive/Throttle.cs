namespace Korme.Archive;

/// <summary>Holds reading to so many bytes a second, over all threads. Bursts are a quarter of a second at most.</summary>
internal sealed class Throttle(long bytesPerSecond, TimeProvider clock)
{
    private static readonly TimeSpan Burst = TimeSpan.FromMilliseconds(250);
    private readonly Lock taking = new();
    private readonly long started = clock.GetTimestamp();
    private TimeSpan paid;

    /// <summary>Waits until these bytes, just read, are within the rate.</summary>
    public void Take(int bytes, CancellationToken cancel)
    {
        TimeSpan wait;
        lock (taking)
        {
            var now = clock.GetElapsedTime(started);
            if (paid < now - Burst) paid = now - Burst;
            paid += TimeSpan.FromSeconds(bytes / (double)bytesPerSecond);
            wait = paid - now;
        }
        if (wait > TimeSpan.Zero) cancel.WaitHandle.WaitOne(wait);
        cancel.ThrowIfCancellationRequested();
    }
}
