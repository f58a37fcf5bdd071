using System.Numerics;
using Korme.Sample.Drawing;
using Korme.Sample.Ornaments;

namespace Korme.Sample.Pictures;

/// <summary>A striped runner, woven in narrow bands and sewn together: warp over warp, thread by thread.</summary>
internal static class Alasha
{
    private const int Weft = 1180;

    private static readonly Vector3 Boards = Colour.Hex("#a08c72");

    /// <summary>A quarter of the woven ram's horn; the loom mirrors it to the right and down.</summary>
    private static readonly string[] Horn =
    [
        "..............", "....#####.....", "...##...##...#", "..##.....##..#", "..##..##.##..#", "..##..##.##.##",
            "...##....##.##",
        "....######.###", "...........###", "..........####", ".........###.#", "........###..#", ".......###...#",
            "......###....#",
    ];

    private static readonly (int Threads, Vector3 Ground, Vector3 Figure, int Pattern)[] Bands =
    [
        (14, Dyes.Walnut, Dyes.Walnut, 0), (6, Dyes.Ochre, Dyes.Ochre, 0), (22, Dyes.Madder, Dyes.Wool, 2),
            (6, Dyes.Wool, Dyes.Wool, 0), (10, Dyes.Indigo, Dyes.Indigo, 0),
        (28, Dyes.Indigo, Dyes.Straw, 1), (10, Dyes.Indigo, Dyes.Indigo, 0), (6, Dyes.Wool, Dyes.Wool, 0),
            (18, Dyes.Rose, Dyes.Walnut, 3), (6, Dyes.Moss, Dyes.Moss, 0),
    ];

    public static Bitmap Paint(Easel easel)
    {
        var seed = easel.For("alasha");
        var (width, height) = (easel.Pixels(1240), easel.Pixels(5600));
        // Half the bands, a patterned one in the middle, the same bands mirrored.
        (int Threads, Vector3 Ground, Vector3 Figure, int Pattern)[] across = [.. Bands, (28, Dyes.Madder, Dyes.Wool, 1),
            .. Bands.Reverse()];
        var threads = across.Sum(band => band.Threads);
        var (left, top) = (width * 0.055f, height * 0.028f);
        var pitch = (width - 2 * left) / threads;
        var rib = (height - 2 * top) / Weft;
        var canvas = Floor(width, height, seed);
        canvas.Glaze(Shape.Box(left + pitch * 2, top + pitch * 3, width - left + pitch * 3, height - top + pitch * 4), new(0.3f),
            0.5f);
        Fringe(canvas, seed, left, width - left, top, -1, pitch);
        Fringe(canvas, seed + 1, left, width - left, height - top, 1, pitch);

        var band = new int[threads];
        var place = new int[threads];
        for (int i = 0, at = 0; i < across.Length; i++)
            for (var j = 0; j < across[i].Threads; j++, at++) (band[at], place[at]) = (i, j);
        var abrash = new float[width];
        var wander = new float[1];
        for (var y = 0; y < height; y++)
        {
            var row = canvas.Row(y);
            wander[0] = 0;
            Noise.AddRows(wander, 3.1f, 1, y / (pitch * 60), seed, pitch * 0.9f, 2);
            abrash.AsSpan().Clear();
            Noise.AddRows(abrash, 0, 1 / (pitch * 7), y / (rib * 46), seed + 4, 1, 2);
            for (var x = 0; x < width; x++)
            {
                var across1 = (x + 0.5f - left - wander[0]) / pitch;
                var thread = (int)MathF.Floor(across1);
                if (thread < 0 || thread >= threads) continue;
                var down = (y + 0.5f - top) / rib + (thread & 1) * 0.5f + 0.12f * abrash[x];
                var pick = (int)MathF.Floor(down);
                if (pick < 1 || pick >= Weft) continue;
                var (count, ground, figure, pattern) = across[band[thread]];
                var colour = pattern > 0 && Woven(pattern, place[thread], count, pick) ? figure : ground;
                float u = across1 - thread - 0.5f, v = down - pick - 0.5f;
                var round = 1 - 1.5f * u * u - 0.75f * v * v;
                var lit = 0.5f + 0.62f * round - 0.2f * u - 0.12f * v;
                var own = Noise.HashUnit(thread, 0, seed) - 0.5f + 0.5f * (Noise.HashUnit(thread, pick / 9, seed + 2) - 0.5f);
                var seam = place[thread] == 0 && band[thread] % 5 == 0 ? 0.78f : 1;
                row[x] = Vector3.Lerp(colour, new(0.3f, 0.26f, 0.2f), 0.05f)
                    * (lit * (1 + 0.16f * own + 0.15f * abrash[x]) * seam);
            }
        }
        return (Film.Scan(seed) with { Vignette = 0.08f }).Develop(canvas);
    }

