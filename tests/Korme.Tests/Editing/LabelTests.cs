using System.Globalization;
using System.Net;
using Korme.Catalogue;

namespace Korme.Tests.Editing;

public sealed class LabelTests : IAsyncLifetime
{
    private EditingDesk desk = null!;

    public async Task InitializeAsync() => desk = await EditingDesk.Open();

    public async Task DisposeAsync() => await desk.DisposeAsync();

    [Fact]
    public async Task Labels_of_several_works_and_their_prices_are_saved_by_one_form()
    {
        using var answer = await Save([0, 1], (0, "maker.0.en", "Aisulu"), (0, "date", "1998~"), (0, "medium.ru", "Гуашь"), (0, "dimensions", "42 × 26 cm"), (0, "place.kk", "Алматы"),
            (0, "credit.en", "Private"), (0, "price", "120 000 ₸"), (0, "price-was", ""), (1, "title.en", "Apples"), (1, "alt.kk", "Алма"));

        var (first, second) = (Now(0), Now(1));
        Assert.Equal(HttpStatusCode.SeeOther, answer.StatusCode);
        Assert.Equal(("Aisulu", "1998~", "Гуашь", "42 × 26 cm", "Алматы", "Private"),
            (first.Makers[0].Name.In("en"), first.Date, first.Medium.In("ru"), first.Dimensions, first.Place!.Name.In("kk"), first.Credit.In("en")));
        Assert.Equal(("Apples", "Алма", "Көк базар"), (second.Title.In("en"), second.Alt.In("kk"), second.Title.In("kk")));
        Assert.Equal("120 000 ₸", desk.Now.Hangings.First().Price);
    }

    [Fact]
    public async Task One_label_that_is_refused_is_named_and_the_others_are_saved()
    {
        using var answer = await Save([0, 1], (0, "date", "2024-02-30"), (0, "title.en", "Kept in its field"), (1, "title.en", "Apples"));
        var page = await EditingDesk.Text(answer);

        Assert.Equal(HttpStatusCode.BadRequest, answer.StatusCode);
        Assert.Contains("February 2024 has 29 days", page, StringComparison.Ordinal);
        Assert.Contains("value=\"2024-02-30\"", page, StringComparison.Ordinal);
        Assert.Contains("value=\"Kept in its field\"", page, StringComparison.Ordinal);
        Assert.Equal((null, "Apples"), (Now(0).Title.In("en"), Now(1).Title.In("en")));
    }

    [Fact]
    public async Task A_label_saved_elsewhere_meanwhile_is_shown_with_both_and_the_others_are_saved()
    {
        var token = Based(0);
        await (await desk.Studio.Changes()).Save(Now(0) with { Title = LanguageText.Of("Theirs", "en") }, "edited", null, CancellationToken.None);

        using var answer = await Save([0, 1], (0, "based", token), (0, "title.en", "Mine"), (1, "title.en", "Apples"));
        var page = await EditingDesk.Text(answer);

        Assert.Equal(HttpStatusCode.Conflict, answer.StatusCode);
        Assert.Contains("value=\"Mine\"", page, StringComparison.Ordinal);
        Assert.Contains("Theirs", page, StringComparison.Ordinal);
        Assert.Equal(("Theirs", "Apples"), (Now(0).Title.In("en"), Now(1).Title.In("en")));
    }

