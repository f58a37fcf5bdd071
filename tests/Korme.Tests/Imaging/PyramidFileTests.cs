using Korme.Imaging;
using Korme.Imaging.Native;

namespace Korme.Tests.Imaging;

public sealed class PyramidFileTests : IDisposable
{
    private readonly DirectoryInfo folder = Directory.CreateTempSubdirectory("korme-pyramid-");
    private readonly string pyramid;

    public PyramidFileTests() => pyramid = Path.Combine(folder.FullName, "flag.tif");

    public void Dispose() => folder.Delete(recursive: true);

    [Fact]
    public void Every_level_halves_the_one_before_until_one_tile_holds_it()
    {
        Make(TestPictures.Jpeg(2501, 1301));

        var info = PyramidFile.Read(pyramid);

        Assert.Equal([(2501, 1301), (1250, 650), (625, 325), (312, 162)], info.Levels.Select(level => (level.WidthPixels, level.HeightPixels)));
        using var stream = File.OpenRead(pyramid);
        foreach (var level in info.Levels)
        {
            using var page = OpenedPicture.OpenPage(stream, level.Page, CancellationToken.None);
            Assert.Equal((level.WidthPixels, level.HeightPixels), (page.Image.Width, page.Image.Height));
        }
    }

    [Theory]
    [InlineData(1, 1)]
    [InlineData(17, 3)]
    [InlineData(100, 75)]
    [InlineData(700, 5)]
    [InlineData(3, 2000)]
    public void Small_and_slim_pictures_have_pyramids_too(int width, int height)
    {
        Make(TestPictures.Jpeg(width, height));

        var info = PyramidFile.Read(pyramid);
        var drawn = Draw(Whole(info));

        Assert.Equal((width, height), (info.WidthPixels, info.HeightPixels));
        Assert.Equal((width, height), (drawn.WidthPixels, drawn.HeightPixels));
    }

    [Fact]
    public void A_pyramid_stands_upright()
    {
        Make(TestPictures.JpegWithMetadata(1200, 800, 6));

        var info = PyramidFile.Read(pyramid);

        Assert.Equal((800, 1200), (info.WidthPixels, info.HeightPixels));
    }

    [Theory]
    [InlineData(PictureFormat.Jpeg, "jpeg")]
    [InlineData(PictureFormat.Png, "png")]
    [InlineData(PictureFormat.Webp, "webp")]
    [InlineData(PictureFormat.Gif, "gif")]
    [InlineData(PictureFormat.Tiff, "tiff")]
    public void A_part_comes_in_the_size_and_format_asked_for(PictureFormat format, string loader)
    {
        Make(TestPictures.Jpeg(1600, 1200));

        var drawn = Draw(new RegionRequest { X = 100, Y = 50, Width = 801, Height = 603, OutWidthPixels = 333, OutHeightPixels = 251, Format = format });

        Assert.Equal((loader, 333, 251), (drawn.Loader, drawn.WidthPixels, drawn.HeightPixels));
    }

    [Fact]
    public void A_part_may_be_enlarged_and_distorted()
    {
        Make(TestPictures.Jpeg(640, 480));

        var drawn = Draw(new RegionRequest { X = 0, Y = 0, Width = 10, Height = 10, OutWidthPixels = 200, OutHeightPixels = 50 });

        Assert.Equal((200, 50), (drawn.WidthPixels, drawn.HeightPixels));
    }

    [Theory]
    [InlineData(90, 300, 400)]
    [InlineData(180, 400, 300)]
    [InlineData(360, 400, 300)]
    [InlineData(45, 495, 495)]
    public void A_part_is_turned_clockwise(double degrees, int width, int height)
    {
        Make(TestPictures.Jpeg(800, 600));

        var drawn = Draw(new RegionRequest { X = 0, Y = 0, Width = 800, Height = 600, OutWidthPixels = 400, OutHeightPixels = 300, DegreesClockwise = degrees });

        Assert.InRange(drawn.WidthPixels, width - 1, width + 1);
        Assert.InRange(drawn.HeightPixels, height - 1, height + 1);
    }

