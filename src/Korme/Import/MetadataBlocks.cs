namespace Korme.Import;

/// <summary>The raw blocks of metadata a picture carries, and its size; found without decoding anything.</summary>
internal sealed record MetadataBlocks
{
    /// <summary>No block longer than this is read.</summary>
    public const int MaxBlockBytes = 4 << 20;

    /// <summary>TIFF structures: one for most formats; for CR3 a second with the directory that is otherwise reached from the
    /// first.</summary>
    public IReadOnlyList<byte[]> Exif { get; init; } = [];

    /// <summary>A TIFF structure whose first directory is the GPS one (CR3 only).</summary>
    public byte[]? Gps { get; init; }
    public byte[]? Xmp { get; init; }

    /// <summary>IPTC-IIM datasets.</summary>
    public byte[]? Iptc { get; init; }
    public int? WidthPixels { get; init; }
    public int? HeightPixels { get; init; }

    /// <summary>The file itself is a TIFF structure.</summary>
    public bool IsTiff { get; init; }

    /// <summary>Finds the blocks of a picture or RAW.</summary>
    /// <param name="stream">Seekable; not disposed.</param>
    /// <param name="mediaType">As <see cref="FileKinds"/> found it.</param>
    public static MetadataBlocks Find(Stream stream, string mediaType) => mediaType switch
    {
        "image/jpeg" => JpegBlocks.Find(stream, 0),
        "image/png" => PngBlocks.Find(stream),
        "image/webp" => WebpBlocks.Find(stream),
        "image/heic" or "image/avif" => HeifBlocks.Find(stream),
        "image/x-canon-cr3" => Cr3Blocks.Find(stream),
        // The preview in a RAF is a whole JPEG with the camera's EXIF.
        "image/x-fuji-raf" => EmbeddedPreview.OfRaf(stream) is { } preview ? JpegBlocks.Find(stream, preview.Offset) : new(),
        "image/gif" => Gif(stream),
        _ => new() { IsTiff = true },
    };

    private static MetadataBlocks Gif(Stream stream)
    {
        Span<byte> head = stackalloc byte[10];
        return TiffFile.ReadAt(stream, 0, head)
            ? new() { WidthPixels = head[6] | (head[7] << 8), HeightPixels = head[8] | (head[9] << 8) } : new();
    }
}
