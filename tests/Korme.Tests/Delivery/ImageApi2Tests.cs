using System.Net;
using System.Text.Json;

namespace Korme.Tests.Delivery;

/// <summary>Image API 2.1.1, which older viewers speak: what differs from 3.0.</summary>
public sealed class ImageApi2Tests(IiifSite site) : IClassFixture<IiifSite>
{
    private string Base => $"/iiif/image/2/{site.Large.Id}";

    [Fact]
    public async Task Information_is_that_of_version_2()
    {
        using var answer = await site.Client.GetAsync(Base + "/info.json");
        var info = JsonSerializer.Deserialize<JsonElement>(await answer.Content.ReadAsStringAsync());

        Assert.Equal("http://iiif.io/api/image/2/context.json", info.GetProperty("@context").GetString());
        Assert.Equal(site.Client.BaseAddress + Base[1..], info.GetProperty("@id").GetString());
        Assert.Equal("http://iiif.io/api/image", info.GetProperty("protocol").GetString());
        Assert.Equal((2300, 1534), (info.GetProperty("width").GetInt32(), info.GetProperty("height").GetInt32()));
        Assert.Equal("http://iiif.io/api/image/2/level2.json", info.GetProperty("profile")[0].GetString());
        Assert.Equal(40_000_000, info.GetProperty("profile")[1].GetProperty("maxArea").GetInt32());
        Assert.Equal("[{\"width\":512,\"scaleFactors\":[1,2,4,8]}]", info.GetProperty("tiles").GetRawText());
        Assert.False(info.TryGetProperty("id", out _) || info.TryGetProperty("type", out _) || info.TryGetProperty("extraFeatures", out _));
        Assert.Contains("image/2/level2.json>;rel=\"profile\"", answer.Headers.GetValues("Link").Single());
    }

    [Fact]
    public async Task The_base_uri_leads_to_the_information_of_the_same_version()
    {
        using var answer = await site.Client.GetAsync(Base);

        Assert.Equal(HttpStatusCode.SeeOther, answer.StatusCode);
        Assert.EndsWith(Base + "/info.json", answer.Headers.Location?.ToString());
    }

    [Theory]
    [InlineData("full/full/0/default.jpg", 2300, 1534, "full/full/0/default.jpg")]
    [InlineData("full/max/0/default.jpg", 2300, 1534, "full/full/0/default.jpg")]
    [InlineData("full/1024,/0/default.jpg", 1024, 683, "full/1024,/0/default.jpg")]
    [InlineData("full/1024,683/0/color.jpg", 1024, 683, "full/1024,/0/default.jpg")]
    [InlineData("full/100,300/0/default.jpg", 100, 300, "full/100,300/0/default.jpg")]
    [InlineData("full/pct:50/0/default.png", 1150, 767, "full/1150,/0/default.png")]
    [InlineData("full/!512,512/0/default.jpg", 512, 341, "full/512,/0/default.jpg")]
    [InlineData("0,0,50,50/!512,512/0/default.jpg", 50, 50, "0,0,50,50/full/0/default.jpg")]
    [InlineData("0,0,50,50/100,/0/default.jpg", 100, 100, "0,0,50,50/100,/0/default.jpg")]
    [InlineData("0,0,50,50/pct:200/!90/gray.png", 100, 100, "0,0,50,50/100,/!90/gray.png")]
    [InlineData("square/300,/0/default.jpg", 300, 300, "383,0,1534,1534/300,/0/default.jpg")]
    [InlineData("2048,0,252,1534/63,/0/default.jpg", 63, 384, "2048,0,252,1534/63,/0/default.jpg")]
    public async Task A_size_means_what_version_2_says_and_has_its_canonical_form(string request, int width, int height, string canonical)
    {
        using var answer = await site.Client.GetAsync($"{Base}/{request}");
        using var again = await site.Client.GetAsync($"{Base}/{canonical}");

        Assert.Equal(HttpStatusCode.OK, answer.StatusCode);
        var header = await IiifSite.Look(answer);
        Assert.Equal((width, height), (header.WidthPixels, header.HeightPixels));
        Assert.Contains($"{Base}/{canonical}>;rel=\"canonical\"", string.Join(", ", answer.Headers.GetValues("Link")));
        Assert.Equal(answer.Headers.ETag, again.Headers.ETag);
    }

    [Theory]
    [InlineData("full/1024,/0/default.jpg", "size")]
    [InlineData("full/288,/0/default.jpg", "tile")]
    [InlineData("0,0,512,512/512,/0/default.jpg", "tile")]
    [InlineData("2048,0,252,1534/63,/0/default.jpg", "tile")]
    public async Task What_is_stored_is_not_decoded_for_older_viewers_either(string request, string path)
    {
        using var answer = await site.Client.GetAsync($"{Base}/{request}");

        Assert.Equal(path, answer.Headers.GetValues("X-Korme-Path").Single());
    }

    [Theory]
    [InlineData("full/%5Emax/0/default.jpg", "full, max")]
    [InlineData("full/0,/0/default.jpg", "size")]
    [InlineData("full/pct:0/0/default.jpg", "size")]
    [InlineData("full/20000,/0/default.jpg", "at most")]
    [InlineData("full/full/0/native.jpg", "quality")]
    [InlineData("full/full", "{region}")]
    public async Task What_version_2_does_not_have_is_400(string request, string about)
    {
        using var answer = await site.Client.GetAsync($"{Base}/{request}");

        Assert.Equal(HttpStatusCode.BadRequest, answer.StatusCode);
        Assert.Contains(about, await answer.Content.ReadAsStringAsync());
    }

    [Fact]
    public async Task The_licence_stands_under_license()
    {
        var work = await site.Hang(300, 200, work => work with { Rights = "CC BY-SA 4.0" });

        var info = JsonSerializer.Deserialize<JsonElement>(await site.Client.GetStringAsync($"/iiif/image/2/{work.Id}/info.json"));

        Assert.Equal("http://creativecommons.org/licenses/by-sa/4.0/", info.GetProperty("license").GetString());
    }
}
