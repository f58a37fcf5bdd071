using System.Numerics;
using Korme.Sample.Drawing;

namespace Korme.Sample.Materials;

/// <summary>Painted plaster over brick: courses that show through, roller and brush, rain, chips down to the brick.</summary>
internal static class Wall
{
    private const float CourseCentimetres = 7.7f, BrickCentimetres = 26f;

    private static readonly Vector3 Plaster = Colour.Hex("#b9b2a4"), Brick = Colour.Hex("#8f4d38"),
        Mortar = Colour.Hex("#9c958a"), Dirt = Colour.Hex("#4a4238");

    /// <summary>Ages what is painted, in place; any window of the wall comes out as in the whole.</summary>
    /// <param name="canvas">A window of the wall.</param>
    /// <param name="unit">Pixels a centimetre.</param>
    /// <param name="seed">Of the wall.</param>
    public static void Weather(Canvas canvas, float unit, uint seed)
    {
        var width = canvas.Width;
        var (brush, mottle, chips, rain) = (new float[width], new float[width], new float[width], new float[width]);
        var (plaster, next) = (new float[width], new float[width]);
        var fine = MathF.Min(1, unit / 5);
        Relief(next, canvas, canvas.Top, unit, seed);
        for (var y = canvas.Top; y < canvas.Top + canvas.Height; y++)
        {
            (plaster, next) = (next, plaster);
            Relief(next, canvas, y + 1, unit, seed);
            Octaves(brush, canvas.Left, y, unit * 3.2f, unit * 0.42f, seed + 1, 2);
            Octaves(mottle, canvas.Left, y, unit * 70, unit * 60, seed + 2, 3);
            Octaves(chips, canvas.Left, y, unit * 44, unit * 40, seed + 3, 5);
            Octaves(rain, canvas.Left, y, unit * 7, unit * 190, seed + 4, 2);
            var row = canvas.Row(y);
            var down = y / unit;
            var course = (int)MathF.Floor(down / CourseCentimetres);
            var inCourse = down / CourseCentimetres - course;
            for (var x = 0; x < width; x++)
            {
                // Light from the upper left across the relief, and a little darker where it lies deep.
                var slope = plaster[x] - plaster[Math.Max(x - 1, 0)] + plaster[x] - next[x];
                var lit = 1 + Math.Clamp(slope, -0.5f, 0.5f) * 0.34f * fine + 0.028f * plaster[x];
                var paint = row[x] * (1 + 0.045f * brush[x] + 0.06f * mottle[x]);
                var across = (x + canvas.Left) / unit;
                var worn = chips[x] - 0.3f + 0.36f * MathF.Max(0, 1 - (600 - down) / 130)
                    + 0.3f * MathF.Max(0, 1 - across / 110) * MathF.Max(0, down / 600 - 0.35f);
                if (worn > 0.58f)
                {
                    var along = across / BrickCentimetres + (course & 1) * 0.5f;
                    var brick = (int)MathF.Floor(along);
                    var isMortar = inCourse < 0.14f || along - brick < 0.045f;
                    var under = worn < 0.665f ? Plaster * (0.9f + 0.16f * brush[x])
                        : isMortar ? Mortar * (0.8f + 0.2f * brush[x])
                            : Brick * (0.72f + 0.5f * Noise.HashUnit(brick, course, seed) + 0.2f * brush[x]);
                    // A broken edge casts a line of shadow and shows the thickness of the coat.
                    var edge = worn < 0.592f ? 0.62f : worn is > 0.66f and < 0.676f ? 0.6f : 1;
                    paint = Vector3.Lerp(paint, under * edge, Colour.Smooth(0.578f, 0.586f, worn));
                }
                else
                {
                    paint = Vector3.Lerp(paint, Plaster,
                        0.5f * Colour.Smooth(0.5f, 0.8f, chips[x]) * Colour.Smooth(0.1f, 0.5f, brush[x]));
                }
                var stain = 0.22f * Colour.Smooth(0.3f, 1f, rain[x]) * Colour.Smooth(30, 260, down)
                    + 0.5f * Colour.Smooth(575, 615, down + 9 * mottle[x]);
                row[x] = Vector3.Lerp(paint, Dirt, stain) * lit;
            }
        }
    }

    /// <summary>How far the wall stands out: courses and bricks under the plaster, its own grain, the nap of the
    /// roller.</summary>
    private static void Relief(float[] into, Canvas canvas, int y, float unit, uint seed)
    {
        Octaves(into, canvas.Left, y, unit * 0.9f, unit * 0.8f, seed + 6, 2);
        var down = y / unit;
        var course = (int)MathF.Floor(down / CourseCentimetres);
        var bed = Groove(down / CourseCentimetres - course, 0.16f);
        var shift = (course & 1) * 0.5f;
        for (var x = 0; x < into.Length; x++)
        {
            var along = (x + canvas.Left) / (unit * BrickCentimetres) + shift;
            var joint = Groove(along - MathF.Floor(along), 0.05f);
            into[x] = into[x] * 0.55f - 1.15f * MathF.Max(bed, joint);
        }
    }

    private static float Groove(float share, float breadth)
    {
        var away = MathF.Min(share, 1 - share) / breadth;
        return away >= 1 ? 0 : 1 - away * away * (3 - 2 * away);
    }

    private static void Octaves(float[] into, int left, int y, float acrossPixels, float downPixels, uint seed, int octaves)
    {
        into.AsSpan().Clear();
        Noise.AddRows(into, left / acrossPixels, 1 / acrossPixels, y / downPixels, seed, 1, octaves);
    }
}
