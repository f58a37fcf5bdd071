using System.Numerics;
using Korme.Sample.Drawing;
using Korme.Sample.Materials;

namespace Korme.Sample.Pictures;

/// <summary>
/// A тұскиіз, the embroidered hanging over the place of honour: a border on three sides, rosettes, horns. The lower edge stays
/// unfinished, as custom has it, so that the life it was made for goes on; here the last row is only chalked.
/// </summary>
internal static class Tuskiiz
{
    private static readonly Vector3 Cloth = Colour.Hex("#5e1620"), Border = Colour.Hex("#17151a");
    private static readonly Vector3 White = Colour.Hex("#efe6d2"), Gold = Colour.Hex("#d8a640"), Leaf = Colour.Hex("#6f8a4a"),
        Blue = Colour.Hex("#4f7fa6"), Pink = Colour.Hex("#cf6f63");

    public static Bitmap Paint(Easel easel)
    {
        var seed = easel.For("tuskiiz");
        var width = easel.Pixels(1560);
        var unit = width / 150f;
        var canvas = new Canvas(width, (int)(216 * unit)).Clear(Cloth);
        var hand = new Hand(canvas, unit, seed);
        canvas.Fill(Shape.Of(new(0, 0), new(width, 0), new(width, canvas.Height), new(124 * unit, canvas.Height),
            new(124 * unit, 27 * unit), new(26 * unit, 27 * unit), new(26 * unit, canvas.Height), new(0, canvas.Height)), Border);
        Embroidery.Nap(canvas, unit, seed);

        hand.Chain(Curve.Joined(Curve.Line(new(26, 213), new(26, 27), 60), Curve.Line(new(26, 27), new(124, 27), 40),
            Curve.Line(new(124, 27), new(124, 213), 60)), White, Gold, White, Pink);
        hand.Chain(Curve.Joined(Curve.Line(new(3, 213), new(3, 3), 60), Curve.Line(new(3, 3), new(147, 3), 40),
            Curve.Line(new(147, 3), new(147, 213), 60)), Gold, White);
        // Rosettes along the border, scrolls between them.
        var places = new List<Vector2>();
        for (var i = 0; i < 5; i++) places.Add(new(14.7f + i * 30.15f, 15));
        for (var i = 1; i < 7; i++) places.AddRange([new(14.7f, 15 + i * 30.5f), new(135.3f, 15 + i * 30.5f)]);
        foreach (var (i, at) in places.Index())
        {
            var chalked = at.Y > 190;
            hand.Rosette(at, 9.2f, chalked, i % 2 == 0 ? (Pink, Gold, White) : (Blue, White, Gold));
        }
        for (var i = 0; i < 4; i++) hand.Pair(new(29.8f + i * 30.15f, 15), MathF.PI / 2, 5.4f, Leaf, Gold, chalked: false);
        for (var i = 0; i < 6; i++)
            foreach (var x in (ReadOnlySpan<float>)[14.7f, 135.3f])
                hand.Pair(new(x, 30.25f + i * 30.5f), 0, 5.4f, Leaf, Gold, chalked: i > 4);

        // The middle: three great rosettes in their horns.
        foreach (var (i, y) in ((int, float)[])[(0, 62), (1, 118), (2, 174)])
        {
            var at = new Vector2(75, y);
            hand.Rosette(at, 16.5f, chalked: false, i == 1 ? (Blue, Gold, White) : (Gold, Pink, White));
            for (var k = 0; k < 4; k++)
                hand.Pair(at + Curve.Polar(default, 21.5f, k * MathF.PI / 2), k * MathF.PI / 2 + MathF.PI / 2, 8.6f,
                k % 2 == 0 ? White : Gold, Leaf, chalked: false);
        }
        foreach (var y in (ReadOnlySpan<float>)[34.5f, 90, 146, 202])
            foreach (var side in (ReadOnlySpan<float>)[-1, 1])
            {
                hand.Rosette(new(75 + side * 32, y == 34.5f ? 41 : y), 7.4f, chalked: y > 190, (White, Blue, Pink));
                if (y is > 80 and < 190) hand.Pair(new(75 + side * 32, y - 14), 0, 5, Leaf, White, false);
                if (y is > 80 and < 190) hand.Pair(new(75 + side * 32, y + 14), MathF.PI, 5, Leaf, White, false);
            }
        return (Film.Scan(seed) with { Vignette = 0.2f, Grain = 0.8f }).Develop(canvas);
    }

