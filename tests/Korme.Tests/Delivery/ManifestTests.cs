using System.Net;
using System.Text.Json;
using Korme.Catalogue;
using Korme.Exhibitions;

namespace Korme.Tests.Delivery;

public sealed class ManifestTests(IiifSite site) : IClassFixture<IiifSite>
{
    private static readonly Func<Work, Work> Described = work => work with
    {
        Title = new([new("kk", "Алма"), new("ru", "Яблоки"), new("und", "Apples 1")]),
        Alt = LanguageText.Of("Red apples in a crate", "en"),
        Makers = [new(new([new("kk", "Айгерім"), new("en", "Aigerim")]), "photographer"), new(LanguageText.Of("Ерлан"))],
        Date = "2026-11-20T08:15:30",
        Taken = new(new(2026, 11, 20, 8, 15, 31), TimeSpan.FromHours(5)),
        Camera = "SECRET Camera 1000D",
        Medium = LanguageText.Of("Photograph", "en"),
        Dimensions = "42 × 26 cm",
        Place = new(LanguageText.Of("Көк базар", "kk"), 43.262_31, 76.953_13),
        Credit = LanguageText.Of("Courtesy of the artist", "en"),
        Keywords = ["SECRET-keyword"],
        Story = new([new("kk", "Бұл **алма**."), new("en", "She said <b>yes</b> & laughed.")]),
        Rights = "https://creativecommons.org/licenses/by/4.0/",
    };

    [Fact]
    public async Task A_manifest_shows_the_works_in_the_order_of_the_walk()
    {
        var (first, second) = (await site.Take(900, 600, Described), await site.Take(400, 700));
        await site.Hang("walk", ExhibitionStatus.Open, new Section { Works = [new(second.Id), new(first.Id)] });

        var manifest = await Manifest("/iiif/presentation/3/exhibitions/walk/manifest");

        Assert.Equal("Manifest", manifest.GetProperty("type").GetString());
        var canvases = manifest.GetProperty("items").EnumerateArray().ToList();
        Assert.Equal([(400, 700), (900, 600)], canvases.Select(canvas => (canvas.GetProperty("width").GetInt32(), canvas.GetProperty("height").GetInt32())));
        Assert.Equal("{\"none\":[\"Apples 1\"],\"kk\":[\"Алма\"],\"ru\":[\"Яблоки\"]}", Sorted(canvases[1].GetProperty("label")));
        Assert.Equal("Атаусыз", canvases[0].GetProperty("label").GetProperty("kk")[0].GetString());
    }

    [Fact]
    public async Task Every_picture_a_manifest_names_is_answered_without_decoding()
    {
        var work = await site.Take(900, 600, Described);
        await site.Hang("pictures", ExhibitionStatus.Open, new Section { Works = [new(work.Id)] });

        var manifest = await Manifest("/iiif/presentation/3/exhibitions/pictures/manifest");

        var canvas = manifest.GetProperty("items")[0];
        var body = canvas.GetProperty("items")[0].GetProperty("items")[0].GetProperty("body");
        foreach (var image in new[] { body, canvas.GetProperty("thumbnail")[0], manifest.GetProperty("thumbnail")[0] })
        {
            using var answer = await site.Client.GetAsync(image.GetProperty("id").GetString());
            Assert.Equal("size", answer.Headers.GetValues("X-Korme-Path").Single());
            var header = await IiifSite.Look(answer);
            Assert.Equal((header.WidthPixels, header.HeightPixels), (image.GetProperty("width").GetInt32(), image.GetProperty("height").GetInt32()));
        }
        using var service = await site.Client.GetAsync(body.GetProperty("service")[0].GetProperty("id").GetString() + "/info.json");
        Assert.Equal(HttpStatusCode.OK, service.StatusCode);
    }

    [Fact]
    public async Task Nothing_private_is_in_a_manifest()
    {
        var work = await site.Hang(500, 400, Described);

        foreach (var path in new[] { $"exhibitions/show-{work.Id:N}", $"works/{work.Id}" })
        {
            var text = await site.Client.GetStringAsync($"/iiif/presentation/3/{path}/manifest");
            Assert.DoesNotContain("SECRET", text);
            Assert.DoesNotContain("43.2", text);
            Assert.DoesNotContain("76.9", text);
            Assert.DoesNotContain("08:15", text);
            Assert.Contains("Көк базар", text);
            Assert.Contains("\"2026-11-20\"", text);
        }
    }

