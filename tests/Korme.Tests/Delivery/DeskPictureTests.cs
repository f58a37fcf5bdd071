using System.Net;

namespace Korme.Tests.Delivery;

public sealed class DeskPictureTests(IiifSite site) : IClassFixture<IiifSite>
{
    [Theory]
    [InlineData(256, 256)]
    [InlineData(512, 512)]
    [InlineData(1024, 900)]
    [InlineData(2048, 900)]
    public async Task The_artist_sees_a_work_that_hangs_nowhere(int box, int width)
    {
        var work = await site.Take(900, 600);

        using var answer = await site.Client.GetAsync($"/desk/pictures/{work.Id}/{box}");

        Assert.Equal(HttpStatusCode.OK, answer.StatusCode);
        Assert.True(answer.Headers.CacheControl?.Private);
        Assert.False(answer.Headers.Contains("Access-Control-Allow-Origin"));
        Assert.Equal(width, (await IiifSite.Look(answer)).WidthPixels);
    }

    [Theory]
    [InlineData("X-Forwarded-For", "203.0.113.7")]
    [InlineData("Forwarded", "for=203.0.113.7")]
    public async Task Nobody_else_sees_it_through_a_proxy(string header, string value)
    {
        var work = await site.Take(300, 200);

        using var answer = await site.Send(HttpMethod.Get, $"/desk/pictures/{work.Id}/256", (header, value));

        Assert.Equal(HttpStatusCode.NotFound, answer.StatusCode);
    }

    [Fact]
    public async Task A_withdrawn_work_is_gone_from_the_desk_too()
    {
        var work = await site.Take(300, 200);

        await site.Withdraw(work);

        using var answer = await site.Client.GetAsync($"/desk/pictures/{work.Id}/256");
        Assert.Equal(HttpStatusCode.Gone, answer.StatusCode);
    }

    [Fact]
    public async Task Every_pixel_comes_as_the_camera_wrote_it_where_browsers_show_that()
    {
        var work = await site.Take(900, 600);

        using var answer = await site.Client.GetAsync($"/desk/pictures/{work.Id}/full");

        Assert.Equal("image/jpeg", answer.Content.Headers.ContentType!.MediaType);
        Assert.Equal(await File.ReadAllBytesAsync(site.Archive.PathOf(work.Id, work.Picture!.Path)), await answer.Content.ReadAsByteArrayAsync());
        Assert.Equal((true, TimeSpan.FromDays(1)), (answer.Headers.CacheControl!.Private, answer.Headers.CacheControl.MaxAge));
    }

    [Fact]
    public async Task Every_pixel_of_what_browsers_cannot_show_comes_as_a_jpeg()
    {
        var work = await site.Take(900, 600, work => work with { Files = [work.Files[0] with { MediaType = "image/tiff" }] });

        using var answer = await site.Client.GetAsync($"/desk/pictures/{work.Id}/full");
        var seen = await IiifSite.Look(answer);

        Assert.Equal(("image/jpeg", 900, 600), (answer.Content.Headers.ContentType!.MediaType, seen.WidthPixels, seen.HeightPixels));
    }

    [Theory]
    [InlineData("256")]
    [InlineData("full")]
    public async Task What_a_browser_has_already_is_not_sent_again(string which)
    {
        var work = await site.Take(300, 200);
        using var first = await site.Client.GetAsync($"/desk/pictures/{work.Id}/{which}");

        using var again = await site.Send(HttpMethod.Get, $"/desk/pictures/{work.Id}/{which}", ("If-None-Match", first.Headers.ETag!.ToString()));

        Assert.Equal(HttpStatusCode.NotModified, again.StatusCode);
    }

    [Theory]
    [InlineData("300")]
    [InlineData("0")]
    [InlineData("-256")]
    [InlineData("../256")]
    public async Task Only_stored_sizes_are_there(string box)
    {
        var work = await site.Take(300, 200);

        using var answer = await site.Client.GetAsync($"/desk/pictures/{work.Id}/{box}");

        Assert.Equal(HttpStatusCode.NotFound, answer.StatusCode);
    }
}
