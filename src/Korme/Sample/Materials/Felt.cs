using System.Numerics;
using Korme.Sample.Drawing;

namespace Korme.Sample.Materials;

/// <summary>Felt: fibres, uneven dye, the swell of wool between quilted seams, and the cord that hides the cut.</summary>
internal static class Felt
{
    private const int Tile = 1024;

    /// <summary>Turns flat colours into felt, lit from the upper left.</summary>
    /// <param name="colours">Flat colours, changed in place.</param>
    /// <param name="seams">Distance to the nearest cut, in pixels.</param>
    /// <param name="unit">Pixels a centimetre.</param>
    /// <param name="seed">Of the fibres and the dye.</param>
    public static void Quilt(Canvas colours, Layer seams, float unit, uint seed)
    {
        var fibres = Fibres(unit, seed);
        var height = Swell(seams, fibres, unit, seed);
        var dye = new float[colours.Width];
        var cloud = new float[colours.Width];
        var light = Vector3.Normalize(new(-0.5f, -0.62f, 0.7f));
        for (var y = 0; y < colours.Height; y++)
        {
            dye.AsSpan().Clear();
            cloud.AsSpan().Clear();
            Noise.AddRows(dye, 0, 1 / (unit * 1.1f), y / (unit * 1.1f), seed + 3, 1, 3);
            Noise.AddRows(cloud, 0, 1 / (unit * 9f), y / (unit * 9f), seed + 5, 1, 2);
            var row = colours.Row(y);
            var here = height.Row(y);
            var above = height.Row(Math.Max(0, y - 1));
            var below = height.Row(Math.Min(colours.Height - 1, y + 1));
            var hair = fibres.AsSpan((y & (Tile - 1)) * Tile, Tile);
            for (var x = 0; x < row.Length; x++)
            {
                var slopeX = here[Math.Min(x + 1, row.Length - 1)] - here[Math.Max(x - 1, 0)];
                var slopeY = below[x] - above[x];
                var normal = Vector3.Normalize(new(-slopeX * 0.5f, -slopeY * 0.5f, 1));
                var lit = 0.5f + 0.72f * MathF.Max(0, Vector3.Dot(normal, light));
                var seam = seams.Values[y * row.Length + x] / (unit * 0.16f);
                lit *= 0.78f + 0.22f * (1 - MathF.Exp(-seam));
                var wool = 1 + 0.10f * dye[x] + 0.13f * cloud[x] + 0.30f * hair[x & (Tile - 1)];
                row[x] = Vector3.Lerp(row[x], new(0.32f, 0.28f, 0.23f), 0.045f + 0.05f * MathF.Max(0, hair[x & (Tile - 1)]))
                    * (lit * wool);
            }
        }
    }

    /// <summary>Жиек: a cord of two yarns twisted together, sewn along a cut; it throws a small shadow.</summary>
    public static void Cord(Canvas canvas, ReadOnlySpan<Vector2> line, float width, Vector3 one, Vector3 other)
    {
        canvas.Glaze(Stroke.Of(Array.ConvertAll(line.ToArray(), point => point + new Vector2(width * 0.28f, width * 0.36f)),
            width * 1.25f), new(0.22f), 0.55f);
        var beads = Curve.Even(line, width * 0.62f);
        for (var i = 0; i + 1 < beads.Length; i++)
        {
            var along = Vector2.Normalize(beads[i + 1] - beads[i]);
            if (float.IsNaN(along.X)) continue;
            var across = new Vector2(-along.Y, along.X);
            var middle = (beads[i] + beads[i + 1]) / 2;
            Vector2[] twist = [middle - across * width * 0.42f - along * width * 0.34f, middle,
                middle + across * width * 0.42f + along * width * 0.34f];
            var yarn = i % 2 == 0 ? one : other;
            var lit = 0.82f + 0.3f * Vector2.Dot(across, new(-0.62f, -0.78f)) * (i % 3 == 0 ? 0.6f : 1);
            canvas.Fill(Stroke.Of(twist, width * 0.62f), yarn * lit);
            canvas.Fill(Stroke.Of([twist[0] + new Vector2(-0.1f, -0.12f) * width, twist[1] + new Vector2(-0.1f, -0.12f) * width],
                width * 0.16f), yarn * 1.5f + new Vector3(0.05f), 0.55f);
        }
    }

