namespace Korme.Selection;

/// <summary>32 × 32 shades of a picture, sixteen of them, each as frequent: enough to lay one picture over another.</summary>
/// <param name="Shades">1,024 values from 0 (darkest) to 15, row by row.</param>
internal sealed record Sketch(byte[] Shades)
{
    private const int Side = RankedCells.Side;
    private const int Length = Side * Side;
    private const int Steps = 16;

    /// <param name="cells">Of <see cref="RankedCells.Of"/>.</param>
    public static Sketch Of(ReadOnlySpan<float> cells)
    {
        var shades = new byte[Length];
        for (var i = 0; i < shades.Length; i++) shades[i] = (byte)(cells[i] * Steps / Length);
        return new(shades);
    }

    /// <summary>Base64 of 512 bytes, two shades in each.</summary>
    public override string ToString()
    {
        Span<byte> bytes = stackalloc byte[Length / 2];
        for (var i = 0; i < bytes.Length; i++) bytes[i] = (byte)(Shades[2 * i] << 4 | Shades[2 * i + 1]);
        return Convert.ToBase64String(bytes);
    }

    /// <summary>Reads what <see cref="ToString"/> wrote; null for anything else.</summary>
    public static Sketch? Parse(string? text)
    {
        Span<byte> bytes = stackalloc byte[Length / 2];
        if (text is null || !Convert.TryFromBase64String(text, bytes, out var written) || written != bytes.Length) return null;
        var shades = new byte[Length];
        for (var i = 0; i < bytes.Length; i++) (shades[2 * i], shades[2 * i + 1]) = ((byte)(bytes[i] >> 4), (byte)(bytes[i] & 15));
        return new(shades);
    }

    /// <summary>Each cell less the mean around it: what is left are shapes, not that the sky is above the ground.</summary>
    /// <param name="reduce">1 for 32 × 32, 2 for 16 × 16.</param>
    /// <param name="reach">How many cells around it, each way, make the mean.</param>
    /// <returns>Rows of 32 / <paramref name="reduce"/> values.</returns>
    public float[] Shapes(int reduce, int reach)
    {
        var side = Side / reduce;
        var cells = new float[side * side];
        for (var i = 0; i < Length; i++) cells[i / Side / reduce * side + i % Side / reduce] += Shades[i];
        var sums = Sums(cells, side);
        var shapes = new float[cells.Length];
        for (var y = 0; y < side; y++)
            for (var x = 0; x < side; x++)
            {
                int top = Math.Max(0, y - reach), bottom = Math.Min(side, y + reach + 1), left = Math.Max(0, x - reach), right = Math.Min(side, x + reach + 1);
                var around = Within(sums, side, left, top, right, bottom) / ((bottom - top) * (right - left));
                shapes[y * side + x] = (float)((cells[y * side + x] - around) / (reduce * reduce));
            }
        return shapes;
    }

    /// <summary>Sums over all rectangles from the corner, with a row and a column of zeros (summed-area table, Crow 1984).</summary>
    public static double[] Sums(ReadOnlySpan<float> cells, int side)
    {
        var sums = new double[(side + 1) * (side + 1)];
        for (var y = 0; y < side; y++)
            for (var x = 0; x < side; x++)
                sums[(y + 1) * (side + 1) + x + 1] = cells[y * side + x] + sums[y * (side + 1) + x + 1] + sums[(y + 1) * (side + 1) + x] - sums[y * (side + 1) + x];
        return sums;
    }

    /// <summary>The sum over a rectangle; right and bottom are exclusive.</summary>
    public static double Within(double[] sums, int side, int left, int top, int right, int bottom) =>
        sums[bottom * (side + 1) + right] - sums[top * (side + 1) + right] - sums[bottom * (side + 1) + left] + sums[top * (side + 1) + left];
}
