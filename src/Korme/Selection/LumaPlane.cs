using System.Buffers;
using System.Runtime.InteropServices;
using System.Runtime.Intrinsics;

namespace Korme.Selection;

/// <summary>The luma of a picture (Rec. ITU-R BT.709-6 §3.2, the weights of sRGB's primaries), 0 to 255, in pooled memory.</summary>
/// <remarks>
/// Three columns at the right and three rows below repeat the last pixel, so that a difference to a neighbour on the right or below,
/// also of means of 2 × 2 pixels, may be taken everywhere: outside it is 0. Sixteen more values follow, so that a vector may be read
/// from any pixel.
/// </remarks>
internal sealed class LumaPlane : IDisposable
{
    private const int Margin = 3;
    private const int Slack = 16;
    private short[]? values;

    private LumaPlane(int width, int height)
    {
        Width = width;
        Height = height;
        Stride = width + Margin;
        values = ArrayPool<short>.Shared.Rent(Stride * (height + Margin) + Slack);
    }

    public int Width { get; }

    public int Height { get; }

    /// <summary>Values from one row to the next: the width and the repeated columns.</summary>
    public int Stride { get; }

    /// <summary>(height + 3) × stride values and the slack, row by row.</summary>
    public Span<short> Values => values.AsSpan(0, Stride * (Height + Margin) + Slack);

    public static LumaPlane Of(ReadOnlySpan<byte> rgb, int width, int height)
    {
        var plane = new LumaPlane(width, height);
        var values = plane.Values;
        for (var y = 0; y < height; y++)
        {
            var row = values.Slice(y * plane.Stride, plane.Stride);
            Weigh(rgb.Slice(y * width * 3, width * 3), row[..width]);
            row[width..].Fill(row[width - 1]);
        }
        for (var below = 0; below < Margin; below++)
            values.Slice((height - 1) * plane.Stride, plane.Stride).CopyTo(values[((height + below) * plane.Stride)..]);
        values[^Slack..].Clear();
        return plane;
    }

    /// <summary>The luma of the mean of some pixels, from the sums of their colours.</summary>
    public static int Of(int red, int green, int blue, int pixels) => (red * Red + green * Green + blue * Blue + 128 * pixels) / (256 * pixels);

    /// <summary>The pixels of one row, without the repeated ones.</summary>
    public ReadOnlySpan<short> Row(int y) => Values.Slice(y * Stride, Width);

    public void Dispose()
    {
        if (values is not null) ArrayPool<short>.Shared.Return(values);
        values = null;
    }

    // 0.2126, 0.7152 and 0.0722 in 1/256: whole numbers, so that every machine gives the same, and small enough for 16 bits.
    private const int Red = 54, Green = 183, Blue = 19;

    private static void Weigh(ReadOnlySpan<byte> rgb, Span<short> luma)
    {
        var x = 0;
        if (Vector128.IsHardwareAccelerated)
        {
            ref var from = ref MemoryMarshal.GetReference(rgb);
            ref var to = ref MemoryMarshal.GetReference(luma);
            for (; x + 8 <= luma.Length; x += 8)
            {
                // Eight pixels are 24 bytes: the first sixteen of them, and the last sixteen.
                Vector128<byte> first = Vector128.LoadUnsafe(ref from, (nuint)(x * 3)), last = Vector128.LoadUnsafe(ref from, (nuint)(x * 3 + 8));
                var red = (Vector128.Shuffle(first, FirstReds) | Vector128.Shuffle(last, LastReds)).AsUInt16();
                var green = (Vector128.Shuffle(first, FirstGreens) | Vector128.Shuffle(last, LastGreens)).AsUInt16();
                var blue = (Vector128.Shuffle(first, FirstBlues) | Vector128.Shuffle(last, LastBlues)).AsUInt16();
                var sum = red * Vector128.Create((ushort)Red) + green * Vector128.Create((ushort)Green) + blue * Vector128.Create((ushort)Blue);
                Vector128.ShiftRightLogical(sum + Vector128.Create((ushort)128), 8).AsInt16().StoreUnsafe(ref to, (nuint)x);
            }
        }
        for (var at = x * 3; x < luma.Length; x++, at += 3)
            luma[x] = (short)((rgb[at] * Red + rgb[at + 1] * Green + rgb[at + 2] * Blue + 128) >> 8);
    }

    // Where one colour of eight pixels lies, each followed by a zero (255: nothing there).
    private static Vector128<byte> FirstReds => Vector128.Create((byte)0, 255, 3, 255, 6, 255, 9, 255, 12, 255, 15, 255, 255, 255, 255, 255);
    private static Vector128<byte> LastReds => Vector128.Create((byte)255, 255, 255, 255, 255, 255, 255, 255, 255, 255, 255, 255, 10, 255, 13, 255);
    private static Vector128<byte> FirstGreens => Vector128.Create((byte)1, 255, 4, 255, 7, 255, 10, 255, 13, 255, 255, 255, 255, 255, 255, 255);
    private static Vector128<byte> LastGreens => Vector128.Create((byte)255, 255, 255, 255, 255, 255, 255, 255, 255, 255, 8, 255, 11, 255, 14, 255);
    private static Vector128<byte> FirstBlues => Vector128.Create((byte)2, 255, 5, 255, 8, 255, 11, 255, 14, 255, 255, 255, 255, 255, 255, 255);
    private static Vector128<byte> LastBlues => Vector128.Create((byte)255, 255, 255, 255, 255, 255, 255, 255, 255, 255, 9, 255, 12, 255, 15, 255);
}
