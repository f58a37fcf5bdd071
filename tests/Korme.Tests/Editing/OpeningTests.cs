using System.Net;
using Korme.Catalogue;
using Korme.Exhibitions;

namespace Korme.Tests.Editing;

public sealed class OpeningTests : IAsyncLifetime
{
    private EditingDesk desk = null!;

    public async Task InitializeAsync() => desk = await EditingDesk.Open();

    public async Task DisposeAsync() => await desk.DisposeAsync();

    [Theory]
    [InlineData(ExhibitionStatus.Open, HttpStatusCode.Gone)]
    [InlineData(ExhibitionStatus.Closed, HttpStatusCode.Gone)]
    [InlineData(ExhibitionStatus.Draft, HttpStatusCode.NotFound)]
    public async Task What_was_public_and_is_in_the_bin_is_gone_and_at_the_desk_leads_out_of_it(ExhibitionStatus status, HttpStatusCode expected)
    {
        await using var binned = await EditingDesk.Open(status);
        await (await binned.Studio.Changes()).Save(binned.Now with { Binned = DateTimeOffset.UnixEpoch }, "binned", null, CancellationToken.None);

        var work = $"/works/{binned.Works[0].Id}";
        foreach (var page in (string[])["", "/map", "/timeline", "/reading", work])
        {
            using var answer = await binned.Get("/en/exhibitions/bazaar" + page);
            Assert.Equal((page, expected), (page, answer.StatusCode));
            Assert.DoesNotContain("Morning", await answer.Content.ReadAsStringAsync(), StringComparison.Ordinal);
        }
        foreach (var page in (string[])["publish", "print"])
        {
            using var answer = await binned.Get($"/desk/exhibitions/bazaar/{page}?lang=en");
            Assert.Equal("/desk/exhibitions/bazaar/opening?lang=en", answer.Headers.Location!.ToString());
        }
    }

    [Fact]
    public async Task What_is_missing_is_said_before_the_doors_open_and_asked_about_once()
    {
        using var asked = await desk.Post("opening", await desk.Form("opening"), ("do", "open"));
        var page = await EditingDesk.Text(asked);
        var before = desk.Now.Status;
        using var opened = await desk.Post("opening", EditingDesk.FormOf(page), ("do", "open"), ("sure", "yes"));
        using var seen = await desk.Get("/kk/exhibitions/bazaar");

        Assert.Equal(HttpStatusCode.Conflict, asked.StatusCode);
        Assert.Contains("0 of 5", page, StringComparison.Ordinal);
        Assert.Contains("name=\"sure\"", page, StringComparison.Ordinal);
        Assert.Equal((ExhibitionStatus.Draft, ExhibitionStatus.Open), (before, desk.Now.Status));
        Assert.Equal(HttpStatusCode.OK, seen.StatusCode);
    }

    [Fact]
    public async Task A_whole_exhibition_opens_without_a_question()
    {
        var changes = await desk.Studio.Changes();
        LanguageText Whole(string text) => new([new("kk", text), new("ru", text), new("en", text)]);
        foreach (var work in desk.Works) await changes.Save(work with { Title = Whole("a"), Alt = Whole("b") }, "edited", null, CancellationToken.None);
        await changes.Save(desk.Now with { Title = Whole("c"), WallText = Whole("d"), Venue = Whole("e"), Opens = "2026-11-20" }, "edited", null, CancellationToken.None);

        using var opened = await desk.Post("opening", await desk.Form("opening"), ("do", "open"));

        Assert.Equal(HttpStatusCode.SeeOther, opened.StatusCode);
        Assert.Equal(ExhibitionStatus.Open, desk.Now.Status);
    }

