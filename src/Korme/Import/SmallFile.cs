namespace Korme.Import;

/// <summary>The whole of a file that should be small: a label, a sidecar, settings.</summary>
public static class SmallFile
{
    /// <summary>The longest sidecar that is read; labels and settings have limits of their own.</summary>
    public const int MaxSidecarBytes = 4 << 20;

    /// <summary>All bytes, or one more than the limit when there are more, so that the reader can refuse it.</summary>
    /// <exception cref="IOException">The file can't be read (see <see cref="FoundFile.IsTrouble"/> for the other
    /// causes).</exception>
    public static async Task<byte[]> Read(FoundFile file, int maxBytes, CancellationToken cancel)
    {
        await using var stream = await file.OpenAsync(cancel);
        var buffer = new byte[(int)Math.Min(Math.Max(file.Bytes, 0), maxBytes) + 1];
        var count = 0;
        while (true)
        {
            count += await stream.ReadAtLeastAsync(buffer.AsMemory(count), buffer.Length - count, throwOnEndOfStream: false,
                cancel);
            if (count < buffer.Length || buffer.Length == maxBytes + 1) return buffer[..count];
            // It grew since it was found.
            Array.Resize(ref buffer, (int)Math.Min(buffer.Length * 2L, maxBytes + 1));
        }
    }
}
