using System.Net;
using System.Text.Json;
using System.Text.RegularExpressions;
using Korme.Catalogue;
using Korme.Derivatives;
using Korme.Exhibitions;
using Korme.Selections;
using Korme.Tests.Archive;
using Korme.Tests.Imaging;
using Korme.Tests.Selections;
using Korme.Tests.Web;
using Korme.Web;

namespace Korme.Tests.Desk;

public sealed partial class SelectionPagesTests : IAsyncLifetime, IDisposable
{
    private readonly Studio studio = new();
    private LiveSite site = null!;
    private HttpClient http = null!;
    private IReadOnlyList<Work> works = [];

    public async Task InitializeAsync()
    {
        var changes = await studio.Changes();
        site = await LiveSite.Over(studio, new DerivativePaths(studio.Home.DerivativesFolder));
        http = site.Http;
        works = await Day.Take(studio, moments: 12, frames: 2);
    }

    public async Task DisposeAsync() => await site.DisposeAsync();

    public void Dispose() => studio.Dispose();

    [Theory]
    [InlineData("all", "Барлығынан таңдау")]
    [InlineData("01973c00-0000-7000-8000-000000000001", "Көк базар")]
    public async Task A_form_asks_for_a_selection_which_is_kept_under_a_name_of_its_own(string import, string name)
    {
        var first = await Make(import, 4);
        var second = await Make(import, 4);

        Assert.Equal((name, name + " 2"), (first.Name.For("kk")!.Value.Text, second.Name.For("kk")!.Value.Text));
        Assert.Equal((4, 4, "2026-11-20"), (first.Count, first.Works.Count, first.Date));
        Assert.All(first.Works, each => Assert.True(each.Alternative!.IsSameMoment));
        Assert.Contains($"/desk/selections/{first.Id}?lang=kk", await http.GetStringAsync("/desk/selections?lang=kk"), StringComparison.Ordinal);
    }

    [Fact]
    public async Task Pictures_that_an_earlier_version_measured_are_measured_anew_before_they_are_chosen_from()
    {
        var paths = new DerivativePaths(studio.Home.DerivativesFolder);
        var stored = paths.Size(works[3].Picture!.Sha512, 256);
        Directory.CreateDirectory(Path.GetDirectoryName(stored)!);
        await File.WriteAllBytesAsync(stored, TestPictures.Jpeg(256, 192));
        var before = FindPictures.Of(studio.Database, works);

        await Make("all", 4);
        var after = FindPictures.Of(studio.Database, works);

        Assert.False(before[works[3].Id].IsMeasuredToday);
        Assert.True(after[works[3].Id].IsMeasuredToday);
        Assert.Equal(before[works[4].Id].Measures, after[works[4].Id].Measures); // its picture isn't there any more
    }

    [Fact]
    public async Task An_import_that_nobody_knows_is_missing_and_a_number_that_is_none_is_the_usual_one()
    {
        var token = Token().Match(await http.GetStringAsync("/desk/selections")).Groups[1].Value;

        using var missing = await Post("/desk/selections", ("token", token), ("import", Guid.NewGuid().ToString()), ("count", "4"));
        using var usual = await Post("/desk/selections", ("token", token), ("import", "all"), ("count", "-3"));

        Assert.Equal(HttpStatusCode.NotFound, missing.StatusCode);
        Assert.Equal(24, FindSelections.All(studio.Database).Single().Count);
    }

    [Fact]
    public async Task Each_button_does_what_it_says()
    {
        var before = await Make("all", 4);

        var swapped = await Do(before, "swap", work: before.Works[1].Work);
        var locked = await Do(swapped, "lock", work: before.Works[0].Work);
        var moved = await Do(locked, "later", work: before.Works[0].Work);
        var without = await Do(moved, "out", work: before.Works[3].Work);
        var filled = await Do(without, "fill");
        var again = await Do(filled, "again");
        var renamed = await Do(again, "rename", fields: ("name", "Кешкі қабырға"));
        var more = await Do(renamed, "count", fields: ("count", "6"));
        var back = await Do(more, "back", work: before.Works[3].Work);

        Assert.Equal(before.Works[1].Alternative!.Work, swapped.Works[1].Work);
        Assert.True(locked.Works[0].IsLocked);
        Assert.Equal(before.Works[0].Work, moved.Works[1].Work);
        Assert.Equal(3, without.Works.Count);
        Assert.Equal(4, filled.Works.Count);
        Assert.Equal(moved.Works.Take(2).Select(each => each.Work), again.Works.Where(each => each.IsLocked).Select(each => each.Work));
        Assert.Equal("Кешкі қабырға", renamed.Name.ToString());
        Assert.Equal(6, more.Works.Count);
        Assert.Contains(before.Works[3].Work, back.Works.Select(each => each.Work));
    }

