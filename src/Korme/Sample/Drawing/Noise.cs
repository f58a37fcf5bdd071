using System.Numerics;

namespace Korme.Sample.Drawing;

/// <summary>Gradient noise (Perlin 1985, quintic fade 2002) over a hashed lattice, made row by row because pictures are.</summary>
internal static class Noise
{
    private const int Directions = 64;

    private static readonly Vector2[] Gradients = [.. Enumerable.Range(0, Directions).Select(i =>
        new Vector2((float)Math.Cos(i * 2 * Math.PI / Directions), (float)Math.Sin(i * 2 * Math.PI / Directions)) * 1.5f)];

    /// <summary>Adds one octave to a row of pixels. Coordinates in lattice cells; values about -1 to 1 times the amplitude.</summary>
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
            for (var fx = at - cellX; i < end; i++, fx += step)
            {
                var l = left + leftSlope * fx;
                var r = right + rightSlope * (fx - 1);
                row[i] += amplitude * (l + Fade(fx) * (r - l));
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
        Span<float> one = [0];
        AddRow(one, x, 1, y, seed, 1);
        return one[0];
    }

    /// <summary>Several octaves at one point.</summary>
    public static float At(float x, float y, uint seed, int octaves)
    {
        Span<float> one = [0];
        AddRows(one, x, 1, y, seed, 1, octaves);
        return one[0];
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
