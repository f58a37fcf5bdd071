using System.Net;
using Korme.Archive;
using Korme.Catalogue;
using Korme.Exhibitions;
using Korme.Exhibitions.Pages;
using Korme.Storage;
using Korme.Web;
using Microsoft.AspNetCore.Builder;
using Microsoft.Extensions.DependencyInjection;

namespace Korme.Tests.Web;

public sealed class SiteTests : IAsyncLifetime, IDisposable
{
    private readonly string folder = Directory.CreateTempSubdirectory("korme-site-").FullName;
    private readonly HttpClient http = new(new SocketsHttpHandler { AllowAutoRedirect = false, UseCookies = false });
    private readonly HungWork work = TestHall.Work(title: TestHall.Text("Көк кілем", "Синий ковёр", "Blue carpet"));
    private Home home = null!;
    private Database database = null!;
    private ArchiveStore archive = null!;
    private Changes changes = null!;
    private WebApplication site = null!;

    public async Task InitializeAsync()
    {
        home = Home.Open(folder);
        database = Database.Open(home.CatalogueFile);
        archive = new ArchiveStore(home, TimeProvider.System);
        changes = await Changes.Open(home, database, archive, TimeProvider.System, CancellationToken.None);
        site = Site.Build(new() { Listen = ["http://127.0.0.1:0"], Log = Microsoft.Extensions.Logging.LogLevel.None }, services => services
            .AddSingleton(database).AddSingleton(archive).AddSingleton(changes).AddSingleton(TimeProvider.System));
        site.MapGet("/boom", string () => throw new InvalidOperationException("a secret"));
        await site.StartAsync();
        http.BaseAddress = new(site.Urls.Single());
    }

    public async Task DisposeAsync()
    {
        await site.DisposeAsync();
        Dispose();
        Directory.Delete(folder, recursive: true);
    }

    public void Dispose()
    {
        http.Dispose();
        changes.Dispose();
        archive.Dispose();
        database.Dispose();
        home.Dispose();
    }

    [Theory]
    [InlineData("ru-RU,ru;q=0.9", "/ru/")]
    [InlineData("en", "/en/")]
    [InlineData("kk", "/kk/")]
    public async Task The_front_door_leads_to_the_list_in_the_visitors_language(string accepts, string location)
    {
        using var answer = await Get("/", ("Accept-Language", accepts));

        Assert.Equal(HttpStatusCode.Redirect, answer.StatusCode);
        Assert.Equal(location, answer.Headers.Location?.ToString());
        Assert.Contains("Accept-Language", answer.Headers.Vary);
    }

    [Fact]
    public async Task With_just_one_open_exhibition_the_front_door_leads_into_it()
    {
        await Hang(ExhibitionStatus.Open);

        using var answer = await Get("/", ("Accept-Language", "ru"));

        Assert.Equal("/ru/exhibitions/green-bazaar", answer.Headers.Location?.ToString());
    }

