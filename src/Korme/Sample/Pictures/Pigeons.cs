using System.Numerics;
using Korme.Sample.Drawing;
using Korme.Sample.Materials;

namespace Korme.Sample.Pictures;

/// <summary>Pigeons over the square and the trolleybus wires, four frames in a second.</summary>
internal static class Pigeons
{
    public static IEnumerable<Bitmap> Paint(Easel easel)
    {
        var (width, height) = (easel.Pixels(1950), easel.Pixels(1300));
        var seed = easel.For("pigeons");
        (float Time, Frame Frame)[] moments =
        [
            (0, new() { Shake = new(22, -14), Exposure = -0.1f }),
            (0.34f, new() { Exposure = 0.0f }),
            (0.68f, new() { Exposure = 1.1f, KeepsHighlights = false }),
            (1.02f, new() { Defocus = 6, Exposure = 0.05f }),
        ];
        foreach (var (time, frame) in moments)
        {
            var scene = Sky(width, height, seed);
            Wires(scene, seed);
            Flock(scene, seed, time);
            yield return Lens.Take(scene, 0,
                frame with { Defocus = frame.Defocus * easel.Scale, Shake = frame.Shake * easel.Scale },
                new Film { Exposure = 0.12f, Vignette = 0.4f, Seed = seed + (uint)(time * 100) });
        }
    }

    private static Canvas Sky(int width, int height, uint seed)
    {
        var canvas = new Canvas(width, height);
        var (cloud, veil) = (new float[width], new float[width]);
        for (var y = 0; y < height; y++)
        {
            cloud.AsSpan().Clear();
            veil.AsSpan().Clear();
            Noise.AddRows(cloud, y * 0.0004f, 2.6f / width, y * 4.4f / height, seed, 1, 5);
            Noise.AddRows(veil, 0, 5f / width, y * 26f / height, seed + 1, 1, 4);
            var row = canvas.Row(y);
            var down = y / (float)height;
            for (var x = 0; x < width; x++)
            {
                var toSun = Vector2.Distance(new(x / (float)width, down * 0.67f), new(0.80f, 0.60f));
                var sky = Vector3.Lerp(new(0.16f, 0.29f, 0.47f), new(0.66f, 0.68f, 0.66f),
                    Colour.Smooth(0, 1, down + 0.1f * veil[x]));
                var bright = 0.72f + 0.55f * MathF.Exp(-toSun * 2.6f);
                row[x] = Vector3.Lerp(sky, new Vector3(0.98f, 0.90f, 0.80f) * bright,
                    Colour.Smooth(-0.02f, 0.66f, cloud[x] + 0.16f * veil[x]) * 0.82f) + new Vector3(1.1f, 0.72f, 0.38f)
                    * (0.75f * MathF.Exp(-toSun * toSun * 20));
            }
        }
        return canvas;
    }

