using System.Text;
using Korme.Imaging;
using Korme.Imaging.Native;

namespace Korme.Tests.Imaging;

public sealed class RefusalTests
{
    public static TheoryData<string, byte[], Refusal> Hostile => new()
    {
        { "zero bytes", [], Refusal.Empty },
        { "text", Encoding.UTF8.GetBytes("Көрме"), Refusal.NotAPicture },
        { "three bytes of a JPEG", [0xFF, 0xD8, 0xFF], Refusal.Damaged },
        { "SVG", Encoding.UTF8.GetBytes("<svg xmlns='http://www.w3.org/2000/svg' width='9' height='9'/>"), Refusal.NotSupported },
        { "SVG after a blank line", Encoding.UTF8.GetBytes("\n <?xml version='1.0'?><svg/>"), Refusal.NotSupported },
        { "PDF", Encoding.UTF8.GetBytes("%PDF-1.7\n"), Refusal.NotSupported },
        { "PPM", Encoding.UTF8.GetBytes("P6 1 1 255 abc"), Refusal.NotAPicture },
        { "BMP", Encoding.UTF8.GetBytes("BM0000000000"), Refusal.NotSupported },
        { "Canon RAW", [.. "II*\0"u8, 16, 0, 0, 0, .. "CR"u8, 2, 0, 0, 0, 0, 0], Refusal.NotSupported },
        { "an MP4 film", [0, 0, 0, 24, .. "ftypisom"u8, 0, 0, 2, 0, .. "isommp42"u8], Refusal.NotSupported },
        { "a PNG that claims 65,535 × 65,535", TestPictures.LyingPng(65_535, 65_535), Refusal.TooLarge },
        { "a PNG that claims 64,000 × 64,000", TestPictures.LyingPng(64_000, 64_000), Refusal.TooLarge },
        { "a PNG of 0 × 0", TestPictures.LyingPng(0, 0), Refusal.Damaged },
        { "a GIF of 50,000 frames", TestPictures.Gif(50_000), Refusal.TooManyFrames },
        { "a TIFF that claims 60,000 × 60,000", TestPictures.LyingTiff(60_000, 60_000), Refusal.TooLarge },
    };

    [Theory]
    [MemberData(nameof(Hostile))]
    public void What_is_no_decent_picture_is_refused_from_its_header(string what, byte[] bytes, Refusal expected)
    {
        using var stream = new MemoryStream(bytes);

        var refused = Assert.Throws<PictureRefusedException>(() => PictureFile.ReadHeader(stream, new PictureLimits()));

        Assert.True(expected == refused.Reason, $"{what}: {refused.Reason}, {refused.Message}");
        Assert.NotEmpty(refused.Message);
    }

    [Theory]
    [InlineData("svgload")]
    [InlineData("pdfload")]
    [InlineData("magickload")]
    [InlineData("openslideload")]
    [InlineData("openexrload")]
    [InlineData("fitsload")]
    [InlineData("matload")]
    [InlineData("niftiload")]
    [InlineData("radload")]
    [InlineData("ppmload")]
    [InlineData("csvload")]
    [InlineData("matrixload")]
    [InlineData("analyzeload")]
    [InlineData("vipsload")]
    [InlineData("rawload")]
    [InlineData("jp2kload")]
    [InlineData("jxlload")]
    [InlineData("dcrawload")]
    [InlineData("jpegload")]
    [InlineData("pngload")]
    public void No_other_loader_of_the_library_can_be_reached(string loader)
    {
        Vips.Start();
        var file = Path.GetTempFileName();
        File.WriteAllBytes(file, TestPictures.Jpeg(8, 8));

        var refused = Record.Exception(() => Operation.Image(loader, ("filename", file)).Dispose());

        File.Delete(file);
        Assert.IsType<VipsException>(refused);
    }

    [Theory]
    [InlineData("svgload_source")]
    [InlineData("pdfload_source")]
    [InlineData("magickload_source")]
    [InlineData("ppmload_source")]
    [InlineData("csvload_source")]
    [InlineData("matrixload_source")]
    [InlineData("vipsload_source")]
    [InlineData("jxlload_source")]
    [InlineData("jp2kload_source")]
    public void No_other_loader_reads_from_a_stream_either(string loader)
    {
        Vips.Start();
        using var stream = new MemoryStream(Encoding.UTF8.GetBytes("<svg xmlns='http://www.w3.org/2000/svg' width='9' height='9'/>"));
        using var source = new StreamSource(stream, CancellationToken.None);

        Assert.Throws<VipsException>(() => Operation.Image(loader, ("source", source)).Dispose());
    }

    [Fact]
    public void Six_formats_have_a_loader_and_heic_shares_one()
    {
        Assert.Equal(
            ["gifload_source", "heifload_source", "jpegload_source", "pngload_source", "tiffload_source", "webpload_source"],
            Loaders.All.Select(loader => loader.Operation).Distinct().Order());
    }

    [Fact]
    public void The_name_of_a_file_has_no_say()
    {
        var file = Path.Combine(Path.GetTempPath(), $"{Guid.NewGuid()} алма \"қ\".svg");
        File.WriteAllBytes(file, TestPictures.Jpeg(8, 8));

        var header = PictureFile.ReadHeader(file, new PictureLimits());

        File.Delete(file);
        Assert.Equal("jpeg", header.Loader);
    }

    [Fact]
    public void A_wrong_property_name_is_a_bug_and_says_so()
    {
        Vips.Start();

        Assert.Throws<ArgumentException>(() => Operation.Image("black", ("widht", 8)).Dispose());
    }
}
