using System.Net;
using System.Text.Json;
using Korme.Catalogue;
using Korme.Exhibitions;

namespace Korme.Tests.Delivery;

public sealed class PresentationTests(IiifSite site) : IClassFixture<IiifSite>
{
    private static readonly Func<Work, Work> Told = work => work with
    {
        Title = new([new("kk", "Алма"), new("ru", "Яблоки"), new("en", "Apples")]),
        Makers = [new(new([new("kk", "Айгерім"), new("en", "Aigerim")]), "photographer")],
        Date = "2026-11-20T08:15:30",
        Medium = LanguageText.Of("Photograph", "en"),
        Dimensions = "42 × 26 cm",
        Place = new(LanguageText.Of("Көк базар", "kk"), 43.262_31, 76.953_13),
        Camera = "SECRET Camera 1000D",
        Rights = "CC BY 4.0",
        Story = new([
            new("en", "The crates.\n\nLook at [her *hands*](#xywh=100,50,200,120), and [outside](#xywh=9000,10,5,5).\n\n- [the scales](#xywh=600,300,900,900)"),
            new("kk", "Мына [қолға](#xywh=100,50,200,120) қараңыз."),
        ]),
    };

    [Fact]
    public async Task Manifests_and_collections_keep_the_rules_of_the_specification()
    {
        var (first, second) = (await site.Take(900, 600, Told), await site.Take(400, 700));
        await site.Hang("rules", ExhibitionStatus.Open,
            new Section { Title = LanguageText.Of("Morning", "en"), WallText = LanguageText.Of("Early.", "en"), Works = [new(first.Id)] }, new Section { Works = [new(second.Id)] });
        string[] paths =
            ["exhibitions/rules/manifest", $"works/{first.Id}/manifest", $"works/{second.Id}/manifest", "collection", "makers/aigerim/collection"];

        foreach (var path in paths) Assert.Empty(PresentationRules.Broken(await Get("/iiif/presentation/3/" + path)));
    }

    [Theory]
    [InlineData("""{"@context":"http://iiif.io/api/presentation/2/context.json","id":"http://a/b","type":"Manifest","label":{"en":["a"]},"items":[]}""")]
    [InlineData("""{"@context":"http://iiif.io/api/presentation/3/context.json","id":"b","type":"Collection","label":{"en":["a"]},"items":[]}""")]
    [InlineData("""{"@context":"http://iiif.io/api/presentation/3/context.json","id":"http://a/b","type":"Collection","label":"a","items":[]}""")]
    [InlineData("""{"@context":"http://iiif.io/api/presentation/3/context.json","id":"http://a/b","type":"Collection","label":{"en":["a"]},"navDate":"2026","items":[]}""")]
    [InlineData("""{"@context":"http://iiif.io/api/presentation/3/context.json","id":"http://a/b","type":"Collection","label":{"en":["a"]},"seeAlso":[],"items":[]}""")]
    public void A_broken_rule_is_seen(string document) =>
        Assert.NotEmpty(PresentationRules.Broken(JsonSerializer.Deserialize<JsonElement>(document)));

    [Fact]
    public async Task A_story_that_points_at_a_detail_is_a_comment_on_its_region()
    {
        var work = await site.Hang(900, 600, Told);

        var canvas = (await Get($"/iiif/presentation/3/works/{work.Id}/manifest")).GetProperty("items")[0];

        var comments = canvas.GetProperty("annotations")[0].GetProperty("items").EnumerateArray()
            .Select(each => (each.GetProperty("target").GetString()![canvas.GetProperty("id").GetString()!.Length..], each.GetProperty("body").GetProperty("value").GetString()!)).ToList();
        Assert.Contains(("#xywh=100,50,200,120", "Look at her hands, and outside."), comments);
        Assert.Contains(("#xywh=100,50,200,120", "Мына қолға қараңыз."), comments);
        Assert.Contains(("#xywh=600,300,300,300", "the scales"), comments);
        Assert.Equal(3, comments.Count(comment => comment.Item1 != ""));
        Assert.Equal(2, comments.Count(comment => comment.Item1 == ""));
    }

