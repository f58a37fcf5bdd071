using System.Net;

namespace Korme.Tests.Delivery;

public sealed class ShownPictureTests(IiifSite site) : IClassFixture<IiifSite>
{
    [Fact]
    public async Task The_catalogue_is_asked_once_as_long_as_nothing_changes()
    {
        var work = await site.Hang(1100, 700);
        using (await site.Get(work, "0,0,512,512/512,/0/default.jpg")) { }
        var before = site.Database.QueriesRun;

        foreach (var request in new[] { "0,0,512,512/512,/0/default.jpg", "full/512,/0/default.jpg", "info.json", "full/300,/0/default.png" })
            using (var answer = await site.Get(work, request)) Assert.Equal(HttpStatusCode.OK, answer.StatusCode);

        Assert.Equal(before, site.Database.QueriesRun);
    }

    [Fact]
    public async Task A_change_of_anything_makes_it_asked_again()
    {
        var work = await site.Hang(300, 200);
        using (await site.Get(work, "info.json")) { }

        var other = await site.Hang(300, 200);
        var before = site.Database.QueriesRun;
        using (await site.Get(work, "info.json")) { }

        Assert.NotEqual(work.Id, other.Id);
        Assert.Equal(before + 1, site.Database.QueriesRun);
    }

    [Fact]
    public async Task An_id_nobody_has_is_not_remembered()
    {
        var path = $"/iiif/image/3/{Guid.NewGuid()}/info.json";
        using (await site.Client.GetAsync(path)) { }
        var before = site.Database.QueriesRun;

        using var answer = await site.Client.GetAsync(path);

        Assert.Equal(HttpStatusCode.NotFound, answer.StatusCode);
        Assert.Equal(before + 1, site.Database.QueriesRun);
    }
}
