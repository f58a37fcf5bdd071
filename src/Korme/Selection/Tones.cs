namespace Korme.Selection;

/// <summary>How light and dark are spread: clipping at both ends, the exposure and the room above it.</summary>
/// <remarks>Of means of 4 × 4 pixels, so that noise neither hides clipping nor makes it.</remarks>
/// <param name="HighlightsClipped">Part of the picture with luma 250 or more where there is no noise, 0 to 1.</param>
/// <param name="ShadowsClipped">Part of the picture with luma 4 or less where there is no noise, 0 to 1.</param>
/// <param name="Exposure">Stops from a middling exposure, −8 to 2.5.</param>
/// <param name="Headroom">Stops that the lightest hundredth lies under white, 0 to 10.5.</param>
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

    /// <param name="noise">Standard deviation of the luma, of <see cref="Sharpness"/>.</param>
    public static Tones Of(LumaPlane luma, double noise)
    {
        var wavering = (int)Math.Round(Math.Min(MostByNoise, MeanOfHalfNoise * noise));
        Span<int> histogram = stackalloc int[256];
        Count(luma, histogram);

        int cells = 0, blown = 0, blocked = 0;
        var stops = 0.0;
        for (var level = 0; level < 256; level++)
        {
            cells += histogram[level];
            if (level >= Blown - wavering) blown += histogram[level];
            if (level <= Blocked + wavering) blocked += histogram[level];
            stops += histogram[level] * StopsOfLevel[level];
        }
        return new(blown / (double)cells, blocked / (double)cells, stops / cells, StopsOfLevel[255] - StopsOfLevel[Lightest(histogram, cells / 100)]);
    }

    /// <summary>Whole cells; a picture too small for one is counted pixel by pixel.</summary>
    private static void Count(LumaPlane luma, Span<int> histogram)
    {
        var side = Math.Min(luma.Width, luma.Height) < CellSide ? 1 : CellSide;
        Span<int> sums = luma.Width / side <= 1024 ? stackalloc int[luma.Width / side] : new int[luma.Width / side];
        for (var top = 0; top + side <= luma.Height; top += side)
        {
            sums.Clear();
            for (var y = top; y < top + side; y++)
            {
                var row = luma.Row(y);
                if (side == 1)
                    for (var x = 0; x < sums.Length; x++) sums[x] += row[x];
                else
                    for (int x = 0, at = 0; x < sums.Length; x++, at += CellSide) sums[x] += row[at] + row[at + 1] + row[at + 2] + row[at + 3];
            }
            foreach (var sum in sums) histogram[(sum + side * side / 2) / (side * side)]++;
        }
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
