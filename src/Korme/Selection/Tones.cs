using System.Buffers;

namespace Korme.Selection;

/// <summary>How light and dark are spread: clipping at both ends, the exposure and the room above it.</summary>
/// <remarks>Of means of 4 × 4 pixels, so that noise neither hides clipping nor makes it.</remarks>
/// <param name="HighlightsClipped">Part of the picture with luma 250 or more where there is no noise, 0 to 1.</param>
/// <param name="ShadowsClipped">Part of the picture with luma 4 or less where there is no noise, 0 to 1.</param>
/// <param name="Exposure">Stops from a middling exposure, −8 to 2.5.</param>
/// <param name="Headroom">Stops that the strongest colour of the lightest hundredth lies under white, 0 to 10.5.</param>
internal readonly record struct Tones(double HighlightsClipped, double ShadowsClipped, double Exposure, double Headroom)
{
    private const int CellSide = 4;

    // A JPEG of a blown area wavers a few levels below 255 (quantization), one of a black area a few above 0.
    private const int Blown = 250;
    private const int Blocked = 4;

    // The reflectance of a grey card, which a light meter takes for the mean of a scene.
    private const double MiddleGrey = 0.18;

    private static readonly double[] StopsOfLevel = [.. Enumerable.Range(0, 256).Select(Stops)];

    // Noise on what is clipped goes one way only: the mean moves away from the end by 0.4 σ, and σ was about twice as large before
    // the picture was made smaller.
    private const double MeanOfHalfNoise = 0.8;
    private const double MostByNoise = 14;

    /// <param name="rgb">height × width × 3, row by row.</param>
    /// <param name="width">Pixels.</param>
    /// <param name="height">Pixels.</param>
    /// <param name="noise">Standard deviation of the luma, of <see cref="Sharpness"/>.</param>
    public static Tones Of(ReadOnlySpan<byte> rgb, int width, int height, double noise)
    {
        var wavering = (int)Math.Round(Math.Min(MostByNoise, MeanOfHalfNoise * noise));
        Span<int> histogram = stackalloc int[256], strongest = stackalloc int[256];
        Count(rgb, width, height, histogram, strongest);

        int cells = 0, blown = 0, blocked = 0;
        var stops = 0.0;
        for (var level = 0; level < 256; level++)
        {
            cells += histogram[level];
            if (level >= Blown - wavering) blown += histogram[level];
            if (level <= Blocked + wavering) blocked += histogram[level];
            stops += histogram[level] * StopsOfLevel[level];
        }
        // A lamp or a neon sign is white in one colour long before it is in all.
        return new(blown / (double)cells, blocked / (double)cells, stops / cells, StopsOfLevel[255] - StopsOfLevel[Lightest(strongest, cells / 100)]);
    }

    /// <summary>Whole cells; a picture too small for one is counted pixel by pixel.</summary>
    /// <param name="histogram">Of luma.</param>
    /// <param name="strongest">Of the strongest of the three colours.</param>
    private static void Count(ReadOnlySpan<byte> rgb, int width, int height, Span<int> histogram, Span<int> strongest)
    {
        var side = Math.Min(width, height) < CellSide ? 1 : CellSide;
        var (pixels, half) = (side * side, side * side / 2);
        var rented = ArrayPool<ushort>.Shared.Rent(width * 3);
        var sums = rented.AsSpan(0, width / side * side * 3);
        for (var top = 0; top + side <= height; top += side)
        {
            SumRows.Of(rgb, width * 3, top, top + side, rented);
            for (var at = 0; at < sums.Length; at += side * 3)
            {
                int red = half, green = half, blue = half;
                for (var x = at; x < at + side * 3; x += 3)
                {
                    red += sums[x];
                    green += sums[x + 1];
                    blue += sums[x + 2];
                }
                histogram[LumaPlane.Of(red - half, green - half, blue - half, pixels)]++;
                strongest[Math.Max(red, Math.Max(green, blue)) / pixels]++;
            }
        }
        ArrayPool<ushort>.Shared.Return(rented);
    }

    /// <summary>The level that no more than <paramref name="above"/> cells lie above.</summary>
    private static int Lightest(ReadOnlySpan<int> histogram, int above)
    {
        var level = 255;
        for (var seen = histogram[level]; seen <= above && level > 0; seen += histogram[level]) level--;
        return level;
    }

    /// <summary>Stops of one level away from middle grey; the mean of it is the log-average luminance.</summary>
    /// <remarks>
    /// Reinhard et al., "Photographic tone reproduction for digital images" (2002), equation 1; linear light by IEC 61966-2-1.
    /// Black would be −∞: it counts as the light of half a level, 12.7 stops under white.
    /// </remarks>
    private static double Stops(int level)
    {
        var coded = Math.Max(level, 0.5) / 255;
        var linear = coded <= 0.04045 ? coded / 12.92 : Math.Pow((coded + 0.055) / 1.055, 2.4);
        return Math.Max(Math.Log2(linear / MiddleGrey), -8);
    }
}
