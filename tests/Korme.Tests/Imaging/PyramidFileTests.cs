using Korme.Imaging;
using Korme.Imaging.Native;

namespace Korme.Tests.Imaging;

public sealed class PyramidFileTests : IDisposable
{
    private readonly DirectoryInfo folder = Directory.CreateTempSubdirectory("korme-pyramid-");
    private readonly string pyramid;

    public PyramidFileTests() => pyramid = Path.Combine(folder.FullName, "flag.tif");

    public void Dispose() => folder.Delete(recursive: true);

    [Theory]
    [InlineData(2501, 1301)]
    [InlineData(2048, 1024)]
    [InlineData(4097, 33)]
    [InlineData(3, 2000)]
    public void Every_level_is_stored_padded_so_that_it_halves_without_a_rest(int width, int height)
    {
        Make(TestPictures.Jpeg(width, height));

        using var info = OpenPyramid.Open(pyramid);
        using var stream = File.OpenRead(pyramid);
        foreach (var level in info.Grid.Levels)
        {
            using var page = OpenedPicture.OpenPage(stream, level.Page, CancellationToken.None);
            Assert.Equal(info.Grid.Levels.Count, page.Header.Frames);
            Assert.Equal((info.Grid.PaddedWidthPixels >> level.Page, info.Grid.PaddedHeightPixels >> level.Page), (page.Image.Width, page.Image.Height));
        }
    }

    [Fact]
    public void Levels_round_up_as_viewers_do()
    {
        var grid = new PyramidGrid(2501, 1301);

        Assert.Equal([(2501, 1301), (1251, 651), (626, 326), (313, 163)], grid.Levels.Select(level => (level.WidthPixels, level.HeightPixels)));
    }

    [Theory]
    [InlineData(1, 1)]
    [InlineData(100, 75)]
    [InlineData(1024, 512)]
    [InlineData(1536, 1024)]
    [InlineData(2501, 1301)]
    [InlineData(600, 304)]
    public void Every_stored_tile_is_a_whole_jpeg_of_just_its_pixels(int width, int height)
    {
        Make(TestPictures.Jpeg(width, height));
        using var open = OpenPyramid.Open(pyramid);

        foreach (var level in open.Grid.Levels)
            for (var row = 0; row < level.Rows; row++)
                for (var column = 0; column < level.Columns; column++)
                {
                    var (left, top, tileWidth, tileHeight) = (column * 512, row * 512, level.TileWidth(column), level.TileHeight(row));
                    using var tile = DecodedPicture.Load(new MemoryStream(Tile(open, level.Page, column, row)), 1024, new(), CancellationToken.None);
                    using var drawn = DrawPixels(new()
                    {
                        X = left << level.Page,
                        Y = top << level.Page,
                        Width = Math.Min(tileWidth << level.Page, width - (left << level.Page)),
                        Height = Math.Min(tileHeight << level.Page, height - (top << level.Page)),
                        OutWidthPixels = tileWidth,
                        OutHeightPixels = tileHeight,
                        Format = PictureFormat.Png,
                    });

                    Assert.Equal((tileWidth, tileHeight), (tile.WidthPixels, tile.HeightPixels));
                    Assert.InRange(MeanDifference(tile.Pixels, drawn.Pixels), 0, open.Grid.IsEdge(level, column, row) ? 2 : 0);
                }
    }

    [Fact]
    public void A_spliced_tile_says_that_its_colours_are_ycbcr()
    {
        Make(TestPictures.Jpeg(1024, 512));
        using var open = OpenPyramid.Open(pyramid);

        var tile = Tile(open, 0, 1, 0);

        Assert.Equal([0xFF, 0xD8, 0xFF, 0xEE, 0, 14], tile[..6]);
        Assert.Equal("Adobe"u8, tile.AsSpan(6, 5));
        Assert.Equal(1, tile[17]);
    }

    [Theory]
    [InlineData(0)]
    [InlineData(100)]
    [InlineData(-1)]
    public void A_pyramid_cut_short_is_refused(int bytes)
    {
        Make(TestPictures.Jpeg(1100, 700));
        using (var file = File.OpenWrite(pyramid)) file.SetLength(bytes < 0 ? file.Length + bytes : bytes);

        Assert.Throws<PictureRefusedException>(() => OpenPyramid.Open(pyramid).Dispose());
    }

