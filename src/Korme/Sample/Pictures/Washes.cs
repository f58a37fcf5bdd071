using System.Numerics;
using Korme.Sample.Drawing;
using Korme.Sample.Materials;
using Korme.Sample.Ornaments;

namespace Korme.Sample.Pictures;

/// <summary>Pages in watercolour and on dark paper.</summary>
internal static class Washes
{
    /// <summary>Apples from the market: painted, cut across, and turned into an ornament with five leaves.</summary>
    public static Bitmap Apples(Easel easel)
    {
        var page = new Page(easel, "apples page", 210, 148, easel.Pixels(2100));
        Vector3 red = Colour.Hex("#c2352b"), yellow = Colour.Hex("#e7b64a"), green = Colour.Hex("#93a14a"),
            shade = Colour.Hex("#7a86a8");
        foreach (var (x, y, r, lean) in ((float, float, float, float)[])[(44, 50, 24, -0.12f), (93, 58, 21, 0.2f),
            (66, 96, 22, 0.05f)])
        {
            var move = Matrix3x2.CreateScale(r) * Matrix3x2.CreateRotation(lean) * Matrix3x2.CreateTranslation(x, y);
            page.Wash(Shape.Circle(default, 1)
                .Moved(Matrix3x2.CreateScale(r * 0.95f, r * 0.16f) * Matrix3x2.CreateTranslation(x + 8, y + r * 0.98f)), shade,
                0.75f, 0.6f, wet: 0.9f);
            page.Wash(Body().Moved(move), yellow, 0.95f, 0.3f);
            page.Wash(Body().Moved(Matrix3x2.CreateScale(0.74f, 0.78f) * Matrix3x2.CreateTranslation(-0.16f, 0.04f)).Moved(move),
                red, 0.85f, 0.5f, wet: 1.9f);
            page.Wash(Body().Moved(Matrix3x2.CreateScale(0.42f, 0.62f) * Matrix3x2.CreateTranslation(-0.4f, 0.12f)).Moved(move),
                red, 0.75f, 0.6f, wet: 2.2f);
            page.Wash(Shape.Circle(default, 1)
                .Moved(Matrix3x2.CreateScale(0.8f, 0.2f) * Matrix3x2.CreateTranslation(-0.05f, 0.66f)).Moved(move), shade, 0.55f,
                0.5f, wet: 2.2f);
            for (var i = 0; i < 9; i++)
            {
                var a = -0.75f + i * 0.19f;
                page.Ink(Curve.Moved(Curve.Bezier(new(a * 0.25f, -0.72f), new(a * 0.9f, -0.5f), new(a * 1.12f, 0.1f),
                    new(a * 0.8f, 0.45f + 0.1f * (i % 3))), move), 0.55f, red * 0.8f);
            }
            page.Wash(Shape.Circle(default, 1)
                .Moved(Matrix3x2.CreateScale(0.26f, 0.1f) * Matrix3x2.CreateTranslation(0.02f, -0.72f)).Moved(move), green, 1.2f,
                0.4f);
            page.Pencil(Curve.Moved([.. Outline(), Outline()[0]], move), 0.36f, 0.45f);
            page.Ink(Curve.Moved(Curve.Bezier(new(0.02f, -0.72f), new(0.04f, -0.9f), new(0.1f, -1.0f), new(0.2f, -1.1f)), move),
                0.9f, Dyes.Walnut);
        }
        // The cut: a star of five chambers, the compass finding it again.
        var cut = new Vector2(158, 44);
        page.Wash(Shape.Circle(cut, 25), yellow, 0.35f, 0.5f);
        page.Wash(Shape.Ring(cut, 25.2f, 23.2f), red, 1f, 0.3f);
        page.Compass(cut, 25, 0.4f);
        page.Compass(cut, 12);
        for (var i = 0; i < 5; i++)
        {
            var angle = -MathF.PI / 2 + i * MathF.Tau / 5;
            page.Rule(cut, Curve.Polar(cut, 26, angle), 0.26f, 2);
            var chamber = Motif.Drop(new(0, -0.62f), 0.3f, 0.38f).Moved(cut.X, cut.Y, 12.6f, angle + MathF.PI / 2);
            page.Wash(chamber, green, 0.8f, 0.2f);
            page.Black(Motif.Drop(new(0, -0.6f), 0.1f, 0.17f).Moved(cut.X, cut.Y, 12.6f, angle + MathF.PI / 2), Dyes.Walnut);
            page.Number(i + 1, Curve.Polar(cut, 30, angle) - new Vector2(1.2f, 1.8f), 3.2f);
        }
        // What becomes of it: a rosette, and a border of it.
        var rosette = new Vector2(158, 100);
        page.Compass(rosette, 22, 0.3f);
        page.Wash(Symmetry.Turned(Motif.RamsHorn(0.2f, 0.7f).Moved(0, -0.62f, 0.4f), 5).Moved(rosette.X, rosette.Y, 22), red,
            1.1f, 0.15f);
        page.Wash(Symmetry.Turned(Motif.Drop(new(0, -0.5f), 0.12f, 0.24f), 5).Moved(rosette.X, rosette.Y, 22, MathF.PI / 5),
            green, 1.1f, 0.15f);
        page.Wash(Motif.Star(5, 0.24f, 0.11f).Moved(rosette.X, rosette.Y, 22), Dyes.Ochre, 1.1f, 0.1f);
        for (var i = 0; i < 9; i++)
        {
            var at = new Vector2(22 + i * 12.4f, 134);
            page.Wash(Symmetry.Turned(Motif.Drop(new(0, -0.6f), 0.26f, 0.36f), 5)
                .Moved(at.X, at.Y, 5.4f, i % 2 == 0 ? 0 : MathF.PI), i % 2 == 0 ? red : green, 1f, 0.12f);
        }
        page.Rule(new(15, 127), new(129, 127));
        page.Rule(new(15, 141), new(129, 141));
        page.Number(20, new(190, 136), 4.4f);
        page.Number(11, new(199, 136), 4.4f);
        return page.Finish(fold: 0);
    }

