using System.Numerics;
using Korme.Sample.Drawing;
using Korme.Sample.Ornaments;

namespace Korme.Sample.Pictures;

/// <summary>One painted shape of the mural, in pixels.</summary>
internal sealed record Mark(Shape Shape, Vector3 Colour, float Opacity);

/// <summary>Puts the marks down in order, from the ground up; lengths in centimetres of wall.</summary>
internal sealed class MuralComposition(float unit, uint seed)
{
    /// <summary>The coat of paint under everything.</summary>
    public static readonly Vector3 Day = Colour.Hex("#e6d8b9");

    private static readonly Vector3 DayDeep = Colour.Hex("#dcc9a0"), Dark = Colour.Hex("#1d3050"), DarkDeep = Colour.Hex("#172742");

    private const float Turns = 2.3f, OuterRadius = 208, InnerRadius = 60;

    private static readonly Interlock Cut = new(0.27f);
    private readonly Chance chance = new(seed);

    private readonly List<Mark> marks = [];

    /// <summary>Everything on the wall, in the order in which it was painted.</summary>
    public IReadOnlyList<Mark> Paint()
    {
        Skies();
        Birds();
        Stars();
        Mountains();
        Horn(left: true);
        Horn(left: false);
        CutLine();
        Drips();
        Trees();
        Borders();
        Signature();
        return marks;
    }

    private void Put(Shape shape, Vector3 colour, float opacity = 0.994f) =>
        marks.Add(new(shape.Moved(Matrix3x2.CreateScale(unit)).Strayed(unit * 0.35f, unit * 9, seed), colour, opacity));

    private void Line(Vector2[] line, float width, Vector3 colour, float opacity = 0.985f) =>
        Put(Stroke.Of(line, width), colour, opacity);

    /// <summary>The line between day and night runs down the middle in ram's horns.</summary>
    private static Vector2[] Middle() =>
        Curve.Moved(Cut.Line(5), Matrix3x2.CreateScale(60, 58) * Matrix3x2.CreateRotation(MathF.PI / 2)
        * Matrix3x2.CreateTranslation(520, 0));

    private void Skies()
    {
        Put(Shape.Of([.. Middle(), new(520, 601), new(1041, 601), new(1041, -1), new(520, -1)]), Dark);
        foreach (var (centre, colour, side) in ((Vector2, Vector3, int)[])[(new(250, 300), DayDeep, -1),
            (new(790, 300), DarkDeep, 1)])
            for (var ring = 0; ring < 13; ring++)
            {
                // Rings about the sun and the star, kept on their own side of the line.
                var (inner, outer) = (236f + ring * 27, 248f + ring * 27);
                Put(new(Shape.Ring(centre, outer, inner).Contours.Select(contour => Array.ConvertAll(contour, point =>
                    side < 0 ? new Vector2(Math.Clamp(point.X, -2, 489), point.Y)
                        : new Vector2(Math.Clamp(point.X, 551, 1042), point.Y)))), colour, 0.8f);
            }
    }

    private void Birds()
    {
        (float X, float Y, float Size, float Lean)[] flock =
        [
            (52, 62, 19, 0.3f), (92, 88, 15, 0.2f), (44, 118, 13, 0.35f), (132, 66, 13, 0.15f), (30, 86, 10, 0.4f),
            (80, 128, 10, 0.25f), (170, 84, 10, 0.1f), (118, 108, 9, 0.3f), (398, 66, 12, -0.3f), (430, 92, 9, -0.2f),
            (366, 74, 9, -0.1f), (446, 64, 8, -0.3f), (26, 392, 10, 0.4f), (54, 414, 8, 0.3f),
        ];
        foreach (var (x, y, size, lean) in flock)
            Put(Motif.BirdWing().Moved(x, y, size, lean), y < 100 ? Dyes.Indigo : Dyes.Madder);
    }

    private void Stars()
    {
        (float X, float Y, float Size, int Points)[] big = [(990, 70, 16, 8), (946, 108, 9, 8), (1006, 128, 8, 6),
            (610, 66, 13, 8), (652, 92, 8, 6), (586, 98, 7, 8), (1010, 402, 10, 8), (978, 430, 7, 6), (900, 74, 9, 6),
            (860, 62, 6, 8)];
        foreach (var (x, y, size, points) in big)
        {
            Put(Motif.Star(points, 1, 0.42f).Moved(x, y, size), Dyes.Straw);
            Put(Motif.Star(points, 0.42f, 0.2f).Moved(x, y, size, MathF.PI / points), Dyes.Madder);
            Put(Shape.Circle(new(x, y), size * 0.09f), Dyes.Wool);
        }
        for (var i = 0; i < 420; i++)
        {
            var at = new Vector2(chance.Between(560, 1036), chance.Between(46, 470));
            if (Vector2.Distance(at, new(790, 300)) < 243) continue;
            var size = 0.5f + 1.7f * MathF.Pow(chance.Unit(), 4);
            Put(size > 1.2f ? Motif.Star(4, 1, 0.3f).Moved(at.X, at.Y, size * 1.6f) : Shape.Circle(at, size * 0.6f),
                Dyes.Wool, 0.85f);
        }
    }

