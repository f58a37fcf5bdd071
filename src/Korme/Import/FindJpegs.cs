namespace Korme.Import;

/// <summary>JPEG pictures in bytes whose structure isn't known (makers' notes of Olympus, Pentax and others).</summary>
internal static class FindJpegs
{
    private const int MaxSearchedBytes = 32 << 20;
    private const int MaxFound = 16;

    /// <summary>From each start of a JPEG in the first 32 MiB to the end of the file; a decoder stops at the end
    /// marker.</summary>
    /// <remarks>Not to the next start: a preview holds a thumbnail of its own.</remarks>
    public static IEnumerable<(long Offset, long Length)> In(Stream stream) =>
        Starts(stream).Select(start => (start, stream.Length - start));

    private static List<long> Starts(Stream stream)
    {
        var starts = new List<long>();
        var buffer = new byte[1 << 20];
        var end = Math.Min(stream.Length, MaxSearchedBytes);
        for (var offset = 0L; offset < end && starts.Count < MaxFound; offset += buffer.Length - 4)
        {
            stream.Position = offset;
            var bytes = buffer.AsSpan(0, stream.ReadAtLeast(buffer, buffer.Length, throwOnEndOfStream: false));
            for (var at = 0; starts.Count < MaxFound; at += 3)
            {
                var next = bytes[at..].IndexOf((ReadOnlySpan<byte>)[0xFF, 0xD8, 0xFF]);
                if (next < 0 || at + next + 3 >= bytes.Length) break;
                at += next;
                // APPn, DQT or a comment follow the start of a picture; anything else is chance.
                if (bytes[at + 3] is (>= 0xE0 and <= 0xEF) or 0xDB or 0xFE && (starts.Count == 0 || starts[^1] < offset + at))
                    starts.Add(offset + at);
            }
        }
        return starts;
    }
}
