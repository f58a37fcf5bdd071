using System.Net;
using AngleSharp.Html.Parser;
using Korme.Catalogue;
using Korme.Exhibitions;
using Korme.Exhibitions.Ways;
using Korme.Maps;
using Korme.Tests.Archive;
using Korme.Tests.Cli;
using Korme.Tests.Web;
using Korme.Web;
using Microsoft.AspNetCore.Builder;
using Microsoft.Extensions.DependencyInjection;
using TestPictures = Korme.Tests.Cli.TestPictures;

namespace Korme.Tests.Maps;

/// <summary>The plan of an exhibition over a PMTiles file: from this site alone, and in a published folder.</summary>
public sealed class MapTilesTests : IDisposable
{
    private const double Latitude = 43.2567, Longitude = 76.9286;
    private const string Layers = """{"attribution":"<a href='https://www.openstreetmap.org/copyright'>© OpenStreetMap</a>","vector_layers":[{"id":"roads"}]}""";

    private readonly KormeProgram korme = new();
    private readonly HttpClient http = new(new SocketsHttpHandler { AutomaticDecompression = DecompressionMethods.None });

    public void Dispose()
    {
        http.Dispose();
        korme.Dispose();
    }

    [Fact]
    public async Task The_plan_is_drawn_over_the_files_tiles_from_this_site_and_each_is_drawn_once()
    {
        using var studio = new Studio();
        await File.WriteAllBytesAsync(Path.Combine(studio.Folder, "almaty.pmtiles"), Almaty());
        await File.WriteAllTextAsync(studio.Home.SettingsFile, "map-tiles: almaty.pmtiles\n");
        var settings = MapSettings.Read(studio.Home.SettingsFile);
        await using var site = await Start(studio, settings);

        using var page = await http.GetAsync(site.Urls.Single() + "/en/exhibitions/bazaar/map");
        var document = new HtmlParser().ParseDocument(await page.Content.ReadAsStringAsync());
        var tiles = document.QuerySelectorAll(".plan.drawn .tiles image").Select(image => image.GetAttribute("href")!).ToList();
        Assert.InRange(tiles.Count, 1, 20);
        Assert.All(tiles, tile => Assert.Matches("^/tiles/[0-9a-f]{10}/14/[0-9]+/[0-9]+\\.svg$", tile));
        Assert.Contains("img-src 'self';", page.Headers.GetValues("Content-Security-Policy").Single(), StringComparison.Ordinal);
        Assert.Equal("https://www.openstreetmap.org/copyright", document.QuerySelector(".credit a")!.GetAttribute("href"));

        var asked = await Task.WhenAll(Enumerable.Range(0, 30).Select(_ => Tile(site, tiles[0])));
        Assert.Single(asked.Select(each => each.Body).Distinct());
        Assert.Contains("<path ", asked[0].Body, StringComparison.Ordinal);
        Assert.Equal(1, settings.Own!.Drawings);
        using var again = new HttpRequestMessage(HttpMethod.Get, site.Urls.Single() + tiles[0]);
        again.Headers.TryAddWithoutValidation("If-None-Match", asked[0].Tag);
        using var unchanged = await http.SendAsync(again);
        Assert.Equal(HttpStatusCode.NotModified, unchanged.StatusCode);
        Assert.Equal("public, max-age=31536000, immutable", unchanged.Headers.CacheControl!.ToString());

        string[] absent = [tiles[0].Replace(".svg", ".png", StringComparison.Ordinal), tiles[0].Replace("/14/", "/014/", StringComparison.Ordinal), $"/tiles/{settings.Own.Version}/14/0/0.svg", $"/tiles/0000000000/{tiles[0].Split('/', 4)[3]}", $"/tiles/{settings.Own.Version}/99/1/1.svg"];
        foreach (var address in absent)
        {
            using var answer = await http.GetAsync(site.Urls.Single() + address);
            Assert.Equal(HttpStatusCode.NotFound, answer.StatusCode);
        }
    }

    [Fact]
    public async Task Where_the_file_has_nothing_the_plan_is_drawn_as_without_one()
    {
        using var studio = new Studio();
        await File.WriteAllBytesAsync(Path.Combine(studio.Folder, "sea.pmtiles"), TileBytes.File([(TileId.Of(14, 3, 3)!.Value, 1, [1, 2])], TileKind.Png));
        await File.WriteAllTextAsync(studio.Home.SettingsFile, "map-tiles: sea.pmtiles\nmap-credit: somebody\n");
        await using var site = await Start(studio, MapSettings.Read(studio.Home.SettingsFile));

        var document = new HtmlParser().ParseDocument(await http.GetStringAsync(site.Urls.Single() + "/en/exhibitions/bazaar/map"));

        Assert.Empty(document.QuerySelectorAll(".plan image, .credit"));
        Assert.NotNull(document.QuerySelector(".plan .grid"));
    }

