using System.Numerics;
using Korme.Sample.Drawing;
using Korme.Sample.Materials;

namespace Korme.Sample.Pictures;

/// <summary>The mural after dark, lit by the projector; people before it, the wet square under it.</summary>
internal static class NightWall
{
    public static Bitmap Paint(Easel easel)
    {
        var (width, height) = (easel.Pixels(2250), easel.Pixels(1500));
        var seed = easel.For("night wall");
        var unit = width / 2250f;
        var wall = Mural.Piece(easel, 1.62f * unit, 0, 0, (int)(1040 * 1.62f * unit), (int)(600 * 1.62f * unit));
        var canvas = new Canvas(width, height);
        // The wall's corners in the picture: seen a little from the left.
        Vector2 topLeft = new(285 * unit, 205 * unit), topRight = new(1985 * unit, 118 * unit),
            bottomLeft = new(285 * unit, 1085 * unit), bottomRight = new(1985 * unit, 1130 * unit);
        var (grit, ripple, sky) = (new float[width], new float[width], new float[width]);
        for (var y = 0; y < height; y++)
        {
            foreach (var buffer in (ReadOnlySpan<float[]>)[grit, ripple, sky]) buffer.AsSpan().Clear();
            Noise.AddRows(grit, 0, 1 / (5f * unit), y / (3.2f * unit), seed, 1, 3);
            Noise.AddRows(ripple, 0, 1 / (46f * unit), y / (7f * unit), seed + 1, 1, 3);
            Noise.AddRows(sky, 0, 1 / (500f * unit), y / (240f * unit), seed + 2, 1, 3);
            var row = canvas.Row(y);
            for (var x = 0; x < width; x++)
            {
                var across = (x - topLeft.X) / (topRight.X - topLeft.X);
                var top = topLeft.Y + across * (topRight.Y - topLeft.Y);
                var bottom = bottomLeft.Y + across * (bottomRight.Y - bottomLeft.Y);
                if (y > bottom)
                {
                    // Wet asphalt: the picture upside down, drawn long, broken by the grain of the ground.
                    var depth = (y - bottom) / (height - bottom);
                    var mirrored = bottom - (y - bottom) * 1.7f + 22 * unit * ripple[x];
                    var (u, v) = (across + 0.006f * ripple[x] * (1 + depth * 3), (mirrored - top) / (bottom - top));
                    var seen = u is > 0 and < 1 && v > 0 ? Lit(wall, u, v) : new Vector3(0.004f, 0.005f, 0.009f);
                    var wet = Math.Clamp(0.5f + 0.75f * sky[x] + 0.25f * ripple[x], 0.08f, 1);
                    row[x] = seen * (0.42f * wet * (1 - 0.55f * depth)) * (1 + 0.3f * grit[x]) + new Vector3(0.010f, 0.011f,
                        0.014f) * (1 + 0.5f * grit[x]) + new Vector3(0.05f, 0.037f, 0.021f) * MathF.Max(0, 0.55f - depth)
                        * (1 + 0.45f * grit[x]);
                }
                else if (across is > 0 and < 1 && y > top)
                {
                    row[x] = Lit(wall, across, (y - top) / (bottom - top));
                }
                else if (across is > -0.024f and < 1.024f && y > top - 34 * unit)
                {
                    row[x] = new Vector3(0.020f, 0.017f, 0.016f) * (1 + 0.2f * grit[x]);
                }
                else
                {
                    var down = y / (float)height;
                    row[x] = Vector3.Lerp(new(0.006f, 0.010f, 0.028f), new(0.050f, 0.044f, 0.052f), down * down * 1.6f)
                        * (1 + 0.35f * sky[x]);
                    if (Noise.Hash(x, y, seed) < 90_000 / unit && down < 0.5f) row[x] += new Vector3(0.5f, 0.55f, 0.7f)
                        * Noise.HashUnit(x, y, seed + 3);
                }
            }
        }
        Neighbours(canvas, seed, unit);
        canvas.Blur(0.7f * unit);
        var glow = Lens.Glow(canvas, 0.35f, 30 * unit, 0.22f);
        Beam(glow, unit, seed);
        Crowd(glow, unit, seed);
        return new Film { Exposure = 0.5f, Vignette = 0.4f, Grain = 3f, Seed = seed }.Develop(glow);
    }

    /// <summary>The paint under the projector: bright in the middle, falling off, its own light a little blue against the
    /// lamps.</summary>
    private static Vector3 Lit(Canvas wall, float u, float v)
    {
        var away = (u - 0.5f) * (u - 0.5f) * 2.4f + (v - 0.52f) * (v - 0.52f) * 2.2f;
        var light = 1.5f * MathF.Exp(-away * 1.7f);
        light *= Colour.Smooth(0, 0.012f, MathF.Min(MathF.Min(u, 1 - u), MathF.Min(v, 1 - v) * 0.6f)) * 0.9f + 0.1f;
        var paint = wall.At(u * wall.Width, Math.Clamp(v, 0, 1) * wall.Height);
        return paint * paint * new Vector3(0.22f) + paint * light * new Vector3(0.95f, 0.95f, 1.02f);
    }

