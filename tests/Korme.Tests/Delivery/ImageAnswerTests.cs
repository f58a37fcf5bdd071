using System.Net;
using Korme.Imaging;

namespace Korme.Tests.Delivery;

public sealed class ImageAnswerTests(IiifSite site) : IClassFixture<IiifSite>
{
    [Fact]
    public async Task Every_stored_size_is_answered_without_decoding_in_every_form_of_its_url()
    {
        var facts = site.Facts(site.Large);

        foreach (var size in facts.Sizes)
            foreach (var form in new[] { $"{size.WidthPixels},{size.HeightPixels}", $"{size.WidthPixels},", $"!{size.Box},{size.Box}" })
            {
                using var answer = await site.Get(site.Large, $"full/{form}/0/default.jpg");

                Assert.Equal(HttpStatusCode.OK, answer.StatusCode);
                Assert.Equal("size", Path(answer));
                Assert.Equal(await File.ReadAllBytesAsync(site.Paths.Size(facts.Sha512, size.Box)), await answer.Content.ReadAsByteArrayAsync());
                Assert.Equal("image/jpeg", answer.Content.Headers.ContentType?.MediaType);
            }
    }

    [Fact]
    public async Task The_full_size_of_a_picture_below_2048_pixels_is_a_stored_file()
    {
        var small = await site.Hang(700, 400);

        using var answer = await site.Get(small, "full/max/0/default.jpg");

        Assert.Equal("size", Path(answer));
        var header = await IiifSite.Look(answer);
        Assert.Equal((700, 400), (header.WidthPixels, header.HeightPixels));
    }

    [Theory]
    [InlineData("0,0,512,512/512,512/0/default.jpg", 512, 512)]
    [InlineData("2048,1024,252,510/252,510/0/default.jpg", 252, 510)]
    [InlineData("2048,0,252,1024/126,512/0/default.jpg", 126, 512)]
    [InlineData("2048,0,252,1024/126,/0/default.jpg", 126, 512)]
    [InlineData("2048,0,252,1024/,512/0/default.jpg", 126, 512)]
    [InlineData("0,0,2048,1534/512,384/0/default.jpg", 512, 384)]
    [InlineData("2048,0,252,1534/63,384/0/default.jpg", 63, 384)]
    [InlineData("0,0,512,512/max/0/default.jpg", 512, 512)]
    [InlineData("0,0,512,512/%5E512,512/0/default.jpg", 512, 512)]
    [InlineData("0,0,512,512/%5E!512,600/0/color.jpg", 512, 512)]
    [InlineData("0,0,512,512/pct:100/360/default.jpg", 512, 512)]
    [InlineData("0,0,1024,1024/512,/0/default.jpg", 512, 512)]
    [InlineData("2048,1024,9999,9999/max/0/default.jpg", 252, 510)]
    [InlineData("full/288,192/0/default.jpg", 288, 192)]
    [InlineData("full/288,/0/default.jpg", 288, 192)]
    public async Task A_tile_is_answered_without_decoding_in_every_form_that_means_its_pixels(string request, int width, int height)
    {
        using var answer = await site.Get(site.Large, request);

        Assert.Equal("tile", Path(answer));
        var header = await IiifSite.Look(answer);
        Assert.Equal((width, height), (header.WidthPixels, header.HeightPixels));
    }

    [Theory]
    [InlineData("full/max/0/default.jpg", 2300, 1534, "image/jpeg")]
    [InlineData("square/max/0/default.jpg", 1534, 1534, "image/jpeg")]
    [InlineData("square/300,/90/gray.png", 300, 300, "image/png")]
    [InlineData("2200,1500,400,400/max/0/default.jpg", 100, 34, "image/jpeg")]
    [InlineData("pct:50,50,50,50/max/0/default.jpg", 1150, 767, "image/jpeg")]
    [InlineData("full/100,300/0/default.jpg", 100, 300, "image/jpeg")]
    [InlineData("full/pct:10/0/default.jpg", 230, 153, "image/jpeg")]
    [InlineData("0,0,10,10/^40,/0/default.png", 40, 40, "image/png")]
    [InlineData("0,0,1,1/max/0/default.jpg", 1, 1, "image/jpeg")]
    [InlineData("full/300,200/90/default.jpg", 200, 300, "image/jpeg")]
    [InlineData("full/300,200/180/default.jpg", 300, 200, "image/jpeg")]
    [InlineData("full/300,200/!270/default.webp", 200, 300, "image/webp")]
    [InlineData("full/300,200/!0/bitonal.gif", 300, 200, "image/gif")]
    [InlineData("full/300,200/0/color.tif", 300, 200, "image/tiff")]
    public async Task An_answer_has_the_pixels_and_the_format_asked_for(string request, int width, int height, string mediaType)
    {
        using var answer = await site.Get(site.Large, request);

        Assert.Equal(HttpStatusCode.OK, answer.StatusCode);
        Assert.Equal("decode", Path(answer));
        Assert.Equal(mediaType, answer.Content.Headers.ContentType?.MediaType);
        var header = await IiifSite.Look(answer);
        Assert.Equal((width, height, mediaType), (header.WidthPixels, header.HeightPixels, header.MediaType));
    }

