using System.Text;
using Korme.Catalogue;
using Korme.Import;

namespace Korme.Tests.Import;

public sealed class ReadMetadataTests
{
    private static readonly DateTimeOffset Now = new(2026, 11, 21, 12, 0, 0, TimeSpan.Zero);

    public static TheoryData<string> Formats => ["image/jpeg", "image/png", "image/webp", "image/heic"];

    [Theory]
    [MemberData(nameof(Formats))]
    public void Exif_and_xmp_are_found_in_every_format(string mediaType)
    {
        var exif = Almaty();
        var xmp = PictureBytes.Xmp("xmp:Rating=\"4\"");
        var file = mediaType switch
        {
            "image/png" => PictureBytes.Png(exif, xmp),
            "image/webp" => PictureBytes.Webp(exif, xmp),
            "image/heic" => PictureBytes.Heic(exif, xmp),
            _ => PictureBytes.Jpeg(exif, xmp, width: 640, height: 480),
        };

        var metadata = Read(file, mediaType);

        Assert.Equal(new CaptureTime(new(2026, 11, 20, 6, 10, 3, 250), TimeSpan.FromHours(5)), metadata.Taken);
        Assert.Equal((43.2565, 76.9532), (Math.Round(metadata.Latitude!.Value, 4), Math.Round(metadata.Longitude!.Value, 4)));
        Assert.Equal(4, metadata.Rating);
        Assert.Equal(mediaType == "image/heic" ? 4032 : 640, metadata.WidthPixels);
        Assert.Empty(metadata.Notes);
    }

    [Theory]
    [InlineData(true)]
    [InlineData(false)]
    public void Camera_lens_and_exposure_are_read_in_both_byte_orders(bool isLittleEndian)
    {
        var exif = PictureBytes.Exif(
            main => main.Text(0x010F, "NIKON CORPORATION").Text(0x0110, "NIKON Z 6").Short(0x0112, 6).Text(0x013B, "Айгерім")
                .Text(0x8298, "© Айгерім"),
            photo => photo.Fractions(0x829A, (1, 250)).Fractions(0x829D, (28, 10)).Short(0x8827, 400).Fractions(0x920A, (35, 1))
                .Text(0xA434, "NIKKOR Z 35mm"),
            isLittleEndian: isLittleEndian);

        var metadata = Read(PictureBytes.Jpeg(exif));

        Assert.Equal(("NIKON Z 6", "NIKKOR Z 35mm", 6), (metadata.Camera, metadata.Lens, metadata.Orientation));
        Assert.Equal((0.004, 2.8, 400, 35.0),
            (metadata.ExposureSeconds, metadata.FNumber, metadata.Iso, metadata.FocalLengthMillimetres));
        Assert.Equal(["Айгерім"], metadata.Creators);
        Assert.Equal("© Айгерім", metadata.Rights);
    }

    [Fact]
    public void The_number_that_a_camera_gave_the_picture_is_read_from_the_standard_tag_and_from_canons_and_nikons_notes()
    {
        using var nikon = new TiffBytes(isLittleEndian: false);
        nikon.Add().Long(0x00A7, 4711);
        byte[] canonNote = [1, 0, 8, 0, 4, 0, 1, 0, 0, 0, 0x2D, 0x01, 0, 0, 0, 0, 0, 0];

        var standard = PictureBytes.Exif(main => main.Text(0x010F, "Leica").Long(0x9211, 12));
        var canon = PictureBytes.Exif(main => main.Text(0x010F, "Canon"), photo => photo.Bytes(0x927C, canonNote));
        var counted = PictureBytes.Exif(main => main.Text(0x010F, "NIKON CORPORATION"), photo => photo.Bytes(0x927C, [.. "Nikon\0\u0002\u0010\0\0"u8, .. nikon.ToArray()]));
        var other = PictureBytes.Exif(main => main.Text(0x010F, "SONY"), photo => photo.Bytes(0x927C, canonNote));

        Assert.Equal([12, 301, 4711, null], new[] { standard, canon, counted, other }.Select(exif => Read(PictureBytes.Jpeg(exif)).Sequence));
    }

