using Korme.Imaging;

namespace Korme.Tests.Imaging;

/// <summary>Not beside other tests: the count is the whole process'.</summary>
[Collection(nameof(NativeMemoryTests))]
[CollectionDefinition(nameof(NativeMemoryTests), DisableParallelization = true)]
public sealed class NativeMemoryTests
{
    [Fact]
    public void After_a_hundred_pictures_the_library_holds_nothing()
    {
        var jpeg = TestPictures.Jpeg(1600, 1200);
        var png = TestPictures.Plain("pngsave_target", [1, 2, 3, 128], "srgb", "uchar");
        var half = jpeg[..(jpeg.Length / 2)];

        for (var i = 0; i < 50; i++)
        {
            Decode(jpeg);
            Decode(png);
            Assert.Throws<PictureRefusedException>(() => Decode(half));
        }

        // The library's own threads put their last buffers down a moment after the work is reported done.
        SpinWait.SpinUntil(() => Vips.TrackedBytes == 0, TimeSpan.FromSeconds(10));
        Assert.Equal(0, Vips.TrackedBytes);
    }

    private static void Decode(byte[] bytes)
    {
        using var stream = new MemoryStream(bytes);
        using var picture = DecodedPicture.Load(stream, 512, new PictureLimits(), CancellationToken.None);
        using var smaller = picture.FitWithin(256);
        smaller.WriteJpeg("/dev/null", 84, CancellationToken.None);
    }
}
