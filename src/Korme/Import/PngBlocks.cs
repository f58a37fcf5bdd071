using System.Buffers.Binary;
using System.IO.Compression;

namespace Korme.Import;

/// <summary>The metadata chunks of a PNG (PNG third edition §11.3): <c>eXIf</c> and XMP in <c>iTXt</c>.</summary>
internal static class PngBlocks
{
    private const int MaxChunks = 10_000;

    public static MetadataBlocks Find(Stream stream)
    {
        byte[]? exif = null, xmp = null;
        int? width = null, height = null;
        var offset = 8L;
        var head = new byte[8];
        for (var count = 0; count < MaxChunks && TiffFile.ReadAt(stream, offset, head); count++)
        {
            var length = BinaryPrimitives.ReadUInt32BigEndian(head);
            var type = head.AsSpan(4);
            if (type.SequenceEqual("IEND"u8)) break;
            if (length is > 0 and <= MetadataBlocks.MaxBlockBytes
                && (type.SequenceEqual("IHDR"u8) || type.SequenceEqual("eXIf"u8) || type.SequenceEqual("iTXt"u8)))
            {
                var data = new byte[length];
                if (!TiffFile.ReadAt(stream, offset + 8, data)) break;
                if (type[0] == 'I' && data.Length >= 8)
                    (width, height) = (BinaryPrimitives.ReadInt32BigEndian(data),
                        BinaryPrimitives.ReadInt32BigEndian(data.AsSpan(4)));
                else if (type[0] == 'e') exif ??= data;
                else if (type[0] == 'i') xmp ??= Xmp(data);
            }
            offset += 12L + length;
        }
        if (width is not > 0 || height is not > 0) (width, height) = (null, null);
        return new() { Exif = exif is null ? [] : [exif], Xmp = xmp, WidthPixels = width, HeightPixels = height };
    }

    // Keyword, zero, compression flag, compression method, language, zero, translated keyword, zero, text.
    private static byte[]? Xmp(ReadOnlySpan<byte> chunk)
    {
        var keyword = "XML:com.adobe.xmp\0"u8;
        if (!chunk.StartsWith(keyword) || chunk.Length < keyword.Length + 4) return null;
        var isCompressed = chunk[keyword.Length] == 1;
        var text = chunk[(keyword.Length + 2)..];
        for (var field = 0; field < 2; field++)
        {
            var end = text.IndexOf((byte)0);
            if (end < 0) return null;
            text = text[(end + 1)..];
        }
        return isCompressed ? Inflate(text) : text.ToArray();
    }

    private static byte[]? Inflate(ReadOnlySpan<byte> packed)
    {
        try
        {
            using var inflater = new ZLibStream(new MemoryStream(packed.ToArray()), CompressionMode.Decompress);
            var buffer = new byte[MetadataBlocks.MaxBlockBytes];
            var count = inflater.ReadAtLeast(buffer, buffer.Length, throwOnEndOfStream: false);
            return count == buffer.Length ? null : buffer[..count];
        }
        catch (InvalidDataException)
        {
            return null;
        }
    }
}