    [Fact]
    public async Task A_works_manifest_leads_to_its_page_its_data_its_file_and_its_maker()
    {
        var work = await site.Hang(900, 600, Told);

        var manifest = await Get($"/iiif/presentation/3/works/{work.Id}/manifest");

        Assert.Equal(["kk", "ru", "en"], manifest.GetProperty("homepage").EnumerateArray().Select(page => page.GetProperty("language")[0].GetString()));
        Assert.EndsWith($"/kk/exhibitions/show-{work.Id:N}/works/{work.Id}", manifest.GetProperty("homepage")[0].GetProperty("id").GetString());
        Assert.Equal("2026-11-20T00:00:00Z", manifest.GetProperty("navDate").GetString());
        Assert.False(manifest.TryGetProperty("navPlace", out _));
        foreach (var link in new[] { manifest.GetProperty("seeAlso")[0], manifest.GetProperty("rendering")[0], manifest.GetProperty("partOf")[0] })
            using (var answer = await site.Client.GetAsync(link.GetProperty("id").GetString()))
                Assert.Equal(HttpStatusCode.OK, answer.StatusCode);
    }

    [Fact]
    public async Task An_exhibitions_manifest_says_where_to_start_and_when_it_opened()
    {
        var work = await site.Take(300, 200);
        await site.Hang("starts", ExhibitionStatus.Open, new Section { Works = [new(work.Id)] });

        var manifest = await Get("/iiif/presentation/3/exhibitions/starts/manifest");

        Assert.Equal(manifest.GetProperty("items")[0].GetProperty("id").GetString(), manifest.GetProperty("start").GetProperty("id").GetString());
        Assert.Equal("2026-11-21T00:00:00Z", manifest.GetProperty("navDate").GetString());
        Assert.EndsWith("/iiif/presentation/3/collection", manifest.GetProperty("partOf")[0].GetProperty("id").GetString());
        Assert.EndsWith("/kk/exhibitions/starts", manifest.GetProperty("rendering")[0].GetProperty("id").GetString());
    }

    [Fact]
    public async Task A_maker_has_one_collection_in_whichever_languages_the_name_stands()
    {
        var name = "Ерлан " + Guid.NewGuid().ToString("N")[..6];
        var both = await site.Hang(300, 200, work => work with { Makers = [new(new([new("kk", name), new("en", "E" + name)]))] });
        var one = await site.Hang(300, 200, work => work with { Makers = [new(LanguageText.Of("E" + name, "en"))] });
        await site.Hang(300, 200, work => work with { Makers = [new(LanguageText.Of(name))] }, ExhibitionStatus.Draft);

        var collection = await Get($"/iiif/presentation/3/makers/{Slug.From(name)}/collection");
        var all = await Get("/iiif/presentation/3/collection");

        Assert.Equal(
            new[] { both, one }.Select(work => $"{site.Client.BaseAddress}iiif/presentation/3/works/{work.Id}/manifest"),
            collection.GetProperty("items").EnumerateArray().Select(item => item.GetProperty("id").GetString()));
        Assert.Single(all.GetProperty("items").EnumerateArray(), item => item.GetProperty("id").GetString() == collection.GetProperty("id").GetString());
    }

    [Fact]
    public async Task The_sites_collection_has_open_and_closed_exhibitions_and_no_draft()
    {
        foreach (var status in Enum.GetValues<ExhibitionStatus>())
            await site.Hang("listed-" + status, status, new Section { Works = [new((await site.Take(300, 200)).Id)] });

        var text = await site.Client.GetStringAsync("/iiif/presentation/3/collection");

        Assert.Contains("listed-open/manifest", text);
        Assert.Contains("listed-closed/manifest", text);
        Assert.DoesNotContain("listed-draft", text);
    }