    [Theory]
    [InlineData("map-tiles: gone.pmtiles", "there is no file")]
    [InlineData("map-tiles: https://example.org/world.pmtiles", "Download it")]
    [InlineData("map-tiles: broken.pmtiles", "is no PMTiles file")]
    [InlineData("map-tiles: depths.pmtiles", "has the layers soundings")]
    public async Task A_file_that_cannot_be_shown_is_said_at_the_start(string setting, string said)
    {
        Directory.CreateDirectory(korme.Home);
        await File.WriteAllTextAsync(Path.Combine(korme.Home, "broken.pmtiles"), "no map");
        await File.WriteAllBytesAsync(Path.Combine(korme.Home, "depths.pmtiles"), TileBytes.File([(0, 1, [1])], TileKind.Vector, metadata: """{"vector_layers":[{"id":"soundings"}]}"""));
        await File.WriteAllTextAsync(Path.Combine(korme.Home, "korme.yaml"), setting);

        var answer = await korme.Run("serve", "--no-browser", "--listen", "http://127.0.0.1:0");

        Assert.Equal(3, answer.ExitCode);
        Assert.Contains(said, answer.Errors, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_published_folder_has_the_tiles_of_its_plans_and_leads_to_them()
    {
        TestPictures.Jpeg(korme.PathOf("one.jpg"), seed: 1);
        await korme.Exhibit("--title", "Map");
        using (var studio = new Studio(korme.Home))
        {
            var changes = await studio.Changes();
            var work = FindWorksByName.Run(studio.Database, "one.jpg").Single();
            await changes.Save(At(work), "a place", Changes.TokenOf(work), CancellationToken.None);
        }
        await File.WriteAllBytesAsync(Path.Combine(korme.Home, "almaty.pmtiles"), Almaty());
        await File.WriteAllTextAsync(Path.Combine(korme.Home, "korme.yaml"), "map-tiles: almaty.pmtiles\n");
        var folder = Path.Combine(korme.Photographs, "copy");

        var published = await korme.Run("publish", "map", folder, "--json");
        var again = await korme.Run("publish", "map", folder, "--json");

        Assert.Equal((0, 0), (published.ExitCode, again.ExitCode));
        var page = Path.Combine(folder, "en", "exhibitions", "map", "map", "index.html");
        var tiles = new HtmlParser().ParseDocument(await File.ReadAllTextAsync(page)).QuerySelectorAll(".tiles image").Select(image => image.GetAttribute("href")!).ToList();
        Assert.NotEmpty(tiles);
        Assert.All(tiles, tile => Assert.StartsWith("<svg", File.ReadAllText(Path.GetFullPath(tile, Path.GetDirectoryName(page)!)), StringComparison.Ordinal));
        Assert.Equal(0, (await korme.Run("publish", "--check", folder)).ExitCode);
    }

    /// <summary>A street through every tile of zoom 14 around the place.</summary>
    private static byte[] Almaty()
    {
        var (x, y) = ((int)((Longitude + 180) / 360 * (1 << 14)), (int)((1 - Math.Asinh(Math.Tan(Latitude * Math.PI / 180)) / Math.PI) / 2 * (1 << 14)));
        var tiles = from column in Enumerable.Range(x - 4, 9)
                    from row in Enumerable.Range(y - 4, 9)
                    select (TileId.Of(14, column, row)!.Value, 1U, TileBytes.Vector(("roads", "major_road", 2, [(0, 0), (4096, 100 * (column - x + 5))])));
        return TileBytes.File(tiles, TileKind.Vector, metadata: Layers, inRoot: 20);
    }

    private static Work At(Work work) => work with { Place = new PlaceOf(TestHall.Text(en: "A corner"), Latitude, Longitude) };

    private static async Task<WebApplication> Start(Studio studio, MapSettings settings)
    {
        var changes = await studio.Changes();
        var work = await studio.Take(change: At);
        await HangExhibition.Run(studio.Database, changes, Studio.Exhibition("bazaar", work.Id), CancellationToken.None);
        var site = Site.Build(new() { Listen = ["http://127.0.0.1:0"], Log = Microsoft.Extensions.Logging.LogLevel.None },
            services => services.AddSingleton(studio.Database).AddSingleton(studio.Archive).AddSingleton(changes).AddSingleton(settings).AddSingleton(TimeProvider.System));
        await site.StartAsync();
        return site;
    }

    private async Task<(string Body, string Tag)> Tile(WebApplication site, string address)
    {
        using var answer = await http.GetAsync(site.Urls.Single() + address);
        Assert.Equal("image/svg+xml", answer.Content.Headers.ContentType!.MediaType);
        return (await answer.Content.ReadAsStringAsync(), answer.Headers.ETag!.ToString());
    }
}
