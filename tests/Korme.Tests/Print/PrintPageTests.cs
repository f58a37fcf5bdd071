using System.Net;
using System.Text.RegularExpressions;
using Korme.Catalogue;
using Korme.Exhibitions;
using Korme.Exhibitions.Pages;
using Korme.Publishing.Print;
using Korme.Tests.Archive;
using Korme.Tests.Web;
using Korme.Web;

namespace Korme.Tests.Print;

/// <summary>The print pages and the short addresses, through HTTP.</summary>
public sealed partial class PrintPageTests : IAsyncLifetime, IDisposable
{
    private const string Home = "/desk/exhibitions/bazaar/print";

    private readonly Studio studio = new();
    private LiveSite site = null!;
    private HttpClient http = null!;
    private Changes changes = null!;
    private Work work = null!;
    private Exhibition exhibition = null!;

    public async Task InitializeAsync()
    {
        changes = await studio.Changes();
        site = await LiveSite.Over(studio);
        http = site.Http;
        work = await studio.Take(change: work => work with { Dimensions = "30 × 40 cm" });
        exhibition = await HangExhibition.Run(studio.Database, changes, Studio.Exhibition("bazaar", work.Id), CancellationToken.None);
    }

    public async Task DisposeAsync() => await site.DisposeAsync();

    public void Dispose() => studio.Dispose();