    [Fact]
    public async Task Everything_is_undone_step_by_step_also_when_it_is_settled_and_the_catalogue_made_again()
    {
        var before = await Make("all", 4);
        var locked = await Do(before, "lock", work: before.Works[0].Work);
        var without = await Do(locked, "out", work: before.Works[2].Work);

        await (await studio.Changes()).Settle(CancellationToken.None); // all of it is one version now
        await RebuildCatalogue.Run(studio.Home, studio.Database, studio.Archive, null, CancellationToken.None);
        var once = await Do(without, "undo");
        var twice = await Do(once, "undo");
        var forth = await Do(twice, "redo");

        Assert.Equal([4, 4, 4], new[] { once, twice, forth }.Select(each => each.Works.Count));
        Assert.Equal([true, false, true], new[] { once, twice, forth }.Select(each => each.Works[0].IsLocked));
        Assert.Contains("value=\"redo\"", await http.GetStringAsync(Address(forth)), StringComparison.Ordinal);
    }

    [Fact]
    public async Task The_history_lists_what_was_done_and_leads_back()
    {
        var before = await Make("all", 4);
        await (await studio.Changes()).Settle(CancellationToken.None);
        var without = await Do(before, "out", work: before.Works[2].Work);

        var page = await http.GetStringAsync($"/desk/selections/{before.Id}/history?lang=en");
        var restored = await Do(without, "restore", fields: ("state", $"{Changes.TokenOf(before)}"));

        Assert.Contains("taken out", page, StringComparison.Ordinal);
        Assert.Contains("version 1", page, StringComparison.Ordinal);
        Assert.Equal(4, restored.Works.Count);
    }

    [Fact]
    public async Task Two_windows_the_second_is_told_and_nothing_is_lost()
    {
        var before = await Make("all", 4);
        var form = FormOf(await http.GetStringAsync(Address(before)));
        await Do(before, "lock", work: before.Works[0].Work);

        using var answer = await Post(Address(before), ("token", form.Token), ("based", form.Based), ("do", "out"), ("work", before.Works[0].Work.ToString()));
        var page = WebUtility.HtmlDecode(await answer.Content.ReadAsStringAsync());

        Assert.Equal(HttpStatusCode.Conflict, answer.StatusCode);
        Assert.Contains(Texts.In("en")["selection.said.meanwhile"], page, StringComparison.Ordinal);
        Assert.True(FindSelections.ById(studio.Database, before.Id)!.Works[0].IsLocked);
    }

    [Fact]
    public async Task A_form_without_our_token_changes_nothing()
    {
        var before = await Make("all", 4);
        var form = FormOf(await http.GetStringAsync(Address(before)));

        using var answer = await Post(Address(before), ("token", new('0', 64)), ("based", form.Based), ("do", "out"), ("work", before.Works[0].Work.ToString()));

        Assert.Equal(HttpStatusCode.BadRequest, answer.StatusCode);
        Assert.Equal(4, FindSelections.ById(studio.Database, before.Id)!.Works.Count);
    }

