using System.Net;
using Korme.Derivatives;

namespace Korme.Tests.Delivery;

public sealed class BusyTests(IiifSite site) : IClassFixture<IiifSite>
{
    [Fact]
    public async Task When_too_many_wait_a_drawing_is_put_off_and_stored_sizes_are_still_answered()
    {
        var work = await site.Hang(600, 400);
        await using var full = new DerivePool(site.Paths, 1, new() { MaxWaiting = 0 });
        await using var app = await site.Serve(full);
        using var client = new HttpClient { BaseAddress = new(app.Urls.Single()) };

        using var drawing = await client.GetAsync($"/iiif/image/3/{work.Id}/0,0,100,100/max/0/default.jpg");
        using var stored = await client.GetAsync($"/iiif/image/3/{work.Id}/full/512,341/0/default.jpg");

        Assert.Equal(HttpStatusCode.ServiceUnavailable, drawing.StatusCode);
        Assert.Equal(TimeSpan.FromSeconds(2), drawing.Headers.RetryAfter?.Delta);
        Assert.True(drawing.Headers.CacheControl?.NoStore);
        Assert.Null(drawing.Headers.ETag);
        Assert.Equal(HttpStatusCode.OK, stored.StatusCode);
    }
}
