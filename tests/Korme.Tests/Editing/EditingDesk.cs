using System.Net;
using System.Text.RegularExpressions;
using Korme.Catalogue;
using Korme.Exhibitions;
using Korme.Tests.Archive;
using Korme.Web;
using Microsoft.AspNetCore.Builder;
using Microsoft.Extensions.DependencyInjection;

namespace Korme.Tests.Editing;

/// <summary>A desk with an exhibition of a few works, asked as a browser without scripts asks.</summary>
internal sealed partial class EditingDesk : IAsyncDisposable
{
    private readonly HttpClient http = new(new SocketsHttpHandler { AllowAutoRedirect = false });
    private readonly WebApplication site;

    private EditingDesk(Studio studio, WebApplication site)
    {
        (Studio, this.site) = (studio, site);
        http.BaseAddress = new(site.Urls.Single());
    }

    public Studio Studio { get; }
    public IReadOnlyList<Work> Works { get; private set; } = [];
    public string Slug { get; set; } = "bazaar";

    /// <summary>The exhibition as it is saved.</summary>
    public Exhibition Now => FindExhibition.ForDesk(Studio.Database, Slug)!;

    /// <summary>The places of the works, section by section: each work as its number, from 0.</summary>
    public string Order => string.Join('|', Now.Sections.Select(section => string.Concat(section.Works.Select(hanging => Works.ToList().FindIndex(work => work.Id == hanging.Work)))));

    /// <summary>Two sections: three works in the first, two in the second; a draft.</summary>
    public static async Task<EditingDesk> Open(ExhibitionStatus status = ExhibitionStatus.Draft)
    {
        var studio = new Studio();
        var changes = await studio.Changes();
        var site = Site.Build(new() { Listen = ["http://127.0.0.1:0"], Log = Microsoft.Extensions.Logging.LogLevel.None },
            services => services.AddSingleton(studio.Database).AddSingleton(studio.Archive).AddSingleton(changes).AddSingleton(TimeProvider.System));
        await site.StartAsync();
        var desk = new EditingDesk(studio, site);
        var works = new List<Work>();
        for (var number = 0; number < 5; number++) works.Add(await studio.Take("picture " + number));
        desk.Works = works;
        await HangExhibition.Run(studio.Database, changes, Studio.Exhibition("bazaar") with
        {
            Status = status,
            Sections =
            [
                new() { Title = LanguageText.Of("Morning", "en"), Works = [.. works.Take(3).Select(work => new Hanging(work.Id, LanguageText.Of("sharpest of five", "en")))] },
                new() { Works = [.. works.Skip(3).Select(work => new Hanging(work.Id))] },
            ],
        }, CancellationToken.None);
        return desk;
    }

    public Task<HttpResponseMessage> Get(string path) => http.GetAsync(path);

    /// <summary>A page of the editor, in English.</summary>
    public Task<string> Page(string page = "") => http.GetStringAsync($"/desk/exhibitions/{Slug}{(page.Length == 0 ? "" : "/" + page)}?lang=en");

    /// <summary>Any page.</summary>
    public Task<string> PageOf(string address) => http.GetStringAsync(address);

    /// <summary>The hidden fields of a page's forms.</summary>
    public async Task<Sent> Form(string page = "") => FormOf(await Page(page));

    public static Sent FormOf(string page) => new(Token().Match(page).Groups[1].Value, Based().Match(page).Groups[1].Value);

    /// <summary>Presses a button on the wall.</summary>
    public async Task<HttpResponseMessage> Press(string act, params (string Name, string Value)[] fields) => await Post("", await Form(), [("do", act), .. fields]);

    public Task<HttpResponseMessage> Post(string page, Sent form, params (string Name, string Value)[] fields) =>
        PostTo($"/desk/exhibitions/{Slug}{(page.Length == 0 ? "" : "/" + page)}?lang=en", form, isScript: false, fields);

    public async Task<HttpResponseMessage> PostTo(string address, Sent form, bool isScript, params (string Name, string Value)[] fields)
    {
        using var content = new MultipartFormDataContent();
        foreach (var (name, value) in ((string, string)[])[("token", form.Token), ("based", form.Based), .. fields]) content.Add(new StringContent(value), name);
        using var request = new HttpRequestMessage(HttpMethod.Post, address) { Content = content };
        if (isScript) request.Headers.Add("Accept", "application/json");
        return await http.SendAsync(request);
    }

    public Task<HttpResponseMessage> Send(HttpRequestMessage request) => http.SendAsync(request);

    public static async Task<string> Text(HttpResponseMessage answer) => WebUtility.HtmlDecode(await answer.Content.ReadAsStringAsync());

    public async ValueTask DisposeAsync()
    {
        http.Dispose(); // first, so that the site waits for no connection that is kept open
        await site.DisposeAsync();
        Studio.Dispose();
    }

    /// <summary>What a form carries hidden.</summary>
    internal sealed record Sent(string Token, string Based);

    [GeneratedRegex("name=\"token\" value=\"([0-9a-f]+)\"")]
    private static partial Regex Token();

    [GeneratedRegex("name=\"based\" value=\"([0-9]+)\"")]
    private static partial Regex Based();
}