    private static bool Woven(int pattern, int thread, int count, int pick)
    {
        var side = Math.Min(thread, count - 1 - thread);
        switch (pattern)
        {
            case 1:
                var step = pick / 2 % (2 * Horn.Length + 4);
                var line = Math.Min(step, 2 * Horn.Length + 3 - step);
                return line < Horn.Length && side < 14 && Horn[line][side] == '#';
            case 2:
                var zigzag = Math.Abs(pick / 2 % 22 - 11);
                return Math.Abs(zigzag - side) <= 1 || (zigzag + side is > 17 and < 20) || (side >= 9 && zigzag is < 2);
            default:
                var lozenge = Math.Abs(pick / 2 % 16 - 8) + Math.Abs(2 * thread - count + 1) / 2;
                return lozenge is 3 or 4 or 7 or 8 || lozenge < 1;
        }
    }

    /// <summary>A floor of pale boards.</summary>
    private static Canvas Floor(int width, int height, uint seed)
    {
        var canvas = new Canvas(width, height);
        var grain = new float[width];
        var board = width / 4.6f;
        for (var y = 0; y < height; y++)
        {
            var number = (int)((y + width) / board);
            grain.AsSpan().Clear();
            Noise.AddRows(grain, number * 13.7f, 1 / (board * 1.5f), y / (board * 0.05f), seed + 8, 1, 4);
            var gap = MathF.Abs((y + width) / board - number - 0.005f) < 0.006f ? 0.5f : 1;
            var row = canvas.Row(y);
            for (var x = 0; x < width; x++)
                row[x] = Boards * ((0.94f + 0.1f * grain[x] + 0.08f * (Noise.HashUnit(number, 7, seed) - 0.5f)) * gap);
        }
        return canvas;
    }

    private static void Fringe(Canvas canvas, uint seed, float left, float right, float y, int way, float pitch)
    {
        var chance = new Chance(seed);
        var reach = MathF.Abs(way) * (canvas.Height * 0.019f);
        for (var x = left + pitch * 2; x < right - pitch; x += pitch * 5.2f)
        {
            var tip = new Vector2(x + chance.Bell() * pitch * 0.9f, y + way * reach * chance.Between(0.82f, 1.05f));
            var knot = new Vector2(x + chance.Bell() * pitch * 0.3f, y + way * reach * 0.3f);
            foreach (var spread in (ReadOnlySpan<float>)[-2, -1, 0, 1, 2])
            {
                canvas.Fill(Stroke.Of([new(x + spread * pitch, y - way * pitch), knot], pitch * 0.8f),
                    Dyes.Cream * (0.82f + 0.05f * spread));
                var hair = Curve.Bezier(knot, knot + new Vector2(spread * pitch * 0.6f, way * reach * 0.2f),
                    tip + new Vector2(spread * pitch * 0.2f, -way * reach * 0.2f),
                    tip + new Vector2(spread * pitch * 0.9f + chance.Bell() * pitch * 0.5f, 0), 10);
                canvas.Fill(Stroke.Of(hair, pitch * 0.62f), Dyes.Cream * (0.72f + 0.08f * spread));
            }
            canvas.Fill(Shape.Circle(knot, pitch * 1.25f), Dyes.Cream * 0.8f);
            canvas.Fill(Shape.Circle(knot + new Vector2(-pitch * 0.3f, -pitch * 0.35f), pitch * 0.6f), Dyes.Wool, 0.7f);
        }
    }
}
