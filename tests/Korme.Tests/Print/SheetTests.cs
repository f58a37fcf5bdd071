using AngleSharp.Html.Dom;
using AngleSharp.Html.Parser;
using Korme.Catalogue;
using Korme.Exhibitions;
using Korme.Publishing;
using Korme.Publishing.Print;
using Korme.Tests.Web;
using Microsoft.AspNetCore.Components;

namespace Korme.Tests.Print;

/// <summary>The sheets as HTML, without a server and without a browser.</summary>
public sealed class SheetTests
{
    [Fact]
    public async Task A_label_says_everything_in_three_languages_and_nothing_twice()
    {
        var work = Work(title: TestHall.Text("Көк кілем", "Синий ковёр", "Blue carpet"));

        var page = await Render<LabelsSheet>(Sheet.Labels, [work], "kk", "ru", "en");

        Assert.Equal(["Көк кілем", "Синий ковёр", "Blue carpet"], page.QuerySelectorAll(".label cite").Select(title => title.TextContent));
        Assert.Equal(2, page.QuerySelectorAll(".label :not(style)").Count(element => element.Children.Length == 0 && element.TextContent.Contains("Бақыт А.", StringComparison.Ordinal))
            + page.QuerySelectorAll(".label .title").Count(title => title.TextContent.Contains("Baqyt A.", StringComparison.Ordinal)));
        Assert.NotNull(page.QuerySelector(".label .code svg[width]"));
    }

    [Theory]
    [InlineData("medium", 9, 3)]
    [InlineData("small", 11, 2)]
    [InlineData("large", 2, 1)]
    [InlineData("tall", 2, 2)]
    public async Task Labels_fill_sheets_with_marks_to_cut_along(string size, int works, int sheets)
    {
        var page = await Render<LabelsSheet>(Sheet.Labels, Many(works), options => options with { Size = size }, "kk");

        Assert.Equal(sheets, page.QuerySelectorAll(".leaf.cards").Length);
        Assert.Equal(works, page.QuerySelectorAll(".label").Length);
        Assert.All(page.QuerySelectorAll(".marks"), marks => Assert.Equal(2 * (LabelSize.Parse(size)!.Columns + LabelSize.Parse(size)!.Rows + 2), marks.Children.Length));
    }

    [Fact]
    public async Task Cards_are_one_a_page()
    {
        var page = await Render<LabelsSheet>(Sheet.Labels, Many(5), options => options with { AreCards = true }, "ru");

        Assert.Equal(5, page.QuerySelectorAll(".leaf.card").Length);
        Assert.Null(page.QuerySelector(".marks"));
    }

    [Fact]
    public async Task Prices_are_on_the_price_list_and_on_nothing_else_unless_asked()
    {
        const string price = "120 000 ₸";
        var works = Many(2);
        PrintView View(Sheet sheet, bool asked) => Print(sheet, works, options => options with { HasPrices = asked }, "kk") is var print
            ? print with { View = print.View with { Exhibition = print.Exhibition with { Sections = [new() { Works = [new(works[0].Work.Id, null, price), new(works[1].Work.Id)] }] } } } : print;

        Assert.Contains(price, await Html<ListSheet>(View(Sheet.PriceList, false)), StringComparison.Ordinal);
        Assert.Contains(price, await Html<ListSheet>(View(Sheet.Checklist, true)), StringComparison.Ordinal);
        Assert.DoesNotContain(price, await Html<ListSheet>(View(Sheet.Checklist, false)), StringComparison.Ordinal);
        Assert.DoesNotContain(price, await Html<LabelsSheet>(View(Sheet.Labels, true)), StringComparison.Ordinal);
        Assert.DoesNotContain(price, await Html<CatalogueSheet>(View(Sheet.Catalogue, true)), StringComparison.Ordinal);
        Assert.DoesNotContain(price, await Html<PosterSheet>(View(Sheet.Poster, true)), StringComparison.Ordinal);
    }

