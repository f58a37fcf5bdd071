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
/// <param name="Fine">Of neighbouring pixels.</param>
/// <param name="Pairs">Of neighbouring means of 2 × 2 pixels.</param>
/// <param name="Shape">Of neighbouring means of 4 × 4 pixels, across and down: what noise hardly reaches.</param>
/// <param name="Coarse">Of neighbouring means of 8 × 8 pixels.</param>
/// <param name="Noise">The variance that white noise needs for the second differences of pixels, which edges and slopes hardly have.</param>
/// <param name="NoiseOfPairs">The same of the means of 2 × 2 pixels.</param>
/// <param name="Mean">The mean level.</param>
internal readonly record struct GradientBlock(
    Directions Fine, Directions Pairs, float Shape, Directions Coarse, float Noise, float NoiseOfPairs, float Mean)
{
    public const int Side = 16;

    /// <param name="luma">Whole blocks only: the plane has a row, a column and slack beyond them.</param>
    /// <param name="left">The block's first column.</param>
    /// <param name="top">The block's first row.</param>
    public static GradientBlock Of(LumaPlane luma, int left, int top)
    {
        Vector256<int> across = default, down = default, falling = default, rising = default, second = default;
        Span<int> pairs = stackalloc int[64];
        ref var firstPair = ref MemoryMarshal.GetReference(pairs);
        ref var origin = ref MemoryMarshal.GetReference(luma.Values);
        for (var y = 0; y < Side; y++)
        {
            var at = (nuint)((top + y) * luma.Stride + left);
            var below = at + (nuint)luma.Stride;
            Vector256<short> here = Vector256.LoadUnsafe(ref origin, at), right = Vector256.LoadUnsafe(ref origin, at + 1);
            Vector256<short> under = Vector256.LoadUnsafe(ref origin, below), diagonal = Vector256.LoadUnsafe(ref origin, below + 1);
            across += Squares(right - here);
            down += Squares(under - here);
            falling += Squares(diagonal - here);
            rising += Squares(right - under);
            second += Squares(here + diagonal - right - under);
            // Two levels stand in each int, neither below 0.
            var two = here.AsInt32();
            var row = (nuint)(y / 2 * 8);
            (Vector256.LoadUnsafe(ref firstPair, row) + (two & Vector256.Create(0xFFFF)) + Vector256.ShiftRightLogical(two, 16)).StoreUnsafe(ref firstPair, row);
        }

        Span<int> fours = stackalloc int[16], eights = stackalloc int[4];
        for (var i = 0; i < 64; i++) fours[i / 16 * 4 + i % 8 / 2] += pairs[i];
        for (var i = 0; i < 16; i++) eights[i / 8 * 2 + i % 4 / 2] += fours[i];
        var (pair, noiseOfPairs) = Energies(pairs, 8);
        var (four, _) = Energies(fours, 4);
        return new(
            new(Vector256.Sum(across) / 256f, Vector256.Sum(down) / 256f, Vector256.Sum(falling) / 256f, Vector256.Sum(rising) / 256f),
            pair, four.Across + four.Down, Energies(eights, 2).Energy, Vector256.Sum(second) / 1024f, noiseOfPairs,
            (eights[0] + eights[1] + eights[2] + eights[3]) / 256f);
    }

    /// <summary>Of <paramref name="side"/> × <paramref name="side"/> sums over equal cells of the block.</summary>
    private static (Directions Energy, float Second) Energies(ReadOnlySpan<int> sums, int side)
    {
        long across = 0, down = 0, falling = 0, rising = 0, second = 0;
        for (var row = 0; row < side; row++)
            for (var column = 0; column < side; column++)
            {
                var at = row * side + column;
                if (column + 1 < side) across += Square(sums[at + 1] - sums[at]);
                if (row + 1 < side) down += Square(sums[at + side] - sums[at]);
                if (column + 1 == side || row + 1 == side) continue;
                falling += Square(sums[at + side + 1] - sums[at]);
                rising += Square(sums[at + 1] - sums[at + side]);
                second += Square(sums[at] + sums[at + side + 1] - sums[at + 1] - sums[at + side]);
            }
        float pixels = Side * Side / (side * side), squared = pixels * pixels;
        float straight = squared * side * (side - 1), slanted = squared * (side - 1) * (side - 1);
        return (new(across / straight, down / straight, falling / slanted, rising / slanted), second / slanted / 4);
    }

    private static Vector256<int> Squares(Vector256<short> differences)
    {
        if (Avx2.IsSupported) return Avx2.MultiplyAddAdjacent(differences, differences); // the same sums, in a third of the time
        var (low, high) = Vector256.Widen(differences);
        return low * low + high * high;
    }

    private static long Square(long value) => value * value;
}
