using System.Text.Json;
using Microsoft.Win32.SafeHandles;

namespace Korme.Maps;

/// <summary>A PMTiles file of version 3: many map tiles in one file. Read only; may be used from several threads.</summary>
/// <remarks>
/// https://github.com/protomaps/PMTiles/blob/main/spec/v3/spec.md. The file may be hostile: every length has a limit, every place is checked
/// against the file's end, and a chain of directories ends after three.
/// </remarks>
internal sealed class TileFile : IDisposable
{
    private const int MostRootBytes = 16_384, MostLeafBytes = 2 << 20, MostMetadataBytes = 4 << 20, MostTileBytes = 8 << 20, MostUnpackedBytes = 32 << 20;
    private const int MostLeaves = 8, MostDepth = 3;

    private readonly SafeFileHandle file;
    private readonly TileFileHeader header;
    private readonly TileDirectory root;
    private readonly Dictionary<ulong, TileDirectory> leaves = [];
    private readonly Lock guard = new();

    private TileFile(SafeFileHandle file, TileFileHeader header, TileDirectory root, JsonElement metadata) =>
        (this.file, this.header, this.root, Metadata) = (file, header, root, metadata);

    public TileKind Kind => header.Kind;

    public int LeastZoom => header.LeastZoom;

    public int MostZoom => header.MostZoom;

    /// <summary>What the file says of itself, an object.</summary>
    public JsonElement Metadata { get; }

    /// <summary>Opens a file. It stays open as long as this object is used.</summary>
    /// <exception cref="InvalidDataException">It isn't one, or holds what can't be shown; the message names it.</exception>
    /// <exception cref="IOException">It can't be read.</exception>
    public static TileFile Open(string path)
    {
        var file = File.OpenHandle(path, FileMode.Open, FileAccess.Read, FileShare.Read | FileShare.Delete, FileOptions.RandomAccess);
        try
        {
            var start = new byte[TileFileHeader.Bytes];
            var header = TileFileHeader.Parse(start.AsSpan(0, RandomAccess.Read(file, start, 0)), RandomAccess.GetLength(file));
            var root = TileDirectory.Parse(Unpack.Bytes(Read(file, header.Root, MostRootBytes, "its directory"), header.Inner, MostLeafBytes));
            return new(file, header, root, ReadMetadata(file, header));
        }
        catch (InvalidDataException problem)
        {
            file.Dispose();
            throw new InvalidDataException($"{path} {(problem.Message.EndsWith('.') ? problem.Message : $"can't be read: {problem.Message}. Copy or download it again.")}", problem);
        }
        catch (JsonException problem)
        {
            file.Dispose();
            throw new InvalidDataException($"{path} can't be read: what it says of itself is no JSON. Copy or download it again.", problem);
        }
    }

    /// <summary>Whether there is a tile.</summary>
    /// <exception cref="InvalidDataException">A directory is damaged.</exception>
    public bool Has(int zoom, int x, int y) => Find(zoom, x, y) is not null;

    /// <summary>A tile's bytes, unpacked; null: there is none.</summary>
    /// <exception cref="InvalidDataException">It is damaged.</exception>
    public byte[]? Tile(int zoom, int x, int y) =>
        Find(zoom, x, y) is { } entry ? Unpack.Bytes(Read(file, Within(header.Tiles, entry), MostTileBytes, "a tile"), header.Packed, MostUnpackedBytes) : null;

    /// <inheritdoc/>
    public void Dispose() => file.Dispose();

    private TileEntry? Find(int zoom, int x, int y)
    {
        if (zoom < header.LeastZoom || zoom > header.MostZoom || TileId.Of(zoom, x, y) is not { } tile) return null;
        var directory = root;
        for (var depth = 0; depth < MostDepth; depth++)
        {
            if (directory.Find(tile) is not { } entry) return null;
            if (entry.Run > 0) return entry;
            directory = Leaf(entry);
        }
        throw new InvalidDataException("its directories lead nowhere");
    }

    private TileDirectory Leaf(TileEntry entry)
    {
        lock (guard)
            if (leaves.TryGetValue(entry.Offset, out var known)) return known;
        var leaf = TileDirectory.Parse(Unpack.Bytes(Read(file, Within(header.Leaves, entry), MostLeafBytes, "a directory"), header.Inner, MostLeafBytes));
        lock (guard)
        {
            if (leaves.Count >= MostLeaves) leaves.Clear();
            leaves[entry.Offset] = leaf;
        }
        return leaf;
    }

    private static Part Within(Part section, TileEntry entry) =>
        entry.Offset <= (ulong)section.Length && entry.Bytes <= (ulong)section.Length - entry.Offset ? new(section.Offset + (long)entry.Offset, entry.Bytes)
            : throw new InvalidDataException("a directory leads beyond the end");

    private static byte[] Read(SafeFileHandle file, Part part, int mostBytes, string what)
    {
        if (part.Length > mostBytes || part.Length == 0) throw new InvalidDataException($"{what} says that it has {part.Length} bytes");
        var bytes = new byte[part.Length];
        var read = 0;
        while (read < bytes.Length && RandomAccess.Read(file, bytes.AsSpan(read), part.Offset + read) is > 0 and var more) read += more;
        return read == bytes.Length ? bytes : throw new InvalidDataException("it ends too early");
    }

    private static JsonElement ReadMetadata(SafeFileHandle file, TileFileHeader header)
    {
        if (header.Metadata.Length == 0) return JsonDocument.Parse("{}").RootElement;
        var metadata = JsonDocument.Parse(Unpack.Bytes(Read(file, header.Metadata, MostMetadataBytes, "what it says of itself"), header.Inner, MostMetadataBytes)).RootElement;
        return metadata.ValueKind == JsonValueKind.Object ? metadata : JsonDocument.Parse("{}").RootElement;
    }
}
