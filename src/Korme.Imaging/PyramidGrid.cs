namespace Korme.Imaging;

/// <summary>The levels and tiles a picture's pyramid has. Pure; follows from the picture's size alone.</summary>
/// <remarks>
/// Level k has 1/2ᵏ of the sides, rounded up as viewers and the IIIF Image API 3.0 implementation notes §3 do. libvips halves and
/// rounds down: so the picture it is given is padded to <see cref="PaddedWidthPixels"/>, which halves without a rest. A tile
/// boundary is never crossed by that: 512 is a multiple of every 2ᵏ that a picture below 262,144 pixels a side needs.
/// </remarks>
public sealed record PyramidGrid
{
    /// <summary>The side of a tile.</summary>
    public const int TilePixels = 512;

    /// <param name="widthPixels">The picture's, at least 1.</param>
    /// <param name="heightPixels">The picture's, at least 1.</param>
    public PyramidGrid(int widthPixels, int heightPixels)
    {
        ArgumentOutOfRangeException.ThrowIfNegativeOrZero(widthPixels);
        ArgumentOutOfRangeException.ThrowIfNegativeOrZero(heightPixels);
        ArgumentOutOfRangeException.ThrowIfGreaterThan(Math.Max(widthPixels, heightPixels), TilePixels * TilePixels);
        var levels = new List<PyramidLevel>();
        do levels.Add(new(levels.Count, Shrunk(widthPixels, levels.Count), Shrunk(heightPixels, levels.Count)));
        while (levels[^1].Columns > 1 || levels[^1].Rows > 1);
        Levels = levels;
    }

    /// <summary>The full size first, the level that is one tile last.</summary>
    public IReadOnlyList<PyramidLevel> Levels { get; }

    public int WidthPixels => Levels[0].WidthPixels;

    public int HeightPixels => Levels[0].HeightPixels;

    /// <summary>The width of the full level as stored.</summary>
    public int PaddedWidthPixels => Levels[^1].WidthPixels << (Levels.Count - 1);

    /// <summary>The height of the full level as stored.</summary>
    public int PaddedHeightPixels => Levels[^1].HeightPixels << (Levels.Count - 1);

    /// <summary>
    /// The width of a stored tile: 512, or for a smaller picture its side, rounded up to the 16 that TIFF 6.0 §15 asks for:
    /// libvips 8.18 reads no file whose tile is many times larger than its picture.
    /// </summary>
    public int StoredTileWidth => TileSide(PaddedWidthPixels);

    /// <summary>The height of a stored tile, as <see cref="StoredTileWidth"/>.</summary>
    public int StoredTileHeight => TileSide(PaddedHeightPixels);

    /// <summary>True for a tile at the right or lower edge that the picture doesn't fill: kept cut to its size, apart from the others.</summary>
    public bool IsEdge(PyramidLevel level, int column, int row) =>
        level.TileWidth(column) < StoredTileWidth || level.TileHeight(row) < StoredTileHeight;

    /// <summary>Every edge tile, level by level, row by row: the order in which they are stored.</summary>
    public IEnumerable<(PyramidLevel Level, int Column, int Row)> Edges()
    {
        foreach (var level in Levels)
            for (var row = 0; row < level.Rows; row++)
                for (var column = 0; column < level.Columns; column++)
                    if (IsEdge(level, column, row)) yield return (level, column, row);
    }

    private static int Shrunk(int side, int level) => (int)((side + (1L << level) - 1) >> level);

    private static int TileSide(int side) => Math.Min(TilePixels, (side + 15) / 16 * 16);
}

/// <summary>One level: page <paramref name="Page"/> of the TIFF, 1/2ᵖᵃᵍᵉ of the picture's sides, rounded up.</summary>
public sealed record PyramidLevel(int Page, int WidthPixels, int HeightPixels)
{
    public int Columns => (WidthPixels + PyramidGrid.TilePixels - 1) / PyramidGrid.TilePixels;

    public int Rows => (HeightPixels + PyramidGrid.TilePixels - 1) / PyramidGrid.TilePixels;

    /// <summary>The width of the tiles of a column, as a viewer expects it: less than 512 at the right edge.</summary>
    public int TileWidth(int column) => Math.Min(PyramidGrid.TilePixels, WidthPixels - column * PyramidGrid.TilePixels);

    /// <summary>The height of the tiles of a row.</summary>
    public int TileHeight(int row) => Math.Min(PyramidGrid.TilePixels, HeightPixels - row * PyramidGrid.TilePixels);
}
