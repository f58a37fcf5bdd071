using Korme.Delivery;
using Korme.Derivatives;
using Korme.Exhibitions;

namespace Korme.Tests.Delivery;

public sealed class PreparePyramidsTests(IiifSite site) : IClassFixture<IiifSite>
{
    [Fact]
    public async Task What_hangs_has_its_pyramid_before_anybody_zooms_and_a_draft_has_none()
    {
        var hangs = await site.Hang(700, 500);
        var draft = await site.Hang(700, 500, status: ExhibitionStatus.Draft);

        await Prepare();

        Assert.True(File.Exists(site.Paths.Pyramid(hangs.Picture!.Sha512)));
        Assert.False(File.Exists(site.Paths.Pyramid(draft.Picture!.Sha512)));
    }

    [Fact]
    public async Task What_is_made_is_not_made_again()
    {
        await site.Hang(700, 500);
        await Prepare();

        Assert.Equal(0, await Prepare());
    }

    [Fact]
    public async Task Workers_that_are_busy_leave_it_to_the_request_that_needs_it()
    {
        await site.Hang(700, 500);
        await using var busy = new DerivePool(site.Paths, 1, new() { MaxWaiting = 0 });

        var made = await PreparePyramids.Run(site.Database, site.Archive, site.Paths, busy, CancellationToken.None);

        Assert.Equal(0, made);
    }

    private Task<int> Prepare() => PreparePyramids.Run(site.Database, site.Archive, site.Paths, site.Pool, CancellationToken.None);
}
