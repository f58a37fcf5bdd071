using System.Globalization;
using System.Net;
using System.Text.RegularExpressions;
using Korme.Catalogue;
using Korme.Exhibitions;
using Korme.Places;
using Korme.Tests.Cli;

namespace Korme.Tests.Places;

/// <summary>Tries to get at what a place keeps to itself, through every public form: the real program, a work for each precision, everything that can be reached crawled.</summary>
public sealed partial class HiddenPlaceTests : IDisposable
{
    private readonly KormeProgram korme = new();
    private readonly string copy = Directory.CreateTempSubdirectory("korme-places-").FullName;
    private Guid hidden;

    public void Dispose()
    {
        korme.Dispose();
        Directory.Delete(copy, recursive: true);
    }

    [Fact]
    public async Task No_public_page_manifest_feed_or_file_says_more_than_the_place_lets_it()
    {
        var slug = await Home();

        var served = await Crawl(slug);
        var published = await Written("publish", slug, Path.Combine(copy, "folder"), "--json");
        var bag = await Written("export", slug, Path.Combine(copy, "bag"), "--bagit");

        foreach (var texts in (IReadOnlyDictionary<string, string>[])[served, published, bag])
        {
            foreach (var secret in Secrets())
                Assert.DoesNotContain(texts, text => text.Value.Contains(secret, StringComparison.OrdinalIgnoreCase) && Fail($"{text.Key} has {secret}"));
            Assert.Contains(texts, text => text.Value.Contains(Word("name", PlacePrecision.Exact), StringComparison.Ordinal));
            Assert.Contains(texts, text => text.Value.Contains(Word("city", PlacePrecision.City), StringComparison.Ordinal));
        }
        Assert.Contains(served.Keys, path => path.Contains("/map", StringComparison.Ordinal));
        Assert.Contains(served.Keys, path => path.Contains("/manifest", StringComparison.Ordinal));
        Assert.Contains(served.Keys, path => path.Contains("linked-art", StringComparison.Ordinal) || path.Contains("linkedart", StringComparison.OrdinalIgnoreCase));
        Assert.Contains(served.Keys, path => path.Contains("feed", StringComparison.Ordinal));
    }

    /// <summary>What nobody may read, of any of the five places.</summary>
    private static IEnumerable<string> Secrets()
    {
        string[] words = ["name", "address", "street", "district", "city", "story"];
        foreach (var precision in Enum.GetValues<PlacePrecision>())
        {
            // A label by the street says street and city; an exact one name and city, and its own page the rest.
            string[] open = precision switch
            {
                PlacePrecision.Exact => words,
                PlacePrecision.Street => ["street", "city"],
                PlacePrecision.District => ["district", "city"],
                PlacePrecision.City => ["city"],
                _ => [],
            };
            foreach (var word in words.Except(open)) yield return Word(word, precision);
            yield return Word("stated", precision);
            if (precision == PlacePrecision.Exact) continue;
            yield return Latitude(precision).ToString(CultureInfo.InvariantCulture);
            yield return Longitude(precision).ToString(CultureInfo.InvariantCulture);
        }
    }

    private static string Word(string word, PlacePrecision precision) => $"q{word}{(int)precision}x";

    private static double Latitude(PlacePrecision precision) => Math.Round(43.21637 + 0.031 * (int)precision, 5);

    private static double Longitude(PlacePrecision precision) => Math.Round(76.81913 + 0.041 * (int)precision, 5);

