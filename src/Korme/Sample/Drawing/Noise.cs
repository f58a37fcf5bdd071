using System.Numerics;
using System.Runtime.Intrinsics;

namespace Korme.Sample.Drawing;

/// <summary>Gradient noise (Perlin 1985, quintic fade 2002) over a hashed lattice, made row by row because pictures
/// are.</summary>
internal static class Noise
{
    private const int Directions = 64;

    private static readonly Vector2[] Gradients = [.. Enumerable.Range(0, Directions).Select(i =>
        new Vector2((float)Math.Cos(i * 2 * Math.PI / Directions), (float)Math.Sin(i * 2 * Math.PI / Directions)) * 1.5f)];

    private static readonly Vector256<float> Lanes = Vector256.Create(0f, 1, 2, 3, 4, 5, 6, 7);

    /// <summary>Adds one octave to a row of pixels. Coordinates in lattice cells; values about -1 to 1 times the
    /// amplitude.</summary>
    /// <param name="row">What is added to.</param>
    /// <param name="x">Lattice coordinate of the first pixel.</param>
    /// <param name="step">Lattice cells a pixel; above 0.</param>
    /// <param name="y">Lattice coordinate of the row.</param>
    /// <param name="seed">Another number is another lattice.</param>
    /// <param name="amplitude">What 1 becomes.</param>
    public static void AddRow(Span<float> row, float x, float step, float y, uint seed, float amplitude)
    {
        var cellY = (int)MathF.Floor(y);
        float fy = y - cellY, v = Fade(fy);
        for (var i = 0; i < row.Length;)
        {
            var at = x + i * step;
            var cellX = (int)MathF.Floor(at);
            Vector2 a = Gradient(cellX, cellY, seed), b = Gradient(cellX, cellY + 1, seed);
            Vector2 c = Gradient(cellX + 1, cellY, seed), d = Gradient(cellX + 1, cellY + 1, seed);
            float left = a.Y * fy + v * (b.Y * (fy - 1) - a.Y * fy), leftSlope = a.X + v * (b.X - a.X);
            float right = c.Y * fy + v * (d.Y * (fy - 1) - c.Y * fy), rightSlope = c.X + v * (d.X - c.X);
            var end = Math.Min(row.Length, i + Math.Max(1, (int)MathF.Ceiling((cellX + 1 - at) / step)));
            // Eight pixels at a time, with the same operations in the same order as one: the width of a register never shows.
            for (; i + Vector256<float>.Count <= end; i += Vector256<float>.Count)
            {
                var fx = Vector256.Create(x) + (Vector256.Create((float)i) + Lanes) * step - Vector256.Create((float)cellX);
                var l = Vector256.Create(left) + fx * leftSlope;
                var r = Vector256.Create(right) + (fx - Vector256<float>.One) * rightSlope;
                var fade = fx * fx * fx * (fx * (fx * 6 - Vector256.Create(15f)) + Vector256.Create(10f));
                var here = Vector256.LoadUnsafe(ref row[i]) + (l + fade * (r - l)) * amplitude;
                here.StoreUnsafe(ref row[i]);
            }
            for (; i < end; i++)
            {
                var fx = x + i * step - cellX;
                var l = left + fx * leftSlope;
                var r = right + (fx - 1) * rightSlope;
                row[i] += (l + Fade(fx) * (r - l)) * amplitude;
            }
        }
    }

    /// <summary>Several octaves, each half as high and twice as fine as the one before.</summary>
    public static void AddRows(Span<float> row, float x, float step, float y, uint seed, float amplitude, int octaves)
    {
        for (var octave = 0; octave < octaves; octave++)
        {
            AddRow(row, x, step, y, seed + (uint)octave * 7919, amplitude);
            (x, step, y, amplitude) = (x * 2 + 17.3f, step * 2, y * 2 + 5.1f, amplitude * 0.5f);
        }
    }

    /// <summary>One octave at one point.</summary>
    public static float At(float x, float y, uint seed)
    {
        var (cellX, cellY) = ((int)MathF.Floor(x), (int)MathF.Floor(y));
        float fx = x - cellX, fy = y - cellY, v = Fade(fy);
        Vector2 a = Gradient(cellX, cellY, seed), b = Gradient(cellX, cellY + 1, seed);
        Vector2 c = Gradient(cellX + 1, cellY, seed), d = Gradient(cellX + 1, cellY + 1, seed);
        var left = a.X * fx + a.Y * fy + v * (b.X * fx + b.Y * (fy - 1) - a.X * fx - a.Y * fy);
        var right = c.X * (fx - 1) + c.Y * fy + v * (d.X * (fx - 1) + d.Y * (fy - 1) - c.X * (fx - 1) - c.Y * fy);
        return left + Fade(fx) * (right - left);
    }

    /// <summary>Several octaves at one point.</summary>
    public static float At(float x, float y, uint seed, int octaves)
    {
        var (sum, amplitude) = (0f, 1f);
        for (var octave = 0; octave < octaves; octave++)
        {
            sum += amplitude * At(x, y, seed + (uint)octave * 7919);
            (x, y, amplitude) = (x * 2 + 17.3f, y * 2 + 5.1f, amplitude * 0.5f);
        }
        return sum;
    }

    /// <summary>32 well-mixed bits of a place (the finalizer of MurmurHash3).</summary>
    public static uint Hash(int x, int y, uint seed)
    {
        var h = (uint)x * 0x9E3779B1u ^ (uint)y * 0x85EBCA77u ^ seed * 0xC2B2AE3Du;
        h = (h ^ (h >> 16)) * 0x85EBCA6Bu;
        h = (h ^ (h >> 13)) * 0xC2B2AE35u;
        return h ^ (h >> 16);
    }

    /// <summary>Even between 0 and 1 for a place.</summary>
    public static float HashUnit(int x, int y, uint seed) => (Hash(x, y, seed) >> 8) * (1f / 16777216f);

    /// <summary>Grain: a bell around 0 with a spread of 1 for a pixel, from one hash.</summary>
    public static float Grain(int x, int y, uint seed)
    {
        var h = Hash(x, y, seed);
        return ((h & 255) + ((h >> 8) & 255) + ((h >> 16) & 255) + (h >> 24) - 510f) * (1f / 147.8f);
    }

    private static Vector2 Gradient(int x, int y, uint seed) => Gradients[Hash(x, y, seed) & (Directions - 1)];

    private static float Fade(float t) => t * t * t * (t * (t * 6 - 15) + 10);
}
