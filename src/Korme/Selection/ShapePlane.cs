using System.Buffers;

namespace Korme.Selection;

/// <summary>
/// Means of 4 × 4 and of 8 × 8 pixels all over a picture, four pixels apart: the shapes that noise and blur hardly reach. A block is
/// told about everything that lies in it and on its border, wherever the edges are.
/// </summary>
/// <remarks>
/// Cut along the blocks instead, an edge on a border was in no block, and one in the middle of a cell half as strong as one between
/// two: the straight edges of a building were measured otherwise when the camera moved by four pixels.
/// </remarks>
internal sealed class ShapePlane : IDisposable
{
    private const int Cell = 4, CellsOfBlock = GradientBlock.Side / Cell;
    private readonly int width, height;
    private short[]? fours, eights;

    private ShapePlane(int width, int height)
    {
        (this.width, this.height) = (width, height);
        fours = ArrayPool<short>.Shared.Rent(width * height);
        eights = ArrayPool<short>.Shared.Rent(width * height);
    }

    public static ShapePlane Of(LumaPlane luma)
    {
        var plane = new ShapePlane(luma.Width / Cell, luma.Height / Cell);
        plane.SumFours(luma);
        plane.SumEights();
        return plane;
    }

    /// <summary>Mean squared differences of neighbouring 4 × 4 means, across and down, of the pairs that begin in a block.</summary>
    public float ShapeOf(int blockColumn, int blockRow)
    {
        var energy = EnergyOf(fours!, blockColumn, blockRow, step: 1, reach: 1);
        return (energy.Across + energy.Down) / (16 * 16);
    }

    /// <summary>Of 8 × 8 means that touch, of the pairs whose middle is in a block.</summary>
    public Directions CoarseOf(int blockColumn, int blockRow)
    {
        var energy = EnergyOf(eights!, blockColumn, blockRow, step: 2, reach: 3);
        const float Squared = 64f * 64f;
        return new(energy.Across / Squared, energy.Down / Squared, energy.Falling / Squared, energy.Rising / Squared);
    }

    public void Dispose()
    {
        if (fours is not null) ArrayPool<short>.Shared.Return(fours);
        if (eights is not null) ArrayPool<short>.Shared.Return(eights);
        fours = eights = null;
    }

    /// <summary>Mean squares over a block; at the picture's rim over the pairs that there are.</summary>
    /// <param name="sums">By cell.</param>
    /// <param name="blockColumn">Which block.</param>
    /// <param name="blockRow">Which block.</param>
    /// <param name="step">Cells between the two of a pair.</param>
    /// <param name="reach">Cells that a pair needs from its first one on, itself not counted.</param>
    private Directions EnergyOf(short[] sums, int blockColumn, int blockRow, int step, int reach)
    {
        // The middle of a pair lies half its length behind its first cell.
        var back = reach / 2;
        int left = Math.Max(0, blockColumn * CellsOfBlock - back), top = Math.Max(0, blockRow * CellsOfBlock - back);
        int right = Math.Min(width - reach, (blockColumn + 1) * CellsOfBlock - back), bottom = Math.Min(height - reach, (blockRow + 1) * CellsOfBlock - back);
        long across = 0, down = 0, falling = 0, rising = 0;
        for (var y = top; y < bottom; y++)
            for (var x = left; x < right; x++)
            {
                var at = y * width + x;
                int here = sums[at], beside = sums[at + step], under = sums[at + step * width], slanted = sums[at + step * width + step];
                across += Square(beside - here);
                down += Square(under - here);
                falling += Square(slanted - here);
                rising += Square(beside - under);
            }
        float pairs = Math.Max(1, Math.Max(0, right - left) * Math.Max(0, bottom - top));
        return new(across / pairs, down / pairs, falling / pairs, rising / pairs);
    }

    private void SumFours(LumaPlane luma)
    {
        ReadOnlySpan<short> values = luma.Values;
        for (var y = 0; y < height; y++)
        {
            var row = fours.AsSpan(y * width, width);
            for (var x = 0; x < width; x++)
            {
                var at = y * Cell * luma.Stride + x * Cell;
                var sum = 0;
                for (var line = 0; line < Cell; line++, at += luma.Stride) sum += values[at] + values[at + 1] + values[at + 2] + values[at + 3];
                row[x] = (short)sum;
            }
        }
    }

    /// <summary>Of four cells each, from every cell that has neighbours to the right and below.</summary>
    private void SumEights()
    {
        ReadOnlySpan<short> cells = fours;
        for (var y = 0; y < height - 1; y++)
            for (var x = 0; x < width - 1; x++)
            {
                var at = y * width + x;
                eights![at] = (short)(cells[at] + cells[at + 1] + cells[at + width] + cells[at + width + 1]);
            }
    }

    private static long Square(long value) => value * value;
}