    /// <summary>The Alatau: every mountain a lit and a hatched side, the hatching a centimetre apart.</summary>
    private void Mountains()
    {
        Vector3[] lit = [Colour.Hex("#c98f74"), Colour.Hex("#a86a56"), Colour.Hex("#7d4b45")];
        Vector3[] shade = [Colour.Hex("#a0685a"), Colour.Hex("#7f4a44"), Colour.Hex("#5c3536")];
        Vector3[] nightLit = [Colour.Hex("#4e6d92"), Colour.Hex("#3a567c"), Colour.Hex("#2b4266")];
        Vector3[] nightShade = [Colour.Hex("#33507a"), Colour.Hex("#263f66"), Colour.Hex("#1a2d50")];
        for (var layer = 0; layer < 3; layer++)
        {
            var step = 92f - layer * 20;
            for (var x = -40f + layer * 31; x < 1080; x += step * chance.Between(0.72f, 1.02f))
            {
                var peak = new Vector2(x, 452 + layer * 38 - step * chance.Between(0.28f, 0.8f));
                var (foot, right, spine) = (new Vector2(x - step * 0.95f, 590), new Vector2(x + step * 0.95f, 590),
                    new Vector2(x + step * chance.Between(-0.12f, 0.2f), 590));
                var night = x > 520;
                var (bright, dark) = night ? (nightLit[layer], nightShade[layer]) : (lit[layer], shade[layer]);
                // By day the light comes from the left, at night from the star on the right.
                Put(Shape.Of(peak, foot, spine), night ? dark : bright);
                Put(Shape.Of(peak, spine, right), night ? bright : dark);
                var (from, hatch) = night ? (foot, dark * 0.55f) : (right, dark * 0.5f);
                for (var t = 0.02f; t < 0.98f; t += 1.5f / (590 - peak.Y))
                    Line([Vector2.Lerp(peak, spine, t),
                        Vector2.Lerp(Vector2.Lerp(peak, spine, t), Vector2.Lerp(from, spine, t), chance.Between(0.86f, 1))],
                        0.42f, hatch, 0.8f);
                if (layer > 0) continue;
                var snow = night ? Colour.Hex("#b9c9d8") : Dyes.Wool;
                var (leftSnow, rightSnow) = (Vector2.Lerp(peak, foot, 0.26f), Vector2.Lerp(peak, right, 0.26f));
                Put(Shape.Of(peak, rightSnow, Vector2.Lerp(leftSnow, rightSnow, 0.78f) + new Vector2(0, -6),
                    Vector2.Lerp(leftSnow, rightSnow, 0.6f) + new Vector2(0, 7),
                    Vector2.Lerp(leftSnow, rightSnow, 0.42f) + new Vector2(0, -6),
                        Vector2.Lerp(leftSnow, rightSnow, 0.24f) + new Vector2(0, 6), leftSnow), snow);
            }
        }
    }

