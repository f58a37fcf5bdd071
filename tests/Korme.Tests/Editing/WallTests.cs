using System.Net;
using System.Text.Json;
using Korme.Catalogue;
using Korme.Exhibitions;
using Korme.Web;

namespace Korme.Tests.Editing;

public sealed class WallTests : IAsyncLifetime
{
    private EditingDesk desk = null!;

    public async Task InitializeAsync() => desk = await EditingDesk.Open();

    public async Task DisposeAsync() => await desk.DisposeAsync();

    [Theory]
    [InlineData("later", 0, "102|34")]
    [InlineData("later", 2, "01|234")]
    [InlineData("earlier", 3, "0123|4")]
    [InlineData("earlier", 0, "012|34")]
    [InlineData("later", 4, "012|34")]
    [InlineData("take", 1, "02|34")]
    public async Task A_button_moves_a_work_by_one_or_takes_it_down(string act, int work, string order)
    {
        using var answer = await desk.Press($"{act}:{desk.Works[work].Id}");

        Assert.Equal(HttpStatusCode.SeeOther, answer.StatusCode);
        Assert.Equal(order, desk.Order);
    }

    [Theory]
    [InlineData("1", "", "1|3402")]
    [InlineData("1", "1", "1|0234")]
    [InlineData("1", "2", "1|3024")]
    [InlineData("0", "1", "021|34")]
    [InlineData("7", "1", "012|34")]
    public async Task What_is_ticked_moves_together_before_a_number_of_a_section(string to, string at, string order)
    {
        using var answer = await desk.Press("move", ("w", desk.Works[0].Id.ToString()), ("w", desk.Works[2].Id.ToString()), ("to", to), ("at", at));

        Assert.Equal(order, desk.Order);
    }

    [Fact]
    public async Task Sections_are_added_moved_and_removed_and_no_work_is_lost_with_one()
    {
        using var added = await desk.Press("section-add");
        using var moved = await desk.Press("section-up:2");
        var between = desk.Order;
        using var removed = await desk.Press("section-remove:0");
        using var last = await desk.Press("section-remove:0");
        using var stays = await desk.Press("section-remove:0");

        Assert.Equal("012||34", between);
        Assert.Equal("01234", desk.Order);
    }

    [Fact]
    public async Task Every_button_saves_what_is_typed_along_with_what_it_does()
    {
        using var answer = await desk.Press($"later:{desk.Works[0].Id}",
            ("section.0.title.kk", "Таң"), ("section.1.wallText.en", "Evening.\r\n\r\nA street."), ("section.1.layout", "Series"));

        Assert.Equal("102|34", desk.Order);
        Assert.Equal(("Таң", "Morning"), (desk.Now.Sections[0].Title.In("kk"), desk.Now.Sections[0].Title.In("en")));
        Assert.Equal("Evening.\n\nA street.", desk.Now.Sections[1].WallText.In("en"));
        Assert.Equal(SectionLayout.Series, desk.Now.Sections[1].Layout);
    }

    [Fact]
    public async Task Every_step_is_undone_and_done_again_also_after_it_settled_into_the_archive()
    {
        using var one = await desk.Press($"take:{desk.Works[1].Id}");
        using var two = await desk.Press($"later:{desk.Works[0].Id}");
        await (await desk.Studio.Changes()).Settle(CancellationToken.None);
        var page = await desk.Page();
        using var back = await desk.Press("undo");
        using var further = await desk.Press("undo");
        var undone = desk.Order;
        using var again = await desk.Press("redo");

        Assert.Contains("Undo: order changed", page, StringComparison.Ordinal);
        Assert.Equal("012|34", undone);
        Assert.Equal("02|34", desk.Order);
    }

    [Fact]
    public async Task Undoing_with_a_text_typed_but_not_saved_takes_the_text_back_and_doing_it_again_brings_it()
    {
        using var undone = await desk.Press("undo", ("section.0.title.en", "Dawn"));
        var after = desk.Now.Sections[0].Title.In("en");
        using var redone = await desk.Press("redo");

        Assert.Equal("Morning", after);
        Assert.Equal("Dawn", desk.Now.Sections[0].Title.In("en"));
    }

