using System.Collections.Concurrent;
using System.Globalization;
using System.IO.Compression;
using System.Security.Cryptography;
using System.Text;
using System.Text.Json;

namespace Korme.Maps;

/// <summary>A tile as it is sent.</summary>
/// <param name="MediaType">Of the picture.</param>
/// <param name="Bytes">The picture.</param>
/// <param name="IsGzip">The bytes are packed: a drawing, made and packed once for everybody.</param>
public sealed record OwnTile(string MediaType, byte[] Bytes, bool IsGzip)
{
    /// <summary>The picture as it is shown.</summary>
    public byte[] Unpacked() => IsGzip ? Unpack.Bytes(Bytes, Packing.Gzip, 32 << 20) : Bytes;
}

/// <summary>The map tiles of a file on this machine: pictures as they lie in it, vector tiles drawn as a plan. May be used from several threads.</summary>
public sealed class OwnTiles : IDisposable
{
    private const long MostBytesDrawn = 32 << 20;

    private readonly TileFile file;
    private readonly SemaphoreSlim drawing = new(2);
    private readonly ConcurrentDictionary<(int, int, int), Lazy<Task<OwnTile?>>> drawn = new();
    private long bytesDrawn, drawings;

    private OwnTiles(string path, TileFile file)
    {
        this.file = file;
        (Path, Credit) = (path, MapCredit.Of(file.Metadata));
        var about = new FileInfo(path);
        Version = Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes(string.Create(CultureInfo.InvariantCulture, $"{about.Length} {about.LastWriteTimeUtc.Ticks} {DrawTile.Recipe} {file.Metadata}"))).AsSpan(0, 5));
    }

    /// <summary>The file.</summary>
    public string Path { get; }

    /// <summary>Whose map it is, as the file says; empty: it doesn't.</summary>
    public IReadOnlyList<CreditPart> Credit { get; }

    /// <summary>Changes when the file or the way of drawing does.</summary>
    public string Version { get; }

    /// <summary>Vector tiles, drawn here on nothing; else pictures.</summary>
    public bool IsDrawn => file.Kind == TileKind.Vector;

    /// <summary>The least zoom that the file has.</summary>
    public int LeastZoom => file.LeastZoom;

    /// <summary>The largest.</summary>
    public int MostZoom => file.MostZoom;

    /// <summary>How large a tile is best shown, in CSS pixels.</summary>
    public int SidePixels => IsDrawn ? 512 : 256;

    /// <summary>The address of tiles on this site, with <c>{z}</c>, <c>{x}</c> and <c>{y}</c>; browsers may keep what is there for ever.</summary>
    public string Address => $"/tiles/{Version}/{{z}}/{{x}}/{{y}}.{Ending}";

    /// <summary>svg, png, jpg, webp or avif.</summary>
    public string Ending => file.Kind switch { TileKind.Vector => "svg", TileKind.Png => "png", TileKind.Jpeg => "jpg", TileKind.Webp => "webp", _ => "avif" };

    /// <summary>How many tiles were drawn.</summary>
    public long Drawings => Interlocked.Read(ref drawings);

    /// <summary>Opens a file.</summary>
    /// <exception cref="InvalidDataException">It can't be shown; the message names it, says what it holds and what can be shown.</exception>
    /// <exception cref="IOException">It can't be read.</exception>
    public static OwnTiles Open(string path)
    {
        var file = TileFile.Open(path);
        if (file.Kind == TileKind.Vector && LayersOf(file.Metadata) is { Count: > 0 } layers && !layers.Any(DrawTile.Knows))
            throw new InvalidDataException($"{path} has the layers {string.Join(", ", layers.Take(12))}{(layers.Count > 12 ? "…" : "")}, none of which can be drawn. Streets, water, green and buildings as in the maps of Protomaps, OpenMapTiles or Shortbread can.");
        return new(path, file);
    }

    /// <summary>Whether the file has a tile. One that can't be read is not there.</summary>
    public bool Has(int zoom, int x, int y)
    {
        try
        {
            return file.Has(zoom, x, y);
        }
        catch (Exception damaged) when (damaged is InvalidDataException or IOException)
        {
            return false;
        }
    }

    /// <summary>A tile; null: there is none, or it is damaged.</summary>
    public async Task<OwnTile?> Tile(int zoom, int x, int y, CancellationToken cancel)
    {
        if (!Has(zoom, x, y)) return null;
        if (!IsDrawn) return Read(() => new OwnTile(MediaType, file.Tile(zoom, x, y)!, IsGzip: false));
        // Who asks first draws for everybody, and goes on when that visitor leaves.
        var one = drawn.GetOrAdd((zoom, x, y), key => new(() => Draw(key.Item1, key.Item2, key.Item3)));
        return await one.Value.WaitAsync(cancel);
    }

    /// <inheritdoc/>
    public void Dispose()
    {
        drawing.Dispose();
        file.Dispose();
    }

    /// <inheritdoc/>
    public override string ToString() => Version;

    private string MediaType => file.Kind switch { TileKind.Png => "image/png", TileKind.Jpeg => "image/jpeg", TileKind.Webp => "image/webp", TileKind.Avif => "image/avif", _ => "image/svg+xml" };

    private async Task<OwnTile?> Draw(int zoom, int x, int y)
    {
        await drawing.WaitAsync(CancellationToken.None);
        try
        {
            var tile = await Task.Run(() => Read(() => Drawn(file.Tile(zoom, x, y)!, zoom)), CancellationToken.None);
            Interlocked.Increment(ref drawings);
            // Full: everything is forgotten, what is looked at now is soon drawn again.
            if (Interlocked.Add(ref bytesDrawn, tile?.Bytes.Length ?? 0) > MostBytesDrawn)
            {
                drawn.Clear();
                Interlocked.Exchange(ref bytesDrawn, 0);
            }
            return tile;
        }
        finally
        {
            drawing.Release();
        }
    }

    private OwnTile Drawn(byte[] tile, int zoom)
    {
        using var packed = new MemoryStream();
        using (var gzip = new GZipStream(packed, CompressionLevel.Optimal, leaveOpen: true)) gzip.Write(Encoding.UTF8.GetBytes(DrawTile.Svg(tile, zoom)));
        return new(MediaType, packed.ToArray(), IsGzip: true);
    }

    private static OwnTile? Read(Func<OwnTile> read)
    {
        try
        {
            return read();
        }
        catch (Exception damaged) when (damaged is InvalidDataException or IOException)
        {
            return null;
        }
    }

    private static List<string> LayersOf(JsonElement metadata) =>
        metadata.TryGetProperty("vector_layers", out var layers) && layers.ValueKind == JsonValueKind.Array
            ? [.. layers.EnumerateArray().Where(layer => layer.ValueKind == JsonValueKind.Object && layer.TryGetProperty("id", out var id) && id.ValueKind == JsonValueKind.String).Select(layer => layer.GetProperty("id").GetString()!)]
            : [];
}