    /// <summary>A great horn: a stem beside the middle that curls outwards; a border of ornaments runs inside it to the
    /// eye.</summary>
    private void Horn(bool left)
    {
        var centre = new Vector2(250, 300);
        Vector2[] half = Curve.Joined(Curve.Line(new(458, 606), new(458, 300), 40),
            Curve.Spiral(centre, OuterRadius, InnerRadius, 0, -Turns * MathF.Tau));
        var line = Curve.Even(left ? half : Array.ConvertAll(half, point => new Vector2(1040 - point.X, point.Y)), 2.5f);
        var (body, edge, ornament, deep) = left ? (Dyes.Madder, Dyes.Wool, Dyes.Straw, Dyes.Walnut)
            : (Dyes.Ochre, Dyes.Wool, Dyes.Night, Dyes.Madder);
        Put(Stroke.Of(line, t => Half(t) + 3.2f), deep);
        Put(Stroke.Of(line, t => Half(t) + 1.6f), edge);
        Put(Stroke.Of(line, Half), body);
        Beads(line, left);

        // Ornaments one after another along the middle of the horn, smaller as it narrows.
        Shape[] motifs = [Motif.FourEars(), Motif.ColtsEye(), Motif.DoubleHorn(), Motif.Flower(), Motif.CamelFoot(),
            Motif.ColtsEye(), Motif.FortyHorns(), Motif.Star(8, 1, 0.5f)];
        var total = Curve.Length(line);
        var number = 0;
        for (var travelled = 26f; travelled < total - 14;)
        {
            var t = travelled / total;
            var at = line[(int)(t * (line.Length - 1))];
            var next = line[Math.Min(line.Length - 1, (int)(t * (line.Length - 1)) + 1)];
            var radians = MathF.Atan2(next.Y - at.Y, next.X - at.X) + MathF.PI / 2;
            var size = Half(t) * 0.66f;
            Put(Shape.Circle(at, size * 1.12f), number % 2 == 0 ? deep : body);
            Put(Shape.Ring(at, size * 1.14f, size * 1.05f), ornament);
            Put(motifs[number % motifs.Length].Moved(at.X, at.Y, size * 0.92f, radians), number % 2 == 0 ? ornament : edge);
            var gap = at + Curve.Polar(default, size * 1.52f, radians - MathF.PI / 2);
            Put(Motif.ColtsEye().Moved(gap.X, gap.Y, size * 0.3f, radians), ornament);
            foreach (var side in (ReadOnlySpan<float>)[-1, 1])
                Put(Motif.RamsHorn(0.22f).Moved(0, 0, size * 0.34f, side > 0 ? MathF.PI / 2 : -MathF.PI / 2)
                    .Moved(gap.X, gap.Y, 1, radians), ornament);
            travelled += size * 3.04f;
            number++;
        }
        Eye(left ? centre : new(790, 300), left);
    }

    /// <summary>Half the breadth of a horn at a share of its length.</summary>
    private static float Half(float t) => 27 - 14.5f * t;

    /// <summary>Fine dots along both edges of a horn, and hair lines inside them.</summary>
    private void Beads(Vector2[] line, bool left)
    {
        var count = line.Length;
        foreach (var side in (ReadOnlySpan<float>)[-1, 1])
        {
            var edge = new Vector2[count];
            var hair = new Vector2[count];
            for (var i = 0; i < count; i++)
            {
                var along = Vector2.Normalize(line[Math.Min(i + 1, count - 1)] - line[Math.Max(i - 1, 0)]);
                var across = new Vector2(-along.Y, along.X) * side;
                var half = Half(i / (float)count);
                edge[i] = line[i] + across * (half - 2.4f);
                hair[i] = line[i] + across * (half - 4.6f);
            }
            Line(hair, 0.45f, Dyes.Wool, 0.9f);
            foreach (var (i, at) in Curve.Even(edge, 3.1f).Index())
                Put(i % 4 == 0 ? Motif.Diamond(1.25f).Moved(at.X, at.Y) : Shape.Circle(at, 0.68f),
                    i % 4 == 0 ? left ? Dyes.Straw : Dyes.Madder : Dyes.Wool);
        }
    }

    private void Eye(Vector2 at, bool left)
    {
        Put(Shape.Circle(at, 46), left ? Dyes.Ochre : Dyes.Night);
        Put(Shape.Ring(at, 46, 44f), left ? Dyes.Madder : Dyes.Straw);
        for (var i = 0; i < 72; i++)
            Line([Curve.Polar(at, 42f, i * MathF.Tau / 72), Curve.Polar(at, i % 3 == 0 ? 36.6f : 39.4f, i * MathF.Tau / 72)],
                0.55f, left ? Dyes.Madder : Dyes.Straw);
        if (left)
        {
            Put(Motif.Shanyraq(0.085f).Moved(at.X, at.Y, 35.5f), Dyes.Madder);
            foreach (var (x, y) in ((int, int)[])[(-1, -1), (1, -1), (1, 1), (-1, 1)])
                Put(Motif.RamsHorn(0.2f, 0.7f).Moved(0, 0, 5.2f, MathF.Atan2(y, x) + MathF.PI / 2)
                    .Moved(at.X + x * 14.6f, at.Y + y * 14.6f), Dyes.Walnut);
        }
        else
        {
            Put(Motif.FortyHorns().Moved(at.X, at.Y, 34), Dyes.Wool);
            Put(Motif.Star(8, 1, 0.45f).Moved(at.X, at.Y, 7), Dyes.Straw);
        }
    }

    /// <summary>The cord along the cut between day and night.</summary>
    private void CutLine()
    {
        var line = Curve.Even(Middle(), 1.4f);
        Line(line, 3.4f, Dyes.Walnut);
        for (var i = 0; i + 1 < line.Length; i++)
            if (i % 2 == 0) Line([line[i], line[i + 1]], 2.2f, i % 4 == 0 ? Dyes.Wool : Dyes.Rose);
    }

