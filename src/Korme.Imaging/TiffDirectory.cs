using System.Buffers.Binary;
using Microsoft.Win32.SafeHandles;

namespace Korme.Imaging;

/// <summary>One page of a tiled JPEG TIFF as libvips writes it: where its tiles lie (TIFF 6.0; JPEG inside: Technical Note 2).</summary>
/// <remarks>Every offset and count is checked against the file before it is used: a hostile file is refused, it can do nothing else.</remarks>
internal sealed record TiffDirectory(int Width, int Height, int TileWidth, int TileHeight, long[] Offsets, int[] Lengths, byte[] Tables)
{
    private const int MaxPages = 32;
    private const int MaxEntries = 512;
    private const int MaxTiles = 1 << 20;

    /// <summary>No tile of 512 × 512 at any quality is larger.</summary>
    private const int MaxTileBytes = 4 << 20;
    private const int MaxTablesBytes = 65_536;

    /// <summary>Reads all pages of a little-endian classic TIFF.</summary>
    /// <exception cref="PictureRefusedException">It is none, or damaged.</exception>
    public static IReadOnlyList<TiffDirectory> ReadAll(SafeFileHandle file)
    {
        var fileBytes = RandomAccess.GetLength(file);
        var head = Bytes(file, 0, 8, fileBytes);
        if (!head.AsSpan().StartsWith("II*\0"u8)) throw Damaged("it is not a little-endian TIFF");
        var pages = new List<TiffDirectory>();
        long at = BinaryPrimitives.ReadUInt32LittleEndian(head.AsSpan(4));
        while (at != 0)
        {
            if (pages.Count == MaxPages) throw Damaged("it has too many pages");
            var count = BinaryPrimitives.ReadUInt16LittleEndian(Bytes(file, at, 2, fileBytes));
            if (count > MaxEntries) throw Damaged("a page has too many fields");
            var entries = Bytes(file, at + 2, count * 12 + 4, fileBytes);
            pages.Add(ReadOne(file, entries.AsSpan(0, count * 12), fileBytes));
            at = BinaryPrimitives.ReadUInt32LittleEndian(entries.AsSpan(count * 12));
        }
        return pages;
    }

    private static TiffDirectory ReadOne(SafeFileHandle file, ReadOnlySpan<byte> entries, long fileBytes)
    {
        uint[] width = [], height = [], tileWidth = [], tileHeight = [], compression = [], offsets = [], lengths = [];
        byte[] tables = [];
        for (; entries.Length >= 12; entries = entries[12..])
        {
            // TIFF 6.0 §2 and §15; 347 is JPEGTables of Technical Note 2.
            switch (BinaryPrimitives.ReadUInt16LittleEndian(entries))
            {
                case 256: width = Numbers(file, entries, 1, fileBytes); break;
                case 257: height = Numbers(file, entries, 1, fileBytes); break;
                case 259: compression = Numbers(file, entries, 1, fileBytes); break;
                case 322: tileWidth = Numbers(file, entries, 1, fileBytes); break;
                case 323: tileHeight = Numbers(file, entries, 1, fileBytes); break;
                case 324: offsets = Numbers(file, entries, MaxTiles, fileBytes); break;
                case 325: lengths = Numbers(file, entries, MaxTiles, fileBytes); break;
                case 347: tables = Value(file, entries, 1, MaxTablesBytes, fileBytes); break;
            }
        }
        if (compression is not [7]) throw Damaged("its tiles are no JPEG");
        if (width is not [> 0 and < int.MaxValue] || height is not [> 0 and < int.MaxValue]
            || tileWidth is not [> 0 and <= 4096] || tileHeight is not [> 0 and <= 4096]) throw Damaged("a page has no size");
        if (tables.Length < 4 || !tables.AsSpan().StartsWith(JpegMarkers.Start) || !tables.AsSpan().EndsWith(JpegMarkers.End))
            throw Damaged("a page has no JPEG tables");
        var tiles = ((width[0] + tileWidth[0] - 1L) / tileWidth[0]) * ((height[0] + tileHeight[0] - 1L) / tileHeight[0]);
        if (offsets.Length != tiles || lengths.Length != tiles) throw Damaged("a page names another number of tiles than it has");
        for (var tile = 0; tile < tiles; tile++)
            if (lengths[tile] is < 4 or > MaxTileBytes || offsets[tile] + (long)lengths[tile] > fileBytes)
                throw Damaged("a tile lies outside the file");
        return new((int)width[0], (int)height[0], (int)tileWidth[0], (int)tileHeight[0],
            Array.ConvertAll(offsets, offset => (long)offset), Array.ConvertAll(lengths, length => (int)length), tables);
    }

    /// <summary>Unsigned numbers of 16 or 32 bits.</summary>
    private static uint[] Numbers(SafeFileHandle file, ReadOnlySpan<byte> entry, int most, long fileBytes)
    {
        var unit = BinaryPrimitives.ReadUInt16LittleEndian(entry[2..]) switch
        {
            3 => 2,
            4 => 4,
            _ => throw Damaged("a field has an unexpected type"),
        };
        var bytes = Value(file, entry, unit, most, fileBytes);
        var numbers = new uint[bytes.Length / unit];
        for (var index = 0; index < numbers.Length; index++)
        {
            var one = bytes.AsSpan(index * unit);
            numbers[index] = unit == 2 ? BinaryPrimitives.ReadUInt16LittleEndian(one) : BinaryPrimitives.ReadUInt32LittleEndian(one);
        }
        return numbers;
    }

    /// <summary>A field's bytes: in the entry itself up to four, else where the entry points.</summary>
    private static byte[] Value(SafeFileHandle file, ReadOnlySpan<byte> entry, int unit, int most, long fileBytes)
    {
        var count = BinaryPrimitives.ReadUInt32LittleEndian(entry[4..]);
        if (count > most) throw Damaged("a field has too many values");
        var bytes = (int)count * unit;
        return bytes <= 4
            ? entry.Slice(8, bytes).ToArray()
            : Bytes(file, BinaryPrimitives.ReadUInt32LittleEndian(entry[8..]), bytes, fileBytes);
    }

    private static byte[] Bytes(SafeFileHandle file, long offset, int count, long fileBytes)
    {
        if (offset < 0 || offset + count > fileBytes) throw Damaged("it is cut short");
        var bytes = new byte[count];
        return RandomAccess.Read(file, bytes, offset) == count ? bytes : throw Damaged("it is cut short");
    }

    private static PictureRefusedException Damaged(string how) => new(Refusal.Damaged, how);
}

/// <summary>The two markers every JPEG begins and ends with (ITU-T T.81 §B.1.1.3).</summary>
internal static class JpegMarkers
{
    public static ReadOnlySpan<byte> Start => [0xFF, 0xD8];

    public static ReadOnlySpan<byte> End => [0xFF, 0xD9];
}
