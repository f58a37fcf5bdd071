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
        page.Gouache(Shape.Union(Cells(5, 4).Where(IsOdd).Select(cell =>
            Shape.Box(15, 15, 60, 61).Moved(cell.Column * 45, cell.Row * 46))), Dyes.Walnut);
        var foot = Motif.CamelFoot();
        Shape Feet(bool odd) => Shape.Union(Cells(5, 4).Where(cell => IsOdd(cell) == odd).Select(cell =>
            foot.Moved(Matrix3x2.CreateScale(17.5f, cell.Row % 2 == 0 ? 17.5f : -17.5f)).Moved(37.5f + cell.Column * 45,
                38 + cell.Row * 46)));
        page.Gouache(Feet(odd: false), Dyes.Walnut);
        page.Gouache(Feet(odd: true), Dyes.Straw);
        page.Gouache(Shape.Union(Cells(6,
            5).Select(cell => Motif.Diamond(4.2f).Moved(15 + cell.Column * 45, 15 + cell.Row * 46))), Dyes.Madder);
        return page.Finish();
    }

    /// <summary>Birds' wings flying up and down past each other, from a light sky into a dark one.</summary>
    public static Bitmap Wings(Easel easel)
    {
        var page = new Page(easel, "wings", 280, 196, easel.Pixels(2100));
        Vector3[] skies = [Colour.Hex("#a9bfc4"), Dyes.Sky, Colour.Hex("#3f6285"), Dyes.Indigo];
        Vector3[] birds = [Dyes.Indigo, Dyes.Wool, Dyes.Straw, Colour.Hex("#d98f76")];
        Taped(page, 14, 14, 266, 182, Dyes.Sky);
        for (var row = 0; row < 4; row++) page.Gouache(Shape.Box(14, 14 + row * 42, 266, 56 + row * 42), skies[row]);
        for (var row = 0; row < 4; row++)
        {
            var up = row % 2 == 0 ? 1 : -1;
            var bird = Motif.BirdWing().Moved(Matrix3x2.CreateScale(18.4f, 18.4f * up));
            page.Gouache(Shape.Union(Cells(1, 6).Select(cell => bird.Moved(35 + cell.Column * 42, 35.5f + row * 42))),
                birds[row]);
            page.Gouache(Shape.Union(Cells(1,
                5).Select(cell => Motif.Diamond(2.6f).Moved(56 + cell.Column * 42, 35 + row * 42 + up * 12))),
                birds[(row + 1) % 4]);
        }
        return page.Finish();
    }

    /// <summary>Axes and stars on a net of lozenges.</summary>
    public static Bitmap AxesAndStars(Easel easel)
    {
        const float mesh = 23.5f;
        var page = new Page(easel, "axes", 220, 220, easel.Pixels(1700));
        var frame = Shape.Box(16, 16, 204, 204);
        Taped(page, 16, 16, 204, 204, Dyes.Pine);
        Shape Placed(Shape shape, (int Row, int Column) cell) => shape.Moved(16 + cell.Column * mesh, 16 + cell.Row * mesh);
        Shape Net(float size) => Shape.Union(Cells(9, 9).Where(cell => !IsOdd(cell)).Select(cell =>
            Placed(Motif.Diamond(size), cell)));
        page.Gouache(Inside(Net(mesh), frame), Dyes.Moss);
        page.Gouache(Inside(Net(18.6f), frame), Dyes.Wool);
        var knots = Cells(8, 8).Where(cell => cell is { Row: > 0, Column: > 0 }).ToArray();
        var upright = Motif.Axe().Moved(0, 0, 10.2f);
        var lying = upright.Moved(0, 0, 1, MathF.PI / 2);
        page.Gouache(Shape.Union(knots.Where(cell => !IsOdd(cell) && cell.Row % 2 == 0).Select(cell => Placed(upright, cell))),
            Dyes.Madder);
        page.Gouache(Shape.Union(knots.Where(cell => !IsOdd(cell) && cell.Row % 2 == 1).Select(cell => Placed(lying, cell))),
            Dyes.Indigo);
        page.Gouache(Shape.Union(knots.Where(IsOdd).Select(cell => Placed(Motif.Star(8, 7.6f, 3.6f), cell))), Dyes.Straw);
        return page.Finish();
    }

    private static IEnumerable<(int Row, int Column)> Cells(int rows, int columns) =>
        Enumerable.Range(0, rows * columns).Select(i => (i / columns, i % columns));

    private static bool IsOdd((int Row, int Column) cell) => (cell.Row + cell.Column) % 2 == 1;

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
        foreach (var (axis, limit, sign) in ((int, float, int)[])[(0, box.Low.X, 1), (0, box.High.X, -1), (1, box.Low.Y, 1),
            (1, box.High.Y, -1)])
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
