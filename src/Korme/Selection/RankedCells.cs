using System.Buffers;
using System.Runtime.InteropServices;
using System.Runtime.Intrinsics;

namespace Korme.Selection;

/// <summary>A picture reduced to 32 × 32 means, each replaced by its place among them.</summary>
/// <remarks>A change of exposure or tone curve keeps the order of light and dark: it changes no rank but by clipping.</remarks>
internal static class RankedCells
{
    public const int Side = 32;

    /// <summary>Ranks from 0 to 1,023, row by row; equal means share the middle of their places.</summary>
    public static float[] Of(LumaPlane luma)
    {
        var cells = new float[Side * Side];
        Reduce(luma, cells);
        Rank(cells);
        return cells;
    }

    private static void Reduce(LumaPlane luma, Span<float> cells)
    {
        var rented = ArrayPool<int>.Shared.Rent(luma.Width);
        var sums = rented.AsSpan(0, luma.Width);
        for (var row = 0; row < Side; row++)
        {
            var (top, bottom) = Cell(row, luma.Height);
            sums.Clear();
            for (var y = top; y < bottom; y++) Add(luma.Row(y), sums);
            for (var column = 0; column < Side; column++)
            {
                var (left, right) = Cell(column, luma.Width);
                long sum = 0;
                foreach (var value in sums[left..right]) sum += value;
                cells[row * Side + column] = sum / (float)((bottom - top) * (right - left));
            }
        }
        ArrayPool<int>.Shared.Return(rented);
    }

    private static void Add(ReadOnlySpan<short> row, Span<int> sums)
    {
        ref var value = ref MemoryMarshal.GetReference(row);
        ref var sum = ref MemoryMarshal.GetReference(sums);
        nuint x = 0, length = (nuint)row.Length;
        for (; x + 16 <= length; x += 16)
        {
            var (low, high) = Vector256.Widen(Vector256.LoadUnsafe(ref value, x));
            (Vector256.LoadUnsafe(ref sum, x) + low).StoreUnsafe(ref sum, x);
            (Vector256.LoadUnsafe(ref sum, x + 8) + high).StoreUnsafe(ref sum, x + 8);
        }
        for (; x < length; x++) sums[(int)x] += row[(int)x];
    }

    /// <summary>The pixels of one cell, at least one: a picture narrower than the grid repeats its pixels.</summary>
    private static (int From, int To) Cell(int index, int size)
    {
        var from = (int)((long)index * size / Side);
        return (from, Math.Max(from + 1, (int)((long)(index + 1) * size / Side)));
    }

    /// <summary>Every value becomes the number of values below it; equal ones share the middle of their places.</summary>
    private static void Rank(Span<float> cells)
    {
        Span<float> sorted = stackalloc float[Side * Side];
        Span<int> places = stackalloc int[Side * Side];
        cells.CopyTo(sorted);
        for (var i = 0; i < places.Length; i++) places[i] = i;
        sorted.Sort(places);
        for (int from = 0, to; from < sorted.Length; from = to)
        {
            for (to = from + 1; to < sorted.Length && sorted[to] == sorted[from]; to++) { }
            for (var i = from; i < to; i++) cells[places[i]] = (from + to - 1) / 2f;
        }
    }
}