    [Fact]
    public async Task Without_works_the_page_says_so()
    {
        using var taken = await desk.Press("take", [.. desk.Works.Select(work => ("w", work.Id.ToString()))]);

        var page = await desk.Page("opening");

        Assert.Contains("No works hang in it", page, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Closed_and_draft_again_say_who_sees_it()
    {
        using var opened = await desk.Post("opening", await desk.Form("opening"), ("do", "open"), ("sure", "yes"));
        using var closed = await desk.Post("opening", await desk.Form("opening"), ("do", "close"));
        using var over = await desk.Get("/kk/exhibitions/bazaar");
        using var draft = await desk.Post("opening", await desk.Form("opening"), ("do", "draft"));
        using var hidden = await desk.Get("/kk/exhibitions/bazaar");

        Assert.Equal((HttpStatusCode.OK, HttpStatusCode.NotFound), (over.StatusCode, hidden.StatusCode));
    }

    [Fact]
    public async Task In_the_bin_an_exhibition_is_on_no_page_and_comes_back_as_it_was()
    {
        using var opened = await desk.Post("opening", await desk.Form("opening"), ("do", "open"), ("sure", "yes"));
        using var binned = await desk.Post("opening", await desk.Form("opening"), ("do", "bin"));
        var (gone, list, found, map) = (await desk.Get("/kk/exhibitions/bazaar"), await Read("/kk/"), await Read("/kk/search?q=bazaar"), await Read("/sitemap.xml"));
        var bin = await Read("/desk?lang=en");
        using var undone = await desk.Press("undo");
        using var back = await desk.Get("/kk/exhibitions/bazaar");

        Assert.Equal((HttpStatusCode.Gone, HttpStatusCode.OK), (gone.StatusCode, back.StatusCode));
        Assert.DoesNotContain("exhibitions/bazaar\"", list, StringComparison.Ordinal);
        Assert.DoesNotContain("exhibitions/bazaar\"", found, StringComparison.Ordinal);
        Assert.DoesNotContain("bazaar", map, StringComparison.Ordinal);
        Assert.Contains("/desk/exhibitions/bazaar/opening", bin, StringComparison.Ordinal);
        gone.Dispose();
    }

    [Fact]
    public async Task A_draft_is_seen_in_the_preview_on_this_machine_and_nowhere_else()
    {
        var preview = $"/desk/preview/kk/exhibitions/bazaar";
        using var draft = await desk.Get(preview);
        var page = await EditingDesk.Text(draft);
        using var work = await desk.Get($"{preview}/works/{desk.Works[0].Id}");
        using var request = new HttpRequestMessage(HttpMethod.Get, preview);
        request.Headers.Add("X-Forwarded-For", "203.0.113.7");
        using var outside = await desk.Send(request);
        using var visitor = await desk.Get("/kk/exhibitions/bazaar");
        using var elsewhere = await desk.Get("/desk/preview/desk");

        Assert.Equal((HttpStatusCode.OK, HttpStatusCode.OK), (draft.StatusCode, work.StatusCode));
        Assert.Contains("Көк базар, бір таң", page, StringComparison.Ordinal);
        Assert.Contains($"{preview}/works/{desk.Works[0].Id}", page, StringComparison.Ordinal);
        Assert.Contains("src=\"/desk/preview/iiif/image/", page, StringComparison.Ordinal);
        Assert.Contains("frame-ancestors 'self'", draft.Headers.GetValues("Content-Security-Policy").Single(), StringComparison.Ordinal);
        Assert.Contains("no-cache", draft.Headers.GetValues("Cache-Control").Single(), StringComparison.Ordinal);
        Assert.All([outside, visitor, elsewhere], answer => Assert.Equal(HttpStatusCode.NotFound, answer.StatusCode));
    }

    [Fact]
    public async Task The_history_leads_back_to_what_hung_and_not_to_who_saw_it()
    {
        using var taken = await desk.Press($"take:{desk.Works[1].Id}");
        using var opened = await desk.Post("opening", await desk.Form("opening"), ("do", "open"), ("sure", "yes"));
        var page = await desk.Page("history");
        var first = System.Text.RegularExpressions.Regex.Matches(page, "name=\"state\" value=\"([0-9]+)\"")[^1].Groups[1].Value;

        using var restored = await desk.Post("history", EditingDesk.FormOf(page), ("state", first));

        Assert.Contains("taken down", page, StringComparison.Ordinal);
        Assert.Equal(("012|34", ExhibitionStatus.Open), (desk.Order, desk.Now.Status));
    }

    private async Task<string> Read(string path)
    {
        using var answer = await desk.Get(path);
        return await answer.Content.ReadAsStringAsync();
    }
}