    [Theory]
    [InlineData("S", "W", 43u, 76u, -43.0, -76.0)]
    [InlineData("N", "E", 0u, 0u, null, null)]
    [InlineData("N", "E", 91u, 10u, null, null)]
    [InlineData("N", "E", 10u, 181u, null, null)]
    [InlineData("", "E", 10u, 10u, null, null)]
    [InlineData("X", "E", 10u, 10u, null, null)]
    public void A_position_is_on_earth_and_signed_or_it_is_none(string northSouth, string eastWest, uint latitude,
        uint longitude, double? north, double? east)
    {
        var exif = PictureBytes.Exif(gps: gps => gps.Text(1, northSouth).Fractions(2, (latitude, 1), (0, 1), (0, 0))
            .Text(3, eastWest).Fractions(4, (longitude, 1), (0, 1), (0, 1)));

        var metadata = Read(PictureBytes.Jpeg(exif));

        Assert.Equal((north, east), (metadata.Latitude, metadata.Longitude));
    }

    [Fact]
    public void A_date_in_the_future_is_left_out_and_said()
    {
        var exif = PictureBytes.Exif(photo: photo =>
            photo.Text(0x9003, "2031:05:01 10:00:00").Text(0x9004, "2026:11:20 08:00:00"));

        var metadata = Read(PictureBytes.Jpeg(exif));

        Assert.Equal(new DateTime(2026, 11, 20, 8, 0, 0), metadata.Taken?.Local);
        Assert.Contains("2031-05-01", Assert.Single(metadata.Notes));
    }

    [Fact]
    public void Clocks_are_believed_in_order()
    {
        var gps = PictureBytes.Exif(gps: gps => gps.Text(0x1D, "2026:11:20").Fractions(7, (1, 1), (2, 1), (3, 1)));
        var xmp = PictureBytes.Xmp("photoshop:DateCreated=\"2026-11-19T10:00:00\"");

        var both = Read(PictureBytes.Jpeg(gps, xmp));
        var satellites = Read(PictureBytes.Jpeg(gps));

        Assert.Equal(new DateTime(2026, 11, 19, 10, 0, 0), both.Taken?.Local);
        Assert.Equal(new CaptureTime(new(2026, 11, 20, 1, 2, 3), TimeSpan.Zero), satellites.Taken);
    }

    [Theory]
    [InlineData("OLYMPUS DIGITAL CAMERA", null)]
    [InlineData("NOVATEK CAMERA", null)]
    [InlineData("SAMSUNG CAMERA PICTURES", null)]
    [InlineData("DCIM\\100MEDIA\\DJI_0001.JPG", null)]
    [InlineData("IMG_0101", null)]
    [InlineData("Z 6", null)]
    [InlineData("   ", null)]
    [InlineData("Алма сатушы", "Алма сатушы")]
    public void What_a_camera_writes_is_no_title(string description, string? title)
    {
        var exif = PictureBytes.Exif(main => main.Text(0x010E, description).Text(0x0110, "Z 6"));

        var metadata = Read(PictureBytes.Jpeg(exif));

        Assert.Equal(title, metadata.Title.In("und"));
    }

    [Fact]
    public void Titles_in_languages_come_with_their_languages()
    {
        var xmp = PictureBytes.Xmp(elements: "<dc:title><rdf:Alt><rdf:li xml:lang=\"x-default\">Алма</rdf:li><rdf:li xml:lang=\"kk-KZ\">Алма</rdf:li>"
            + "<rdf:li xml:lang=\"en\">Apples</rdf:li></rdf:Alt></dc:title><dc:subject><rdf:Bag><rdf:li>fruit</rdf:li></rdf:Bag></dc:subject>");

        var metadata = Read(PictureBytes.Jpeg(xmp: xmp,
            iptc: PictureBytes.Iptc((5, Utf8("IPTC title")), (25, Utf8("Fruit")), (25, Utf8("market")))));

        Assert.Equal(new LanguageText([new("kk", "Алма"), new("en", "Apples")]), metadata.Title);
        Assert.Equal(["fruit", "market"], metadata.Keywords);
    }

