using System.Buffers.Binary;

namespace Korme.Import;

/// <summary>The metadata chunks of a WebP (RFC 9649 §2.7): <c>EXIF</c> and <c>XMP </c>, and the canvas size of
/// <c>VP8X</c>.</summary>
internal static class WebpBlocks
{
    private const int MaxChunks = 10_000;

    public static MetadataBlocks Find(Stream stream)
    {
        byte[]? exif = null, xmp = null;
        (int Width, int Height)? size = null;
        var offset = 12L;
        var head = new byte[18];
        for (var count = 0; count < MaxChunks && TiffFile.ReadAt(stream, offset, head.AsSpan(0, 8)); count++)
        {
            var length = BinaryPrimitives.ReadUInt32LittleEndian(head.AsSpan(4));
            var type = head.AsSpan(0, 4);
            if (type.SequenceEqual("EXIF"u8)) exif ??= Data(stream, offset + 8, length);
            else if (type.SequenceEqual("XMP "u8)) xmp ??= Data(stream, offset + 8, length);
            else if (size is null && type.StartsWith("VP8"u8) && TiffFile.ReadAt(stream, offset, head)) size = SizeOf(head);
            offset += 8L + length + (length & 1);
        }
        // Some writers keep the marker that EXIF has in JPEG.
        if (exif is { Length: > 14 } && exif.AsSpan().StartsWith("Exif\0\0"u8)) exif = exif[6..];
        return new() { Exif = exif is null ? [] : [exif], Xmp = xmp, WidthPixels = size?.Width, HeightPixels = size?.Height };
    }

    private static (int Width, int Height)? SizeOf(ReadOnlySpan<byte> chunk)
    {
        var data = chunk[8..];
        return (char)chunk[3] switch
        {
            'X' => (1 + U24(data[4..]), 1 + U24(data[7..])),
            'L' when data[0] == 0x2F => (1 + (int)(BinaryPrimitives.ReadUInt32LittleEndian(data[1..]) & 0x3FFF),
                1 + (int)((BinaryPrimitives.ReadUInt32LittleEndian(data[1..]) >> 14) & 0x3FFF)),
            ' ' when data[3] == 0x9D => (BinaryPrimitives.ReadUInt16LittleEndian(data[6..]) & 0x3FFF,
                BinaryPrimitives.ReadUInt16LittleEndian(data[8..]) & 0x3FFF),
            _ => null,
        };
    }

    private static int U24(ReadOnlySpan<byte> bytes) => bytes[0] | (bytes[1] << 8) | (bytes[2] << 16);

    private static byte[]? Data(Stream stream, long offset, uint length)
    {
        if (length is 0 or > MetadataBlocks.MaxBlockBytes) return null;
        var bytes = new byte[length];
        return TiffFile.ReadAt(stream, offset, bytes) ? bytes : null;
    }
}
