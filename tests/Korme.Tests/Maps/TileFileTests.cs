using System.Text;
using Korme.Maps;

namespace Korme.Tests.Maps;

/// <summary>PMTiles files as the specification has them, and as nobody should.</summary>
public sealed class TileFileTests : IDisposable
{
    private readonly string path = Path.Combine(Path.GetTempPath(), $"korme-{Guid.NewGuid():N}.pmtiles");

    public void Dispose() => File.Delete(path);

    [Theory]
    [InlineData(0, 0, 0, 0UL)]
    [InlineData(1, 0, 0, 1UL)]
    [InlineData(1, 0, 1, 2UL)]
    [InlineData(1, 1, 1, 3UL)]
    [InlineData(1, 1, 0, 4UL)]
    [InlineData(2, 0, 0, 5UL)]
    [InlineData(12, 3423, 1763, 19078479UL)]
    public void Tiles_are_numbered_as_in_the_specification(int zoom, int x, int y, ulong number) => Assert.Equal(number, TileId.Of(zoom, x, y));

    [Fact]
    public void Every_tile_of_a_zoom_has_a_number_of_its_own()
    {
        var numbers = Enumerable.Range(0, 64).SelectMany(x => Enumerable.Range(0, 64), (x, y) => TileId.Of(6, x, y)!.Value).Order().ToList();

        Assert.Equal(Enumerable.Range(0, 4096).Select(each => 1365 + (ulong)each), numbers);
    }

    [Theory]
    [InlineData(-1, 0, 0)]
    [InlineData(3, 8, 0)]
    [InlineData(3, 0, -1)]
    [InlineData(25, 0, 0)]
    public void Beyond_the_world_there_is_no_tile(int zoom, int x, int y) => Assert.Null(TileId.Of(zoom, x, y));

    [Theory]
    [InlineData(Packing.None, 1000)]
    [InlineData(Packing.Gzip, 7)]
    [InlineData(Packing.Brotli, 16)]
    public void Every_tile_is_found_through_directories_leaves_and_runs(Packing packing, int inRoot)
    {
        // The 16 tiles of zoom 2 look alike, those of zoom 3 don't.
        var tiles = Enumerable.Range(0, 64).Select(each => (21UL + (ulong)each, 1U, Encoding.UTF8.GetBytes($"tile {each}"))).Append((5UL, 16U, "sea"u8.ToArray()));
        File.WriteAllBytes(path, TileBytes.File(tiles, TileKind.Png, packing, leastZoom: 2, mostZoom: 3, inRoot: inRoot));

        using var file = TileFile.Open(path);

        for (var x = 0; x < 4; x++)
            for (var y = 0; y < 4; y++) Assert.Equal("sea", Encoding.UTF8.GetString(file.Tile(2, x, y)!));
        for (var x = 0; x < 8; x++)
            for (var y = 0; y < 8; y++) Assert.Equal($"tile {TileId.Of(3, x, y) - 21}", Encoding.UTF8.GetString(file.Tile(3, x, y)!));
        Assert.Null(file.Tile(1, 0, 0));
        Assert.Null(file.Tile(4, 0, 0));
    }

    [Fact]
    public void A_file_of_another_kind_is_told_what_it_holds_and_what_is_read()
    {
        (byte[] Bytes, string Said)[] cases =
        [
            ("not a map"u8.ToArray(), "is no PMTiles file"),
            ([], "is no PMTiles file"),
            ([.. "PMTiles"u8, 2, .. new byte[200]], "version 2"),
            (With(99, 6), "MapLibre vector tiles"),
            (With(99, 0), "no known kind"),
            (With(98, 4), "Zstandard"),
            (With(97, 0), "doesn't name"),
            (With(101, 31), "zooms 0 to 31"),
            (With(100, 9), "zooms 9 to 3"),
            (TileBytes.File([(0, 1, [1])], TileKind.Png)[..100], "cut off"),
            (TileBytes.File([(0, 1, [1])], TileKind.Png)[..^1], "cut off"),
        ];

        foreach (var (bytes, said) in cases)
        {
            File.WriteAllBytes(path, bytes);
            var problem = Assert.Throws<InvalidDataException>(() => TileFile.Open(path));
            Assert.StartsWith(path, problem.Message, StringComparison.Ordinal);
            Assert.Contains(said, problem.Message, StringComparison.Ordinal);
        }

        static byte[] With(int at, byte value)
        {
            var file = TileBytes.File([(0, 1, [1])], TileKind.Png, mostZoom: 3);
            file[at] = value;
            return file;
        }
    }

