using System.Net;
using System.Text.RegularExpressions;
using Korme.Catalogue;
using Korme.Exhibitions;
using Korme.Tests.Archive;
using Korme.Tests.Web;
using Korme.Web;

namespace Korme.Tests.Desk;

public sealed partial class DeskTests : IAsyncLifetime, IDisposable
{
    private readonly Studio studio = new();
    private LiveSite site = null!;
    private HttpClient http = null!;
    private Work work = null!;

    public async Task InitializeAsync()
    {
        var changes = await studio.Changes();
        site = await LiveSite.Over(studio);
        http = site.Http;
        work = await studio.Take(change: work => work with { Title = new([new("kk", "Көк базар"), new("und", "DSC 0101")]) });
        await HangExhibition.Run(studio.Database, changes, Studio.Exhibition("bazaar", work.Id), CancellationToken.None);
    }

    public async Task DisposeAsync() => await site.DisposeAsync();

    public void Dispose() => studio.Dispose();

    [Fact]
    public async Task A_plain_form_saves_the_texts_and_the_page_says_so()
    {
        var form = await Form();

        using var answer = await Post("", form, ("title.ru", "Зелёный базар"), ("story.en", "Apples.\r\n\r\nAt dawn."), ("alt.kk", "Алма сатып тұрған әйел"));
        var page = await http.GetStringAsync(answer.Headers.Location);

        var saved = FindWork.ById(studio.Database, work.Id)!;
        Assert.Equal(HttpStatusCode.SeeOther, answer.StatusCode);
        Assert.Contains(Texts.In("kk")["desk.said.saved"], page, StringComparison.Ordinal);
        Assert.Equal("Зелёный базар", saved.Title.In("ru"));
        Assert.Equal("Apples.\n\nAt dawn.", saved.Story.In("en"));
        Assert.Equal(("Көк базар", "DSC 0101", "Таңертең алма сатып тұр."), (saved.Title.In("kk"), saved.Title.In("und"), saved.Story.In("kk")));
    }

    [Fact]
    public async Task A_form_without_our_token_saves_nothing_and_keeps_what_was_typed()
    {
        var form = await Form();

        using var answer = await Post("", form with { Token = new('0', 64) }, ("title.ru", "Напечатано долго"));

        Assert.Equal(HttpStatusCode.BadRequest, answer.StatusCode);
        Assert.Contains("Напечатано долго", await answer.Content.ReadAsStringAsync(), StringComparison.Ordinal);
        Assert.Null(FindWork.ById(studio.Database, work.Id)!.Title.In("ru"));
    }

    [Theory]
    [InlineData("Origin", "http://evil.example")]
    [InlineData("Origin", "null")]
    [InlineData("Sec-Fetch-Site", "cross-site")]
    [InlineData("Sec-Fetch-Site", "same-site")]
    public async Task A_form_on_another_sites_page_is_refused(string header, string value)
    {
        var form = await Form();
        using var request = Request("", form, ("title.ru", "чужое"));
        request.Headers.Add(header, value);

        using var answer = await http.SendAsync(request);

        Assert.Equal(HttpStatusCode.Forbidden, answer.StatusCode);
        Assert.Null(FindWork.ById(studio.Database, work.Id)!.Title.In("ru"));
    }

    [Theory]
    [InlineData("/desk")]
    [InlineData("/desk/exhibitions/bazaar")]
    public async Task The_desk_is_not_there_for_whoever_comes_through_a_proxy(string path)
    {
        using var request = new HttpRequestMessage(HttpMethod.Get, path);
        request.Headers.Add("X-Forwarded-For", "203.0.113.7");

        using var answer = await http.SendAsync(request);

        Assert.Equal(HttpStatusCode.NotFound, answer.StatusCode);
    }

    [Fact]
    public async Task The_second_editor_sees_both_texts_and_may_save_again()
    {
        var (hers, his) = (await Form(), await Form());
        using var first = await Post("", hers, ("title.kk", "Оның атауы"));

        using var second = await Post("", his, ("title.kk", "Мұның атауы"));
        var page = await second.Content.ReadAsStringAsync();
        using var again = await Post("", FormOf(page), ("title.kk", "Мұның атауы"));

        Assert.Equal(HttpStatusCode.Conflict, second.StatusCode);
        Assert.Contains("Оның атауы", page, StringComparison.Ordinal);
        Assert.Contains("value=\"Мұның атауы\"", page, StringComparison.Ordinal);
        Assert.Equal("Мұның атауы", FindWork.ById(studio.Database, work.Id)!.Title.In("kk"));
        Assert.Contains("Оның атауы", (await (await studio.Changes()).Unsettled(work.Id, CancellationToken.None)).Select(change => ((Work)change.Record).Title.In("kk")));
    }

    [Fact]
    public async Task The_last_save_is_undone_by_a_button()
    {
        using var saved = await Post("", await Form(), ("title.kk", "қате"));

        using var undone = await Post("/undo", await Form());

        Assert.Contains("said=undone", undone.Headers.Location!.OriginalString, StringComparison.Ordinal);
        Assert.Equal("Көк базар", FindWork.ById(studio.Database, work.Id)!.Title.In("kk"));
    }

