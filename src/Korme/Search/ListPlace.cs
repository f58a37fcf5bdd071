using System.Buffers.Binary;

namespace Korme.Search;

/// <summary>Where a work stands in lists: by its last day, those of one day by their ids.</summary>
/// <param name="At">Its last day as a number, 20261120; 0: not known.</param>
/// <param name="Tie">As <see cref="TieOf"/>.</param>
/// <param name="N">Its number in the index, where even the ties are alike.</param>
internal readonly record struct ListPlace(int At, long Tie, long N) : IComparable<ListPlace>
{
    public int CompareTo(ListPlace other) => (At, Tie, N).CompareTo((other.At, other.Tie, other.N));

    /// <summary>What orders the works of one day, the same after any rebuild: of a version 7 UUID the time it was made and 21 of its random bits.</summary>
    /// <remarks>RFC 9562 §5.7. 42 of the 48 bits of its time, in milliseconds, last until 2109. Not negative, as SQLite's integers sort.</remarks>
    public static long TieOf(Guid id)
    {
        Span<byte> bytes = stackalloc byte[16];
        id.TryWriteBytes(bytes, bigEndian: true, out _);
        var (time, random) = (BinaryPrimitives.ReadInt64BigEndian(bytes), BinaryPrimitives.ReadInt64BigEndian(bytes[8..]));
        return ((time >>> 16) & ((1L << 42) - 1)) << 21 | (time & 0xfff) << 9 | ((random >>> 53) & 0x1ff);
    }
}
