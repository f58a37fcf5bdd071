using System.Numerics;
using Korme.Sample.Drawing;

namespace Korme.Sample.Life.Drawn;

/// <summary>A dancer as a shape, about 1 tall from the sole at y = 0 to the head at y = -1; and a player of the qobyz.</summary>
internal static class Dancer
{
    /// <summary>Somebody in the middle of a movement.</summary>
    /// <param name="phase">Where in the dance, any number; neighbours look like one movement.</param>
    /// <param name="seed">Which dance: how wide the arms go, how much the body leans.</param>
    public static Shape At(float phase, uint seed)
    {
        var chance = new Chance(seed);
        var (lean, wide, kick, lift) = (chance.Between(0.08f, 0.42f), chance.Between(0.35f, 1.35f), chance.Between(0.1f, 0.95f), chance.Between(-0.5f, 1.1f));
        var (swing, counter) = (MathF.Sin(phase * MathF.Tau), MathF.Cos(phase * MathF.Tau));
        var hip = new Vector2(0.03f * swing, -0.5f - 0.02f * MathF.Abs(counter));
        var chest = Curve.Polar(hip, 0.27f, -MathF.PI / 2 + lean * swing);
        var head = Curve.Polar(chest, 0.15f, -MathF.PI / 2 + lean * 1.6f * swing);
        return Upright(
            Limb(hip + new Vector2(-0.03f, 0), 0.26f, MathF.PI / 2 + 0.25f + kick * MathF.Max(0, swing), 0.24f, MathF.PI / 2 + 0.05f - kick * 0.4f * swing, 0.05f),
            Limb(hip + new Vector2(0.03f, 0), 0.26f, MathF.PI / 2 - 0.25f + kick * MathF.Min(0, swing), 0.24f, MathF.PI / 2 - 0.05f - kick * 0.4f * swing, 0.05f),
            Skirt(hip, chest, swing, 0.16f + 0.1f * MathF.Abs(counter) * wide),
            Stroke.Of(Curve.Bezier(hip, hip + new Vector2(0, -0.1f), chest + new Vector2(0, 0.1f), chest), t => 0.052f + 0.02f * t),
            Limb(chest, 0.18f, -0.5f * wide * counter - 0.35f + lift * 0.4f, 0.19f, -0.9f * wide + 0.8f * swing + lift * 0.7f, 0.034f),
            Limb(chest, 0.18f, MathF.PI + 0.5f * wide * counter + 0.3f, 0.19f, MathF.PI + 0.9f * wide + 0.8f * swing, 0.034f),
            Stroke.Of([chest, head], 0.045f),
            Shape.Circle(head + new Vector2(0, -0.035f), 0.058f),
            Stroke.Of(Curve.Bezier(head, head + new Vector2(-0.05f * swing, 0.02f), head + new Vector2(-0.14f * swing, 0.06f), head + new Vector2(-0.22f * swing, 0.2f)), t => 0.02f * (1.2f - t)));
    }

    /// <summary>Somebody sitting on a stool, the qobyz between the knees, the bow across it.</summary>
    public static Shape Player(float bow) => Upright(
        Shape.Of(Curve.Through([new(-0.05f, -0.72f), new(0.05f, -0.72f), new(0.12f, -0.62f), new(0.1f, -0.4f), new(0.13f, -0.3f), new(-0.14f, -0.28f), new(-0.13f, -0.5f), new(-0.1f, -0.66f)], 6, closed: true)),
        Limb(new(0.05f, -0.32f), 0.2f, 0.15f, 0.28f, MathF.PI / 2 - 0.1f, 0.05f),
        Limb(new(-0.02f, -0.32f), 0.16f, 0.4f, 0.26f, MathF.PI / 2 + 0.1f, 0.05f),
        Shape.Box(-0.14f, -0.3f, 0.06f, -0.26f), Shape.Box(-0.12f, -0.27f, -0.09f, 0), Shape.Box(0.02f, -0.27f, 0.05f, 0),
        Shape.Circle(new(0.02f, -0.82f), 0.062f), Stroke.Of([new(0, -0.74f), new(0.01f, -0.8f)], 0.05f),
        Shape.Of(Curve.Through([new(0.2f, -0.34f), new(0.25f, -0.26f), new(0.22f, -0.12f), new(0.16f, -0.12f), new(0.14f, -0.26f)], 6, closed: true)),
        Stroke.Of([new(0.18f, -0.3f), new(0.1f, -0.74f)], 0.022f),
        Limb(new(0.06f, -0.62f), 0.13f, 0.75f, 0.13f, 0.2f + bow, 0.03f),
        Stroke.Of([new(0.08f + bow * 0.2f, -0.28f), new(0.42f + bow * 0.2f, -0.34f)], 0.01f));

    private static Shape Limb(Vector2 from, float upper, float upperAngle, float lower, float lowerAngle, float half)
    {
        var joint = Curve.Polar(from, upper, upperAngle);
        var end = Curve.Polar(joint, lower, lowerAngle);
        return Stroke.Of(Curve.Bezier(from, joint, joint, end, 12), t => half * (1 - 0.55f * t));
    }

    private static Shape Skirt(Vector2 hip, Vector2 chest, float swing, float reach) => Shape.Of(Curve.Through(
    [
        Vector2.Lerp(chest, hip, 0.55f) + new Vector2(-0.05f, 0), Vector2.Lerp(chest, hip, 0.55f) + new Vector2(0.05f, 0),
        hip + new Vector2(0.09f, 0.05f), hip + new Vector2(reach - 0.1f * swing, 0.24f), hip + new Vector2(-0.06f * swing, 0.29f),
        hip + new Vector2(-reach - 0.1f * swing, 0.22f), hip + new Vector2(-0.09f, 0.05f),
    ], 8, closed: true));

    /// <summary>Turns every contour the same way round, so that overlapping parts are a union.</summary>
    private static Shape Upright(params ReadOnlySpan<Shape> parts)
    {
        var contours = new List<Vector2[]>();
        foreach (var part in parts)
            foreach (var contour in part.Contours)
                contours.Add(Shape.Of(contour).Area() >= 0 ? contour : [.. contour.Reverse()]);
        return new(contours);
    }
}
