using System.Buffers.Binary;

namespace Korme.Import;

/// <summary>Where an item's bytes lie: in the file, or counted from the start of the <c>idat</c> box.</summary>
internal readonly record struct HeifLocation(long Offset, long Length, bool IsInIdat);

/// <summary>The item location box <c>iloc</c> (ISO/IEC 14496-12 §8.11.3), versions 0 to 2.</summary>
internal static class HeifLocations
{
    /// <summary>The items that lie in one piece; others (never metadata) are left out. Stops where the box is cut off.</summary>
    public static Dictionary<uint, HeifLocation> Read(ReadOnlySpan<byte> iloc)
    {
        var found = new Dictionary<uint, HeifLocation>();
        if (iloc.Length < 8 || iloc[0] > 2) return found;
        var version = iloc[0];
        var (offsetBytes, lengthBytes) = (iloc[4] >> 4, iloc[4] & 15);
        var (baseBytes, indexBytes) = (iloc[5] >> 4, version == 0 ? 0 : iloc[5] & 15);
        var at = 6;
        if (!TryTake(iloc, ref at, version == 2 ? 4 : 2, out var count)) return found;
        for (var item = 0L; item < count; item++)
        {
            long method = 0;
            if (!TryTake(iloc, ref at, version == 2 ? 4 : 2, out var id)
                || (version > 0 && !TryTake(iloc, ref at, 2, out method))
                || !TryTake(iloc, ref at, 2, out _)
                || !TryTake(iloc, ref at, baseBytes, out var start)
                || !TryTake(iloc, ref at, 2, out var extents)) return found;
            for (var extent = 0L; extent < extents; extent++)
            {
                if (!TryTake(iloc, ref at, indexBytes, out _) || !TryTake(iloc, ref at, offsetBytes, out var offset)
                    || !TryTake(iloc, ref at, lengthBytes, out var length)) return found;
                if (extents == 1 && (method & 15) < 2 && offset <= long.MaxValue - start)
                    found.TryAdd((uint)id, new(start + offset, length, (method & 15) == 1));
            }
        }
        return found;
    }

    /// <summary>A big-endian number of 0, 2, 4 or 8 bytes; false at the end of the box and for numbers beyond 63 bits.</summary>
    private static bool TryTake(ReadOnlySpan<byte> box, ref int at, int bytes, out long value)
    {
        value = 0;
        if (at + bytes > box.Length) return false;
        var from = box.Slice(at, bytes);
        at += bytes;
        value = bytes switch
        {
            0 => 0,
            2 => BinaryPrimitives.ReadUInt16BigEndian(from),
            4 => BinaryPrimitives.ReadUInt32BigEndian(from),
            8 => BinaryPrimitives.ReadInt64BigEndian(from),
            _ => -1,
        };
        return value >= 0;
    }
}
