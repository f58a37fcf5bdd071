using System.IO.Compression;
using Korme.Import;

namespace Korme.Tests.Import;

/// <summary>Bytes changed at random never throw out of what reads headers.</summary>
public sealed class HostileBytesTests
{
    private static readonly DateTimeOffset Now = new(2026, 11, 21, 12, 0, 0, TimeSpan.Zero);

    public static TheoryData<string, string> Written => new()
    {
        { "image/jpeg", "jpg" }, { "image/png", "png" }, { "image/webp", "webp" }, { "image/heic", "heic" },
            { "image/tiff", "tif" },
    };

    [Theory]
    [MemberData(nameof(Written))]
    public void Written_pictures(string mediaType, string extension)
    {
        var (exif, xmp) = (PictureBytes.Exif(main => main.Text(0x010F, "Canon").Short(0x0112, 6), photo =>
            photo.Text(0x9003, "2026:11:20 06:10:03"),
            gps => gps.Text(1, "N").Fractions(2, (43, 1), (15, 1), (2340, 100)), PictureBytes.Jpeg()),
                PictureBytes.Xmp("xmp:Rating=\"4\""));
        Mutate(mediaType switch
        {
            "image/png" => PictureBytes.Png(exif, xmp),
            "image/webp" => PictureBytes.Webp(exif, xmp),
            "image/heic" => PictureBytes.Heic(exif, xmp),
            "image/tiff" => exif,
            _ => PictureBytes.Jpeg(exif, xmp, PictureBytes.Iptc((5, [65, 66, 67]))),
        }, mediaType, "a." + extension, rounds: 1_500);
    }

    [MaterialTheory]
    [InlineData("mei/canon-1000d-10mp-orientation6.jpg", "image/jpeg")]
    [InlineData("immich/metadata_gps-position_thompson-springs.jpg", "image/jpeg")]
    [InlineData("immich/formats_heic_IMG_2682.heic", "image/heic")]
    [InlineData("immich/formats_webp_denali.webp", "image/webp")]
    public void Real_pictures(string path, string mediaType) =>
        Mutate(File.ReadAllBytes(Material.Of(path)).AsSpan(0, 48 * 1024).ToArray(), mediaType, path, rounds: 300);

    [Fact]
    public void Labels_and_settings()
    {
        var original = "---\ntitle: { kk: Алма }\nmakers: [a, {name: b, role: c}]\ntext: |\n  x\n? y\n: !t &a *b\n---\n# x\n"u8.ToArray();
        var random = new Random(3);

        for (var round = 0; round < 5_000; round++)
        {
            var bytes = original.ToArray();
            for (var change = random.Next(1, 8); change > 0; change--)
                bytes[random.Next(4, bytes.Length)] = random.Next(2) == 0 ? (byte)random.Next(256) : "[]{}:,-?&*!|>'\"%@`# \n\t"u8[random.Next(22)];
            ReadLabel.From(bytes, null);
            ReadFolderSettings.From(bytes.AsSpan(4));
        }
    }

    [Fact]
    public void Zips()
    {
        using var folder = new TemporaryFolder();
        using var written = new MemoryStream();
        using (var zip = new ZipArchive(written, ZipArchiveMode.Create, leaveOpen: true))
            foreach (var name in (string[])["a.jpg", "б/в.jpg"])
                using (var entry = zip.CreateEntry(name).Open()) entry.Write(PictureBytes.Jpeg());
        var random = new Random(5);

        for (var round = 0; round < 400; round++)
        {
            var bytes = written.ToArray();
            for (var change = random.Next(1, 8); change > 0; change--) bytes[random.Next(4, bytes.Length)] = (byte)random.Next(256);
            var path = folder.Write("a.zip", bytes);
            try
            {
                using var source = ScanSource.Run(path, default);
                foreach (var file in source.OfType<FoundFile>()) IdentifyFile.Run(file);
            }
            catch (Exception refused) when (refused is InvalidDataException or IOException)
            {
                // The whole ZIP is refused, as documented.
            }
        }
    }

    private static void Mutate(byte[] original, string mediaType, string name, int rounds)
    {
        var random = new Random(original.Length);
        for (var round = 0; round < rounds; round++)
        {
            var bytes = original.ToArray();
            // Mostly in the first kilobytes, where the structure is; values that lengths and offsets dislike.
            for (var change = random.Next(1, 12); change > 0; change--)
                bytes[random.Next(random.Next(4) == 0 ? bytes.Length
                    : Math.Min(bytes.Length, 2_048))] = random.Next(3) switch { 0 => 0xFF, 1 => 0, _ => (byte)random.Next(256) };
            if (random.Next(3) == 0) bytes = bytes[..random.Next(bytes.Length)];

            FileKinds.Detect(bytes.AsSpan(0, Math.Min(bytes.Length, FileKinds.HeadBytes)), name);
            ReadMetadata.From(new MemoryStream(bytes), mediaType, [], Now);
            var thumbnail = EmbeddedThumbnail.Read(new MemoryStream(bytes));
            EmbeddedPreview.Extract(new MemoryStream(bytes), "image/x-adobe-dng");
            EmbeddedPreview.Extract(new MemoryStream(bytes), "image/x-canon-cr3");

            if (thumbnail is not null) Assert.Equal([0xFF, 0xD8], thumbnail[..2]);
        }
    }
}