    /// <summary>The mountains from memory in four washes, one over the other as each dries; horns for clouds.</summary>
    public static Bitmap Mountains(Easel easel)
    {
        var page = new Page(easel, "mountains page", 300, 150, easel.Pixels(2500));
        var chance = new Chance(easel.For("mountains page"));
        page.Wash(Shape.Box(14, 12, 286, 138), Colour.Hex("#f3d3ae"), 0.85f, 0.5f);
        page.Wash(Shape.Box(32, 26, 268, 50), Colour.Hex("#8aa5c6"), 0.62f, 1f, wet: 8);
        page.Wash(Shape.Box(30, 62, 270, 74), Colour.Hex("#e08a62"), 0.6f, 1f, wet: 8);
        page.Wash(Shape.Circle(new(206, 60), 11), Colour.Hex("#e2603c"), 0.9f, 0.4f);
        foreach (var (layer, colour) in ((int, string)[])[(0, "#a9aecb"), (1, "#7d8db5"), (2, "#546a92"), (3, "#2f4468")])
        {
            var ridge = new List<Vector2> { new(14, 138) };
            for (var x = 14f; x <= 286; x += 2)
            {
                var peaks = MathF.Abs(Noise.At(x / (62f - layer * 6) + layer * 5.3f, layer * 3.7f, 11, 4));
                ridge.Add(new(Math.Clamp(x, 14, 286), 62 + layer * 18 - (36 - layer * 5) * (1.0f - 2.1f * peaks)));
            }
            ridge.Add(new(286, 138));
            page.Wash(Shape.Of([.. ridge]), Colour.Hex(colour), 0.78f, 0.5f);
            if (layer == 0) page.Pencil([.. ridge.Skip(1).SkipLast(1)], 0.3f, 0.3f, 1);
        }
        foreach (var (x, y, size) in ((float, float, float)[])[(62, 34, 9), (96, 27, 7), (128, 37, 8), (244, 30, 8),
            (266, 38, 6)])
        {
            var curl = Curve.Joined(Curve.Line(new(0.1f, 0.45f), new(1.4f, 0.45f), 6),
                Curve.Spiral(new(1.4f, -0.1f), 0.55f, 0.12f, MathF.PI / 2, -MathF.PI * 2));
            page.Ink(Curve.Moved(curl, Matrix3x2.CreateScale(size * 0.8f) * Matrix3x2.CreateTranslation(x, y)), 0.6f,
                Dyes.Indigo);
            page.Ink(Curve.Moved(curl, Matrix3x2.CreateScale(-size * 0.6f, size * 0.6f)
                * Matrix3x2.CreateTranslation(x + size * 0.1f, y + size * 0.1f)), 0.6f, Dyes.Indigo);
        }
        // Poplars at the foot, wet into wet.
        for (var i = 0; i < 46; i++)
        {
            var (x, tall) = (chance.Between(18, 282), chance.Between(7, 20));
            page.Wash(Shape.Of(Curve.Through([new(x, 139), new(x - tall * 0.11f, 139 - tall * 0.35f), new(x, 139 - tall),
                new(x + tall * 0.11f, 139 - tall * 0.35f)], 6, closed: true)), Dyes.Pine, chance.Between(0.7f, 1.3f), 0.3f);
        }
        page.Rule(new(14, 12), new(286, 12), 0.3f, 5);
        page.Rule(new(14, 12), new(14, 139), 0.3f, 5);
        page.Rule(new(286, 12), new(286, 139), 0.3f, 5);
        page.Number(4, new(20, 142), 4);
        return page.Finish();
    }

