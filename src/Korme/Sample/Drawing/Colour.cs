using System.Globalization;
using System.Numerics;

namespace Korme.Sample.Drawing;

/// <summary>Colours as linear light, red, green and blue from 0 to 1 (IEC 61966-2-1), and back to 8 bits.</summary>
internal static class Colour
{
    private const int Steps = 8192;

    private static readonly float[] ToCode = [.. Enumerable.Range(0, Steps + 1).Select(i =>
    {
        var linear = i / (double)Steps;
        return (float)(255 * (linear <= 0.0031308 ? 12.92 * linear : 1.055 * Math.Pow(linear, 1 / 2.4) - 0.055));
    })];

    /// <summary>From <c>#rrggbb</c>, as a designer writes it.</summary>
    public static Vector3 Hex(string code) => new(Linear(code, 1), Linear(code, 3), Linear(code, 5));

    /// <summary>The 8-bit code, 0 to 255 with fractions, of a linear value, clipped; off by less than a quarter of a
    /// step.</summary>
    public static float Code(float linear) => ToCode[Math.Clamp((int)(linear * Steps + 0.5f), 0, Steps)];

    public static Vector3 Mix(Vector3 a, Vector3 b, float share) => Vector3.Lerp(a, b, Math.Clamp(share, 0, 1));

    /// <summary>Through several colours: 0 is the first, 1 the last.</summary>
    public static Vector3 Ramp(ReadOnlySpan<Vector3> stops, float at)
    {
        var place = Math.Clamp(at, 0, 1) * (stops.Length - 1);
        var low = Math.Min((int)place, stops.Length - 2);
        return Vector3.Lerp(stops[low], stops[low + 1], place - low);
    }

    public static float Light(Vector3 colour) => Vector3.Dot(colour, new(0.2126f, 0.7152f, 0.0722f));

    /// <summary>0 below the first, 1 above the second, smooth between.</summary>
    public static float Smooth(float low, float high, float value)
    {
        var t = Math.Clamp((value - low) / (high - low), 0, 1);
        return t * t * (3 - 2 * t);
    }

    private static float Linear(string code, int at)
    {
        var value = int.Parse(code.AsSpan(at, 2), NumberStyles.HexNumber, CultureInfo.InvariantCulture) / 255.0;
        return (float)(value <= 0.04045 ? value / 12.92 : Math.Pow((value + 0.055) / 1.055, 2.4));
    }
}