    [Fact]
    public async Task The_index_of_the_catalogue_names_the_pages_the_plates_are_on()
    {
        var works = Enumerable.Range(1, 120).Select(i => Work(title: TestHall.Text($"Жұмыс {i:000}"))).ToList();

        var page = await Render<CatalogueSheet>(Sheet.Catalogue, works, "kk");

        var printed = page.QuerySelectorAll(".plate").ToDictionary(plate => plate.QuerySelector("cite")!.TextContent, plate => plate.QuerySelector(".folio")!.TextContent);
        var rows = page.QuerySelectorAll(".index .work").Select(row => (row.QuerySelector(".name")!.TextContent, row.QuerySelector(".page")!.TextContent)).ToList();
        Assert.Equal(240, rows.Count); // by maker and by title
        Assert.All(rows, row => Assert.Equal(printed[row.Item1], row.Item2));
        Assert.Equal(page.QuerySelectorAll(".folio").Select((_, index) => $"{index + 1}"), page.QuerySelectorAll(".folio").Select(folio => folio.TextContent));
        Assert.All(page.QuerySelectorAll(".index"), leaf => Assert.True(leaf.QuerySelectorAll("p:not(.folio)").Sum(row => row.ClassName == "heading" ? 3 : 1) <= CatalogueBook.RowsOnALeaf));
    }

    [Fact]
    public async Task The_contents_of_the_catalogue_name_the_page_after_the_index_for_the_stories()
    {
        var works = Enumerable.Range(1, 50).Select(_ => Work(story: TestHall.Text("Таң"))).ToList();

        var page = await Render<CatalogueSheet>(Sheet.Catalogue, works, "kk");

        Assert.Equal($"{page.QuerySelectorAll(".folio").Length + 1}", page.QuerySelector(".contents p:last-child .page")!.TextContent);
    }

    [Theory]
    [InlineData(0)]
    [InlineData(1)]
    [InlineData(2000)]
    public async Task Any_number_of_works_makes_every_sheet(int count)
    {
        var works = Many(count);

        Assert.Equal(count, (await Render<LabelsSheet>(Sheet.Labels, works, "kk")).QuerySelectorAll(".label").Length);
        Assert.Equal(count, (await Render<ListSheet>(Sheet.Checklist, works, "kk")).QuerySelectorAll("tbody tr").Length);
        Assert.Equal(count, (await Render<CatalogueSheet>(Sheet.Catalogue, works, "kk")).QuerySelectorAll(".plate").Length);
        Assert.NotNull((await Render<PosterSheet>(Sheet.Poster, works, "kk")).QuerySelector(".code svg"));
        Assert.NotEmpty((await Render<PlanSheet>(Sheet.HangingPlan, works, "kk")).QuerySelector("main")!.TextContent);
        if (count == 0) Assert.NotNull((await Render<LabelsSheet>(Sheet.Labels, works, "kk")).QuerySelector(".nothing"));
    }

    [Fact]
    public async Task Nothing_of_a_hostile_story_reaches_the_paper()
    {
        const string evil = "<script>alert(1)</script> ![x](https://evil.example/x.png) [go](javascript:alert(1)) <img src=x onerror=alert(1)>";
        var work = Work(title: TestHall.Text(evil), story: TestHall.Text(evil));
        var view = TestHall.View([work], wallText: TestHall.Text(evil), title: TestHall.Text(evil));
        view = view with { Exhibition = view.Exhibition with { Essay = TestHall.Text(evil), Contact = TestHall.Text(evil), Room = new(150, [new("<svg onload=alert(1)>", 500)]) } };

        foreach (var html in new[]
        {
            await Html<LabelsSheet>(Of(Sheet.Labels, view)), await Html<CatalogueSheet>(Of(Sheet.Catalogue, view)), await Html<WallTextsSheet>(Of(Sheet.WallTexts, view)),
            await Html<ListSheet>(Of(Sheet.Checklist, view)), await Html<PosterSheet>(Of(Sheet.Poster, view)), await Html<PlanSheet>(Of(Sheet.HangingPlan, view)),
        })
        {
            var page = new HtmlParser().ParseDocument(html);
            Assert.Empty(page.QuerySelectorAll("script, iframe, object, style, [style], [onload], [onerror], a[href^=javascript], img[src^=http], image[href^=http]"));
        }
    }

