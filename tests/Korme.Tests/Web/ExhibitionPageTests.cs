using System.Text;
using System.Text.Json;
using AngleSharp.Html.Dom;
using AngleSharp.Html.Parser;
using Korme.Catalogue;
using Korme.Exhibitions;
using Korme.Exhibitions.Pages;

namespace Korme.Tests.Web;

public sealed class ExhibitionPageTests
{
    [Fact]
    public async Task A_label_says_maker_title_and_date_in_this_order()
    {
        var page = await Exhibition(TestHall.View([TestHall.Work(title: TestHall.Text("Көк кілем"))]));

        Assert.Equal("Бақыт А., Көк кілем, 2026", page.QuerySelector("figcaption .who")!.TextContent.Trim());
        Assert.Equal("Көк кілем", page.QuerySelector("figcaption cite")!.TextContent.Trim());
    }

    [Theory]
    [InlineData("kk", "Атаусыз")]
    [InlineData("ru", "Без названия")]
    [InlineData("en", "Untitled")]
    public async Task A_work_without_a_title_is_called_untitled(string language, string untitled)
    {
        var page = await Exhibition(TestHall.View([TestHall.Work()]), language);

        Assert.Equal(untitled, page.QuerySelector("figcaption cite")!.TextContent.Trim());
        Assert.NotEqual("", page.QuerySelector("figure img")!.GetAttribute("alt"));
    }

    [Fact]
    public async Task Text_in_another_language_is_marked_and_a_quiet_note_says_which()
    {
        var page = await Exhibition(TestHall.View([], title: TestHall.Text(en: "Green Bazaar"), wallText: TestHall.Text(ru: "В семь утра.")));

        Assert.Equal("en", page.QuerySelector("h1")!.GetAttribute("lang"));
        Assert.Equal("ru", page.QuerySelector(".wall-text")!.GetAttribute("lang"));
        Assert.Equal("орысша", page.QuerySelector(".wall .in-language")!.TextContent.Trim());
    }

    [Fact]
    public async Task Text_in_the_visitors_language_has_no_mark_and_no_note()
    {
        var page = await Exhibition(TestHall.View([], wallText: TestHall.Text(kk: "Таңғы жеті.", en: "At seven.")));

        Assert.Null(page.QuerySelector("h1")!.GetAttribute("lang"));
        Assert.Null(page.QuerySelector(".wall .in-language"));
    }

    [Fact]
    public async Task The_titles_in_other_languages_stand_under_it_each_with_its_language()
    {
        var page = await Exhibition(TestHall.View([]), "ru");

        Assert.Equal(["kk", "en"], page.QuerySelectorAll(".other-titles i").Select(title => title.GetAttribute("lang")!));
    }

    [Fact]
    public async Task A_picture_offers_exactly_the_stored_sizes_and_keeps_its_place()
    {
        var work = TestHall.Work(3000, 2000);

        var image = (await Exhibition(TestHall.View([work]))).QuerySelector("figure img")!;

        Assert.Equal(work.Picture!.Sizes.Count, image.GetAttribute("srcset")!.Split(", ").Length);
        Assert.All(work.Picture.Sizes, size => Assert.Contains($"/iiif/image/3/{work.Work.Id:D}/full/{size.WidthPixels},{size.HeightPixels}/0/default.jpg {size.WidthPixels}w", image.GetAttribute("srcset"), StringComparison.Ordinal));
        Assert.Equal(("2048", "1365"), (image.GetAttribute("width"), image.GetAttribute("height")));
    }

    [Fact]
    public async Task Only_the_first_picture_is_fetched_before_it_is_seen()
    {
        var page = await Exhibition(TestHall.View([TestHall.Work(0, 0), TestHall.Work(), TestHall.Work(), TestHall.Work()]));

        var images = page.QuerySelectorAll("figure img").ToList();

        Assert.Equal("high", images[0].GetAttribute("fetchpriority"));
        Assert.Null(images[0].GetAttribute("loading"));
        Assert.All(images.Skip(1), image => Assert.Equal("lazy", image.GetAttribute("loading")));
    }

    [Fact]
    public async Task A_tune_is_shown_in_type_with_what_it_is()
    {
        var page = await Exhibition(TestHall.View([TestHall.Work(0, 0, TestHall.Text(en: "The apple seller's tune"))]), "en");

        Assert.Equal("Notation (ABC)", page.QuerySelector(".words .type")!.TextContent);
        Assert.Equal("The apple seller’s tune", page.QuerySelector(".words h2")!.TextContent.Trim());
    }

