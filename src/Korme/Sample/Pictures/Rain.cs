using System.Numerics;
using Korme.Sample.Drawing;
using Korme.Sample.Materials;

namespace Korme.Sample.Pictures;

/// <summary>A rainy evening from the window of a bus: lamps as discs, the wet street, drops on the pane with the street upside
/// down in each. Three frames.</summary>
internal static class Rain
{
    private const int Margin = 30;

    public static IEnumerable<Bitmap> Paint(Easel easel)
    {
        var margin = easel.Pixels(Margin);
        var seed = easel.For("rain");
        var street = Street(easel.Pixels(2100) + 2 * margin, easel.Pixels(1400) + 2 * margin, seed);
        Drops(street, seed);
        Frame[] frames =
        [
            new() { Shift = new(-18, 6), Defocus = 7, Exposure = -0.1f, Grain = 3.2f },
            new() { Shift = new(0, 0), Grain = 2.6f },
            new() { Shift = new(12, -8), Shake = new(-34, 12), Exposure = 0.9f, Grain = 3.4f, KeepsHighlights = false },
        ];
        foreach (var frame in frames)
            yield return Lens.Take(street, margin,
                frame with
                {
                    Shift = frame.Shift * easel.Scale,
                    Defocus = frame.Defocus * easel.Scale,
                    Shake = frame.Shake * easel.Scale
                },
                new Film { Exposure = 0.45f, Vignette = 0.45f, Seed = seed + (uint)(frame.Shift.X + 50) });
    }

    private static Canvas Street(int width, int height, uint seed)
    {
        var chance = new Chance(seed);
        var horizon = height * 0.47f;
        var canvas = new Canvas(width, height);
        var haze = new float[width];
        for (var y = 0; y < height; y++)
        {
            haze.AsSpan().Clear();
            Noise.AddRows(haze, 0, 3f / width, y * 3f / width, seed, 1, 3);
            var row = canvas.Row(y);
            var toHorizon = MathF.Exp(-MathF.Abs(y - horizon) / (height * 0.2f));
            for (var x = 0; x < width; x++)
                row[x] = new Vector3(0.008f, 0.012f, 0.026f) + new Vector3(0.085f, 0.048f, 0.040f) * toHorizon
                    * (1 + 0.6f * haze[x]) + new Vector3(0.012f, 0.03f, 0.04f) * MathF.Max(0, haze[x]);
        }
        var lights = new List<(Vector2 At, float Size, Vector3 Light)>();
        Vector3 amber = new(1.0f, 0.50f, 0.13f), white = new(0.95f, 0.88f, 0.72f), red = new(1.0f, 0.06f, 0.035f),
            teal = new(0.06f, 0.62f, 0.58f), violet = new(0.55f, 0.10f, 0.62f), green = new(0.08f, 0.75f, 0.30f);
        // Street lamps run to the vanishing point on both sides; cars come and go between them; shops glow.
        for (var i = 0; i < 11; i++)
        {
            var away = 1 / (1 + i * 0.55f);
            foreach (var side in (ReadOnlySpan<float>)[-1, 1])
                lights.Add((new(width * (0.54f + side * 0.62f * away), horizon - height * 0.46f * away), 0.5f + 0.6f * away,
                    amber * 1.1f));
        }
        for (var i = 0; i < 20; i++)
        {
            var away = MathF.Pow(chance.Unit(), 0.8f);
            var coming = i % 2 == 0;
            var at = new Vector2(width * (0.54f + (coming ? -0.30f : 0.26f) * away * chance.Between(0.5f, 1.2f)),
                horizon + height * 0.15f * away);
            foreach (var wheel in (ReadOnlySpan<float>)[-1, 1])
                lights.Add((at + new Vector2(wheel * width * 0.019f * away, 0), 0.55f + 0.6f * away,
                    (coming ? white * 0.95f : red * 0.95f) * chance.Between(0.5f, 1.1f)));
        }
        for (var i = 0; i < 44; i++)
        {
            var side = chance.Happens(0.5f) ? -1 : 1;
            var away = chance.Between(0.25f, 1);
            lights.Add((new(width * (0.54f + side * (0.18f + 0.42f * away)),
                horizon + height * chance.Between(-0.16f, 0.03f) * away), chance.Between(0.4f, 1.05f),
                chance.Below(6) switch { 0 => teal, 1 => violet, 2 => green, 3 => red, _ => amber } * chance.Between(0.25f,
                0.95f)));
        }
        Wet(canvas, lights, horizon, seed);
        var disc = width * 0.0168f;
        foreach (var (at, size, light) in lights)
        {
            var radius = disc * (0.75f + 0.4f * size);
            canvas.Shine(Shape.Circle(at, radius), light * 0.42f);
            canvas.Shine(Shape.Ring(at, radius, radius * 0.9f), light * 0.20f);
        }
        People(canvas, seed, horizon);
        return Lens.Glow(canvas.Blur(width * 0.0012f), 0.25f, width * 0.03f, 0.35f);
    }

