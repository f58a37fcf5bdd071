using System.Numerics;
using Korme.Sample.Drawing;

namespace Korme.Sample.Materials;

/// <summary>Біз кесте, the chain stitch of the hook: rows of small loops, each a little lit from the left, on a napped
/// ground.</summary>
internal static class Embroidery
{
    /// <summary>Rows of chain stitch side by side along a line.</summary>
    /// <param name="canvas">Stitched into.</param>
    /// <param name="line">In pixels.</param>
    /// <param name="rows">How many; their colours in turn from left to right.</param>
    /// <param name="gauge">Breadth of a row in pixels.</param>
    public static void Chain(Canvas canvas, ReadOnlySpan<Vector2> line, float gauge, params ReadOnlySpan<Vector3> rows)
    {
        var even = Curve.Even(line, gauge * 0.8f);
        canvas.Glaze(Stroke.Of(Array.ConvertAll(even, point => point + new Vector2(gauge * 0.35f)), gauge * (rows.Length + 0.7f)),
            new(0.12f), 0.5f);
        for (var i = 0; i < rows.Length; i++) Row(canvas, even, (i - (rows.Length - 1) / 2f) * gauge, gauge, rows[i]);
    }

    /// <summary>Velvet or broadcloth: deep colour with a nap that catches light in drifts.</summary>
    public static void Nap(Canvas canvas, float unit, uint seed)
    {
        var drift = new float[canvas.Width];
        var pile = new float[canvas.Width];
        for (var y = 0; y < canvas.Height; y++)
        {
            drift.AsSpan().Clear();
            pile.AsSpan().Clear();
            Noise.AddRows(drift, 0, 1 / (unit * 26), y / (unit * 34), seed, 1, 3);
            Noise.AddRows(pile, 0, 1 / (unit * 0.35f), y / (unit * 0.55f), seed + 1, 1, 2);
            var row = canvas.Row(y);
            for (var x = 0; x < row.Length; x++)
                row[x] = row[x] * (1 + 0.22f * drift[x] + 0.16f * pile[x]) + new Vector3(0.006f) * (1 + drift[x]);
        }
    }

    private static void Row(Canvas canvas, Vector2[] line, float offset, float gauge, Vector3 colour)
    {
        for (var i = 0; i + 1 < line.Length; i++)
        {
            var along = line[Math.Min(i + 2, line.Length - 1)] - line[Math.Max(i - 1, 0)];
            if (along == Vector2.Zero) continue;
            along = Vector2.Normalize(along);
            var across = new Vector2(-along.Y, along.X);
            var (from, to) = (line[i] + across * offset, line[i + 1] + across * offset + along * gauge * 0.25f);
            var lit = 0.92f + 0.26f * MathF.Abs(Vector2.Dot(across, new(-0.6f, -0.8f)))
                + 0.07f * (Noise.HashUnit(i, (int)offset, 5) - 0.5f);
            canvas.Fill(Stroke.Of([from, (from + to) / 2, to],
                t => gauge * (0.2f + 0.3f * MathF.Sin(MathF.PI * (0.2f + 0.7f * t)))), colour * (lit * 0.72f));
            canvas.Fill(Stroke.Of([Vector2.Lerp(from, to, 0.2f) - across * gauge * 0.18f,
                Vector2.Lerp(from, to, 0.85f) - across * gauge * 0.14f], gauge * 0.26f), colour * (lit * 1.25f));
            canvas.Fill(Stroke.Of([Vector2.Lerp(from, to, 0.25f) + across * gauge * 0.2f,
                Vector2.Lerp(from, to, 0.85f) + across * gauge * 0.16f], gauge * 0.22f), colour * (lit * 1.02f));
        }
    }
}
