using System.Runtime.InteropServices;
using System.Runtime.Intrinsics;
using System.Runtime.Intrinsics.X86;

namespace Korme.Selection;

/// <summary>Mean squared differences of neighbours in four directions: across, down and the two diagonals.</summary>
internal readonly record struct Directions(float Across, float Down, float Falling, float Rising)
{
    public const int Count = 4;

    public float this[int direction] => direction switch { 0 => Across, 1 => Down, 2 => Falling, _ => Rising };

    public static Directions operator +(Directions a, Directions b) => new(a.Across + b.Across, a.Down + b.Down, a.Falling + b.Falling, a.Rising + b.Rising);
}

/// <summary>What 16 × 16 pixels of luma tell of gradients at four sizes, in squared levels.</summary>
/// <remarks>
/// Means are taken at every place and not side by side: an edge between two means is twice as strong as one in the middle of a mean,
/// and along a straight edge that would be the same in every block.
/// </remarks>
/// <param name="Fine">Of neighbouring pixels.</param>
/// <param name="Pairs">Of means of 2 × 2 pixels that touch.</param>
/// <param name="Shape">Of means of 4 × 4 pixels that touch, across and down: what noise hardly reaches.</param>
/// <param name="Coarse">Of means of 8 × 8 pixels that touch.</param>
/// <param name="Noise">The variance that white noise needs for the second differences of pixels, which edges and slopes hardly have.</param>
/// <param name="NoiseOfPairs">The same of the means of 2 × 2 pixels.</param>
/// <param name="Mean">The mean level.</param>
internal readonly record struct GradientBlock(
    Directions Fine, Directions Pairs, float Shape, Directions Coarse, float Noise, float NoiseOfPairs, float Mean)
{
    public const int Side = 16;

    /// <param name="luma">Whole blocks only: the plane has rows, columns and slack beyond them.</param>
    /// <param name="shapes">Of the same picture.</param>
    /// <param name="column">Which block, from the left.</param>
    /// <param name="row">Which block, from the top.</param>
    public static GradientBlock Of(LumaPlane luma, ShapePlane shapes, int column, int row)
    {
        var (pixels, noise, sum) = OfPixels(luma, column * Side, row * Side);
        var (pairs, noiseOfPairs) = OfPairs(luma, column * Side, row * Side);
        return new(pixels, pairs, shapes.ShapeOf(column, row), shapes.CoarseOf(column, row), noise, noiseOfPairs, sum / 256f);
    }

    private static (Directions Energy, float Noise, int Sum) OfPixels(LumaPlane luma, int left, int top)
    {
        var sums = new Sums();
        var whole = Vector256<short>.Zero;
        ref var origin = ref MemoryMarshal.GetReference(luma.Values);
        for (var y = 0; y < Side; y++)
        {
            var at = (nuint)((top + y) * luma.Stride + left);
            var below = at + (nuint)luma.Stride;
            var here = Vector256.LoadUnsafe(ref origin, at);
            sums.Add(here, Vector256.LoadUnsafe(ref origin, at + 1), Vector256.LoadUnsafe(ref origin, below), Vector256.LoadUnsafe(ref origin, below + 1));
            whole += here;
        }
        var (low, high) = Vector256.Widen(whole);
        return (sums.Energy(1), sums.Noise(1), Vector256.Sum(low + high));
    }

    private static (Directions Energy, float Noise) OfPairs(LumaPlane luma, int left, int top)
    {
        // Two pixels of each of the nineteen rows that the means reach, where a mean begins and two pixels further.
        Span<Vector256<short>> here = stackalloc Vector256<short>[Side + 3], beside = stackalloc Vector256<short>[Side + 3];
        ref var origin = ref MemoryMarshal.GetReference(luma.Values);
        for (var y = 0; y < here.Length; y++)
        {
            var at = (nuint)((top + y) * luma.Stride + left);
            here[y] = Vector256.LoadUnsafe(ref origin, at) + Vector256.LoadUnsafe(ref origin, at + 1);
            beside[y] = Vector256.LoadUnsafe(ref origin, at + 2) + Vector256.LoadUnsafe(ref origin, at + 3);
        }
        var sums = new Sums();
        for (var y = 0; y < Side; y++) sums.Add(here[y] + here[y + 1], beside[y] + beside[y + 1], here[y + 2] + here[y + 3], beside[y + 2] + beside[y + 3]);
        return (sums.Energy(4), sums.Noise(4));
    }

    /// <summary>Squared differences of sixteen values and their neighbours, added up row by row.</summary>
    private struct Sums
    {
        private Vector256<int> across, down, falling, rising, second;

        public void Add(Vector256<short> here, Vector256<short> right, Vector256<short> under, Vector256<short> diagonal)
        {
            across += Squares(right - here);
            down += Squares(under - here);
            falling += Squares(diagonal - here);
            rising += Squares(right - under);
            second += Squares(here + diagonal - right - under);
        }

        /// <summary>Means over a block.</summary>
        /// <param name="pixels">How many each value is the sum of.</param>
        public readonly Directions Energy(int pixels)
        {
            float all = Side * Side * pixels * pixels;
            return new(Vector256.Sum(across) / all, Vector256.Sum(down) / all, Vector256.Sum(falling) / all, Vector256.Sum(rising) / all);
        }

        public readonly float Noise(int pixels) => Vector256.Sum(second) / (4f * Side * Side * pixels * pixels);

        private static Vector256<int> Squares(Vector256<short> differences)
        {
            if (Avx2.IsSupported) return Avx2.MultiplyAddAdjacent(differences, differences); // the same sums, in a third of the time
            var (low, high) = Vector256.Widen(differences);
            return low * low + high * high;
        }
    }
}
