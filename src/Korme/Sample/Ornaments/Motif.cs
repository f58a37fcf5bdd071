using System.Numerics;
using Korme.Sample.Drawing;

namespace Korme.Sample.Ornaments;

/// <summary>
/// The single ornaments, each about as big as the square from -1 to 1, upright (up is -y), mirrored about x = 0. Names and
/// forms after the ornaments of Kazakh felt, wood and embroidery; every line an arc, a spiral or a Bézier stroke.
/// </summary>
internal static class Motif
{
    /// <summary>Қошқар мүйіз, the ram's horn: a stem that parts into two curls.</summary>
    public static Shape RamsHorn(float breadth = 0.19f, float stem = 1)
    {
        var centre = new Vector2(0.5f, -0.36f);
        var radius = 0.5f - breadth * 0.48f;
        var line = Curve.Joined(Curve.Line(new(breadth * 0.48f, stem), new(breadth * 0.48f, -0.36f), 6),
            Curve.Spiral(centre, radius, radius * 0.34f, MathF.PI, MathF.PI * 2.95f));
        return Symmetry.Mirrored(Shape.Union(
            Stroke.Of(line, t => breadth * (0.5f + 0.06f * MathF.Sin(t * 3)), roundEnds: false),
            Shape.Circle(line[^1], breadth * 0.6f)));
    }

    /// <summary>Қос мүйіз, the double horn: up and down.</summary>
    public static Shape DoubleHorn(float breadth = 0.2f)
    {
        var up = RamsHorn(breadth, 0.4f).Moved(0, -0.4f, 0.7f);
        return Shape.Union(up, up.Moved(Matrix3x2.CreateScale(1, -1)), Diamond(0.3f));
    }

    /// <summary>Төрт құлақ, the four ears: horns in four directions about a lozenge (the point group D4).</summary>
    public static Shape FourEars(float breadth = 0.2f) =>
        Shape.Union(Symmetry.Turned(RamsHorn(breadth, 0.5f).Moved(0, -0.5f, 0.55f), 4), Diamond(0.32f),
            Symmetry.Turned(Drop(new(0, -0.44f), 0.11f, 0.16f).Moved(0, 0, 1, MathF.PI / 4), 4));

    /// <summary>Қырық мүйіз, the forty horns: eight directions, big and small in turn.</summary>
    public static Shape FortyHorns() => Shape.Union(
        Symmetry.Turned(RamsHorn(0.2f, 0.7f).Moved(0, -0.58f, 0.42f), 4),
        Symmetry.Turned(RamsHorn(0.2f, 0.8f).Moved(0, -0.66f, 0.3f).Moved(0, 0, 1, MathF.PI / 4), 4),
        Shape.Ring(default, 0.4f, 0.28f), Star(8, 0.2f, 0.1f));

    /// <summary>Түйетабан, the camel's foot: two broad toes, the cleft between them, the pad curled in.</summary>
    public static Shape CamelFoot(float breadth = 0.25f)
    {
        var side = Curve.Through([new(0, 0.82f), new(0.42f, 0.66f), new(0.76f, 0.3f), new(0.82f, -0.2f), new(0.66f, -0.62f),
            new(0.38f, -0.74f),
            new(0.16f, -0.54f), new(0.2f, -0.26f), new(0.4f, -0.2f)]);
        return Shape.Union(Symmetry.Mirrored(Shape.Union(Stroke.Of(side,
            t => breadth * (0.34f + 0.18f * MathF.Sin(t * MathF.PI))),
            Shape.Circle(side[^1], breadth * 0.5f))), Drop(new(0, 0.22f), 0.15f, 0.24f).Moved(Matrix3x2.CreateScale(1, -1))
                .Moved(0, 0.46f));
    }

