using System.Net;
using Korme.Exhibitions;

namespace Korme.Tests.Delivery;

public sealed class WithdrawalTests(IiifSite site) : IClassFixture<IiifSite>
{
    private static readonly string[] Forms =
    [
        "", "/info.json", "/full/512,341/0/default.jpg", "/full/max/0/default.jpg", "/0,0,512,512/max/0/default.jpg", "/0,0,100,100/max/0/default.png", "/full/300,/90/gray.webp",
    ];

    [Fact]
    public async Task A_withdrawn_picture_is_gone_in_every_form_from_the_next_request_on()
    {
        var work = await site.Hang(800, 534);
        var tags = new Dictionary<string, string>();
        foreach (var path in Paths(work.Id))
            using (var before = await site.Client.GetAsync(path))
                tags[path] = before.Headers.ETag?.ToString() ?? "*";

        await site.Withdraw(work);

        foreach (var path in Paths(work.Id))
        {
            using var answer = await site.Send(HttpMethod.Get, path, ("If-None-Match", tags[path]));
            Assert.Equal(HttpStatusCode.Gone, answer.StatusCode);
            Assert.True(answer.Headers.CacheControl?.NoStore);
            Assert.Equal("*", answer.Headers.GetValues("Access-Control-Allow-Origin").Single());
        }
    }

    [Fact]
    public async Task A_withdrawn_work_is_not_in_the_manifest()
    {
        var (stays, goes) = (await site.Take(300, 200), await site.Take(300, 200));
        await site.Hang("withdrawal", ExhibitionStatus.Open, new Section { Works = [new(stays.Id), new(goes.Id)] });

        await site.Withdraw(goes);

        var manifest = await site.Client.GetStringAsync("/iiif/presentation/3/exhibitions/withdrawal/manifest");
        Assert.Contains(stays.Id.ToString(), manifest);
        Assert.DoesNotContain(goes.Id.ToString(), manifest);
    }

    [Fact]
    public async Task A_work_in_a_draft_is_not_public()
    {
        var work = await site.Hang(300, 200, status: ExhibitionStatus.Draft);

        foreach (var path in Paths(work.Id).Append($"/iiif/presentation/3/exhibitions/show-{work.Id:N}/manifest"))
        {
            using var answer = await site.Client.GetAsync(path);
            Assert.Equal(HttpStatusCode.NotFound, answer.StatusCode);
        }
    }

    [Theory]
    [InlineData("00000000-0000-0000-0000-000000000000/info.json")]
    [InlineData("0/info.json")]
    [InlineData("..%2F..%2Fetc%2Fpasswd/info.json")]
    [InlineData("%2E%2E%2F/full/max/0/default.jpg")]
    [InlineData("a/b/full/max/0/default.jpg")]
    [InlineData("a'b\"c<d>/info.json")]
    [InlineData("%F0%9F%98%80/full/max/0/default.jpg")]
    [InlineData("{00000000-0000-0000-0000-000000000000}/info.json")]
    public async Task An_id_that_is_no_id_of_a_public_work_is_not_found(string path)
    {
        using var answer = await site.Client.GetAsync("/iiif/image/3/" + path);

        Assert.Equal(HttpStatusCode.NotFound, answer.StatusCode);
    }

    [Fact]
    public async Task A_nul_in_an_id_is_refused()
    {
        using var answer = await site.Client.GetAsync("/iiif/image/3/%00/info.json");

        Assert.True(answer.StatusCode is HttpStatusCode.BadRequest or HttpStatusCode.NotFound);
    }

    private static IEnumerable<string> Paths(Guid work) =>
        Forms.SelectMany(form => new[] { $"/iiif/image/3/{work}{form}", $"/iiif/image/2/{work}{form}" }).Append($"/iiif/presentation/3/works/{work}/manifest");
}
