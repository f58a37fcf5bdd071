using System.Numerics;
using Korme.Sample.Drawing;
using Korme.Sample.Ornaments;

namespace Korme.Sample.Life.Drawn;

/// <summary>Head and shoulders of somebody, in flat colours: eyes closed, a headdress, ornament about the shoulders.</summary>
/// <param name="aspect">Width by height of the picture.</param>
/// <param name="colours">Of the clothes and what is around.</param>
/// <param name="seed">Another number is another face.</param>
/// <param name="sort"><c>portrait</c> with a headscarf, <c>portrait-hat</c> with a felt hat and a beard, <c>portrait-hair</c> bareheaded.</param>
internal sealed class Bust(float aspect, Palette colours, uint seed, string sort)
{
    private static readonly string[] Skins = ["#d9a67c", "#c98f66", "#e3b78e", "#b97f58"];

    /// <summary>How many rays come first, before the person.</summary>
    public const int Rays = 28;

    private readonly List<Patch> patches = [];
    private readonly Chance chance = new(seed);

    public IReadOnlyList<Patch> Paint()
    {
        var x = aspect / 2;
        var skin = Colour.Hex(Skins[chance.Below(Skins.Length)]);
        var lean = chance.Between(-0.05f, 0.05f);
        for (var ray = 0; ray < Rays; ray++)
            Put(Motif.Drop(new(0, -0.78f), 0.05f, 0.34f).Moved(x, 0.46f, 0.86f, ray * MathF.Tau / Rays), ray % 2 == 0 ? colours.Second : Vector3.Lerp(colours.Ground, colours.Second, 0.5f));
        for (var side = -1; side <= 1; side += 2)
            for (var i = 0; i < 2; i++)
            {
                var at = new Vector2(x + side * (0.56f + 0.3f * i), 0.62f + 0.17f * i);
                if (MathF.Abs(at.X - x) > aspect / 2 - 0.08f) continue;
                Put(Shape.Circle(at, 0.115f), colours.First);
                Put(Shape.Ring(at + new Vector2(-0.01f, 0.01f), 0.08f, 0.07f), colours.Light);
                Put(Stroke.Of([at + new Vector2(0, -0.1f), at + new Vector2(0.035f, -0.16f)], 0.016f), colours.Third);
            }

        // Shoulders, the headdress behind, the face, the headdress before.
        Put(Closed(new(x - 0.52f, 1.03f), new(x - 0.44f, 0.86f), new(x - 0.16f, 0.74f), new(x + 0.16f, 0.74f), new(x + 0.44f, 0.86f), new(x + 0.52f, 1.03f)), colours.Deep);
        Put(Motif.DoubleHorn().Moved(x, 0.91f, 0.12f), colours.Second);
        foreach (var side in (ReadOnlySpan<int>)[-1, 1]) Put(Motif.RamsHorn().Moved(x + side * 0.26f, 0.93f, 0.08f), colours.First);
        var scarf = chance.Happens(0.7f) ? colours.Light : colours.First;
        var hair = Colour.Hex(chance.Happens(0.3f) ? "#8d8983" : "#251c19");
        if (sort == "portrait") Put(Closed(new(x, 0.1f), new(x + 0.25f, 0.2f), new(x + 0.3f, 0.46f), new(x + 0.27f, 0.72f), new(x + 0.14f, 0.86f), new(x - 0.14f, 0.86f), new(x - 0.27f, 0.72f), new(x - 0.3f, 0.46f), new(x - 0.25f, 0.2f)), scarf);
        if (sort == "portrait-hair") Put(Closed(new(x, 0.15f), new(x + 0.22f, 0.22f), new(x + 0.25f, 0.44f), new(x + 0.2f, 0.66f), new(x - 0.2f, 0.66f), new(x - 0.25f, 0.44f), new(x - 0.22f, 0.22f)), hair);
        if (sort != "portrait") Put(Closed(new(x - 0.09f, 0.6f), new(x + 0.09f, 0.6f), new(x + 0.12f, 0.8f), new(x - 0.12f, 0.8f)), skin * 0.75f);
        Put(Closed(new(x + lean, 0.24f), new(x + 0.17f + lean, 0.32f), new(x + 0.185f + lean, 0.48f), new(x + 0.12f + lean, 0.66f), new(x + lean, 0.73f), new(x - 0.12f + lean, 0.66f), new(x - 0.185f + lean, 0.48f), new(x - 0.17f + lean, 0.32f)), skin);
        Put(Closed(new(x + 0.03f + lean, 0.29f), new(x + 0.165f + lean, 0.325f), new(x + 0.18f + lean, 0.48f), new(x + 0.118f + lean, 0.65f), new(x + 0.04f + lean, 0.705f), new(x + 0.035f + lean, 0.6f), new(x + 0.03f + lean, 0.45f)), skin * 0.84f);
        Face(x + lean);
        if (sort == "portrait-hat")
        {
            Put(Closed(new(x - 0.12f + lean, 0.63f), new(x - 0.05f + lean, 0.655f), new(x + 0.05f + lean, 0.655f), new(x + 0.12f + lean, 0.63f), new(x + 0.06f + lean, 0.77f), new(x - 0.06f + lean, 0.77f)), hair);
            Put(Closed(new(x - 0.25f, 0.35f), new(x - 0.17f, 0.2f), new(x - 0.1f, 0.08f), new(x + 0.1f, 0.08f), new(x + 0.17f, 0.2f), new(x + 0.25f, 0.35f), new(x, 0.3f)), colours.Light);
            Put(Motif.RamsHorn().Moved(x, 0.19f, 0.075f), colours.Deep);
            Put(Stroke.Of(Curve.Bezier(new(x - 0.26f, 0.36f), new(x - 0.1f, 0.3f), new(x + 0.1f, 0.3f), new(x + 0.26f, 0.36f)), 0.035f), colours.Deep);
            return patches;
        }
        if (sort == "portrait-hair")
        {
            Put(Closed(new(x - 0.2f, 0.4f), new(x - 0.19f, 0.26f), new(x, 0.19f), new(x + 0.19f, 0.26f), new(x + 0.2f, 0.4f), new(x + 0.12f, 0.31f), new(x - 0.05f, 0.3f)), hair);
            return patches;
        }
        Put(Stroke.Of(Curve.Bezier(new(x - 0.2f, 0.3f), new(x - 0.1f, 0.2f), new(x + 0.1f, 0.2f), new(x + 0.2f, 0.3f)), 0.05f), scarf * 0.93f);
        for (var i = -3; i <= 3; i++) Put(Motif.Diamond(0.016f).Moved(x + i * 0.053f, 0.242f + 0.004f * i * i), colours.First);
        return patches;
    }

