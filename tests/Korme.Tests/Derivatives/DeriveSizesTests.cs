using Korme.Derivatives;
using Korme.Imaging;
using Korme.Tests.Imaging;

namespace Korme.Tests.Derivatives;

public sealed class DeriveSizesTests : DeriveFolder
{
    public static TheoryData<int, int, int[]> Sizes => new()
    {
        { 3000, 2000, [256, 171, 512, 341, 1024, 683, 2048, 1365] },
        { 2048, 1000, [256, 125, 512, 250, 1024, 500, 2048, 1000] },
        { 1500, 1000, [256, 171, 512, 341, 1024, 683, 1500, 1000] },
        { 300, 600, [128, 256, 256, 512, 300, 600] },
        { 512, 512, [256, 256, 512, 512] },
        { 100, 75, [100, 75] },
    };

    [Theory]
    [MemberData(nameof(Sizes))]
    public void The_sizes_end_with_the_originals_own_and_none_is_enlarged_or_twice(int width, int height, int[] expected)
    {
        var (path, sha512) = Original(TestPictures.Jpeg(width, height));

        var facts = Derive(path, sha512).Facts!;

        Assert.Equal(expected, facts.Sizes.SelectMany(size => new[] { size.WidthPixels, size.HeightPixels }));
        Assert.Equal((width, height), (facts.WidthPixels, facts.HeightPixels));
        foreach (var size in facts.Sizes)
        {
            var header = PictureFile.ReadHeader(Paths.Size(sha512, size.Box), new PictureLimits());
            Assert.Equal(("jpeg", size.WidthPixels, size.HeightPixels), (header.Loader, header.WidthPixels, header.HeightPixels));
        }
        Assert.Empty(PartFiles);
    }

    [Fact]
    public void The_facts_lie_beside_the_sizes_and_are_read_back()
    {
        var (path, sha512) = Original(TestPictures.JpegWithMetadata(1200, 900, 6));

        var facts = Derive(path, sha512).Facts!;
        var read = FactsFile.Read(Paths, sha512)!;

        Assert.Equal(facts.Sizes, read.Sizes);
        Assert.Equal((900, 1200), (read.WidthPixels, read.HeightPixels));
        Assert.Equal(facts.Measures, read.Measures);
        Assert.Matches("^#[0-9a-f]{6}$", read.Colour);
    }

    [Fact]
    public void Facts_of_another_recipe_or_torn_ones_count_as_none()
    {
        var (path, sha512) = Original(TestPictures.Jpeg(40, 30));
        Derive(path, sha512);
        var whole = File.ReadAllText(Paths.Facts(sha512));

        File.WriteAllText(Paths.Facts(sha512), whole.Replace("\"recipe\":\"r1\"", "\"recipe\":\"r0\"", StringComparison.Ordinal));
        var ofOtherRecipe = FactsFile.Read(Paths, sha512);
        File.WriteAllText(Paths.Facts(sha512), whole[..20]);
        var torn = FactsFile.Read(Paths, sha512);

        Assert.Null(ofOtherRecipe);
        Assert.Null(torn);
    }

    [Fact]
    public void Every_stored_picture_is_free_of_metadata()
    {
        var (path, sha512) = Original(TestPictures.JpegWithMetadata(1200, 900, 6));

        var facts = Derive(path, sha512, DeriveKind.Pyramid).Facts!;

        foreach (var size in facts.Sizes)
            Assert.DoesNotContain(
                TestPictures.Segments(File.ReadAllBytes(Paths.Size(sha512, size.Box))), marker => marker is >= 0xE1 and <= 0xED or 0xFE);
        var pyramid = File.ReadAllBytes(Paths.Pyramid(sha512));
        Assert.Equal(-1, pyramid.AsSpan().IndexOf("Exif"u8));
        Assert.Equal(-1, pyramid.AsSpan().IndexOf("ns.adobe.com/xap"u8));
        Assert.Equal(-1, pyramid.AsSpan().IndexOf("Bob"u8));
    }

    [Fact]
    public void A_refused_picture_leaves_nothing_behind()
    {
        var whole = TestPictures.Jpeg(1200, 900, quality: 95);
        var (path, sha512) = Original(whole[..(whole.Length / 2)]);

        var answer = Derive(path, sha512, DeriveKind.Pyramid);

        Assert.Equal(Refusal.Damaged, answer.Reason);
        Assert.Empty(Directory.EnumerateFiles(Paths.Root, "*", SearchOption.AllDirectories));
    }

    [MaterialFact]
    public void All_real_material_is_made_or_refused_with_a_reason()
    {
        var files = Directory.EnumerateFiles(MaterialFactAttribute.Folder!, "*", SearchOption.AllDirectories).ToList();

        var answers = files.ToDictionary(file => file, file => Derive(file, Sha512(File.ReadAllBytes(file))));

        Assert.All(answers, pair => Assert.True(pair.Value.Facts is not null || (pair.Value.Reason is not null && pair.Value.Detail is not null), pair.Key));
        var refused = answers.Where(pair => pair.Value.Facts is null).Select(pair => Path.GetExtension(pair.Key)).Distinct().Order();
        Assert.Subset(new HashSet<string> { "", ".heic", ".md", ".xmp" }, refused.ToHashSet());
    }

    private DeriveAnswer Derive(string path, string sha512, DeriveKind kind = DeriveKind.Sizes) =>
        DeriveWorker.Answer(new(kind, path, sha512, Paths.Root, new PictureLimits()), CancellationToken.None);
}
