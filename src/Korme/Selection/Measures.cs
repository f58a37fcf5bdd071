namespace Korme.Selection;

/// <summary>What is measured on the 1,024-px picture, once, at import.</summary>
public sealed record Measures
{
    /// <summary>The version of the way of measuring that <see cref="MeasurePicture"/> has today.</summary>
    public const int Current = 4;

    /// <summary>The version these were measured with; other ones can't be compared with today's. 0: an early one that had no number.</summary>
    public int Version { get; init; }

    /// <summary>Fine-to-coarse gradient ratio on the blocks with the strongest shapes, noise subtracted; 0 (soft) upwards, about 1 is crisp.</summary>
    public required double Detail { get; init; }

    /// <summary>Standard deviation of luma in the flattest tenth of the blocks, 0 to 255.</summary>
    public required double Noise { get; init; }

    /// <summary>Part of the pixels with blown highlights, 0 to 1.</summary>
    public required double HighlightsClipped { get; init; }

    /// <summary>Part of the pixels blocked to black, 0 to 1.</summary>
    public required double ShadowsClipped { get; init; }

    /// <summary>Stops away from a middling exposure: below 0 darker, above 0 lighter.</summary>
    public required double Exposure { get; init; }

    /// <summary>Stops that the strongest colour of the lightest hundredth of the picture lies under white, 0 upwards: light that could still have been let in.</summary>
    public double Headroom { get; init; }

    /// <summary>How strongly the original file was compressed, 1 to 100 on libjpeg's scale; null for what isn't JPEG.</summary>
    public int? JpegQuality { get; init; }

    /// <summary>256-bit perceptual hash, 64 hexadecimal digits; alike pictures differ in few bits.</summary>
    public required string Hash { get; init; }

    /// <summary>Mean CIE L*a*b* of an 8 × 8 grid: 64 × 3 signed bytes, row by row, L* halved to fit; base64.</summary>
    public required string Grid { get; init; }

    /// <summary>32 × 32 shades from 0 to 15, each as frequent, row by row, two in a byte; base64. Lays one picture over another.</summary>
    public string? Sketch { get; init; }
}