    /// <summary>Құс қанаты, the bird's wing: feathers fanned from a scroll, left and right.</summary>
    public static Shape BirdWing(int feathers = 6)
    {
        var pieces = new List<Shape>();
        var scroll = Curve.Joined(Curve.Bezier(new(0.02f, 0.36f), new(0.03f, 0.2f), new(0.02f, 0.1f), new(0.09f, -0.1f)),
            Curve.Spiral(new(0.3f, -0.02f), 0.23f, 0.07f, MathF.PI * 1.12f, MathF.PI * 3f));
        pieces.Add(Stroke.Of(scroll, t => 0.085f - 0.015f * t));
        pieces.Add(Shape.Circle(scroll[^1], 0.09f));
        for (var i = 0; i < feathers; i++)
        {
            var t = i / (feathers - 1f);
            var angle = -1.25f + t * 1.75f;
            var reach = 1.02f - 0.42f * t * t;
            var root = Curve.Polar(new(0.3f, 0), 0.36f, angle);
            var tip = Curve.Polar(new(0.2f, 0.02f), reach, angle - 0.04f - 0.2f * t);
            var bend = Curve.Polar(new(0.3f, 0), 0.36f + (reach - 0.36f) * 0.6f, angle + 0.16f);
            pieces.Add(Stroke.Of(Curve.Bezier(root, Vector2.Lerp(root, bend, 0.5f), bend, tip),
                s => 0.03f + 0.075f * MathF.Sin(MathF.Min(1, s * 1.25f) * MathF.PI * 0.62f)));
        }
        foreach (var lean in (ReadOnlySpan<float>)[0, 0.42f])
            pieces.Add(Stroke.Of(Curve.Line(new(0.03f, 0.34f),
                Curve.Polar(new(0, 0.2f), 0.62f - lean * 0.2f, MathF.PI / 2 - lean), 8), t => 0.035f + 0.045f * t));
        pieces.Add(Shape.Of(new(0, -0.5f), new(0.1f, -0.3f), new(0, -0.1f)));
        return Symmetry.Mirrored(Shape.Union(pieces));
    }

    /// <summary>Шаңырақ, the crown of the yurt: a ring, and three bowed bars crossing three.</summary>
    public static Shape Shanyraq(float breadth = 0.075f)
    {
        var pieces = new List<Shape> { Shape.Ring(default, 0.8f, 0.8f - breadth * 1.6f) };
        foreach (var offset in (ReadOnlySpan<float>)[-0.2f, 0, 0.2f])
        {
            var reach = MathF.Sqrt(0.74f * 0.74f - offset * offset);
            var bar = Curve.Bezier(new(offset * 1.2f, -reach), new(offset * 0.6f, -reach * 0.4f),
                new(offset * 0.6f, reach * 0.4f), new(offset * 1.2f, reach));
            pieces.Add(Stroke.Of(bar, breadth, roundEnds: false));
            pieces.Add(Stroke.Of(Array.ConvertAll(bar, point => new Vector2(point.Y, point.X)), breadth, roundEnds: false));
        }
        pieces.Add(Symmetry.Turned(Drop(new(0, -0.9f), 0.06f, 0.12f), 24));
        return Shape.Union(pieces);
    }

    /// <summary>Ағаш, the tree of life: horns on both sides of a trunk, smaller towards the top.</summary>
    public static Shape Tree(int tiers = 3, float breadth = 0.19f)
    {
        var pieces = new List<Shape> { Stroke.Of(Curve.Line(new(0, 1), new(0, -0.7f), 12), t => 0.08f - 0.04f * t,
            roundEnds: false) };
        for (var i = 0; i < tiers; i++)
        {
            var t = i / (float)tiers;
            pieces.Add(RamsHorn(breadth, 0.5f).Moved(0, 0.5f - 1.3f * t, 0.7f - 0.42f * t));
        }
        pieces.Add(Shape.Of(new(0, -1), new(0.14f, -0.8f), new(0, -0.56f), new(-0.14f, -0.8f)));
        pieces.Add(Shape.Of(new(-0.34f, 1), new(0, 0.78f), new(0.34f, 1)));
        return Shape.Union(pieces);
    }

