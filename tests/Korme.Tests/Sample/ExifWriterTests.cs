using Korme.Sample;
using MetadataExtractor;
using MetadataExtractor.Formats.Exif;
using MetadataExtractor.Formats.Jpeg;

namespace Korme.Tests.Sample;

public class ExifWriterTests
{
    private static readonly byte[] Thumbnail = [0xFF, 0xD8, 0xFF, 0xD9];

    private static readonly Shot Shot = new()
    {
        Name = "KRM_0414",
        Camera = Camera.Camera,
        Taken = new(2026, 11, 20, 8, 14, 5, 760),
        Spot = Spot.Market,
        ExposureSeconds = 1 / 250.0,
        FNumber = 2.8,
        Iso = 200,
        FocalLengthMillimetres = 50,
        Orientation = 6,
    };

    [Fact]
    public void What_was_noted_down_is_read_back()
    {
        var directories = Read(Written());

        var main = directories.OfType<ExifIfd0Directory>().Single();
        var exif = directories.OfType<ExifSubIfdDirectory>().Single();
        Assert.Equal(("Korme", "Sample Camera", 6),
            (main.GetString(ExifDirectoryBase.TagMake), main.GetString(ExifDirectoryBase.TagModel),
            main.GetInt32(ExifDirectoryBase.TagOrientation)));
        Assert.Equal("2026:11:20 08:14:05", exif.GetString(ExifDirectoryBase.TagDateTimeOriginal));
        Assert.Equal(("76", "+05:00"), (exif.GetString(ExifDirectoryBase.TagSubsecondTimeOriginal), exif.GetString(0x9011)));
        Assert.Equal((1, 250), ((int)exif.GetRational(ExifDirectoryBase.TagExposureTime).Numerator,
            (int)exif.GetRational(ExifDirectoryBase.TagExposureTime).Denominator));
        Assert.Equal((2.8, 200, 50), (Math.Round(exif.GetDouble(ExifDirectoryBase.TagFNumber), 4),
            exif.GetInt32(ExifDirectoryBase.TagIsoEquivalent), exif.GetInt32(ExifDirectoryBase.TagFocalLength)));
    }

    [Fact]
    public void The_place_is_read_back_to_a_metre()
    {
        var place = Read(Written()).OfType<GpsDirectory>().Single().GetGeoLocation()!;

        Assert.Equal(Spot.Market.Latitude, place.Latitude, 5);
        Assert.Equal(Spot.Market.Longitude, place.Longitude, 5);
    }

    [Fact]
    public void The_thumbnail_lies_where_the_second_directory_says()
    {
        var written = Written();

        var second = Read(written).OfType<ExifThumbnailDirectory>().Single();

        const int tiffStart = 2 + 4 + 6;
        var offset = tiffStart + second.GetInt32(ExifThumbnailDirectory.TagThumbnailOffset);
        Assert.Equal(Thumbnail, written.AsSpan(offset, second.GetInt32(ExifThumbnailDirectory.TagThumbnailLength)).ToArray());
    }

    [Fact]
    public void The_segment_comes_first_and_takes_the_place_of_JFIF()
    {
        var written = Written();

        Assert.Equal([0xFF, 0xD8, 0xFF, 0xE1], written[..4]);
        Assert.Equal([0xFF, 0xDB], written[^8..^6]);
        Assert.DoesNotContain("JFIF", System.Text.Encoding.Latin1.GetString(written), StringComparison.Ordinal);
    }

    [Fact]
    public void Tags_stand_in_rising_order_as_TIFF_asks()
    {
        var tiff = ExifWriter.Segment(Shot, 100, 60, Thumbnail).AsSpan(10).ToArray();

        var at = BitConverter.ToInt32(tiff, 4);
        var tags = Enumerable.Range(0, BitConverter.ToUInt16(tiff, at)).Select(i =>
            BitConverter.ToUInt16(tiff, at + 2 + 12 * i)).ToArray();

        Assert.Equal(tags.Order(), tags);
    }

    [Fact]
    public void A_thumbnail_too_large_for_a_segment_is_refused()
    {
        var large = new byte[66_000];

        Assert.Throws<ArgumentException>(() => ExifWriter.Segment(Shot, 100, 60, large));
    }

    /// <summary>SOI, JFIF, a quantization table of nothing, EOI: enough of a JPEG to put a segment into.</summary>
    private static byte[] Written()
    {
        byte[] jpeg = [0xFF, 0xD8, 0xFF, 0xE0, 0, 16, .. "JFIF\0"u8, 1, 1, 0, 0, 1, 0, 1, 0, 0, 0xFF, 0xDB, 0, 4, 0, 0, 0xFF,
            0xD9];
        return ExifWriter.Insert(jpeg, Shot, 100, 60, Thumbnail);
    }

    private static IReadOnlyList<MetadataExtractor.Directory> Read(byte[] jpeg) =>
        JpegMetadataReader.ReadMetadata(new MemoryStream(jpeg));
}