    private static void Neighbours(Canvas canvas, uint seed, float unit)
    {
        var chance = new Chance(seed + 9);
        canvas.Fill(Shape.Box(-10, 420 * unit, 250 * unit, 1086 * unit), new Vector3(0.011f, 0.011f, 0.015f));
        canvas.Fill(Shape.Box(2030 * unit, 330 * unit, 2260 * unit, 1135 * unit), new Vector3(0.012f, 0.011f, 0.013f));
        foreach (var (left, right, top, bottom) in ((float, float, float, float)[])[(14, 230, 450, 1040),
            (2052, 2240, 360, 1080)])
            for (var y = top; y < bottom - 60; y += 72)
                for (var x = left; x < right - 30; x += 54)
                    if (chance.Happens(0.34f))
                        canvas.Shine(Shape.Box(x * unit, y * unit, (x + 28) * unit, (y + 40) * unit),
                            (chance.Happens(0.75f) ? new Vector3(0.62f, 0.34f, 0.12f) : new(0.25f, 0.36f, 0.5f))
                            * chance.Between(0.15f, 0.9f));
        // A string of lamps from house to house.
        for (var i = 0; i < 34; i++)
        {
            var t = i / 33f;
            var at = new Vector2(2250 * t, 96 - 30 * t + 150 * (t - t * t) * 2) * unit;
            canvas.Shine(Shape.Circle(at, 5.4f * unit), new Vector3(2.6f, 1.5f, 0.6f) * chance.Between(0.7f, 1.1f));
        }
        canvas.Fill(Stroke.Of([.. Enumerable.Range(0, 40)
            .Select(i => new Vector2(2250 * i / 39f, 90 - 30 * (i / 39f) + 300 * (i / 39f - i / 39f * (i / 39f))) * unit)],
            1.6f * unit), new Vector3(0.01f));
    }

    /// <summary>The projector's light in the mist, from low on the right.</summary>
    private static void Beam(Canvas canvas, float unit, uint seed)
    {
        var source = new Vector2(2120, 1330) * unit;
        var mist = new Layer(canvas.Width, canvas.Height);
        mist.Fill(Shape.Of(source, new Vector2(285, 205) * unit, new Vector2(285, 1085) * unit,
            source + new Vector2(-6, 10) * unit), 1);
        mist.Blur(9 * unit);
        var drift = new float[canvas.Width];
        for (var y = 0; y < canvas.Height; y++)
        {
            drift.AsSpan().Clear();
            Noise.AddRows(drift, 0, 1 / (230f * unit), y / (110f * unit), seed + 4, 1, 4);
            var row = canvas.Row(y);
            var inside = mist.Row(y);
            for (var x = 0; x < row.Length; x++)
            {
                if (inside[x] < 0.003f) continue;
                var away = Vector2.Distance(new(x, y), source) / (1900 * unit);
                row[x] += new Vector3(0.030f, 0.036f, 0.05f)
                    * (inside[x] * MathF.Max(0.15f, 1 - away) / (0.25f + away) * Math.Clamp(0.55f + 0.6f * drift[x], 0, 1.4f));
            }
        }
        canvas.Shine(Shape.Circle(source, 10 * unit), new(6, 6.4f, 7.5f));
        canvas.Fill(Shape.Box(source.X - 26 * unit, source.Y - 16 * unit, source.X + 40 * unit, source.Y + 22 * unit),
            new Vector3(0.008f));
        canvas.Fill(Stroke.Of([source + new Vector2(8, 20) * unit, source + new Vector2(-34, 180) * unit], 7 * unit),
            new Vector3(0.006f));
        canvas.Fill(Stroke.Of([source + new Vector2(8, 20) * unit, source + new Vector2(50, 180) * unit], 7 * unit),
            new Vector3(0.006f));
        canvas.Shine(Shape.Circle(source + new Vector2(-24, 2) * unit, 9 * unit), new(8, 8.4f, 9f));
    }

    private static void Crowd(Canvas canvas, float unit, uint seed)
    {
        var chance = new Chance(seed + 5);
        for (var i = 0; i < 17; i++)
        {
            var near = i / 16f;
            var tall = (128 + 70 * near * near) * unit;
            var foot = new Vector2(chance.Between(120, 1950) * unit, (1150 + 190 * near * near) * unit);
            var shape = Figure.Standing(seed + (uint)i * 7)
                .Moved(foot.X, foot.Y, tall / 1.0f * (chance.Happens(0.16f) ? 0.66f : 1));
            // Their shadow runs towards us on the wet ground, and the wall rims their shoulders with light.
            canvas.Glaze(shape.Moved(Matrix3x2.CreateScale(1, -0.55f, foot)), new(0.25f), 0.75f);
            canvas.Fill(shape.Moved(0, -1.6f * unit), new Vector3(0.16f, 0.13f, 0.10f));
            canvas.Fill(shape, new Vector3(0.007f, 0.0075f, 0.010f));
            if (i % 6 == 2)
                canvas.Fill(Shape.Box(foot.X + tall * 0.12f, foot.Y - tall * 1.8f, foot.X + tall * 0.2f, foot.Y - tall * 1.66f),
                new Vector3(0.9f, 0.95f, 1.1f));
        }
    }
}
