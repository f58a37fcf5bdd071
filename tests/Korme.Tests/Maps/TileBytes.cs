using System.Buffers.Binary;
using System.IO.Compression;
using System.Text;
using Korme.Maps;

namespace Korme.Tests.Maps;

/// <summary>Writes PMTiles files and vector tiles, right ones and wrong ones.</summary>
internal static class TileBytes
{
    /// <summary>A whole file: a root directory, behind it the leaves where there are more than <paramref name="inRoot"/> entries.</summary>
    /// <param name="tiles">By number, with how many tiles in a row look like this one.</param>
    public static byte[] File(
        IEnumerable<(ulong Tile, uint Run, byte[] Bytes)> tiles, TileKind kind, Packing packing = Packing.Gzip, string metadata = "{}", int leastZoom = 0, int mostZoom = 14, int inRoot = 100)
    {
        var (entries, data) = (new List<(ulong Tile, ulong Offset, uint Bytes, uint Run)>(), new MemoryStream());
        foreach (var (tile, run, bytes) in tiles.OrderBy(each => each.Tile))
        {
            var packed = Pack(bytes, packing);
            entries.Add((tile, (ulong)data.Length, (uint)packed.Length, run));
            data.Write(packed);
        }
        var leaves = new MemoryStream();
        var root = entries;
        if (entries.Count > inRoot)
        {
            root = [];
            foreach (var part in entries.Chunk(inRoot))
            {
                var leaf = Pack(Directory(part), packing);
                root.Add((part[0].Tile, (ulong)leaves.Length, (uint)leaf.Length, 0));
                leaves.Write(leaf);
            }
        }
        return File(Pack(Directory(root), packing), Pack(Encoding.UTF8.GetBytes(metadata), packing), leaves.ToArray(), data.ToArray(), kind, packing, leastZoom, mostZoom);
    }

    /// <summary>A file of these parts, as they are.</summary>
    public static byte[] File(byte[] root, byte[] metadata, byte[] leaves, byte[] data, TileKind kind, Packing packing, int leastZoom = 0, int mostZoom = 14)
    {
        var header = new byte[127];
        "PMTiles"u8.CopyTo(header);
        header[7] = 3;
        var at = header.Length;
        foreach (var (part, index) in new[] { root, metadata, leaves, data }.Select((part, index) => (part, index)))
        {
            BinaryPrimitives.WriteUInt64LittleEndian(header.AsSpan(8 + 16 * index), (ulong)at);
            BinaryPrimitives.WriteUInt64LittleEndian(header.AsSpan(16 + 16 * index), (ulong)part.Length);
            at += part.Length;
        }
        (header[96], header[97], header[98], header[99], header[100], header[101]) = (1, (byte)packing, (byte)packing, (byte)kind, (byte)leastZoom, (byte)mostZoom);
        return [.. header, .. root, .. metadata, .. leaves, .. data];
    }

    public static byte[] Directory(IReadOnlyList<(ulong Tile, ulong Offset, uint Bytes, uint Run)> entries)
    {
        var bytes = new List<byte>();
        Varint(bytes, (ulong)entries.Count);
        for (var i = 0; i < entries.Count; i++) Varint(bytes, entries[i].Tile - (i == 0 ? 0 : entries[i - 1].Tile));
        foreach (var entry in entries) Varint(bytes, entry.Run);
        foreach (var entry in entries) Varint(bytes, entry.Bytes);
        for (var i = 0; i < entries.Count; i++)
            Varint(bytes, i > 0 && entries[i].Offset == entries[i - 1].Offset + entries[i - 1].Bytes ? 0 : entries[i].Offset + 1);
        return [.. bytes];
    }

    public static byte[] Pack(byte[] bytes, Packing packing)
    {
        if (packing == Packing.None) return bytes;
        using var packed = new MemoryStream();
        using (Stream stream = packing == Packing.Gzip ? new GZipStream(packed, CompressionLevel.Fastest) : new BrotliStream(packed, CompressionLevel.Fastest)) stream.Write(bytes);
        return packed.ToArray();
    }

    /// <summary>A vector tile of one shape a layer: its layer, its sort, 2 for a line or 3 for an area, its points in 4,096ths.</summary>
    public static byte[] Vector(params (string Layer, string Sort, int Kind, (int X, int Y)[] Points)[] shapes)
    {
        var tile = new List<byte>();
        foreach (var (layer, sort, kind, points) in shapes)
        {
            var geometry = new List<byte>();
            Varint(geometry, 1 | 1 << 3);
            var (x, y) = (0, 0);
            foreach (var (point, index) in points.Select((point, index) => (point, index)))
            {
                if (index == 1) Varint(geometry, (ulong)(2 | points.Length - 1 << 3));
                Varint(geometry, Zigzag(point.X - x));
                Varint(geometry, Zigzag(point.Y - y));
                (x, y) = point;
            }
            if (kind == 3) Varint(geometry, 7 | 1 << 3);
            byte[] feature = [.. Field(2, [0, 0]), .. Number(3, kind), .. Field(4, [.. geometry])];
            Append(tile, 3, [.. Field(1, Encoding.UTF8.GetBytes(layer)), .. Field(2, feature), .. Field(3, "kind"u8.ToArray()), .. Field(4, Field(1, Encoding.UTF8.GetBytes(sort))), .. Number(5, 4096), .. Number(15, 2)]);
        }
        return [.. tile];
    }

    public static byte[] Field(int number, byte[] bytes)
    {
        var field = new List<byte>();
        Append(field, number, bytes);
        return [.. field];
    }

    public static void Varint(List<byte> bytes, ulong value)
    {
        for (; value >= 0x80; value >>= 7) bytes.Add((byte)(value | 0x80));
        bytes.Add((byte)value);
    }

    private static void Append(List<byte> to, int number, byte[] bytes)
    {
        Varint(to, (ulong)(number << 3 | 2));
        Varint(to, (ulong)bytes.Length);
        to.AddRange(bytes);
    }

    private static byte[] Number(int number, int value)
    {
        var field = new List<byte>();
        Varint(field, (ulong)(number << 3));
        Varint(field, (ulong)value);
        return [.. field];
    }

    private static ulong Zigzag(int value) => (ulong)(uint)((value << 1) ^ (value >> 31));
}