    [Fact]
    public async Task A_hostile_title_and_story_stay_text()
    {
        const string evil = "</script><script>alert(1)</script><img src=x onerror=alert(1)>";
        var work = TestHall.Work(title: TestHall.Text(en: evil), story: TestHall.Text(en: evil), alt: TestHall.Text(en: evil));

        var page = await Exhibition(TestHall.View([work], title: TestHall.Text(en: evil), wallText: TestHall.Text(en: evil)));

        Assert.Equal(["application/ld+json"], page.Scripts.Where(script => script.Source is null).Select(script => script.Type));
        Assert.All(page.Scripts.Where(script => script.Source is not null), script => Assert.StartsWith("/assets/", script.Source, StringComparison.Ordinal));
        Assert.Single(page.Images);
        Assert.DoesNotContain(page.All, element => element.Attributes.Any(attribute => attribute.Name.StartsWith("on", StringComparison.Ordinal) || attribute.Name == "style"));
    }

    [Fact]
    public async Task Search_engines_read_the_event_and_its_works()
    {
        var page = await Exhibition(TestHall.View([TestHall.Work(title: TestHall.Text(en: "Apples & \"pears\" </script>"))]), "en");

        using var json = JsonDocument.Parse(page.QuerySelector("script[type='application/ld+json']")!.TextContent);

        Assert.Equal("ExhibitionEvent", json.RootElement.GetProperty("@type").GetString());
        Assert.Equal("2026-11-20", json.RootElement.GetProperty("startDate").GetString());
        var work = json.RootElement.GetProperty("workFeatured")[0];
        Assert.Equal(("VisualArtwork", "Apples & \"pears\" </script>"), (work.GetProperty("@type").GetString(), work.GetProperty("name").GetString()));
    }

    [Fact]
    public async Task Previews_get_a_whole_address_and_the_other_languages()
    {
        var page = await Exhibition(TestHall.View([TestHall.Work()]), "ru");

        Assert.StartsWith("http://127.0.0.1:8470/iiif/", page.QuerySelector("meta[property='og:image']")!.GetAttribute("content"), StringComparison.Ordinal);
        Assert.Equal("ru_RU", page.QuerySelector("meta[property='og:locale']")!.GetAttribute("content"));
        Assert.Equal(["kk", "ru", "en"], page.QuerySelectorAll("link[rel=alternate][hreflang]").Select(link => link.GetAttribute("hreflang")!));
        Assert.Equal(
            ["application/atom+xml", "application/ld+json;profile=\"http://iiif.io/api/presentation/3/context.json\""],
            page.QuerySelectorAll("link[rel=alternate][type]").Select(link => link.GetAttribute("type")!));
    }

    [Fact]
    public async Task A_thousand_works_hang_on_several_pages_that_stay_light()
    {
        var view = TestHall.View([.. Enumerable.Range(0, 1000).Select(_ => TestHall.Work(title: TestHall.Text("Базар", "Базар", "Bazaar")))]);

        var html = await TestHall.Render<ExhibitionPage>(new() { ["Visit"] = TestHall.Visit(), ["View"] = view, ["PageNumber"] = 17 });

        var page = Parse(html);
        Assert.Equal(40, page.QuerySelectorAll("figure").Length);
        Assert.Equal("w961", page.QuerySelector("figure")!.Id);
        Assert.Equal(17, page.QuerySelectorAll(".spans a").Length);
        Assert.Contains("page=16", page.QuerySelector("link[rel=prev]")!.GetAttribute("href"), StringComparison.Ordinal);
        Assert.InRange(System.Text.Encoding.UTF8.GetByteCount(html), 1, 150_000);
    }

    [Fact]
    public async Task Sections_hang_under_their_titles()
    {
        var works = new[] { TestHall.Work(), TestHall.Work() };
        var view = TestHall.View(works);
        view = view with
        {
            Exhibition = view.Exhibition with
            {
                Sections = [new() { Title = TestHall.Text("Таң"), Works = [new(works[0].Work.Id)] }, new() { Title = TestHall.Text("Кеш"), Works = [new(works[1].Work.Id)] }],
            },
        };

        var page = await Exhibition(view);

        Assert.Equal(["Таң", "Кеш"], page.QuerySelectorAll(".section h2").Select(title => title.TextContent.Trim()));
    }

    [Fact]
    public async Task An_exhibition_of_nothing_is_still_a_page()
    {
        var page = await Exhibition(TestHall.View([], title: LanguageText.None), "en");

        Assert.Equal("Untitled exhibition", page.QuerySelector("h1")!.TextContent);
    }

