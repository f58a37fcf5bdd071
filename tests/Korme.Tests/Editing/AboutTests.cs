using System.Net;
using Korme.Catalogue;
using Korme.Exhibitions;

namespace Korme.Tests.Editing;

public sealed class AboutTests : IAsyncLifetime
{
    private EditingDesk desk = null!;

    public async Task InitializeAsync() => desk = await EditingDesk.Open(ExhibitionStatus.Open);

    public async Task DisposeAsync() => await desk.DisposeAsync();

    [Fact]
    public async Task Texts_dates_and_makers_are_saved_by_a_plain_form()
    {
        using var answer = await desk.Post("about", await desk.Form("about"),
            ("title.ru", "Зелёный базар"), ("venue.kk", "Көк базар"), ("hours.en", "from 18:00"), ("contact.en", "+7 700 000 00 00"), ("essay.kk", "Эссе.\r\n\r\nЕкінші."),
            ("opens", "2026-11-20"), ("closes", "2026-12"), ("rights", "CC BY 4.0"), ("maker.0.kk", "Айсұлу"), ("maker.0.role", "photographer"), ("maker.1.kk", ""));

        var now = desk.Now;
        Assert.Equal(HttpStatusCode.SeeOther, answer.StatusCode);
        Assert.Equal(("Зелёный базар", "Көк базар", "from 18:00"), (now.Title.In("ru"), now.Venue.In("kk"), now.Hours.In("en")));
        Assert.Equal(("+7 700 000 00 00", "Эссе.\n\nЕкінші."), (now.Contact.In("en"), now.Essay.In("kk")));
        Assert.Equal(("2026-11-20", "2026-12", "CC BY 4.0"), (now.Opens, now.Closes, now.Rights));
        Assert.Equal([new Maker(LanguageText.Of("Айсұлу", "kk"), "photographer")], now.Makers);
        Assert.Equal("Green Bazaar, one morning", now.Title.In("en"));
    }

    [Theory]
    [InlineData("2024-02-30", "February 2024 has 29 days")]
    [InlineData("tomorrow", "is no date that Korme can read")]
    [InlineData("<script>alert(1)</script>", "is no date that Korme can read")]
    public async Task A_date_that_is_none_is_refused_with_the_reason_and_nothing_typed_is_lost(string typed, string reason)
    {
        using var answer = await desk.Post("about", await desk.Form("about"), ("opens", typed), ("title.ru", "Напечатано"));
        var raw = await answer.Content.ReadAsStringAsync();
        var page = WebUtility.HtmlDecode(raw);

        Assert.Equal(HttpStatusCode.BadRequest, answer.StatusCode);
        Assert.Contains(reason, page, StringComparison.Ordinal);
        Assert.Contains($"value=\"{typed}\"", page, StringComparison.Ordinal);
        Assert.Contains("value=\"Напечатано\"", page, StringComparison.Ordinal);
        Assert.DoesNotContain("<script>alert", raw, StringComparison.Ordinal);
        Assert.Null(desk.Now.Title.In("ru"));
    }

    [Fact]
    public async Task An_exhibition_that_closes_before_it_opens_is_asked_about()
    {
        using var answer = await desk.Post("about", await desk.Form("about"), ("opens", "2026-11-20"), ("closes", "2026-11-19"));

        Assert.Equal(HttpStatusCode.BadRequest, answer.StatusCode);
        Assert.Contains("closes before it opens", await EditingDesk.Text(answer), StringComparison.Ordinal);
    }

    [Fact]
    public async Task What_is_typed_is_saved_as_it_is_typed_all_but_what_is_no_date_yet()
    {
        using var answer = await desk.PostTo("/desk/exhibitions/bazaar/about?lang=en", await desk.Form("about"), isScript: true, ("auto", "1"), ("opens", "2026-1"), ("title.ru", "Базар"));

        Assert.Equal(HttpStatusCode.OK, answer.StatusCode);
        Assert.Contains("\"opens\":", await answer.Content.ReadAsStringAsync(), StringComparison.Ordinal);
        Assert.Equal(("Базар", null), (desk.Now.Title.In("ru"), desk.Now.Opens));
    }

    [Fact]
    public async Task The_second_window_sees_both_texts()
    {
        var (hers, his) = (await desk.Form("about"), await desk.Form("about"));
        using var first = await desk.Post("about", hers, ("title.kk", "Оныкі"));

        using var second = await desk.Post("about", his, ("title.kk", "Мұныкі"));
        var page = await second.Content.ReadAsStringAsync();
        using var again = await desk.Post("about", EditingDesk.FormOf(page), ("title.kk", "Мұныкі"));

        Assert.Equal(HttpStatusCode.Conflict, second.StatusCode);
        Assert.Contains("value=\"Мұныкі\"", page, StringComparison.Ordinal);
        Assert.Contains(">Оныкі<", page, StringComparison.Ordinal);
        Assert.Equal("Мұныкі", desk.Now.Title.In("kk"));
    }

