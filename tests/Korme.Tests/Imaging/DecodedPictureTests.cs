using Korme.Imaging;

namespace Korme.Tests.Imaging;

public sealed class DecodedPictureTests
{
    private static readonly PictureLimits Limits = new();

    public static TheoryData<string, byte[], int[]> Colours => new()
    {
        { "CMYK JPEG, white", TestPictures.Plain("jpegsave_target", [0, 0, 0, 0], "cmyk", "uchar"), [255, 255, 255] },
        { "16-bit PNG, half", TestPictures.Plain("pngsave_target", [0, 65_535, 32_896], "rgb16", "ushort"), [0, 255, 128] },
        { "16-bit grey PNG", TestPictures.Plain("pngsave_target", [32_896], "grey16", "ushort"), [128, 128, 128] },
        { "8-bit grey JPEG", TestPictures.Plain("jpegsave_target", [200], "b-w", "uchar"), [200, 200, 200] },
        { "PNG, transparent red", TestPictures.Plain("pngsave_target", [255, 0, 0, 0], "srgb", "uchar"), [255, 255, 255] },
        { "PNG, half transparent black", TestPictures.Plain("pngsave_target", [0, 0, 0, 128], "srgb", "uchar"), [127, 127, 127] },
        { "16-bit PNG with alpha", TestPictures.Plain("pngsave_target", [0, 0, 0, 32_896], "rgb16", "ushort"), [127, 127, 127] },
        { "grey PNG with alpha", TestPictures.Plain("pngsave_target", [0, 0], "b-w", "uchar"), [255, 255, 255] },
        { "float TIFF", TestPictures.Plain("tiffsave_target", [1, 0, 0], "scrgb", "float"), [255, 0, 0] },
        { "L*a*b* TIFF, white", TestPictures.Plain("tiffsave_target", [100, 0, 0], "lab", "float"), [255, 255, 255] },
        { "animated GIF", TestPictures.Plain("gifsave_target", [0, 0, 255], "srgb", "uchar", ("page_height", 32)), [0, 0, 255] },
        { "animated WebP", TestPictures.Plain("webpsave_target", [0, 0, 255], "srgb", "uchar", ("page_height", 32), ("lossless", true)), [0, 0, 255] },
    };

    [Theory]
    [MemberData(nameof(Colours))]
    public void Whatever_a_file_holds_becomes_8_bit_srgb(string what, byte[] bytes, int[] colour)
    {
        using var stream = new MemoryStream(bytes);

        using var picture = DecodedPicture.Load(stream, 32, Limits, CancellationToken.None);

        Assert.Equal(32, picture.WidthPixels);
        Assert.Equal(picture.WidthPixels * picture.HeightPixels * 3, picture.Pixels.Length);
        for (var band = 0; band < 3; band++)
            Assert.True(Math.Abs(picture.Pixels[band] - colour[band]) <= 2, $"{what}: band {band} is {picture.Pixels[band]}, not {colour[band]}");
    }

    [Theory]
    [InlineData("gifsave_target")]
    [InlineData("webpsave_target")]
    public void Of_an_animation_the_first_frame_is_taken(string saver)
    {
        using var stream = new MemoryStream(TestPictures.Plain(saver, [0, 0, 255], "srgb", "uchar", ("page_height", 16)));

        using var picture = DecodedPicture.Load(stream, 2048, Limits, CancellationToken.None);

        Assert.Equal((64, 16), (picture.WidthPixels, picture.HeightPixels));
    }

    [Theory]
    [InlineData(1)]
    [InlineData(2)]
    [InlineData(3)]
    [InlineData(4)]
    [InlineData(5)]
    [InlineData(6)]
    [InlineData(7)]
    [InlineData(8)]
    public void A_picture_stands_upright_whatever_its_orientation(int orientation)
    {
        using var stream = new MemoryStream(TestPictures.JpegWithMetadata(400, 200, orientation));

        using var picture = DecodedPicture.Load(stream, 100, Limits, CancellationToken.None);

        var isSideways = orientation >= 5;
        Assert.Equal(isSideways ? (200, 400) : (400, 200), (picture.FullWidthPixels, picture.FullHeightPixels));
        Assert.Equal(isSideways ? (50, 100) : (100, 50), (picture.WidthPixels, picture.HeightPixels));
        Assert.Equal(WhiteEdgeAndRedSide(orientation), (WhiteEdge(picture), RedSide(picture)));
    }

    [MaterialFact]
    public void The_eight_orientations_of_one_photograph_look_the_same()
    {
        var folder = Path.Combine(MaterialFactAttribute.Folder!, "orientation");
        using var first = DecodedPicture.Load(Path.Combine(folder, "Landscape_1.jpg"), 64, Limits, CancellationToken.None);

        var differences = Enumerable.Range(2, 7).Select(orientation =>
        {
            using var other = DecodedPicture.Load(Path.Combine(folder, $"Landscape_{orientation}.jpg"), 64, Limits, CancellationToken.None);
            return MeanDifference(first, other);
        }).ToList();

        Assert.All(differences, difference => Assert.InRange(difference, 0, 6));
    }