    [Fact]
    public async Task The_history_lists_each_state_and_leads_back_to_one()
    {
        using var saved = await Post("", await Form(), ("title.kk", "екінші"));
        await (await studio.Changes()).Settle(CancellationToken.None);
        using var again = await Post("", await Form(), ("title.kk", "үшінші"));

        var page = await http.GetStringAsync($"/desk/works/{work.Id}/history?lang=en");
        using var restored = await Post("/restore", await Form(), ("version", "1"));

        Assert.Contains("version 2", page, StringComparison.Ordinal);
        Assert.Contains("on its way into the archive", page, StringComparison.Ordinal);
        Assert.Contains("Title (қазақша)", page, StringComparison.Ordinal);
        Assert.Equal("Көк базар", FindWork.ById(studio.Database, work.Id)!.Title.In("kk"));
    }

    [Theory]
    [InlineData("kk")]
    [InlineData("ru")]
    [InlineData("en")]
    public async Task A_binned_work_answers_410_in_the_visitors_language_and_comes_back(string language)
    {
        var address = $"/{language}/exhibitions/bazaar/works/{work.Id}";
        using var binned = await Post("/bin", await Form());

        using var gone = await http.GetAsync(address);
        var words = WebUtility.HtmlDecode(await gone.Content.ReadAsStringAsync());
        var exhibition = await http.GetStringAsync($"/{language}/exhibitions/bazaar");
        var desk = await http.GetStringAsync("/desk?lang=" + language);
        using var unbinned = await Post("/unbin", await Form());
        using var back = await http.GetAsync(address);

        Assert.Equal(HttpStatusCode.Gone, gone.StatusCode);
        Assert.Contains(Texts.In(language)["gone.title"], words, StringComparison.Ordinal);
        Assert.DoesNotContain("Көк базар<", words, StringComparison.Ordinal);
        Assert.DoesNotContain(work.Id.ToString(), exhibition, StringComparison.Ordinal);
        Assert.Contains(work.Id.ToString(), desk, StringComparison.Ordinal);
        Assert.Equal(HttpStatusCode.OK, back.StatusCode);
    }

    [Fact]
    public async Task A_withdrawn_work_answers_410_and_a_work_that_never_hung_there_404()
    {
        var changes = await studio.Changes();
        await changes.Save(work with { IsWithdrawn = true }, "withdrawn", null, CancellationToken.None);
        var other = await studio.Take("another", work => work with { IsWithdrawn = true });

        using var gone = await http.GetAsync($"/kk/exhibitions/bazaar/works/{work.Id}");
        using var missing = await http.GetAsync($"/kk/exhibitions/bazaar/works/{other.Id}");

        Assert.Equal((HttpStatusCode.Gone, HttpStatusCode.NotFound), (gone.StatusCode, missing.StatusCode));
    }

    [Theory]
    [InlineData("/desk")]
    [InlineData("/desk/works/{0}")]
    [InlineData("/desk/works/{0}/history")]
    public async Task Desk_pages_need_no_script_and_speak_three_languages(string path)
    {
        foreach (var language in Languages.All)
        {
            using var answer = await http.GetAsync(string.Format(System.Globalization.CultureInfo.InvariantCulture, path, work.Id) + "?lang=" + language);
            var page = await answer.Content.ReadAsStringAsync();

            Assert.Equal(HttpStatusCode.OK, answer.StatusCode);
            Assert.DoesNotContain("<script>", page, StringComparison.Ordinal);
            Assert.DoesNotContain("style=", page, StringComparison.Ordinal);
            Assert.Contains($"<html lang=\"{language}\"", page, StringComparison.Ordinal);
            Assert.Contains("default-src 'none'", answer.Headers.GetValues("Content-Security-Policy").Single(), StringComparison.Ordinal);
        }
    }

    private sealed record Sent(string Token, string Based);

    private async Task<Sent> Form() => FormOf(await http.GetStringAsync($"/desk/works/{work.Id}?lang=kk"));

    private static Sent FormOf(string page) => new(Token().Match(page).Groups[1].Value, Based().Match(page).Groups[1].Value);

    private async Task<HttpResponseMessage> Post(string act, Sent form, params (string Name, string Value)[] fields)
    {
        using var request = Request(act, form, fields);
        return await http.SendAsync(request);
    }

    private HttpRequestMessage Request(string act, Sent form, params (string Name, string Value)[] fields)
    {
        var content = new MultipartFormDataContent();
        foreach (var (name, value) in ((string, string)[])[("token", form.Token), ("based", form.Based), .. fields]) content.Add(new StringContent(value), name);
        return new(HttpMethod.Post, $"/desk/works/{work.Id}{act}?lang=kk") { Content = content };
    }

    [GeneratedRegex("name=\"token\" value=\"([0-9a-f]+)\"")]
    private static partial Regex Token();

    [GeneratedRegex("name=\"based\" value=\"([0-9]+)\"")]
    private static partial Regex Based();
}
