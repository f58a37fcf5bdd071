using System.Net;
using Korme.Catalogue;
using Korme.Exhibitions;
using Korme.Tests.Editing;

namespace Korme.Tests.Lifetime;

/// <summary>Relations, conditions and years through the pages, as a browser without scripts uses them.</summary>
public sealed class LifetimePagesTests : IAsyncLifetime
{
    private EditingDesk desk = null!;

    public async Task InitializeAsync()
    {
        desk = await EditingDesk.Open(ExhibitionStatus.Open);
        foreach (var (work, index) in desk.Works.Select((work, index) => (work, index)))
            await (await desk.Studio.Changes()).Save(work with { Title = LanguageText.Of("Stone " + (char)('A' + index), "en"), Date = $"{2014 + index}" }, "edited", null, CancellationToken.None);
    }

    public async Task DisposeAsync() => await desk.DisposeAsync();

    [Fact]
    public async Task A_relation_is_found_by_title_said_once_and_shown_from_both_sides()
    {
        var found = await desk.PageOf(Edit(0) + "&as=DrawnFrom&relate=Stone+B");

        using var added = await Relate(0, RelationKind.DrawnFrom, 1);
        var (own, other) = (await Public(0), await Public(1));

        Assert.Contains($"name=\"other\" value=\"{desk.Works[1].Id:D}\"", found, StringComparison.Ordinal);
        Assert.Contains("drawn from</span>", own, StringComparison.Ordinal);
        Assert.Contains($"/works/{desk.Works[1].Id:D}", Family(own), StringComparison.Ordinal);
        Assert.Contains("drawn from it</span>", other, StringComparison.Ordinal);
        Assert.Contains("drawn from it</span>", await desk.PageOf(Edit(1)), StringComparison.Ordinal);
    }

    [Fact]
    public async Task It_is_taken_back_from_either_side()
    {
        using var added = await Relate(0, RelationKind.PhotographOf, 1);

        using var removed = await Post(1, "relations", ("do", "remove"), ("kind", "PhotographOf"), ("other", Id(0)), ("back", "1"));

        Assert.Empty(Now(0).Relations);
        Assert.DoesNotContain("class=\"family\"", await Public(0), StringComparison.Ordinal);
    }

    [Theory]
    [InlineData(RelationKind.DrawnFrom)]
    [InlineData(RelationKind.VersionOf)]
    [InlineData(RelationKind.PartOf)]
    public async Task A_circle_is_refused_with_the_reason(RelationKind kind)
    {
        using var first = await Relate(0, kind, 1);
        using var second = await Relate(1, kind, 2);

        using var circle = await Relate(2, kind, 0);
        using var itself = await Relate(0, kind, 0);
        using var twice = await Relate(0, kind, 1);

        Assert.Contains("said=relation-circle", circle.Headers.Location!.OriginalString, StringComparison.Ordinal);
        Assert.Contains("said=relation-itself", itself.Headers.Location!.OriginalString, StringComparison.Ordinal);
        Assert.Contains("said=relation-twice", twice.Headers.Location!.OriginalString, StringComparison.Ordinal);
        Assert.Empty(Now(2).Relations);
        Assert.Contains("go round in a circle", await desk.PageOf(Edit(2) + "&said=relation-circle"), StringComparison.Ordinal);
    }

    [Fact]
    public async Task Works_may_be_photographs_of_each_other()
    {
        using var one = await Relate(0, RelationKind.PhotographOf, 1);
        using var other = await Relate(1, RelationKind.PhotographOf, 0);

        Assert.Single(Now(1).Relations);
        Assert.Equal(HttpStatusCode.OK, (await desk.Get(PublicPath(0))).StatusCode);
    }