    [Fact]
    public void A_mirrored_part_has_its_red_on_the_right_and_then_turns()
    {
        Make(TestPictures.Jpeg(800, 600));
        var request = new RegionRequest { X = 0, Y = 300, Width = 800, Height = 200, OutWidthPixels = 80, OutHeightPixels = 20, Mirror = true, DegreesClockwise = 90 };

        using var picture = DrawPixels(request);

        // Mirrored: blue, red from left to right; turned by 90°: blue above, red below.
        Assert.Equal((20, 80), (picture.WidthPixels, picture.HeightPixels));
        Assert.True(picture.Pixels[2] > 200 && picture.Pixels[0] < 60);
        Assert.True(picture.Pixels[^3] > 200 && picture.Pixels[^1] < 60);
    }

    [Fact]
    public void Bitonal_is_black_and_white_only()
    {
        Make(TestPictures.Jpeg(800, 600));

        using var picture = DrawPixels(new RegionRequest { X = 0, Y = 0, Width = 800, Height = 600, OutWidthPixels = 80, OutHeightPixels = 60, Quality = PictureQuality.Bitonal, Format = PictureFormat.Png });

        foreach (var value in picture.Pixels) Assert.True(value is 0 or 255);
    }

    [Fact]
    public void A_part_outside_the_picture_is_a_bug_of_the_caller()
    {
        Make(TestPictures.Jpeg(100, 100));
        var outside = new RegionRequest { X = 50, Y = 0, Width = 51, Height = 10, OutWidthPixels = 10, OutHeightPixels = 10 };

        Assert.Throws<ArgumentOutOfRangeException>(() => Draw(outside));
    }

    [Fact]
    public void A_visitor_who_has_gone_stops_the_drawing()
    {
        Make(TestPictures.Jpeg(1000, 1000));
        using var gone = new CancellationTokenSource();
        gone.Cancel();

        Assert.ThrowsAny<OperationCanceledException>(() => PyramidFile.Render(pyramid, Whole(PyramidFile.Read(pyramid)), Stream.Null, gone.Token));
    }

    [Fact]
    public void Many_may_draw_at_once()
    {
        Make(TestPictures.Jpeg(1500, 1000));
        var request = new RegionRequest { X = 500, Y = 500, Width = 512, Height = 500, OutWidthPixels = 256, OutHeightPixels = 250 };
        var alone = Bytes(request);

        var together = new byte[16][];
        Parallel.For(0, together.Length, i => together[i] = Bytes(request));

        Assert.All(together, bytes => Assert.Equal(alone, bytes));
    }

    [Fact]
    public void Something_else_than_a_pyramid_is_refused()
    {
        File.WriteAllBytes(pyramid, TestPictures.Jpeg(10, 10));

        var refused = Assert.Throws<PictureRefusedException>(() => PyramidFile.Read(pyramid));

        Assert.Equal(Refusal.NotSupported, refused.Reason);
    }

    private static RegionRequest Whole(PyramidInfo info) => new()
    {
        X = 0,
        Y = 0,
        Width = info.WidthPixels,
        Height = info.HeightPixels,
        OutWidthPixels = info.WidthPixels,
        OutHeightPixels = info.HeightPixels,
    };

    private void Make(byte[] picture)
    {
        var source = Path.Combine(folder.FullName, "source");
        File.WriteAllBytes(source, picture);
        PyramidFile.Write(source, pyramid, new PictureLimits(), CancellationToken.None);
    }

    private byte[] Bytes(RegionRequest request)
    {
        using var stream = new MemoryStream();
        PyramidFile.Render(pyramid, request, stream, CancellationToken.None);
        return stream.ToArray();
    }

    private PictureHeader Draw(RegionRequest request)
    {
        using var stream = new MemoryStream(Bytes(request));
        return PictureFile.ReadHeader(stream, new PictureLimits());
    }

    private DecodedPicture DrawPixels(RegionRequest request)
    {
        using var stream = new MemoryStream(Bytes(request));
        return DecodedPicture.Load(stream, 2048, new PictureLimits(), CancellationToken.None);
    }
}
