using AngleSharp.Html.Dom;
using AngleSharp.Html.Parser;
using Korme.Exhibitions;
using Korme.Exhibitions.Pages;

namespace Korme.Tests.Web;

public sealed class LayoutTests
{
    public static TheoryData<SectionLayout> Layouts => [.. Enum.GetValues<SectionLayout>()];

    [Theory]
    [MemberData(nameof(Layouts))]
    public async Task Every_work_hangs_once_in_every_layout_with_its_number_and_its_label(SectionLayout layout)
    {
        var works = Enumerable.Range(0, 13).Select(i => i == 6 ? TestHall.Work(0, 0) : TestHall.Work(i % 3 == 0 ? 1800 : 3000, i % 4 == 0 ? 900 : 2400, TestHall.Text($"Жұмыс {i}"))).ToList();

        var page = await Page(works, layout);

        Assert.Equal(Enumerable.Range(1, 13).Select(number => $"w{number}"), page.QuerySelectorAll("main [id^=w]").Select(element => element.Id).Order(Comparer<string?>.Create((one, other) => int.Parse(one![1..]).CompareTo(int.Parse(other![1..])))));
        Assert.All(works.Where(hung => hung.Picture is not null), hung => Assert.Single(page.QuerySelectorAll($"figure img[src*='{hung.Work.Id:D}']")));
        Assert.All(works, hung => Assert.Contains(page.Links, link => link.GetAttribute("href")!.EndsWith($"/works/{hung.Work.Id:D}", StringComparison.Ordinal)));
    }

    [Theory]
    [MemberData(nameof(Layouts))]
    public async Task A_single_work_hangs_in_every_layout(SectionLayout layout) =>
        Assert.Single((await Page([TestHall.Work()], layout)).QuerySelectorAll("main figure img"));

    [Fact]
    public void A_series_says_once_what_all_of_it_share()
    {
        var works = Enumerable.Range(0, 6).Select(i => TestHall.Work(title: TestHall.Text($"Парақ {i}"))).Select((hung, i) => hung with { Work = hung.Work with { Medium = TestHall.Text("Қағаз, гуашь"), Dimensions = $"{20 + i} × 28 cm" } }).ToList();

        var series = Series.Of(works);

        Assert.Equal(("Қағаз, гуашь", "2026", null), (series.Shared.Work.Medium.In("kk"), series.Shared.Work.Date, series.Shared.Work.Dimensions));
        Assert.All(works, hung => Assert.True(series.OwnOf(hung).Work is { Medium.IsEmpty: true, Makers.Count: 0, Date: null, Title.IsEmpty: false } own && own.Dimensions == hung.Work.Dimensions));
    }

    [Fact]
    public void A_long_sketch_runs_across_the_fold_and_no_page_is_empty()
    {
        var works = Enumerable.Range(0, 11).Select(i => TestHall.Work(i == 4 ? 4000 : 2000, i == 4 ? 1500 : 1500)).ToList();

        var spreads = Sketchbook.Open(works).ToList();

        Assert.Equal(works, spreads.SelectMany(spread => spread).SelectMany(page => page.Works));
        Assert.Single(spreads, spread => spread is [{ IsAcross: true, Works.Count: 1 }]);
        Assert.All(spreads, spread => Assert.InRange(spread.Count, 1, 2));
        Assert.All(spreads.SelectMany(spread => spread), page => Assert.InRange(page.Works.Count, 1, 3));
    }

    [Theory]
    [InlineData(3000, 2000, false)]
    [InlineData(1000, 2000, true)]
    public async Task Two_states_lie_over_each_other_when_they_have_nearly_one_shape(int width, int height, bool isApart)
    {
        var page = await Page([TestHall.Work(3000, 2100), TestHall.Work(width, height)], SectionLayout.BeforeAfter);

        Assert.Equal(isApart, page.QuerySelector("before-after")!.ClassList.Contains("apart"));
        Assert.Equal(["Бұрын, 2026 жылғы 20 қараша", "Кейін, 2026 жылғы 20 қараша"], page.QuerySelectorAll(".state").Select(state => state.TextContent));
    }

    private static async Task<IHtmlDocument> Page(IReadOnlyList<HungWork> works, SectionLayout layout)
    {
        var view = TestHall.View(works);
        view = view with { Exhibition = view.Exhibition with { Sections = [view.Exhibition.Sections[0] with { Layout = layout }] } };
        return new HtmlParser().ParseDocument(await TestHall.Render<ExhibitionPage>(new() { ["Visit"] = TestHall.Visit(), ["View"] = view }));
    }
}
