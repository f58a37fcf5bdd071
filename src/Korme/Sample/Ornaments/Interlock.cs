using System.Numerics;
using Korme.Sample.Drawing;

namespace Korme.Sample.Ornaments;

/// <summary>
/// The border of a syrmaq: ram's horns of one felt locked into ram's horns of the other. Two felts are laid one on the
/// other and cut through at once, so figure and ground must be one shape: here they are, because the cut line is.
/// </summary>
/// <remarks>
/// Construction, for the period 2: upright mirrors stand at every whole x; half way between two of them is a point about
/// which half a turn changes figure and ground. So only the line from a mirror to the next such point is free. It is an
/// Archimedean spiral into that point: with the same spiral turned by half, both arms have the same breadth everywhere.
/// In two-coloured groups this is p2mg with colour-changing turns. y runs down; the figure lies below the line.
/// </remarks>
/// <param name="Breadth">Of an arm, between 0.12 (many turns) and 0.3 (one turn); the period is 2.</param>
/// <param name="Squareness">2 rounds the horns like a circle, 4 and more breaks them: сынық мүйіз, the broken horn.</param>
internal sealed record Interlock(float Breadth = 0.2f, float Squareness = 2)
{
    /// <summary>The distance between two cut lines at which the necks are as broad as the arms.</summary>
    public float Spacing => 2 * Height + Breadth;

    /// <summary>How far the horns reach above and below the middle of the line.</summary>
    public float Height => MathF.Abs(OnSpiral(MathF.PI / 2).Y);

    /// <summary>The cut line over so many periods from x = 0, from left to right.</summary>
    public Vector2[] Line(int periods)
    {
        var free = Free();
        var centre = new Vector2(0.5f, 0);
        Vector2[] half = [.. free, .. free.Reverse().Skip(1).Select(point => 2 * centre - point)];
        Vector2[] period = [.. half, .. half.Reverse().Skip(1).Select(point => new Vector2(2 - point.X, point.Y))];
        return [.. Enumerable.Range(0, periods)
            .SelectMany(i => period.Skip(i == 0 ? 0 : 1).Select(point => point + new Vector2(2 * i, 0)))];
    }

    /// <summary>The figure of a single border: everything from the line down to the given depth.</summary>
    public Shape Border(int periods, float depth) =>
        Shape.Of([.. Line(periods), new(2 * periods, depth), new(0, depth)]);

    /// <summary>Cut lines one under the other, every second one mirrored: a field of double horns. The first lies at y =
    /// 0.</summary>
    public IReadOnlyList<Vector2[]> Lines(int periods, int count) =>
        [.. Enumerable.Range(0, count).Select(i =>
            Curve.Moved(Line(periods), Matrix3x2.CreateScale(1, i % 2 == 0 ? 1 : -1) * Matrix3x2.CreateTranslation(0,
                i * Spacing)))];

    /// <summary>The figure of a field: between every even line and the next.</summary>
    public Shape Field(int periods, int bands)
    {
        var lines = Lines(periods, bands * 2);
        return new(Enumerable.Range(0, bands).Select(i => (Vector2[])[.. lines[2 * i], .. lines[2 * i + 1].Reverse()]));
    }

    private Vector2[] Free()
    {
        // Where the outer turn meets the mirror: the cleft between two horns.
        float low = MathF.PI / 2, high = MathF.PI;
        for (var i = 0; i < 40; i++)
        {
            var middle = (low + high) / 2;
            if (OnSpiral(middle).X > 0) low = middle; else high = middle;
        }
        var turns = low + Remaining;
        var pieces = (int)(turns * 18);
        var line = Enumerable.Range(0, pieces + 1).Select(i => OnSpiral(low - turns * i / pieces)).ToArray();
        (line[0].X, line[^1]) = (0, new(0.5f, 0));
        return line;
    }

    /// <summary>The angle still to go to the centre when the spiral passes the right: leaves half an arm to the next
    /// mirror.</summary>
    private float Remaining => MathF.PI * (0.5f / Breadth - 0.5f);

    private Vector2 OnSpiral(float angle)
    {
        var (sin, cos) = Math.SinCos(angle);
        var radius = Breadth / Math.PI * (angle + Remaining);
        var norm = Math.Pow(Math.Pow(Math.Abs(cos), Squareness) + Math.Pow(Math.Abs(sin), Squareness), 1 / Squareness);
        return new((float)(0.5 + radius * cos / norm), (float)(-radius * sin / norm));
    }
}