    [Fact]
    public void No_bytes_whatever_do_more_to_the_reader_than_be_refused()
    {
        Make(TestPictures.Jpeg(1100, 700));
        var whole = File.ReadAllBytes(pyramid);
        var chance = new Random(2026);
        var opened = 0;

        for (var round = 0; round < 3000; round++)
        {
            var hostile = whole.ToArray();
            // The directories and the footer are what is read: hit them, not the pixels.
            var at = BitConverter.ToInt32(whole, 4);
            for (var hits = chance.Next(1, 6); hits > 0; hits--)
            {
                var where = chance.Next(3) switch { 0 => chance.Next(8), 1 => Math.Min(at + chance.Next(400), whole.Length - 1), _ => whole.Length - 1 - chance.Next(200) };
                hostile[where] = (byte)(chance.Next(4) == 0 ? 255 : chance.Next(256));
            }
            File.WriteAllBytes(pyramid, hostile);
            try
            {
                using var open = OpenPyramid.Open(pyramid);
                foreach (var level in open.Grid.Levels)
                    for (var tile = 0; tile < level.Columns * level.Rows; tile++) Tile(open, level.Page, tile % level.Columns, tile / level.Columns);
                opened++;
            }
            catch (PictureRefusedException)
            {
            }
        }

        Assert.InRange(opened, 0, 2900);
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

        var info = Grid();
        var drawn = Draw(Whole(info));

        Assert.Equal((width, height), (info.WidthPixels, info.HeightPixels));
        Assert.Equal((width, height), (drawn.WidthPixels, drawn.HeightPixels));
    }

    [Fact]
    public void A_pyramid_stands_upright()
    {
        Make(TestPictures.JpegWithMetadata(1200, 800, 6));

        var info = Grid();

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
    [InlineData(0, 2501, 100)]
    [InlineData(13, 1777, 200)]
    [InlineData(1001, 1499, 333)]
    [InlineData(2400, 101, 7)]
    public void A_part_lies_where_it_was_asked_for_whatever_level_it_is_drawn_from(int left, int width, int asked)
    {
        // Brighter from left to right: a value tells a place.
        var rgb = new byte[2501 * 600 * 3];
        for (var at = 0; at < rgb.Length; at++) rgb[at] = (byte)(at / 3 % 2501 * 255 / 2500);
        using var jpeg = new MemoryStream();
        JpegFile.Write(jpeg, rgb, 2501, 600, 95);
        Make(jpeg.ToArray());

        using var drawn = DrawPixels(new() { X = left, Y = 0, Width = width, Height = 600, OutWidthPixels = asked, OutHeightPixels = 40, Format = PictureFormat.Png });

        for (var x = 1; x < asked - 1; x++)
        {
            var place = left + (x + 0.5) * width / asked;
            var pixelOfAnswer = Math.Max(1, (double)width / asked) * 255 / 2500;
            Assert.InRange(drawn.Pixels[(20 * asked + x) * 3] - place * 255 / 2500, -0.6 * pixelOfAnswer - 1.5, 0.6 * pixelOfAnswer + 1.5);
        }
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

        Assert.ThrowsAny<OperationCanceledException>(() => PyramidFile.Render(pyramid, Grid(), Whole(Grid()), Stream.Null, gone.Token));
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

        var refused = Assert.Throws<PictureRefusedException>(() => OpenPyramid.Open(pyramid).Dispose());

        Assert.Equal(Refusal.Damaged, refused.Reason);
    }

    private PyramidGrid Grid()
    {
        using var open = OpenPyramid.Open(pyramid);
        return open.Grid;
    }

    private static byte[] Tile(OpenPyramid open, int level, int column, int row)
    {
        var bytes = new byte[open.TileBytes(level, column, row)];
        Assert.Equal(bytes.Length, open.ReadTile(level, column, row, bytes));
        return bytes;
    }

    private static double MeanDifference(ReadOnlySpan<byte> one, ReadOnlySpan<byte> other)
    {
        Assert.Equal(one.Length, other.Length);
        var sum = 0L;
        for (var index = 0; index < one.Length; index++) sum += Math.Abs(one[index] - other[index]);
        return (double)sum / one.Length;
    }

    private static RegionRequest Whole(PyramidGrid info) => new()
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
        PyramidFile.Render(pyramid, Grid(), request, stream, CancellationToken.None);
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
