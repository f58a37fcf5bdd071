using System.Buffers.Binary;
using Korme.Imaging.Native;
using Microsoft.Win32.SafeHandles;

namespace Korme.Imaging;

/// <summary>The edge tiles of a pyramid, cut to their size, behind the TIFF in the same file, where readers of TIFF don't look.</summary>
/// <remarks>
/// A TIFF pads its edge tiles, and a viewer would show the padding. Layout: the JPEGs, each whole, in the order of
/// <see cref="PyramidGrid.Edges"/>; their index, 12 bytes each (offset 8, length 4); the footer of 32 bytes: <c>KORMEPYR</c>,
/// version, the picture's width and height, number of edge tiles (4 each), offset of the index (8). Little-endian.
/// </remarks>
internal static class EdgeTiles
{
    private const int FooterBytes = 32;
    private const int EntryBytes = 12;
    private const uint Version = 1;
    private const int MaxTileBytes = 4 << 20;

    private static ReadOnlySpan<byte> Magic => "KORMEPYR"u8;

    /// <summary>Cuts the edge tiles out of a finished TIFF and appends them.</summary>
    /// <param name="file">The TIFF, open for reading and writing.</param>
    /// <param name="grid">The picture's.</param>
    /// <param name="quality">JPEG quality, the tiles' own: on the same grid of blocks hardly anything is lost a second time.</param>
    /// <param name="cancel">Stops between two tiles.</param>
    internal static void Append(FileStream file, PyramidGrid grid, int quality, CancellationToken cancel)
    {
        var index = new List<(long Offset, int Length)>();
        var end = file.Length;
        using var jpeg = new MemoryStream();
        foreach (var level in grid.Edges().GroupBy(edge => edge.Level))
        {
            using var page = OpenedPicture.OpenPage(file, level.Key.Page, cancel);
            foreach (var (_, column, row) in level)
            {
                cancel.ThrowIfCancellationRequested();
                jpeg.SetLength(0);
                page.Guarded(() =>
                {
                    using var tile = Operation.Image("extract_area", ("input", page.Image),
                        ("left", column * PyramidGrid.TilePixels), ("top", row * PyramidGrid.TilePixels),
                        ("width", level.Key.TileWidth(column)), ("height", level.Key.TileHeight(row)));
                    Saving.Jpeg(tile, jpeg, quality, cancel);
                });
                RandomAccess.Write(file.SafeFileHandle, jpeg.GetBuffer().AsSpan(0, (int)jpeg.Length), end);
                index.Add((end, (int)jpeg.Length));
                end += jpeg.Length;
            }
        }
        RandomAccess.Write(file.SafeFileHandle, IndexAndFooter(index, grid, end), end);
    }

    /// <summary>The picture's size, and where its edge tiles lie.</summary>
    /// <exception cref="PictureRefusedException">They aren't there, or damaged.</exception>
    internal static (PyramidGrid Grid, (long Offset, int Length)[] Tiles) Read(SafeFileHandle file)
    {
        var fileBytes = RandomAccess.GetLength(file);
        Span<byte> footer = stackalloc byte[FooterBytes];
        if (fileBytes < FooterBytes || RandomAccess.Read(file, footer, fileBytes - FooterBytes) != FooterBytes) throw Damaged();
        if (!footer.StartsWith(Magic) || BinaryPrimitives.ReadUInt32LittleEndian(footer[8..]) != Version) throw Damaged();
        var width = BinaryPrimitives.ReadInt32LittleEndian(footer[12..]);
        var height = BinaryPrimitives.ReadInt32LittleEndian(footer[16..]);
        var count = BinaryPrimitives.ReadInt32LittleEndian(footer[20..]);
        var indexAt = BinaryPrimitives.ReadInt64LittleEndian(footer[24..]);
        if (width is < 1 or > PyramidGrid.TilePixels * PyramidGrid.TilePixels
            || height is < 1 or > PyramidGrid.TilePixels * PyramidGrid.TilePixels) throw Damaged();
        var grid = new PyramidGrid(width, height);
        if (count != grid.Edges().Count() || indexAt < 0 || indexAt != fileBytes - FooterBytes - (long)count * EntryBytes) throw Damaged();

        var bytes = new byte[count * EntryBytes];
        if (RandomAccess.Read(file, bytes, indexAt) != bytes.Length) throw Damaged();
        var tiles = new (long Offset, int Length)[count];
        for (var index = 0; index < count; index++)
        {
            var offset = BinaryPrimitives.ReadInt64LittleEndian(bytes.AsSpan(index * EntryBytes));
            var length = BinaryPrimitives.ReadInt32LittleEndian(bytes.AsSpan(index * EntryBytes + 8));
            if (length is < 4 or > MaxTileBytes || offset < 0 || offset > indexAt - length) throw Damaged();
            tiles[index] = (offset, length);
        }
        return (grid, tiles);
    }

    private static byte[] IndexAndFooter(List<(long Offset, int Length)> index, PyramidGrid grid, long indexAt)
    {
        var bytes = new byte[index.Count * EntryBytes + FooterBytes];
        for (var entry = 0; entry < index.Count; entry++)
        {
            BinaryPrimitives.WriteInt64LittleEndian(bytes.AsSpan(entry * EntryBytes), index[entry].Offset);
            BinaryPrimitives.WriteInt32LittleEndian(bytes.AsSpan(entry * EntryBytes + 8), index[entry].Length);
        }
        var footer = bytes.AsSpan(index.Count * EntryBytes);
        Magic.CopyTo(footer);
        BinaryPrimitives.WriteUInt32LittleEndian(footer[8..], Version);
        BinaryPrimitives.WriteInt32LittleEndian(footer[12..], grid.WidthPixels);
        BinaryPrimitives.WriteInt32LittleEndian(footer[16..], grid.HeightPixels);
        BinaryPrimitives.WriteInt32LittleEndian(footer[20..], index.Count);
        BinaryPrimitives.WriteInt64LittleEndian(footer[24..], indexAt);
        return bytes;
    }

    private static PictureRefusedException Damaged() => new(Refusal.Damaged, "its edge tiles are missing or damaged");
}