    private static void Wires(Canvas canvas, uint seed)
    {
        var (width, height) = ((float)canvas.Width, (float)canvas.Height);
        var dark = new Vector3(0.018f, 0.019f, 0.022f);
        // A mast at the left with its bracket; two pairs of wires, and the net that carries them.
        var mast = width * 0.105f;
        canvas.Fill(Shape.Of(new(mast - height * 0.014f, height * 1.02f), new(mast - height * 0.009f, height * 0.13f),
            new(mast + height * 0.009f, height * 0.13f), new(mast + height * 0.014f, height * 1.02f)), dark);
        canvas.Fill(Shape.Circle(new(mast, height * 0.125f), height * 0.013f), dark);
        canvas.Fill(Stroke.Of([new(mast, height * 0.30f), new(width * 0.52f, height * 0.345f)], height * 0.008f), dark);
        canvas.Fill(Stroke.Of([new(mast, height * 0.17f), new(width * 0.40f, height * 0.333f)], height * 0.003f), dark);
        foreach (var (x, sag) in ((float, float)[])[(0.30f, 0.10f), (0.345f, 0.115f), (0.455f, 0.15f), (0.50f, 0.165f)])
        {
            var hang = new Vector2(width * x, height * (0.345f + 0.06f * (x - 0.3f)));
            canvas.Fill(Stroke.Of([hang, hang + new Vector2(0, height * 0.035f)], height * 0.004f), dark);
            canvas.Fill(Shape.Circle(hang + new Vector2(0, height * 0.018f), height * 0.0075f), dark);
            var end = hang + new Vector2(0, height * 0.035f);
            canvas.Fill(Stroke.Of(Curve.Bezier(end, end + new Vector2(width * 0.2f, height * sag),
                new(width * 0.75f, height * (0.62f + sag)), new(width * 1.05f, height * (0.78f + sag * 1.5f)), 40),
                t => height * (0.0013f + 0.0016f * t)), dark);
            canvas.Fill(Stroke.Of(Curve.Bezier(end, end + new Vector2(-width * 0.1f, height * 0.02f),
                new(width * 0.1f, height * (0.33f - sag * 0.5f)), new(-20, height * (0.27f - sag)), 30),
                t => height * (0.0013f + 0.0006f * t)), dark);
        }
        foreach (var (from, to, sag) in ((Vector2, Vector2, float)[])[(new(-0.02f, 0.07f), new(1.02f, 0.23f), 0.10f),
            (new(-0.02f, 0.52f), new(1.02f, 0.05f), 0.07f), (new(0.105f, 0.16f), new(1.02f, 0.40f), 0.12f)])
        {
            var (a, b) = (from * new Vector2(width, height), to * new Vector2(width, height));
            var drop = new Vector2(0, height * sag);
            canvas.Fill(Stroke.Of(Curve.Bezier(a, Vector2.Lerp(a, b, 0.33f) + drop, Vector2.Lerp(a, b, 0.66f) + drop, b, 40),
                height * 0.0026f), dark);
        }
        // A branch of a late oak reaches in at the upper right, far out of focus.
        var near = new Canvas(canvas.Width, canvas.Height);
        var mask = new Layer(canvas.Width, canvas.Height);
        var chance = new Chance(seed + 8);
        for (var i = 0; i < 30; i++)
        {
            var at = new Vector2(width * (0.80f + 0.24f * chance.Unit()),
                height * (0.02f + 0.19f * chance.Unit() * chance.Unit()));
            var leaf = Shape.Circle(at, height * chance.Between(0.014f, 0.034f));
            near.Fill(leaf, new Vector3(0.30f, 0.13f, 0.025f) * chance.Between(0.35f, 1.2f));
            mask.Fill(leaf);
        }
        mask.Blur(height * 0.011f);
        near.Blur(height * 0.011f);
        for (var i = 0; i < canvas.Pixels.Length; i++) canvas.Pixels[i] = canvas.Pixels[i] * (1 - mask.Values[i])
            + near.Pixels[i];
    }

    private static void Flock(Canvas canvas, uint seed, float time)
    {
        var chance = new Chance(seed + 21);
        var (width, height) = ((float)canvas.Width, (float)canvas.Height);
        for (var i = 0; i < 46; i++)
        {
            // They wheel about a point; the nearer ones are larger and faster.
            var near = MathF.Pow(chance.Unit(), 2.2f);
            var (turn, reach, phase, sway) = (chance.Between(-1.5f, 1.9f) + time * (0.34f + 0.25f * near),
                chance.Between(0.14f, 0.46f), chance.Unit(), chance.Bell());
            var at = new Vector2(width * (0.60f + reach * 1.06f * MathF.Cos(turn - 1.1f)),
                height * (0.50f + reach * 0.86f * MathF.Sin(turn - 1.1f)) + sway * height * 0.05f);
            var size = height * (0.014f + 0.050f * near);
            var beat = 0.5f + 0.5f * MathF.Sin((phase + time * 2.3f) * MathF.Tau);
            var bird = Figure.Pigeon(beat).Moved(Matrix3x2.CreateScale(size, size * (0.7f + 0.3f * phase))
                * Matrix3x2.CreateRotation(turn * 0.6f + sway * 0.25f) * Matrix3x2.CreateTranslation(at));
            canvas.Fill(bird, Vector3.Lerp(new(0.17f, 0.18f, 0.21f), new(0.03f, 0.032f, 0.04f), 0.3f + 0.7f * near), 0.95f);
            // Light through the feathers on the side of the sun.
            canvas.Fill(bird.Moved(Matrix3x2.CreateScale(0.55f, 0.7f, at) * Matrix3x2.CreateTranslation(size * 0.2f,
                size * 0.04f)), new Vector3(0.30f, 0.24f, 0.18f), 0.35f);
        }
    }
}
