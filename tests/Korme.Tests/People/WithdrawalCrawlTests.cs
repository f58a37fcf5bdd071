using System.Globalization;
using System.Net;
using System.Net.Http.Headers;
using System.Text.RegularExpressions;
using Korme.Catalogue;
using Korme.Exhibitions;
using Korme.Exhibitions.Pages;
using Korme.People;
using Korme.Tests.Delivery;
using Korme.Tests.Web;
using Korme.Web;

namespace Korme.Tests.People;

/// <summary>Everything that can be reached is asked before a no and after it: pages, sizes, tiles, manifests, feeds, lists, the screen, short addresses.</summary>
[System.Diagnostics.CodeAnalysis.SuppressMessage("Design", "CA1001", Justification = "xunit disposes it through IAsyncLifetime")]
public sealed partial class WithdrawalCrawlTests : IAsyncLifetime
{
    private const string Title = "Құпия таңба";
    private static readonly DateTimeOffset Then = new(2026, 11, 20, 18, 0, 0, TimeSpan.FromHours(5));

    private readonly IiifSite home = new() { IsSmall = true };
    private LiveSite site = null!;
    private HttpClient http = null!;

    public async Task InitializeAsync()
    {
        await home.InitializeAsync();
        site = await LiveSite.Over(home);
        http = site.Http;
    }

    public async Task DisposeAsync()
    {
        await site.DisposeAsync();
        await home.DisposeAsync();
    }

    [Fact]
    public async Task After_a_no_every_address_that_led_to_the_work_is_gone_or_shows_it_no_more()
    {
        var (person, maker) = (Person("Зейнеп"), Person("Айгүл"));
        foreach (var each in (Person[])[person, maker]) await home.Changes.Save(each, "met", null, CancellationToken.None);
        var work = await home.Take(1300, 900, work => work with
        {
            Title = LanguageText.Of(Title, "kk"),
            Subjects = [person.Id],
            Makers = [new(maker.Name, "painter", maker.Id)],
            Date = "2024-05-01",
            Place = new(LanguageText.Of("Көк базар"), 43.25, 76.95),
            Story = LanguageText.Of("Алма сатып тұр. [Қолы](#xywh=10,10,200,200)", "kk"),
            Alt = LanguageText.Of(Title + " тұр", "kk"),
        });
        var other = await home.Take(300, 200, other => other with { Makers = [new(maker.Name, "", maker.Id)], Title = LanguageText.Of("Алма", "kk") });
        foreach (var slug in (string[])["bazaar", "again"]) await home.Hang(slug, ExhibitionStatus.Open, new Section { Works = [new(work.Id), new(other.Id)] });
        var consent = new Consent
        {
            Id = Guid.CreateVersion7(),
            Person = person.Id,
            Uses = (Uses)31,
            Given = new(Evidence.Paper, Then, "З"),
            Created = Then,
            Secret = ConsentLink.NewSecret(),
        };
        await home.Changes.Save(consent, "given", null, CancellationToken.None);

        var before = await Crawl([.. Seeds("bazaar", work), .. Pictures(work)]);
        var led = before.Where(each => each.Value.Shows(work.Id)).ToList();
        using var no = await http.PostAsync($"/consent/{consent.Secret}", new FormUrlEncodedContent([new("do", "withdraw")]));
        using var again = await http.PostAsync($"/consent/{consent.Secret}", new FormUrlEncodedContent([new("do", "withdraw")]));

        Assert.Equal((HttpStatusCode.SeeOther, HttpStatusCode.SeeOther), (no.StatusCode, again.StatusCode));
        Assert.Contains(led, each => each.Key == "/linked-art/works/" + work.Id);
        Assert.InRange(led.Count(each => each.Key.StartsWith("/iiif/image/", StringComparison.Ordinal)), 40, 4000);
        Assert.InRange(led.Count(each => each.Value.IsPage), 20, 4000);
        var leaks = new List<string>();
        foreach (var (address, seen) in led)
        {
            foreach (var (method, headers) in Askings(seen))
            {
                using var answer = await Ask(method, address, headers);
                var text = await answer.Content.ReadAsStringAsync();
                if (answer.StatusCode is HttpStatusCode.NotModified or HttpStatusCode.PartialContent || Leaks(address, (int)answer.StatusCode, text, work.Id)) leaks.Add($"{method} {address} {(int)answer.StatusCode}");
            }
        }
        var after = await Crawl(Seeds("bazaar", work));
        Assert.Empty(leaks);
        Assert.Empty(after.Where(each => each.Value.Status == 200 && Leaks(each.Key, 200, each.Value.Text, work.Id)).Select(each => each.Key));
        Assert.Equal(200, after[$"/kk/people/{maker.Id}"].Status); // the other work is still hers
        Assert.All(Pictures(other), address => Assert.Equal(200, before.TryGetValue(address, out var seen) ? seen.Status : 200));
    }

