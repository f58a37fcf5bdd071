using System.IO.Compression;
using System.Net;
using System.Net.Http.Headers;
using System.Text;
using Korme.Catalogue;
using Korme.Exhibitions;
using Korme.Exhibitions.Pages;
using Korme.Tests.Archive;
using Korme.Web;
using Microsoft.AspNetCore.Builder;
using Microsoft.Extensions.DependencyInjection;

namespace Korme.Tests.Web;

/// <summary>Tries to be given a page that is no longer so, or somebody else's.</summary>
public sealed class RememberedPagesTests : IAsyncLifetime, IDisposable
{
    private const string Bazaar = "/kk/exhibitions/bazaar";

    private readonly Studio studio = new();
    private readonly HttpClient http = new(new SocketsHttpHandler { AllowAutoRedirect = false, UseCookies = false });
    private WebApplication site = null!;
    private Work work = null!;

    private RememberedPages Pages => site.Services.GetRequiredService<RememberedPages>();

    public async Task InitializeAsync()
    {
        var changes = await studio.Changes();
        work = await studio.Take();
        await HangExhibition.Run(studio.Database, changes, Studio.Exhibition("bazaar", work.Id, (await studio.Take("another")).Id), CancellationToken.None);
        await HangExhibition.Run(studio.Database, changes, Studio.Exhibition("draft", work.Id) with { Status = ExhibitionStatus.Draft }, CancellationToken.None);
        site = await Start(new());
    }

    private async Task<WebApplication> Start(SiteSettings settings)
    {
        var changes = await studio.Changes();
        var started = Site.Build(settings with { Listen = ["http://127.0.0.1:0"], Log = Microsoft.Extensions.Logging.LogLevel.None },
            services => services.AddSingleton(studio.Database).AddSingleton(studio.Archive).AddSingleton(changes).AddSingleton(TimeProvider.System));
        await started.StartAsync();
        return started;
    }

    public async Task DisposeAsync()
    {
        http.Dispose();
        await site.DisposeAsync();
    }

    public void Dispose()
    {
        http.Dispose();
        studio.Dispose();
    }

    [Fact]
    public async Task Two_hundred_visitors_at_one_instant_cost_one_page()
    {
        var answers = await Task.WhenAll(Enumerable.Range(0, 200).Select(_ => Text(Bazaar)));

        Assert.Single(answers.Distinct());
        Assert.Equal(1, Pages.Drawn);
    }

    [Theory]
    [InlineData("gzip, deflate", "gzip")]
    [InlineData("gzip, deflate, br, zstd", "br")]
    [InlineData("gzip;q=0", null)]
    public async Task A_page_is_packed_once_for_all_who_take_it_packed_alike(string accepts, string? encoding)
    {
        var plain = await Text(Bazaar);
        var packed = await Task.WhenAll(Enumerable.Range(0, 20).Select(async _ =>
        {
            using var request = new HttpRequestMessage(HttpMethod.Get, site.Urls.Single() + Bazaar);
            request.Headers.TryAddWithoutValidation("Accept-Encoding", accepts);
            using var answer = await http.SendAsync(request);
            Assert.Equal(encoding, answer.Content.Headers.ContentEncoding.SingleOrDefault());
            await using var body = await answer.Content.ReadAsStreamAsync();
            using Stream unpacked = encoding switch { "gzip" => new GZipStream(body, CompressionMode.Decompress), "br" => new BrotliStream(body, CompressionMode.Decompress), _ => body };
            return await new StreamReader(unpacked).ReadToEndAsync();
        }));

        Assert.All(packed, html => Assert.Equal(plain, html));
        Assert.Equal(encoding is null ? 1 : 2, Pages.Drawn);
    }

