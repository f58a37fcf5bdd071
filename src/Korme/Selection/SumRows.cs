using System.Runtime.InteropServices;
using System.Runtime.Intrinsics;

namespace Korme.Selection;

/// <summary>Adds rows of a picture up, column by column: what is left for cells to do is a few sums along one row.</summary>
internal static class SumRows
{
    /// <summary>Rows of bytes that a sum of 16 bits holds.</summary>
    public const int Most = 257;

    /// <param name="bytes">Rows without gaps.</param>
    /// <param name="length">Of a row, in bytes.</param>
    /// <param name="from">The first row.</param>
    /// <param name="to">The row after the last; at most <see cref="Most"/> rows.</param>
    /// <param name="sums">As many as a row has bytes; what stands in them is overwritten.</param>
    public static void Of(ReadOnlySpan<byte> bytes, int length, int from, int to, Span<ushort> sums)
    {
        sums = sums[..length];
        sums.Clear();
        ref var sum = ref MemoryMarshal.GetReference(sums);
        for (var y = from; y < to; y++)
        {
            var row = bytes.Slice(y * length, length);
            ref var value = ref MemoryMarshal.GetReference(row);
            nuint x = 0;
            for (; x + 16 <= (nuint)length; x += 16)
            {
                var (low, high) = Vector128.Widen(Vector128.LoadUnsafe(ref value, x));
                (Vector128.LoadUnsafe(ref sum, x) + low).StoreUnsafe(ref sum, x);
                (Vector128.LoadUnsafe(ref sum, x + 8) + high).StoreUnsafe(ref sum, x + 8);
            }
            for (; x < (nuint)length; x++) sums[(int)x] += row[(int)x];
        }
    }
}