    /// <summary>Needle and chalk; lengths in centimetres.</summary>
    private sealed class Hand(Canvas canvas, float unit, uint seed)
    {
        private const float Gauge = 0.62f;

        public void Chain(Vector2[] line, params ReadOnlySpan<Vector3> rows) =>
            Embroidery.Chain(canvas, Strayed(line), unit * Gauge, rows);

        private void Line(Vector2[] line, bool chalked, params ReadOnlySpan<Vector3> rows)
        {
            if (!chalked) { Chain(line, rows); return; }
            var own = seed + (uint)(line[0].X * 7 + line[0].Y * 13);
            foreach (var piece in Curve.Even(Strayed(line), unit * 0.5f).Chunk(9))
                if (piece.Length > 1)
                    canvas.Fill(Stroke.Of(piece, unit * 0.32f), White,
                    0.24f + 0.2f * Noise.At(piece[0].X * 0.11f, piece[0].Y * 0.13f, own));
        }

        public void Rosette(Vector2 at, float radius, bool chalked, (Vector3 One, Vector3 Two, Vector3 Three) colours)
        {
            var (one, two, three) = colours;
            Line(Curve.Arc(at, radius, 0, MathF.Tau), chalked, three, one);
            var petals = radius > 12 ? 12 : 8;
            for (var i = 0; i < petals; i++)
            {
                var angle = i * MathF.Tau / petals;
                var half = MathF.PI / petals;
                Vector2 root = Curve.Polar(at, radius * 0.36f, angle), tip = Curve.Polar(at, radius * 0.84f, angle);
                var petal = Curve.Joined(Curve.Bezier(root, Curve.Polar(at, radius * 0.5f, angle - half * 0.8f),
                    Curve.Polar(at, radius * 0.86f, angle - half * 1.1f), tip, 10),
                    Curve.Bezier(tip, Curve.Polar(at, radius * 0.86f, angle + half * 1.1f),
                        Curve.Polar(at, radius * 0.5f, angle + half * 0.8f), root, 10));
                Line(petal, chalked, i % 2 == 0 ? one : two);
                if (!chalked && radius > 8)
                    Line(Curve.Line(Vector2.Lerp(root, tip, 0.25f), Vector2.Lerp(root, tip, 0.72f), 4), false, three, three);
            }
            Line(Curve.Arc(at, radius * 0.26f, 0, MathF.Tau), chalked, two, three);
            if (!chalked) for (var r = radius * 0.13f; r > 0.25f; r -= Gauge) Chain(Curve.Arc(at, r, 0, MathF.Tau), one);
        }

        /// <summary>A pair of horns back to back on a short stem.</summary>
        public void Pair(Vector2 at, float radians, float size, Vector3 one, Vector3 other, bool chalked)
        {
            foreach (var side in (ReadOnlySpan<float>)[-1, 1])
            {
                var line = Curve.Joined(Curve.Bezier(new(0.02f, 0.9f), new(0.05f, 0.5f), new(0.06f, 0.2f), new(0.1f, -0.1f), 8),
                    Curve.Spiral(new(0.52f, -0.2f), 0.43f, 0.1f, MathF.PI * 0.95f, MathF.PI * 3.2f));
                var move = Matrix3x2.CreateScale(side * size, size) * Matrix3x2.CreateRotation(radians)
                    * Matrix3x2.CreateTranslation(at);
                Line(Curve.Moved(line, move), chalked, one, other);
            }
        }

        private Vector2[] Strayed(Vector2[] line) => Curve.Strayed(Array.ConvertAll(line, point => point * unit), unit * 0.3f,
            unit * 9, seed);
    }
}
