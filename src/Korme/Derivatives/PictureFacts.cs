using System.Text.Json.Serialization;
using Korme.Colours;
using Korme.Selection;

namespace Korme.Derivatives;

/// <summary>What one decode of an original told: kept as JSON beside the sizes, so that nothing is decoded twice.</summary>
public sealed record PictureFacts
{
    /// <summary>The original's SHA-512.</summary>
    public required string Sha512 { get; init; }

    /// <summary>The recipe that made the derivatives, <see cref="DerivativePaths.Recipe"/>.</summary>
    public required string Recipe { get; init; }

    /// <summary>As seen, after EXIF orientation.</summary>
    public required int WidthPixels { get; init; }

    /// <summary>As seen, after EXIF orientation.</summary>
    public required int HeightPixels { get; init; }

    /// <summary>The stored sizes, smallest first; the last is the original's own size when that is below 2048 px.</summary>
    public required IReadOnlyList<PictureSize> Sizes { get; init; }
    public required Measures Measures { get; init; }

    /// <summary>False for what an earlier version measured: it can't be compared with what is measured today.</summary>
    [JsonIgnore]
    public bool IsMeasuredToday => Measures.Version == Measures.Current && Palette is not null;

    /// <summary>The mean colour, <c>#rrggbb</c>: shown while the picture is on its way.</summary>
    public required string Colour { get; init; }

    /// <summary>The colours that it is made of, the one with the largest share first; null: from before palettes were made.</summary>
    public IReadOnlyList<PaletteColour>? Palette { get; init; }
}

/// <summary>One stored JPEG. <paramref name="Box"/> names its file: the longest side asked for (256, 512, 1024, 2048).</summary>
public sealed record PictureSize(int Box, int WidthPixels, int HeightPixels);