    [Fact]
    public async Task An_imported_circle_is_read_to_its_end()
    {
        var changes = await desk.Studio.Changes();
        foreach (var (index, other) in new[] { (0, 1), (1, 2), (2, 0) })
            await changes.Save(Now(index) with { Relations = [new(RelationKind.DrawnFrom, desk.Works[other].Id)] }, "imported", null, CancellationToken.None);

        var page = Family(await Public(0));
        using var more = await Relate(3, RelationKind.DrawnFrom, 0);

        Assert.Equal(2, System.Text.RegularExpressions.Regex.Count(page, "<li>"));
        Assert.Contains("said=saved", more.Headers.Location!.OriginalString, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_related_work_that_is_not_public_is_not_named()
    {
        var hidden = await desk.Studio.Take("hidden", work => work with { Title = LanguageText.Of("Secret sketch", "en") });
        using var added = await Post(0, "relations", ("do", "add"), ("kind", "DrawnFrom"), ("other", hidden.Id.ToString("D")));
        using var noted = await Note(0, ("kind", "Altered"), ("date", "2020"), ("picture", hidden.Id.ToString("D")));

        var page = await Public(0);

        Assert.Single(Now(0).Relations);
        Assert.DoesNotContain("Secret sketch", page, StringComparison.Ordinal);
        Assert.DoesNotContain(hidden.Id.ToString("D"), page, StringComparison.Ordinal);
    }

    [Fact]
    public async Task What_happened_is_shown_state_by_state_and_said_on_the_label()
    {
        using var made = await Note(0, ("kind", "Made"), ("date", "2014"));
        using var over = await Note(0, ("kind", "PaintedOver"), ("date", "2024-05"), ("note.en", "By the city, without a word"), ("picture", Id(1)));

        var page = await Public(0);
        var list = await desk.PageOf("/en/exhibitions/bazaar");

        Assert.Contains("painted over May 2024", page, StringComparison.Ordinal);
        Assert.Contains("By the city, without a word", page, StringComparison.Ordinal);
        Assert.Contains($"/iiif/image/3/{Id(1)}/", page, StringComparison.Ordinal);
        Assert.Contains("painted over 2024", list, StringComparison.Ordinal);
        Assert.True(WorkCondition.IsLost(Now(0)));
    }

    [Theory]
    [InlineData("2024-02-30", "29")]
    [InlineData("May 2024", "May 2024")]
    [InlineData("2024/2020", "2024/2020")]
    public async Task A_date_that_is_none_is_refused_with_the_reason_and_nothing_typed_is_lost(string date, string reason)
    {
        using var answer = await Note(0, ("kind", "Destroyed"), ("date", date), ("note.ru", "Снесли дом"));
        var page = await EditingDesk.Text(answer);

        Assert.Equal(HttpStatusCode.UnprocessableEntity, answer.StatusCode);
        Assert.Contains(reason, page, StringComparison.Ordinal);
        Assert.Contains($"value=\"{date}\"", page, StringComparison.Ordinal);
        Assert.Contains("Снесли дом", page, StringComparison.Ordinal);
        Assert.Empty(Now(0).Condition);
    }

    [Theory]
    [InlineData("1986?")]
    [InlineData("198X")]
    [InlineData("../2024")]
    [InlineData("")]
    public async Task Dates_that_are_not_certain_are_taken(string date)
    {
        using var answer = await Note(0, ("kind", "Altered"), ("date", date));

        Assert.Equal(date.Length == 0 ? null : date, Now(0).Condition.Single().Date);
    }

    [Fact]
    public async Task It_is_changed_and_taken_back_and_a_second_window_loses_nothing()
    {
        using var noted = await Note(0, ("kind", "Altered"), ("date", "2020"));
        var old = EditingDesk.FormOf(await desk.PageOf(Edit(0)));
        using var changed = await Post(0, "condition", ("at", "0"), ("do", "save"), ("kind", "Restored"), ("date", "2021"));

        using var meanwhile = await desk.PostTo($"/desk/works/{Id(0)}/condition?lang=en", old, isScript: false, ("at", "0"), ("do", "save"), ("kind", "Destroyed"));
        using var removed = await Post(0, "condition", ("at", "0"), ("do", "remove"));

        Assert.Equal(HttpStatusCode.Conflict, meanwhile.StatusCode);
        Assert.Empty(Now(0).Condition);
    }

    [Fact]
    public async Task The_years_show_every_public_work_and_lead_on()
    {
        using var over = await Note(0, ("kind", "PaintedOver"), ("date", "2024"));

        var page = await desk.PageOf("/en/years");

        Assert.All(desk.Works, work => Assert.Contains($"/works/{work.Id:D}", page, StringComparison.Ordinal));
        Assert.Contains("/en/works?from=2016&amp;to=2016", page, StringComparison.Ordinal);
        Assert.Contains("1\u00a0lost", WebUtility.HtmlDecode(page), StringComparison.Ordinal);
        Assert.Contains("painted over 2024", page, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Years_without_works_say_so()
    {
        await (await desk.Studio.Changes()).Save(desk.Now with { Status = ExhibitionStatus.Draft }, "closed", null, CancellationToken.None);

        Assert.Contains("Nothing hangs here yet", await desk.PageOf("/en/years"), StringComparison.Ordinal);
    }

    private string Id(int work) => desk.Works[work].Id.ToString("D");

    private Work Now(int work) => FindWork.ById(desk.Studio.Database, desk.Works[work].Id)!;

    private string Edit(int work) => $"/desk/works/{Id(work)}?lang=en";

    private string PublicPath(int work) => $"/en/exhibitions/bazaar/works/{Id(work)}";

    private Task<string> Public(int work) => desk.PageOf(PublicPath(work));

    private static string Family(string page) => page[page.IndexOf("class=\"family\"", StringComparison.Ordinal)..];

    private Task<HttpResponseMessage> Relate(int work, RelationKind kind, int other) => Post(work, "relations", ("do", "add"), ("kind", kind.ToString()), ("other", Id(other)));

    private Task<HttpResponseMessage> Note(int work, params (string, string)[] fields) => Post(work, "condition", [("at", "99"), ("do", "save"), .. fields]);

    private async Task<HttpResponseMessage> Post(int work, string what, params (string, string)[] fields) =>
        await desk.PostTo($"/desk/works/{Id(work)}/{what}?lang=en", EditingDesk.FormOf(await desk.PageOf(Edit(work))), isScript: false, fields);
}
