namespace Korme.Imaging;

/// <summary>How much a picture from outside may claim to be; checked from its header, before a pixel is decoded.</summary>
public sealed record PictureLimits
{
    /// <summary>Width times height.</summary>
    public long MaxPixels { get; init; } = 500_000_000;

    /// <summary>Frames of an animation or pages of a document. Only the first is ever decoded.</summary>
    public int MaxFrames { get; init; } = 500;

    /// <summary>The file's size.</summary>
    public long MaxBytes { get; init; } = 4L << 30;

    /// <summary>The longer side, in pixels.</summary>
    public int MaxSide { get; init; } = 65_000;

    /// <exception cref="PictureRefusedException">Something is above its limit; the message names figure and limit.</exception>
    internal void Check(PictureHeader header)
    {
        var (width, height) = (header.WidthPixels, header.HeightPixels);
        if (width < 1 || height < 1) throw new PictureRefusedException(Refusal.Damaged, $"it claims {width} × {height} pixels");
        if (Math.Max(width, height) > MaxSide)
            throw new PictureRefusedException(Refusal.TooLarge, $"{width} × {height} pixels; a side may have {MaxSide}");
        if ((long)width * height > MaxPixels)
            throw new PictureRefusedException(Refusal.TooLarge, $"{width} × {height} pixels; {MaxPixels} are allowed");
        if (header.Frames > MaxFrames)
            throw new PictureRefusedException(Refusal.TooManyFrames, $"{header.Frames} frames; {MaxFrames} are allowed");
    }
}

/// <summary>What a picture's header says.</summary>
/// <param name="Loader">jpeg, png, webp, gif, tiff, avif or heic, by the file's first bytes.</param>
/// <param name="MediaType"><c>image/jpeg</c> and so on.</param>
/// <param name="WidthPixels">As stored, before <paramref name="Orientation"/>.</param>
/// <param name="HeightPixels">As stored, before <paramref name="Orientation"/>.</param>
/// <param name="Frames">Frames or pages, at least 1.</param>
/// <param name="Orientation">EXIF's 1 to 8; 1 when nothing is said. 5 to 8 swap width and height.</param>
public sealed record PictureHeader(string Loader, string MediaType, int WidthPixels, int HeightPixels, int Frames, int Orientation)
{
    /// <summary>The width as seen, after orientation.</summary>
    public int SeenWidthPixels => Orientation >= 5 ? HeightPixels : WidthPixels;

    /// <summary>The height as seen, after orientation.</summary>
    public int SeenHeightPixels => Orientation >= 5 ? WidthPixels : HeightPixels;
}
