namespace Korme.Selection;

/// <summary>What is measured on the 1,024-px picture, once, at import.</summary>
public sealed record Measures
{
    /// <summary>Fine-to-coarse gradient ratio on the best blocks, noise energy subtracted; 0 (soft) upwards, about 1 is crisp.</summary>
    public required double Detail { get; init; }

    /// <summary>Standard deviation of luma in the flattest tenth of the blocks, 0 to 255.</summary>
    public required double Noise { get; init; }

    /// <summary>Part of the pixels with blown highlights, 0 to 1.</summary>
    public required double HighlightsClipped { get; init; }

    /// <summary>Part of the pixels blocked to black, 0 to 1.</summary>
    public required double ShadowsClipped { get; init; }

    /// <summary>Stops away from a middling exposure: below 0 darker, above 0 lighter.</summary>
    public required double Exposure { get; init; }

    /// <summary>256-bit perceptual hash, 64 hexadecimal digits; alike pictures differ in few bits.</summary>
    public required string Hash { get; init; }

    /// <summary>Mean CIE L*a*b* of an 8 × 8 grid: 64 × 3 signed bytes, row by row, L* halved to fit; base64.</summary>
    public required string Grid { get; init; }
}
