using System.Buffers;

namespace Korme.Archive.Ocfl;

/// <summary>Reads a file once, from its beginning to its end, into any number of digests.</summary>
public static class HashFile
{
    // Fits into a core's second-level cache beside the digests' state: larger blocks measured no faster.
    private const int BufferBytes = 1 << 18;

    /// <summary>Hashes.</summary>
    /// <param name="path">The file.</param>
    /// <param name="algorithms">As in <see cref="Digests.Knows"/>.</param>
    /// <param name="seen">Told of each piece right after it was read; it may wait, and it may throw to stop.</param>
    /// <param name="cancel">Looked at between two pieces.</param>
    /// <returns>A digest per algorithm, in their order.</returns>
    public static Hashed Run(string path, IReadOnlyList<string> algorithms, SeenBytes? seen, CancellationToken cancel)
    {
        var buffer = ArrayPool<byte>.Shared.Rent(BufferBytes);
        var digests = new RunningDigest[algorithms.Count];
        try
        {
            for (var each = 0; each < digests.Length; each++) digests[each] = new(algorithms[each]);
            using var file = File.OpenHandle(path, FileMode.Open, FileAccess.Read, FileShare.Read, FileOptions.SequentialScan);
            long length = 0;
            for (int read; (read = RandomAccess.Read(file, buffer.AsSpan(0, BufferBytes), length)) > 0; length += read)
            {
                var piece = buffer.AsSpan(0, read);
                foreach (var digest in digests) digest.Append(piece);
                seen?.Invoke(piece);
                cancel.ThrowIfCancellationRequested();
            }
            return new(length, [.. digests.Select(digest => digest.Finish())]);
        }
        finally
        {
            foreach (var digest in digests) digest?.Dispose();
            ArrayPool<byte>.Shared.Return(buffer);
        }
    }
}

/// <summary>A piece of a file that was just read; valid during the call only.</summary>
public delegate void SeenBytes(ReadOnlySpan<byte> piece);

/// <summary>What hashing a file gave.</summary>
public sealed record Hashed(long Bytes, IReadOnlyList<string> Digests);