    [Fact]
    public async Task A_work_page_knows_its_place_and_neighbours()
    {
        var view = TestHall.View([TestHall.Work(), TestHall.Work(), TestHall.Work()]);

        var page = Parse(await TestHall.Render<WorkPage>(new() { ["Visit"] = TestHall.Visit("en"), ["View"] = view, ["Index"] = 1 }));

        Assert.Equal("2 / 3", page.QuerySelector(".position [aria-hidden]")!.TextContent);
        Assert.EndsWith(view.Works[0].Work.Id.ToString("D"), page.QuerySelector("a[rel=prev]")!.GetAttribute("href"), StringComparison.Ordinal);
        Assert.EndsWith(view.Works[2].Work.Id.ToString("D"), page.QuerySelector("a[rel=next]")!.GetAttribute("href"), StringComparison.Ordinal);
        Assert.EndsWith($"/full/2048,1365/0/default.jpg", page.QuerySelector("a.closer")!.GetAttribute("href"), StringComparison.Ordinal);
    }

    [Fact]
    public async Task The_desk_says_the_reason_first_and_the_numbers_under_it()
    {
        var chosen = TestHall.Work() with { Reason = TestHall.Text(ru: "самый резкий из пяти", en: "sharpest of five") };

        var page = Parse(await TestHall.Render<DeskPage>(new() { ["Visit"] = TestHall.Visit("ru"), ["View"] = TestHall.View([chosen, TestHall.Work()]) }));

        Assert.Equal(["самый резкий из пяти", "Повешено без отбора"], page.QuerySelectorAll(".reason").Select(reason => reason.TextContent.Trim()));
        Assert.Contains("−0,3 EV", page.QuerySelector(".measures")!.TextContent, StringComparison.Ordinal);
    }

    [Fact]
    public async Task The_reasons_of_very_many_works_come_in_pages_and_each_keeps_its_number()
    {
        var view = TestHall.View([.. Enumerable.Range(0, 130).Select(_ => TestHall.Work())]);

        var html = await TestHall.Render<DeskPage>(new() { ["Visit"] = TestHall.Visit("en"), ["View"] = view, ["PageNumber"] = 3 });
        var page = Parse(html);

        Assert.Equal(("w121", "w130"), (page.QuerySelector(".choices > li")!.Id, page.QuerySelector(".choices > li:last-child")!.Id));
        Assert.Equal(["Works 1–60", "Works 61–120", "Works 121–130"], page.QuerySelector(".of-pages")!.QuerySelectorAll("a").Select(link => link.TextContent));
        Assert.Equal("Works 121–130", page.QuerySelector(".of-pages [aria-current=page]")!.TextContent);
        Assert.InRange(Encoding.UTF8.GetByteCount(html), 1, 300_000);
    }

    [Fact]
    public async Task A_work_is_shared_by_an_address_that_fits_on_one_line()
    {
        var view = TestHall.View([TestHall.Work()]);

        var page = Parse(await TestHall.Render<WorkPage>(new() { ["Visit"] = TestHall.Visit("en"), ["View"] = view, ["Index"] = 0 }));

        Assert.EndsWith(ShortAddress.Of(view.Works[0].Work), page.QuerySelector("share-link a")!.GetAttribute("href"), StringComparison.Ordinal);
        Assert.DoesNotContain(view.Works[0].Work.Id.ToString("D"), page.QuerySelector("share-link")!.OuterHtml, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_body_of_work_without_dates_makers_and_places_has_no_bare_heading_at_the_entrance()
    {
        var page = Parse(await TestHall.Render<HomePage>(new() { ["Visit"] = TestHall.Visit("en"), ["Entries"] = (IReadOnlyList<ProgrammeEntry>)[], ["Body"] = new Entrance(3, [], [], []) }));

        Assert.Null(page.QuerySelector(".body-of-work"));
    }

    [Theory]
    [InlineData("en", 212, 1000, 130, "212 of 1,000 photographs are here, about 2 minutes left")]
    [InlineData("en", 1, 1, 20, "1 of 1 photograph is here, less than a minute left")]
    [InlineData("ru", 3, 21, 60, "Готово 3 из 21 фотографии, осталось около 1 минуты")]
    [InlineData("kk", 3, 21, 600, "21 фотосуреттен 3 дайын, шамамен 10 минут қалды")]
    public void An_arriving_exhibition_says_how_far_it_is(string language, int done, int found, int seconds, string sentence)
    {
        var view = new ArrivingView(LanguageText.None, found, done, TimeSpan.FromSeconds(seconds), []);

        Assert.Equal(sentence, ArrivingPage.Sentence(view, TestHall.Visit(language).Texts));
    }

    private static async Task<IHtmlDocument> Exhibition(ExhibitionView view, string language = "kk") =>
        Parse(await TestHall.Render<ExhibitionPage>(new() { ["Visit"] = TestHall.Visit(language), ["View"] = view }));

    private static IHtmlDocument Parse(string html) => new HtmlParser().ParseDocument(html);
}