    [Fact]
    public async Task The_second_window_is_told_and_everything_typed_in_it_is_still_there()
    {
        var (hers, his) = (await desk.Form(), await desk.Form());
        using var first = await desk.Post("", hers, ("do", "save"), ("section.0.title.en", "Hers"));

        using var second = await desk.Post("", his, ("do", $"take:{desk.Works[0].Id}"), ("sections", "2"), ("section.0.title.en", "His"));
        var page = await EditingDesk.Text(second);

        Assert.Equal(HttpStatusCode.Conflict, second.StatusCode);
        Assert.Contains("value=\"His\"", page, StringComparison.Ordinal);
        Assert.Contains(">Hers<", page, StringComparison.Ordinal);
        Assert.Equal(("Hers", "012|34"), (desk.Now.Sections[0].Title.In("en"), desk.Order));
    }

    [Fact]
    public async Task Texts_of_sections_that_are_gone_by_now_are_shown_and_put_nowhere()
    {
        var (hers, his) = (await desk.Form(), await desk.Form());
        using var first = await desk.Post("", hers, ("do", "section-remove:0"));

        using var second = await desk.Post("", his, ("do", "save"), ("sections", "2"), ("section.0.title.en", "Long thought about"), ("section.1.title.en", ""));
        var page = await EditingDesk.Text(second);

        Assert.Contains("Long thought about", page, StringComparison.Ordinal);
        Assert.DoesNotContain("value=\"Long thought about\"", page, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_page_from_before_a_restart_saves_nothing_and_keeps_what_was_typed()
    {
        var form = await desk.Form();

        using var answer = await desk.Post("", form with { Token = new('0', 64) }, ("do", "save"), ("sections", "2"), ("section.0.title.ru", "Напечатано долго"));

        Assert.Equal(HttpStatusCode.BadRequest, answer.StatusCode);
        Assert.Contains("value=\"Напечатано долго\"", await EditingDesk.Text(answer), StringComparison.Ordinal);
        Assert.Null(desk.Now.Sections[0].Title.In("ru"));
    }

    [Fact]
    public async Task A_script_is_told_in_json_what_became_of_a_move()
    {
        var form = await desk.Form();

        using var answer = await desk.PostTo("/desk/exhibitions/bazaar?lang=en", form, isScript: true, ("do", "place"), ("w", desk.Works[4].Id.ToString()), ("to", "0"), ("at", "0"));
        using var stale = await desk.PostTo("/desk/exhibitions/bazaar?lang=en", form, isScript: true, ("do", "place"), ("w", desk.Works[0].Id.ToString()), ("to", "1"), ("at", "0"));
        using var told = JsonDocument.Parse(await answer.Content.ReadAsStringAsync());

        Assert.Equal("4012|3", desk.Order);
        Assert.Equal(Changes.TokenOf(desk.Now).ToString(System.Globalization.CultureInfo.InvariantCulture), told.RootElement.GetProperty("based").GetString());
        Assert.Equal("Undo: order changed", told.RootElement.GetProperty("undo").GetString());
        Assert.Equal(HttpStatusCode.Conflict, stale.StatusCode);
    }

    [Fact]
    public async Task Saves_while_somebody_types_are_one_step_back()
    {
        foreach (var typed in (string[])["D", "Da", "Dawn"])
        {
            using var answer = await desk.PostTo("/desk/exhibitions/bazaar?lang=en", await desk.Form(), isScript: true, ("auto", "1"), ("section.0.title.en", typed));
        }
        using var undone = await desk.Press("undo");

        Assert.Equal("Morning", desk.Now.Sections[0].Title.In("en"));
    }

    [Fact]
    public async Task A_work_that_is_withdrawn_meanwhile_is_named_without_its_picture_and_can_be_taken_down()
    {
        var form = await desk.Form();
        await (await desk.Studio.Changes()).Save(desk.Works[0] with { IsWithdrawn = true }, "withdrawn", null, CancellationToken.None);

        var page = await desk.Page();
        using var answer = await desk.Post("", form, ("do", $"take:{desk.Works[0].Id}"));

        Assert.Contains("Withdrawn: visitors don", page, StringComparison.Ordinal);
        Assert.DoesNotContain($"/desk/pictures/{desk.Works[0].Id}", page, StringComparison.Ordinal);
        Assert.Equal("12|34", desk.Order);
    }

    [Fact]
    public async Task The_picker_finds_by_words_and_hangs_what_is_ticked_once()
    {
        var sixth = await desk.Studio.Take("a sixth", work => work with { Title = LanguageText.Of("Quince and pear", "en") });
        var hidden = await desk.Studio.Take("a seventh", work => work with { IsWithdrawn = true });

        using var found = await desk.Get("/desk/exhibitions/bazaar/add?lang=en&q=quince");
        var page = await EditingDesk.Text(found);
        using var added = await desk.Post("add", await desk.Form("add"), ("w", sixth.Id.ToString()), ("w", desk.Works[0].Id.ToString()), ("w", hidden.Id.ToString()), ("section", "1"));

        Assert.Contains("Quince and pear", page, StringComparison.Ordinal);
        Assert.DoesNotContain(desk.Works[0].Id.ToString(), page, StringComparison.Ordinal);
        Assert.Equal([desk.Works[3].Id, desk.Works[4].Id, sixth.Id], desk.Now.Sections[1].Works.Select(hanging => hanging.Work));
        Assert.Contains("said=some-gone", added.Headers.Location!.OriginalString, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("all", "", 5)]
    [InlineData("empty", "", 0)]
    [InlineData("all", "базар", 5)]
    [InlineData("all", "никогда", 0)]
    public async Task A_new_exhibition_is_a_draft_of_all_works_of_none_or_of_those_that_words_find(string from, string words, int works)
    {
        using var answer = await desk.PostTo("/desk/exhibitions/new?lang=en", EditingDesk.FormOf(await (await desk.Get("/desk/exhibitions/new?lang=en")).Content.ReadAsStringAsync()),
            isScript: false, ("title.kk", "Кешкі көрме"), ("title.en", "Evening show"), ("from", from), ("q", words));
        desk.Slug = "evening-show";
        using var seen = await desk.Get("/kk/exhibitions/evening-show");

        Assert.Equal((ExhibitionStatus.Draft, works), (desk.Now.Status, desk.Now.Hangings.Count()));
        Assert.Equal(HttpStatusCode.NotFound, seen.StatusCode);
    }

    [Theory]
    [InlineData("")]
    [InlineData("about")]
    [InlineData("labels")]
    [InlineData("opening")]
    [InlineData("history")]
    [InlineData("add")]
    [InlineData("why")]
    public async Task Every_page_speaks_three_languages_writes_no_style_and_is_for_this_machine_alone(string page)
    {
        foreach (var language in Languages.All)
        {
            using var answer = await desk.Get($"/desk/exhibitions/bazaar/{page}?lang={language}");
            var html = await answer.Content.ReadAsStringAsync();

            Assert.Equal(HttpStatusCode.OK, answer.StatusCode);
            Assert.Contains($"<html lang=\"{language}\"", html, StringComparison.Ordinal);
            Assert.DoesNotContain("style=", html, StringComparison.Ordinal);
        }
        using var request = new HttpRequestMessage(HttpMethod.Get, $"/desk/exhibitions/bazaar/{page}");
        request.Headers.Add("X-Forwarded-For", "203.0.113.7");
        using var outside = await desk.Send(request);
        Assert.Equal(HttpStatusCode.NotFound, outside.StatusCode);
    }

    [Theory]
    [InlineData("0")]
    [InlineData("2")]
    [InlineData("-1")]
    [InlineData("many")]
    public async Task A_page_of_reasons_that_is_not_there_is_not_found(string page)
    {
        using var answer = await desk.Get($"/desk/exhibitions/bazaar/why?page={page}");

        Assert.Equal(HttpStatusCode.NotFound, answer.StatusCode);
    }

    [Fact]
    public async Task Two_thousand_works_are_one_page_with_folded_sections_and_pictures_fetched_as_they_are_seen()
    {
        var changes = await desk.Studio.Changes();
        var many = Enumerable.Range(0, 2000).Select(number => new Hanging(number < 5 ? desk.Works[number].Id : Guid.CreateVersion7())).ToList();
        await changes.Save(desk.Now with { Sections = [new() { Works = many }] }, "hung", null, CancellationToken.None);

        var page = await desk.Page();
        using var moved = await desk.Press($"later:{desk.Works[0].Id}");

        Assert.Contains("class=\"folded \"", page, StringComparison.Ordinal);
        Assert.DoesNotContain("class=\"folded \" open", page, StringComparison.Ordinal);
        Assert.InRange(page.Length, 1, 4_000_000);
        Assert.Equal(2000, desk.Now.Hangings.Count());
        Assert.Equal(desk.Works[0].Id, desk.Now.Sections[0].Works[1].Work);
    }
}