    [Theory]
    [InlineData(Bazaar)]
    [InlineData("/kk/")]
    [InlineData(Bazaar + "/reading")]
    [InlineData(Bazaar + "/timeline")]
    [InlineData(Bazaar + "/map")]
    public async Task A_page_is_drawn_once_and_is_the_same_as_without_a_memory(string path)
    {
        await using var forgetful = await Start(new() { MostBytesOfPages = 0 });

        var (first, second) = (await Answer(path), await Answer(path));
        using var plain = await http.GetAsync(forgetful.Urls.Single() + path);
        var expected = (await plain.Content.ReadAsStringAsync()).Replace(new Uri(forgetful.Urls.Single()).Authority, new Uri(site.Urls.Single()).Authority, StringComparison.Ordinal);

        Assert.Equal(1, Pages.Drawn);
        Assert.Equal(expected, first.Text);
        Assert.Equal(first, second);
        Assert.Equal(string.Join('\n', Lines(plain.Headers)), first.Headers);
    }

    [Fact]
    public async Task After_a_withdrawal_the_next_request_is_told_that_it_is_gone()
    {
        var page = $"{Bazaar}/works/{work.Id}";
        var (before, walk) = (await Status(page), await Text(Bazaar));

        await (await studio.Changes()).Save(work with { IsWithdrawn = true }, "withdrawn", null, CancellationToken.None);

        Assert.Equal((HttpStatusCode.OK, HttpStatusCode.Gone), (before, await Status(page)));
        Assert.Contains(work.Id.ToString(), walk, StringComparison.Ordinal);
        Assert.DoesNotContain(work.Id.ToString(), await Text(Bazaar), StringComparison.Ordinal);
        Assert.Equal(HttpStatusCode.Gone, await Status(page, known: "*"));
    }

    [Fact]
    public async Task A_validator_of_before_the_withdrawal_brings_no_unchanged()
    {
        using var before = await Get(Bazaar);
        var tag = before.Headers.ETag!.ToString();
        var unchanged = await Status(Bazaar, known: tag);

        await (await studio.Changes()).Save(work with { IsWithdrawn = true }, "withdrawn", null, CancellationToken.None);

        Assert.Equal((HttpStatusCode.NotModified, HttpStatusCode.OK), (unchanged, await Status(Bazaar, known: tag)));
    }

    [Fact]
    public async Task An_exhibition_that_is_a_draft_again_is_nowhere()
    {
        var before = await Status(Bazaar);
        var now = FindExhibition.ForDesk(studio.Database, "bazaar")!;

        await (await studio.Changes()).Save(now with { Status = ExhibitionStatus.Draft }, "drafted", null, CancellationToken.None);

        Assert.Equal((HttpStatusCode.OK, HttpStatusCode.NotFound), (before, await Status(Bazaar)));
    }

    [Fact]
    public async Task What_the_artist_looks_at_before_the_opening_is_no_visitors()
    {
        var preview = await Status("/desk/preview/kk/exhibitions/draft");

        Assert.Equal((HttpStatusCode.OK, HttpStatusCode.NotFound, 0), (preview, await Status("/kk/exhibitions/draft"), Pages.Drawn));
    }

    [Fact]
    public async Task One_visitors_night_is_not_anothers()
    {
        var (day, night) = (await Text(Bazaar), await Text(Bazaar, cookie: "korme-light=night"));

        Assert.Contains("data-light=\"night\"", night, StringComparison.Ordinal);
        Assert.DoesNotContain("data-light", day, StringComparison.Ordinal);
        Assert.Equal(day, await Text(Bazaar));
        Assert.Equal(day, await Text(Bazaar, cookie: "korme-light=<script>; korme-form=0123456789abcdef0123456789abcdef"));
    }

    [Theory]
    [InlineData("?q=1")]
    [InlineData("?light=night")]
    [InlineData("?page=01")]
    [InlineData("?page=1&x=2")]
    [InlineData("?iiif-content=x")]
    public async Task A_query_is_nobody_elses_answer_and_nothing_to_remember(string query)
    {
        await Text(Bazaar + query);
        await Text(Bazaar + query);

        Assert.Equal(0, Pages.Drawn);
    }

