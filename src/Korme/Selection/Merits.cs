namespace Korme.Selection;

/// <summary>What speaks for a picture, in the order it counts.</summary>
public enum Merit { Sharpness, Highlights, Shadows, Exposure, Noise, Compression }

/// <summary>The measures of a picture as merits, higher is better, all in one unit: the smallest difference to be trusted.</summary>
/// <remarks>
/// The tolerances come from pairs that nobody would tell apart (other noise of a sensor's strength, a tenth of a stop, a framing
/// shifted by a hundredth): 95 of 100 of them differ by less in each merit (docs/adr/0009).
/// </remarks>
internal readonly record struct Merits(double Sharpness, double Highlights, double Shadows, double Exposure, double Noise, double Compression)
{
    /// <summary>A middling photograph: the mean of log-average luminances lies under a grey card, for shadows go deeper.</summary>
    private const double UsualExposure = -0.7;

    private const double SoftOctaves = -1;

    // Quality 84 and better can't be told apart on a screen; below, each step is a third of an octave of the quantization.
    private const double FineScale = 32;

    public static readonly IReadOnlyList<Merit> All = Enum.GetValues<Merit>();

    public static Merits Of(Measures measures) => new(
        Sharpness: SharpnessOf(measures.Detail),
        Highlights: -Math.Log2(1 + measures.HighlightsClipped / 0.02) / 1.1,
        Shadows: -Math.Log2(1 + measures.ShadowsClipped / 0.03),
        Exposure: -OffExposure(measures),
        Noise: -Math.Log2(2 + measures.Noise * LightOf(measures)) / 0.12,
        Compression: -Math.Max(0, Math.Log2(Scale(measures.JpegQuality ?? 100) / FineScale)) / 0.35);

    public double this[Merit merit] => merit switch
    {
        Merit.Sharpness => Sharpness,
        Merit.Highlights => Highlights,
        Merit.Shadows => Shadows,
        Merit.Exposure => Exposure,
        Merit.Noise => Noise,
        _ => Compression,
    };

    public Merits With(Merit merit, double value) => merit switch
    {
        Merit.Sharpness => this with { Sharpness = value },
        Merit.Highlights => this with { Highlights = value },
        Merit.Shadows => this with { Shadows = value },
        Merit.Exposure => this with { Exposure = value },
        Merit.Noise => this with { Noise = value },
        _ => this with { Compression = value },
    };

    /// <summary>With what the burst shows of the exposure: quarters of a stop that it is over what fits.</summary>
    public Merits With(double overexposedStops) => this with { Exposure = Math.Min(Exposure, -overexposedStops / 0.25) };

    /// <summary>A blurred picture stays blurred; the others can be mended a little.</summary>
    public static double Weight(Merit merit) => merit is Merit.Sharpness or Merit.Highlights ? 1 : 0.5;

    /// <summary>No merit differs by more than can be measured.</summary>
    public bool IsLevelWith(Merits other)
    {
        foreach (var merit in All)
            if (Math.Abs(this[merit] - other[merit]) > 1) return false;
        return true;
    }

    /// <summary>Less than a sixth of an octave, and smaller steps in what is soft: there the measure hardly depends on how edges meet the pixels.</summary>
    private static double SharpnessOf(double detail)
    {
        var octaves = Math.Log2(detail + 0.02);
        return octaves / 0.15 + Math.Min(0, octaves - SoftOctaves) * (1 / 0.1 - 1 / 0.15);
    }

    /// <summary>Quarter stops of light that was left out while the picture is dark, or beyond a stop above the usual. What reaches white is as light as it can be: nights are dark.</summary>
    private static double OffExposure(Measures measures) => 4 * Math.Max(LeftOut(measures), Math.Max(0, measures.Exposure - UsualExposure - 1));

    /// <summary>Stops by which it would be made lighter: up to half a stop above the usual, and no further than its lights allow.</summary>
    private static double LeftOut(Measures measures) => Math.Min(measures.Headroom, Math.Max(0, 0.5 + UsualExposure - measures.Exposure));

    /// <summary>Noise shows less in a darker picture only until it is made lighter: all are compared as if they were.</summary>
    private static double LightOf(Measures measures) => Math.Min(4, Math.Pow(2, LeftOut(measures) / 2.4));

    /// <summary>The percentage by which libjpeg multiplies its tables at a quality (jpeg_quality_scaling).</summary>
    private static double Scale(int quality) => Math.Max(1, quality < 50 ? 5000.0 / quality : 200 - 2 * quality);
}
