using System.Numerics;

namespace Korme.Sample.Drawing;

/// <summary>A stretch of a row that is covered: <paramref name="coverage"/> above 0 to 1, first value for pixel <paramref
/// name="x"/>.</summary>
internal delegate void CoverageRow(int y, int x, ReadOnlySpan<float> coverage);

/// <summary>
/// Fills polygons with exact area coverage: every edge adds the signed area it bounds to an accumulation buffer, the
/// running sum along a row is the winding (as in Raph Levien's font-rs, 2016). Covers a window of the picture.
/// </summary>
/// <remarks>Overlapping contours that turn the same way are a union; a contour that turns the other way is a hole.</remarks>
internal sealed class Raster
{
    private readonly int left, width, height, stride;
    private readonly float[] sums, coverage;
    private readonly int[] firstX, lastX;
    private int top, firstY, lastY;

    public Raster(int left, int top, int width, int height)
    {
        // A column more on either side: an edge that enters the window askew is clamped there, out of sight.
        (left, width) = (left - 1, width + 2);
        (this.left, this.top, this.width, this.height, stride) = (left, top, width, height, width + 2);
        (sums, coverage) = (new float[stride * height], new float[width]);
        (firstX, lastX) = (new int[height], new int[height]);
        Array.Fill(firstX, int.MaxValue);
        Array.Fill(lastX, -1);
        (firstY, lastY) = (height, -1);
    }

    /// <summary>Moves the window; nothing may be waiting for a sweep.</summary>
    public void MoveTo(int newTop) => top = newTop;

    /// <summary>Whether any of the shape could lie in the window.</summary>
    public bool Meets(Shape shape) => shape.Contours.Count > 0 && shape.Low.X < left + width && shape.High.X > left
        && shape.Low.Y < top + height && shape.High.Y > top;

    public void Add(Shape shape)
    {
        if (!Meets(shape)) return;
        var origin = new Vector2(left, top);
        foreach (var contour in shape.Contours)
        {
            var before = contour[^1] - origin;
            foreach (var point in contour)
            {
                var here = point - origin;
                AddEdge(before, here);
                before = here;
            }
        }
    }

    /// <summary>Hands over every row that was touched since the last sweep, and forgets it.</summary>
    public void Sweep(CoverageRow row)
    {
        for (var y = firstY; y <= lastY; y++)
        {
            var (from, to) = (firstX[y], Math.Min(lastX[y], width - 2));
            if (lastX[y] < 0) continue;
            var line = sums.AsSpan(y * stride, stride);
            SweepRow(y + top, line[..Math.Max(0, to + 1)], from, row);
            line[from..(Math.Min(lastX[y], width + 1) + 1)].Clear();
            (firstX[y], lastX[y]) = (int.MaxValue, -1);
        }
        (firstY, lastY) = (height, -1);
    }

    /// <summary>Hands over the covered stretches of one row; what lies between two edges is found, not added up.</summary>
    private void SweepRow(int y, ReadOnlySpan<float> line, int from, CoverageRow row)
    {
        var (winding, start) = (0f, -1);
        if (from == 0 && line.Length > 0) (winding, from) = (line[0], 1);
        for (var x = from; x < line.Length;)
        {
            var run = line[x..].IndexOfAnyExcept(0f);
            if (run < 0) run = line.Length - x;
            if (run == 0)
            {
                winding += line[x];
                run = 1;
            }
            var cover = MathF.Min(1, MathF.Abs(winding));
            if (cover < 0.002f)
            {
                if (start >= 0) row(y, start + left, coverage.AsSpan(start, x - start));
                start = -1;
            }
            else
            {
                if (start < 0) start = x;
                coverage.AsSpan(x, run).Fill(cover);
            }
            x += run;
        }
        if (start >= 0) row(y, start + left, coverage.AsSpan(start, line.Length - start));
    }

    private void AddEdge(Vector2 a, Vector2 b)
    {
        if (a.Y == b.Y) return;
        var direction = 1f;
        if (a.Y > b.Y) (a, b, direction) = (b, a, -1f);
        if (b.Y <= 0 || a.Y >= height) return;
        var slope = (b.X - a.X) / (b.Y - a.Y);
        var x = a.Y < 0 ? a.X - a.Y * slope : a.X;
        var rowFrom = Math.Max(0, (int)a.Y);
        var rowTo = Math.Min(height, (int)MathF.Ceiling(b.Y));
        (firstY, lastY) = (Math.Min(firstY, rowFrom), Math.Max(lastY, rowTo - 1));
        for (var y = rowFrom; y < rowTo; y++)
        {
            var tall = MathF.Min(y + 1, b.Y) - MathF.Max(y, a.Y);
            var next = x + slope * tall;
            AddSpan(y, Math.Clamp(x, 0, width), Math.Clamp(next, 0, width), tall * direction);
            x = next;
        }
    }

    /// <summary>The piece of an edge inside one row: spreads its area over the pixels it crosses.</summary>
    private void AddSpan(int y, float x, float next, float area)
    {
        var (low, high) = x < next ? (x, next) : (next, x);
        var first = (int)low;
        var last = (int)MathF.Ceiling(high);
        var line = sums.AsSpan(y * stride, stride);
        if (first < firstX[y]) firstX[y] = first;
        if (Math.Max(last, first + 1) > lastX[y]) lastX[y] = Math.Max(last, first + 1);
        if (last <= first + 1)
        {
            var middle = 0.5f * (low + high) - first;
            line[first] += area - area * middle;
            line[first + 1] += area * middle;
            return;
        }
        var share = 1 / (high - low);
        var before = 1 - (low - first);
        var start = 0.5f * share * before * before;
        var after = high - last + 1;
        var end = 0.5f * share * after * after;
        line[first] += area * start;
        if (last == first + 2)
        {
            line[first + 1] += area * (1 - start - end);
        }
        else
        {
            var second = share * (1.5f - (low - first));
            line[first + 1] += area * (second - start);
            for (var i = first + 2; i < last - 1; i++) line[i] += area * share;
            line[last - 1] += area * (1 - (second + (last - first - 3) * share) - end);
        }
        line[last] += area * end;
    }
}
