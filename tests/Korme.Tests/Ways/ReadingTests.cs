using AngleSharp.Html.Parser;
using Korme.Exhibitions;
using Korme.Exhibitions.Ways;
using Korme.Tests.Web;

namespace Korme.Tests.Ways;

public sealed class ReadingTests
{
    [Fact]
    public async Task Every_story_is_there_whole_in_the_order_of_the_walk()
    {
        var works = Enumerable.Range(0, 5).Select(i => TestHall.Work(title: TestHall.Text($"Жұмыс {i}"), story: i == 3 ? null : TestHall.Text(string.Join(' ', Enumerable.Repeat("сөз", i == 2 ? 10_000 : 40)) + $" соңы{i}."))).ToList();

        var page = await Page(works);

        Assert.Equal(["Жұмыс 0", "Жұмыс 1", "Жұмыс 2", "Жұмыс 4"], page.QuerySelectorAll(".told").Select(title => title.TextContent));
        Assert.All((int[])[0, 1, 2, 4], i => Assert.Contains($"соңы{i}.", page.Body!.TextContent, StringComparison.Ordinal));
    }

    [Fact]
    public async Task Without_stories_the_page_says_so() =>
        Assert.NotNull((await Page([TestHall.Work()])).QuerySelector(".none"));

    private static async Task<AngleSharp.Html.Dom.IHtmlDocument> Page(IReadOnlyList<HungWork> works) =>
        new HtmlParser().ParseDocument(await TestHall.Render<ReadingPage>(new() { ["Visit"] = TestHall.Visit(), ["View"] = TestHall.View(works) }));
}
