using System.IO.Compression;
using System.Text;
using Korme.Import;

namespace Korme.Tests.Import;

public sealed class ScanZipTests : IDisposable
{
    private readonly TemporaryFolder folder = new();

    public void Dispose() => folder.Dispose();

    [Fact]
    public async Task Entries_are_read_as_streams_several_at_once()
    {
        var path = Zip(("b/2.jpg", Noise(200_000, 1)), ("a.jpg", Noise(300_000, 2)));
        using var source = ScanSource.Run(path, default);
        var files = source.OfType<FoundFile>().ToList();

        var read = await Task.WhenAll(files.Concat(files).Select(async file =>
        {
            using var memory = new MemoryStream();
            await using var stream = await file.OpenAsync(default);
            await stream.CopyToAsync(memory);
            return memory.ToArray();
        }));

        Assert.Equal(["a.jpg", "b/2.jpg"], files.Select(file => file.RelativePath));
        Assert.Equal(Noise(300_000, 2), read[0]);
        Assert.Equal(Noise(200_000, 1), read[3]);
    }

    [Theory]
    [InlineData("../../etc/cron.d/x.jpg", "leaves the ZIP")]
    [InlineData("a/../../x.jpg", "leaves the ZIP")]
    [InlineData("..\\..\\x.jpg", "leaves the ZIP")]
    [InlineData("/etc/x.jpg", "absolute")]
    [InlineData("C:\\x.jpg", "absolute")]
    [InlineData("a//x.jpg", "leaves the ZIP")]
    public void A_name_that_leaves_the_zip_is_refused(string name, string reason)
    {
        var path = Zip((name, [1]), ("good.jpg", [1]));

        var found = Scan(path);

        Assert.Contains(reason, Assert.Single(found.OfType<Skipped>()).Reason);
        Assert.Equal("good.jpg", Assert.Single(found.OfType<FoundFile>()).RelativePath);
    }

    [Fact]
    public void A_zip_bomb_is_refused_by_ratio_by_total_and_by_number()
    {
        var path = Zip(("bomb.jpg", new byte[20 << 20]), ("a.jpg", Noise(5_000, 1)), ("b.jpg", Noise(5_000, 2)),
            ("c.jpg", Noise(5_000, 3)));

        var byRatio = Scan(path).OfType<Skipped>();
        var byTotal = Scan(path, new() { MaxTotalBytes = 10_000 }).OfType<Skipped>();

        Assert.Equal("bomb.jpg", Assert.Single(byRatio).RelativePath);
        Assert.Equal(["bomb.jpg", "c.jpg"], byTotal.Select(item => item.RelativePath));
        Assert.Throws<InvalidDataException>(() => Scan(path, new() { MaxEntries = 3 }));
    }

    [Fact]
    public void A_second_entry_of_one_name_is_refused()
    {
        var path = Zip(("a.jpg", [1]), ("a.jpg", [2]));

        var found = Scan(path);

        Assert.Single(found.OfType<FoundFile>());
        Assert.Contains("second", Assert.Single(found.OfType<Skipped>()).Reason);
    }

    [Fact]
    public void An_entry_whose_bytes_changed_fails_when_it_is_read()
    {
        var path = Zip(("a.jpg", Noise(1_000, 1)));
        var bytes = File.ReadAllBytes(path);
        bytes[500] ^= 1;
        File.WriteAllBytes(path, bytes);
        using var source = ScanSource.Run(path, default);
        using var stream = source.OfType<FoundFile>().Single().Open();

        void ReadAll() => stream.CopyTo(Stream.Null);

        Assert.Throws<InvalidDataException>(ReadAll);
    }

