using System.Buffers;

namespace Korme.Selection;

/// <summary>Detail and noise, kept apart: a noisy blur must not pass for a sharp picture.</summary>
/// <remarks>
/// Every block is looked at in four sizes (<see cref="GradientBlock"/>). Blur takes the energy of gradients away at the finest
/// sizes and leaves the coarsest, so their ratio tells sharpness whatever the contrast and the exposure (the idea of reblurring by
/// Crété et al., "The blur effect", SPIE 6492, 2007, without a second picture). Noise adds energy at the finest sizes; what it adds
/// is measured where there is nothing else, at each size by itself, since a picture that was made smaller has no white noise, and
/// is subtracted. How each number was chosen, and against what: docs/adr/0009.
/// </remarks>
/// <param name="Detail">0 for a smooth slope, about 1 for what is crisp, more for fine texture.</param>
/// <param name="Noise">Standard deviation of the luma, 0 to 255; 0 when no block is neither black nor blown.</param>
internal readonly record struct Sharpness(double Detail, double Noise)
{
    private const double BestPart = 0.15;
    private const double FlattestPart = 0.10;

    // The flattest tenth is flat by chance too: of pure noise it shows 5/6 of the variance.
    private const double ChanceOfFlatness = 1.2;

    // More than was found is subtracted: a rest of noise would be taken for detail, a little less detail only ranks lower what is noisy.
    private const double NoiseTaken = 1.4 * ChanceOfFlatness;

    /// <summary>Measures every whole block; a picture with a side under 16 pixels has none, and both measures are 0.</summary>
    public static Sharpness Of(LumaPlane luma)
    {
        int across = luma.Width / GradientBlock.Side, down = luma.Height / GradientBlock.Side;
        if (across * down == 0) return default;

        using var shapes = ShapePlane.Of(luma);
        var rented = ArrayPool<GradientBlock>.Shared.Rent(across * down);
        var blocks = rented.AsSpan(0, across * down);
        for (var row = 0; row < down; row++)
            for (var column = 0; column < across; column++)
                blocks[row * across + column] = GradientBlock.Of(luma, shapes, column, row);

        var toned = Toned(blocks);
        var noise = Flattest(toned, block => block.Noise);
        var detail = DetailOf(toned.IsEmpty ? blocks : toned, noise, Flattest(toned, block => block.NoiseOfPairs));
        ArrayPool<GradientBlock>.Shared.Return(rented);
        return new(detail, Math.Sqrt(noise * ChanceOfFlatness));
    }

    /// <summary>
    /// The blocks that may speak, moved to the front. Near black and white noise is cut off and edges are made by clipping, the
    /// nearer the more noise there is; what has no grain at all was clipped and made darker since. Those speak only where there are
    /// no others.
    /// </summary>
    private static Span<GradientBlock> Toned(Span<GradientBlock> blocks)
    {
        var toned = Keep(blocks, 24, 235);
        if (toned.IsEmpty) return Keep(blocks, 6, 249);
        var reach = 2 * Math.Sqrt(Flattest(toned, block => block.Noise));
        var farther = Keep(toned, 20 + reach, 239 - reach);
        return farther.Length >= blocks.Length * BestPart ? farther : toned;
    }

    private static Span<GradientBlock> Keep(Span<GradientBlock> blocks, double darkest, double lightest)
    {
        var kept = 0;
        for (var i = 0; i < blocks.Length; i++)
            if (blocks[i].Mean > darkest && blocks[i].Mean < lightest && blocks[i].Noise > 0.01) (blocks[kept], blocks[i]) = (blocks[i], blocks[kept++]);
        return blocks[..kept];
    }

    /// <summary>The mean variance of the flattest tenth.</summary>
    private static double Flattest(ReadOnlySpan<GradientBlock> blocks, Func<GradientBlock, float> variance)
    {
        if (blocks.IsEmpty) return 0;
        var all = new float[blocks.Length];
        for (var i = 0; i < all.Length; i++) all[i] = variance(blocks[i]);
        Array.Sort(all);
        var flattest = all.AsSpan(0, Math.Max(1, (int)(all.Length * FlattestPart)));
        var sum = 0.0;
        foreach (var value in flattest) sum += value;
        return sum / flattest.Length;
    }

    /// <summary>Fine energy by coarse energy in the blocks with the strongest shapes.</summary>
    /// <remarks>
    /// Chosen at a size that noise hardly reaches: chosen by fine energy, they would be those where the noise happens to be strongest.
    /// </remarks>
    private static double DetailOf(Span<GradientBlock> blocks, double noise, double noiseOfPairs)
    {
        blocks.Sort((a, b) => b.Shape.CompareTo(a.Shape));
        var best = blocks[..(int)Math.Ceiling(blocks.Length * BestPart)];
        Directions fine = default, pairs = default, coarse = default;
        foreach (var block in best)
        {
            fine += block.Fine;
            pairs += block.Pairs;
            coarse += block.Coarse;
        }

        var octaves = 0.0;
        for (var direction = 0; direction < Directions.Count; direction++)
        {
            // The floors are half a level of rounding: a picture of nothing is divided by something.
            var whole = coarse[direction] / best.Length + 0.5;
            var ofPixels = Math.Max(0, fine[direction] / best.Length - 2 * NoiseTaken * noise) + 0.15;
            var ofPairs = Math.Max(0, pairs[direction] / best.Length - 2 * NoiseTaken * noiseOfPairs) + 0.075;
            octaves += Math.Log2(ofPixels / whole) + Math.Log2(ofPairs / whole);
        }

        // So that a camera's crisp picture has about 1.
        return best[0].Shape < 0.5 ? 0 : CrispRatio * Math.Pow(2, octaves / (2 * Directions.Count));
    }

    private const double CrispRatio = 3.8;
}
