namespace Korme.Imaging.Native;

/// <summary>Brings whatever a file holds to three bands of 8-bit sRGB.</summary>
internal static class Colours
{
    private const string Profile = "icc-profile-data";
    private const int StandardSrgbBytes = 3144;

    /// <summary>Transparency laid on white; grey, CMYK, 16 bit and any profile turned into sRGB.</summary>
    /// <exception cref="VipsException">The picture has colours nobody can convert.</exception>
    internal static ImageHandle ToSrgb(ImageHandle image)
    {
        using var opaque = Flatten(image);
        using var converted = Convert(opaque);
        if (converted.Bands == 3 && converted.Format == BandFormat.UnsignedByte) return Same(converted);
        using var bytes = Operation.Image("cast", ("in", converted), ("format", "uchar"));
        if (bytes.Bands == 3) return Same(bytes);
        return Operation.Image("extract_band", ("in", bytes), ("band", 0), ("n", 3));
    }

    /// <summary>White is laid under the picture in its own colour space, where the alpha band has a known range.</summary>
    private static ImageHandle Flatten(ImageHandle image)
    {
        if (!image.HasAlpha) return Same(image);
        var white = image.Interpretation switch
        {
            Interpretation.Srgb or Interpretation.BlackAndWhite => 255.0,
            Interpretation.Rgb16 or Interpretation.Grey16 => 65_535.0,
            Interpretation.ScRgb => 1.0,
            _ => double.NaN,
        };
        if (!double.IsNaN(white))
            return Operation.Image("flatten", ("in", image), ("background", new[] { white }), ("max_alpha", white));
        using var converted = Convert(image);
        return Operation.Image("flatten", ("in", converted), ("background", new[] { 255.0 }), ("max_alpha", 255.0));
    }

    /// <summary>By the embedded profile; without one, or when it is broken, by what the numbers usually mean.</summary>
    private static ImageHandle Convert(ImageHandle image)
    {
        var isCmyk = image.Interpretation == Interpretation.Cmyk;
        var profile = image.Blob(Profile);
        if (!profile.IsEmpty && !IsStandardSrgb(profile))
            try
            {
                return Operation.Image("icc_transform", ("in", image), ("output_profile", "srgb"), ("embedded", true),
                    ("intent", "relative"), ("black_point_compensation", true), ("depth", 8));
            }
            catch (VipsException)
            {
                // The profile doesn't fit the picture: shown as if it had none, as browsers do.
            }
        if (isCmyk)
            return Operation.Image("icc_transform", ("in", image), ("output_profile", "srgb"), ("input_profile", "cmyk"),
                ("intent", "relative"), ("depth", 8));
        if (image.Interpretation == Interpretation.Srgb && image.Format == BandFormat.UnsignedByte) return Same(image);
        return Operation.Image("colourspace", ("in", image), ("space", "srgb"));
    }

    /// <summary>
    /// The sRGB profile of 1998 that most programs embed: converting from it changes no value by more than one, and takes
    /// a tenth of the time of all four sizes.
    /// </summary>
    private static bool IsStandardSrgb(ReadOnlySpan<byte> profile) =>
        profile.Length == StandardSrgbBytes && profile[..512].IndexOf("sRGB IEC61966-2.1"u8) >= 0;

    private static ImageHandle Same(ImageHandle image) => Operation.Image("copy", ("in", image));
}
