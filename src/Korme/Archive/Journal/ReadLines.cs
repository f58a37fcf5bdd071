namespace Korme.Archive.Journal;

/// <summary>Cuts a file into its lines, one in memory at a time.</summary>
internal static class ReadLines
{
    private const int FirstBufferBytes = 1 << 16;

    /// <summary>Every line with its newline; the last one without it when the file doesn't end with one.</summary>
    /// <param name="path">The file.</param>
    /// <returns>Where each begins, and its bytes: valid until the next one is asked for.</returns>
    public static IEnumerable<(long Offset, ReadOnlyMemory<byte> Line)> Of(string path)
    {
        using var file = new FileStream(path, FileMode.Open, FileAccess.Read, FileShare.ReadWrite | FileShare.Delete, bufferSize: 0);
        var buffer = new byte[FirstBufferBytes];
        var (start, end, offset) = (0, 0, 0L);
        while (true)
        {
            var newline = buffer.AsSpan(start, end - start).IndexOf((byte)'\n');
            if (newline >= 0)
            {
                yield return (offset, buffer.AsMemory(start, newline + 1));
                (start, offset) = (start + newline + 1, offset + newline + 1);
                continue;
            }
            if (start > 0) buffer.AsSpan(start, end - start).CopyTo(buffer);
            (end, start) = (end - start, 0);
            if (end == buffer.Length) Array.Resize(ref buffer, buffer.Length * 2);
            var read = file.Read(buffer, end, buffer.Length - end);
            if (read == 0) break;
            end += read;
        }
        if (end > 0) yield return (offset, buffer.AsMemory(0, end));
    }
}
