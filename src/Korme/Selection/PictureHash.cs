using System.Globalization;
using System.Numerics;

namespace Korme.Selection;

/// <summary>256 bits that change little when a picture changes little: for finding frames of one moment.</summary>
/// <remarks>
/// The low frequencies of a discrete cosine transform, each above or below their median: pHash (Zauner, "Implementation and
/// benchmarking of perceptual image hash functions", 2010, §3.2.1) with 16 × 16 instead of 8 × 8 coefficients of the picture
/// reduced to 32 × 32 ranks of light and dark, <see cref="RankedCells"/>.
/// </remarks>
internal readonly record struct PictureHash(ulong A, ulong B, ulong C, ulong D)
{
    private const int Side = RankedCells.Side;
    private const int Kept = 16;

    private static readonly float[] Cosines = MakeCosines();

    /// <param name="cells">Of <see cref="RankedCells.Of"/>.</param>
    public static PictureHash Of(ReadOnlySpan<float> cells)
    {
        Span<float> low = stackalloc float[Kept * Kept];
        Transform(cells, low);
        return Threshold(low);
    }

    /// <summary>The number of bits that differ, 0 to 256; unrelated pictures differ in about 128.</summary>
    public int DistanceTo(PictureHash other) =>
        BitOperations.PopCount(A ^ other.A) + BitOperations.PopCount(B ^ other.B)
        + BitOperations.PopCount(C ^ other.C) + BitOperations.PopCount(D ^ other.D);

    /// <summary>64 hexadecimal digits.</summary>
    public override string ToString() => $"{A:x16}{B:x16}{C:x16}{D:x16}";

    /// <summary>Reads what <see cref="ToString"/> wrote; null for anything else.</summary>
    public static PictureHash? Parse(string? text)
    {
        if (text is not { Length: 64 }) return null;
        Span<ulong> parts = stackalloc ulong[4];
        for (var i = 0; i < 4; i++)
            if (!ulong.TryParse(text.AsSpan(i * 16, 16), NumberStyles.AllowHexSpecifier, CultureInfo.InvariantCulture, out parts[i]))
                return null;
        return new(parts[0], parts[1], parts[2], parts[3]);
    }

    /// <summary>The 16 × 16 lowest frequencies of the DCT-II, rows first, not scaled: only the order of the values counts.</summary>
    private static void Transform(ReadOnlySpan<float> cells, Span<float> low)
    {
        Span<float> rows = stackalloc float[Side * Kept];
        for (var y = 0; y < Side; y++)
            for (var u = 0; u < Kept; u++)
                rows[y * Kept + u] = Dot(Cosines.AsSpan(u * Side, Side), cells.Slice(y * Side, Side));
        for (var v = 0; v < Kept; v++)
            for (var u = 0; u < Kept; u++)
                for (var y = 0; y < Side; y++)
                    low[v * Kept + u] += Cosines[v * Side + y] * rows[y * Kept + u];
    }

    private static PictureHash Threshold(ReadOnlySpan<float> low)
    {
        Span<float> sorted = stackalloc float[Kept * Kept];
        low.CopyTo(sorted);
        sorted.Sort();
        var median = (sorted[Kept * Kept / 2 - 1] + sorted[Kept * Kept / 2]) / 2;
        Span<ulong> parts = stackalloc ulong[4];
        for (var i = 0; i < low.Length; i++)
            if (low[i] > median) parts[i / 64] |= 1UL << (63 - i % 64);
        return new(parts[0], parts[1], parts[2], parts[3]);
    }

    private static float[] MakeCosines()
    {
        var cosines = new float[Kept * Side];
        for (var u = 0; u < Kept; u++)
            for (var x = 0; x < Side; x++)
                cosines[u * Side + x] = (float)Math.Cos(Math.PI * u * (2 * x + 1) / (2 * Side));
        return cosines;
    }

    private static float Dot(ReadOnlySpan<float> a, ReadOnlySpan<float> b)
    {
        var sum = 0f;
        for (var i = 0; i < a.Length; i++) sum += a[i] * b[i];
        return sum;
    }
}
