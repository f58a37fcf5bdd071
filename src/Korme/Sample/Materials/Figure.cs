using System.Numerics;
using Korme.Sample.Drawing;

namespace Korme.Sample.Materials;

/// <summary>People as one sees them against the light. In metres, the ground at y = 0, up is -y.</summary>
internal static class Figure
{
    /// <summary>Somebody in a long coat, walking to the right.</summary>
    /// <param name="phase">Of the step, 0 to 1.</param>
    /// <param name="hat">A felt hat.</param>
    public static Shape Walking(float phase, bool hat)
    {
        var swing = MathF.Sin(phase * MathF.Tau);
        var pieces = new List<Shape>
        {
            Leg(0.30f * swing, MathF.Max(0, MathF.Cos(phase * MathF.Tau)) * 0.14f),
            Leg(-0.30f * swing, MathF.Max(0, -MathF.Cos(phase * MathF.Tau)) * 0.14f),
            Shape.Of(Curve.Through([new(-0.07f, -1.48f), new(0.06f, -1.49f), new(0.145f, -1.38f), new(0.15f, -1.2f),
                new(0.125f, -1.0f), new(0.17f + 0.09f * MathF.Abs(swing), -0.56f),
                new(0.0f, -0.54f), new(-0.18f - 0.09f * MathF.Abs(swing), -0.55f), new(-0.13f, -1.0f), new(-0.17f, -1.2f),
                new(-0.155f, -1.38f)], 6, closed: true)),
            Arm(-0.26f * swing), Arm(0.26f * swing),
        };
        return Shape.Union(Upright([.. pieces, .. Head(hat, 0.035f)]));
    }

    /// <summary>Somebody standing, from behind; the seed makes one stout and the next one slim.</summary>
    public static Shape Standing(uint seed)
    {
        var chance = new Chance(seed);
        var (wide, lean) = (chance.Between(0.85f, 1.2f), chance.Between(-0.04f, 0.04f));
        var hem = chance.Between(-0.62f, -0.4f);
        List<Shape> pieces =
        [
            Stroke.Of([new(-0.08f, -0.7f), new(-0.1f, -0.05f), new(-0.13f, -0.02f)], 0.13f),
            Stroke.Of([new(0.08f, -0.7f), new(0.1f + lean, -0.05f), new(0.14f + lean, -0.02f)], 0.13f),
            Shape.Of(Curve.Through([new(-0.06f, -1.48f), new(0.06f, -1.48f), new(0.19f * wide, -1.39f), new(0.225f * wide, -1.2f),
                new(0.2f * wide, -0.95f), new(0.215f * wide, hem),
                new(0, hem + 0.02f), new(-0.215f * wide, hem), new(-0.2f * wide, -0.95f), new(-0.225f * wide, -1.2f),
                new(-0.19f * wide, -1.39f)], 6, closed: true)),
            Stroke.Of(Curve.Bezier(new(-0.2f * wide, -1.33f), new(-0.29f * wide, -1.15f), new(-0.28f * wide, -1f),
                new(-0.22f * wide, -0.82f), 8), 0.1f),
            Stroke.Of(Curve.Bezier(new(0.2f * wide, -1.33f), new(0.29f * wide, -1.15f), new(0.28f * wide, -1f),
                new(0.24f * wide, -0.8f), 8), 0.1f),
        ];
        if (chance.Happens(0.3f))
            pieces.Add(Shape.Of(Curve.Through(
                [new(0.2f, -0.9f), new(0.34f, -0.88f), new(0.36f, -0.62f), new(0.2f, -0.6f)], 5, closed: true)));
        return Shape.Union(Upright([.. pieces, .. Head(chance.Happens(0.25f), lean)]));
    }

    /// <summary>A pigeon in flight; the beat of the wings from 0 (down) to 1 (up).</summary>
    public static Shape Pigeon(float beat)
    {
        var lift = (beat - 0.45f) * 1.7f;
        Shape Wing(float side, float reach)
        {
            Vector2 shoulder = new(side * 0.06f, -0.02f), elbow = new(side * 0.34f * reach, -lift * 0.42f - 0.05f),
                tip = new(side * 0.92f * reach, -lift * 0.95f + 0.04f);
            return Shape.Of([.. Curve.Bezier(shoulder + new Vector2(0, -0.07f), elbow + new Vector2(0, -0.14f),
                Vector2.Lerp(elbow, tip, 0.6f) + new Vector2(0, -0.1f), tip, 10),
                .. Curve.Bezier(tip, Vector2.Lerp(elbow, tip, 0.5f) + new Vector2(0, 0.2f),
                    elbow + new Vector2(-side * 0.05f, 0.26f), shoulder + new Vector2(0, 0.18f), 10)]);
        }
        return Shape.Union(Upright([Wing(-1, 0.92f), Wing(1, 1),
            Shape.Of(Curve.Through([new(0.02f, -0.3f), new(0.1f, -0.16f), new(0.1f, 0.1f), new(0.05f, 0.3f), new(0.13f, 0.5f),
                new(-0.13f, 0.5f), new(-0.05f, 0.3f), new(-0.1f, 0.1f), new(-0.08f, -0.16f)], 5, closed: true)),
            Shape.Circle(new(0.01f, -0.3f), 0.075f)]));
    }

    private static IEnumerable<Shape> Head(bool hat, float forward)
    {
        yield return Shape.Of(Curve.Through([new(forward, -1.75f), new(forward + 0.085f, -1.66f), new(forward + 0.065f, -1.56f),
            new(forward, -1.5f), new(forward - 0.065f, -1.56f), new(forward - 0.085f, -1.66f)], 6, closed: true));
        yield return Stroke.Of([new(0, -1.52f), new(0, -1.4f)], 0.12f);
        if (!hat) yield break;
        yield return Stroke.Of([new(forward - 0.13f, -1.67f), new(forward + 0.13f, -1.67f)], 0.025f);
        yield return Shape.Of(Curve.Through([new(forward - 0.1f, -1.68f), new(forward - 0.08f, -1.8f), new(forward, -1.82f),
            new(forward + 0.08f, -1.8f), new(forward + 0.1f, -1.68f)], 5));
    }

    private static Shape Leg(float forward, float lifted)
    {
        Vector2 hip = new(0, -0.82f), foot = new(forward, -0.07f - lifted * (forward < 0 ? 1 : 0.35f));
        var knee = (hip + foot) / 2 + new Vector2(0.07f + lifted * 0.5f, 0);
        return Shape.Union(Stroke.Of(Curve.Bezier(hip, knee, knee, foot, 10), t => 0.09f - 0.035f * t),
            Stroke.Of([foot, foot + new Vector2(0.13f, forward < -0.1f ? 0.06f : 0.02f)], 0.09f));
    }

    private static Shape Arm(float swing) =>
        Stroke.Of(Curve.Bezier(new(0, -1.38f), new(-0.02f, -1.15f), new(swing * 0.5f, -1.05f), new(swing + 0.06f, -0.86f), 8),
            t => 0.065f - 0.015f * t);

    /// <summary>Turns every contour the same way round, so that overlapping parts are a union.</summary>
    private static IEnumerable<Shape> Upright(IEnumerable<Shape> parts) =>
        parts.Select(part => new Shape(part.Contours.Select(contour =>
            Shape.Of(contour).Area() >= 0 ? contour : [.. contour.Reverse()])));
}
