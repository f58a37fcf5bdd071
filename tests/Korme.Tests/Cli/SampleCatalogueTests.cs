using System.Text.RegularExpressions;

namespace Korme.Tests.Cli;

/// <summary><c>korme sample --catalogue</c>: the real program makes a home that can be walked through.</summary>
public sealed partial class SampleCatalogueTests(SampleCatalogueTests.Sample sample) : IClassFixture<SampleCatalogueTests.Sample>
{
    private readonly KormeProgram korme = sample.Korme;

    /// <summary>A home with the body of work in it; every test leaves it with the same records.</summary>
    public sealed class Sample : IAsyncLifetime, IDisposable
    {
        internal KormeProgram Korme { get; } = new();

        internal KormeProgram.Answer Made { get; private set; } = null!;

        public async Task InitializeAsync() => Made = await Korme.Run("sample", "--catalogue", "--works", "16", "--json");

        public Task DisposeAsync() => Task.CompletedTask;

        public void Dispose() => Korme.Dispose();
    }

    [Fact]
    public async Task A_home_is_made_once_shown_in_three_languages_and_is_the_same_after_a_rebuild()
    {
        Assert.True(sample.Made.ExitCode == 0, sample.Made.Errors);
        Assert.Equal(16, sample.Made.Json.GetProperty("files").GetInt32());
        var before = await Public();

        var again = await korme.Run("sample", "--catalogue", "--works", "16", "--json");
        foreach (var file in Directory.EnumerateFiles(korme.Home, "catalogue.db*")) File.Delete(file);
        var rebuilt = await korme.Run("rebuild");
        var after = await Public();

        Assert.Equal((0, 0), (again.ExitCode, rebuilt.ExitCode));
        // Works of one day stand on /works in the order in which the index met them.
        Assert.Equal(before.Where(page => !page.Key.EndsWith("/works", StringComparison.Ordinal)), after.Where(page => !page.Key.EndsWith("/works", StringComparison.Ordinal)));
        Assert.All(before.Values, page => Assert.StartsWith("200 ", page, StringComparison.Ordinal));
        Assert.Contains("Grandmother Aport", before["/en/exhibitions/twelve-years"], StringComparison.Ordinal);
        Assert.Contains("The body of work", before["/en/"], StringComparison.Ordinal);
        Assert.Contains("<nav class=\"guide\"", before["/en/works"], StringComparison.Ordinal);
        Assert.Contains("Апорт әже", before["/kk/exhibitions/twelve-years"], StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_published_copy_leads_to_no_page_that_only_a_server_has()
    {
        var copy = Path.Combine(korme.Photographs, "copy");

        var published = await korme.Run("publish", "twelve-years", copy, "--no-tiles");

        Assert.True(published.ExitCode == 0, published.Errors);
        Assert.All(Directory.EnumerateFiles(copy, "*.html", SearchOption.AllDirectories), page => Assert.DoesNotContain("class=\"guide\"", File.ReadAllText(page), StringComparison.Ordinal));
    }

    [Fact]
    public async Task A_site_with_one_exhibition_has_no_way_into_a_body_of_work()
    {
        using var other = new KormeProgram();
        TestPictures.Jpeg(other.PathOf("apples.jpg"), seed: 1);
        Assert.Equal(0, (await other.Exhibit("--title", "Morning")).ExitCode);

        await using var site = await RunningSite.Serve(other);
        var page = await site.Text("/en/exhibitions/morning");

        Assert.StartsWith("200 ", page, StringComparison.Ordinal);
        Assert.DoesNotContain("class=\"guide\"", page, StringComparison.Ordinal);
    }

    [Fact]
    public async Task It_is_not_mixed_with_somebodys_own_works()
    {
        using var other = new KormeProgram();
        TestPictures.Jpeg(other.PathOf("apples.jpg"), seed: 1);
        Assert.Equal(0, (await other.Run("import", other.Photographs)).ExitCode);

        var refused = await other.Run("sample", "--catalogue", "--works", "3");

        Assert.Equal(3, refused.ExitCode);
        Assert.Contains("has works already", refused.Errors, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("sample")]
    [InlineData("sample", "somewhere", "--works", "4")]
    [InlineData("sample", "--catalogue", "--works", "0")]
    [InlineData("sample", "--catalogue", "--works", "301")]
    public async Task What_makes_no_sense_is_said(params string[] arguments) => Assert.Equal(2, (await korme.Run(arguments)).ExitCode);

    private async Task<Dictionary<string, string>> Public()
    {
        var pages = new Dictionary<string, string>();
        await using var site = await RunningSite.Serve(korme);
        foreach (var language in (string[])["kk", "ru", "en"])
            foreach (var path in (string[])["/", "/works", "/years", "/places", "/exhibitions/twelve-years"])
                pages[$"/{language}{path}"] = Asset().Replace(await site.Text($"/{language}{path}"), "");
        return pages;
    }

    [GeneratedRegex("/assets/[^\"]+")]
    private static partial Regex Asset();
}