    [Fact]
    public async Task A_tile_shows_the_same_pixels_as_the_same_part_drawn()
    {
        foreach (var part in new[] { "512,512,512,512/512,512", "2048,1024,252,510/252,510", "0,0,2048,1534/512,384" })
        {
            using var tile = await site.Get(site.Large, part + "/0/default.jpg");
            using var drawn = await site.Get(site.Large, part + "/0/default.png");

            Assert.Equal(("tile", "decode"), (Path(tile), Path(drawn)));
            using var one = DecodedPicture.Load(await tile.Content.ReadAsStreamAsync(), 1024, new(), CancellationToken.None);
            using var other = DecodedPicture.Load(await drawn.Content.ReadAsStreamAsync(), 1024, new(), CancellationToken.None);
            Assert.InRange(MeanDifference(one.Pixels, other.Pixels), 0, 0.5);
        }
    }

    [Fact]
    public async Task A_viewers_session_touches_no_pixel()
    {
        var facts = site.Facts(site.Large);
        var paths = new List<string>();
        foreach (var factor in new[] { 8, 4, 2, 1 })
            for (var y = 0; y < facts.HeightPixels; y += 512 * factor)
                for (var x = 0; x < facts.WidthPixels; x += 512 * factor)
                {
                    // As OpenSeadragon 6 writes them: IIIFTileSource.getTileUrl.
                    var (width, height) = (Math.Min(512 * factor, facts.WidthPixels - x), Math.Min(512 * factor, facts.HeightPixels - y));
                    var (levelWidth, levelHeight) = ((facts.WidthPixels + factor - 1) / factor, (facts.HeightPixels + factor - 1) / factor);
                    var size = $"{Math.Min(512, levelWidth - x / factor)},{Math.Min(512, levelHeight - y / factor)}";
                    paths.Add(levelWidth < 512 && levelHeight < 512 ? $"full/{levelWidth},{levelHeight}" : $"{x},{y},{width},{height}/{size}");
                }

        var ways = new List<string>();
        foreach (var path in paths)
            using (var answer = await site.Get(site.Large, path + "/0/default.jpg")) ways.Add(Path(answer));

        Assert.Equal(1 + 2 + 6 + 15, ways.Count);
        Assert.All(ways, way => Assert.Equal("tile", way));
    }

    [Fact]
    public async Task A_slanting_picture_is_answered_whole()
    {
        using var answer = await site.Get(site.Large, "full/300,200/45/default.png");

        // 300 × cos 45° + 200 × sin 45° = 353.6 on both sides.
        var header = await IiifSite.Look(answer);
        Assert.InRange(header.WidthPixels, 353, 355);
        Assert.InRange(header.HeightPixels, 353, 355);
    }

    [Theory]
    [InlineData("full/max/0", "{region}")]
    [InlineData("full/max/0/default.jpg/more", "{region}")]
    [InlineData("fill/max/0/default.jpg", "region")]
    [InlineData("0,0,0,10/max/0/default.jpg", "region")]
    [InlineData("2300,0,10,10/max/0/default.jpg", "region")]
    [InlineData("pct:1,2,3/max/0/default.jpg", "region")]
    [InlineData("full%2Fmax/0/0/default.jpg", "region")]
    [InlineData("full/full/0/default.jpg", "size")]
    [InlineData("full/2301,/0/default.jpg", "^")]
    [InlineData("full/pct:150/0/default.jpg", "^")]
    [InlineData("full/%5E99999,/0/default.jpg", "at most")]
    [InlineData("full/max/361/default.jpg", "rotation")]
    [InlineData("full/max/-1/default.jpg", "rotation")]
    [InlineData("full/max/0/sepia.jpg", "quality")]
    [InlineData("full/max/0/default.bmp", "format")]
    public async Task A_malformed_request_is_answered_with_400_and_the_reason(string request, string about)
    {
        using var answer = await site.Get(site.Large, request);

        Assert.Equal(HttpStatusCode.BadRequest, answer.StatusCode);
        Assert.Contains(about, await answer.Content.ReadAsStringAsync());
        Assert.Equal("text/plain", answer.Content.Headers.ContentType?.MediaType);
        Assert.Equal("*", answer.Headers.GetValues("Access-Control-Allow-Origin").Single());
    }

