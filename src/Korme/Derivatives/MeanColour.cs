namespace Korme.Derivatives;

/// <summary>The mean of a picture's sRGB values: what a page shows while the picture is on its way.</summary>
internal static class MeanColour
{
    /// <param name="rgb">RGB, 8 bit, at least one pixel.</param>
    /// <returns><c>#rrggbb</c>.</returns>
    internal static string Of(ReadOnlySpan<byte> rgb)
    {
        long red = 0, green = 0, blue = 0;
        for (var at = 0; at + 2 < rgb.Length; at += 3)
        {
            red += rgb[at];
            green += rgb[at + 1];
            blue += rgb[at + 2];
        }
        var half = rgb.Length / 6;
        var pixels = rgb.Length / 3;
        return $"#{(red + half) / pixels:x2}{(green + half) / pixels:x2}{(blue + half) / pixels:x2}";
    }
}
