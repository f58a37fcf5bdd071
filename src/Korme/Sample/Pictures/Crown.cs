using System.Numerics;
using Korme.Sample.Drawing;

namespace Korme.Sample.Pictures;

/// <summary>Looking up in a yurt: the sky in the шаңырақ, red poles running to it from all sides, felt and bands between
/// them.</summary>
internal static class Crown
{
    private const int Poles = 66;

    public static Bitmap Paint(Easel easel)
    {
        var (width, height) = (easel.Pixels(1900), easel.Pixels(1900));
        var seed = easel.For("crown");
        var canvas = new Canvas(width, height);
        var centre = new Vector2(width * 0.53f, height * 0.44f);
        var ring = width * 0.205f;
        var felt = new float[width];
        var cloud = new float[width];
        var wood = new float[width];
        for (var y = 0; y < height; y++)
        {
            foreach (var buffer in (ReadOnlySpan<float[]>)[felt, cloud, wood]) buffer.AsSpan().Clear();
            Noise.AddRows(felt, 0, 40f / width, y * 40f / width, seed, 1, 4);
            Noise.AddRows(cloud, 0, 7f / width, y * 11f / width, seed + 1, 1, 5);
            Noise.AddRows(wood, 0, 220f / width, y * 220f / width, seed + 2, 1, 2);
            var row = canvas.Row(y);
            for (var x = 0; x < width; x++)
            {
                var away = new Vector2(x, y) - centre;
                var radius = away.Length() / ring;
                row[x] = radius < 1 ? SkyAt(away / ring, cloud[x]) : Roof(MathF.Atan2(away.Y, away.X), radius, felt[x], wood[x]);
            }
        }
        Bars(canvas, centre, ring, seed);
        canvas = Materials.Lens.Glow(canvas, 0.8f, width * 0.022f, 0.55f);
        // The shaft of light that lies across the felt at noon.
        for (var y = 0; y < height; y++)
        {
            var row = canvas.Row(y);
            for (var x = 0; x < width; x++)
            {
                var spot = (new Vector2(x, y) - new Vector2(width * 0.2f, height * 0.86f)) / (width * 0.15f);
                var inside = Vector2.Dot(spot, spot * new Vector2(0.55f, 1.15f)) + 0.5f * spot.X * spot.Y;
                row[x] *= Vector3.One + new Vector3(3.6f, 3.1f, 2.3f) * Colour.Smooth(1.12f, 0.86f, inside);
            }
        }
        return new Film { Exposure = 0.25f, Vignette = 0.55f, Grain = 1.9f, Seed = seed }.Develop(canvas);
    }

    private static Vector3 SkyAt(Vector2 at, float cloud) =>
        Vector3.Lerp(new(0.30f, 0.52f, 0.92f), new(1.5f, 1.5f, 1.5f), Colour.Smooth(0.0f, 0.8f, cloud + 0.15f * at.X))
            * (1.05f + 0.1f * at.Y);

    /// <summary>Poles and what lies on them, by angle and distance in radii of the ring.</summary>
    private static Vector3 Roof(float angle, float radius, float felt, float wood)
    {
        var turn = angle / MathF.Tau * Poles;
        var pole = MathF.Floor(turn + 0.5f);
        var beside = (turn - pole) / Poles * MathF.Tau * radius;
        var light = 0.055f + 0.85f / (radius * radius * radius) + 0.10f / radius;
        var half = 0.0225f + 0.004f * radius;
        if (radius < 1.16f)
        {
            // The rim of the crown, carved with teeth and lit from inside.
            var tooth = MathF.Abs(turn * 2 - MathF.Floor(turn * 2) - 0.5f) * 2;
            var carved = radius is > 1.05f and < 1.12f && tooth > 0.35f + (radius - 1.05f) * 7 ? 0.42f : 1;
            var rim = MathF.Sqrt(MathF.Max(0, 1 - MathF.Pow((radius - 1.08f) / 0.085f, 2)));
            return new Vector3(0.42f, 0.09f, 0.055f) * ((0.3f + 0.95f * rim) * carved * (1 + 0.12f * wood)) * 0.85f;
        }
        if (MathF.Abs(beside) < half)
        {
            var across = beside / half;
            var round = MathF.Sqrt(1 - across * across);
            var red = new Vector3(0.50f, 0.075f, 0.045f);
            // Bands of yellow and white paint where the pole bends to the wall.
            var paint = radius % 0.62f;
            if (radius > 1.35f && paint < 0.05f) red = new(0.72f, 0.48f, 0.10f);
            else if (radius > 1.35f && paint is > 0.07f and < 0.09f) red = new(0.75f, 0.7f, 0.6f);
            return red * ((0.22f + 0.95f * round) * light * 1.5f * (1 + 0.14f * wood)) + new Vector3(0.3f, 0.32f, 0.36f)
                * (MathF.Pow(round, 14) * light * 0.35f);
        }
        // Felt, with the shadow of the pole beside it; woven bands run round.
        var gap = MathF.PI / Poles * radius;
        var shadow = 0.45f + 0.55f * Colour.Smooth(half, half + gap * 0.45f, MathF.Abs(beside));
        var colour = new Vector3(0.58f, 0.50f, 0.40f) * (1 + 0.16f * felt + 0.05f * wood);
        foreach (var band in (ReadOnlySpan<float>)[1.72f, 2.6f])
        {
            var place = (radius - band) / 0.13f;
            if (place is < 0 or > 1) continue;
            var weave = MathF.Abs(turn * 2 - MathF.Floor(turn * 2) - 0.5f) * 2;
            var lozenge = weave + MathF.Abs(place - 0.5f) * 2;
            colour = place is < 0.09f or > 0.91f ? new(0.7f, 0.64f, 0.5f) : lozenge < 0.45f ? new(0.75f, 0.5f, 0.14f)
                : lozenge is > 0.8f and < 1.05f ? new(0.08f, 0.12f, 0.25f) : new(0.45f, 0.06f, 0.05f);
        }
        return colour * (light * shadow);
    }

    private static void Bars(Canvas canvas, Vector2 centre, float ring, uint seed)
    {
        for (var pass = 0; pass < 2; pass++)
            foreach (var offset in (ReadOnlySpan<float>)[-0.24f, 0, 0.24f])
            {
                var reach = MathF.Sqrt(1 - offset * offset);
                var bar = Curve.Bezier(new(offset * 1.3f, -reach), new(offset * 0.72f, -reach * 0.4f),
                    new(offset * 0.72f, reach * 0.4f), new(offset * 1.3f, reach));
                if (pass == 1) bar = Array.ConvertAll(bar, point => new Vector2(point.Y, -point.X));
                var move = Matrix3x2.CreateScale(ring) * Matrix3x2.CreateRotation(0.2f) * Matrix3x2.CreateTranslation(centre);
                var line = Curve.Strayed(Curve.Moved(bar, move), ring * 0.006f, ring * 0.3f, seed);
                canvas.Fill(Stroke.Of(line, ring * 0.062f, roundEnds: false), new Vector3(0.085f, 0.022f, 0.016f));
                canvas.Fill(Stroke.Of(Array.ConvertAll(line, point => point + new Vector2(-ring * 0.021f, -ring * 0.016f)),
                    ring * 0.012f, roundEnds: false), new Vector3(0.5f, 0.26f, 0.18f), 0.7f);
            }
        canvas.Fill(Shape.Ring(centre, ring * 1.01f, ring * 0.955f), new Vector3(0.10f, 0.025f, 0.018f));
    }
}