    [Fact]
    public async Task Long_titles_ten_thousand_words_right_to_left_and_emoji_come_back_as_they_went()
    {
        var title = string.Concat(Enumerable.Repeat("көрме ", 50)).Trim();
        var story = string.Join(' ', Enumerable.Repeat("қалаберді", 10_000));

        using var answer = await desk.Post("about", await desk.Form("about"), ("title.kk", title), ("title.en", "معرض 🍎👩🏽‍🎨"), ("essay.kk", story), ("essay.ru", story), ("essay.en", story), ("wallText.kk", story));
        var page = WebUtility.HtmlDecode(await desk.Page("about"));

        Assert.Equal(HttpStatusCode.SeeOther, answer.StatusCode);
        Assert.Equal((title, "معرض 🍎👩🏽‍🎨", story), (desk.Now.Title.In("kk"), desk.Now.Title.In("en"), desk.Now.Essay.In("ru")));
        Assert.Contains("معرض 🍎👩🏽‍🎨", page, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_new_address_leads_on_from_the_old_one_for_visitors_and_at_the_desk()
    {
        using var answer = await desk.Post("address", await desk.Form("about"), ("slug", "Кешкі базар"));
        using var visitor = await desk.Get($"/kk/exhibitions/bazaar/works/{desk.Works[0].Id}");
        using var artist = await desk.Get("/desk/exhibitions/bazaar/labels?lang=en");
        desk.Slug = "keshki-bazar";

        Assert.Equal(HttpStatusCode.SeeOther, answer.StatusCode);
        Assert.Equal($"/kk/exhibitions/keshki-bazar/works/{desk.Works[0].Id}", visitor.Headers.Location!.OriginalString);
        Assert.Equal("/desk/exhibitions/keshki-bazar/labels?lang=en", artist.Headers.Location!.OriginalString);
        Assert.Equal(["bazaar"], desk.Now.FormerSlugs);
    }

    [Fact]
    public async Task An_address_that_another_exhibition_has_or_had_is_refused()
    {
        var changes = await desk.Studio.Changes();
        var other = await HangExhibition.Run(desk.Studio.Database, changes, Archive.Studio.Exhibition("night"), CancellationToken.None);
        await changes.Save(other with { Slug = "late-night", FormerSlugs = ["night"] }, "address", null, CancellationToken.None);

        using var taken = await desk.Post("address", await desk.Form("about"), ("slug", "late-night"));
        using var was = await desk.Post("address", await desk.Form("about"), ("slug", "night"));
        using var reserved = await desk.Post("address", await desk.Form("about"), ("slug", "new"));
        using var empty = await desk.Post("address", await desk.Form("about"), ("slug", "…"));

        Assert.All([taken, was, reserved, empty], answer => Assert.Equal(HttpStatusCode.BadRequest, answer.StatusCode));
        Assert.Contains("is the address of", await EditingDesk.Text(taken), StringComparison.Ordinal);
        Assert.Contains("was an address of", await EditingDesk.Text(was), StringComparison.Ordinal);
        Assert.Contains("value=\"late-night\"", await EditingDesk.Text(taken), StringComparison.Ordinal);
        Assert.Equal("bazaar", desk.Now.Slug);
    }

    [Fact]
    public async Task A_rebuilt_catalogue_still_knows_old_addresses_and_what_is_in_the_bin()
    {
        using var renamed = await desk.Post("address", await desk.Form("about"), ("slug", "evening"));
        desk.Slug = "evening";
        await (await desk.Studio.Changes()).Settle(CancellationToken.None);
        await RebuildCatalogue.Run(desk.Studio.Home, desk.Studio.Database, desk.Studio.Archive, null, CancellationToken.None);
        var found = FindExhibition.BySlug(desk.Studio.Database, "bazaar");
        using var binned = await desk.Post("opening", await desk.Form("opening"), ("do", "bin"));
        await (await desk.Studio.Changes()).Settle(CancellationToken.None);
        await RebuildCatalogue.Run(desk.Studio.Home, desk.Studio.Database, desk.Studio.Archive, null, CancellationToken.None);

        Assert.Equal("evening", found!.Exhibition.Slug);
        Assert.Null(FindExhibition.BySlug(desk.Studio.Database, "bazaar"));
        Assert.Single(ListExhibitions.InBin(desk.Studio.Database));
    }
}
