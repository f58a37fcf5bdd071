using Korme.Exhibitions;
using Korme.Exhibitions.Pages;
using Korme.Exhibitions.Ways;
using Korme.Publishing.Site;
using Korme.Tests.Web;
using Korme.Web;

namespace Korme.Tests.Publishing;

/// <summary>What a second run takes over as it is: never a page that would be another by now, and not all of them for one title.</summary>
public sealed class FingerprintTests
{
    private const int Works = 150, Pages = 3;

    private static readonly ExhibitionView Before = OfSections(TestHall.View([.. Enumerable.Range(0, Works).Select(index => TestHall.Work(index % 11 == 5 ? 0 : 3000, 2000, TestHall.Text($"{index}")))]));

    public static TheoryData<string, int> Changes
    {
        get
        {
            var changes = new TheoryData<string, int>();
            foreach (var work in (int[])[0, 1, 58, 59, 60, 61, 119, 120, 149])
                foreach (var what in (string[])["title", "story", "makers", "picture", "layout", "price"]) changes.Add(what, work);
            return changes;
        }
    }

    [Theory]
    [MemberData(nameof(Changes))]
    public async Task A_page_of_the_walk_that_a_change_reaches_has_another_fingerprint(string what, int work)
    {
        var after = Changed(Before, what, work);
        var (before, now) = (FingerprintsOf(Before), FingerprintsOf(after));

        for (var page = 1; page <= Pages; page++)
            if (before.Walk(page) == now.Walk(page)) Assert.Equal(await Page(Before, page), await Page(after, page));
    }

    [Fact]
    public void One_title_draws_its_own_page_and_the_first_anew()
    {
        var after = Changed(Before, "title", 100);
        var (before, now) = (FingerprintsOf(Before), FingerprintsOf(after));

        Assert.Equal([1, 2], Enumerable.Range(1, Pages).Where(page => before.Walk(page) != now.Walk(page)));
        Assert.Equal([99, 100, 101], Enumerable.Range(0, Works).Where(work => before.Work(work) != now.Work(work)));
    }

    private static ExhibitionView OfSections(ExhibitionView view) => view with
    {
        Exhibition = view.Exhibition with { Sections = [.. view.Exhibition.Sections.Single().Works.Chunk(35).Select((works, index) => new Section { Title = TestHall.Text($"Бөлім {index}"), Layout = (SectionLayout)(index % 4), Works = works })] },
    };

    private static ExhibitionView Changed(ExhibitionView view, string what, int index)
    {
        var (works, sections) = (view.Works.ToList(), view.Exhibition.Sections.ToList());
        var hung = works[index];
        works[index] = what switch
        {
            "title" => hung with { Work = hung.Work with { Title = TestHall.Text("Басқа ат") } },
            "story" => hung with { Work = hung.Work with { Story = TestHall.Text("Ұзақ әңгіме.") } },
            "makers" => hung with { Work = hung.Work with { Makers = [new(TestHall.Text("Айгүл Т."), "painter")] } },
            "picture" => hung.Picture is null ? hung : hung with { Picture = hung.Picture with { WidthPixels = 900, HeightPixels = 2700, Colour = "#123456" } },
            _ => hung,
        };
        var at = sections.FindIndex(section => section.Works.Any(hanging => hanging.Work == hung.Work.Id));
        sections[at] = what switch
        {
            "layout" => sections[at] with { Layout = SectionLayout.Series },
            "price" => sections[at] with { Works = [.. sections[at].Works.Select(hanging => hanging.Work == hung.Work.Id ? hanging with { Price = "90 000" } : hanging)] },
            _ => sections[at],
        };
        return new(view.Exhibition with { Sections = sections }, works);
    }

    private static Fingerprints FingerprintsOf(ExhibitionView view) => new(view, new(null, true, false), new MapSettings(), new Assets(Assets.Folder));

    private static Task<string> Page(ExhibitionView view, int page) =>
        TestHall.Render<ExhibitionPage>(new() { ["Visit"] = TestHall.Visit(), ["View"] = view, ["PageNumber"] = page });
}