    [Fact]
    public void Iptc_gives_title_people_place_and_time()
    {
        var iptc = PictureBytes.Iptc((5, Utf8("Базарда")), (80, Utf8("Айгерім")), (80, Utf8("Данияр")), (92, Utf8("Көк базар")),
            (90, Utf8("Алматы")),
            (101, Utf8("Қазақстан")), (55, Utf8("20261120")), (60, Utf8("061003+0500")), (120, Utf8("line one\r\nline two")));

        var metadata = Read(PictureBytes.Jpeg(iptc: iptc));

        Assert.Equal("Базарда", metadata.Title.In("und"));
        Assert.Equal(["Айгерім", "Данияр"], metadata.Creators);
        Assert.Equal("Көк базар, Алматы, Қазақстан", metadata.PlaceName.In("und"));
        Assert.Equal("line one\nline two", metadata.Description.In("und"));
        Assert.Equal(TimeSpan.FromHours(5), metadata.Taken?.Offset);
    }

    [Fact]
    public void Cyrillic_in_old_encodings_is_repaired()
    {
        var windows = CodePagesEncodingProvider.Instance.GetEncoding(1251)!;
        var twice = Encoding.UTF8.GetString(Encoding.UTF8.GetBytes(Encoding.Latin1.GetString(Encoding.UTF8.GetBytes("Яблоки"))));

        var cp1251 = Read(PictureBytes.Jpeg(iptc: PictureBytes.Iptc((5, windows.GetBytes("Яблоки на базаре")))));
        var doubled = Read(PictureBytes.Jpeg(xmp: PictureBytes.Xmp(elements: $"<dc:title>{twice}</dc:title>")));
        var french = Read(PictureBytes.Jpeg(iptc: PictureBytes.Iptc((5, Encoding.Latin1.GetBytes("à Paris, à Lyon, à Rome, à Nice")))));

        Assert.Equal("Яблоки на базаре", cp1251.Title.In("und"));
        Assert.Equal("Яблоки", doubled.Title.In("und"));
        Assert.Equal("à Paris, à Lyon, à Rome, à Nice", french.Title.In("und"));
    }

    [Fact]
    public void A_sidecar_wins_over_the_file_and_the_first_sidecar_over_the_second()
    {
        var file = PictureBytes.Jpeg(Almaty(), PictureBytes.Xmp("xmp:Rating=\"1\"", "<dc:title>in the file</dc:title>"));
        var first = Utf8(PictureBytes.Xmp("xmp:Rating=\"5\""));
        var second = Utf8(PictureBytes.Xmp("xmp:Rating=\"2\" exif:DateTimeOriginal=\"2026-11-18T09:00:00+05:00\"",
            "<dc:title>beside</dc:title>"));

        var metadata = Read(file, sidecars: [first, second]);

        Assert.Equal(5, metadata.Rating);
        Assert.Equal("beside", metadata.Title.In("und"));
        Assert.Equal(new DateTime(2026, 11, 18, 9, 0, 0), metadata.Taken?.Local);
        Assert.Equal("Canon EOS R6", metadata.Camera);
    }

    [Theory]
    [InlineData("5", 5, null)]
    [InlineData("-1", null, Mark.Rejected)]
    [InlineData("3.0", 3, null)]
    [InlineData("99", null, null)]
    [InlineData("NaN", null, null)]
    public void A_rating_is_none_to_five_stars_and_minus_one_a_reject(string text, int? rating, Mark? mark)
    {
        var metadata = Read(PictureBytes.Jpeg(xmp: PictureBytes.Xmp($"xmp:Rating=\"{text}\"")));

        Assert.Equal((rating, mark), (metadata.Rating, metadata.Mark));
    }