    private void Face(float x)
    {
        foreach (var side in (ReadOnlySpan<int>)[-1, 1])
        {
            Line(0.012f, new(x + side * 0.04f, 0.47f), new(x + side * 0.07f, 0.492f), new(x + side * 0.1f, 0.49f), new(x + side * 0.13f, 0.465f));
            Line(0.013f, new(x + side * 0.035f, 0.415f), new(x + side * 0.07f, 0.395f), new(x + side * 0.11f, 0.4f), new(x + side * 0.14f, 0.42f));
        }
        Line(0.008f, new(x + 0.005f, 0.45f), new(x + 0.02f, 0.52f), new(x + 0.03f, 0.56f), new(x - 0.01f, 0.565f));
        patches.Add(new(Stroke.Of(Curve.Bezier(new(x - 0.055f, 0.625f), new(x - 0.02f, 0.64f), new(x + 0.02f, 0.64f), new(x + 0.055f, 0.622f)), t => 0.011f * MathF.Sin(t * MathF.PI) + 0.003f), colours.First));
    }

    private void Line(float width, Vector2 a, Vector2 b, Vector2 c, Vector2 d) => Put(Stroke.Of(Curve.Bezier(a, b, c, d), width), colours.Deep);

    private static Shape Closed(params ReadOnlySpan<Vector2> points) => Shape.Of(Curve.Through(points, 8, closed: true));

    private void Put(Shape shape, Vector3 colour) => patches.Add(new(shape, colour));
}
