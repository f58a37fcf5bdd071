using System.Numerics;
using Korme.Sample.Drawing;
using Korme.Sample.Materials;

namespace Korme.Sample.Pictures;

/// <summary>Aport apples heaped on a stall, five frames in two seconds: the focus hunts, the sun comes through the
/// awning.</summary>
internal static class Apples
{
    private const int Margin = 40;

    public static IReadOnlyList<Frame> Frames { get; } =
    [
        new() { Shift = new(-26, 8), Defocus = 9, Exposure = 0.05f },
        new() { Shift = new(-12, 3), Defocus = 3.2f, Exposure = 0.0f },
        new() { Shift = new(0, 0), Exposure = 0.02f },
        new() { Shift = new(14, -10), Exposure = 1.25f, KeepsHighlights = false },
        new() { Shift = new(24, 12), Shake = new(26, 9), Exposure = -0.35f, Grain = 2.6f },
    ];

    public static IEnumerable<Bitmap> Paint(Easel easel)
    {
        var margin = easel.Pixels(Margin);
        var scene = Stall(easel, easel.Pixels(1950) + 2 * margin, easel.Pixels(1300) + 2 * margin);
        foreach (var frame in Frames)
            yield return Lens.Take(scene, margin,
                frame with
                {
                    Shift = frame.Shift * easel.Scale,
                    Defocus = frame.Defocus * easel.Scale,
                    Shake = frame.Shake * easel.Scale
                },
                new Film
                {
                    Exposure = 0.2f,
                    Vignette = 0.36f,
                    Seed = easel.For("apples") + (uint)Math.Abs(frame.Shift.X),
                    Balance = new(1.04f, 1, 0.95f)
                });
    }

    private static Canvas Stall(Easel easel, int width, int height)
    {
        var seed = easel.For("apples");
        var chance = new Chance(seed);
        var canvas = Behind(width, height, seed);
        var part = new Canvas(width, height);
        var mask = new Layer(width, height);
        for (var row = 0; row < 9; row++)
        {
            // Nearer rows are lower and larger; the fourth and fifth lie in focus.
            var near = row / 8f;
            var radius = width * (0.030f + 0.044f * near * (0.5f + 0.5f * near));
            var level = height * (0.44f + 0.60f * MathF.Pow(near, 1.25f));
            var count = (int)(width / (radius * 1.86f)) + 3;
            for (var i = 0; i < count; i++)
            {
                var heap = 0.10f * height * (1 - near) * MathF.Sin(MathF.PI * Math.Clamp(i / (count - 1f), 0, 1));
                var at = new Vector2((i - 0.9f + (row % 2) * 0.5f) * radius * 1.86f + chance.Bell() * radius * 0.10f,
                    level - heap + chance.Bell() * radius * 0.10f);
                Apple(part, mask, at, radius * chance.Between(0.93f, 1.07f), chance, seed + (uint)(row * 64 + i));
            }
            var blur = MathF.Abs(row - 4.4f) < 1 ? 0 : row < 4 ? (3.6f - row) * 3.2f : (row - 5.2f) * 4.6f;
            if (row is 1 or 3 or 5 or 6 or 7 or 8)
                Lens.Lay(canvas, part, mask, blur * width / 2030f);
        }
        return Lens.Glow(canvas, 0.8f, width * 0.012f, 0.45f);
    }

    /// <summary>Awnings, far lamps, somebody's shoulder: out of focus by a long way.</summary>
    private static Canvas Behind(int width, int height, uint seed)
    {
        var canvas = new Canvas(width, height).Clear(new(0.030f, 0.024f, 0.022f));
        var chance = new Chance(seed + 3);
        Vector3[] cloths = [new(0.75f, 0.10f, 0.05f), new(0.85f, 0.74f, 0.55f), new(0.05f, 0.20f, 0.34f),
            new(0.88f, 0.46f, 0.08f)];
        for (var i = -1; i < 16; i++)
        {
            float left = i * width / 14f, right = left + width / 14f + 2;
            canvas.Fill(Shape.Of(new(left, -5), new(right, -5), new(width * 0.5f + (right - width * 0.5f) * 0.8f, height * 0.17f),
                new(width * 0.5f + (left - width * 0.5f) * 0.8f, height * 0.17f)),
                cloths[(i + 4) % 2] * (0.62f + 0.5f * MathF.Sin(i * 0.5f + 0.6f)));
        }
        for (var i = 0; i < 13; i++)
        {
            var x = chance.Unit() * width;
            canvas.Fill(Shape.Box(x, height * chance.Between(0.2f, 0.3f), x + width * chance.Between(0.03f, 0.10f),
                height * 0.55f), cloths[chance.Below(4)] * chance.Between(0.05f, 0.35f), 0.8f);
        }
        foreach (var (x, hat) in ((float, bool)[])[(0.24f, true), (0.66f, false), (0.80f, true)])
            canvas.Fill(Figure.Standing(seed + (uint)(x * 100)).Moved(width * x, height * 0.76f, height * 0.34f),
                hat ? new Vector3(0.05f, 0.03f, 0.03f) : new Vector3(0.012f, 0.02f, 0.035f));
        for (var i = 0; i < 46; i++)
            canvas.Shine(Shape.Circle(new(chance.Unit() * width, height * chance.Between(0.10f, 0.42f)), width * 0.0022f),
                new Vector3(46, 30, 13) * chance.Between(0.2f, 1));
        return canvas.Defocus(width * 0.0155f).Blur(width * 0.0012f);
    }