    private void Trees()
    {
        (float X, float Size)[] grove = [(40, 44), (92, 34), (136, 48), (190, 36), (240, 44), (296, 34), (344, 46),
            (398, 38)];
        foreach (var (i, (x, size)) in grove.Index())
            foreach (var night in (ReadOnlySpan<bool>)[false, true])
            {
                var at = new Vector2(night ? 1040 - x : x, 548 - size);
                Put(Motif.Tree().Moved(at.X, at.Y, size), night ? Colour.Hex("#0f1c30") : i % 2 == 0 ? Dyes.Pine : Dyes.Moss);
                if (night || i % 2 == 1) continue;
                foreach (var (ax, ay) in ((float, float)[])[(-0.52f, 0.2f), (0.52f, 0.2f), (-0.36f, -0.22f), (0.36f, -0.22f),
                    (-0.22f, -0.56f), (0.22f, -0.56f)])
                    Put(Shape.Circle(at + new Vector2(ax, ay) * size, size * 0.075f), Colour.Hex("#b8392b"));
            }
    }

    private void Borders()
    {
        // Below: horns, changed over in the middle. Above: amulets and lozenges.
        foreach (var night in (ReadOnlySpan<bool>)[false, true])
        {
            var move = Matrix3x2.CreateScale(16.25f, 15) * Matrix3x2.CreateTranslation(night ? 520 : 0, 574);
            var (ground, figure) = night ? (Dyes.Wool, Dyes.Walnut) : (Dyes.Walnut, Dyes.Wool);
            Put(Shape.Box(night ? 520 : -2, 546, night ? 1042 : 520, 602), ground);
            Put(Shape.Of([.. Curve.Moved(new Interlock(0.25f).Line(16), move), new(night ? 1042 : 520, 602),
                new(night ? 520 : -2, 602)]), figure);
            Put(Shape.Box(night ? 520 : -2, -2, night ? 1042 : 520, 34), night ? Dyes.Madder : Dyes.Indigo);
        }
        for (var i = 0; i < 40; i++)
        {
            var x = 13 + i * 26f;
            Put(Motif.Amulet().Moved(x, 17, 10.4f, i % 2 == 0 ? 0 : MathF.PI), i < 20 ? Dyes.Wool : Dyes.Straw);
            if (i < 39) Put(Motif.ColtsEye().Moved(x + 13, 17, 5.4f), i < 20 ? Dyes.Ochre : Dyes.Wool);
            for (var k = 0; k < 8; k++) Put(Shape.Circle(new(x - 11 + k * 3.2f, 31), 0.62f), Dyes.Wool);
        }
        foreach (var (y, colour) in ((float, Vector3)[])[(34, Dyes.Ochre), (37, Dyes.Walnut), (546, Dyes.Ochre),
            (543, Dyes.Walnut)])
            Line(Curve.Line(new(-2, y), new(1042, y), 200), 1.6f, colour);
    }

    /// <summary>Hidden at the foot of a night tree: a camel's foot the size of a palm, with three dots.</summary>
    private void Signature()
    {
        Put(Motif.CamelFoot(0.3f).Moved(889, 531, 3.4f), Dyes.Rose);
        for (var i = 0; i < 3; i++) Put(Shape.Circle(new(894.6f + i * 2.1f, 533.4f), 0.5f), Dyes.Straw);
    }

    /// <summary>Paint that ran before it dried.</summary>
    private void Drips()
    {
        for (var i = 0; i < 46; i++)
        {
            var left = chance.Happens(0.5f);
            // From the under side of the outer turn of a horn, where the brush was fullest.
            var angle = chance.Between(0.2f, 0.8f) * MathF.PI;
            var reach = OuterRadius - (OuterRadius - InnerRadius) * (1 - angle / MathF.Tau) / Turns + Half(0.3f);
            var from = Curve.Polar(new(250, 300), reach, angle);
            if (!left) from.X = 1040 - from.X;
            var length = 4 + 26 * MathF.Pow(chance.Unit(), 3);
            var colour = left ? Dyes.Walnut : Dyes.Madder;
            Put(Stroke.Of(Curve.Line(from, from + new Vector2(chance.Bell() * 0.2f, length), 8), t => 0.34f + 0.25f * t * t),
                colour, 0.85f);
            Put(Motif.Drop(new(0, 0), 0.55f, 1.1f).Moved(Matrix3x2.CreateScale(1, -1)).Moved(from.X, from.Y + length), colour,
                0.85f);
        }
    }
}