    [Fact]
    public async Task The_page_offers_every_sheet_and_warns_that_the_codes_lead_nowhere()
    {
        var page = await http.GetStringAsync(Home + "?lang=en");

        Assert.All(Sheets.All, sheet => Assert.Contains($"action=\"{Home}/{sheet.Name()}\"", page, StringComparison.Ordinal));
        Assert.Contains("a paper with them leads nowhere", page, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_work_in_the_bin_is_on_no_sheet()
    {
        var before = await Sheet("labels");

        await changes.Save(work with { Binned = DateTimeOffset.UnixEpoch }, "binned", null, CancellationToken.None);

        Assert.Contains("Көк базар", before, StringComparison.Ordinal);
        foreach (var sheet in Sheets.All) Assert.DoesNotContain(work.Id.ToString("D"), await Sheet(sheet.Name()), StringComparison.Ordinal);
        Assert.DoesNotContain("<cite>Көк базар</cite>", await Sheet("labels"), StringComparison.Ordinal);
    }

    [Fact]
    public async Task The_walls_are_saved_through_the_journal_and_the_plan_is_drawn()
    {
        using var answer = await Post(await Form(), ("eye", "152"), ("name", "сол жақ"), ("length", "5,4 м"), ("name", ""), ("length", "300"), ("name", ""), ("length", ""));

        var room = FindExhibition.ById(studio.Database, exhibition.Id)!.Room!;
        var plan = await Sheet("hanging-plan");
        Assert.Equal(HttpStatusCode.SeeOther, answer.StatusCode);
        Assert.Equal((152, 2), (room.EyeHeightCentimetres, room.Walls.Count));
        Assert.Equal([new("сол жақ", 540), new RoomWall("2-қабырға", 300)], room.Walls);
        Assert.Contains("measured", (await changes.Unsettled(exhibition.Id, CancellationToken.None)).Select(change => change.What));
        Assert.Contains("<svg class=\"wall\"", plan, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("0", "notabove")]
    [InlineData("-20", "notabove")]
    [InlineData("100 km", "toolong")]
    [InlineData("ұзын", "nonumber")]
    [InlineData("5,4", "tooshort")]
    public async Task A_wall_that_is_none_is_named_and_nothing_is_saved_or_lost(string length, string trouble)
    {
        using var answer = await Post(await Form(), ("eye", "150"), ("name", "терезе жағы"), ("length", length));
        var page = await answer.Content.ReadAsStringAsync();

        Assert.Equal(HttpStatusCode.UnprocessableEntity, answer.StatusCode);
        Assert.Contains(Texts.In("kk")["print.wall.trouble." + trouble], page, StringComparison.Ordinal);
        Assert.Contains("value=\"терезе жағы\"", page, StringComparison.Ordinal);
        Assert.Null(FindExhibition.ById(studio.Database, exhibition.Id)!.Room);
    }

    [Fact]
    public async Task Walls_typed_over_somebody_elses_change_are_kept_for_a_second_try()
    {
        var form = await Form();
        await changes.Save(exhibition with { Title = LanguageText.Of("Басқа", "kk") }, "edited", null, CancellationToken.None);

        using var answer = await Post(form, ("eye", "150"), ("name", "сол жақ"), ("length", "540"));
        var page = await answer.Content.ReadAsStringAsync();
        using var again = await Post(FormOf(page), ("eye", "150"), ("name", "сол жақ"), ("length", "540"));

        Assert.Equal((HttpStatusCode.Conflict, HttpStatusCode.SeeOther), (answer.StatusCode, again.StatusCode));
        Assert.Contains("value=\"сол жақ\"", page, StringComparison.Ordinal);
        var now = FindExhibition.ById(studio.Database, exhibition.Id)!;
        Assert.Equal(("Басқа", 540), (now.Title.In("kk"), now.Room!.Walls[0].LengthCentimetres));
    }

    [Fact]
    public async Task A_form_without_our_token_saves_nothing()
    {
        using var answer = await Post(await Form() with { Token = new('0', 64) }, ("eye", "150"), ("name", "a"), ("length", "540"));

        Assert.Equal(HttpStatusCode.BadRequest, answer.StatusCode);
        Assert.Null(FindExhibition.ById(studio.Database, exhibition.Id)!.Room);
    }

    [Theory]
    [InlineData("")]
    [InlineData("/labels")]
    [InlineData("/price-list")]
    [InlineData("/price-list.pdf")]
    public async Task Nobody_but_the_artist_sees_a_sheet(string path)
    {
        using var request = new HttpRequestMessage(HttpMethod.Get, Home + path);
        request.Headers.Add("X-Forwarded-For", "203.0.113.7");

        using var answer = await http.SendAsync(request);

        Assert.Equal(HttpStatusCode.NotFound, answer.StatusCode);
    }

    [Fact]
    public async Task Another_sites_page_cannot_start_a_browser()
    {
        using var request = new HttpRequestMessage(HttpMethod.Get, Home + "/labels.pdf");
        request.Headers.Add("Sec-Fetch-Site", "cross-site");

        using var answer = await http.SendAsync(request);

        Assert.Equal(HttpStatusCode.Forbidden, answer.StatusCode);
    }

    [Theory]
    [InlineData("/desk/exhibitions/bazaar/print/menu")]
    [InlineData("/desk/exhibitions/nowhere/print")]
    [InlineData("/desk/exhibitions/nowhere/print/labels")]
    public async Task What_is_not_there_is_not_found(string path)
    {
        using var answer = await http.GetAsync(path);

        Assert.Equal(HttpStatusCode.NotFound, answer.StatusCode);
    }

    [Fact]
    public async Task A_short_address_leads_to_the_page_in_the_visitors_language()
    {
        using var toWork = await Get(ShortAddress.Of(work).ToUpperInvariant(), "ru");
        using var toExhibition = await Get(ShortAddress.Of(exhibition), "en");

        Assert.Equal((HttpStatusCode.Redirect, $"/ru/exhibitions/bazaar/works/{work.Id:D}"), (toWork.StatusCode, toWork.Headers.Location!.OriginalString));
        Assert.Equal((HttpStatusCode.Redirect, "/en/exhibitions/bazaar"), (toExhibition.StatusCode, toExhibition.Headers.Location!.OriginalString));
    }

    [Fact]
    public async Task A_short_address_of_what_was_taken_down_is_gone_and_of_a_draft_not_there_yet()
    {
        await changes.Save(work with { IsWithdrawn = true }, "withdrawn", null, CancellationToken.None);
        using var gone = await Get(ShortAddress.Of(work), "kk");
        await changes.Save(exhibition with { Status = ExhibitionStatus.Draft }, "edited", null, CancellationToken.None);
        using var draft = await Get(ShortAddress.Of(exhibition), "kk");

        Assert.Equal((HttpStatusCode.Gone, HttpStatusCode.NotFound), (gone.StatusCode, draft.StatusCode));
    }

    [Theory]
    [InlineData("/w/0000000000")]
    [InlineData("/w/short")]
    [InlineData("/w/zzzzzzzzzz")]
    [InlineData("/w/!!!!!!!!!!")]
    [InlineData("/e/0000000")]
    [InlineData("/e/%20%20%20%20%20%20%20")]
    public async Task A_short_address_that_nobody_has_is_not_found(string path)
    {
        using var answer = await Get(path, "kk");

        Assert.Equal(HttpStatusCode.NotFound, answer.StatusCode);
    }

    private Task<string> Sheet(string name) => http.GetStringAsync($"{Home}/{name}?language=kk");

    private async Task<HttpResponseMessage> Get(string path, string language)
    {
        using var request = new HttpRequestMessage(HttpMethod.Get, path);
        request.Headers.Add("Accept-Language", language);
        return await http.SendAsync(request);
    }

    private sealed record PageForm(string Token, string Based);

    private async Task<PageForm> Form() => FormOf(await http.GetStringAsync(Home + "?lang=kk"));

    private static PageForm FormOf(string page) => new(Field().Match(page).Groups[1].Value, Based().Match(page).Groups[1].Value);

    private async Task<HttpResponseMessage> Post(PageForm form, params (string Name, string Value)[] fields)
    {
        using var content = new FormUrlEncodedContent(fields.Append(("token", form.Token)).Append(("based", form.Based)).Select(field => KeyValuePair.Create(field.Item1, field.Item2)));
        return await http.PostAsync(Home + "/room?lang=kk", content);
    }

    [GeneratedRegex("name=\"token\" value=\"([0-9a-f]+)\"")]
    private static partial Regex Field();

    [GeneratedRegex("name=\"based\" value=\"([0-9]+)\"")]
    private static partial Regex Based();
}
