namespace Korme.Delivery.Iiif;

/// <summary>The scale factors and tiles a pyramid of square tiles offers (IIIF Image API 3.0 §5.4; implementation notes §3).</summary>
public static class TileLevels
{
    /// <summary>The side of a tile, as <c>info.json</c> says it.</summary>
    public const int TilePixels = 512;

    /// <summary>1, 2, 4, … up to the first at which the whole picture fits into one tile.</summary>
    public static IReadOnlyList<int> ScaleFactors(Extent full)
    {
        var factors = new List<int> { 1 };
        while (!IsOneTile(full, factors[^1])) factors.Add(factors[^1] * 2);
        return factors;
    }

    /// <summary>The whole picture at the level that is one tile.</summary>
    public static Extent Smallest(Extent full) => Shrunk(full.WidthPixels, full.HeightPixels, ScaleFactors(full)[^1]);

    /// <summary>The tile a request means: its region is a tile's, its size the tile's own.</summary>
    /// <remarks>
    /// Where the request leaves a side to us (<c>w,</c> <c>,h</c> <c>!w,h</c> <c>pct:n</c>), a tile within a pixel of our size is
    /// meant: left-over sides are rounded up in tiles, and to the nearest elsewhere.
    /// </remarks>
    internal static Tile? Find(Extent full, Box region, Size asked, Extent size)
    {
        for (int factor = 1, level = 0; ; factor *= 2, level++)
        {
            var side = (long)TilePixels * factor;
            if (region.X % side == 0 && region.Y % side == 0
                && region.WidthPixels == Math.Min(side, full.WidthPixels - region.X)
                && region.HeightPixels == Math.Min(side, full.HeightPixels - region.Y))
            {
                var own = Shrunk(region.WidthPixels, region.HeightPixels, factor);
                if (asked.Means(own, size)) return new(level, (int)(region.X / side), (int)(region.Y / side), own);
            }
            if (IsOneTile(full, factor)) return null;
        }
    }

    private static bool IsOneTile(Extent full, int factor) =>
        (Math.Max(full.WidthPixels, full.HeightPixels) - 1) / factor < TilePixels;

    private static Extent Shrunk(int width, int height, int factor) => new((width + factor - 1) / factor, (height + factor - 1) / factor);
}

/// <summary>A tile of a pyramid; level 0 is the full size, each further one half of it. <paramref name="Size"/>: its pixels.</summary>
public readonly record struct Tile(int Level, int Column, int Row, Extent Size);
