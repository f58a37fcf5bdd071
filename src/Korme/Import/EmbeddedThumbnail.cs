namespace Korme.Import;

/// <summary>The small picture a camera wrote into the header: enough for a first page, long before anything is decoded.</summary>
/// <remarks>It is stored unturned: <see cref="PhotoMetadata.Orientation"/> applies to it too.</remarks>
public static class EmbeddedThumbnail
{
    private const int MaxBytes = 256 << 10;

    /// <summary>A JPEG without any metadata, or null when there is none that can be trusted.</summary>
    /// <param name="path">A JPEG, a TIFF-based RAW, RAF or CR3; anything else gives null.</param>
    /// <exception cref="IOException">The file can't be read.</exception>
    public static byte[]? Read(string path)
    {
        using var stream = SharedFile.Open(path, 4 * 1024);
        return Read(stream);
    }

    /// <summary>The same from a seekable stream, which is not disposed.</summary>
    public static byte[]? Read(Stream stream)
    {
        Span<byte> head = stackalloc byte[64];
        if (!TiffFile.ReadAt(stream, 0, head)) return null;
        if (head[0] == 0xFF && head[1] == 0xD8) return OfJpeg(stream, 0);
        if (head.StartsWith("FUJIFILMCCD-RAW"u8))
            return EmbeddedPreview.OfRaf(stream) is { } preview ? OfJpeg(stream, preview.Offset) : null;
        if (head[4..12].SequenceEqual("ftypcrx "u8))
            return Cr3Blocks.Thumbnail(stream) is { } small ? CleanJpeg.Run(small) : null;
        return TiffFile.Open(stream) is { } tiff ? OfTiff(stream, tiff) : null;
    }

    private static byte[]? OfJpeg(Stream stream, long start)
    {
        foreach (var (marker, offset, length) in JpegBlocks.Segments(stream, start))
        {
            // EXIF comes first or directly after JFIF; a picture begins after it.
            if (marker is not (0xE0 or 0xE1)) return null;
            Span<byte> name = stackalloc byte[6];
            if (marker == 0xE0 || length < 20 || !TiffFile.ReadAt(stream, offset, name) || !name.StartsWith("Exif\0"u8)) continue;
            var block = new byte[length - 6];
            if (!TiffFile.ReadAt(stream, offset + 6, block)) return null;
            using var memory = new MemoryStream(block, writable: false);
            return TiffFile.Open(memory) is { } tiff ? OfTiff(memory, tiff) : null;
        }
        return null;
    }

    /// <summary>The largest JPEG of at most 256 KiB that a directory points to.</summary>
    private static byte[]? OfTiff(Stream stream, TiffFile tiff)
    {
        foreach (var range in EmbeddedPreview.Ranges(tiff).Where(range => range.Length is > 0 and <= MaxBytes)
            .OrderByDescending(range => range.Length))
        {
            var bytes = new byte[range.Length];
            if (TiffFile.ReadAt(stream, range.Offset, bytes) && CleanJpeg.Run(bytes) is { } clean) return clean;
        }
        return null;
    }
}
