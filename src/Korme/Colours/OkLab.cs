using System.Globalization;

namespace Korme.Colours;

/// <summary>A colour in OKLab, where equal distances look equally different.</summary>
/// <remarks>
/// Björn Ottosson, "A perceptual color space for image processing", 2020; the matrices are those of CSS Color 4, §9.2. sRGB's curve:
/// IEC 61966-2-1.
/// </remarks>
/// <param name="L">Lightness, 0 (black) to 1 (white).</param>
/// <param name="A">Green to red, about -0.4 to 0.4.</param>
/// <param name="B">Blue to yellow, about -0.4 to 0.4.</param>
public readonly record struct OkLab(double L, double A, double B)
{
    private static readonly double[] LinearOf = [.. Enumerable.Range(0, 256).Select(value => Linear(value / 255.0))];

    public static OkLab OfSrgb(byte red, byte green, byte blue)
    {
        double r = LinearOf[red], g = LinearOf[green], b = LinearOf[blue];
        var l = Math.Cbrt(0.4122214708 * r + 0.5363325363 * g + 0.0514459929 * b);
        var m = Math.Cbrt(0.2119034982 * r + 0.6806995451 * g + 0.1073969566 * b);
        var s = Math.Cbrt(0.0883024619 * r + 0.2817188376 * g + 0.6299787005 * b);
        return new(
            0.2104542553 * l + 0.7936177850 * m - 0.0040720468 * s,
            1.9779984951 * l - 2.4285922050 * m + 0.4505937099 * s,
            0.0259040371 * l + 0.7827717662 * m - 0.8086757660 * s);
    }

    /// <summary>A colour of sRGB, as CSS writes it: <c>#c8432b</c> or <c>c8432b</c>; null for anything else.</summary>
    public static OkLab? Parse(string? hex)
    {
        var digits = hex is ['#', .. var rest] ? rest : hex;
        if (digits is not { Length: 6 } || !int.TryParse(digits, NumberStyles.AllowHexSpecifier, CultureInfo.InvariantCulture, out var rgb)) return null;
        return OfSrgb((byte)(rgb >> 16), (byte)(rgb >> 8), (byte)rgb);
    }

    /// <summary>ΔE OK (CSS Color 4, §18.3): the length of the way between; about 0.02 is just seen.</summary>
    public double DistanceTo(OkLab other) => Math.Sqrt(SquaredTo(other));

    internal double SquaredTo(OkLab other)
    {
        double l = L - other.L, a = A - other.A, b = B - other.B;
        return l * l + a * a + b * b;
    }

    /// <summary><c>#rrggbb</c>; what sRGB hasn't is cut to it.</summary>
    public string ToHex()
    {
        double l = L + 0.3963377774 * A + 0.2158037573 * B, m = L - 0.1055613458 * A - 0.0638541728 * B, s = L - 0.0894841775 * A - 1.2914855480 * B;
        (l, m, s) = (l * l * l, m * m * m, s * s * s);
        var red = Coded(4.0767416621 * l - 3.3077115913 * m + 0.2309699292 * s);
        var green = Coded(-1.2684380046 * l + 2.6097574011 * m - 0.3413193965 * s);
        var blue = Coded(-0.0041960863 * l - 0.7034186147 * m + 1.7076147010 * s);
        return $"#{red:x2}{green:x2}{blue:x2}";
    }

    private static double Linear(double coded) => coded <= 0.04045 ? coded / 12.92 : Math.Pow((coded + 0.055) / 1.055, 2.4);

    private static byte Coded(double linear)
    {
        var coded = linear <= 0.0031308 ? 12.92 * linear : 1.055 * Math.Pow(linear, 1 / 2.4) - 0.055;
        return (byte)Math.Clamp(Math.Round(coded * 255), 0, 255);
    }
}