    [Fact]
    public void Texts_lose_control_characters_and_stop_at_two_thousand()
    {
        var xmp = PictureBytes.Xmp(elements: $"<dc:title>evil\u202Eltit\u0085 \t x</dc:title><dc:description>{new string('ә', 9_000)}</dc:description>");

        var metadata = Read(PictureBytes.Jpeg(xmp: xmp));

        Assert.DoesNotContain('\u202E', metadata.Title.In("und")!);
        Assert.Equal(2_000, metadata.Description.In("und")!.Length);
    }

    [Theory]
    [InlineData("<!DOCTYPE x [<!ENTITY a \"aaaa\"><!ENTITY b \"&a;&a;\">]><x:xmpmeta xmlns:x=\"adobe:ns:meta/\">&b;</x:xmpmeta>")]
    [InlineData("<!DOCTYPE x SYSTEM \"file:///etc/passwd\"><x:xmpmeta xmlns:x=\"adobe:ns:meta/\"/>")]
    [InlineData("<x:xmpmeta xmlns:x=\"adobe:ns:meta/\">")]
    [InlineData("not xml at all")]
    [InlineData("")]
    public void A_hostile_or_broken_sidecar_is_a_note(string sidecar)
    {
        var metadata = Read(PictureBytes.Jpeg(Almaty()), sidecars: [Utf8(sidecar)]);

        Assert.Contains("sidecar", Assert.Single(metadata.Notes));
        Assert.Equal("Canon EOS R6", metadata.Camera);
    }

    [Fact]
    public void Xml_nested_a_hundred_thousand_deep_does_not_end_the_process()
    {
        var deep = string.Concat(Enumerable.Repeat("<rdf:Description><dc:x>", 50_000));

        var metadata = Read(PictureBytes.Jpeg(),
            sidecars: [Utf8($"<x:xmpmeta xmlns:x=\"adobe:ns:meta/\" xmlns:rdf=\"http://www.w3.org/1999/02/22-rdf-syntax-ns#\" xmlns:dc=\"urn:x\">{deep}")]);

        Assert.Single(metadata.Notes);
    }

    [Fact]
    public void A_million_chained_directories_do_not_end_the_process()
    {
        // Each directory has one entry, a pointer to the next one as its sub-directory.
        using var file = new MemoryStream();
        file.Write([.. "II*\0"u8, 8, 0, 0, 0]);
        for (var index = 0; index < 1_000_000; index++)
        {
            var next = BitConverter.GetBytes(8 + (index + 1) * 18);
            file.Write([1, 0, 0x4A, 0x01, 4, 0, 1, 0, 0, 0, .. next, .. next]);
        }

        var metadata = ReadMetadata.From(file, "image/tiff", [], Now);

        Assert.Equal(PhotoMetadata.None.Camera, metadata.Camera);
    }

    internal static byte[] Almaty() => PictureBytes.Exif(
        main => main.Text(0x010F, "Canon").Text(0x0110, "Canon EOS R6"),
        photo => photo.Text(0x9003, "2026:11:20 06:10:03").Text(0x9291, "25").Text(0x9011, "+05:00"),
        gps => gps.Text(1, "N").Fractions(2, (43, 1), (15, 1), (2340, 100)).Text(3, "E")
            .Fractions(4, (76, 1), (57, 1), (1152, 100)));

    private static PhotoMetadata Read(byte[] file, string mediaType = "image/jpeg", params IReadOnlyList<byte[]> sidecars) =>
        ReadMetadata.From(new MemoryStream(file), mediaType, sidecars, Now);

    private static byte[] Utf8(string text) => Encoding.UTF8.GetBytes(text);
}
