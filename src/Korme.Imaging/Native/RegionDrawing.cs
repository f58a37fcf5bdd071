namespace Korme.Imaging.Native;

/// <summary>Mirror, rotation, quality and format of a part that has its size: IIIF Image API 3.0 §4.3 to 4.5.</summary>
internal static class RegionDrawing
{
    /// <summary>Enough for the eye, and what the stored sizes use too.</summary>
    private const int JpegQuality = 85;
    private const int WebpQuality = 80;

    /// <summary>A tile's middle grey, 50 % of 8 bit.</summary>
    private const double BitonalThreshold = 128;

    internal static ImageHandle Draw(ImageHandle scaled, RegionRequest request)
    {
        using var mirrored = request.Mirror ? Operation.Image("flip", ("in", scaled), ("direction", "horizontal")) : Scaling.Bare(scaled);
        using var toned = Tone(mirrored, request.Quality);
        return Turn(toned, request.DegreesClockwise % 360, request.Format);
    }

    internal static void Save(ImageHandle image, PictureFormat format, Stream target, CancellationToken cancel)
    {
        switch (format)
        {
            case PictureFormat.Jpeg: Saving.Jpeg(image, target, JpegQuality, cancel); break;
            case PictureFormat.Png: Saving.To("pngsave_target", image, target, cancel); break;
            case PictureFormat.Webp: Saving.To("webpsave_target", image, target, cancel, ("Q", WebpQuality)); break;
            case PictureFormat.Gif: Saving.To("gifsave_target", image, target, cancel); break;
            case PictureFormat.Tiff: SaveTiff(image, target, cancel); break;
            default: throw new ArgumentOutOfRangeException(nameof(format), format, null);
        }
    }

    /// <summary>TIFF's directory is written by going back, which a response can't.</summary>
    private static void SaveTiff(ImageHandle image, Stream target, CancellationToken cancel)
    {
        using var memory = new MemoryStream();
        Saving.To("tiffsave_target", image, memory, cancel, ("compression", "deflate"));
        memory.Position = 0;
        memory.CopyTo(target);
    }

    private static ImageHandle Tone(ImageHandle image, PictureQuality quality)
    {
        if (quality == PictureQuality.Color) return Scaling.Bare(image);
        var grey = Operation.Image("colourspace", ("in", image), ("space", "b-w"));
        if (quality == PictureQuality.Gray) return grey;
        using (grey)
            return Operation.Image("relational_const", ("in", grey), ("relational", "moreeq"), ("c", new[] { BitonalThreshold }));
    }

    private static ImageHandle Turn(ImageHandle image, double degrees, PictureFormat format)
    {
        if (degrees == 0) return Scaling.Bare(image);
        // A turn reads columns: the part is small, so it is drawn once and then turned in memory.
        using var drawn = image.InMemory();
        if (degrees is 90 or 180 or 270) return Operation.Image("rot", ("in", drawn), ("angle", $"d{degrees:0}"));
        if (format is PictureFormat.Jpeg or PictureFormat.Tiff)
            return Operation.Image("rotate", ("in", drawn), ("angle", degrees), ("background", new[] { 255.0 }));
        using var seeThrough = Operation.Image("bandjoin_const", ("in", drawn), ("c", new[] { 255.0 }));
        return Operation.Image("rotate", ("in", seeThrough), ("angle", degrees), ("background", new[] { 0.0 }));
    }
}