    [Fact]
    public void A_title_of_three_hundred_letters_is_made_to_fit_and_said_to_be_cut()
    {
        var title = string.Join(' ', Enumerable.Repeat("ұзақ атау", 33));
        var work = Work(title: TestHall.Text(title, title + "!", title + "?"));
        var options = SheetOptions.Usual(Sheet.Labels, "kk", "ru", "en");

        var label = LabelText.Of(1, work, options with { Size = "small" }, LabelSize.Parse("small")!);

        Assert.True(label.IsCut);
        Assert.EndsWith("…", label.Blocks[0].Title, StringComparison.Ordinal);
        Assert.Contains(LabelRules.OfLabel(label, options.Languages), warning => warning.Rule == "cut");
    }

    [Fact]
    public void A_long_story_and_a_long_sentence_are_warned_of_in_their_language()
    {
        var story = string.Join(' ', Enumerable.Repeat("сөз", 30)) + ". " + string.Join(' ', Enumerable.Repeat("Сөз.", 60));

        var warnings = LabelRules.OfStory(3, Work(story: TestHall.Text(story, "Коротко.")).Work, ["kk", "ru"]).ToList();

        Assert.Equal([("words", "kk", 90.0), ("sentence", "kk", 30.0)], warnings.Select(warning => (warning.Rule, warning.Language!, warning.Found)));
    }

    [Theory]
    [InlineData("http://127.0.0.1:8470", AddressReach.ThisMachine)]
    [InlineData("http://localhost:8470", AddressReach.ThisMachine)]
    [InlineData("http://0.0.0.0:8470", AddressReach.ThisMachine)]
    [InlineData("http://192.168.1.20:8470", AddressReach.ThisNetwork)]
    [InlineData("http://laptop.local", AddressReach.ThisNetwork)]
    [InlineData("https://bazaar.example.kz", AddressReach.Everybody)]
    public void A_code_that_leads_nowhere_is_warned_of(string origin, AddressReach reach)
    {
        var print = Of(Sheet.Poster, TestHall.View(Many(1))) with { Address = PublicAddress.Parse(origin)! };

        Assert.Equal(reach, print.Address.Reach);
        Assert.Equal(reach == AddressReach.Everybody ? 0 : 1, PrintWarnings.Of(print, print.Texts).Count(notice => notice.Text.Contains(origin, StringComparison.Ordinal)));
    }

    [Theory]
    [InlineData("bazaar.example.kz")]
    [InlineData("ftp://bazaar.example.kz")]
    [InlineData("https://bazaar.example.kz/path")]
    [InlineData("https://me@bazaar.example.kz")]
    [InlineData("")]
    public void What_is_no_address_is_not_taken(string given) => Assert.Null(PublicAddress.Parse(given));

    private static HungWork Work(LanguageText? title = null, LanguageText? story = null) => TestHall.Work(title: title, story: story);

    private static List<HungWork> Many(int count) => [.. Enumerable.Range(1, count).Select(i => Work(title: TestHall.Text($"Жұмыс {i}")))];

    private static PrintView Print(Sheet sheet, IReadOnlyList<HungWork> works, Func<SheetOptions, SheetOptions> change, params string[] languages) =>
        new(TestHall.View(works), sheet, change(SheetOptions.Usual(sheet, languages)), new("https://bazaar.example.kz"));

    private static PrintView Of(Sheet sheet, ExhibitionView view) => new(view, sheet, SheetOptions.Usual(sheet, "kk"), new("https://bazaar.example.kz"));

    private static Task<IHtmlDocument> Render<TSheet>(Sheet sheet, IReadOnlyList<HungWork> works, params string[] languages) where TSheet : IComponent =>
        Render<TSheet>(sheet, works, options => options, languages);

    private static async Task<IHtmlDocument> Render<TSheet>(Sheet sheet, IReadOnlyList<HungWork> works, Func<SheetOptions, SheetOptions> change, params string[] languages)
        where TSheet : IComponent => new HtmlParser().ParseDocument(await Html<TSheet>(Print(sheet, works, change, languages)));

    private static Task<string> Html<TSheet>(PrintView print) where TSheet : IComponent =>
        TestHall.Render<TSheet>(new() { ["Visit"] = TestHall.Visit(print.Lead), ["Print"] = print });
}
