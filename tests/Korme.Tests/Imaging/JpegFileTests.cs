using Korme.Imaging;

namespace Korme.Tests.Imaging;

public sealed class JpegFileTests
{
    [Fact]
    public void Pixels_go_out_and_come_back()
    {
        var flag = TestPictures.Flag(120, 80);
        using var stream = new MemoryStream();

        JpegFile.Write(stream, flag, 120, 80, quality: 95);
        using var picture = DecodedPicture.Load(stream, 2048, new PictureLimits(), CancellationToken.None);

        Assert.Equal((120, 80), (picture.WidthPixels, picture.HeightPixels));
        var difference = 0L;
        for (var i = 0; i < flag.Length; i++) difference += Math.Abs(flag[i] - picture.Pixels[i]);
        Assert.InRange((double)difference / flag.Length, 0, 3);
    }

    [Fact]
    public void Pixels_of_another_size_are_not_taken()
    {
        using var stream = new MemoryStream();

        Assert.Throws<ArgumentException>(() => JpegFile.Write(stream, new byte[30], 3, 4));
    }

    [Fact]
    public void No_metadata_of_the_original_gets_through()
    {
        var folder = Directory.CreateTempSubdirectory("korme-");
        var file = Path.Combine(folder.FullName, "out.jpg");
        using var stream = new MemoryStream(TestPictures.JpegWithMetadata(300, 200, 6));
        using var picture = DecodedPicture.Load(stream, 256, new PictureLimits(), CancellationToken.None);

        picture.WriteJpeg(file, 84, CancellationToken.None);

        Assert.DoesNotContain(TestPictures.Segments(File.ReadAllBytes(file)), marker => marker is >= 0xE1 and <= 0xED or 0xFE);
        folder.Delete(recursive: true);
    }
}
