using System.Buffers.Binary;

namespace Korme.Maps;

/// <summary>What the tiles of a file are. The numbers are those of PMTiles 3, section 3.2.</summary>
public enum TileKind
{
    /// <summary>Something else.</summary>
    Unknown = 0,

    /// <summary>Lines and areas: Mapbox Vector Tile 2.1.</summary>
    Vector = 1,

    /// <summary>Pictures.</summary>
    Png = 2,

    /// <summary>Pictures.</summary>
    Jpeg = 3,

    /// <summary>Pictures.</summary>
    Webp = 4,

    /// <summary>Pictures.</summary>
    Avif = 5,

    /// <summary>Lines and areas in MapLibre's newer format, which is not read.</summary>
    MapLibre = 6,
}

/// <summary>A stretch of a file; both numbers are checked against its length.</summary>
internal readonly record struct Part(long Offset, long Length);

/// <summary>The first 127 bytes of a PMTiles file of version 3 (its section 3).</summary>
internal sealed record TileFileHeader(Part Root, Part Metadata, Part Leaves, Part Tiles, Packing Inner, Packing Packed, TileKind Kind, int LeastZoom, int MostZoom)
{
    public const int Bytes = 127;

    /// <summary>Reads and checks it; every part lies within the file.</summary>
    /// <param name="bytes">The beginning of the file.</param>
    /// <param name="fileBytes">Its length.</param>
    /// <exception cref="InvalidDataException">It is something else, cut off, or holds what can't be shown; the message goes on after the file's name.</exception>
    public static TileFileHeader Parse(ReadOnlySpan<byte> bytes, long fileBytes)
    {
        if (bytes.Length < 8 || !bytes.StartsWith("PMTiles"u8)) throw new InvalidDataException("is no PMTiles file.");
        if (bytes[7] != 3) throw new InvalidDataException($"is PMTiles of version {bytes[7]}; version 3 is read. The program pmtiles makes one of it: pmtiles convert OLD NEW.");
        if (bytes.Length < Bytes) throw new InvalidDataException("is cut off in its first lines. Copy it again.");
        var header = new TileFileHeader(
            PartAt(bytes, 8, fileBytes), PartAt(bytes, 24, fileBytes), PartAt(bytes, 40, fileBytes), PartAt(bytes, 56, fileBytes),
            (Packing)bytes[97], (Packing)bytes[98], (TileKind)bytes[99], bytes[100], bytes[101]);
        if (header.Kind is not (TileKind.Vector or TileKind.Png or TileKind.Jpeg or TileKind.Webp or TileKind.Avif))
            throw new InvalidDataException($"holds {(header.Kind == TileKind.MapLibre ? "MapLibre vector tiles" : "tiles of no known kind")}. Vector tiles (MVT), PNG, JPEG, WebP and AVIF can be shown.");
        foreach (var packing in (ReadOnlySpan<Packing>)[header.Inner, header.Packed])
            if (packing is not (Packing.None or Packing.Gzip or Packing.Brotli))
                throw new InvalidDataException($"is packed {(packing == Packing.Zstandard ? "with Zstandard" : "in a way it doesn't name")}. Files packed with gzip, Brotli or not at all can be read.");
        if (header.LeastZoom > header.MostZoom || header.MostZoom > TileId.MostZoom) throw new InvalidDataException($"says that it has the zooms {header.LeastZoom} to {header.MostZoom}, which can't be.");
        return header;
    }

    private static Part PartAt(ReadOnlySpan<byte> bytes, int at, long fileBytes)
    {
        var (offset, length) = (BinaryPrimitives.ReadUInt64LittleEndian(bytes[at..]), BinaryPrimitives.ReadUInt64LittleEndian(bytes[(at + 8)..]));
        return offset <= (ulong)fileBytes && length <= (ulong)fileBytes - offset ? new((long)offset, (long)length)
            : throw new InvalidDataException("is cut off: parts that it names lie beyond its end. Copy or download it again.");
    }
}
