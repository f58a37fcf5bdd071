using System.Text;
using Korme.Import;

namespace Korme.Tests.Import;

public sealed class EmbeddedPictureTests : IDisposable
{
    private readonly TemporaryFolder folder = new();

    public void Dispose() => folder.Dispose();

    [Fact]
    public void A_thumbnail_comes_out_with_nothing_but_the_picture()
    {
        var secret = PictureBytes.Jpeg(ReadMetadataTests.Almaty(), PictureBytes.Xmp(),
            comment: Encoding.UTF8.GetBytes("home address"));
        var path = folder.Write("a.jpg", PictureBytes.Jpeg(PictureBytes.Exif(thumbnail: [.. secret, .. "trailing secret"u8])));

        var thumbnail = EmbeddedThumbnail.Read(path);

        Assert.Equal(PictureBytes.Jpeg(), thumbnail);
    }

    [Fact]
    public void A_thumbnail_that_is_no_small_picture_is_none()
    {
        byte[][] bad = [[.. "<html>"u8, .. new byte[200]], PictureBytes.Jpeg(width: 60_000), PictureBytes.Jpeg(frame: 0xC3),
            [0xFF, 0xD8, 0xFF, 0xD9]];

        foreach (var thumbnail in bad)
            Assert.Null(EmbeddedThumbnail.Read(folder.Write("a.jpg",
                PictureBytes.Jpeg(PictureBytes.Exif(thumbnail: thumbnail)))));
        Assert.Null(EmbeddedThumbnail.Read(folder.Write("b.jpg", PictureBytes.Jpeg())));
        Assert.Null(EmbeddedThumbnail.Read(folder.Write("c.jpg", [])));
    }

    [Fact]
    public void The_largest_jpeg_of_a_raw_is_its_preview_and_sensor_data_is_not()
    {
        var (small, large, sensor) = (PictureBytes.Jpeg(width: 160, height: 120),
            PictureBytes.Jpeg(width: 1620, height: 1080, comment: [1]),
            PictureBytes.Jpeg(width: 6000, height: 4000, frame: 0xC3));
        using var tiff = new TiffBytes(isLittleEndian: false);
        var preview = new TiffBytesDirectory().At(0x0201, large).Long(0x0202, (uint)large.Length);
        var raw = new TiffBytesDirectory().Short(0x0103, 7).At(0x0111, sensor).Long(0x0117, (uint)sensor.Length);
        tiff.Add().Text(0x010F, "NIKON CORPORATION").Below(0x014A, preview).At(0x0201, small).Long(0x0202, (uint)small.Length);
        tiff.Add().Below(0x014A, raw);
        var path = folder.Write("a.nef", tiff.ToArray());

        var found = EmbeddedPreview.Extract(path, "image/x-nikon-nef");

        Assert.Equal((1620, 1080), (found!.WidthPixels, found.HeightPixels));
        Assert.Equal(large, File.ReadAllBytes(path).AsSpan((int)found.Offset, (int)found.Length).ToArray());
        Assert.Equal(PictureBytes.Jpeg(width: 1620, height: 1080), EmbeddedThumbnail.Read(path));
    }

    [Fact]
    public async Task A_preview_is_copied_out_whole()
    {
        var jpeg = PictureBytes.Jpeg(width: 1024, height: 768);
        using var tiff = new TiffBytes(magic: 0x55);
        tiff.Add().Bytes(0x002E, jpeg);
        var path = folder.Write("a.rw2", tiff.ToArray());
        using var copy = new MemoryStream();

        await EmbeddedPreview.Extract(path, "image/x-panasonic-rw2")!.CopyTo(path, copy, default);

        Assert.Equal(jpeg, copy.ToArray());
    }