    [Fact]
    public async Task An_empty_site_says_which_command_to_run()
    {
        var html = await http.GetStringAsync("/kk/");

        Assert.Contains("korme exhibit", html, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("/kk/", 200)]
    [InlineData("/kk/exhibitions/green-bazaar", 200)]
    [InlineData("/kk/exhibitions/green-bazaar?page=1", 200)]
    [InlineData("/kk/exhibitions/green-bazaar?page=2", 404)]
    [InlineData("/kk/exhibitions/green-bazaar?page=0", 404)]
    [InlineData("/kk/exhibitions/green-bazaar?page=-1", 404)]
    [InlineData("/kk/exhibitions/green-bazaar?page=99999999999", 404)]
    [InlineData("/kk/exhibitions/green-bazaar/works/not-a-guid", 404)]
    [InlineData("/kk/exhibitions/green-bazaar/works/0198aaaa-0000-7000-8000-ffffffffffff", 404)]
    [InlineData("/fr/exhibitions/green-bazaar", 404)]
    [InlineData("/kk/exhibitions/%00", 400)]
    [InlineData("/kk/exhibitions/green-bazaar%27%3b--", 404)]
    [InlineData("/assets/manifest.json", 404)]
    [InlineData("/assets/..%2f..%2fKorme.dll", 404)]
    public async Task An_address_answers_with_what_is_there(string path, int status)
    {
        await Hang(ExhibitionStatus.Open);

        using var answer = await Get(path, ("Accept", "text/html"));

        Assert.Equal(status, (int)answer.StatusCode);
    }

    [Fact]
    public async Task A_draft_is_not_to_be_seen_but_on_the_desk()
    {
        await Hang(ExhibitionStatus.Draft);

        Assert.Equal(HttpStatusCode.NotFound, (await Get("/kk/exhibitions/green-bazaar")).StatusCode);
        Assert.DoesNotContain("green-bazaar", await http.GetStringAsync("/kk/"), StringComparison.Ordinal);
        Assert.Equal(HttpStatusCode.OK, (await Get("/desk/exhibitions/green-bazaar")).StatusCode);
    }

    [Theory]
    [InlineData("/kk/nothing", null, "Бұл жер бос")]
    [InlineData("/nothing", "ru", "Здесь пусто")]
    [InlineData("/en/exhibitions/nothing", "ru", "Nothing hangs here")]
    public async Task What_is_not_there_is_said_in_the_visitors_language(string path, string? accepts, string words)
    {
        using var answer = await Get(path, ("Accept", "text/html"), ("Accept-Language", accepts ?? "en"));

        Assert.Equal(HttpStatusCode.NotFound, answer.StatusCode);
        Assert.Contains(words, await answer.Content.ReadAsStringAsync(), StringComparison.Ordinal);
    }

    [Fact]
    public async Task An_error_is_a_page_with_a_number_and_without_details()
    {
        using var answer = await Get("/boom", ("Accept", "text/html"), ("Accept-Language", "en"));

        var html = await answer.Content.ReadAsStringAsync();

        Assert.Equal(HttpStatusCode.InternalServerError, answer.StatusCode);
        Assert.Matches("noted as [0-9a-f]{8}", html);
        Assert.DoesNotContain("secret", html, StringComparison.Ordinal);
        Assert.True(answer.Headers.Contains("Content-Security-Policy"));
    }

    [Theory]
    [InlineData("localhost", 200)]
    [InlineData("127.0.0.1:8470", 200)]
    [InlineData("[::1]:8470", 200)]
    [InlineData("evil.example", 400)]
    [InlineData("127.0.0.1.evil.example", 400)]
    [InlineData("localhost.evil.example:8470", 400)]
    public async Task A_local_site_answers_to_this_machines_names_only(string host, int status)
    {
        using var answer = await Get("/kk/", ("Host", host));

        Assert.Equal(status, (int)answer.StatusCode);
    }

    [Fact]
    public async Task Every_answer_carries_the_policy_and_no_server_name()
    {
        using var answer = await Get("/kk/");

        Assert.Equal(SecurityHeaders.Policy, answer.Headers.GetValues("Content-Security-Policy").Single());
        Assert.DoesNotContain("unsafe", SecurityHeaders.Policy, StringComparison.Ordinal);
        Assert.Equal("nosniff", answer.Headers.GetValues("X-Content-Type-Options").Single());
        Assert.False(answer.Headers.Contains("Server"));
    }

    [Fact]
    public async Task A_page_that_did_not_change_is_not_sent_again()
    {
        await Hang(ExhibitionStatus.Open);
        using var first = await Get("/kk/exhibitions/green-bazaar");

        using var second = await Get("/kk/exhibitions/green-bazaar", ("If-None-Match", first.Headers.ETag!.ToString()));

        Assert.Equal(HttpStatusCode.NotModified, second.StatusCode);
        Assert.Empty(await second.Content.ReadAsByteArrayAsync());
    }

    [Fact]
    public async Task A_withdrawn_work_is_gone_from_the_page_at_once()
    {
        await Hang(ExhibitionStatus.Open);
        using var before = await Get("/kk/exhibitions/green-bazaar");

        await RecordWorks.Run(database, [work.Work with { IsWithdrawn = true }], CancellationToken.None);
        using var after = await Get("/kk/exhibitions/green-bazaar", ("If-None-Match", before.Headers.ETag!.ToString()));

        Assert.Contains("Көк кілем", await before.Content.ReadAsStringAsync(), StringComparison.Ordinal);
        Assert.DoesNotContain("Көк кілем", await after.Content.ReadAsStringAsync(), StringComparison.Ordinal);
        Assert.Equal(HttpStatusCode.Gone, (await Get($"/kk/exhibitions/green-bazaar/works/{work.Work.Id:D}")).StatusCode);
    }

    [Fact]
    public async Task Built_files_may_be_kept_for_ever_and_come_compressed()
    {
        var style = site.Services.GetRequiredService<Assets>()["exhibition.css"];

        using var answer = await Get(style, ("Accept-Encoding", "gzip, br"));

        Assert.Equal("public, max-age=31536000, immutable", answer.Headers.GetValues("Cache-Control").Single());
        Assert.Equal(["br"], answer.Content.Headers.ContentEncoding);
        using var overPlainHttp = await Get(style, ("Accept-Encoding", "gzip, deflate"));
        Assert.Equal(["gzip"], overPlainHttp.Content.Headers.ContentEncoding);
        Assert.Equal(HttpStatusCode.NotFound, (await Get(style + ".gz")).StatusCode);
        Assert.Equal("text/css", answer.Content.Headers.ContentType?.MediaType);
    }

    [Fact]
    public async Task Kazakh_letters_are_written_as_letters()
    {
        await Hang(ExhibitionStatus.Open);

        var html = await http.GetStringAsync("/kk/exhibitions/green-bazaar");

        Assert.Contains("Көк кілем", html, StringComparison.Ordinal);
        // A plus and the space between a number and its noun are no letters.
        Assert.DoesNotContain("&#x", html.Replace("&#x2B;", "", StringComparison.Ordinal).Replace("&#xA0;", "", StringComparison.Ordinal), StringComparison.Ordinal);
    }

    [Fact]
    public async Task Night_is_remembered_and_the_same_page_shown()
    {
        using var answer = await Get("/kk/exhibitions/x?page=2&light=night");

        Assert.Equal("/kk/exhibitions/x?page=2", answer.Headers.Location?.ToString());
        Assert.Contains("korme-light=night", answer.Headers.GetValues("Set-Cookie").Single(), StringComparison.Ordinal);
        Assert.Contains("data-light=\"night\"", await (await Get("/kk/", ("Cookie", "korme-light=night"))).Content.ReadAsStringAsync(), StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("//evil.example/?light=night")]
    [InlineData("/%5cevil.example/?light=night")]
    public async Task The_choice_of_light_leads_nowhere_else(string target)
    {
        var request = new HttpRequestMessage(HttpMethod.Get, new Uri(http.BaseAddress!.ToString().TrimEnd('/') + target));

        using var answer = await http.SendAsync(request);

        Assert.Matches("^/[^/\\\\]", answer.Headers.Location?.OriginalString ?? "/-");
    }

    [Fact]
    public async Task While_photographs_arrive_the_page_says_so_and_then_is_the_exhibition()
    {
        await Hang(ExhibitionStatus.Open);
        var arrivals = site.Services.GetRequiredService<Arrivals>();

        arrivals.Show("green-bazaar", new(TestHall.Text("Көк базар"), 1000, 212, null, [new("/iiif/x.jpg", 30, 20, "a.jpg")]));
        var arriving = await http.GetStringAsync("/kk/exhibitions/green-bazaar");
        var progress = await http.GetStringAsync("/kk/exhibitions/green-bazaar/progress");
        arrivals.Finish("green-bazaar");
        var finished = await http.GetStringAsync("/kk/exhibitions/green-bazaar/progress");

        Assert.Contains("http-equiv=\"refresh\"", arriving, StringComparison.Ordinal);
        Assert.Contains("\"done\":212", progress, StringComparison.Ordinal);
        Assert.Contains("\"finished\":true", finished, StringComparison.Ordinal);
        Assert.Contains("Көк кілем", await http.GetStringAsync("/kk/exhibitions/green-bazaar"), StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("/kk/exhibitions/green-bazaar", HttpStatusCode.OK)]
    [InlineData("/assets/sign.svg", HttpStatusCode.OK)]
    [InlineData("/kk/exhibitions/nothing", HttpStatusCode.NotFound)]
    public async Task Head_is_answered_as_get_without_the_body(string path, HttpStatusCode status)
    {
        await Hang(ExhibitionStatus.Open);

        using var got = await Get(path);
        using var asked = await http.SendAsync(new(HttpMethod.Head, path));

        Assert.Equal((status, status), (got.StatusCode, asked.StatusCode));
        Assert.Equal(got.Content.Headers.ContentType, asked.Content.Headers.ContentType);
        Assert.Empty(await asked.Content.ReadAsByteArrayAsync());
    }

    [Theory]
    [InlineData("/kk/feed.atom", "application/atom+xml")]
    [InlineData("/ru/feed.json", "application/feed+json")]
    [InlineData("/en/exhibitions/green-bazaar/feed.atom", "application/atom+xml")]
    [InlineData("/kk/exhibitions/green-bazaar/feed.json", "application/feed+json")]
    [InlineData("/sitemap.xml", "application/xml")]
    [InlineData("/sitemap/green-bazaar.xml", "application/xml")]
    public async Task A_withdrawn_work_leaves_every_feed_and_map(string path, string mediaType)
    {
        await Hang(ExhibitionStatus.Open);
        var id = work.Work.Id.ToString("D");

        using var before = await Get(path);
        var then = await before.Content.ReadAsStringAsync();
        await RecordWorks.Run(database, [work.Work with { IsWithdrawn = true }], CancellationToken.None);
        var now = await (await Get(path)).Content.ReadAsStringAsync();

        Assert.Equal((HttpStatusCode.OK, mediaType), (before.StatusCode, before.Content.Headers.ContentType?.MediaType));
        if (path != "/sitemap.xml") Assert.Contains(id, then, StringComparison.Ordinal);
        Assert.DoesNotContain(id, now, StringComparison.Ordinal);
        Assert.DoesNotContain("carpet", now, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("/kk/feed.rss")]
    [InlineData("/de/feed.atom")]
    [InlineData("/kk/exhibitions/green-bazaar/feed.atom")]
    [InlineData("/sitemap/green-bazaar.xml")]
    [InlineData("/sitemap/green-bazaar.xml?part=0")]
    public async Task A_draft_and_what_is_not_there_have_no_feed(string path)
    {
        await Hang(ExhibitionStatus.Draft);

        using var answer = await Get(path);

        Assert.Equal(HttpStatusCode.NotFound, answer.StatusCode);
        Assert.DoesNotContain("green-bazaar", await (await Get("/sitemap.xml")).Content.ReadAsStringAsync(), StringComparison.Ordinal);
        Assert.Contains("Sitemap: http", await (await Get("/robots.txt")).Content.ReadAsStringAsync(), StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_shared_detail_has_a_code_as_long_as_its_work_is_shown()
    {
        await Hang(ExhibitionStatus.Open);
        var origin = http.BaseAddress!.GetLeftPart(UriPartial.Authority);
        string Code(string target) => "/view/qr.svg?iiif-content=" + Uri.EscapeDataString(target);
        var detail = Code($"{origin}/iiif/presentation/3/works/{work.Work.Id:D}/canvas#xywh=1,2,300,400");

        using var shown = await Get(detail);
        using var elsewhere = await Get(Code("https://evil.example/iiif/presentation/3/works/x/canvas"));
        using var unknown = await Get(Code($"{origin}/iiif/presentation/3/works/{Guid.NewGuid():D}/canvas"));
        using var tooLong = await Get(Code($"{{\"id\":\"{origin}/iiif/presentation/3/works/{work.Work.Id:D}/canvas\",\"label\":\"{new string('x', 900)}\"}}"));
        await RecordWorks.Run(database, [work.Work with { IsWithdrawn = true }], CancellationToken.None);
        using var withdrawn = await Get(detail);

        Assert.Equal((HttpStatusCode.OK, "image/svg+xml"), (shown.StatusCode, shown.Content.Headers.ContentType?.MediaType));
        Assert.Equal((HttpStatusCode.NotFound, HttpStatusCode.NotFound), (elsewhere.StatusCode, unknown.StatusCode));
        Assert.Equal((HttpStatusCode.RequestUriTooLong, HttpStatusCode.Gone), (tooLong.StatusCode, withdrawn.StatusCode));
    }

    private async Task Hang(ExhibitionStatus status)
    {
        var view = TestHall.View([work], status);
        await RecordWorks.Run(database, [work.Work], CancellationToken.None);
        await RecordPicture.Run(database, work.Picture!, CancellationToken.None);
        await HangExhibition.Run(database, changes, view.Exhibition, CancellationToken.None);
    }

    private Task<HttpResponseMessage> Get(string path, params (string Name, string Value)[] headers)
    {
        var request = new HttpRequestMessage(HttpMethod.Get, path);
        foreach (var (name, value) in headers) request.Headers.TryAddWithoutValidation(name, value);
        return http.SendAsync(request);
    }
}