    [Fact]
    public void An_encrypted_entry_is_named()
    {
        var path = Zip(("a.jpg", Noise(100, 1)));
        var bytes = File.ReadAllBytes(path);
        // The flag stands 6 bytes into the local header and 8 into the central one.
        bytes[6] |= 1;
        bytes[bytes.AsSpan().IndexOf("PK\u0001\u0002"u8) + 8] |= 1;
        File.WriteAllBytes(path, bytes);

        var found = Scan(path);

        Assert.Equal("encrypted", Assert.IsType<Skipped>(Assert.Single(found)).Reason);
    }

    [Theory]
    [InlineData(866, "Базар/Яблоки 1.jpg")]
    [InlineData(1251, "Базар/Яблоки 1.jpg")]
    [InlineData(65001, "Көкбазар/Алма.jpg")]
    [InlineData(437, "café/über.jpg")]
    public void A_name_without_a_declared_encoding_is_read_as_people_here_write(int codePage, string name)
    {
        var encoding = codePage == 65001 ? new UTF8Encoding(false) : CodePagesEncodingProvider.Instance.GetEncoding(codePage)!;
        var path = Path.Combine(folder.Root, "names.zip");
        using (var file = File.Create(path))
        using (var zip = new ZipArchive(file, ZipArchiveMode.Create, false, new RawNames(encoding)))
            zip.CreateEntry(name);

        var found = Scan(path);

        Assert.Equal(name, Assert.Single(found).RelativePath);
    }

    [Theory]
    [InlineData(0)]
    [InlineData(10)]
    [InlineData(100)]
    public void A_zip_cut_short_says_that_it_is_damaged(int kept)
    {
        var path = Zip(("a.jpg", Noise(1_000, 1)));
        File.WriteAllBytes(path, [.. "PK\u0003\u0004"u8, .. File.ReadAllBytes(path)[4..(4 + kept)]]);

        Assert.Throws<InvalidDataException>(() => Scan(path));
    }

    [Fact]
    public void A_zip_inside_is_skipped_with_the_reason()
    {
        var inner = File.ReadAllBytes(Zip(("a.jpg", [1])));
        using var source = ScanSource.Run(Zip(("inner.zip", inner)), default);

        var (known, skipped) = IdentifyFile.Run(source.OfType<FoundFile>().Single());

        Assert.Null(known);
        Assert.Contains("archive", skipped!.Reason);
    }

    private static List<FoundItem> Scan(string path, ZipLimits? limits = null)
    {
        using var source = ScanSource.Run(path, default, limits);
        return [.. source];
    }

    private string Zip(params (string Name, byte[] Bytes)[] entries)
    {
        var path = Path.Combine(folder.Root, Guid.NewGuid() + ".zip");
        using var zip = ZipFile.Open(path, ZipArchiveMode.Create);
        foreach (var (name, bytes) in entries)
        {
            using var stream = zip.CreateEntry(name).Open();
            stream.Write(bytes);
        }
        return path;
    }

    private static byte[] Noise(int count, int seed)
    {
        var bytes = new byte[count];
        new Random(seed).NextBytes(bytes);
        return bytes;
    }

    /// <summary>Writes names in an encoding without declaring it, UTF-8 too.</summary>
    private sealed class RawNames(Encoding inner) : Encoding
    {
        public override int GetByteCount(char[] chars, int index, int count) => inner.GetByteCount(chars, index, count);

        public override int GetBytes(char[] chars, int charIndex, int charCount, byte[] bytes, int byteIndex) =>
            inner.GetBytes(chars, charIndex, charCount, bytes, byteIndex);

        public override int GetCharCount(byte[] bytes, int index, int count) => inner.GetCharCount(bytes, index, count);

        public override int GetChars(byte[] bytes, int byteIndex, int byteCount, char[] chars, int charIndex) =>
            inner.GetChars(bytes, byteIndex, byteCount, chars, charIndex);

        public override int GetMaxByteCount(int charCount) => inner.GetMaxByteCount(charCount);

        public override int GetMaxCharCount(int byteCount) => inner.GetMaxCharCount(byteCount);
    }
}
