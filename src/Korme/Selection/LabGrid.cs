using System.Buffers;

namespace Korme.Selection;

/// <summary>The colours of a picture in 8 × 8 cells: survives a re-framing that the hash doesn't.</summary>
/// <param name="Cells">64 × 3 signed bytes, row by row: L*/2 (0 to 50), a*, b*; CIE 1976 L*a*b*, D65.</param>
internal readonly record struct LabGrid(sbyte[] Cells)
{
    private const int Side = 8;
    private const int Length = Side * Side * 3;
    private const int MaxShift = 2;

    public static LabGrid Of(ReadOnlySpan<byte> rgb, int width, int height)
    {
        var cells = new sbyte[Length];
        var rented = ArrayPool<ushort>.Shared.Rent(width * 3);
        Span<long> sums = stackalloc long[Side * 3];
        for (var row = 0; row < Side; row++)
        {
            var (top, bottom) = Cell(row, height);
            sums.Clear();
            for (var from = top; from < bottom; from += SumRows.Most)
            {
                SumRows.Of(rgb, width * 3, from, Math.Min(bottom, from + SumRows.Most), rented);
                AddCells(rented, width, sums);
            }
            for (var column = 0; column < Side; column++)
            {
                var (left, right) = Cell(column, width);
                // The mean of the coded values: like L*, they are spaced for the eye.
                var scale = 255.0 * (bottom - top) * (right - left);
                Write(sums[column * 3] / scale, sums[column * 3 + 1] / scale, sums[column * 3 + 2] / scale, cells.AsSpan((row * Side + column) * 3, 3));
            }
        }
        ArrayPool<ushort>.Shared.Return(rented);
        return new(cells);
    }

    private static void AddCells(ReadOnlySpan<ushort> row, int width, Span<long> sums)
    {
        for (var column = 0; column < Side; column++)
        {
            var (left, right) = Cell(column, width);
            long red = 0, green = 0, blue = 0;
            for (var at = left * 3; at < right * 3; at += 3)
            {
                red += row[at];
                green += row[at + 1];
                blue += row[at + 2];
            }
            sums[column * 3] += red;
            sums[column * 3 + 1] += green;
            sums[column * 3 + 2] += blue;
        }
    }

    /// <summary>Base64 of the 192 bytes.</summary>
    public override string ToString()
    {
        Span<byte> bytes = stackalloc byte[Length];
        for (var i = 0; i < Length; i++) bytes[i] = (byte)Cells[i];
        return Convert.ToBase64String(bytes);
    }

    /// <summary>Reads what <see cref="ToString"/> wrote; null for anything else.</summary>
    public static LabGrid? Parse(string? text)
    {
        var bytes = new byte[Length];
        if (text is null || !Convert.TryFromBase64String(text, bytes, out var written) || written != Length) return null;
        return new(Array.ConvertAll(bytes, value => (sbyte)value));
    }

    /// <summary>
    /// The smallest mean colour difference (ΔE*ab, CIE 1976) over all shifts of up to two cells, a difference of the mean
    /// lightness (another exposure) taken out. A shift must leave 5 × 5 cells or more in common: 6 × 6 at ± 2.
    /// </summary>
    public double DistanceTo(LabGrid other)
    {
        var least = double.MaxValue;
        for (var down = -MaxShift; down <= MaxShift; down++)
            for (var across = -MaxShift; across <= MaxShift; across++)
                least = Math.Min(least, ShiftedDistance(other, across, down));
        return least;
    }

    /// <summary>The mean colour difference without any shift.</summary>
    public double DistanceInPlace(LabGrid other) => ShiftedDistance(other, 0, 0);

    private double ShiftedDistance(LabGrid other, int across, int down)
    {
        int fromRow = Math.Max(0, -down), toRow = Math.Min(Side, Side - down);
        int fromColumn = Math.Max(0, -across), toColumn = Math.Min(Side, Side - across);
        var count = (toRow - fromRow) * (toColumn - fromColumn);

        var lighter = 0;
        for (var row = fromRow; row < toRow; row++)
            for (var column = fromColumn; column < toColumn; column++)
                lighter += Cells[At(row, column)] - other.Cells[At(row + down, column + across)];
        var mean = (double)lighter / count;

        var sum = 0.0;
        for (var row = fromRow; row < toRow; row++)
            for (var column = fromColumn; column < toColumn; column++)
            {
                int here = At(row, column), there = At(row + down, column + across);
                var lightness = 2 * (Cells[here] - other.Cells[there] - mean);
                double a = Cells[here + 1] - other.Cells[there + 1], b = Cells[here + 2] - other.Cells[there + 2];
                sum += Math.Sqrt(lightness * lightness + a * a + b * b);
            }
        return sum / count;
    }

    private static int At(int row, int column) => (row * Side + column) * 3;

    private static (int From, int To) Cell(int index, int size)
    {
        var from = (int)((long)index * size / Side);
        return (from, Math.Max(from + 1, (int)((long)(index + 1) * size / Side)));
    }

    /// <summary>sRGB (IEC 61966-2-1) to CIE 1976 L*a*b* (CIE 15:2004, §8.2.1) with the white of D65.</summary>
    private static void Write(double red, double green, double blue, Span<sbyte> lab)
    {
        double r = Linear(red), g = Linear(green), b = Linear(blue);
        var x = Curve((0.4124 * r + 0.3576 * g + 0.1805 * b) / 0.9505);
        var y = Curve(0.2126 * r + 0.7152 * g + 0.0722 * b);
        var z = Curve((0.0193 * r + 0.1192 * g + 0.9505 * b) / 1.0891);
        lab[0] = (sbyte)Math.Round(Math.Clamp((116 * y - 16) / 2, 0, 50));
        lab[1] = (sbyte)Math.Round(Math.Clamp(500 * (x - y), -128, 127));
        lab[2] = (sbyte)Math.Round(Math.Clamp(200 * (y - z), -128, 127));
    }

    private static double Linear(double coded) =>
        coded <= 0.04045 ? coded / 12.92 : Math.Pow((coded + 0.055) / 1.055, 2.4);

    private static double Curve(double t) => t > 216.0 / 24389 ? Math.Cbrt(t) : (24389.0 / 27 * t + 16) / 116;
}
