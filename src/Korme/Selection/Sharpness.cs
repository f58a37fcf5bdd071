using System.Buffers;
using System.Runtime.InteropServices;
using System.Runtime.Intrinsics;

namespace Korme.Selection;

/// <summary>Detail and noise, kept apart: a noisy blur must not pass for a sharp picture.</summary>
/// <remarks>
/// Per block of 16 × 16 pixels two energies are summed: <i>fine</i>, the squared differences of neighbouring pixels, and
/// <i>coarse</i>, the squared differences of neighbouring means of 4 × 4 pixels. Blur removes fine energy and leaves the coarse,
/// so their ratio tells sharpness whatever the contrast and the exposure (the idea of reblurring by Crété et al., "The blur
/// effect", SPIE 6492, 2007, without a second picture). White noise of variance σ² adds 2σ² to every squared difference of
/// pixels, and 2σ²/16 to one of means; σ is taken from the flattest blocks and both are subtracted.
/// </remarks>
/// <param name="Detail">0 for a smooth slope, about 1 for step edges, above 1 for fine texture.</param>
/// <param name="Noise">Standard deviation of the luma, 0 to 255; 0 when no block is neither black nor blown.</param>
internal readonly record struct Sharpness(double Detail, double Noise)
{
    private const int BlockSide = 16;
    private const int CellSide = 4;
    private const double BestPart = 0.15;
    private const double FlattestPart = 0.10;

    /// <summary>Measures every whole block; a picture with a side under 16 pixels has none, and both measures are 0.</summary>
    public static Sharpness Of(LumaPlane luma)
    {
        int across = luma.Width / BlockSide, down = luma.Height / BlockSide;
        if (across * down == 0) return default;

        var rented = ArrayPool<Block>.Shared.Rent(across * down);
        var blocks = rented.AsSpan(0, across * down);
        for (var row = 0; row < down; row++)
            for (var column = 0; column < across; column++)
                blocks[row * across + column] = Measure(luma, column * BlockSide, row * BlockSide);

        var variance = NoiseVariance(blocks);
        var detail = DetailOf(blocks, variance);
        ArrayPool<Block>.Shared.Return(rented);
        return new(detail, Math.Sqrt(variance));
    }

    private readonly record struct Block(float Fine, float Coarse, float Mean);

    /// <summary>Means of squared differences: of 512 pairs of pixels, of 24 pairs of cells.</summary>
    private static Block Measure(LumaPlane luma, int left, int top)
    {
        var fine = Vector256<int>.Zero;
        Span<int> cells = stackalloc int[16];
        ref var origin = ref MemoryMarshal.GetReference(luma.Values);
        for (var y = 0; y < BlockSide; y++)
        {
            var at = (nuint)((top + y) * luma.Stride + left);
            var here = Vector256.LoadUnsafe(ref origin, at);
            fine += Squares(Vector256.LoadUnsafe(ref origin, at + 1) - here);
            fine += Squares(Vector256.LoadUnsafe(ref origin, at + (nuint)luma.Stride) - here);
            for (var cell = 0; cell < 4; cell++)
            {
                var x = cell * CellSide;
                cells[y / CellSide * 4 + cell] += here[x] + here[x + 1] + here[x + 2] + here[x + 3];
            }
        }

        long coarse = 0, sum = 0;
        for (var cell = 0; cell < 16; cell++)
        {
            sum += cells[cell];
            if (cell % 4 < 3) coarse += Square(cells[cell + 1] - cells[cell]);
            if (cell < 12) coarse += Square(cells[cell + 4] - cells[cell]);
        }
        return new(Vector256.Sum(fine) / 512f, coarse / (24f * 256), sum / 256f);
    }

    private static Vector256<int> Squares(Vector256<short> differences)
    {
        var (low, high) = Vector256.Widen(differences);
        return low * low + high * high;
    }

    private static long Square(long value) => value * value;

    /// <summary>The mean over the flattest tenth, chosen by their coarse energy, which pixel noise hardly touches.</summary>
    private static double NoiseVariance(Span<Block> blocks)
    {
        blocks.Sort((a, b) => a.Coarse.CompareTo(b.Coarse));

        // Near black and white the noise is cut off on one side; those blocks speak only where there are no others.
        return Variance(blocks, 24, 235) ?? Variance(blocks, 6, 249) ?? 0;
    }

    private static double? Variance(ReadOnlySpan<Block> sorted, int darkest, int lightest)
    {
        var toned = 0;
        foreach (var block in sorted)
            if (block.Mean > darkest && block.Mean < lightest) toned++;
        if (toned == 0) return null;

        var flattest = Math.Max(1, (int)(toned * FlattestPart));
        var (sum, taken) = (0.0, 0);
        foreach (var block in sorted)
        {
            if (block.Mean <= darkest || block.Mean >= lightest) continue;
            sum += block.Fine;
            if (++taken == flattest) break;
        }
        return sum / taken / 2;
    }

    /// <summary>The ratio of the energies over the best blocks.</summary>
    /// <remarks>
    /// Best are those whose fine energy stands above what noise alone would give a block (a third more than the mean of 2σ²,
    /// some three standard deviations); where none does, those with the most coarse energy. Without the threshold a blurred,
    /// noisy frame would be measured where its noise happens to be strongest: with it, 92 instead of 72 % of the pairs "sharp and
    /// noisy" against "very soft and noisy" came out right.
    /// </remarks>
    private static double DetailOf(Span<Block> blocks, double variance)
    {
        var byChance = 2.7 * variance + 0.5;
        blocks.Sort((a, b) =>
        {
            double first = Math.Max(0, a.Fine - byChance), second = Math.Max(0, b.Fine - byChance);
            return first != second ? second.CompareTo(first) : b.Coarse.CompareTo(a.Coarse);
        });
        double fine = 0, coarse = 0;
        var best = blocks[..(int)Math.Ceiling(blocks.Length * BestPart)];
        foreach (var block in best)
        {
            fine += Math.Max(0, block.Fine - 2 * variance);
            coarse += Math.Max(0, block.Coarse - variance / 8);
        }

        // Sixteen times: a slope of 1 a pixel is 4 a cell. A slope then gives 1, a step edge anywhere in its cell 6 on average.
        // The floor (one level, and what is left of the noise) keeps a picture of nothing from being divided by nothing.
        var floor = best.Length * (1 + variance / 8);
        return Math.Max(0, (CellSide * CellSide * fine - coarse) / 5 / (coarse + floor));
    }
}