    private static bool Leaks(string address, int status, string text, Guid work)
    {
        if (address.StartsWith("/iiif/image/", StringComparison.Ordinal) && address.Contains(work.ToString(), StringComparison.Ordinal) || address.Contains($"/works/{work}", StringComparison.Ordinal)) return status != 410 || text.Contains(Title, StringComparison.Ordinal);
        // That it is deleted is what the list of changes is for.
        return status < 400 && (text.Contains(Title, StringComparison.Ordinal) || (!address.Contains("/discovery/", StringComparison.Ordinal) && text.Contains(work.ToString(), StringComparison.Ordinal)));
    }

    private static IEnumerable<(HttpMethod, (string, string)[])> Askings(Seen seen)
    {
        yield return (HttpMethod.Get, []);
        yield return (HttpMethod.Head, []);
        if (seen.Tag is { } tag) yield return (HttpMethod.Get, [("If-None-Match", tag)]);
        if (seen.Tag is not null && !seen.IsPage) yield return (HttpMethod.Get, [("If-None-Match", "*")]);
        if (!seen.IsPage) yield return (HttpMethod.Get, [("Range", "bytes=0-99")]);
        yield return (HttpMethod.Get, [("If-Modified-Since", DateTimeOffset.UnixEpoch.AddYears(70).ToString("R", CultureInfo.InvariantCulture))]);
    }

    private static IEnumerable<string> Seeds(string slug, Work shown)
    {
        var work = shown.Id;
        yield return "/";
        foreach (var language in Languages.All)
        {
            foreach (var path in (string[])["", "people", "works", "years", "places", "search?q=" + Uri.EscapeDataString("Құпия"), "feed.atom", "feed.json"]) yield return $"/{language}/{path}";
            foreach (var path in (string[])["", "/reading", "/timeline", "/map", "/keep", "/keep.json", "/feed.atom", "/feed.json", $"/works/{work}"]) yield return $"/{language}/exhibitions/{slug}{path}";
        }
        foreach (var path in (string[])
            [
                "/sitemap.xml", "/sitemap-everything.xml", "/robots.txt", "/iiif/presentation/3/collection", "/iiif/discovery/activity-all-changes.json", $"/iiif/presentation/3/works/{work}/manifest", $"/linked-art/works/{work}",
                $"/screen/{slug}", $"/screen/{slug}/sequence.json", $"/screen/{slug}/pictures/{work}/1024", ShortAddress.Of(shown), $"/media/{work}/a.jpg", "/view?iiif-content=" + Uri.EscapeDataString($"https://x.example{Addresses.Canvas(work)}"),
            ]) yield return path;
    }

