using System.Buffers;

namespace Korme.Selection;

/// <summary>The luma of a picture (Rec. ITU-R BT.709-6 §3.2, the weights of sRGB's primaries), 0 to 255, in pooled memory.</summary>
/// <remarks>
/// One column at the right and one row below repeat the last pixel, so that a difference to the right or downward neighbour
/// may be taken everywhere: outside it is 0. Sixteen more values follow, so that a vector may be read from any pixel.
/// </remarks>
internal sealed class LumaPlane : IDisposable
{
    private const int Slack = 16;
    private short[]? values;

    private LumaPlane(int width, int height)
    {
        Width = width;
        Height = height;
        Stride = width + 1;
        values = ArrayPool<short>.Shared.Rent(Stride * (height + 1) + Slack);
    }

    public int Width { get; }

    public int Height { get; }

    /// <summary>Values from one row to the next: the width and one.</summary>
    public int Stride { get; }

    /// <summary>(height + 1) × stride values and the slack, row by row.</summary>
    public Span<short> Values => values.AsSpan(0, Stride * (Height + 1) + Slack);

    public static LumaPlane Of(ReadOnlySpan<byte> rgb, int width, int height)
    {
        var plane = new LumaPlane(width, height);
        var values = plane.Values;
        for (var y = 0; y < height; y++)
        {
            var row = values.Slice(y * plane.Stride, plane.Stride);
            Weigh(rgb.Slice(y * width * 3, width * 3), row[..width]);
            row[width] = row[width - 1];
        }
        values.Slice((height - 1) * plane.Stride, plane.Stride).CopyTo(values[(height * plane.Stride)..]);
        values[^Slack..].Clear();
        return plane;
    }

    /// <summary>The pixels of one row, without the repeated one.</summary>
    public ReadOnlySpan<short> Row(int y) => Values.Slice(y * Stride, Width);

    public void Dispose()
    {
        if (values is not null) ArrayPool<short>.Shared.Return(values);
        values = null;
    }

    // 0.2126, 0.7152 and 0.0722 in 1/65536: whole numbers, so that every machine gives the same.
    private static void Weigh(ReadOnlySpan<byte> rgb, Span<short> luma)
    {
        for (int x = 0, from = 0; x < luma.Length; x++, from += 3)
            luma[x] = (short)((rgb[from] * 13933 + rgb[from + 1] * 46871 + rgb[from + 2] * 4732 + 32768) >> 16);
    }
}
