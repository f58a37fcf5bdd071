using System.Numerics;
using Korme.Sample.Drawing;
using Korme.Sample.Materials;
using Korme.Sample.Ornaments;

namespace Korme.Sample.Pictures;

/// <summary>Studies in gouache, each one ornament repeated over a taped sheet.</summary>
internal static class Gouaches
{
    /// <summary>Camel's feet, every second one upside down, in the two colours of camel wool.</summary>
    public static Bitmap CamelFeet(Easel easel)
    {
        var page = new Page(easel, "camel", 210, 260, easel.Pixels(1700));
        Taped(page, 15, 15, 195, 245, Dyes.Ochre);
        page.Gouache(Shape.Union(from row in Enumerable.Range(0, 5) from column in Enumerable.Range(0, 4) where (row + column) % 2 == 1
                                 select Shape.Box(15 + column * 45, 15 + row * 46, 60 + column * 45, 61 + row * 46)), Dyes.Walnut);
        Shape Feet(int parity) => Shape.Union(from row in Enumerable.Range(0, 5) from column in Enumerable.Range(0, 4) where (row + column) % 2 == parity
                                              let up = row % 2 == 0 ? 1 : -1
                                              select Motif.CamelFoot().Moved(Matrix3x2.CreateScale(17.5f, 17.5f * up) * Matrix3x2.CreateTranslation(37.5f + column * 45, 38 + row * 46)));
        page.Gouache(Feet(0), Dyes.Walnut);
        page.Gouache(Feet(1), Dyes.Straw);
        page.Gouache(Shape.Union(from row in Enumerable.Range(0, 6) from column in Enumerable.Range(0, 5)
                                 select Motif.Diamond(4.2f).Moved(15 + column * 45, 15 + row * 46)).Moved(Matrix3x2.Identity), Dyes.Madder);
        return page.Finish();
    }

    /// <summary>Birds' wings flying up and down past each other, from a light sky into a dark one.</summary>
    public static Bitmap Wings(Easel easel)
    {
        var page = new Page(easel, "wings", 280, 196, easel.Pixels(2100));
        Taped(page, 14, 14, 266, 182, Dyes.Sky);
        Vector3[] skies = [Colour.Hex("#a9bfc4"), Dyes.Sky, Colour.Hex("#3f6285"), Dyes.Indigo];
        for (var row = 1; row < 4; row++) page.Gouache(Shape.Box(14, 14 + row * 42, 266, 14 + (row + 1) * 42), skies[row]);
        page.Gouache(Shape.Box(14, 14, 266, 56), skies[0]);
        Vector3[] birds = [Dyes.Indigo, Dyes.Wool, Dyes.Straw, Colour.Hex("#d98f76")];
        for (var row = 0; row < 4; row++)
        {
            var up = row % 2 == 0 ? 1 : -1;
            page.Gouache(Shape.Union(Enumerable.Range(0, 6).Select(column => Motif.BirdWing().Moved(
                Matrix3x2.CreateScale(18.4f, 18.4f * up) * Matrix3x2.CreateTranslation(35 + column * 42, 35.5f + row * 42)))), birds[row]);
            page.Gouache(Shape.Union(Enumerable.Range(0, 5).Select(column => Motif.Diamond(2.6f).Moved(56 + column * 42, 35 + row * 42 + up * 12))), birds[(row + 1) % 4]);
        }
        return page.Finish();
    }

    /// <summary>Axes and stars on a net of lozenges.</summary>
    public static Bitmap AxesAndStars(Easel easel)
    {
        var page = new Page(easel, "axes", 220, 220, easel.Pixels(1700));
        Taped(page, 16, 16, 204, 204, Dyes.Pine);
        Shape Net(int parity, float size) => Shape.Union(from row in Enumerable.Range(0, 9) from column in Enumerable.Range(0, 9) where (row + column) % 2 == parity
                                                         select Motif.Diamond(size).Moved(16 + column * 23.5f, 16 + row * 23.5f));
        var frame = Shape.Box(16, 16, 204, 204);
        page.Gouache(Inside(Net(0, 23.5f), frame), Dyes.Moss);
        page.Gouache(Inside(Net(0, 18.6f), frame), Dyes.Wool);
        var axes = from row in Enumerable.Range(0, 8) from column in Enumerable.Range(0, 8) where (row + column) % 2 == 0 && row > 0 && column > 0
                   select (Shape: (row % 2 == 0 ? Motif.Axe() : Motif.Axe().Moved(0, 0, 1, MathF.PI / 2)).Moved(16 + column * 23.5f, 16 + row * 23.5f, 10.2f), Odd: row % 2 == 1);
        page.Gouache(Shape.Union(axes.Where(axe => !axe.Odd).Select(axe => axe.Shape)), Dyes.Madder);
        page.Gouache(Shape.Union(axes.Where(axe => axe.Odd).Select(axe => axe.Shape)), Dyes.Indigo);
        page.Gouache(Shape.Union(from row in Enumerable.Range(0, 9) from column in Enumerable.Range(0, 9) where (row + column) % 2 == 1 && row is > 0 and < 8 && column is > 0 and < 8
                                 select Shape.Union(Motif.Star(8, 7.6f, 3.6f)).Moved(16 + column * 23.5f, 16 + row * 23.5f)), Dyes.Straw);
        return page.Finish();
    }

    /// <summary>The painted ground up to the tape, and the pencil marks of the grid beyond it.</summary>
    private static void Taped(Page page, float left, float top, float right, float bottom, Vector3 ground)
    {
        page.Rule(new(left, top), new(right, top), 0.4f, 7);
        page.Rule(new(left, bottom), new(right, bottom), 0.4f, 7);
        page.Rule(new(left, top), new(left, bottom), 0.4f, 7);
        page.Rule(new(right, top), new(right, bottom), 0.4f, 7);
        page.Gouache(Shape.Box(left, top, right, bottom), ground, 0.99f, 0.1f);
    }

    /// <summary>Convex contours cut to a box (Sutherland and Hodgman 1974).</summary>
    private static Shape Inside(Shape shape, Shape box) => new(shape.Contours.Select(contour =>
    {
        IEnumerable<Vector2> cut = contour;
        foreach (var (axis, limit, sign) in ((int, float, int)[])[(0, box.Low.X, 1), (0, box.High.X, -1), (1, box.Low.Y, 1), (1, box.High.Y, -1)])
        {
            var points = cut.ToArray();
            var kept = new List<Vector2>();
            for (var i = 0; i < points.Length; i++)
            {
                var (a, b) = (points[i], points[(i + 1) % points.Length]);
                var (da, db) = (sign * (a[axis] - limit), sign * (b[axis] - limit));
                if (da >= 0) kept.Add(a);
                if (da >= 0 != db >= 0) kept.Add(Vector2.Lerp(a, b, da / (da - db)));
            }
            cut = kept;
        }
        return cut.ToArray();
    }));
}
