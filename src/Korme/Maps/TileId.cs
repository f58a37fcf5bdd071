namespace Korme.Maps;

/// <summary>The number that PMTiles gives a tile: its place on a Hilbert curve, all smaller zooms before it.</summary>
/// <remarks>PMTiles 3, section 4.1.</remarks>
public static class TileId
{
    /// <summary>Nobody draws a plan of less than a few metres; the largest number of a tile then has 48 bits.</summary>
    public const int MostZoom = 24;

    /// <summary>The number of a tile.</summary>
    /// <param name="zoom">0 to <see cref="MostZoom"/>.</param>
    /// <param name="x">From the west, 0 to 2^zoom − 1.</param>
    /// <param name="y">From the north, 0 to 2^zoom − 1.</param>
    /// <returns>Null: there is no such tile in the world.</returns>
    public static ulong? Of(int zoom, int x, int y)
    {
        if (zoom is < 0 or > MostZoom || x < 0 || y < 0 || x >> zoom != 0 || y >> zoom != 0) return null;
        var id = ((1UL << (2 * zoom)) - 1) / 3;
        long column = x, row = y;
        for (var level = zoom - 1; level >= 0; level--)
        {
            var side = 1L << level;
            var (right, down) = (side & column, side & row);
            id += (ulong)((3 * right) ^ down) << level;
            if (down != 0) continue;
            if (right != 0) (column, row) = (side - 1 - column, side - 1 - row);
            (column, row) = (row, column);
        }
        return id;
    }
}
