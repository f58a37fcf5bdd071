namespace Korme.Selection;

/// <summary>How light and dark are spread: clipping at both ends and the exposure, from the histogram of the luma.</summary>
/// <param name="HighlightsClipped">Part of the pixels with luma 250 or more, 0 to 1.</param>
/// <param name="ShadowsClipped">Part of the pixels with luma 4 or less, 0 to 1.</param>
/// <param name="Exposure">Stops from a middling exposure, −8 to 2.5.</param>
internal readonly record struct Tones(double HighlightsClipped, double ShadowsClipped, double Exposure)
{
    // A JPEG of a blown area wavers a few levels below 255 (quantization), one of a black area a few above 0.
    private const int Blown = 250;
    private const int Blocked = 4;

    // The reflectance of a grey card, which a light meter takes for the mean of a scene.
    private const double MiddleGrey = 0.18;

    private static readonly double[] StopsOfLevel = [.. Enumerable.Range(0, 256).Select(Stops)];

    public static Tones Of(LumaPlane luma)
    {
        Span<int> histogram = stackalloc int[256];
        Count(luma, histogram);

        int blown = 0, blocked = 0;
        var stops = 0.0;
        for (var level = 0; level < 256; level++)
        {
            if (level >= Blown) blown += histogram[level];
            if (level <= Blocked) blocked += histogram[level];
            stops += histogram[level] * StopsOfLevel[level];
        }
        double pixels = (double)luma.Width * luma.Height;
        return new(blown / pixels, blocked / pixels, stops / pixels);
    }

    // Two histograms in turn: neighbours are mostly equal, and one counter would wait for itself.
    private static void Count(LumaPlane luma, Span<int> histogram)
    {
        Span<int> odd = stackalloc int[256];
        for (var y = 0; y < luma.Height; y++)
        {
            var row = luma.Row(y);
            var x = 0;
            for (; x + 1 < row.Length; x += 2)
            {
                histogram[(byte)row[x]]++;
                odd[(byte)row[x + 1]]++;
            }
            if (x < row.Length) histogram[(byte)row[x]]++;
        }
        for (var level = 0; level < 256; level++) histogram[level] += odd[level];
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