    [Theory]
    [InlineData(6000, 4000, 2048, 2048, 1365)]
    [InlineData(6000, 4000, 1024, 1024, 683)]
    [InlineData(4000, 6000, 256, 171, 256)]
    [InlineData(800, 533, 2048, 800, 533)]
    [InlineData(60_000, 3, 256, 256, 1)]
    public void A_picture_fits_its_box_and_is_never_enlarged(int width, int height, int box, int fitWidth, int fitHeight)
    {
        Assert.Equal((fitWidth, fitHeight), DecodedPicture.Fit(width, height, box));
    }

    [Fact]
    public void Half_a_jpeg_is_damaged_and_not_a_grey_picture()
    {
        var whole = TestPictures.Jpeg(1200, 900, quality: 95);
        using var half = new MemoryStream(whole[..(whole.Length / 2)]);

        var refused = Assert.Throws<PictureRefusedException>(() => DecodedPicture.Load(half, 512, Limits, CancellationToken.None));

        Assert.Equal(Refusal.Damaged, refused.Reason);
    }

    [MaterialFact]
    public void Three_quarters_of_a_photograph_are_damaged_too()
    {
        var whole = File.ReadAllBytes(Path.Combine(MaterialFactAttribute.Folder!, "mei", "lumix-lx3-gps-rome.jpg"));
        using var part = new MemoryStream(whole[..(whole.Length * 3 / 4)]);

        var refused = Assert.Throws<PictureRefusedException>(() => DecodedPicture.Load(part, 2048, Limits, CancellationToken.None));

        Assert.Equal(Refusal.Damaged, refused.Reason);
    }

    [Fact]
    public void What_the_stream_throws_comes_out_as_it_was()
    {
        using var stream = new BreakingStream(TestPictures.Jpeg(1200, 900, quality: 95));

        var problem = Assert.Throws<IOException>(() => DecodedPicture.Load(stream, 512, Limits, CancellationToken.None));

        Assert.Equal("the card was pulled out", problem.Message);
    }

    [Fact]
    public void A_cancelled_decode_stops()
    {
        using var cancel = new CancellationTokenSource();
        using var stream = new CancellingStream(TestPictures.Jpeg(3000, 2000, quality: 95), cancel);

        Assert.ThrowsAny<OperationCanceledException>(() => DecodedPicture.Load(stream, 2048, Limits, cancel.Token));
    }

    private static (string White, string Red) WhiteEdgeAndRedSide(int orientation) => orientation switch
    {
        1 => ("top", "left"),
        2 => ("top", "right"),
        3 => ("bottom", "right"),
        4 => ("bottom", "left"),
        5 => ("left", "top"),
        6 => ("right", "top"),
        7 => ("right", "bottom"),
        _ => ("left", "bottom"),
    };

    private static string WhiteEdge(DecodedPicture picture) => SideOf(picture, pixel => pixel is { R: > 200, G: > 200, B: > 200 });

    private static string RedSide(DecodedPicture picture) => SideOf(picture, pixel => pixel is { R: > 200, G: < 60, B: < 60 });

    /// <summary>Towards which edge the middle of all pixels of a kind lies.</summary>
    private static string SideOf(DecodedPicture picture, Func<(byte R, byte G, byte B), bool> isMeant)
    {
        double x = 0, y = 0, count = 0;
        for (var at = 0; at < picture.Pixels.Length; at += 3)
        {
            if (!isMeant((picture.Pixels[at], picture.Pixels[at + 1], picture.Pixels[at + 2]))) continue;
            x += at / 3 % picture.WidthPixels;
            y += at / 3 / picture.WidthPixels;
            count++;
        }
        var right = x / count / picture.WidthPixels - 0.5;
        var down = y / count / picture.HeightPixels - 0.5;
        if (Math.Abs(right) > Math.Abs(down)) return right > 0 ? "right" : "left";
        return down > 0 ? "bottom" : "top";
    }

    private static double MeanDifference(DecodedPicture one, DecodedPicture other)
    {
        Assert.Equal((one.WidthPixels, one.HeightPixels), (other.WidthPixels, other.HeightPixels));
        long sum = 0;
        for (var i = 0; i < one.Pixels.Length; i++) sum += Math.Abs(one.Pixels[i] - other.Pixels[i]);
        return (double)sum / one.Pixels.Length;
    }

    /// <summary>Gives its first 8 KiB, then breaks.</summary>
    private sealed class BreakingStream(byte[] bytes) : MemoryStream(bytes)
    {
        public override int Read(Span<byte> buffer) =>
            Position > 8192 ? throw new IOException("the card was pulled out") : base.Read(buffer);
    }

    /// <summary>Cancels on the way, after 8 KiB.</summary>
    private sealed class CancellingStream(byte[] bytes, CancellationTokenSource cancel) : MemoryStream(bytes)
    {
        public override int Read(Span<byte> buffer)
        {
            if (Position > 8192) cancel.Cancel();
            return base.Read(buffer);
        }
    }
}