    [Theory]
    [InlineData("full/max/0/default.jp2")]
    [InlineData("full/max/0/gray.pdf")]
    public async Task A_format_of_the_specification_that_is_not_made_here_is_501(string request)
    {
        using var answer = await site.Get(site.Large, request);

        Assert.Equal(HttpStatusCode.NotImplemented, answer.StatusCode);
        Assert.Contains("not made here", await answer.Content.ReadAsStringAsync());
    }

    [Theory]
    [InlineData("full/512,/0/default.jpg")]
    [InlineData("0,0,512,512/512,/0/default.jpg")]
    [InlineData("0,0,64,64/max/0/default.png")]
    public async Task Head_says_what_get_says_without_the_picture(string request)
    {
        var path = $"/iiif/image/3/{site.Large.Id}/{request}";

        using var head = await site.Send(HttpMethod.Head, path);

        using var get = await site.Send(HttpMethod.Get, path);
        Assert.Equal(HttpStatusCode.OK, head.StatusCode);
        Assert.Empty(await head.Content.ReadAsByteArrayAsync());
        Assert.Equal(get.Headers.ETag, head.Headers.ETag);
        Assert.Equal(get.Content.Headers.ContentType, head.Content.Headers.ContentType);
        Assert.Equal(Path(get), Path(head));
    }

    [Theory]
    [InlineData("full/512,/0/default.jpg")]
    [InlineData("2048,1024,252,510/252,510/0/default.jpg")]
    [InlineData("0,0,64,64/max/0/default.png")]
    public async Task A_picture_the_client_knows_already_is_not_sent_again(string request)
    {
        using var first = await site.Get(site.Large, request);
        var tag = first.Headers.ETag!.ToString();

        using var second = await site.Send(HttpMethod.Get, $"/iiif/image/3/{site.Large.Id}/{request}", ("If-None-Match", $"\"other\", {tag}"));

        Assert.False(first.Headers.ETag.IsWeak);
        Assert.Equal(HttpStatusCode.NotModified, second.StatusCode);
        Assert.Equal(tag, second.Headers.ETag?.ToString());
        Assert.Equal("public, must-revalidate, max-age=300", second.Headers.CacheControl?.ToString());
    }

    [Fact]
    public async Task Requests_for_one_answer_share_an_entity_tag_and_a_canonical_link()
    {
        using var one = await site.Get(site.Large, "pct:0,0,100,100/512,/360/color.jpg");
        using var other = await site.Get(site.Large, "full/!512,512/0/default.jpg");
        using var different = await site.Get(site.Large, "full/511,/0/default.jpg");

        var link = $"<{site.Client.BaseAddress}iiif/image/3/{site.Large.Id}/full/512,341/0/default.jpg>;rel=\"canonical\"";
        Assert.Contains(link, string.Join(", ", one.Headers.GetValues("Link")));
        Assert.Contains(link, string.Join(", ", other.Headers.GetValues("Link")));
        Assert.Equal(one.Headers.ETag, other.Headers.ETag);
        Assert.NotEqual(one.Headers.ETag, different.Headers.ETag);
    }

    [Fact]
    public async Task The_canonical_link_of_an_upscaled_answer_is_a_valid_uri_that_leads_to_it()
    {
        using var answer = await site.Get(site.Large, "0,0,20,20/%5E50,/0/default.png");
        var canonical = string.Join(", ", answer.Headers.GetValues("Link")).Split('<', '>')[1];

        using var again = await site.Client.GetAsync(canonical);

        Assert.EndsWith("/0,0,20,20/%5E50,50/0/default.png", canonical);
        Assert.Equal(answer.Headers.ETag, again.Headers.ETag);
    }

    [Fact]
    public async Task Answers_carry_no_metadata_of_the_photograph()
    {
        using var stored = await site.Get(site.Large, "full/512,/0/default.jpg");
        using var drawn = await site.Get(site.Large, "0,0,512,512/512,/0/default.jpg");

        foreach (var answer in new[] { stored, drawn })
            Assert.Equal(-1, (await answer.Content.ReadAsByteArrayAsync()).AsSpan().IndexOf("Exif"u8));
    }

    private static double MeanDifference(ReadOnlySpan<byte> one, ReadOnlySpan<byte> other)
    {
        Assert.Equal(one.Length, other.Length);
        var sum = 0L;
        for (var index = 0; index < one.Length; index++) sum += Math.Abs(one[index] - other[index]);
        return (double)sum / one.Length;
    }

    private static string Path(HttpResponseMessage answer) => answer.Headers.GetValues("X-Korme-Path").Single();
}
