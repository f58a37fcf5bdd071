using System.Numerics;

namespace Korme.Sample.Drawing;

/// <summary>Blurs: the soft one (three boxes, near a Gaussian) and the one a lens makes (a disc).</summary>
internal static class Softening
{
    /// <summary>Softens numbers in place. The spread is the standard deviation in pixels; under 0.3 nothing happens.</summary>
    public static void Blur(float[] values, int width, int height, float spread)
    {
        if (spread < 0.3f) return;
        var spare = Memory.Pixels<float>(values.Length);
        foreach (var radius in Radii(spread))
        {
            for (var y = 0; y < height; y++) Across(values.AsSpan(y * width, width), spare.AsSpan(y * width, width), radius);
            Down(spare, values, width, height, radius);
        }
    }

    /// <summary>Softens colours in place.</summary>
    public static void Blur(Vector3[] values, int width, int height, float spread, float spreadDown = -1)
    {
        var spare = Memory.Pixels<Vector3>(values.Length);
        var down = Radii(spreadDown < 0 ? spread : spreadDown);
        foreach (var (i, radius) in Radii(spread).Index())
        {
            for (var y = 0; y < height; y++) Across(values.AsSpan(y * width, width), spare.AsSpan(y * width, width), radius);
            Down(spare, values, width, height, down[i]);
        }
    }

    /// <summary>What a lens out of focus does, in place: every point becomes an even disc. Colours must be linear
    /// light.</summary>
    /// <remarks>Sums of rows first, so that the cost grows with the radius and not with its square.</remarks>
    public static void Disc(Vector3[] values, int width, int height, float radius)
    {
        var rows = Memory.Pixels<Vector3>((width + 1) * height);
        for (var y = 0; y < height; y++)
        {
            var line = rows.AsSpan(y * (width + 1), width + 1);
            line[0] = Vector3.Zero;
            for (var x = 0; x < width; x++) line[x + 1] = line[x] + values[y * width + x];
        }
        var reach = (int)radius;
        var chords = Enumerable.Range(-reach, 2 * reach + 1)
            .Select(dy => (int)MathF.Sqrt(MathF.Max(0, radius * radius - dy * dy))).ToArray();
        var weight = 1f / chords.Sum(chord => 2 * chord + 1);
        for (var y = 0; y < height; y++)
        {
            var to = values.AsSpan(y * width, width);
            to.Clear();
            for (var dy = -reach; dy <= reach; dy++)
                AddChord(rows.AsSpan(Math.Clamp(y + dy, 0, height - 1) * (width + 1), width + 1), to, chords[dy + reach]);
            for (var x = 0; x < width; x++) to[x] *= weight;
        }
    }

    /// <summary>Adds to every pixel the sum of a row within a reach of it; beyond the ends the row goes on as its last
    /// pixel.</summary>
    private static void AddChord(ReadOnlySpan<Vector3> sums, Span<Vector3> to, int reach)
    {
        var width = to.Length;
        for (var x = 0; x < width; x++)
        {
            var (a, b) = (x - reach, x + reach + 1);
            if (a >= 0 && b <= width)
            {
                to[x] += sums[b] - sums[a];
                continue;
            }
            var sum = sums[Math.Min(b, width)] - sums[Math.Max(a, 0)];
            if (a < 0) sum -= a * (sums[1] - sums[0]);
            if (b > width) sum += (b - width) * (sums[width] - sums[width - 1]);
            to[x] += sum;
        }
    }

    private static int[] Radii(float spread)
    {
        // Three boxes of width 2r+1 have the variance ((2r+1)² - 1) / 4.
        var width = MathF.Sqrt(4 * spread * spread + 1);
        var low = Math.Max(0, (int)((width - 1) / 2));
        var share = (width - 1) / 2 - low;
        return [low, share > 0.6f ? low + 1 : low, share > 0.25f ? low + 1 : low];
    }

    private static void Across(ReadOnlySpan<float> from, Span<float> to, int radius)
    {
        if (radius == 0) { from.CopyTo(to); return; }
        var sum = from[0] * (radius + 1);
        for (var i = 1; i <= radius; i++) sum += from[Math.Min(i, from.Length - 1)];
        var weight = 1f / (2 * radius + 1);
        for (var i = 0; i < from.Length; i++)
        {
            to[i] = sum * weight;
            sum += from[Math.Min(i + radius + 1, from.Length - 1)] - from[Math.Max(i - radius, 0)];
        }
    }

    private static void Across(ReadOnlySpan<Vector3> from, Span<Vector3> to, int radius)
    {
        if (radius == 0) { from.CopyTo(to); return; }
        var sum = from[0] * (radius + 1);
        for (var i = 1; i <= radius; i++) sum += from[Math.Min(i, from.Length - 1)];
        var weight = 1f / (2 * radius + 1);
        for (var i = 0; i < from.Length; i++)
        {
            to[i] = sum * weight;
            sum += from[Math.Min(i + radius + 1, from.Length - 1)] - from[Math.Max(i - radius, 0)];
        }
    }

    private static void Down(float[] from, float[] to, int width, int height, int radius)
    {
        if (radius == 0) { from.AsSpan(0, to.Length).CopyTo(to); return; }
        var sums = new float[width];
        for (var i = -radius; i <= radius; i++) Accumulate(sums, from.AsSpan(Math.Clamp(i, 0, height - 1) * width, width));
        var weight = 1f / (2 * radius + 1);
        for (var y = 0; y < height; y++)
        {
            var into = to.AsSpan(y * width, width);
            var enters = from.AsSpan(Math.Min(y + radius + 1, height - 1) * width, width);
            var leaves = from.AsSpan(Math.Max(y - radius, 0) * width, width);
            for (var x = 0; x < width; x++)
            {
                into[x] = sums[x] * weight;
                sums[x] += enters[x] - leaves[x];
            }
        }
    }

    private static void Down(Vector3[] from, Vector3[] to, int width, int height, int radius)
    {
        if (radius == 0) { from.AsSpan(0, to.Length).CopyTo(to); return; }
        var sums = new Vector3[width];
        for (var i = -radius; i <= radius; i++)
        {
            var row = from.AsSpan(Math.Clamp(i, 0, height - 1) * width, width);
            for (var x = 0; x < width; x++) sums[x] += row[x];
        }
        var weight = 1f / (2 * radius + 1);
        for (var y = 0; y < height; y++)
        {
            var into = to.AsSpan(y * width, width);
            var enters = from.AsSpan(Math.Min(y + radius + 1, height - 1) * width, width);
            var leaves = from.AsSpan(Math.Max(y - radius, 0) * width, width);
            for (var x = 0; x < width; x++)
            {
                into[x] = sums[x] * weight;
                sums[x] += enters[x] - leaves[x];
            }
        }
    }

    private static void Accumulate(Span<float> sums, ReadOnlySpan<float> row)
    {
        for (var x = 0; x < sums.Length; x++) sums[x] += row[x];
    }
}