    /// <summary>Every lamp again in the asphalt, drawn out towards us and torn by the ripples.</summary>
    private static void Wet(Canvas canvas, List<(Vector2 At, float Size, Vector3 Light)> lights, float horizon, uint seed)
    {
        var (width, height) = (canvas.Width, canvas.Height);
        var mirror = new Canvas(width, height);
        foreach (var (at, size, light) in lights)
        {
            var depth = MathF.Abs(at.Y - horizon) + height * 0.10f;
            float top = horizon + depth * 0.55f, long1 = height * (0.10f + 0.22f * size), half = width * 0.0062f * (0.5f + size);
            mirror.Shine(Shape.Of(new(at.X - half, top), new(at.X + half, top), new(at.X + half * 1.4f, top + long1),
                new(at.X - half * 1.4f, top + long1)), light * 0.34f);
        }
        mirror.Blur(width * 0.004f, height * 0.035f);
        var ripple = new float[width];
        var puddle = new float[width];
        for (var y = (int)horizon; y < height; y++)
        {
            var near = (y - horizon) / (height - horizon);
            ripple.AsSpan().Clear();
            puddle.AsSpan().Clear();
            Noise.AddRows(ripple, 0, 90f / width / (0.3f + near), y * 330f / width / (0.3f + near), seed + 5, 1, 3);
            Noise.AddRows(puddle, 0, 7f / width / (0.2f + near), y * 22f / width / (0.2f + near), seed + 6, 1, 3);
            var row = canvas.Row(y);
            for (var x = 0; x < width; x++)
            {
                var seen = mirror.At(x + ripple[x] * width * 0.012f * (0.3f + near), y + ripple[x] * height * 0.02f);
                row[x] += seen * Math.Clamp(0.62f + 0.8f * puddle[x] + 0.4f * ripple[x], 0.08f, 1.7f);
            }
        }
    }

    private static void People(Canvas canvas, uint seed, float horizon)
    {
        var (width, height) = ((float)canvas.Width, (float)canvas.Height);
        var part = new Canvas(canvas.Width, canvas.Height);
        var mask = new Layer(canvas.Width, canvas.Height);
        foreach (var (x, tall, umbrella) in ((float, float, bool)[])[(0.20f, 0.27f, true), (0.345f, 0.17f, false),
            (0.71f, 0.215f, true), (0.88f, 0.30f, false)])
        {
            var foot = new Vector2(width * x, horizon + height * (0.05f + tall * 0.92f));
            var figure = Figure.Walking(x * 3, hat: !umbrella).Moved(foot.X, foot.Y, height * tall * 0.92f);
            mask.Fill(figure);
            if (!umbrella) continue;
            var top = foot - new Vector2(-height * tall * 0.06f, height * tall * 1.78f);
            var span = height * tall * 0.62f;
            mask.Fill(Shape.Of([.. Curve.Bezier(top + new Vector2(-span, span * 0.32f),
                top + new Vector2(-span * 0.8f, -span * 0.42f), top + new Vector2(span * 0.8f, -span * 0.42f),
                top + new Vector2(span, span * 0.32f)),
                .. Curve.Bezier(top + new Vector2(span, span * 0.32f), top + new Vector2(span * 0.4f, span * 0.12f),
                    top + new Vector2(-span * 0.4f, span * 0.12f), top + new Vector2(-span, span * 0.32f))]));
            mask.Fill(Stroke.Of([top, top + new Vector2(0, height * tall * 0.9f)], height * 0.004f));
        }
        for (var i = 0; i < part.Pixels.Length; i++) part.Pixels[i] = new Vector3(0.010f, 0.010f, 0.014f) * mask.Values[i];
        Lens.Lay(canvas, part, mask, width * 0.0052f);
    }

