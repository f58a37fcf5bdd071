using System.Runtime.InteropServices;
using System.Runtime.Intrinsics;

namespace Korme.Selection;

/// <summary>How well one picture lies on another, and where.</summary>
/// <param name="Correlation">-1 to 1 of the shapes they have in common; different scenes reach 0.3 to 0.5 where they fit best.</param>
/// <param name="Across">How far the other picture has to be moved to the right, in parts of the width.</param>
/// <param name="Down">How far it has to be moved down, in parts of the height.</param>
/// <param name="Scale">Which of the scales it was seen at.</param>
internal readonly record struct Fit(double Correlation, double Across, double Down, int Scale)
{
    public static readonly Fit None = new(-1, 0, 0, 0);
}

/// <summary>A picture that others are laid over, at several scales and shifts, to see whether it is the same scene framed anew.</summary>
/// <remarks>Not safe from several threads: what is needed for comparing is made when first asked for, and kept.</remarks>
/// <param name="shapes">Of <see cref="Sketch.Shapes"/>.</param>
/// <param name="side">Its side: a multiple of 8.</param>
internal sealed class LaidOver(float[] shapes, int side)
{
    // A step in or out of a tenth or a fifth of the picture; what lies between fits both a little less.
    private static readonly double[] Scales = [1, 0.9, 0.8, 1 / 0.9, 1 / 0.8];

    private readonly Layer?[] layers = new Layer?[Scales.Length];

    /// <summary>The best fit over all scales and over shifts of up to a quarter, with 55 % of the smaller picture in common.</summary>
    public Fit FitOf(LaidOver other)
    {
        var best = Fit.None;
        for (var scale = 0; scale < Scales.Length; scale++)
        {
            var more = other.At(scale).Size - side;
            int from = -side / 4 - Math.Max(0, more), to = side / 4 - Math.Min(0, more);
            Search(other, scale, (from, to), (from, to), 0.55, ref best);
        }
        return best;
    }

    /// <summary>The best fit near one that was found on fewer cells.</summary>
    public Fit FitNear(LaidOver other, Fit found)
    {
        var best = Fit.None;
        int x = (int)Math.Round(found.Across * side), y = (int)Math.Round(found.Down * side);
        Search(other, found.Scale, (x - 2, x + 2), (y - 2, y + 2), 0.5, ref best);
        return best;
    }

    /// <summary>The best fit of a picture of the same scale taken further along: shifts of up to 70 % one way, 12 % the other.</summary>
    public Fit NextOf(LaidOver other)
    {
        int far = side * 7 / 10, aside = side / 8;
        var best = Fit.None;
        Search(other, 0, (-far, far), (-aside, aside), 0.28, ref best);
        Search(other, 0, (-aside, aside), (-far, far), 0.28, ref best);
        return best;
    }

    private Layer At(int scale) => layers[scale] ??= scale == 0 ? new(shapes, side, side) : Scaled((int)Math.Round(side * Scales[scale]));

    private void Search(LaidOver other, int scale, (int From, int To) across, (int From, int To) down, double least, ref Fit best)
    {
        Layer ground = At(0), layer = other.At(scale);
        var needed = least * Math.Min(side, layer.Size) * Math.Min(side, layer.Size);
        for (var y = down.From; y <= down.To; y++)
            for (var x = across.From; x <= across.To; x++)
            {
                int left = Math.Max(0, x), right = Math.Min(side, layer.Size + x), top = Math.Max(0, y), bottom = Math.Min(side, layer.Size + y);
                if (right <= left || bottom <= top || (right - left) * (bottom - top) < needed) continue;
                var energy = ground.Energy(left, top, right, bottom) * layer.Energy(left - x, top - y, right - x, bottom - y);
                if (energy < 1) continue;
                var correlation = Product(layer, x, y, top, bottom) / Math.Sqrt(energy);
                if (correlation > best.Correlation) best = new(correlation, x / (double)side, y / (double)side, scale);
            }
    }

    /// <summary>The sum of products where both are; beyond its sides a layer is 0.</summary>
    private float Product(Layer other, int across, int down, int top, int bottom)
    {
        ref var here = ref MemoryMarshal.GetArrayDataReference(shapes);
        ref var there = ref MemoryMarshal.GetArrayDataReference(other.Cells);
        Vector256<float> sum = default;
        for (var y = top; y < bottom; y++)
        {
            nuint at = (nuint)(y * side), beside = (nuint)((y - down) * other.Stride + other.Margin - across);
            for (nuint x = 0; x < (nuint)side; x += 8)
                sum += Vector256.LoadUnsafe(ref here, at + x) * Vector256.LoadUnsafe(ref there, beside + x);
        }
        return Vector256.Sum(sum);
    }

    /// <summary>The shapes made larger or smaller, between the cells by straight lines.</summary>
    private Layer Scaled(int size)
    {
        var scaled = new float[size * size];
        for (var y = 0; y < size; y++)
            for (var x = 0; x < size; x++)
            {
                var (top, down) = Between(y);
                var (left, across) = Between(x);
                float Row(int row) => shapes[row * side + left] * (1 - across) + shapes[row * side + left + 1] * across;
                scaled[y * size + x] = Row(top) * (1 - down) + Row(top + 1) * down;
            }
        return new(scaled, size, side);

        (int Cell, float Part) Between(int index)
        {
            var at = Math.Clamp((index + 0.5) * side / size - 0.5, 0, side - 1.001);
            return ((int)at, (float)(at - (int)at));
        }
    }

    /// <summary>Cells with zeros to both sides, and their energy over any rectangle.</summary>
    private sealed class Layer
    {
        private readonly double[] energy;

        /// <param name="cells">Row by row.</param>
        /// <param name="size">Its side.</param>
        /// <param name="ground">The side of what it is laid over.</param>
        public Layer(float[] cells, int size, int ground)
        {
            Size = size;
            Margin = ground + size;
            Stride = size + 2 * Margin;
            Cells = new float[Stride * size];
            for (var y = 0; y < size; y++) cells.AsSpan(y * size, size).CopyTo(Cells.AsSpan(y * Stride + Margin));
            energy = Sketch.Sums(Array.ConvertAll(cells, cell => cell * cell), size);
        }

        public int Size { get; }

        public int Margin { get; }

        public int Stride { get; }

        public float[] Cells { get; }

        public double Energy(int left, int top, int right, int bottom) => Sketch.Within(energy, Size, left, top, right, bottom);
    }
}
