using System.Net;
using System.Text.Json;

namespace Korme.Tests.Delivery;

public sealed class ImageInformationTests(IiifSite site) : IClassFixture<IiifSite>
{
    private const string Linked = "application/ld+json; profile=\"http://iiif.io/api/image/3/context.json\"";

    [Fact]
    public async Task Information_publishes_exactly_the_sizes_that_are_stored()
    {
        var info = await Information();

        var sizes = info.GetProperty("sizes").EnumerateArray()
            .Select(size => (size.GetProperty("width").GetInt32(), size.GetProperty("height").GetInt32()));
        Assert.Equal([(256, 171), (288, 192), (512, 341), (1024, 683), (2048, 1366)], sizes);
        foreach (var (width, height) in sizes)
        {
            using var answer = await site.Get(site.Large, $"full/{width},{height}/0/default.jpg");
            Assert.NotEqual("decode", answer.Headers.GetValues("X-Korme-Path").Single());
        }
    }

    [Fact]
    public async Task Information_has_what_the_specification_requires()
    {
        var info = await Information();

        Assert.Equal("@context", info.EnumerateObject().First().Name);
        Assert.Equal("http://iiif.io/api/image/3/context.json", info.GetProperty("@context").GetString());
        Assert.Equal($"{site.Client.BaseAddress}iiif/image/3/{site.Large.Id}", info.GetProperty("id").GetString());
        Assert.Equal("ImageService3", info.GetProperty("type").GetString());
        Assert.Equal("http://iiif.io/api/image", info.GetProperty("protocol").GetString());
        Assert.Equal("level2", info.GetProperty("profile").GetString());
        Assert.Equal((2300, 1534), (info.GetProperty("width").GetInt32(), info.GetProperty("height").GetInt32()));
        Assert.Equal("[{\"width\":512,\"scaleFactors\":[1,2,4,8]}]", info.GetProperty("tiles").GetRawText());
        Assert.False(info.TryGetProperty("rights", out _));
    }

    [Fact]
    public async Task Everything_the_information_offers_is_answered()
    {
        var info = await Information();

        foreach (var format in Words(info, "extraFormats").Append("jpg").Append("png"))
            foreach (var quality in Words(info, "extraQualities").Append("default"))
            {
                using var answer = await site.Get(site.Large, $"0,0,64,64/32,/!22.5/{quality}.{format}");
                Assert.Equal(HttpStatusCode.OK, answer.StatusCode);
            }
    }

    [Fact]
    public async Task A_licence_is_published_as_its_uri()
    {
        var work = await site.Hang(300, 200, work => work with { Rights = "CC BY-SA 4.0" });

        var info = await Information(work.Id);

        Assert.Equal("http://creativecommons.org/licenses/by-sa/4.0/", info.GetProperty("rights").GetString());
    }

    [Theory]
    [InlineData(null, Linked)]
    [InlineData("*/*", Linked)]
    [InlineData("application/ld+json", Linked)]
    [InlineData("application/ld+json;profile=\"http://iiif.io/api/image/3/context.json\"", Linked)]
    [InlineData("application/json;q=0.5, application/ld+json", Linked)]
    [InlineData("application/json", "application/json")]
    [InlineData("text/html,application/xhtml+xml,*/*;q=0.8", "application/json")]
    [InlineData("rubbish;;;", Linked)]
    public async Task The_media_type_is_the_one_asked_for(string? accept, string mediaType)
    {
        (string, string)[] headers = accept is null ? [] : [("Accept", accept)];

        using var answer = await site.Send(HttpMethod.Get, $"/iiif/image/3/{site.Large.Id}/info.json", headers);

        Assert.Equal(HttpStatusCode.OK, answer.StatusCode);
        Assert.Equal(mediaType, answer.Content.Headers.ContentType?.ToString());
        Assert.Contains("Accept", answer.Headers.Vary);
        Assert.Equal("*", answer.Headers.GetValues("Access-Control-Allow-Origin").Single());
        Assert.Contains("level2.json>;rel=\"profile\"", answer.Headers.GetValues("Link").Single());
    }

    [Theory]
    [InlineData("")]
    [InlineData("/")]
    public async Task The_base_uri_leads_to_the_information(string slash)
    {
        using var answer = await site.Client.GetAsync($"/iiif/image/3/{site.Large.Id}{slash}");

        Assert.Equal(HttpStatusCode.SeeOther, answer.StatusCode);
        Assert.Equal($"{site.Client.BaseAddress}iiif/image/3/{site.Large.Id}/info.json", answer.Headers.Location?.ToString());
        Assert.Equal("*", answer.Headers.GetValues("Access-Control-Allow-Origin").Single());
    }

    [Fact]
    public async Task Information_the_client_knows_already_is_not_sent_again()
    {
        var path = $"/iiif/image/3/{site.Large.Id}/info.json";
        using var first = await site.Send(HttpMethod.Get, path);

        using var second = await site.Send(HttpMethod.Get, path, ("If-None-Match", first.Headers.ETag!.ToString()));
        using var otherType = await site.Send(HttpMethod.Get, path, ("If-None-Match", first.Headers.ETag.ToString()), ("Accept", "application/json"));

        Assert.Equal(HttpStatusCode.NotModified, second.StatusCode);
        Assert.Equal(HttpStatusCode.OK, otherType.StatusCode);
    }

    [Theory]
    [InlineData("info.json")]
    [InlineData("full/max/0/default.jpg")]
    public async Task A_preflight_is_allowed_everywhere(string rest)
    {
        using var answer = await site.Send(HttpMethod.Options, $"/iiif/image/3/{site.Large.Id}/{rest}",
            ("Origin", "https://example.org"), ("Access-Control-Request-Method", "GET"), ("Access-Control-Request-Headers", "accept"));

        Assert.Equal(HttpStatusCode.NoContent, answer.StatusCode);
        Assert.Equal("*", answer.Headers.GetValues("Access-Control-Allow-Origin").Single());
        Assert.Equal("*", answer.Headers.GetValues("Access-Control-Allow-Headers").Single());
        Assert.Contains("GET", answer.Headers.GetValues("Access-Control-Allow-Methods").Single());
    }

    [Theory]
    [InlineData("POST", HttpStatusCode.MethodNotAllowed)]
    [InlineData("DELETE", HttpStatusCode.MethodNotAllowed)]
    public async Task Nothing_can_be_changed_here(string method, HttpStatusCode status)
    {
        using var answer = await site.Send(new(method), $"/iiif/image/3/{site.Large.Id}/info.json");

        Assert.Equal(status, answer.StatusCode);
        Assert.Equal("GET, HEAD, OPTIONS", string.Join(", ", answer.Content.Headers.Allow));
    }

    private async Task<JsonElement> Information(Guid? work = null) =>
        JsonSerializer.Deserialize<JsonElement>(await site.Client.GetStringAsync($"/iiif/image/3/{work ?? site.Large.Id}/info.json"));

    private static IEnumerable<string> Words(JsonElement info, string name) =>
        info.GetProperty(name).EnumerateArray().Select(word => word.GetString()!);
}