    private async Task<string> Home()
    {
        foreach (var precision in Enum.GetValues<PlacePrecision>()) TestPictures.Jpeg(korme.PathOf($"{(int)precision}.jpg"), (int)precision + 1, 300 + 50 * (int)precision, 300);
        var slug = (await korme.Exhibit("--title", "Five places")).Json.GetProperty("exhibition").GetProperty("slug").GetString()!;
        await using var studio = await Korme.Cli.Studio.Open(korme.Home, CancellationToken.None);
        foreach (var work in FindExhibition.BySlug(studio.Database, slug)!.Works.Select(hung => hung.Work))
        {
            var precision = (PlacePrecision)int.Parse(work.Files[0].Name[..1], CultureInfo.InvariantCulture);
            LanguageText Said(string word) => LanguageText.Of(Word(word, precision), "kk");
            var place = new Place
            {
                Id = Guid.CreateVersion7(),
                Name = Said("name"),
                Address = Said("address"),
                Street = Said("street"),
                District = Said("district"),
                City = Said("city"),
                Story = Said("story"),
                Latitude = Latitude(precision),
                Longitude = Longitude(precision),
                Precision = precision,
                Created = DateTimeOffset.UnixEpoch,
            };
            await studio.Changes.Save(place, "added", null, CancellationToken.None);
            if (precision == PlacePrecision.Hidden) hidden = place.Id;
            // What its own file said of the place is as private as the place.
            await studio.Changes.Save(work with { Place = new(Said("stated"), Latitude(precision), Longitude(precision), place.Id) }, "edited", null, CancellationToken.None);
        }
        return slug;
    }

    /// <summary>Every text that a visitor can reach by following what other texts name, and what search answers to the secrets.</summary>
    private async Task<IReadOnlyDictionary<string, string>> Crawl(string slug)
    {
        await using var site = await RunningSite.Serve(korme);
        var texts = new Dictionary<string, string>(StringComparer.Ordinal);
        var ahead = new Queue<string>(
            ["/", "/robots.txt", "/sitemap.xml", "/iiif/collection", $"/iiif/presentation/3/exhibitions/{slug}/manifest", .. from language in (string[])["kk", "ru", "en"] from page in (string[])["", "/places", "/works", "/years", "/people"] select $"/{language}{page}"]);
        while (ahead.TryDequeue(out var path))
        {
            if (texts.ContainsKey(path) || path.StartsWith("/desk", StringComparison.Ordinal) || Picture().IsMatch(path)) continue;
            Assert.InRange(texts.Count, 0, 900);
            using var answer = await site.Client.GetAsync(path);
            var text = texts[path] = WebUtility.HtmlDecode(await answer.Content.ReadAsStringAsync());
            if (answer.Headers.Location is { } to) ahead.Enqueue(to.IsAbsoluteUri ? to.PathAndQuery : to.OriginalString);
            foreach (var match in Link().Matches(text.Replace(site.Client.BaseAddress!.AbsoluteUri.TrimEnd('/'), "", StringComparison.Ordinal)).Cast<Match>())
                ahead.Enqueue(match.Groups[1].Value.Split('#')[0]);
        }
        foreach (var secret in Secrets())
        {
            var found = await site.Client.GetStringAsync($"/en/search?q={secret}");
            texts[$"search {secret}"] = Regex.Count(found, "/(works|places)/[0-9a-f-]{36}") == 0 ? "" : secret;
        }
        // An address kept from before it was hidden.
        foreach (var path in (string[])[$"/en/works?place={hidden:D}", $"/en/places/{hidden:D}"])
            using (var answer = await site.Client.GetAsync(path))
                Assert.Equal(0, Regex.Count(await answer.Content.ReadAsStringAsync(), "/works/[0-9a-f-]{36}"));
        return texts;
    }

    private async Task<IReadOnlyDictionary<string, string>> Written(string command, string slug, string folder, params string[] more)
    {
        var answer = await korme.Run([command, slug, folder, .. more]);
        Assert.Equal(0, answer.ExitCode);
        return Directory.GetFiles(folder, "*", SearchOption.AllDirectories).Where(file => !Picture().IsMatch(file))
            .ToDictionary(file => Path.GetRelativePath(folder, file), File.ReadAllText);
    }

    private static bool Fail(string what) => throw new Xunit.Sdk.XunitException(what);

    [GeneratedRegex(@"\.(jpg|webp|png|woff2|js|css|svg)(\?|\z)|/full/|\.tiff?\z")]
    private static partial Regex Picture();

    [GeneratedRegex("[\"'(=](/(?!/)[A-Za-z0-9][^\"'\\s<>)\\\\]*)")]
    private static partial Regex Link();
}
