using Microsoft.Win32.SafeHandles;

namespace Korme.Imaging;

/// <summary>A pyramid file held open, its directories read: gives out stored tiles without decoding. Safe from many threads.</summary>
/// <remarks>
/// A tile in a TIFF lacks its tables (Technical Note 2): whole it is <c>SOI + APP14 + tables + tile without SOI</c>. The APP14
/// segment says YCbCr; without it Safari takes the colours of such a file for RGB.
/// </remarks>
public sealed class OpenPyramid : IDisposable
{
    private readonly SafeFileHandle file;
    private readonly Level[] levels;

    private OpenPyramid(SafeFileHandle file, PyramidGrid grid, Level[] levels) => (this.file, Grid, this.levels) = (file, grid, levels);

    public PyramidGrid Grid { get; }

    /// <summary>The file's length and time of writing when it was opened: another than now means another file.</summary>
    public required (long Bytes, DateTime WrittenUtc) Stamp { get; init; }

    /// <summary>Opens a pyramid made by <see cref="PyramidFile.Write"/>.</summary>
    /// <exception cref="PictureRefusedException">It is no pyramid, or damaged.</exception>
    /// <exception cref="IOException">It isn't there, or can't be read.</exception>
    public static OpenPyramid Open(string path)
    {
        var file = File.OpenHandle(path, share: FileShare.ReadWrite | FileShare.Delete, options: FileOptions.RandomAccess);
        try
        {
            var (grid, edges) = EdgeTiles.Read(file);
            var pages = TiffDirectory.ReadAll(file);
            if (pages.Count != grid.Levels.Count) throw Damaged("it has another number of levels than its picture");
            var levels = new Level[pages.Count];
            var edge = 0;
            foreach (var level in grid.Levels) levels[level.Page] = LevelOf(grid, level, pages[level.Page], edges, ref edge);
            return new(file, grid, levels) { Stamp = (RandomAccess.GetLength(file), File.GetLastWriteTimeUtc(file)) };
        }
        catch
        {
            file.Dispose();
            throw;
        }
    }

    /// <summary>Bytes of a stored tile as a whole JPEG.</summary>
    /// <exception cref="ArgumentOutOfRangeException">There is no such tile.</exception>
    public int TileBytes(int level, int column, int row)
    {
        var (head, _, length) = Find(level, column, row);
        return head.Length == 0 ? length : head.Length + length - JpegMarkers.Start.Length;
    }

    /// <summary>Reads a stored tile as a whole JPEG into a buffer of at least <see cref="TileBytes"/>.</summary>
    /// <returns>The bytes written: all of them.</returns>
    /// <exception cref="PictureRefusedException">The tile is damaged: cut short, or no JPEG.</exception>
    /// <exception cref="ObjectDisposedException">The pyramid was closed.</exception>
    public int ReadTile(int level, int column, int row, Span<byte> buffer)
    {
        var (head, offset, length) = Find(level, column, row);
        // The tile's own SOI is overwritten by the end of the head, which is copied afterwards.
        var at = head.Length == 0 ? 0 : head.Length - JpegMarkers.Start.Length;
        var tile = buffer.Slice(at, length);
        if (RandomAccess.Read(file, tile, offset) != length || !tile.StartsWith(JpegMarkers.Start) || !tile.EndsWith(JpegMarkers.End))
            throw Damaged($"tile {column},{row} of level {level} is no JPEG");
        head.CopyTo(buffer);
        return at + length;
    }

    public void Dispose() => file.Dispose();

    private (byte[] Head, long Offset, int Length) Find(int level, int column, int row)
    {
        ArgumentOutOfRangeException.ThrowIfGreaterThanOrEqual((uint)level, (uint)levels.Length, nameof(level));
        var (shape, head, isEdge, offsets, lengths) = levels[level];
        ArgumentOutOfRangeException.ThrowIfGreaterThanOrEqual((uint)column, (uint)shape.Columns, nameof(column));
        ArgumentOutOfRangeException.ThrowIfGreaterThanOrEqual((uint)row, (uint)shape.Rows, nameof(row));
        var tile = row * shape.Columns + column;
        return (isEdge[tile] ? [] : head, offsets[tile], lengths[tile]);
    }

    private static Level LevelOf(
        PyramidGrid grid, PyramidLevel level, TiffDirectory page, (long Offset, int Length)[] edges, ref int edge)
    {
        if (page.TileWidth != grid.StoredTileWidth || page.TileHeight != grid.StoredTileHeight
            || page.Width != grid.PaddedWidthPixels >> level.Page || page.Height != grid.PaddedHeightPixels >> level.Page
            || page.Offsets.Length != level.Columns * level.Rows)
            throw Damaged($"level {level.Page} has another shape than its picture");
        var isEdge = new bool[page.Offsets.Length];
        for (var tile = 0; tile < isEdge.Length; tile++)
        {
            if (!grid.IsEdge(level, tile % level.Columns, tile / level.Columns)) continue;
            isEdge[tile] = true;
            (page.Offsets[tile], page.Lengths[tile]) = edges[edge++];
        }
        return new(level, HeadOf(page.Tables), isEdge, page.Offsets, page.Lengths);
    }

    /// <summary>SOI, Adobe's APP14 with transform 1 (Adobe Technical Note 5116 §18), the tables without their SOI and EOI.</summary>
    private static byte[] HeadOf(ReadOnlySpan<byte> tables) =>
    [
        0xFF, 0xD8, 0xFF, 0xEE, 0, 14, (byte)'A', (byte)'d', (byte)'o', (byte)'b', (byte)'e', 0, 100, 0, 0, 0, 0, 1,
        .. tables[2..^2],
    ];

    private static PictureRefusedException Damaged(string how) => new(Refusal.Damaged, how);

    private sealed record Level(PyramidLevel Shape, byte[] Head, bool[] IsEdge, long[] Offsets, int[] Lengths);
}
