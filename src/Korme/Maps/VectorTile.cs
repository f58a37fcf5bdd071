using System.Text;

namespace Korme.Maps;

/// <summary>What a shape of a vector tile is.</summary>
internal enum ShapeKind { Unknown = 0, Points = 1, Lines = 2, Areas = 3 }

/// <summary>A shape of a layer.</summary>
/// <param name="Kind">Lines or areas; points are left out.</param>
/// <param name="Sort">What its layer calls it: <c>kind</c> (Protomaps, Shortbread) or <c>class</c> (OpenMapTiles, Mapbox); empty: nothing.</param>
/// <param name="Geometry">Where its commands lie in the tile's bytes.</param>
internal readonly record struct Shape(ShapeKind Kind, string Sort, Range Geometry);

/// <summary>A layer of a vector tile: its name, the side of its square in units, its shapes.</summary>
internal sealed record TileLayer(string Name, int Extent, IReadOnlyList<Shape> Shapes);

/// <summary>Reads Mapbox Vector Tiles of version 2.1, which may be hostile.</summary>
/// <remarks>https://github.com/mapbox/vector-tile-spec/tree/master/2.1, sections 4.1 to 4.4.</remarks>
internal static class VectorTile
{
    private const int MostLayers = 200, MostName = 100, UsualExtent = 4096;
    private static readonly string[] SortKeys = ["kind", "pmap:kind", "class"];

    /// <summary>The layers that are wanted.</summary>
    /// <exception cref="InvalidDataException">The bytes are no such tile.</exception>
    public static IReadOnlyList<TileLayer> Read(ReadOnlySpan<byte> bytes, Func<string, bool> wanted)
    {
        var layers = new List<TileLayer>();
        var reader = new Protobuf(bytes);
        while (!reader.IsAtEnd)
        {
            var (field, wire) = reader.Tag();
            if (field != 3 || wire != 2) reader.Skip(wire);
            else if (layers.Count < MostLayers && Layer(bytes, reader.Bytes(), wanted) is { } layer) layers.Add(layer);
        }
        return layers;
    }

    private static TileLayer? Layer(ReadOnlySpan<byte> tile, Range whole, Func<string, bool> wanted)
    {
        var (name, extent, start) = ("", (ulong)UsualExtent, whole.Start.Value);
        var (features, keys, values) = (new List<Range>(), new List<Range>(), new List<Range>());
        var reader = new Protobuf(tile[whole]);
        while (!reader.IsAtEnd)
        {
            switch (reader.Tag())
            {
                case (1, 2): name = Text(tile, Moved(reader.Bytes(), start)); break;
                case (2, 2): features.Add(Moved(reader.Bytes(), start)); break;
                case (3, 2): keys.Add(Moved(reader.Bytes(), start)); break;
                case (4, 2): values.Add(Moved(reader.Bytes(), start)); break;
                case (5, 0): extent = reader.Varint(); break;
                case var (_, wire): reader.Skip(wire); break;
            }
        }
        if (!wanted(name)) return null;
        if (extent is 0 or > 1 << 20) throw new InvalidDataException($"the layer {name} says that its side is {extent}");
        var sortKeys = new int[SortKeys.Length];
        Array.Fill(sortKeys, -1);
        for (var at = 0; at < keys.Count; at++)
            if (Array.IndexOf(SortKeys, Text(tile, keys[at])) is >= 0 and var found) sortKeys[found] = at;
        var shapes = new List<Shape>(features.Count);
        foreach (var feature in features)
            if (Feature(tile, feature, sortKeys, values) is { } shape) shapes.Add(shape);
        return new(name, (int)extent, shapes);
    }

    private static Shape? Feature(ReadOnlySpan<byte> tile, Range whole, int[] sortKeys, List<Range> values)
    {
        var (kind, sort, rank, start) = (ShapeKind.Unknown, "", int.MaxValue, whole.Start.Value);
        Range? geometry = null;
        var reader = new Protobuf(tile[whole]);
        while (!reader.IsAtEnd)
        {
            switch (reader.Tag())
            {
                case (2, 2):
                    var tags = new Protobuf(tile[Moved(reader.Bytes(), start)]);
                    while (!tags.IsAtEnd)
                    {
                        var (key, value) = (tags.Varint(), tags.Varint());
                        var found = key > int.MaxValue ? -1 : Array.IndexOf(sortKeys, (int)key);
                        if (found >= 0 && found < rank && value < (ulong)values.Count) (rank, sort) = (found, Word(tile, values[(int)value]));
                    }
                    break;
                case (3, 0): kind = reader.Varint() is var said and <= 3 ? (ShapeKind)said : ShapeKind.Unknown; break;
                case (4, 2): geometry = Moved(reader.Bytes(), start); break;
                case var (_, wire): reader.Skip(wire); break;
            }
        }
        return geometry is { } there && kind is ShapeKind.Lines or ShapeKind.Areas ? new(kind, sort, there) : null;
    }

    /// <summary>A value that is a word; empty: it is a number.</summary>
    private static string Word(ReadOnlySpan<byte> tile, Range value)
    {
        var reader = new Protobuf(tile[value]);
        return !reader.IsAtEnd && reader.Tag() == (1, 2) ? Text(tile, Moved(reader.Bytes(), value.Start.Value)) : "";
    }

    private static string Text(ReadOnlySpan<byte> tile, Range range) => tile[range] is { Length: <= MostName } bytes ? Encoding.UTF8.GetString(bytes) : "";

    private static Range Moved(Range range, int by) => (range.Start.Value + by)..(range.End.Value + by);
}
