using System.Buffers.Binary;
using Korme.Import;

namespace Korme.Exhibitions.Media;

/// <summary>Length and size out of the boxes of MP4 and QuickTime (ISO/IEC 14496-12 §8.2.2, §8.3.2).</summary>
internal static class BoxFacts
{
    public static MediaFacts Read(Stream stream)
    {
        if (BmffBox.Find(stream, 0, stream.Length, "moov") is not { } moov) return new();
        TimeSpan? length = null;
        (int Width, int Height)? size = null;
        foreach (var box in BmffBox.Read(stream, moov.Offset, moov.End))
        {
            if (box.Type == "mvhd" && box.Contents(stream, 256) is { } header) length = LengthOf(header);
            if (box.Type == "trak" && size is null && BmffBox.Find(stream, box.Offset, box.End, "tkhd") is { } track && track.Contents(stream, 256) is { } about) size = SizeOf(about);
        }
        return new(length, size?.Width, size?.Height);
    }

    private static TimeSpan? LengthOf(ReadOnlySpan<byte> header)
    {
        var isLong = header.Length >= 32 && header[0] == 1;
        if (header.Length < 20) return null;
        var scale = BinaryPrimitives.ReadUInt32BigEndian(header[(isLong ? 20 : 12)..]);
        var units = isLong ? BinaryPrimitives.ReadUInt64BigEndian(header[24..]) : BinaryPrimitives.ReadUInt32BigEndian(header[16..]);
        return scale == 0 ? null : MediaFacts.Seconds((double)units / scale);
    }

    /// <summary>Width and height as seen: a telephone's matrix turns by a quarter. A sound track has none.</summary>
    private static (int, int)? SizeOf(ReadOnlySpan<byte> track)
    {
        var matrix = track.Length > 0 && track[0] == 1 ? 52 : 40;
        if (track.Length < matrix + 44) return null;
        var width = (int)(BinaryPrimitives.ReadUInt32BigEndian(track[(matrix + 36)..]) >> 16);
        var height = (int)(BinaryPrimitives.ReadUInt32BigEndian(track[(matrix + 40)..]) >> 16);
        if (width == 0 || height == 0) return null;
        return BinaryPrimitives.ReadInt32BigEndian(track[matrix..]) == 0 ? (height, width) : (width, height);
    }
}
