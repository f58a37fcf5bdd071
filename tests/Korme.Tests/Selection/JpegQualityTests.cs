using Korme.Imaging;
using Korme.Selection;

namespace Korme.Tests.Selection;

public sealed class JpegQualityTests
{
    [Theory]
    [InlineData(30)]
    [InlineData(50)]
    [InlineData(75)]
    [InlineData(92)]
    public void The_quality_a_file_was_written_with_is_read_from_its_header(int quality)
    {
        using var file = new MemoryStream();
        JpegFile.Write(file, Scene.Draw(1, 64, 64).Rgb(), 64, 64, quality);
        file.Position = 0;

        Assert.InRange(JpegQuality.Of(file)!.Value, quality - 1, quality + 1);
    }

    [Theory]
    [InlineData("")]
    [InlineData("89504E470D0A1A0A")]
    [InlineData("FFD8FFE00001")]
    [InlineData("FFD8FFDB000300")]
    [InlineData("FFD8FFDB004300")]
    [InlineData("FFD8FFDA0002")]
    public void What_is_no_jpeg_or_a_damaged_one_has_no_quality(string bytes) =>
        Assert.Null(JpegQuality.Of(new MemoryStream(Convert.FromHexString(bytes))));
}
