using System.Net;
using System.Text;
using System.Text.RegularExpressions;
using Korme.Catalogue;
using Korme.Tests.Web;
using Korme.Web;

namespace Korme.Tests.Exchange;

/// <summary>A file brought at the desk by plain forms: looked at, tried, brought in, taken back.</summary>
public sealed partial class CataloguePagesTests : IAsyncLifetime, IDisposable
{
    private readonly ExchangeHome home = new();
    private LiveSite site = null!;
    private HttpClient http = null!;

    public async Task InitializeAsync()
    {
        var (studio, changes) = (home.Studio, await home.Studio.Changes());
        site = await LiveSite.Over(home.Studio, home.Studio.Home);
        http = site.Http;
    }

    public async Task DisposeAsync() => await site.DisposeAsync();

    public void Dispose() => home.Dispose();

    [Fact]
    public async Task A_spreadsheet_is_looked_at_mapped_tried_brought_in_and_taken_back()
    {
        var address = await Upload("Number;Name;Flurbel\nKB-1;Көк базар;акрил\nKB-2;Жаңбыр;тушь\n");
        var first = await Page(address);
        Assert.Contains("акрил", first, StringComparison.Ordinal);
        Assert.Empty(home.Works);

        var tried = await Post(address, first, ("do", "check"), ("c0", "identifier"), ("c1", "title"), ("l1", "kk"), ("c2", "medium"), ("l2", "ru"), ("match", "identifier"), ("kind", "mural"));
        Assert.Contains("2\u00a0new works", System.Net.WebUtility.HtmlDecode(tried), StringComparison.Ordinal);
        Assert.Empty(home.Works);

        var done = await Post(address, tried, ("do", "apply"));
        Assert.Contains("It is in:", done, StringComparison.Ordinal);
        Assert.Equal((WorkKind.Mural, "акрил"), (home["Көк базар"].Kind, home["Көк базар"].Medium.In("ru")));

        var undone = await Post(address, done, ("do", "undo"));
        Assert.Contains("Taken back. In the bin: 2\u00a0works", System.Net.WebUtility.HtmlDecode(undone), StringComparison.Ordinal);
        Assert.Empty(home.Works);
    }

    [Fact]
    public async Task What_would_change_is_shown_field_by_field()
    {
        await home.Bring("inventory number,title@en,date\nKB-1,Green Bazaar,2026\n");
        var address = await Upload("inventory number,title@en,date\nKB-1,Green Bazaar at dawn,2025\n,x,soon\n");

        var tried = await Post(address, await Page(address), ("do", "check"));

        Assert.Matches("(?s)Title \\(en\\).*Green Bazaar.*Green Bazaar at dawn.*Date.*2026.*2025", tried);
        Assert.Contains("“soon” is no date", tried, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_mapping_with_one_field_twice_is_refused_and_stays_as_it_was_typed()
    {
        var address = await Upload("A,B\n1,2\n");

        using var answer = await Send(address, await Page(address), ("do", "check"), ("c0", "date"), ("c1", "date"));

        Assert.Equal(HttpStatusCode.BadRequest, answer.StatusCode);
        var page = WebUtility.HtmlDecode(await answer.Content.ReadAsStringAsync());
        Assert.Contains("“A” and “B” are both to be date", page, StringComparison.Ordinal);
        Assert.Equal(2, Regex.Count(page, "<option value=\"date\" selected"));
    }

    [Fact]
    public async Task What_is_no_file_and_a_form_from_elsewhere_bring_nothing()
    {
        using var workbook = await Send("PK\u0003\u0004", await Page("/desk/catalogue?lang=en"));
        using var foreign = await Send("A,B\n1,2\n", "<input name=\"token\" value=\"guess\">");
        using var old = await Send(HttpMethod.Post, "/desk/catalogue?lang=en", new StringContent("x"));

        Assert.Equal(HttpStatusCode.BadRequest, workbook.StatusCode);
        Assert.Contains("CSV UTF-8", await workbook.Content.ReadAsStringAsync(), StringComparison.Ordinal);
        Assert.Equal("/desk/catalogue?lang=en&said=old", foreign.Headers.Location?.ToString());
        Assert.Equal(HttpStatusCode.BadRequest, old.StatusCode);
        Assert.Empty(home.Folder.All());
    }

    [Theory]
    [InlineData("csv", "text/csv")]
    [InlineData("linked-art", "application/ld+json")]
    [InlineData("dublin-core", "application/xml")]
    public async Task The_whole_catalogue_is_taken_away_and_nothing_stays_in_the_inbox(string format, string type)
    {
        await home.Bring("title@en\n=Green Bazaar\n");

        using var answer = await http.GetAsync($"/desk/catalogue/out/{format}");
        var text = await answer.Content.ReadAsStringAsync();
        await site.Stop(); // by then the answer is over for the site too

        Assert.Equal(type, answer.Content.Headers.ContentType?.MediaType);
        Assert.Contains(format == "csv" ? "'=Green Bazaar" : "=Green Bazaar", text, StringComparison.Ordinal);
        Assert.Empty(Directory.EnumerateFileSystemEntries(home.Studio.Home.Inbox));
    }

    private async Task<string> Upload(string text)
    {
        using var answer = await Send(text, await Page("/desk/catalogue?lang=en"));
        Assert.Equal(HttpStatusCode.SeeOther, answer.StatusCode);
        return answer.Headers.Location!.ToString();
    }

    private async Task<string> Page(string address) => WebUtility.HtmlDecode(await http.GetStringAsync(address));

    private Task<HttpResponseMessage> Send(string file, string page) => Send(HttpMethod.Post, "/desk/catalogue?lang=en", new MultipartFormDataContent
    {
        { new StringContent(TokenOf(page)), FormToken.Field },
        { new ByteArrayContent(Encoding.UTF8.GetBytes(file)), "file", "works.csv" },
    });

    private Task<HttpResponseMessage> Send(string address, string page, params (string Name, string Value)[] fields) => Send(HttpMethod.Post, address,
        new FormUrlEncodedContent([new(FormToken.Field, TokenOf(page)), .. fields.Select(field => KeyValuePair.Create(field.Name, field.Value))]));

    private async Task<HttpResponseMessage> Send(HttpMethod method, string address, HttpContent content)
    {
        using var request = new HttpRequestMessage(method, address) { Content = content };
        request.Headers.Add("Origin", http.BaseAddress!.GetLeftPart(UriPartial.Authority));
        return await http.SendAsync(request);
    }

    private async Task<string> Post(string address, string page, params (string Name, string Value)[] fields)
    {
        using var answer = await Send(address, page, fields);
        Assert.Equal(HttpStatusCode.SeeOther, answer.StatusCode);
        Assert.Equal(address, answer.Headers.Location!.ToString());
        return await Page(address);
    }

    private static string TokenOf(string page) => Token().Match(page).Groups[1].Value;

    [GeneratedRegex("name=\"token\" value=\"([^\"]+)\"")]
    private static partial Regex Token();
}