    /// <summary>One apple: red streaks over yellow from stalk to calyx, a bloom, the light of the awning from above.</summary>
    private static void Apple(Canvas part, Layer mask, Vector2 centre, float radius, Chance chance, uint seed)
    {
        var axis = Vector3.Normalize(new(chance.Bell() * 0.45f, 0.62f + 0.3f * chance.Unit(), 0.5f + 0.4f * chance.Bell()));
        var blush = Vector3.Normalize(new(chance.Bell() * 0.8f, 0.6f, 0.7f));
        var ripe = chance.Between(0.28f, 0.95f);
        var (side, other) = (Vector3.Normalize(Vector3.Cross(axis, new(0.31f, 0.2f, 0.93f))), default(Vector3));
        other = Vector3.Cross(axis, side);
        Vector3 red = new(0.46f, 0.018f, 0.022f), yellow = new(0.72f, 0.44f, 0.075f), green = new(0.42f, 0.42f, 0.09f);
        var ground = Vector3.Lerp(green, yellow, chance.Unit());
        for (var y = Math.Max(0, (int)(centre.Y - radius)); y <= Math.Min(part.Height - 1, (int)(centre.Y + radius) + 1); y++)
            for (var x = Math.Max(0, (int)(centre.X - radius)); x <= Math.Min(part.Width - 1, (int)(centre.X + radius) + 1); x++)
            {
                var (u, v) = ((x + 0.5f - centre.X) / radius, (centre.Y - y - 0.5f) / radius);
                var flat = u * u * 0.94f + v * v * 1.06f;
                var cover = Math.Clamp((1 - MathF.Sqrt(flat)) * radius + 0.5f, 0, 1);
                if (cover <= 0) continue;
                var normal = Vector3.Normalize(new(u, v, MathF.Sqrt(MathF.Max(0.0004f, 1 - flat))));
                var latitude = Vector3.Dot(normal, axis);
                var (p, q) = (Vector3.Dot(normal, side), Vector3.Dot(normal, other));
                var girth = MathF.Sqrt(MathF.Max(0.02f, 1 - latitude * latitude));
                var streak = Noise.At(p / girth * 7.5f + 40, q / girth * 7.5f + latitude * 1.1f, seed, 2);
                var flush = Colour.Smooth(-0.75f, 0.62f, Vector3.Dot(normal, blush) - 0.9f + ripe + 0.52f * streak);
                var skin = Vector3.Lerp(ground, red * (1 + 0.25f * streak), flush);
                if (Noise.Hash((int)(p * 46 + 99), (int)(q * 46 + 99), seed) % 41 == 0)
                    skin = Vector3.Lerp(skin, new(0.75f, 0.62f, 0.36f), 0.4f);
                var dimple = Colour.Smooth(0.74f, 0.96f, latitude);
                skin = Vector3.Lerp(skin, new(0.20f, 0.14f, 0.05f), 0.65f * dimple);
                var bent = Vector3.Normalize(normal - axis * dimple * 0.9f);
                // Daylight from the street at the upper left, the red cloth from above, darkness between the apples.
                var key = MathF.Max(0, Vector3.Dot(bent, Vector3.Normalize(new(-0.55f, 0.62f, 0.56f))));
                var cloth = 0.5f + 0.5f * bent.Y;
                var dark = 0.16f + 0.84f * Colour.Smooth(-0.85f, 0.42f, v + 0.25f * normal.Z);
                var half = Vector3.Normalize(new Vector3(-0.55f, 0.62f, 0.56f) + Vector3.UnitZ);
                var shine = MathF.Pow(MathF.Max(0, Vector3.Dot(bent, half)), 60) * 0.85f
                    + MathF.Pow(MathF.Max(0, Vector3.Dot(bent, half)), 9) * 0.055f;
                var rim = MathF.Pow(1 - normal.Z, 3) * 0.11f;
                var light = (skin * (new Vector3(1.25f, 1.16f, 1.0f) * key + new Vector3(0.30f, 0.20f, 0.17f) * cloth)
                    + new Vector3(shine + rim * 0.8f, shine + rim * 0.8f, shine * 0.98f + rim)) * dark;
                ref var here = ref part.Pixels[y * part.Width + x];
                here = here * (1 - cover) + light * cover;
                ref var covered = ref mask.Values[y * part.Width + x];
                covered += cover * (1 - covered);
            }
        if (axis.Z < 0.15f) return;
        var root = centre + new Vector2(axis.X, -axis.Y) * radius * 0.88f;
        part.Fill(Stroke.Of(Curve.Bezier(root, root + new Vector2(axis.X * 0.1f, -0.12f) * radius,
            root + new Vector2(axis.X * 0.3f + 0.05f, -0.22f) * radius,
            root + new Vector2(axis.X * 0.4f + 0.12f, -0.34f) * radius, 8), t => radius * (0.026f + 0.014f * t)),
            new Vector3(0.055f, 0.033f, 0.017f));
        mask.Fill(Stroke.Of([root, root + new Vector2(axis.X * 0.4f + 0.1f, -0.32f) * radius], radius * 0.06f));
    }
}
