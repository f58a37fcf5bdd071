using System.Text;
using Korme.Import;

namespace Korme.Tests.Import;

public sealed class FileKindsTests
{
    public static TheoryData<string, string, string, FileGroup> Kinds => new()
    {
        { "FFD8FFE1", "a.jpg", "image/jpeg", FileGroup.Picture },
        { "89504E470D0A1A0A0000000D", "a.jpg", "image/png", FileGroup.Picture },
        { "474946383961", "a.gif", "image/gif", FileGroup.Picture },
        { "524946460000000057454250", "a.webp", "image/webp", FileGroup.Picture },
        { "49492A0008000000", "a.tif", "image/tiff", FileGroup.Picture },
        { "4D4D002A00000008", "a.tiff", "image/tiff", FileGroup.Picture },
        { "0000001866747970617669660000000061766966", "a.avif", "image/avif", FileGroup.Picture },
        { "000000186674797068656963000000006D696631", "a.heic", "image/heic", FileGroup.Picture },
        { "00000018667479706D696631000000006D69663168656963", "a.heif", "image/heic", FileGroup.Picture },
        { "00000018667479706D696631000000006D69663161766966", "a.heif", "image/avif", FileGroup.Picture },
        { "49492A00100000004352020000000000", "a.cr2", "image/x-canon-cr2", FileGroup.Raw },
        { "000000186674797063727820000000016372782069736F6D", "a.cr3", "image/x-canon-cr3", FileGroup.Raw },
        { "4D4D002A00000008", "a.NEF", "image/x-nikon-nef", FileGroup.Raw },
        { "49492A0008000000", "a.arw", "image/x-sony-arw", FileGroup.Raw },
        { "49492A0008000000", "a.dng", "image/x-adobe-dng", FileGroup.Raw },
        { "4D4D002A00000008", "a.pef", "image/x-pentax-pef", FileGroup.Raw },
        { "46554A4946494C4D4343442D52415720", "a.raf", "image/x-fuji-raf", FileGroup.Raw },
        { "4949524F08000000", "a.orf", "image/x-olympus-orf", FileGroup.Raw },
        { "4949550018000000", "a.rw2", "image/x-panasonic-rw2", FileGroup.Raw },
        { "494433030000", "a.mp3", "audio/mpeg", FileGroup.Sound },
        { "FFFB9000", "a.mp3", "audio/mpeg", FileGroup.Sound },
        { "524946460000000057415645", "a.wav", "audio/vnd.wave", FileGroup.Sound },
        { "664C6143", "a.flac", "audio/flac", FileGroup.Sound },
        { "4F67675300020000000000000000000000000000000000000000011E4F70757348656164", "a.opus", "audio/opus", FileGroup.Sound },
        { "00000018667479704D344120", "a.m4a", "audio/mp4", FileGroup.Sound },
        { "000000186674797069736F6D", "a.mp4", "video/mp4", FileGroup.Video },
        { "000000146674797071742020", "a.mov", "video/quicktime", FileGroup.Video },
        { "1A45DFA3934282847765626D", "a.webm", "video/webm", FileGroup.Video },
        { "255044462D312E37", "a.pdf", "application/pdf", FileGroup.Document },
        { "4D54686400000006", "a.mid", "audio/midi", FileGroup.Notation },
        { "504B0304", "a.mxl", "application/vnd.recordare.musicxml", FileGroup.Notation },
        { "504B0304", "a.zip", "application/zip", FileGroup.Archive },
        { "", "a.jpg", "application/octet-stream", FileGroup.Empty },
        { "0000000000000000", "a.jpg", "application/octet-stream", FileGroup.Unknown },
        { "424D36000000", "a.bmp", "image/bmp", FileGroup.Unknown },
    };

    [Theory]
    [MemberData(nameof(Kinds))]
    public void A_file_is_what_its_bytes_say(string head, string name, string mediaType, FileGroup group)
    {
        var kind = FileKinds.Detect([.. Convert.FromHexString(head), .. new byte[head.Length == 0 ? 0 : 40]], name);

        Assert.Equal((mediaType, group), (kind.MediaType, kind.Group));
    }

    [Theory]
    [InlineData("X:1\nT:Қоңыр\nK:Dm\n", "tune.txt", "text/vnd.abc", FileGroup.Notation)]
    [InlineData("X:1\nT:Қоңыр\nK:Dm\n", "tune.abc", "text/vnd.abc", FileGroup.Notation)]
    [InlineData("<?xml version=\"1.0\"?>\n<score-partwise version=\"4.0\">", "a.xml", "application/vnd.recordare.musicxml+xml", FileGroup.Notation)]
    [InlineData("# Алма\n", "apples.md", "text/markdown", FileGroup.Label)]
    [InlineData("title: Базар\n", "korme.yaml", "application/yaml", FileGroup.Settings)]
    [InlineData("title: Базар\n", "sub/Korme.YML", "application/yaml", FileGroup.Settings)]
    [InlineData("<x:xmpmeta xmlns:x=\"adobe:ns:meta/\">", "a.xmp", "application/rdf+xml", FileGroup.Sidecar)]
    [InlineData("Бір күні базарда…", "tale.txt", "text/plain", FileGroup.Document)]
    [InlineData("Read me.", "README.txt", "text/plain", FileGroup.Unknown)]
    [InlineData("<svg xmlns=\"http://www.w3.org/2000/svg\">", "a.svg", "image/svg+xml", FileGroup.Unknown)]
    public void Text_is_told_apart_by_its_words_and_its_name(string text, string name, string mediaType, FileGroup group)
    {
        var kind = FileKinds.Detect(Encoding.UTF8.GetBytes(text), name);

        Assert.Equal((mediaType, group), (kind.MediaType, kind.Group));
    }

    [Fact]
    public void Text_named_like_a_picture_is_no_picture_and_says_so()
    {
        var kind = FileKinds.Detect("<html><body>404 Not Found</body></html>"u8, "IMG_0101.jpg");

        Assert.Equal(FileGroup.Unknown, kind.Group);
        Assert.Contains("named .jpg, but it holds text", kind.Reason);
    }

    [Fact]
    public void A_head_that_ends_inside_a_letter_is_still_text()
    {
        var text = Encoding.UTF8.GetBytes(new string('ә', 2048 + 1))[..^1];

        var kind = FileKinds.Detect(text, "tale.txt");

        Assert.Equal(FileGroup.Document, kind.Group);
    }

    [Fact]
    public void What_is_not_taken_always_has_a_reason()
    {
        var random = new Random(7);

        foreach (var extension in (string[])["jpg", "md", "yaml", "txt", "xyz", "thm", ""])
        {
            for (var round = 0; round < 500; round++)
            {
                var head = new byte[random.Next(0, 100)];
                random.NextBytes(head);
                var kind = FileKinds.Detect(head, "a." + extension);
                Assert.Equal(kind.Group is FileGroup.Unknown or FileGroup.Archive or FileGroup.Empty, kind.Reason is not null);
            }
        }
    }
}