    /// <summary>White pencil and gouache on black paper: the crown of the yurt read as a map of the sky.</summary>
    public static Bitmap NightSheet(Easel easel)
    {
        var page = new Page(easel, "night page", 190, 240, easel.Pixels(1650), Colour.Hex("#1b1e27"), Colour.Hex("#d9d6cc"));
        var centre = new Vector2(95, 104);
        foreach (var (radius, dark) in ((float, float)[])[(76, 0.45f), (70, 0.25f), (58, 0.3f), (40, 0.34f), (22, 0.3f)])
            page.Compass(centre, radius, dark);
        for (var i = 0; i < 24; i++)
            page.Rule(Curve.Polar(centre, 22, i * MathF.Tau / 24), Curve.Polar(centre, 76, i * MathF.Tau / 24),
            i % 6 == 0 ? 0.4f : 0.18f, 3);
        page.Gouache(Motif.Shanyraq(0.07f).Moved(centre.X, centre.Y, 40), Dyes.Wool);
        page.Gouache(Symmetry.Turned(Motif.RamsHorn(0.19f, 0.8f).Moved(0, -1.42f, 0.26f), 12).Moved(centre.X, centre.Y, 40),
            Dyes.Straw);
        page.Gouache(Symmetry.Turned(Motif.Star(8, 0.075f, 0.034f).Moved(0, -1.42f), 12)
            .Moved(centre.X, centre.Y, 40, MathF.PI / 12), Colour.Hex("#c96a52"));
        page.Gouache(Symmetry.Turned(Motif.ColtsEye().Moved(0, -1.82f, 0.05f), 24).Moved(centre.X, centre.Y, 40, MathF.PI / 24),
            Dyes.Sky);
        // The Seven Brothers, as the Great Bear is called, and the Iron Peg that stands still.
        Vector2[] brothers = [new(34, 218), new(52, 209), new(69, 212), new(86, 217), new(92, 229), new(118, 226), new(116, 211)];
        for (var i = 0; i + 1 < brothers.Length; i++) page.Pencil([brothers[i], brothers[i + 1]], 0.24f, 0.4f, 1);
        page.Pencil([brothers[6], brothers[3]], 0.24f, 0.4f, 1);
        foreach (var (i, at) in brothers.Index())
        {
            page.Gouache(Motif.Star(6, 2.1f, 0.8f).Moved(at.X, at.Y), Dyes.Wool);
            page.Number(i + 1, at + new Vector2(2.4f, -4.2f), 2.8f, 0.5f);
        }
        page.Gouache(Motif.Star(8, 3.4f, 1.2f).Moved(160, 200), Dyes.Straw);
        page.Compass(new(160, 200), 6, 0.4f);
        page.Pencil(Curve.Line(brothers[6], new(154, 202), 8), 0.2f, 0.3f, 1);
        return page.Finish();
    }

    private static Shape Body() => Shape.Of(Outline());

    private static Vector2[] Outline() =>
        Curve.Through([new(0, -0.74f), new(0.34f, -0.88f), new(0.8f, -0.66f), new(1, -0.06f), new(0.82f, 0.58f),
        new(0.36f, 0.92f), new(0, 0.84f), new(-0.36f, 0.92f),
        new(-0.82f, 0.58f), new(-1, -0.06f), new(-0.8f, -0.66f), new(-0.34f, -0.88f)], 8, closed: true);
}
