using System.Buffers.Binary;

namespace Korme.Import;

/// <summary>The metadata segments of a JPEG (ITU-T T.81 Annex B; XMP part 3 §1.1.3), those before the first scan.</summary>
internal static class JpegBlocks
{
    private const int MaxSegments = 2_000;

    /// <param name="stream">Seekable; not disposed.</param>
    /// <param name="start">Where the JPEG's first byte lies in the stream.</param>
    public static MetadataBlocks Find(Stream stream, long start)
    {
        byte[]? exif = null, xmp = null;
        using var photoshop = new MemoryStream();
        (int Width, int Height)? size = null;
        foreach (var (marker, offset, length) in Segments(stream, start))
        {
            if (marker == 0xE1 && Payload(stream, offset, length) is { } app1)
            {
                if (exif is null && app1.AsSpan().StartsWith("Exif\0"u8) && app1.Length > 14) exif = app1[6..];
                else if (xmp is null && app1.AsSpan().StartsWith("http://ns.adobe.com/xap/1.0/\0"u8)) xmp = app1[29..];
            }
            else if (marker == 0xED && photoshop.Length < MetadataBlocks.MaxBlockBytes
                && Payload(stream, offset, length) is { } app13 && app13.AsSpan().StartsWith("Photoshop 3.0\0"u8))
                photoshop.Write(app13.AsSpan(14));
            else if (IsFrame(marker) && Payload(stream, offset, Math.Min(length, 6)) is { Length: >= 5 } frame)
                size ??= (BinaryPrimitives.ReadUInt16BigEndian(frame.AsSpan(3)),
                    BinaryPrimitives.ReadUInt16BigEndian(frame.AsSpan(1)));
        }
        return new()
        {
            Exif = exif is null ? [] : [exif],
            Xmp = xmp,
            Iptc = PhotoshopResources.Iptc(photoshop.ToArray()),
            WidthPixels = size?.Width,
            HeightPixels = size?.Height,
        };
    }

    /// <summary>The segments up to the first scan: marker, offset of the payload, its length. Stops at the first thing out of
    /// place.</summary>
    public static IEnumerable<(byte Marker, long Offset, int Length)> Segments(Stream stream, long start)
    {
        var head = new byte[4];
        if (!TiffFile.ReadAt(stream, start, head.AsSpan(0, 2)) || head[0] != 0xFF || head[1] != 0xD8) yield break;
        var offset = start + 2;
        for (var count = 0; count < MaxSegments; count++)
        {
            if (!TiffFile.ReadAt(stream, offset, head) || head[0] != 0xFF) yield break;
            if (head[1] == 0xFF)
            {
                offset++;
                continue;
            }
            if (head[1] is 0xD9 or 0xDA or 0x00 or (>= 0xD0 and <= 0xD8)) yield break;
            var length = BinaryPrimitives.ReadUInt16BigEndian(head.AsSpan(2));
            if (length < 2) yield break;
            yield return (head[1], offset + 4, length - 2);
            offset += 2 + length;
        }
    }

    /// <summary>Start of frame: C0 to CF without DHT, JPG and DAC.</summary>
    public static bool IsFrame(byte marker) => marker is >= 0xC0 and <= 0xCF and not (0xC4 or 0xC8 or 0xCC);

    private static byte[]? Payload(Stream stream, long offset, int length)
    {
        var bytes = new byte[length];
        return TiffFile.ReadAt(stream, offset, bytes) ? bytes : null;
    }
}