    [Fact]
    public async Task One_click_makes_an_exhibition_and_a_draft_is_opened_by_another()
    {
        var before = await Make("all", 4);

        var hung = await Do(before, "hang", fields: [("title", "Бір таң"), ("status", "draft")]);
        var draft = FindExhibition.ById(studio.Database, hung.Exhibition!.Value)!;
        var asked = await Do(hung, "open");
        var still = FindExhibition.ById(studio.Database, draft.Id)!;
        var changes = await studio.Changes();
        LanguageText Whole(string text) => new([new("kk", text), new("ru", text), new("en", text)]);
        foreach (var hanging in draft.Hangings) await changes.Save(FindWork.ById(studio.Database, hanging.Work)! with { Title = Whole("a"), Alt = Whole("b") }, "edited", null, CancellationToken.None);
        await changes.Save(still with { Title = Whole("Бір таң"), WallText = Whole("c"), Venue = Whole("d"), Opens = "2026-11-20" }, "edited", null, CancellationToken.None);
        var opened = await Do(asked, "open");
        var page = await http.GetStringAsync(Address(opened));

        Assert.Equal((ExhibitionStatus.Draft, "Бір таң"), (draft.Status, draft.Title.ToString()));
        Assert.Equal(before.Works.Select(each => each.Work), draft.Hangings.Select(hanging => hanging.Work));
        Assert.Equal((ExhibitionStatus.Draft, ExhibitionStatus.Open), (still.Status, FindExhibition.ById(studio.Database, draft.Id)!.Status));
        Assert.Contains($"/en/exhibitions/{draft.Slug}", page, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("kk")]
    [InlineData("ru")]
    [InlineData("en")]
    public async Task Works_that_are_binned_rejected_or_erased_stay_as_a_gap_that_says_so(string language)
    {
        var selection = await Make("all", 4);
        var changes = await studio.Changes();
        await changes.Save(FindWork.ById(studio.Database, selection.Works[0].Work)! with { Binned = DateTimeOffset.UnixEpoch }, "binned", null, CancellationToken.None);
        await Day.Mark(studio, works.Single(work => work.Id == selection.Works[1].Work), Mark.Rejected);
        await changes.Settle(CancellationToken.None);
        await EraseWork.Run(studio.Database, studio.Archive, changes, new(studio.Home.DerivativesFolder), TimeProvider.System,
            EraseWork.Plan(studio.Database, studio.Archive, selection.Works[2].Work, []), CancellationToken.None);

        var page = WebUtility.HtmlDecode(await http.GetStringAsync(Address(selection, language)));

        Assert.All(new[] { "binned", "rejected", "gone" }, each => Assert.Contains(Texts.In(language)["selection.is." + each], page, StringComparison.Ordinal));
    }

    [Fact]
    public async Task An_empty_home_says_how_to_begin()
    {
        foreach (var work in works) await (await studio.Changes()).Save(work with { Binned = DateTimeOffset.UnixEpoch }, "binned", null, CancellationToken.None);

        var page = await http.GetStringAsync("/desk/selections?lang=en");

        Assert.Contains("There is no picture to choose from yet", page, StringComparison.Ordinal);
        Assert.DoesNotContain("name=\"count\"", page, StringComparison.Ordinal);
    }

    [Fact]
    public async Task It_is_taken_along_as_json_as_a_table_and_as_names()
    {
        var work = FindWork.ById(studio.Database, works[0].Id)!;
        await (await studio.Changes()).Save(work with { Files = [work.Files[0] with { Name = "=cmd, \"boo\"\n.jpg" }] }, "edited", null, CancellationToken.None);
        var selection = await Make("all", 12);

        using var json = JsonDocument.Parse(await http.GetStringAsync($"/desk/selections/{selection.Id}/selection.json"));
        var table = await http.GetStringAsync($"/desk/selections/{selection.Id}/selection.csv?lang=kk");
        var names = await http.GetStringAsync($"/desk/selections/{selection.Id}/names.txt");

        var first = json.RootElement.GetProperty("selection")[0];
        Assert.Equal((selection.Works[0].Work, "=cmd, \"boo\"\n.jpg"), (first.GetProperty("id").GetGuid(), first.GetProperty("file").GetString()));
        Assert.Equal(selection.Works[0].Alternative!.Work, first.GetProperty("alternative").GetProperty("id").GetGuid());
        Assert.Contains("\"'=cmd, \"\"boo\"\"\n.jpg\"", table, StringComparison.Ordinal);
        Assert.Contains(selection.Works[1].Reason.In("kk")!, table, StringComparison.Ordinal);
        Assert.StartsWith("=cmd, \"boo\".jpg\nDSC_0010.jpg\n", names, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Decisions_are_shown_forgotten_and_remembered_again()
    {
        foreach (var work in works.Where((_, i) => i % 2 == 0)) await Day.Mark(studio, work, Mark.Picked);
        var page = await http.GetStringAsync("/desk/taste?lang=en");

        using var reset = await Post("/desk/taste?lang=en", ("token", Token().Match(page).Groups[1].Value), ("do", "reset"));
        var forgotten = await http.GetStringAsync(reset.Headers.Location);
        using var undone = await Post("/desk/taste?lang=en", ("token", Token().Match(page).Groups[1].Value), ("do", "undo"));
        var remembered = await http.GetStringAsync(undone.Headers.Location);

        Assert.Contains("From 12 decisions: ", WebUtility.HtmlDecode(page), StringComparison.Ordinal);
        Assert.Contains("No decision within a moment yet", forgotten, StringComparison.Ordinal);
        Assert.Contains("From 12 decisions", remembered, StringComparison.Ordinal);
        Assert.DoesNotContain("value=\"undo\"", remembered, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Pages_of_selections_need_no_script_and_speak_three_languages()
    {
        var selection = await Make("all", 4);
        foreach (var language in Languages.All)
            foreach (var path in new[] { "/desk/selections", $"/desk/selections/{selection.Id}", $"/desk/selections/{selection.Id}/history", "/desk/taste" })
            {
                using var answer = await http.GetAsync(path + "?lang=" + language);
                var page = await answer.Content.ReadAsStringAsync();

                Assert.Equal(HttpStatusCode.OK, answer.StatusCode);
                Assert.DoesNotContain("<script", page, StringComparison.Ordinal);
                Assert.DoesNotContain("style=", page, StringComparison.Ordinal);
                Assert.Contains($"<html lang=\"{language}\"", page, StringComparison.Ordinal);
            }
    }

    [Fact]
    public async Task A_selection_goes_into_the_bin_and_comes_back_by_the_button_and_by_an_undo()
    {
        var selection = await Make("all", 4);

        var binned = await Do(selection, "bin");
        var list = await http.GetStringAsync("/desk/selections?lang=en");
        var back = await Do(binned, "unbin");
        var undone = await Do(await Do(back, "bin"), "undo");

        Assert.NotNull(binned.Binned);
        Assert.Contains("The bin</h2>", list, StringComparison.Ordinal);
        Assert.DoesNotContain("class=\"strip\"", list, StringComparison.Ordinal);
        Assert.Equal((null, null), (back.Binned, undone.Binned));
        Assert.Equal([selection.Id], FindSelections.All(studio.Database).Select(each => each.Id));
    }

    private static string Address(KeptSelection selection, string language = "en") => $"/desk/selections/{selection.Id}?lang={language}";

    private async Task<KeptSelection> Make(string import, int count)
    {
        var token = Token().Match(await http.GetStringAsync("/desk/selections")).Groups[1].Value;
        using var answer = await Post("/desk/selections?lang=en", ("token", token), ("import", import), ("count", $"{count}"), ("name", ""));
        Assert.Equal(HttpStatusCode.SeeOther, answer.StatusCode);
        return FindSelections.ById(studio.Database, Guid.Parse(answer.Headers.Location!.OriginalString.Split('/', '?')[3]))!;
    }

    private async Task<KeptSelection> Do(KeptSelection selection, string act, Guid? work = null, params (string, string)[] fields)
    {
        var form = FormOf(await http.GetStringAsync(Address(selection)));
        using var answer = await Post(Address(selection), [("token", form.Token), ("based", form.Based), ("do", act), ("work", $"{work}"), .. fields]);
        Assert.Equal(HttpStatusCode.SeeOther, answer.StatusCode);
        Assert.DoesNotContain("said=unchanged", answer.Headers.Location!.OriginalString, StringComparison.Ordinal);
        return FindSelections.ById(studio.Database, selection.Id)!;
    }

    private async Task<HttpResponseMessage> Post(string address, params (string Name, string Value)[] fields)
    {
        using var content = new FormUrlEncodedContent(fields.Select(field => KeyValuePair.Create(field.Name, field.Value)));
        return await http.PostAsync(address, content);
    }

    private static (string Token, string Based) FormOf(string page) => (Token().Match(page).Groups[1].Value, Based().Match(page).Groups[1].Value);

    [GeneratedRegex("name=\"token\" value=\"([0-9a-f]+)\"")]
    private static partial Regex Token();

    [GeneratedRegex("name=\"based\" value=\"([0-9]+)\"")]
    private static partial Regex Based();
}