    [Fact]
    public async Task Only_works_that_lack_something_are_shown_when_asked_for()
    {
        await (await desk.Studio.Changes()).Save(Now(0) with { Alt = LanguageText.Of("Алма", "kk") }, "edited", null, CancellationToken.None);

        using var answer = await desk.Get("/desk/exhibitions/bazaar/labels?lang=en&lacking=alt.kk");
        var page = await answer.Content.ReadAsStringAsync();

        Assert.DoesNotContain($"l-{desk.Works[0].Id}", page, StringComparison.Ordinal);
        Assert.Contains($"l-{desk.Works[1].Id}", page, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_work_of_another_exhibition_is_not_written_by_this_form()
    {
        var stranger = await desk.Studio.Take("stranger");

        using var answer = await desk.Post("labels", await desk.Form("labels"), ("work", stranger.Id.ToString()),
            ($"w.{stranger.Id}.based", Changes.TokenOf(stranger).ToString(CultureInfo.InvariantCulture)), ($"w.{stranger.Id}.title.en", "no"));

        Assert.Null(FindWork.ById(desk.Studio.Database, stranger.Id)!.Title.In("en"));
    }

    [Fact]
    public async Task The_page_of_a_work_saves_its_label_and_a_detail_without_scripts()
    {
        var work = desk.Works[0];
        var form = EditingDesk.FormOf(await (await desk.Get($"/desk/works/{work.Id}?lang=en")).Content.ReadAsStringAsync());

        using var refused = await desk.PostTo($"/desk/works/{work.Id}?lang=en", form, isScript: false, ("date", "2026-13"), ("keywords", "apples, market"), ("story.en", "Kept."));
        using var saved = await desk.PostTo($"/desk/works/{work.Id}?lang=en", form, isScript: false, ("date", "2026-11"), ("keywords", "apples, market; apples"), ("maker.0.ru", "Айсулу"),
            ("do", "detail"), ("detail.x", "10"), ("detail.y", "20"), ("detail.w", "300"), ("detail.h", "400"), ("detail.words", "her [left] hand"), ("detail.language", "kk"));

        var now = Now(0);
        Assert.Equal(HttpStatusCode.BadRequest, refused.StatusCode);
        Assert.Contains("Kept.", await EditingDesk.Text(refused), StringComparison.Ordinal);
        Assert.Equal(HttpStatusCode.SeeOther, saved.StatusCode);
        Assert.Equal(("2026-11", "Айсулу"), (now.Date, now.Makers[0].Name.In("ru")));
        Assert.Equal(["apples", "market"], now.Keywords);
        Assert.Equal("Таңертең алма сатып тұр.\n\n[her \\[left\\] hand](#xywh=10,20,300,400)", now.Story.In("kk"));
    }

    [Fact]
    public async Task The_last_save_of_a_label_is_undone_on_its_page_and_what_is_typed_into_others_is_saved()
    {
        using var saved = await Save([0, 1], (0, "title.en", "Pears"), (1, "title.en", "Apples"));
        var offered = await desk.Page("labels");
        using var undone = await Save([0, 1], (0, "based", Based(0)), (1, "based", Based(1)), (0, "title.en", "Pears"), (1, "title.en", "Ripe apples"), (-1, "do", $"undo:{desk.Works[0].Id:D}"));

        Assert.Matches($"value=\"undo:{desk.Works[0].Id:D}\" aria-label=\"[^\"]+\">", offered);
        Assert.Matches($"value=\"undo:{desk.Works[2].Id:D}\" aria-label=\"[^\"]+\" hidden", offered);
        Assert.EndsWith($"said=undone#l-{desk.Works[0].Id:D}", undone.Headers.Location!.ToString(), StringComparison.Ordinal);
        Assert.Equal((null, "Ripe apples"), (Now(0).Title.In("en"), Now(1).Title.In("en")));
    }

    [Fact]
    public async Task A_label_that_was_saved_elsewhere_meanwhile_is_not_undone()
    {
        using var saved = await Save([0], (0, "title.en", "Pears"));
        var seen = Based(0);
        await (await desk.Studio.Changes()).Save(Now(0) with { Title = LanguageText.Of("Theirs", "en") }, "edited", null, CancellationToken.None);

        using var undone = await Save([0], (0, "based", seen), (-1, "do", $"undo:{desk.Works[0].Id:D}"));

        Assert.Contains("said=meanwhile", undone.Headers.Location!.ToString(), StringComparison.Ordinal);
        Assert.Equal("Theirs", Now(0).Title.In("en"));
    }

    [Fact]
    public async Task What_is_typed_into_a_work_is_saved_while_it_is_and_undone_as_one()
    {
        var address = $"/desk/works/{desk.Works[0].Id}?lang=en";
        foreach (var typed in (string[])["A", "Ap", "Apples"])
        {
            var form = EditingDesk.FormOf(await (await desk.Get(address)).Content.ReadAsStringAsync());
            using var answer = await desk.PostTo(address, form, isScript: true, ("auto", "1"), ("title.en", typed), ("date", "19"));
        }
        var saved = Now(0).Title.In("en");
        using var undone = await desk.PostTo($"/desk/works/{desk.Works[0].Id}/undo?lang=en", EditingDesk.FormOf(await (await desk.Get(address)).Content.ReadAsStringAsync()), isScript: false);

        Assert.Equal("Apples", saved);
        Assert.Null(Now(0).Title.In("en"));
    }

    private Work Now(int work) => FindWork.ById(desk.Studio.Database, desk.Works[work].Id)!;

    private string Based(int work) => Changes.TokenOf(Now(work)).ToString(CultureInfo.InvariantCulture);

    private async Task<HttpResponseMessage> Save(int[] works, params (int Work, string Field, string Value)[] fields)
    {
        var given = fields.Select(field => (field.Work < 0 ? field.Field : $"w.{desk.Works[field.Work].Id}.{field.Field}", field.Value)).ToList();
        foreach (var work in works.Where(work => !fields.Any(field => field.Work == work && field.Field == "based"))) given.Add(($"w.{desk.Works[work].Id}.based", Based(work)));
        return await desk.Post("labels", await desk.Form("labels"), [.. works.Select(work => ("work", desk.Works[work].Id.ToString())), .. given]);
    }
}