    [Fact]
    public async Task Linked_art_says_what_the_label_says_and_nothing_private()
    {
        var work = await site.Hang(900, 600, Told);

        using var answer = await site.Client.GetAsync($"/linked-art/works/{work.Id}");
        var text = await answer.Content.ReadAsStringAsync();
        var linked = JsonSerializer.Deserialize<JsonElement>(text);

        Assert.Equal("application/ld+json; profile=\"https://linked.art/ns/v1/linked-art.json\"", answer.Content.Headers.ContentType?.ToString());
        Assert.Equal("*", answer.Headers.GetValues("Access-Control-Allow-Origin").Single());
        Assert.Equal("https://linked.art/ns/v1/linked-art.json", linked.GetProperty("@context").GetString());
        Assert.Equal("HumanMadeObject", linked.GetProperty("type").GetString());
        Assert.Equal("Apples", linked.GetProperty("_label").GetString());
        Assert.Equal("2026-11-20T23:59:59Z", linked.GetProperty("produced_by").GetProperty("timespan").GetProperty("end_of_the_end").GetString());
        Assert.Contains("Көк базар", text);
        foreach (var secret in new[] { "SECRET", "43.2", "76.9", "08:15", "xywh" }) Assert.DoesNotContain(secret, text);
    }

    [Fact]
    public async Task What_is_withdrawn_binned_or_erased_is_gone_in_every_document_and_a_draft_was_never_there()
    {
        var works = new[]
        {
            (await site.Hang(300, 200, Told), HttpStatusCode.Gone, (Func<Work, Work>)(work => work with { IsWithdrawn = true })),
            (await site.Hang(300, 200, Told), HttpStatusCode.Gone, work => work with { Binned = DateTimeOffset.UnixEpoch }),
            (await site.Hang(300, 200, Told), HttpStatusCode.Gone, work => new() { Id = work.Id, Kind = work.Kind, Imported = work.Imported, IsWithdrawn = true, Erased = DateTimeOffset.UnixEpoch }),
            (await site.Hang(300, 200, Told, ExhibitionStatus.Draft), HttpStatusCode.NotFound, work => work),
        };
        foreach (var (work, _, change) in works) await RecordWorks.Run(site.Database, [change(work)], CancellationToken.None);

        foreach (var (work, expected, _) in works)
        {
            foreach (var path in new[] { $"/iiif/presentation/3/works/{work.Id}/manifest", $"/linked-art/works/{work.Id}" })
                foreach (var accept in new[] { "application/json", "application/ld+json;profile=\"http://iiif.io/api/presentation/3/context.json\"", "*/*" })
                    using (var answer = await site.Send(HttpMethod.Get, path, ("Accept", accept), ("If-None-Match", "*")))
                    {
                        Assert.Equal(expected, answer.StatusCode);
                        Assert.Equal("*", answer.Headers.GetValues("Access-Control-Allow-Origin").Single());
                    }
            Assert.DoesNotContain(work.Id.ToString(), await site.Client.GetStringAsync("/iiif/presentation/3/collection"));
        }
    }

    [Theory]
    [InlineData("application/json", "application/json")]
    [InlineData("application/ld+json;profile=\"http://iiif.io/api/presentation/3/context.json\"", "application/ld+json; profile=\"http://iiif.io/api/presentation/3/context.json\"")]
    [InlineData("*/*", "application/ld+json; profile=\"http://iiif.io/api/presentation/3/context.json\"")]
    public async Task A_collection_comes_in_the_media_type_asked_for_and_is_known_again(string accept, string expected)
    {
        using var first = await site.Send(HttpMethod.Get, "/iiif/presentation/3/collection", ("Accept", accept));

        using var again = await site.Send(HttpMethod.Get, "/iiif/presentation/3/collection", ("Accept", accept), ("If-None-Match", first.Headers.ETag!.ToString()));

        Assert.Equal(expected, first.Content.Headers.ContentType?.ToString());
        Assert.Equal(HttpStatusCode.NotModified, again.StatusCode);
    }

    private async Task<JsonElement> Get(string path) => JsonSerializer.Deserialize<JsonElement>(await site.Client.GetStringAsync(path));
}