    /// <summary>Each drop is a lens: it shows what lies behind it small and upside down, dark at the upper rim, a spark
    /// below.</summary>
    private static void Drops(Canvas canvas, uint seed)
    {
        var (width, height) = (canvas.Width, canvas.Height);
        var chance = new Chance(seed + 77);
        var behind = new Canvas(width, height);
        canvas.Pixels.CopyTo(behind.Pixels, 0);
        for (var i = 0; i < 900; i++)
        {
            var radius = width * (0.0011f + 0.0088f * MathF.Pow(chance.Unit(), 5.5f));
            var at = new Vector2(chance.Unit() * width, chance.Unit() * height);
            var (stretch, flat) = (chance.Between(0.95f, 1.3f), chance.Between(0.88f, 1.05f));
            if (radius > width * 0.006f && chance.Happens(0.6f)) Track(canvas, behind, at, radius, chance);
            for (var y = Math.Max(0, (int)(at.Y - radius * 1.4f)); y < Math.Min(height, at.Y + radius * 1.4f); y++)
                for (var x = Math.Max(0, (int)(at.X - radius * 1.1f)); x < Math.Min(width, at.X + radius * 1.1f); x++)
                {
                    var (u, v) = ((x + 0.5f - at.X) / (radius * flat), (y + 0.5f - at.Y) / (radius * stretch));
                    v -= 0.12f * u * u;
                    var away = MathF.Sqrt(u * u + v * v);
                    var cover = Math.Clamp((1 - away) * radius, 0, 1);
                    if (cover <= 0) continue;
                    var bend = away * away;
                    var seen = behind.At(at.X - u * width * 0.13f * (0.5f + bend), at.Y - v * height * 0.24f * (0.5f + bend));
                    var edge = Colour.Smooth(0.62f, 1f, away);
                    var light = seen * (1.5f - 1.1f * edge * Colour.Smooth(0.6f, -0.6f, v)) + new Vector3(0.30f, 0.26f, 0.22f)
                        * (edge * Colour.Smooth(0.1f, 0.95f, v) * 0.6f);
                    var spark = (u + 0.32f) * (u + 0.32f) + (v + 0.42f) * (v + 0.42f);
                    light += new Vector3(1.1f, 0.95f, 0.8f) * Colour.Smooth(0.035f, 0.006f, spark);
                    ref var here = ref canvas.Pixels[y * width + x];
                    here += (light - here) * cover;
                }
        }
    }

    /// <summary>The way a heavy drop ran down: a clear streak in the film of water.</summary>
    private static void Track(Canvas canvas, Canvas behind, Vector2 at, float radius, Chance chance)
    {
        var top = MathF.Max(0, at.Y - radius * chance.Between(14, 60));
        var line = Curve.Strayed(Curve.Line(new(at.X + chance.Bell() * radius, top), at, 24), radius * 0.7f, radius * 9,
            (uint)chance.Below(9999));
        canvas.Fill(Stroke.Of(line, t => radius * (0.2f + 0.45f * t)), (y, x, coverage, row) =>
        {
            for (var i = 0; i < row.Length; i++)
                row[i] = Vector3.Lerp(row[i], behind.At(x + i + radius * 7, y - radius * 9) * 1.12f, coverage[i] * 0.72f);
        });
    }
}
