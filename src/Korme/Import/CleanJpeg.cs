using System.Buffers.Binary;

namespace Korme.Import;

/// <summary>A JPEG reduced to what a decoder needs: tables, frame, scans. No comment, EXIF, profile or anything else
/// passes.</summary>
internal static class CleanJpeg
{
    private const int MaxSidePixels = 4_096;

    /// <summary>The cleaned copy, or null when it is no JPEG of sane size. What a cut-off one has is closed properly.</summary>
    public static byte[]? Run(ReadOnlySpan<byte> jpeg)
    {
        if (jpeg.Length < 4 || jpeg[0] != 0xFF || jpeg[1] != 0xD8) return null;
        using var clean = new MemoryStream(jpeg.Length);
        clean.Write(jpeg[..2]);
        var (at, hasFrame, hasScan) = (2, false, false);
        while (at + 4 <= jpeg.Length && jpeg[at] == 0xFF)
        {
            var marker = jpeg[at + 1];
            if (marker == 0xFF)
            {
                at++;
                continue;
            }
            if (marker == 0xD9) break;
            var length = BinaryPrimitives.ReadUInt16BigEndian(jpeg[(at + 2)..]);
            if (length < 2 || at + 2 + length > jpeg.Length) break;
            var segment = jpeg.Slice(at, 2 + length);
            at += segment.Length;
            if (JpegBlocks.IsFrame(marker))
            {
                if (hasFrame || !IsSane(marker, segment)) return null;
                hasFrame = true;
            }
            if (IsNeeded(marker)) clean.Write(segment);
            if (marker != 0xDA) continue;
            if (!hasFrame) return null;
            hasScan = true;
            var scan = jpeg[at..(at + ScanLength(jpeg[at..]))];
            clean.Write(scan);
            at += scan.Length;
        }
        if (!hasScan) return null;
        clean.Write([0xFF, 0xD9]);
        return clean.ToArray();
    }

    // DHT, DQT, DRI, SOS and the frame.
    private static bool IsNeeded(byte marker) => marker is 0xC4 or 0xDB or 0xDD or 0xDA || JpegBlocks.IsFrame(marker);

    // Baseline, extended and progressive; 8 bits; a size that a thumbnail can have.
    private static bool IsSane(byte marker, ReadOnlySpan<byte> segment) =>
        marker is 0xC0 or 0xC1 or 0xC2 && segment.Length >= 10 && segment[4] == 8
        && BinaryPrimitives.ReadUInt16BigEndian(segment[5..]) is > 0 and <= MaxSidePixels
        && BinaryPrimitives.ReadUInt16BigEndian(segment[7..]) is > 0 and <= MaxSidePixels;

    /// <summary>Entropy-coded bytes run up to a marker that is neither a stuffed FF 00 nor a restart.</summary>
    private static int ScanLength(ReadOnlySpan<byte> data)
    {
        var at = 0;
        while (true)
        {
            var next = data[at..].IndexOf((byte)0xFF);
            if (next < 0 || at + next + 1 >= data.Length) return data.Length;
            at += next;
            if (data[at + 1] is not (0x00 or (>= 0xD0 and <= 0xD7))) return at;
            at += 2;
        }
    }
}
