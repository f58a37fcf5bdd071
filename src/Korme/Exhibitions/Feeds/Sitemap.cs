using System.Globalization;
using System.Text;
using System.Xml;
using Korme.Exhibitions.Pages;
using Korme.People.Pages;
using Korme.Places.Pages;
using Korme.Web;

namespace Korme.Exhibitions.Feeds;

/// <summary>Writes sitemaps (sitemaps.org/protocol, with Google's extensions for languages and pictures): an index, and a map for each exhibition.</summary>
public static class Sitemap
{
    public const string MediaType = "application/xml";

    private const string Namespace = "http://www.sitemaps.org/schemas/sitemap/0.9";
    private const string Image = "http://www.google.com/schemas/sitemap-image/1.1";
    private const string Xhtml = "http://www.w3.org/1999/xhtml";

    /// <summary>A map holds 50,000 addresses at most; a work has one in each language, and the rest of the map is small.</summary>
    private const int MostWorks = 49_000 / 3;

    /// <summary>The index of the maps of all exhibitions that are no draft.</summary>
    public static byte[] Index(IEnumerable<ExhibitionSummary> exhibitions, string origin) => Document("sitemapindex", xml =>
    {
        foreach (var exhibition in exhibitions)
            for (var part = 1; part <= Math.Max(1, (exhibition.Works + MostWorks - 1) / MostWorks); part++)
            {
                xml.WriteStartElement("sitemap", Namespace);
                xml.WriteElementString("loc", Namespace, $"{origin}/sitemap/{exhibition.Slug}.xml" + (part > 1 ? string.Create(CultureInfo.InvariantCulture, $"?part={part}") : ""));
                xml.WriteEndElement();
            }
    });

    /// <summary>The pages that go over all exhibitions: works, years, people and places that visitors may know.</summary>
    /// <param name="makers">Those with a page.</param>
    /// <param name="places">Those with a page.</param>
    /// <param name="origin">Of the site.</param>
    public static byte[] OfEverything(IReadOnlyList<Guid> makers, IReadOnlyList<Guid> places, string origin) => Document("urlset", xml =>
    {
        foreach (var page in (string[])["works", "years", "people", "places"]) Address(xml, origin, language => $"/{language}/{page}", null);
        foreach (var maker in makers.Take(MostWorks / 2)) Address(xml, origin, language => PeopleAddresses.Public(language, maker), null);
        foreach (var place in places.Take(MostWorks / 2)) Address(xml, origin, language => PlaceAddresses.Public(language, place), null);
    });

    /// <summary>The pages of an exhibition and of its works, each in every language; null when it has no such part.</summary>
    public static byte[]? Of(ExhibitionView view, string origin, int part)
    {
        var works = view.Works.Skip((part - 1) * MostWorks).Take(MostWorks).ToList();
        if (part < 1 || (part > 1 && works.Count == 0)) return null;
        var slug = view.Exhibition.Slug;
        return Document("urlset", xml =>
        {
            if (part == 1)
            {
                Address(xml, origin, Addresses.Home, null);
                Address(xml, origin, language => Addresses.Exhibition(language, slug), null);
                for (var page = 2; page <= ExhibitionPage.PagesOf(view.Works.Count); page++)
                {
                    var number = page;
                    Address(xml, origin, language => Addresses.Exhibition(language, slug, number), null);
                }
            }
            foreach (var hung in works)
                Address(xml, origin, language => Addresses.Work(language, slug, hung.Work.Id), hung.Picture is { } picture ? origin + Pictures.Url(hung.Work.Id, picture.Middle()) : null);
        });
    }

    private static void Address(XmlWriter xml, string origin, Func<string, string> page, string? picture)
    {
        foreach (var language in Languages.All)
        {
            xml.WriteStartElement("url", Namespace);
            xml.WriteElementString("loc", Namespace, origin + page(language));
            foreach (var other in Languages.All)
            {
                xml.WriteStartElement("xhtml", "link", Xhtml);
                xml.WriteAttributeString("rel", "alternate");
                xml.WriteAttributeString("hreflang", other);
                xml.WriteAttributeString("href", origin + page(other));
                xml.WriteEndElement();
            }
            if (picture is not null)
            {
                xml.WriteStartElement("image", "image", Image);
                xml.WriteElementString("image", "loc", Image, picture);
                xml.WriteEndElement();
            }
            xml.WriteEndElement();
        }
    }

    private static byte[] Document(string root, Action<XmlWriter> write)
    {
        using var stream = new MemoryStream();
        using (var xml = XmlWriter.Create(stream, new() { Encoding = new UTF8Encoding(false) }))
        {
            xml.WriteStartElement(root, Namespace);
            if (root == "urlset")
            {
                xml.WriteAttributeString("xmlns", "xhtml", null, Xhtml);
                xml.WriteAttributeString("xmlns", "image", null, Image);
            }
            write(xml);
            xml.WriteEndElement();
        }
        return stream.ToArray();
    }
}