    [Fact]
    public async Task Labels_credit_rights_and_stories_stand_where_viewers_look_for_them()
    {
        var work = await site.Hang(500, 400, Described);

        var canvas = (await Manifest($"/iiif/presentation/3/works/{work.Id}/manifest")).GetProperty("items")[0];

        var makers = canvas.GetProperty("metadata")[0];
        Assert.Equal("Maker", makers.GetProperty("label").GetProperty("en")[0].GetString());
        Assert.Equal("Aigerim, Ерлан", makers.GetProperty("value").GetProperty("en")[0].GetString());
        Assert.Equal("Courtesy of the artist", canvas.GetProperty("requiredStatement").GetProperty("value").GetProperty("en")[0].GetString());
        Assert.Equal("http://creativecommons.org/licenses/by/4.0/", canvas.GetProperty("rights").GetString());
        var stories = canvas.GetProperty("annotations")[0].GetProperty("items").EnumerateArray()
            .ToDictionary(story => story.GetProperty("body").GetProperty("language").GetString()!, story => story.GetProperty("body").GetProperty("value").GetString());
        Assert.Equal("Бұл алма.", stories["kk"]);
        Assert.Equal("She said <b>yes</b> & laughed.", stories["en"]);
    }

    [Fact]
    public async Task Rights_in_words_become_part_of_the_statement_and_no_uri()
    {
        var work = await site.Hang(500, 400, work => work with { Rights = "Ask the family first" });

        var manifest = await Manifest($"/iiif/presentation/3/works/{work.Id}/manifest");

        Assert.False(manifest.TryGetProperty("rights", out _));
        Assert.Equal("Ask the family first", manifest.GetProperty("requiredStatement").GetProperty("value").GetProperty("none")[0].GetString());
    }

    [Fact]
    public async Task Sections_become_ranges_of_the_works_that_are_shown()
    {
        var (first, second, music) = (await site.Take(300, 200), await site.Take(300, 200), await site.Take(300, 200, work => work with
        {
            Files = [work.Files[0] with { Role = MediaRole.Document }],
        }, isPicture: false));
        await site.Hang("sections", ExhibitionStatus.Closed,
            new Section { Title = LanguageText.Of("Morning", "en"), Works = [new(first.Id), new(music.Id)] },
            new Section { Works = [new(second.Id)] });

        var manifest = await Manifest("/iiif/presentation/3/exhibitions/sections/manifest");

        var ranges = manifest.GetProperty("structures").EnumerateArray().ToList();
        Assert.Equal(2, ranges.Count);
        Assert.Equal("Morning", ranges[0].GetProperty("label").GetProperty("en")[0].GetString());
        Assert.Equal($"{site.Client.BaseAddress}iiif/presentation/3/works/{first.Id}/canvas", ranges[0].GetProperty("items")[0].GetProperty("id").GetString());
        Assert.Equal(1, ranges[0].GetProperty("items").GetArrayLength());
        Assert.Equal(2, manifest.GetProperty("items").GetArrayLength());
    }

    [Theory]
    [InlineData("exhibitions/nobody/manifest")]
    [InlineData("exhibitions/..%2F/manifest")]
    [InlineData("works/nobody/manifest")]
    [InlineData("collections/all")]
    public async Task What_is_not_there_is_not_found_for_every_site(string path)
    {
        using var answer = await site.Client.GetAsync("/iiif/presentation/3/" + path);

        Assert.Equal(HttpStatusCode.NotFound, answer.StatusCode);
        Assert.Equal("*", answer.Headers.GetValues("Access-Control-Allow-Origin").Single());
    }

    [Fact]
    public async Task A_manifest_is_linked_data_and_cached_for_minutes()
    {
        var work = await site.Hang(300, 200);
        var path = $"/iiif/presentation/3/works/{work.Id}/manifest";
        using var first = await site.Send(HttpMethod.Get, path);

        using var second = await site.Send(HttpMethod.Get, path, ("If-None-Match", first.Headers.ETag!.ToString()));

        Assert.Equal("application/ld+json; profile=\"http://iiif.io/api/presentation/3/context.json\"", first.Content.Headers.ContentType?.ToString());
        Assert.Equal("public, must-revalidate, max-age=300", first.Headers.CacheControl?.ToString());
        Assert.Equal("*", first.Headers.GetValues("Access-Control-Allow-Origin").Single());
        Assert.Equal(HttpStatusCode.NotModified, second.StatusCode);
    }

    private async Task<JsonElement> Manifest(string path) => JsonSerializer.Deserialize<JsonElement>(await site.Client.GetStringAsync(path));

    /// <summary>The pairs sorted by their text: the order of languages means nothing.</summary>
    private static string Sorted(JsonElement map) =>
        "{" + string.Join(',', map.EnumerateObject().OrderBy(pair => pair.Value[0].GetString(), StringComparer.Ordinal).Select(pair => pair.ToString())) + "}";
}