    [Fact]
    public void A_directory_that_lies_costs_nothing_and_leads_nowhere()
    {
        byte[] huge = [0xff, 0xff, 0xff, 0xff, 0x0f, 1, 1, 1];
        byte[][] roots = [huge, [0], [1], [2, 5, 0, 1, 1, 1, 1, 1, 0], [1, 1, 1, 1, 0], [.. Enumerable.Repeat((byte)0xff, 11)]];
        foreach (var root in roots)
        {
            File.WriteAllBytes(path, TileBytes.File(root, "{}"u8.ToArray(), [], [1, 2, 3], TileKind.Png, Packing.None));
            Assert.Throws<InvalidDataException>(() => TileFile.Open(path));
        }

        // Beyond the tiles; around the largest number; a leaf that is its own leaf.
        (ulong Tile, ulong Offset, uint Bytes, uint Run)[] entries = [(0, 2, 2, 1), (1, ulong.MaxValue - 2, 5, 1), (2, 0, 4_000_000_000, 1), (5, 0, 0, 0)];
        var leaf = TileBytes.Directory([(5, 0, 6, 0)]);
        File.WriteAllBytes(path, TileBytes.File(TileBytes.Directory([.. entries[..3], (5, 0, (uint)leaf.Length, 0)]), "{}"u8.ToArray(), leaf, [1, 2, 3], TileKind.Png, Packing.None));
        using var file = TileFile.Open(path);
        foreach (var (zoom, x, y) in new[] { (0, 0, 0), (1, 0, 0), (1, 0, 1), (2, 0, 0) }) Assert.Throws<InvalidDataException>(() => file.Tile(zoom, x, y));
    }

    [Fact]
    public void A_kilobyte_that_unpacks_to_gigabytes_is_not_unpacked()
    {
        var bomb = TileBytes.Pack(new byte[64 << 20], Packing.Gzip);
        File.WriteAllBytes(path, TileBytes.File(TileBytes.Pack(TileBytes.Directory([(0, 0, (uint)bomb.Length, 1)]), Packing.Gzip), TileBytes.Pack("{}"u8.ToArray(), Packing.Gzip), [], bomb, TileKind.Vector, Packing.Gzip));

        using var file = TileFile.Open(path);

        Assert.Contains("MiB", Assert.Throws<InvalidDataException>(() => file.Tile(0, 0, 0)).Message, StringComparison.Ordinal);
    }

    [Fact]
    public void Whatever_bytes_are_changed_a_tile_is_answered_or_refused()
    {
        var tiles = Enumerable.Range(0, 40).Select(each => (21UL + (ulong)each, 1U, TileBytes.Vector(("roads", "minor_road", 2, [(0, 0), (100 * each, 4096)]))));
        var whole = TileBytes.File(tiles, TileKind.Vector, Packing.None, """{"vector_layers":[{"id":"roads"}]}""", mostZoom: 3, inRoot: 9);
        var random = new Random(7);
        for (var run = 0; run < 400; run++)
        {
            var bytes = (byte[])whole.Clone();
            for (var change = 0; change < 4; change++) bytes[random.Next(8, run % 2 == 0 ? 400 : bytes.Length)] = (byte)random.Next(256);
            File.WriteAllBytes(path, bytes);
            try
            {
                using var file = TileFile.Open(path);
                for (var x = 0; x < 8; x++)
                    if (file.Tile(3, x, x) is { } tile) DrawTile.Svg(tile, 3);
            }
            catch (InvalidDataException)
            {
                // Said; nothing else may happen.
            }
        }
    }
}
