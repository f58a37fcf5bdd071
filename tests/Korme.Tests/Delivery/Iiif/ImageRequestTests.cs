using Korme.Delivery.Iiif;

namespace Korme.Tests.Delivery.Iiif;

public sealed class ImageRequestTests
{
    [Theory]
    [InlineData("")]
    [InlineData("Full")]
    [InlineData("full ")]
    [InlineData("0,0,10")]
    [InlineData("0,0,10,10,")]
    [InlineData("0,0,10,10,10")]
    [InlineData("-1,0,10,10")]
    [InlineData("+1,0,10,10")]
    [InlineData("0,0,1.5,10")]
    [InlineData("0, 0,10,10")]
    [InlineData("0,0,0,10")]
    [InlineData("0,0,10,0")]
    [InlineData("0,0,9999999999,10")]
    [InlineData("٠,0,10,10")]
    [InlineData("pct:")]
    [InlineData("pct:0,0,10")]
    [InlineData("pct:0,0,1e1,10")]
    [InlineData("pct:0,0,10.,10")]
    [InlineData("pct:0,0,.,10")]
    [InlineData("pct:0,0,0.0,10")]
    [InlineData("pct:100,0,10,10")]
    [InlineData("pct:-5,0,10,10")]
    [InlineData("pct:NaN,0,10,10")]
    [InlineData("PCT:0,0,10,10")]
    [InlineData("square,")]
    [InlineData("full\0")]
    [InlineData("%2F")]
    public void A_malformed_region_is_refused_with_a_reason_about_regions(string region)
    {
        var isUnderstood = ImageRequest.TryParse(region, "max", "0", "default.jpg", ImageApi.Version3, out var request, out var reason);

        Assert.False(isUnderstood);
        Assert.Null(request);
        Assert.Contains("region", reason);
    }

    [Theory]
    [InlineData("")]
    [InlineData("^")]
    [InlineData("full")]
    [InlineData("Max")]
    [InlineData("max^")]
    [InlineData("^^max")]
    [InlineData("100")]
    [InlineData(",")]
    [InlineData("!,")]
    [InlineData("!100,")]
    [InlineData("!,100")]
    [InlineData("!max")]
    [InlineData("!^10,10")]
    [InlineData("0,")]
    [InlineData(",0")]
    [InlineData("0,10")]
    [InlineData("10,0")]
    [InlineData("-10,")]
    [InlineData("10,-10")]
    [InlineData("10.5,")]
    [InlineData("1,2,3")]
    [InlineData("10, 10")]
    [InlineData("9999999999,")]
    [InlineData("pct:")]
    [InlineData("pct:0")]
    [InlineData("pct:0.00")]
    [InlineData("pct:101")]
    [InlineData("pct:-5")]
    [InlineData("pct:50%")]
    [InlineData("^pct:1e3")]
    [InlineData("!pct:50")]
    public void A_malformed_size_is_refused_with_a_reason_about_sizes(string size)
    {
        var isUnderstood = ImageRequest.TryParse("full", size, "0", "default.jpg", ImageApi.Version3, out _, out var reason);

        Assert.False(isUnderstood);
        Assert.Contains("size", reason);
    }

    [Theory]
    [InlineData("")]
    [InlineData("!")]
    [InlineData("361")]
    [InlineData("360.1")]
    [InlineData("-90")]
    [InlineData("!!90")]
    [InlineData("90!")]
    [InlineData("90deg")]
    [InlineData("1e2")]
    [InlineData("9 0")]
    [InlineData("Infinity")]
    public void A_malformed_rotation_is_refused_with_a_reason_about_rotation(string rotation)
    {
        var isUnderstood = ImageRequest.TryParse("full", "max", rotation, "default.jpg", ImageApi.Version3, out _, out var reason);

        Assert.False(isUnderstood);
        Assert.Contains("rotation", reason);
    }

    [Theory]
    [InlineData("", "quality")]
    [InlineData("native.jpg", "quality")]
    [InlineData("Default.jpg", "quality")]
    [InlineData("grey.jpg", "quality")]
    [InlineData(".jpg", "quality")]
    [InlineData("default", "format")]
    [InlineData("default.", "format")]
    [InlineData("default.jpeg", "format")]
    [InlineData("default.JPG", "format")]
    [InlineData("default.jp2", "format")]
    [InlineData("default.pdf", "format")]
    [InlineData("default.jpg.png", "format")]
    [InlineData("default.jpg ", "format")]
    public void A_malformed_quality_or_format_is_refused_with_its_reason(string file, string about)
    {
        var isUnderstood = ImageRequest.TryParse("full", "max", "0", file, ImageApi.Version3, out _, out var reason);

        Assert.False(isUnderstood);
        Assert.Contains(about, reason);
    }

    [Theory]
    [InlineData("0", "0")]
    [InlineData("360", "0")]
    [InlineData("090", "90")]
    [InlineData("!0", "!0")]
    [InlineData("!360", "!0")]
    [InlineData("22.50", "22.5")]
    [InlineData(".5", "0.5")]
    [InlineData("359.9", "359.9")]
    public void A_rotation_has_one_canonical_form(string asked, string canonical)
    {
        var isUnderstood = Rotation.TryParse(asked, out var rotation, out _);

        Assert.True(isUnderstood);
        Assert.Equal(canonical, rotation.ToString());
    }
}
