using System.Net;
using AngleSharp.Html.Parser;
using Korme.Catalogue;
using Korme.Exhibitions;
using Korme.Tests.Delivery;
using Korme.Tests.Web;

namespace Korme.Tests.Search;

/// <summary>The list of works and palettes as visitors meet them.</summary>
[System.Diagnostics.CodeAnalysis.SuppressMessage("Design", "CA1001", Justification = "xunit disposes it through IAsyncLifetime")]
public sealed class WorksPageTests : IAsyncLifetime
{
    private readonly IiifSite home = new() { IsSmall = true };
    private LiveSite site = null!;
    private HttpClient http = null!;
    private Work wall = null!, sketch = null!;

    public async Task InitializeAsync()
    {
        await home.InitializeAsync();
        site = await LiveSite.Over(home);
        http = site.Http;
        wall = await home.Take(700, 400, work => work with { Kind = WorkKind.Mural, Title = LanguageText.Of("Таң", "kk"), Date = "2024-05-01" });
        sketch = await home.Take(300, 200, work => work with { Kind = WorkKind.Sketch, Title = LanguageText.Of("Алма", "kk"), Date = "2019" });
        await home.Hang("bazaar", ExhibitionStatus.Open, new Section { Works = [new(wall.Id), new(sketch.Id)] });
    }

    public async Task DisposeAsync()
    {
        await site.DisposeAsync();
        await home.DisposeAsync();
    }

    [Theory]
    [InlineData("/kk/works", "Таң", "Алма")]
    [InlineData("/ru/works?kind=mural", "Таң")]
    [InlineData("/en/works?from=2015&to=2020", "Алма")]
    [InlineData("/kk/works?q=alma&sort=relevance", "Алма")]
    [InlineData("/kk/works?q=жоқ")]
    [InlineData("/ru/works?sort=oldest", "Алма", "Таң")]
    [InlineData("/ru/works?sort=newest", "Таң", "Алма")]
    [InlineData("/kk/works?maker=nobody&place=%00&kind=mural")]
    [InlineData("/kk/works?kind=%3Cscript%3E&from=198X&colour=red&condition=1&after=1_2_3", "Таң", "Алма")]
    [InlineData("/kk/works?after=99999999999_x&from=0&to=99999", "Таң", "Алма")]
    public async Task The_list_shows_what_fits_and_overlooks_what_it_cant_understand(string path, params string[] titles)
    {
        var html = await http.GetStringAsync(path);

        Assert.Equal(titles, new HtmlParser().ParseDocument(html).QuerySelectorAll(".salon cite").Select(cite => cite.TextContent.Trim()).Where(title => title is "Таң" or "Алма"));
        Assert.DoesNotContain("<script>", html, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("/kk/search?q=KB&sort=oldest", "oldest", "Алма", "Таң")]
    [InlineData("/kk/search?q=KB&sort=newest", "newest", "Таң", "Алма")]
    [InlineData("/kk/search?q=KB-2%20", null, "Алма")]
    [InlineData("/kk/search?q=KB-1&sort=what", null, "Таң")]
    public async Task Searching_finds_inventory_numbers_and_sorts_by_day(string path, string? sort, params string[] titles)
    {
        await home.Changes.SaveAll([wall with { Identifier = "KB-1" }, sketch with { Identifier = "KB-2" }], "edited", CancellationToken.None);

        var page = new HtmlParser().ParseDocument(await http.GetStringAsync(path));

        Assert.Equal(titles, page.QuerySelectorAll("#found h2").Select(cite => cite.TextContent.Trim()));
        Assert.Equal(sort, page.QuerySelector("#sort option[selected]")?.GetAttribute("value"));
    }

    [Fact]
    public async Task Every_choice_and_every_way_to_take_it_back_leads_to_a_page()
    {
        var page = new HtmlParser().ParseDocument(await http.GetStringAsync("/en/works?kind=mural&from=2020&q=tan"));
        var links = page.QuerySelectorAll(".chips a, .swatches a, .salon a").Select(link => link.GetAttribute("href")!).Distinct().ToList();
        var answers = new List<HttpStatusCode>();
        foreach (var link in links)
        {
            using var answer = await http.GetAsync(link);
            answers.Add(answer.StatusCode);
        }

        Assert.InRange(links.Count, 5, 60);
        Assert.All(answers, status => Assert.Equal(HttpStatusCode.OK, status));
        Assert.Equal("mural", page.QuerySelector("select[name=kind] option[selected]")!.GetAttribute("value"));
    }

    [Fact]
    public async Task A_palette_can_be_had_as_a_file_until_the_work_is_withdrawn()
    {
        var before = await Palettes();
        await home.Changes.Save(wall with { IsWithdrawn = true }, "withdrawn", null, CancellationToken.None);
        var after = await Palettes();

        Assert.Equal([HttpStatusCode.OK, HttpStatusCode.OK, HttpStatusCode.OK], before.Select(answer => answer.Status));
        Assert.All(before, answer => Assert.InRange(answer.Bytes, 20, 2_000));
        Assert.Equal([HttpStatusCode.Gone, HttpStatusCode.Gone, HttpStatusCode.Gone], after.Select(answer => answer.Status));
        using var other = await http.GetAsync($"/kk/exhibitions/bazaar/works/{sketch.Id}/palette.exe");
        Assert.Equal(HttpStatusCode.NotFound, other.StatusCode);
    }

    [Fact]
    public async Task A_colour_of_a_work_leads_to_that_work()
    {
        var page = new HtmlParser().ParseDocument(await http.GetStringAsync($"/kk/exhibitions/bazaar/works/{wall.Id}"));
        var colours = page.QuerySelectorAll(".strip-of a").Select(link => link.GetAttribute("href")!).ToList();
        var found = await http.GetStringAsync(colours[0]);

        Assert.InRange(colours.Count, 1, 6);
        Assert.Contains($"/works/{wall.Id}", found, StringComparison.Ordinal);
    }

    private async Task<List<(HttpStatusCode Status, int Bytes)>> Palettes()
    {
        var answers = new List<(HttpStatusCode, int)>();
        foreach (var format in (string[])["ase", "gpl", "css"])
        {
            using var answer = await http.GetAsync($"/kk/exhibitions/bazaar/works/{wall.Id}/palette.{format}");
            answers.Add((answer.StatusCode, (await answer.Content.ReadAsByteArrayAsync()).Length));
        }
        return answers;
    }
}
