using System.Buffers.Binary;
using Korme.Import;

namespace Korme.Exhibitions.Media;

/// <summary>Length and size out of the elements of WebM (RFC 8794 for EBML, RFC 9559 for the elements).</summary>
internal static class MatroskaFacts
{
    private const int HeadBytes = 1 << 20;
    private const uint Segment = 0x18538067, Info = 0x1549A966, TimestampScale = 0x2AD7B1, Duration = 0x4489, Tracks = 0x1654AE6B, TrackEntry = 0xAE, Video = 0xE0, PixelWidth = 0xB0, PixelHeight = 0xBA;

    /// <summary>Those that are looked into; Cluster, where the film begins, is none of them.</summary>
    private static readonly uint[] Inside = [Segment, Info, Tracks, TrackEntry, Video];

    public static MediaFacts Read(Stream stream)
    {
        var head = new byte[(int)Math.Min(HeadBytes, stream.Length)];
        if (!TiffFile.ReadAt(stream, 0, head)) return new();
        double scale = 1_000_000, duration = 0;
        int? width = null, height = null;
        var at = 0;
        for (var elements = 0; elements < 10_000 && TryVint(head, ref at, keepMarker: true, out var id) && TryVint(head, ref at, keepMarker: false, out var size); elements++)
        {
            if (Array.IndexOf(Inside, (uint)id) >= 0) continue;
            if (size < 0 || size > head.Length - at) break;
            var value = head.AsSpan(at, (int)size);
            switch ((uint)id)
            {
                case TimestampScale: scale = Unsigned(value); break;
                case Duration: duration = value.Length == 8 ? BinaryPrimitives.ReadDoubleBigEndian(value) : value.Length == 4 ? BinaryPrimitives.ReadSingleBigEndian(value) : 0; break;
                case PixelWidth: width ??= (int)Math.Min(Unsigned(value), int.MaxValue); break;
                case PixelHeight: height ??= (int)Math.Min(Unsigned(value), int.MaxValue); break;
            }
            at += (int)size;
        }
        return new(MediaFacts.Seconds(duration * scale / 1e9), width, height);
    }

    private static double Unsigned(ReadOnlySpan<byte> value)
    {
        double number = 0;
        foreach (var each in value[..Math.Min(8, value.Length)]) number = number * 256 + each;
        return number;
    }

    /// <summary>A number of one to eight bytes whose leading zeros say how many.</summary>
    private static bool TryVint(ReadOnlySpan<byte> bytes, ref int at, bool keepMarker, out long value)
    {
        value = 0;
        if (at >= bytes.Length || bytes[at] == 0) return false;
        var count = System.Numerics.BitOperations.LeadingZeroCount(bytes[at]) - 23;
        if (at + count > bytes.Length) return false;
        value = keepMarker ? bytes[at] : bytes[at] & ((1 << (8 - count)) - 1);
        for (var i = 1; i < count; i++) value = (value << 8) | bytes[at + i];
        at += count;
        return true;
    }
}
