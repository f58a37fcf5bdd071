namespace Korme.Delivery;

/// <summary>Opens a JPEG that begins and ends as one: a file cut short, emptied or overwritten with zeros is not served.</summary>
internal static class WholeJpeg
{
    /// <returns>The open file at its start; null when it isn't there or isn't whole. Deleting it meanwhile does no harm.</returns>
    public static FileStream? Open(string path)
    {
        if (TryOpen(path) is not { } file) return null;
        // ITU-T T.81 §B.1.1.3: start of image, a further marker; end of image.
        Span<byte> head = stackalloc byte[3], tail = stackalloc byte[2];
        var isWhole = RandomAccess.Read(file.SafeFileHandle, head, 0) == 3 && head.SequenceEqual<byte>([0xFF, 0xD8, 0xFF])
            && RandomAccess.Read(file.SafeFileHandle, tail, file.Length - 2) == 2 && tail.SequenceEqual<byte>([0xFF, 0xD9]);
        if (isWhole) return file;
        file.Dispose();
        return null;
    }

    private static FileStream? TryOpen(string path)
    {
        try
        {
            return new(path, new FileStreamOptions
            {
                Share = FileShare.Read | FileShare.Delete,
                Options = FileOptions.Asynchronous | FileOptions.SequentialScan,
                BufferSize = 0,
            });
        }
        catch (IOException)
        {
            return null;
        }
    }
}