    [Fact]
    public async Task Every_language_host_and_encoding_has_its_own()
    {
        var kk = await Text(Bazaar);
        var ru = await Text("/ru/exhibitions/bazaar");
        var elsewhere = await Text(Bazaar, host: "localhost");
        using var packed = await Get(Bazaar, encoding: "br");
        using var unpacked = new System.IO.Compression.BrotliStream(await packed.Content.ReadAsStreamAsync(), System.IO.Compression.CompressionMode.Decompress);
        using var reader = new StreamReader(unpacked, Encoding.UTF8);

        Assert.Contains("lang=\"ru\"", ru[..200], StringComparison.Ordinal);
        Assert.DoesNotContain(new Uri(site.Urls.Single()).Authority, elsewhere, StringComparison.Ordinal);
        Assert.Equal(["br"], packed.Content.Headers.ContentEncoding);
        Assert.Equal(kk, await reader.ReadToEndAsync());
        Assert.Contains("Accept-Encoding", packed.Headers.Vary);
        Assert.Equal(4, Pages.Drawn);
    }

    [Fact]
    public async Task Browsers_that_refuse_brotli_are_given_none()
    {
        using var refused = await Get(Bazaar, encoding: "br;q=0, gzip");

        Assert.Equal(["gzip"], refused.Content.Headers.ContentEncoding);
    }

    [Fact]
    public async Task The_memory_has_a_limit()
    {
        await using var small = await Start(new() { MostBytesOfPages = 50_000 });
        var pages = small.Services.GetRequiredService<RememberedPages>();

        // A router takes every spelling of the route, and each is an address of its own.
        foreach (var spelling in new[] { "exhibitions", "Exhibitions", "eXhibitions", "exHibitions", "exhIbitions", "exhiBitions", "exhibItions", "exhibiTions" })
            foreach (var language in Languages.All) await http.GetStringAsync($"{small.Urls.Single()}/{language}/{spelling}/bazaar");

        Assert.Equal(24, pages.Drawn);
        Assert.InRange(pages.Bytes, 0, 50_000);
    }

    [Fact]
    public async Task An_exhibition_that_arrives_is_drawn_at_each_look()
    {
        await Text(Bazaar);
        site.Services.GetRequiredService<Arrivals>().Show("bazaar", new(LanguageText.Of("Arriving", "en"), 3, 1, null, []));

        using var arriving = await Get(Bazaar);

        Assert.True(arriving.Headers.CacheControl!.NoStore);
        Assert.Equal(1, Pages.Drawn);
    }

    private async Task<(string Text, string Headers)> Answer(string path)
    {
        using var answer = await Get(path);
        return (await answer.Content.ReadAsStringAsync(), string.Join('\n', Lines(answer.Headers)));
    }

    private static IEnumerable<string> Lines(HttpResponseHeaders headers) =>
        headers.Where(header => header.Key is not ("Date" or "ETag" or "Vary" or "Transfer-Encoding")).Select(header => $"{header.Key}: {string.Join(", ", header.Value.SelectMany(each => each.Split(", ")).Order())}").Order();

    private async Task<string> Text(string path, string? cookie = null, string? host = null)
    {
        using var answer = await Get(path, cookie: cookie, host: host);
        return await answer.Content.ReadAsStringAsync();
    }

    private async Task<HttpStatusCode> Status(string path, string? known = null)
    {
        using var answer = await Get(path, known: known);
        return answer.StatusCode;
    }

    private async Task<HttpResponseMessage> Get(string path, string? encoding = null, string? cookie = null, string? host = null, string? known = null)
    {
        using var request = new HttpRequestMessage(HttpMethod.Get, site.Urls.Single() + path);
        if (encoding is not null) request.Headers.TryAddWithoutValidation("Accept-Encoding", encoding);
        if (cookie is not null) request.Headers.Add("Cookie", cookie);
        if (host is not null) request.Headers.Host = host;
        if (known is not null) request.Headers.TryAddWithoutValidation("If-None-Match", known);
        return await http.SendAsync(request);
    }
}