    /// <summary>Every stored size, tiles of two widths at every scale, and forms that are made when they are asked for, in both versions.</summary>
    private IEnumerable<string> Pictures(Work work)
    {
        var facts = home.Facts(work);
        foreach (var version in (int[])[2, 3])
        {
            var image = $"/iiif/image/{version}/{work.Id}";
            yield return image + "/info.json";
            foreach (var size in facts.Sizes) yield return string.Create(CultureInfo.InvariantCulture, $"{image}/full/{size.WidthPixels},{size.HeightPixels}/0/default.jpg");
            foreach (var tile in (int[])[256, 512])
                for (var scale = 1; scale * tile < facts.WidthPixels * 2; scale *= 2)
                    for (var y = 0; y < facts.HeightPixels; y += tile * scale)
                        for (var x = 0; x < facts.WidthPixels; x += tile * scale)
                        {
                            var (w, h) = (Math.Min(tile * scale, facts.WidthPixels - x), Math.Min(tile * scale, facts.HeightPixels - y));
                            yield return string.Create(CultureInfo.InvariantCulture, $"{image}/{x},{y},{w},{h}/{(w + scale - 1) / scale},/0/default.jpg");
                        }
            foreach (var form in (string[])["full/90,/90/gray.png", "pct:10,10,50,50/200,/0/default.webp", "square/100,/!0/color.jpg"]) yield return $"{image}/{form}";
        }
    }

    /// <summary>Everything these addresses lead to on this site, and what it answers.</summary>
    private async Task<Dictionary<string, Seen>> Crawl(IEnumerable<string> seeds)
    {
        var found = new Dictionary<string, Seen>(StringComparer.Ordinal);
        var waiting = new Queue<string>(seeds);
        while (waiting.Count > 0 && found.Count < 3000)
        {
            var address = waiting.Dequeue();
            if (found.ContainsKey(address)) continue;
            using var answer = await Ask(HttpMethod.Get, address, []);
            var type = answer.Content.Headers.ContentType?.MediaType ?? "";
            var isText = type.StartsWith("text/", StringComparison.Ordinal) || type.Contains("json", StringComparison.Ordinal) || type.Contains("xml", StringComparison.Ordinal);
            var text = isText ? WebUtility.HtmlDecode(await answer.Content.ReadAsStringAsync()) : "";
            found[address] = new(address, (int)answer.StatusCode, text + answer.Headers.Location, answer.Headers.ETag?.ToString(), isText);
            if (answer.Headers.Location is { } there && Own(there.ToString()) is { } next) waiting.Enqueue(next);
            if (type == "text/css" || type == "text/javascript") continue;
            foreach (Match link in Link().Matches(text))
                if (Own(link.Value) is { } own && !own.StartsWith("/desk", StringComparison.Ordinal) && !own.StartsWith("/assets", StringComparison.Ordinal) && !own.Contains("light=", StringComparison.Ordinal) && !own.EndsWith("/events", StringComparison.Ordinal)) waiting.Enqueue(own);
        }
        return found;
    }

    private string? Own(string link)
    {
        var origin = http.BaseAddress!.GetLeftPart(UriPartial.Authority);
        var path = (link.StartsWith(origin, StringComparison.Ordinal) ? link[origin.Length..] : link).Split('#')[0];
        return path.StartsWith('/') && !path.StartsWith("//", StringComparison.Ordinal) && path.Length > 1 ? path : null;
    }

    private async Task<HttpResponseMessage> Ask(HttpMethod method, string address, IEnumerable<(string Name, string Value)> headers)
    {
        using var request = new HttpRequestMessage(method, address);
        request.Headers.Accept.Add(new MediaTypeWithQualityHeaderValue("text/html"));
        foreach (var (name, value) in headers) request.Headers.TryAddWithoutValidation(name, value);
        return await http.SendAsync(request);
    }

    private static Person Person(string name) => new() { Id = Guid.CreateVersion7(), Name = LanguageText.Of(name, "kk"), Created = Then };

    // In attributes, in srcset, in JSON and in XML.
    [GeneratedRegex("""(?<=["'\s>,(])(?:http://127\.0\.0\.1:\d+)?/[A-Za-z][^"'\s<>\\)]*""")]
    private static partial Regex Link();

    private sealed record Seen(string Address, int Status, string Text, string? Tag, bool IsPage)
    {
        public bool Shows(Guid work) => Status < 400 && (Address.Contains(work.ToString(), StringComparison.Ordinal) || Text.Contains(work.ToString(), StringComparison.Ordinal) || Text.Contains(Title, StringComparison.Ordinal));
    }
}
