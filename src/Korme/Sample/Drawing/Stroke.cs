using System.Numerics;

namespace Korme.Sample.Drawing;

/// <summary>A line with a width becomes a shape: a piece for every segment, all turning the same way, so that they add
/// up.</summary>
/// <remarks>Segments that turn the same way anyhow share one contour; where the line bends sharper than it is broad, a piece is
/// turned round.</remarks>
internal static class Stroke
{
    public static Shape Of(ReadOnlySpan<Vector2> line, float width, bool roundEnds = true)
    {
        var half = width / 2;
        return Of(line, _ => half, roundEnds);
    }

    /// <param name="line">At least two points.</param>
    /// <param name="halfWidth">Half the width at a share of the way, 0 to 1.</param>
    /// <param name="roundEnds">Half a disc beyond each end; false cuts them square.</param>
    public static Shape Of(ReadOnlySpan<Vector2> line, Func<float, float> halfWidth, bool roundEnds = true)
    {
        var count = line.Length;
        var pieces = new List<Vector2[]>();
        var (lefts, rights) = (new List<Vector2>(count), new List<Vector2>(count));
        var runTurn = 0;
        var total = MathF.Max(1e-6f, Curve.Length(line));
        var travelled = 0f;
        Vector2 leftBefore = default, rightBefore = default;
        for (var i = 0; i < count; i++)
        {
            if (i > 0) travelled += Vector2.Distance(line[i - 1], line[i]);
            var across = Normal(line, i) * halfWidth(travelled / total);
            var (left, right) = (line[i] + across, line[i] - across);
            if (i > 0)
            {
                var (one, other) = (Turn(leftBefore, rightBefore, left), Turn(rightBefore, right, left));
                var turn = one >= 0 && other >= 0 ? 1 : one <= 0 && other <= 0 ? -1 : 0;
                if (turn != runTurn || turn == 0) EndRun(pieces, lefts, rights, runTurn);
                runTurn = turn;
                if (turn == 0)
                {
                    AddTriangle(pieces, leftBefore, rightBefore, left);
                    AddTriangle(pieces, rightBefore, right, left);
                }
                else
                {
                    if (lefts.Count == 0) (lefts, rights) = ([leftBefore], [rightBefore]);
                    lefts.Add(left);
                    rights.Add(right);
                }
            }
            (leftBefore, rightBefore) = (left, right);
        }
        EndRun(pieces, lefts, rights, runTurn);
        if (roundEnds)
        {
            pieces.Add(Disc(line[0], halfWidth(0)));
            pieces.Add(Disc(line[^1], halfWidth(1)));
        }
        return new(pieces);
    }

    private static Vector2[] Disc(Vector2 centre, float radius)
    {
        // Ornaments are drawn in units of their own size and enlarged later; stitches are drawn in pixels.
        var corners = radius < 0.8f ? 36 : Math.Clamp((int)(radius * 2) + 8, 8, 40);
        return [.. Enumerable.Range(0, corners).Select(i => Curve.Polar(centre, radius, i * MathF.Tau / corners))];
    }

    private static Vector2 Normal(ReadOnlySpan<Vector2> line, int i)
    {
        var along = line[Math.Min(i + 1, line.Length - 1)] - line[Math.Max(i - 1, 0)];
        var length = along.Length();
        return length > 0 ? new Vector2(-along.Y, along.X) / length : Vector2.UnitY;
    }

    private static void AddTriangle(List<Vector2[]> pieces, Vector2 a, Vector2 b, Vector2 c)
    {
        var turn = Turn(a, b, c);
        if (turn != 0) pieces.Add(turn > 0 ? [a, b, c] : [a, c, b]);
    }

    /// <summary>Twice the signed area of a triangle.</summary>
    private static float Turn(Vector2 a, Vector2 b, Vector2 c) => (b.X - a.X) * (c.Y - a.Y) - (b.Y - a.Y) * (c.X - a.X);

    private static void EndRun(List<Vector2[]> pieces, List<Vector2> lefts, List<Vector2> rights, int turn)
    {
        if (lefts.Count > 1)
            pieces.Add(turn > 0 ? [lefts[0], .. rights, .. lefts.Skip(1).Reverse()]
            : [rights[0], .. lefts, .. rights.Skip(1).Reverse()]);
        lefts.Clear();
        rights.Clear();
    }
}
