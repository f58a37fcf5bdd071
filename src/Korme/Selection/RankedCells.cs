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
        for (var row = 0; row < Side; row++)
        {
            var (top, bottom) = Cell(row, luma.Height);
            for (var column = 0; column < Side; column++)
            {
                var (left, right) = Cell(column, luma.Width);
                long sum = 0;
                for (var y = top; y < bottom; y++)
                    foreach (var value in luma.Row(y)[left..right]) sum += value;
                cells[row * Side + column] = sum / (float)((bottom - top) * (right - left));
            }
        }
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