    [Fact]
    public void Fujifilm_says_in_its_header_where_the_jpeg_is()
    {
        var jpeg = PictureBytes.Jpeg(ReadMetadataTests.Almaty(), width: 1920, height: 1280);
        byte[] raf = [.. "FUJIFILMCCD-RAW "u8, .. new byte[68], .. PictureBytes.Big32(160), .. PictureBytes.Big32(jpeg.Length),
            .. new byte[68], .. jpeg];

        var found = EmbeddedPreview.Extract(new MemoryStream(raf), "image/x-fuji-raf");
        var metadata = ReadMetadata.From(new MemoryStream(raf), "image/x-fuji-raf", [], DateTimeOffset.MaxValue.AddYears(-1));

        Assert.Equal((160, 1920), (found!.Offset, found.WidthPixels));
        Assert.Equal("Canon EOS R6", metadata.Camera);
    }

    [Fact]
    public void Canons_cr3_has_a_preview_and_a_full_picture()
    {
        var (preview, full) = (PictureBytes.Jpeg(width: 1620, height: 1080), PictureBytes.Jpeg(width: 6000, height: 4000));
        var uuid = PictureBytes.Box("uuid", [.. Convert.FromHexString("EAF42B5E1C984B88B9FBB7DC406E4D16"), .. new byte[8],
            .. PictureBytes.Box("PRVW", [.. new byte[12], .. PictureBytes.Big32(preview.Length), .. preview])]);
        byte[] ftyp = PictureBytes.Box("ftyp", [.. "crx "u8, 0, 0, 0, 1]);
        byte[] Moov(int start) => PictureBytes.Box("moov", [
            .. PictureBytes.Box("uuid",
                [.. Convert.FromHexString("85C0B687820F11E08111F4CE462B6A48"),
                .. PictureBytes.Box("CMT1", PictureBytes.Exif(main => main.Text(0x0110, "EOS R6")))]),
            .. PictureBytes.Box("trak", PictureBytes.Box("mdia", PictureBytes.Box("minf", PictureBytes.Box("stbl",
                [.. PictureBytes.Box("stsz", [.. new byte[4], .. PictureBytes.Big32(full.Length), 0, 0, 0, 1]),
                    .. PictureBytes.Box("co64", [.. new byte[4], 0, 0, 0, 1, 0, 0, 0, 0, .. PictureBytes.Big32(start)])])))),
        ]);
        byte[] head = [.. ftyp, .. Moov(ftyp.Length + Moov(0).Length + uuid.Length + 8), .. uuid];
        byte[] withFull = [.. head, .. PictureBytes.Box("mdat", full)];

        var whole = EmbeddedPreview.Extract(new MemoryStream(withFull), "image/x-canon-cr3");
        var cut = EmbeddedPreview.Extract(new MemoryStream(head), "image/x-canon-cr3");

        Assert.Equal((6000, full.Length), (whole!.WidthPixels, whole.Length));
        Assert.Equal((1620, preview.Length), (cut!.WidthPixels, cut.Length));
        Assert.Equal("EOS R6", ReadMetadata.From(new MemoryStream(head), "image/x-canon-cr3", [], default).Camera);
    }

    [Fact]
    public void A_preview_behind_an_unknown_makers_note_is_found_by_its_bytes()
    {
        var jpeg = PictureBytes.Jpeg(width: 3200, height: 2400);
        byte[] orf = [.. "IIRO"u8, 8, 0, 0, 0, .. new byte[2_000_000], .. PictureBytes.Jpeg(width: 160), .. new byte[100],
            .. jpeg, .. new byte[500]];

        var found = EmbeddedPreview.Extract(new MemoryStream(orf), "image/x-olympus-orf");

        Assert.Equal(3200, found?.WidthPixels);
    }

    [Theory]
    [InlineData(0u, 500u)]
    [InlineData(uint.MaxValue, 500u)]
    [InlineData(100u, uint.MaxValue)]
    [InlineData(100u, 0u)]
    public void Offsets_that_lie_give_no_preview(uint offset, uint length)
    {
        using var tiff = new TiffBytes();
        tiff.Add().Long(0x0201, offset).Long(0x0202, length);

        Assert.Null(EmbeddedPreview.Extract(new MemoryStream([.. tiff.ToArray(), .. new byte[1_000]]), "image/x-adobe-dng"));
    }
}
