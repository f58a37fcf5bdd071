using System.Numerics;
using Korme.Sample.Drawing;
using Korme.Sample.Materials;
using Korme.Sample.Ornaments;

namespace Korme.Sample.Pictures;

/// <summary>Pages of the sketchbook in which the ornaments are found out.</summary>
internal static class Sketchbook
{
    /// <summary>How a ram's horn is built with compasses, and how two of them lock into a border.</summary>
    public static Bitmap Construction(Easel easel)
    {
        var page = new Page(easel, "construction", 210, 148, easel.Pixels(2100));
        // The horn, four times: axis and circles, spiral, outline, filled.
        var scale = 34f;
        var place = new Vector2(54, 64);
        page.Rule(place + new Vector2(0, -46), place + new Vector2(0, 46));
        page.Rule(place + new Vector2(-42, -0.36f * scale), place + new Vector2(42, -0.36f * scale));
        foreach (var side in (ReadOnlySpan<float>)[-1, 1])
        {
            var centre = place + new Vector2(side * 0.5f, -0.36f) * scale;
            page.Compass(centre, 0.5f * scale, 0.4f);
            page.Compass(centre, 0.31f * scale);
            page.Compass(centre, 0.14f * scale);
            page.Rule(centre + new Vector2(0, -0.5f * scale), centre + new Vector2(0, 0.9f * scale), 0.2f, 2);
        }
        page.Compass(place, 1.12f * scale, 0.16f);
        var horn = Motif.RamsHorn().Moved(place.X, place.Y, scale);
        page.Wash(horn, Dyes.Rose, 0.75f);
        foreach (var side in (ReadOnlySpan<float>)[-1, 1])
        {
            var line = Curve.Joined(Curve.Line(new(0.185f, 1), new(0.185f, -0.36f), 6),
                Curve.Spiral(new(0.5f, -0.36f), 0.315f, 0.05f, MathF.PI, MathF.PI * 2.95f));
            page.Pencil(Array.ConvertAll(line, point => place + new Vector2(side * point.X, point.Y) * scale), 0.4f, 0.5f);
            var outer = Curve.Joined(Curve.Line(new(0.0f, -0.36f), new(0.01f, -0.4f), 3),
                Curve.Spiral(new(0.5f, -0.36f), 0.505f, 0.28f, MathF.PI * 1.03f, MathF.PI * 2.7f));
            page.Pencil(Array.ConvertAll(outer, point => place + new Vector2(side * point.X, point.Y) * scale), 0.5f, 0.62f);
        }
        for (var i = 0; i < 4; i++)
            page.Number(i + 1, place + Curve.Polar(new Vector2(0.5f, -0.36f) * scale, 0.5f * scale + 4,
                MathF.PI + i * MathF.PI / 2) - new Vector2(1, 2), 3.4f);

        // The border below: one cut line, two colours.
        var cut = new Interlock(0.26f);
        var border = Matrix3x2.CreateScale(13) * Matrix3x2.CreateTranslation(16, 125);
        page.Rule(new(16, 114.5f), new(194, 114.5f));
        page.Rule(new(16, 135.5f), new(194, 135.5f));
        page.Rule(new(16, 125), new(194, 125), 0.14f);
        var band = Shape.Of([.. Curve.Moved(cut.Line(6), border), new(172, 135.5f), new(16, 135.5f)]);
        page.Wash(band, Dyes.Indigo, 0.85f, 0.25f);
        page.Wash(Shape.Of([new(16, 114.5f), new(120, 114.5f), .. Curve.Moved(cut.Line(4), border).Reverse()]), Dyes.Straw, 0.8f,
            0.25f);
        page.Pencil(Curve.Moved(cut.Line(6), border), 0.36f, 0.55f);
        page.Pencil(Curve.Moved(cut.Line(1), border * Matrix3x2.CreateTranslation(156, 0)).AsSpan(0, 90), 0.3f, 0.3f);
        for (var i = 0; i < 12; i++)
        {
            var at = Vector2.Transform(new Vector2(i + 0.5f, 0), border);
            page.Ink(Curve.Arc(at, 0.7f, 0, MathF.Tau), 0.3f, Dyes.Madder);
            if (i < 6)
                page.Dashes(Vector2.Transform(new Vector2(2 * i, -0.95f), border),
                Vector2.Transform(new Vector2(2 * i, 0.95f), border), 0.36f);
        }

        // On the right: what grows out of it.
        Shape[] grown = [Motif.DoubleHorn(), Motif.FourEars(), Motif.FortyHorns(), Motif.Tree()];
        for (var i = 0; i < grown.Length; i++)
        {
            var at = new Vector2(128 + i % 2 * 48, 33 + i / 2 * 46);
            page.Compass(at, 19.5f, 0.22f);
            page.Rule(at + new Vector2(-20, 0), at + new Vector2(20, 0), 0.16f, 2);
            page.Rule(at + new Vector2(0, -20), at + new Vector2(0, 20), 0.16f, 2);
            var ornament = grown[i].Moved(at.X, at.Y, 18.5f);
            if (i is 0 or 3) page.Black(ornament);
            else if (i == 1) page.Wash(ornament, Dyes.Madder, 1.05f, 0.2f);
            else
            {
                page.Hatch(ornament, 0.8f, 0.5f); foreach (var contour in Motif.FortyHorns().Moved(at.X, at.Y, 18.5f)
                .Contours.Where(contour => contour.Length > 60)) page.Pencil([.. contour, contour[0]], 0.3f, 0.4f, 1);
            }
            page.Number(i + 5, at + new Vector2(17, 15), 3.6f);
        }
        page.Wash(Shape.Circle(new(199, 12), 5), Dyes.Madder, 0.9f, 1.4f);
        page.Wash(Shape.Circle(new(188, 9.5f), 3.6f), Dyes.Indigo, 0.9f, 1.2f);
        page.Wash(Shape.Circle(new(180, 12), 2.6f), Dyes.Ochre, 0.9f, 1f);
        return page.Finish(fold: 0);
    }

