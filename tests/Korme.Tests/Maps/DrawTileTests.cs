using System.Text.Json;
using System.Xml.Linq;
using Korme.Maps;

namespace Korme.Tests.Maps;

public sealed class DrawTileTests
{
    private static readonly (int, int)[] Square = [(0, 0), (2048, 0), (2048, 2048), (0, 2048)];

    [Fact]
    public void Streets_water_green_and_buildings_are_drawn_from_below_to_above_and_nothing_else()
    {
        var tile = TileBytes.Vector(
            ("roads", "highway", 2, [(0, 0), (4096, 4096)]), ("roads", "ferry", 2, [(0, 1), (4096, 1)]), ("buildings", "building", 3, Square), ("water", "lake", 3, Square),
            ("landuse", "park", 3, Square), ("landuse", "industrial", 3, Square), ("places", "city", 2, [(0, 0), (1, 4096)]));

        var svg = XDocument.Parse(DrawTile.Svg(tile, 14));

        var paths = svg.Root!.Elements().ToList();
        Assert.Equal(["M0 0l1024 0 0 1024-1024 0z", "M0 0l1024 0 0 1024-1024 0z", "M0 0l1024 0 0 1024-1024 0z", "M0 0l2048 2048"], paths.Select(path => path.Attribute("d")!.Value));
        Assert.NotNull(paths[3].Attribute("stroke"));
        Assert.All(svg.Descendants().Attributes(), attribute => Assert.DoesNotContain(attribute.Name.LocalName, (string[])["style", "href", "onload"]));
    }

    [Theory]
    [InlineData("transportation", "motorway")]
    [InlineData("streets", "primary")]
    [InlineData("road", "street")]
    public void Other_makers_layers_are_drawn_too(string layer, string sort) => Assert.Contains("M0 0l2048", DrawTile.Svg(TileBytes.Vector((layer, sort, 2, [(0, 0), (4096, 0)])), 10), StringComparison.Ordinal);

    [Fact]
    public void What_lies_beside_the_tile_or_goes_round_the_world_stays_small()
    {
        var tile = TileBytes.Vector(("roads", "path", 2, [(9000, 9000), (9100, 9100)]), ("water", "sea", 3, [(int.MinValue / 4, 0), (int.MaxValue / 4, 0), (0, int.MaxValue / 4)]));

        var svg = DrawTile.Svg(tile, 14);

        Assert.DoesNotContain("stroke-dasharray", svg, StringComparison.Ordinal);
        Assert.True(svg.Length < 400, svg);
    }

    [Fact]
    public void A_count_of_points_that_are_not_there_is_refused()
    {
        byte[] geometry = [0xff, 0xff, 0xff, 0xff, 0x7f];
        byte[] layer = [.. TileBytes.Field(1, "water"u8.ToArray()), .. TileBytes.Field(2, [0x18, 3, .. TileBytes.Field(4, [.. geometry, 0x0a])])];

        Assert.Throws<InvalidDataException>(() => DrawTile.Svg(TileBytes.Field(3, layer), 14));
    }

    [Theory]
    [InlineData("""<a href="https://www.openstreetmap.org/copyright" onclick="x()">&copy; OpenStreetMap</a> contributors""", "© OpenStreetMap|https://www.openstreetmap.org/copyright; contributors|")]
    [InlineData("<a href='javascript:alert(1)'>us</a><script>alert(2)</script><img src=x onerror=alert(3)>", "us|")]
    [InlineData("plain\u202e text", "plain text|")]
    [InlineData("   ", "")]
    public void Whose_map_it_is_comes_as_text_and_links_alone(string attribution, string said)
    {
        var credit = MapCredit.Of(JsonSerializer.SerializeToElement(new { attribution }));

        Assert.Equal(said, string.Join(";", credit.Select(part => $"{part.Text}|{part.Href}")));
    }
}