    /// <summary>Балта, the axe: two blades back to back on a haft.</summary>
    public static Shape Axe()
    {
        var edge = Curve.Bezier(new(0.92f, -0.62f), new(1.04f, -0.2f), new(1.04f, 0.2f), new(0.92f, 0.62f));
        var under = Curve.Bezier(new(0.92f, 0.62f), new(0.62f, 0.3f), new(0.4f, 0.16f), new(0.1f, 0.12f), 12);
        var over = Curve.Bezier(new(0.1f, -0.12f), new(0.4f, -0.16f), new(0.62f, -0.3f), new(0.92f, -0.62f), 12);
        var blade = Shape.Of([.. edge, .. under, .. over]);
        return Shape.Union(Symmetry.Mirrored(blade), Shape.Box(-0.13f, -0.72f, 0.13f, 0.72f), Diamond(0.24f).Moved(0, -0.74f),
            Diamond(0.24f).Moved(0, 0.74f));
    }

    /// <summary>Жұлдыз, the star.</summary>
    public static Shape Star(int points = 8, float outer = 1, float inner = 0.52f) =>
        Shape.Of([.. Enumerable.Range(0, points * 2).Select(i =>
            Curve.Polar(default, i % 2 == 0 ? outer : inner, i * MathF.PI / points - MathF.PI / 2))]);

    /// <summary>Гүл, the flower: petals about a ring.</summary>
    public static Shape Flower(int petals = 8) => Shape.Union(
        Symmetry.Turned(Drop(new(0, -0.62f), 0.2f, 0.36f), petals), Shape.Ring(default, 0.22f, 0.12f));

    /// <summary>Тұмарша, the amulet: a triangle with a smaller one cut out and another inside.</summary>
    public static Shape Amulet() => new([
        [new(0, -0.9f), new(1, 0.8f), new(-1, 0.8f)], [new(-0.66f, 0.6f), new(0.66f, 0.6f), new(0, -0.52f)],
        [new(0, -0.2f), new(0.36f, 0.42f), new(-0.36f, 0.42f)]]);

    /// <summary>Ботакөз, the camel colt's eye: a lozenge around a lozenge.</summary>
    public static Shape ColtsEye() => new([
        [new(0, -1), new(0.72f, 0), new(0, 1), new(-0.72f, 0)], [new(-0.46f, 0), new(0, 0.64f), new(0.46f, 0), new(0, -0.64f)],
        [new(0, -0.32f), new(0.23f, 0), new(0, 0.32f), new(-0.23f, 0)]]);

    /// <summary>Итқұйрық, the dog's tail: a single curl, the one ornament without a mirror.</summary>
    public static Shape DogsTail(float breadth = 0.2f)
    {
        var line = Curve.Joined(Curve.Bezier(new(-0.9f, 0.75f), new(-0.75f, 0.1f), new(-0.6f, -0.3f), new(-0.32f, -0.1f), 2),
            Curve.Spiral(new(0.2f, -0.1f), 0.56f, 0.16f, MathF.PI, MathF.PI * 3));
        line[1] = new(-0.6f, 0.3f);
        var smooth = Curve.Joined(Curve.Bezier(new(-0.85f, 0.85f), new(-0.5f, 0.8f), new(-0.36f, 0.4f), new(-0.36f, -0.1f)),
            line[3..]);
        return Shape.Union(Stroke.Of(smooth, t => breadth * (0.15f + 0.45f * MathF.Min(1, t * 2.2f))),
            Shape.Circle(smooth[^1], breadth * 0.62f));
    }

    public static Shape Diamond(float radius) => Shape.Of(new(0, -radius), new(radius, 0), new(0, radius), new(-radius, 0));

    /// <summary>A drop, pointed below.</summary>
    public static Shape Drop(Vector2 at, float halfWidth, float halfHeight) => Shape.Of([
        .. Curve.Bezier(at + new Vector2(0, halfHeight), at + new Vector2(halfWidth * 0.6f, halfHeight * 0.3f),
            at + new Vector2(halfWidth * 1.5f, -halfHeight), at + new Vector2(0, -halfHeight), 12).Reverse(),
        .. Curve.Bezier(at + new Vector2(0, halfHeight), at + new Vector2(-halfWidth * 0.6f, halfHeight * 0.3f),
            at + new Vector2(-halfWidth * 1.5f, -halfHeight), at + new Vector2(0, -halfHeight), 12)]);
}