    /// <summary>A double page: the seven ways in which a border can repeat, each with the signs of its symmetry.</summary>
    public static Bitmap SevenFriezes(Easel easel)
    {
        var page = new Page(easel, "friezes", 296, 210, easel.Pixels(2400));
        FriezeGroup[] groups = [FriezeGroup.P1, FriezeGroup.P11g, FriezeGroup.P11m, FriezeGroup.P1m1, FriezeGroup.P2,
            FriezeGroup.P2mg, FriezeGroup.P2mm];
        Vector3[] colours = [Dyes.Madder, Dyes.Indigo, Dyes.Ochre, Dyes.Pine, Dyes.Walnut, Dyes.Rose, Dyes.Night];
        var tail = Motif.DogsTail(0.26f);
        for (var i = 0; i < groups.Length; i++)
        {
            var middle = 22 + i * 27.6f;
            var tall = groups[i] is FriezeGroup.P11m or FriezeGroup.P2mm;
            var motif = groups[i] switch
            {
                FriezeGroup.P1 => tail.Moved(13, 0, 9.5f),
                FriezeGroup.P11g => tail.Moved(11, -3.2f, 7),
                FriezeGroup.P11m => tail.Moved(13, -5.2f, 5.4f),
                FriezeGroup.P1m1 => tail.Moved(8, 0, 9.2f),
                FriezeGroup.P2 => tail.Moved(9, -1, 8.4f),
                FriezeGroup.P2mg => tail.Moved(8, -3.4f, 6.2f),
                _ => tail.Moved(9, -5.2f, 5.6f),
            };
            var period = groups[i] switch
            {
                FriezeGroup.P1 => 21.5f,
                FriezeGroup.P11g => 26f,
                FriezeGroup.P11m => 21.5f,
                FriezeGroup.P1m1 => 32.2f,
                FriezeGroup.P2 => 32.2f,
                FriezeGroup.P2mg => 43f,
                _ => 32.2f
            };
            var count = (int)(258 / period);
            page.Rule(new(20, middle - 11.4f), new(278, middle - 11.4f), 0.2f, 4);
            page.Rule(new(20, middle + 11.4f), new(278, middle + 11.4f), 0.2f, 4);
            page.Rule(new(20, middle), new(278, middle), tall ? 0.4f : 0.12f, 2);
            var frieze = Symmetry.Frieze(motif, groups[i], period, count).Moved(20, middle);
            if (i is 1 or 3 or 5) page.Wash(frieze, colours[i], 1.1f, 0.22f); else page.Gouache(frieze, colours[i]);
            for (var n = 0; n <= count; n++)
            {
                var x = 20 + n * period;
                if (groups[i] is FriezeGroup.P1m1 or FriezeGroup.P2mm)
                    foreach (var at in (ReadOnlySpan<float>)[x, x + period / 2])
                        if (at < 279) page.Dashes(new(at, middle - 13), new(at, middle + 13), 0.44f);
                if (groups[i] is FriezeGroup.P2mg)
                    for (var q = 0; q < 4 && x + q * period / 4 < 279; q++)
                        if (q % 2 == 0)
                            page.Dashes(new(x + q * period / 4, middle - 13), new(x + q * period / 4, middle + 13),
                            0.44f);
                        else Turn(page, new(x + q * period / 4, middle));
                if (groups[i] is FriezeGroup.P2 or FriezeGroup.P2mm)
                    foreach (var at in (ReadOnlySpan<float>)[x, x + period / 2])
                        if (at < 279) Turn(page, new(at, middle));
            }
            page.Number(i + 1, new(9.5f, middle - 3), 6.5f, 0.7f);
        }
        return page.Finish(fold: 148);
    }

    /// <summary>The crystallographers' sign for half a turn: a small lens.</summary>
    private static void Turn(Page page, Vector2 at)
    {
        page.Ink(Curve.Bezier(at + new Vector2(0, -2), at + new Vector2(1.3f, -0.8f), at + new Vector2(1.3f, 0.8f),
            at + new Vector2(0, 2), 8), 0.45f, Dyes.Madder);
        page.Ink(Curve.Bezier(at + new Vector2(0, -2), at + new Vector2(-1.3f, -0.8f), at + new Vector2(-1.3f, 0.8f),
            at + new Vector2(0, 2), 8), 0.45f, Dyes.Madder);
    }
}
