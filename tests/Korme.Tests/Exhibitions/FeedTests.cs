using System.Text.Json;
using System.Xml.Linq;
using Korme.Exhibitions;
using Korme.Exhibitions.Feeds;
using Korme.Tests.Web;

namespace Korme.Tests.Exhibitions;

public sealed class FeedTests
{
    private static readonly XNamespace Atom = "http://www.w3.org/2005/Atom";
    private static readonly XNamespace Map = "http://www.sitemaps.org/schemas/sitemap/0.9";

    private readonly HungWork carpet = TestHall.Work(title: TestHall.Text("Көк «кілем»", en: "Blue <carpet> & \u0001 more"), alt: TestHall.Text("Кілем \"ілулі\""));
    private readonly HungWork tune = TestHall.Work(0, 0, TestHall.Text("Күй"));

    [Fact]
    public void Atom_has_every_work_with_its_page_its_picture_and_its_maker()
    {
        var feed = Feed.OfExhibition(TestHall.View([carpet, tune]), TestHall.Visit("en"));

        var atom = Read(AtomFeed.Write(feed, "http://127.0.0.1:8470/en/exhibitions/green-bazaar/feed.atom"));

        Assert.Equal("Green Bazaar", atom.Element(Atom + "title")?.Value);
        var entries = atom.Elements(Atom + "entry").ToList();
        Assert.Equal(["Blue <carpet> &  more", "Күй"], entries.Select(entry => entry.Element(Atom + "title")!.Value));
        Assert.Equal($"http://127.0.0.1:8470/en/exhibitions/green-bazaar/works/{carpet.Work.Id:D}", entries[0].Element(Atom + "link")?.Attribute("href")?.Value);
        Assert.Contains($"<img src=\"http://127.0.0.1:8470/iiif/image/3/{carpet.Work.Id:D}/full/", entries[0].Element(Atom + "content")?.Value);
        Assert.Contains("alt=\"Кілем &#171;ілулі&#187;\"", entries[0].Element(Atom + "content")?.Value);
        Assert.Null(entries[1].Element(Atom + "content"));
        Assert.All(entries, entry => Assert.Equal("Baqyt A.", entry.Element(Atom + "author")?.Element(Atom + "name")?.Value));
        Assert.All(entries, entry => Assert.NotNull(entry.Element(Atom + "updated")));
    }

    [Fact]
    public void An_empty_feed_stays_valid_and_the_same()
    {
        var feed = Feed.OfExhibition(TestHall.View([]), TestHall.Visit());

        var atom = Read(AtomFeed.Write(feed, "http://127.0.0.1:8470/feed"));

        Assert.Equal("1970-01-01T00:00:00Z", atom.Element(Atom + "updated")?.Value);
        Assert.Empty(atom.Elements(Atom + "entry"));
    }

    [Fact]
    public void Json_feed_says_the_same()
    {
        var feed = Feed.OfExhibition(TestHall.View([carpet, tune]), TestHall.Visit());

        using var json = JsonDocument.Parse(JsonFeed.Write(feed, "http://127.0.0.1:8470/kk/feed.json"));

        Assert.Equal("https://jsonfeed.org/version/1.1", json.RootElement.GetProperty("version").GetString());
        Assert.Equal("kk", json.RootElement.GetProperty("language").GetString());
        var items = json.RootElement.GetProperty("items").EnumerateArray().ToList();
        Assert.Equal([$"urn:uuid:{carpet.Work.Id:D}", $"urn:uuid:{tune.Work.Id:D}"], items.Select(item => item.GetProperty("id").GetString()));
        Assert.True(items[0].TryGetProperty("image", out _));
        Assert.False(items[1].TryGetProperty("image", out _));
        Assert.All(items, item => Assert.NotEmpty(item.GetProperty("content_text").GetString()!));
    }

    [Fact]
    public void The_map_has_every_page_in_every_language_with_its_alternates()
    {
        var works = Enumerable.Range(0, 130).Select(_ => TestHall.Work()).Append(tune).ToList();

        var map = Read(Sitemap.Of(TestHall.View(works), "http://127.0.0.1:8470", 1)!);

        var addresses = map.Elements(Map + "url").Select(url => url.Element(Map + "loc")!.Value).ToList();
        Assert.Equal(3 * (1 + 3 + 131), addresses.Count); // the list, three pages, the works
        Assert.Equal(addresses.Count, addresses.Distinct().Count());
        Assert.Contains("http://127.0.0.1:8470/ru/exhibitions/green-bazaar?page=3", addresses);
        Assert.All(map.Elements(Map + "url"), url => Assert.Equal(3, url.Elements().Count(element => element.Name.LocalName == "link")));
        Assert.Equal(3 * 130, map.Descendants().Count(element => element.Name.LocalName == "image"));
        Assert.Null(Sitemap.Of(TestHall.View(works), "http://127.0.0.1:8470", 2));
    }

    [Fact]
    public void The_map_of_everything_has_works_years_people_and_places_in_every_language()
    {
        var (maker, place) = (Guid.NewGuid(), Guid.NewGuid());

        var map = Read(Sitemap.OfEverything([maker], [place], "http://127.0.0.1:8470"));

        var addresses = map.Elements(Map + "url").Select(url => url.Element(Map + "loc")!.Value).ToList();
        Assert.Equal(3 * (4 + 1 + 1), addresses.Distinct().Count());
        Assert.Contains($"http://127.0.0.1:8470/ru/people/{maker:D}", addresses);
        Assert.Contains($"http://127.0.0.1:8470/kk/places/{place:D}", addresses);
    }

    private static XElement Read(byte[] document) => XDocument.Load(new MemoryStream(document)).Root!;
}
