namespace Korme.Selection;

/// <summary>Measures a picture once, at import, so that choosing never decodes anything again.</summary>
/// <remarks>Pure, and safe to call from several threads; scratch memory comes from the shared pool.</remarks>
public static class MeasurePicture
{
    /// <summary>All measures of one picture. Takes pictures of any shape, from 1 × 1 upwards.</summary>
    /// <param name="rgb">height × width × 3, RGB, 8 bit, sRGB, row by row, as seen (orientation applied).</param>
    /// <param name="width">Pixels. For measures that compare, give every picture at the same longest side: 1,024.</param>
    /// <param name="height">Pixels.</param>
    /// <param name="jpegQuality">Of the original file, <see cref="JpegQuality.Of"/>; null: it isn't JPEG.</param>
    /// <exception cref="ArgumentException">The span doesn't hold exactly width × height pixels, or there are none.</exception>
    public static Measures From(ReadOnlySpan<byte> rgb, int width, int height, int? jpegQuality = null)
    {
        ArgumentOutOfRangeException.ThrowIfLessThan(width, 1);
        ArgumentOutOfRangeException.ThrowIfLessThan(height, 1);
        if (rgb.Length != (long)width * height * 3)
            throw new ArgumentException($"{width} × {height} pixels are not {rgb.Length} bytes of RGB", nameof(rgb));

        using var luma = LumaPlane.Of(rgb, width, height);
        var sharpness = Sharpness.Of(luma);
        var tones = Tones.Of(rgb, width, height, sharpness.Noise);
        var cells = RankedCells.Of(luma);
        return new Measures
        {
            Version = Measures.Current,
            Detail = sharpness.Detail,
            Noise = sharpness.Noise,
            HighlightsClipped = tones.HighlightsClipped,
            ShadowsClipped = tones.ShadowsClipped,
            Exposure = tones.Exposure,
            Headroom = tones.Headroom,
            JpegQuality = jpegQuality,
            Hash = PictureHash.Of(cells).ToString(),
            Grid = LabGrid.Of(rgb, width, height).ToString(),
            Sketch = Sketch.Of(cells).ToString(),
        };
    }
}
