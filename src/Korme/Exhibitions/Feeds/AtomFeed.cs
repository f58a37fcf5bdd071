using System.Globalization;
using System.Net;
using System.Text;
using System.Xml;

namespace Korme.Exhibitions.Feeds;

/// <summary>Writes a feed as Atom (RFC 4287).</summary>
public static class AtomFeed
{
    public const string MediaType = "application/atom+xml";

    private const string Namespace = "http://www.w3.org/2005/Atom";

    /// <summary>The document in UTF-8.</summary>
    /// <param name="feed">What it says.</param>
    /// <param name="self">Its own address, absolute.</param>
    public static byte[] Write(Feed feed, string self)
    {
        using var stream = new MemoryStream();
        using (var xml = XmlWriter.Create(stream, new() { Encoding = new UTF8Encoding(false), Indent = true }))
        {
            xml.WriteStartElement("feed", Namespace);
            xml.WriteAttributeString("xml", "lang", null, feed.Language);
            xml.Element("id", feed.Id);
            xml.Element("title", feed.Title);
            xml.Element("updated", FeedEntry.Time(feed.Updated));
            Link(xml, "self", self, MediaType);
            Link(xml, "alternate", feed.Home, "text/html");
            foreach (var entry in feed.Entries) Entry(xml, entry, feed.Title);
            xml.WriteEndElement();
        }
        return stream.ToArray();
    }

    private static void Entry(XmlWriter xml, FeedEntry entry, string title)
    {
        xml.WriteStartElement("entry", Namespace);
        xml.Element("id", entry.Id);
        xml.Element("title", entry.Title);
        xml.Element("published", FeedEntry.Time(entry.Published));
        xml.Element("updated", FeedEntry.Time(entry.Published));
        Link(xml, "alternate", entry.Url, "text/html");
        // An entry needs an author (§4.1.2); of an unsigned work the exhibition answers for it.
        foreach (var author in entry.Authors.Count > 0 ? entry.Authors : [title])
        {
            xml.WriteStartElement("author", Namespace);
            xml.Element("name", author);
            xml.WriteEndElement();
        }
        xml.Element("summary", entry.Summary);
        if (entry.Picture is { } picture)
        {
            xml.WriteStartElement("content", Namespace);
            xml.WriteAttributeString("type", "html");
            xml.WriteString(Html(entry, picture));
            xml.WriteEndElement();
        }
        xml.WriteEndElement();
    }

    /// <summary>The picture above the summary, as readers of feeds show it.</summary>
    internal static string Html(FeedEntry entry, FeedPicture picture) => string.Create(CultureInfo.InvariantCulture,
        $"""<p><a href="{WebUtility.HtmlEncode(entry.Url)}"><img src="{WebUtility.HtmlEncode(picture.Url)}" alt="{WebUtility.HtmlEncode(XmlText.Clean(picture.Alt))}" width="{picture.WidthPixels}" height="{picture.HeightPixels}"></a></p><p>{WebUtility.HtmlEncode(XmlText.Clean(entry.Summary))}</p>""");

    private static void Link(XmlWriter xml, string relation, string address, string mediaType)
    {
        xml.WriteStartElement("link", Namespace);
        xml.WriteAttributeString("rel", relation);
        xml.WriteAttributeString("type", mediaType);
        xml.WriteAttributeString("href", address);
        xml.WriteEndElement();
    }

    private static void Element(this XmlWriter xml, string name, string text) => xml.WriteElementString(name, Namespace, XmlText.Clean(text));
}

/// <summary>Text that XML can hold.</summary>
public static class XmlText
{
    /// <summary>The text without the characters that XML 1.0 §2.2 forbids: most controls, halves of surrogate pairs.</summary>
    public static string Clean(string text)
    {
        var clean = new StringBuilder(text.Length);
        foreach (var rune in text.EnumerateRunes()) // a lone surrogate comes as U+FFFD
            if (rune.Value > 0xFFFF || XmlConvert.IsXmlChar((char)rune.Value)) clean.Append(rune.ToString());
        return clean.ToString();
    }
}
