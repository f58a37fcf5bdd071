namespace Korme.Archive;

/// <summary>How far a verification is. Written by its threads, read by the terminal.</summary>
public sealed class VerifyProgress(TimeProvider clock)
{
    private readonly long started = clock.GetTimestamp();
    private int objects, files, skipped;
    private long bytes, read;

    /// <summary>Bytes of content there probably are: what the catalogue knows; 0: not known.</summary>
    public long ExpectedBytes { get; set; }

    /// <summary>Told of each object when it is done, from any thread; for lists.</summary>
    public Action<VerifiedObject>? Listed { get; init; }

    /// <summary>Told after each piece that was read, with all bytes read so far; for tests that stop on the way.</summary>
    public Action<long>? Read { get; init; }

    public int Objects => Volatile.Read(ref objects);
    public int Files => Volatile.Read(ref files);
    public int Skipped => Volatile.Read(ref skipped);

    /// <summary>Bytes of content that are done, read or left out.</summary>
    public long Bytes => Interlocked.Read(ref bytes);

    /// <summary>Bytes that were read, of every sort of file.</summary>
    public long BytesRead => Interlocked.Read(ref read);

    public TimeSpan Elapsed => clock.GetElapsedTime(started);

    /// <summary>At the rate so far; null while nothing can be said.</summary>
    public TimeSpan? Left => ExpectedBytes <= Bytes || BytesRead == 0 || Elapsed < TimeSpan.FromSeconds(1) ? null
        : Elapsed * ((ExpectedBytes - Bytes) / (double)BytesRead);

    internal void Looked(ExaminedSize size)
    {
        Interlocked.Increment(ref objects);
        Interlocked.Add(ref files, size.Files);
        Interlocked.Add(ref skipped, size.Skipped);
        Interlocked.Add(ref bytes, size.SkippedBytes);
    }

    internal void Piece(int length, bool isContent)
    {
        if (isContent) Interlocked.Add(ref bytes, length);
        var total = Interlocked.Add(ref read, length);
        Read?.Invoke(total);
    }
}

/// <summary>How much an object has, and how much of it is left out.</summary>
internal readonly record struct ExaminedSize(int Files, int Skipped, long SkippedBytes);
