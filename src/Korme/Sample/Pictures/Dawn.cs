using System.Numerics;
using Korme.Sample.Drawing;
using Korme.Sample.Materials;

namespace Korme.Sample.Pictures;

/// <summary>The Alatau from the roof, half an hour before the sun: ridge behind ridge, snow, haze, the first windows.</summary>
internal static class Dawn
{
    private static readonly Vector3[] Sky = [Colour.Hex("#26375a"), Colour.Hex("#43587f"), Colour.Hex("#8a8ca6"),
        Colour.Hex("#d9a991"), Colour.Hex("#f6cf9c"), Colour.Hex("#fbe3b8")];
    private static readonly Vector3 Haze = Colour.Hex("#c8a9a4");

    public static Bitmap Paint(Easel easel)
    {
        var (width, height) = (easel.Pixels(2250), easel.Pixels(1500));
        var seed = easel.For("dawn");
        var canvas = new Canvas(width, height);
        PaintSky(canvas, seed);
        new Massif(canvas, seed + 10, Haze).Paint(foot: 0.74f, crest: 0.27f, snowline: 0.2f);
        Mast(canvas, width, height);
        Mist(canvas, seed, 0.75f);
        City(canvas, seed + 50);
        Lens.Glow(canvas, 0.75f, height * 0.02f, 0.5f);
        return new Film { Exposure = 0.12f, Vignette = 0.34f, Grain = 1.7f, Seed = seed }.Develop(canvas);
    }

    private static void PaintSky(Canvas canvas, uint seed)
    {
        var (width, height) = (canvas.Width, canvas.Height);
        var cloud = new float[width];
        for (var y = 0; y < height; y++)
        {
            cloud.AsSpan().Clear();
            Noise.AddRows(cloud, 0, 3.2f / width, y * 16f / height, seed, 1, 5);
            var row = canvas.Row(y);
            var down = y / (0.62f * height);
            for (var x = 0; x < width; x++)
            {
                // The east, where it grows light, is to the left.
                var toEast = 1 - x / (float)width;
                var colour = Colour.Ramp(Sky, down * (0.82f + 0.34f * toEast));
                var veil = Colour.Smooth(0.05f, 0.75f, cloud[x]) * Colour.Smooth(0.02f, 0.2f, down)
                    * (1 - Colour.Smooth(0.5f, 0.85f, down));
                row[x] = Vector3.Lerp(colour, new Vector3(1.02f, 0.55f, 0.40f) * (0.55f + 0.5f * toEast), 0.62f * veil);
            }
        }
    }

    private static void Mist(Canvas canvas, uint seed, float level)
    {
        var drift = new float[canvas.Width];
        for (var y = (int)(canvas.Height * (level - 0.12f)); y < canvas.Height; y++)
        {
            Fill(drift, 0, 2.4f / canvas.Width, y * 14f / canvas.Height, seed + 60, 4);
            var away = (y / (float)canvas.Height - level) / 0.06f;
            var row = canvas.Row(y);
            for (var x = 0; x < row.Length; x++)
                row[x] = Vector3.Lerp(row[x], Haze * (0.85f + 0.5f * (1 - x / (float)row.Length)),
                    Math.Clamp(0.62f * MathF.Exp(-away * away) * (1 + 0.6f * drift[x]), 0, 0.85f));
        }
    }

    private static void Mast(Canvas canvas, float width, float height)
    {
        float x = width * 0.235f, foot = height * 0.735f, top = height * 0.47f, unit = height / 1500f;
        var dark = new Vector3(0.10f, 0.095f, 0.13f);
        canvas.Fill(Shape.Of(new(x - 7 * unit, foot), new(x - 2.6f * unit, top + 120 * unit),
            new(x + 2.6f * unit, top + 120 * unit), new(x + 7 * unit, foot)), dark);
        canvas.Fill(Shape.Box(x - 5.5f * unit, top + 128 * unit, x + 5.5f * unit, top + 150 * unit), dark);
        canvas.Fill(Shape.Box(x - 1.2f * unit, top, x + 1.2f * unit, top + 130 * unit), dark);
        foreach (var y in (ReadOnlySpan<float>)[0, 92, 190])
            canvas.Shine(Shape.Circle(new(x, top + y * unit), 3 * unit), new(2.4f, 0.25f, 0.15f));
    }

    /// <summary>Roofs in three rows, darker the nearer, poplars between them, a window lit here and there.</summary>
    private static void City(Canvas canvas, uint seed)
    {
        var chance = new Chance(seed);
        var (width, height) = ((float)canvas.Width, (float)canvas.Height);
        canvas.Fill(Shape.Box(-1, height * 0.79f, width + 1, height + 1), new Vector3(0.12f, 0.095f, 0.115f));
        for (var row = 0; row < 3; row++)
        {
            var dark = Vector3.Lerp(new(0.16f, 0.125f, 0.145f), new(0.018f, 0.019f, 0.028f), row / 2f);
            var ground = height * (0.785f + row * 0.075f);
            for (var x = -0.02f * width; x < width;)
            {
                var across = width * chance.Between(0.03f, 0.09f) * (1 + row * 0.35f);
                var tall = height * chance.Between(0.012f, 0.062f) * (1 + row * 0.55f);
                canvas.Fill(Shape.Box(x, ground - tall, x + across, height), dark * chance.Between(0.85f, 1.15f));
                for (var storey = ground - tall + height * 0.012f; storey < height; storey += height * 0.0135f * (1 + row * 0.5f))
                    canvas.Fill(Shape.Box(x, storey, x + across, storey + height * 0.0022f), dark * 0.72f, 0.8f);
                if (chance.Happens(0.4f))
                    canvas.Fill(Shape.Box(x + across * 0.3f, ground - tall - height * 0.008f, x + across * 0.42f, ground), dark);
                if (chance.Happens(0.5f))
                    canvas.Fill(Stroke.Of([new(x + across * 0.7f, ground - tall),
                    new(x + across * 0.7f, ground - tall - height * chance.Between(0.01f, 0.03f))], height * 0.0011f), dark);
                var gap = height * 0.0105f * (1 + row * 0.5f);
                for (var wy = ground - tall + gap; wy < ground - gap; wy += gap * 1.7f)
                    for (var wx = x + gap; wx < x + across - gap; wx += gap * 1.5f)
                        if (chance.Happens(0.11f))
                            canvas.Shine(Shape.Box(wx, wy, wx + gap * 0.6f, wy + gap * 0.8f),
                                (chance.Happens(0.7f) ? new Vector3(1.5f, 0.78f, 0.26f) : new(0.9f, 0.95f, 1.0f))
                                * chance.Between(0.3f, 1));
                x += across + width * chance.Between(0, 0.012f);
            }
            for (var i = 0; i < 34; i++)
            {
                var (x, tall) = (chance.Unit() * width, height * chance.Between(0.03f, 0.075f) * (1 + row * 0.5f));
                var crown = Curve.Through([new(x, ground + tall * 0.2f), new(x - tall * 0.1f, ground - tall * 0.3f),
                    new(x, ground - tall), new(x + tall * 0.1f, ground - tall * 0.3f)], 8, closed: true);
                canvas.Fill(Shape.Of(crown).Strayed(tall * 0.03f, tall * 0.06f, seed + (uint)i), dark * 0.85f, 0.92f);
            }
        }
    }

    private static void Fill(float[] row, float x, float step, float y, uint seed, int octaves)
    {
        row.AsSpan().Clear();
        Noise.AddRows(row, x, step, y, seed, 1, octaves);
    }
}
