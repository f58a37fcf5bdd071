using System.Numerics;

namespace Korme.Sample.Drawing;

/// <summary>Open lines as points: the strokes of a compass, a ruler and a hand. Angles in radians from x towards y.</summary>
internal static class Curve
{
    public static Vector2 Polar(Vector2 centre, float radius, float angle)
    {
        var (sin, cos) = Math.SinCos(angle);
        return centre + radius * new Vector2((float)cos, (float)sin);
    }

    public static Vector2[] Line(Vector2 from, Vector2 to, int pieces = 1) =>
        [.. Enumerable.Range(0, pieces + 1).Select(i => Vector2.Lerp(from, to, i / (float)pieces))];

    public static Vector2[] Arc(Vector2 centre, float radius, float from, float to) => Spiral(centre, radius, radius, from, to);

    /// <summary>An Archimedean spiral: the radius changes evenly with the angle.</summary>
    public static Vector2[] Spiral(Vector2 centre, float radiusFrom, float radiusTo, float from, float to)
    {
        var pieces = Math.Max(8, (int)(MathF.Abs(to - from) * 14));
        return [.. Enumerable.Range(0, pieces + 1).Select(i =>
        {
            var t = i / (float)pieces;
            return Polar(centre, radiusFrom + (radiusTo - radiusFrom) * t, from + (to - from) * t);
        })];
    }

    /// <summary>A cubic Bézier.</summary>
    public static Vector2[] Bezier(Vector2 a, Vector2 b, Vector2 c, Vector2 d, int pieces = 24) =>
        [.. Enumerable.Range(0, pieces + 1).Select(i =>
        {
            float t = i / (float)pieces, s = 1 - t;
            return s * s * s * a + 3 * s * s * t * b + 3 * s * t * t * c + t * t * t * d;
        })];

    /// <summary>A smooth line through all points (Catmull and Rom 1974).</summary>
    public static Vector2[] Through(ReadOnlySpan<Vector2> points, int piecesEach = 12, bool closed = false)
    {
        var line = new List<Vector2>();
        var count = points.Length;
        for (var i = 0; i < (closed ? count : count - 1); i++)
        {
            var (p1, p2) = (points[i], points[(i + 1) % count]);
            var p0 = i > 0 ? points[i - 1] : closed ? points[count - 1] : p1;
            var p3 = i + 2 < count ? points[i + 2] : closed ? points[(i + 2) % count] : p2;
            for (var j = 0; j < piecesEach; j++)
            {
                var t = j / (float)piecesEach;
                line.Add(0.5f * (2 * p1 + (p2 - p0) * t + (2 * p0 - 5 * p1 + 4 * p2 - p3) * t * t + (3 * p1 - p0 - 3 * p2 + p3)
                    * t * t * t));
            }
        }
        if (!closed) line.Add(points[^1]);
        return [.. line];
    }

    public static Vector2[] Joined(params IEnumerable<Vector2[]> lines) => [.. lines.SelectMany(line => line)];

    public static Vector2[] Moved(Vector2[] line, Matrix3x2 by) => Array.ConvertAll(line, point => Vector2.Transform(point, by));

    public static Vector2[] Strayed(Vector2[] line, float amount, float wavelength, uint seed) =>
        Array.ConvertAll(line, point => Stray(point, amount, wavelength, seed));

    public static Vector2 Stray(Vector2 point, float amount, float wavelength, uint seed)
    {
        var (x, y) = (point.X / wavelength, point.Y / wavelength);
        return point + amount * new Vector2(Noise.At(x, y, seed, 2), Noise.At(x, y, seed + 101, 2));
    }

    public static float Length(ReadOnlySpan<Vector2> line)
    {
        var length = 0f;
        for (var i = 1; i < line.Length; i++) length += Vector2.Distance(line[i - 1], line[i]);
        return length;
    }

    /// <summary>The same line with points at even distances, both ends kept.</summary>
    public static Vector2[] Even(ReadOnlySpan<Vector2> line, float distance)
    {
        var pieces = Math.Max(1, (int)MathF.Round(Length(line) / distance));
        var gap = Length(line) / pieces;
        var even = new List<Vector2>(pieces + 1) { line[0] };
        float travelled = 0, next = gap;
        for (var i = 1; i < line.Length; i++)
        {
            var piece = Vector2.Distance(line[i - 1], line[i]);
            for (; piece > 0 && next <= travelled + piece && even.Count < pieces; next += gap)
                even.Add(Vector2.Lerp(line[i - 1], line[i], (next - travelled) / piece));
            travelled += piece;
        }
        even.Add(line[^1]);
        return [.. even];
    }
}
