namespace Korme.Selection;

/// <summary>What speaks for a picture, in the order it counts.</summary>
internal enum Merit { Sharpness, Highlights, Shadows, Exposure, Noise }

/// <summary>The measures of a picture as merits, higher is better, all in one unit: the smallest difference to be trusted.</summary>
/// <remarks>
/// The tolerances come from pairs that nobody would tell apart, made of 25 photographs: other noise of the same strength,
/// 0.3 stops, a framing shifted by a few pixels. 145 of 150 such pairs are level in every merit; a blur of 0.4 px on
/// 1,024 never is (docs/adr/0003).
/// </remarks>
internal readonly record struct Merits(double Sharpness, double Highlights, double Shadows, double Exposure, double Noise)
{
    /// <summary>A middling photograph: the mean of log-average luminances lies under a grey card, for shadows go deeper.</summary>
    private const double UsualExposure = -0.7;

    public static readonly IReadOnlyList<Merit> All = Enum.GetValues<Merit>();

    public static Merits Of(Measures measures) => new(
        Sharpness: Math.Log2(measures.Detail + 0.02) / 0.2,
        Highlights: -Math.Log2(1 + measures.HighlightsClipped / 0.02),
        Shadows: -Math.Log2(1 + measures.ShadowsClipped / 0.03),
        Exposure: -Math.Max(0, Math.Abs(measures.Exposure - UsualExposure) - 1) * 3,
        Noise: -Math.Log2(1 + measures.Noise) / 0.3);

    public double this[Merit merit] => merit switch
    {
        Merit.Sharpness => Sharpness,
        Merit.Highlights => Highlights,
        Merit.Shadows => Shadows,
        Merit.Exposure => Exposure,
        _ => Noise,
    };

    /// <summary>A blurred picture stays blurred; the others can be mended a little.</summary>
    public static double Weight(Merit merit) => merit is Merit.Sharpness or Merit.Highlights ? 1 : 0.5;

    /// <summary>No merit differs by more than can be measured.</summary>
    public bool IsLevelWith(Merits other)
    {
        foreach (var merit in All)
            if (Math.Abs(this[merit] - other[merit]) > 1) return false;
        return true;
    }
}
