using Korme.Delivery.Iiif;

namespace Korme.Tests.Delivery.Iiif;

public sealed class ImagePlanTests
{
    private static readonly Extent Market = new(6000, 4000);
    private static readonly Extent[] Stored = [new(256, 171), new(512, 341), new(1024, 683), new(2048, 1365)];

    [Theory]
    [InlineData("full", "0,0,6000,4000")]
    [InlineData("square", "1000,0,4000,4000")]
    [InlineData("125,15,120,140", "125,15,120,140")]
    [InlineData("5900,3900,200,200", "5900,3900,100,100")]
    [InlineData("0,0,999999999,999999999", "0,0,6000,4000")]
    [InlineData("5999,3999,1,1", "5999,3999,1,1")]
    [InlineData("pct:10,10,50,25", "600,400,3000,1000")]
    [InlineData("pct:41.6,7.5,66.6,100", "2496,300,3504,3700")]
    [InlineData("pct:0,0,100,100", "0,0,6000,4000")]
    [InlineData("pct:0,0,1000,1000", "0,0,6000,4000")]
    [InlineData("pct:.5,0,12.5,12.5", "30,0,750,500")]
    public void A_region_is_placed_on_the_picture_and_cut_at_its_edges(string region, string box)
    {
        var plan = Plan($"{region}/max/0/default.jpg");

        Assert.Equal(box, plan.Region.ToString());
    }

    [Theory]
    [InlineData("6000,0,10,10", "outside")]
    [InlineData("0,4000,10,10", "outside")]
    [InlineData("999999999,999999999,1,1", "outside")]
    [InlineData("pct:99.999,0,10,10", "outside")]
    [InlineData("pct:0,0,0.001,10", "smaller than one pixel")]
    public void A_region_without_pixels_is_refused(string region, string because)
    {
        var reason = Refusal($"{region}/max/0/default.jpg");

        Assert.Contains(because, reason);
    }

    [Theory]
    [InlineData("max", "6000,4000")]
    [InlineData("^max", "7745,5163")]
    [InlineData("3000,", "3000,2000")]
    [InlineData(",1000", "1500,1000")]
    [InlineData("1000,", "1000,667")]
    [InlineData("1,", "1,1")]
    [InlineData("pct:50", "3000,2000")]
    [InlineData("pct:100", "6000,4000")]
    [InlineData("pct:33.3", "1998,1332")]
    [InlineData("^pct:120", "7200,4800")]
    [InlineData("300,900", "300,900")]
    [InlineData("!900,900", "900,600")]
    [InlineData("!9000,9000", "6000,4000")]
    [InlineData("^!7500,9000", "7500,5000")]
    [InlineData("^!9999,9999", "7745,5163")]
    [InlineData("^6600,", "6600,4400")]
    [InlineData("^100,", "100,67")]
    [InlineData("^,4400", "6600,4400")]
    [InlineData("^6600,100", "6600,100")]
    public void A_size_means_pixels(string size, string pixels)
    {
        var plan = Plan($"full/{size}/0/default.jpg");

        Assert.Equal(pixels, plan.Scaled.ToString());
    }

    [Theory]
    [InlineData("full/6001,/0/default.jpg", "^")]
    [InlineData("full/,4001/0/default.jpg", "^")]
    [InlineData("full/6001,10/0/default.jpg", "^")]
    [InlineData("0,0,100,100/101,/0/default.jpg", "^")]
    [InlineData("full/^10001,/0/default.jpg", "at most")]
    [InlineData("full/^9000,9000/0/default.jpg", "at most")]
    [InlineData("full/^999999999,/0/default.jpg", "at most")]
    [InlineData("full/^pct:999999999/0/default.jpg", "at most")]
    [InlineData("0,0,1,4000/^999999999,/0/default.jpg", "at most")]
    [InlineData("full/pct:0.001/0/default.jpg", "smaller than one pixel")]
    public void A_size_that_cannot_be_had_is_refused(string request, string because)
    {
        var reason = Refusal(request);

        Assert.Contains(because, reason);
    }

