namespace Korme.Imaging;

/// <summary>What one answer shows: a part of the picture, scaled, mirrored, turned, in some quality, encoded.</summary>
/// <remarks>The order is that of IIIF Image API 3.0 §4: region, size, mirror, rotation, quality, format.</remarks>
public sealed record RegionRequest
{
    /// <summary>Left edge in pixels of the full picture as seen; the part must lie inside the picture.</summary>
    public required int X { get; init; }

    /// <summary>Top edge in pixels of the full picture as seen.</summary>
    public required int Y { get; init; }
    public required int Width { get; init; }
    public required int Height { get; init; }

    /// <summary>The width the part is scaled to, before it is turned; it may be enlarged.</summary>
    public required int OutWidthPixels { get; init; }

    /// <summary>The height the part is scaled to, before it is turned.</summary>
    public required int OutHeightPixels { get; init; }

    /// <summary>0 to 360. What a slanting picture leaves free is transparent in PNG, WebP and GIF, else white.</summary>
    public double DegreesClockwise { get; init; }

    /// <summary>Mirrored on the vertical axis, before it is turned.</summary>
    public bool Mirror { get; init; }
    public PictureQuality Quality { get; init; }
    public PictureFormat Format { get; init; }
}

/// <summary>IIIF's qualities; bitonal is cut at middle grey.</summary>
public enum PictureQuality { Color, Gray, Bitonal }

/// <summary>What a part of a picture can be encoded as.</summary>
public enum PictureFormat { Jpeg, Png, Webp, Gif, Tiff }