    /// <summary>A running stitch: short dashes with a dimple around each.</summary>
    public static void Stitch(Canvas canvas, ReadOnlySpan<Vector2> line, float width, Vector3 thread)
    {
        var points = Curve.Even(line, width * 4);
        for (var i = 0; i + 1 < points.Length; i += 2)
        {
            var (a, b) = (Vector2.Lerp(points[i], points[i + 1], 0.05f), Vector2.Lerp(points[i], points[i + 1], 0.95f));
            canvas.Glaze(Stroke.Of([a + new Vector2(width * 0.3f), b + new Vector2(width * 0.3f)], width * 1.9f), new(0.3f),
                0.4f);
            canvas.Fill(Stroke.Of([a, b], width), thread);
        }
    }

    private static Layer Swell(Layer seams, float[] fibres, float unit, uint seed)
    {
        var height = new Layer(seams.Width, seams.Height);
        var lumps = new float[seams.Width];
        var quilt = unit * 0.62f;
        for (var y = 0; y < seams.Height; y++)
        {
            lumps.AsSpan().Clear();
            Noise.AddRows(lumps, 0, 1 / (unit * 0.8f), y / (unit * 0.8f), seed + 11, unit * 0.075f, 2);
            var to = height.Row(y);
            var from = seams.Row(y);
            var hair = fibres.AsSpan((y & (Tile - 1)) * Tile, Tile);
            for (var x = 0; x < to.Length; x++)
            {
                var away = from[x];
                var swell = unit * 0.34f * (1 - MathF.Exp(-away / (unit * 0.26f)));
                var phase = away / quilt - MathF.Floor(away / quilt) - 0.5f;
                var groove = away < quilt * 0.5f ? 0 : MathF.Max(0, 1 - 36 * phase * phase);
                to[x] = swell - unit * 0.05f * groove + lumps[x] + 0.62f * hair[x & (Tile - 1)];
            }
        }
        return height;
    }

    /// <summary>A square of matted hairs that repeats without a seam; about -1 to 1.</summary>
    private static float[] Fibres(float unit, uint seed)
    {
        var chance = new Chance(seed + 77);
        var tile = new float[Tile * Tile];
        var steps = Math.Clamp((int)(unit * 1.1f), 8, 70);
        for (var i = 0; i < Tile * Tile / 60; i++)
        {
            float x = chance.Unit() * Tile, y = chance.Unit() * Tile, angle = chance.Unit() * MathF.Tau;
            var (bend, shade) = (chance.Between(-0.09f, 0.09f), chance.Happens(0.55f) ? 0.3f : -0.26f);
            for (var step = 0; step < steps; step++)
            {
                (x, y, angle) = (x + MathF.Cos(angle), y + MathF.Sin(angle), angle + bend);
                var (column, row) = ((int)MathF.Floor(x), (int)MathF.Floor(y));
                var (right, down) = (x - column, y - row);
                tile[(row & (Tile - 1)) * Tile + (column & (Tile - 1))] += shade * (1 - right) * (1 - down);
                tile[(row & (Tile - 1)) * Tile + ((column + 1) & (Tile - 1))] += shade * right * (1 - down);
                tile[((row + 1) & (Tile - 1)) * Tile + (column & (Tile - 1))] += shade * (1 - right) * down;
                tile[((row + 1) & (Tile - 1)) * Tile + ((column + 1) & (Tile - 1))] += shade * right * down;
            }
        }
        for (var i = 0; i < tile.Length; i++) tile[i] = Math.Clamp(tile[i], -1, 1);
        return tile;
    }
}