    [Theory]
    [InlineData("full/max/0/default.jpg", "full/max/0/default.jpg")]
    [InlineData("0,0,6000,4000/6000,/360/color.jpg", "full/max/0/default.jpg")]
    [InlineData("pct:0,0,100,100/pct:50/0.0/default.png", "full/3000,2000/0/default.png")]
    [InlineData("square/1000,/!90/gray.webp", "1000,0,4000,4000/1000,1000/!90/gray.webp")]
    [InlineData("square/max/22.50/bitonal.gif", "1000,0,4000,4000/max/22.5/bitonal.gif")]
    [InlineData("0,0,100,100/^200,/0/default.tif", "0,0,100,100/^200,200/0/default.tif")]
    [InlineData("full/^6600,/0/default.jpg", "full/^6600,4400/0/default.jpg")]
    [InlineData("full/^max/0/default.jpg", "full/^max/0/default.jpg")]
    [InlineData("full/^!512,512/0/default.jpg", "full/512,341/0/default.jpg")]
    public void Requests_for_one_answer_have_one_canonical_form(string asked, string canonical)
    {
        var plan = Plan(asked);

        Assert.Equal(canonical, plan.Canonical);
    }

    [Theory]
    [InlineData("2048,")]
    [InlineData("2048,1365")]
    [InlineData("!2048,2048")]
    [InlineData(",1365")]
    public void A_derived_side_follows_the_stored_size(string size)
    {
        var plan = Plan($"full/{size}/0/default.jpg");

        Assert.Equal(new Extent(2048, 1365), plan.Scaled);
        Assert.True(plan.IsPlainJpeg);
    }

    [Fact]
    public void A_size_asked_for_exactly_is_never_replaced_by_a_stored_one()
    {
        var plan = Plan("full/2048,1366/0/default.jpg");

        Assert.Equal(new Extent(2048, 1366), plan.Scaled);
    }

    [Theory]
    [InlineData("pct:100", ImageApi.Version3)]
    [InlineData("!2049,2049", ImageApi.Version3)]
    [InlineData("max", ImageApi.Version3)]
    [InlineData("full", ImageApi.Version2)]
    public void The_full_size_is_not_replaced_by_a_stored_one_a_pixel_smaller(string size, ImageApi api)
    {
        Assert.True(ImageRequest.TryParse("full", size, "0", "default.jpg", api, out var request, out _));

        var isMade = ImagePlan.TryMake(request, new(2049, 1366), [new(2048, 1365)], SizeLimits.Usual, api, out var plan, out _);

        Assert.True(isMade);
        Assert.Equal(new Extent(2049, 1366), plan!.Scaled);
    }

    [Fact]
    public void A_picture_above_the_limits_is_answered_at_the_largest_size_allowed()
    {
        var plan = Plan("full/max/0/default.jpg", new Extent(20_000, 20_000));

        Assert.Equal(new Extent(6324, 6324), plan.Scaled);
        Assert.Equal("full/max/0/default.jpg", plan.Canonical);
    }

    [Theory]
    [InlineData(1, 1, new[] { 1 })]
    [InlineData(512, 512, new[] { 1 })]
    [InlineData(513, 10, new[] { 1, 2 })]
    [InlineData(6000, 4000, new[] { 1, 2, 4, 8, 16 })]
    [InlineData(20_000, 20_000, new[] { 1, 2, 4, 8, 16, 32, 64 })]
    public void Tiles_are_offered_down_to_the_level_that_is_one_tile(int width, int height, int[] factors)
    {
        var offered = TileLevels.ScaleFactors(new(width, height));

        Assert.Equal(factors, offered);
    }

    private static ImagePlan Plan(string path, Extent? full = null)
    {
        var parts = path.Split('/');
        Assert.True(ImageRequest.TryParse(parts[0], parts[1], parts[2], parts[3], ImageApi.Version3, out var request, out var reason), reason);
        Assert.True(ImagePlan.TryMake(request, full ?? Market, full is null ? Stored : [], SizeLimits.Usual, ImageApi.Version3, out var plan, out reason), reason);
        return plan;
    }

    private static string Refusal(string path)
    {
        var parts = path.Split('/');
        Assert.True(ImageRequest.TryParse(parts[0], parts[1], parts[2], parts[3], ImageApi.Version3, out var request, out var reason), reason);
        Assert.False(ImagePlan.TryMake(request, Market, Stored, SizeLimits.Usual, ImageApi.Version3, out _, out reason));
        return reason;
    }
}
