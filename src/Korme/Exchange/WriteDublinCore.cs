using System.Globalization;
using System.Xml;
using Korme.Archive;
using Korme.Catalogue;

namespace Korme.Exchange;

/// <summary>Every work as simple Dublin Core (<c>oai_dc</c>, OAI-PMH 2.0 §4): fifteen elements, each as often as needed.</summary>
internal static class WriteDublinCore
{
    private const string OaiDc = "http://www.openarchives.org/OAI/2.0/oai_dc/", Dc = "http://purl.org/dc/elements/1.1/", Records = "urn:x-korme:records";

    // A role that helps is dc:contributor; every other one is dc:creator.
    private static readonly HashSet<string> Helping = new(["collaborator", "contributor", "performer", "assistant", "curator", "editor"], StringComparer.OrdinalIgnoreCase);

    /// <summary>Writes them.</summary>
    /// <returns>How many.</returns>
    public static int Run(TextWriter text, IEnumerable<Work> works, ExportOptions options)
    {
        using var xml = XmlWriter.Create(text, new() { Indent = true, NewLineChars = "\n", CloseOutput = false });
        xml.WriteStartDocument();
        xml.WriteStartElement("records", Records);
        var count = 0;
        foreach (var work in works)
        {
            xml.WriteStartElement("oai_dc", "dc", OaiDc);
            xml.WriteAttributeString("xmlns", "dc", null, Dc);
            Write(xml, work, options);
            xml.WriteEndElement();
            count++;
        }
        xml.WriteEndElement();
        xml.WriteEndDocument();
        return count;
    }

    private static void Write(XmlWriter xml, Work work, ExportOptions options)
    {
        Texts(xml, "title", work.Title);
        foreach (var maker in work.Makers) Texts(xml, Helping.Contains(maker.Role) ? "contributor" : "creator", maker.Name);
        foreach (var keyword in work.Keywords) One(xml, "subject", keyword);
        Texts(xml, "description", work.Story);
        if (work.Date is not null) One(xml, "date", work.Date);
        One(xml, "type", RecordWord.Of(work.Kind)); // first: the vocabulary's word says less
        One(xml, "type", TypeOf(work.Kind));
        Texts(xml, "format", work.Medium);
        if (work.Dimensions is not null) One(xml, "format", work.Dimensions);
        if (work.Identifier is not null) One(xml, "identifier", work.Identifier);
        One(xml, "identifier", options.Address is { } address ? $"{address}/linked-art/works/{work.Id:D}" : $"urn:uuid:{work.Id:D}");
        foreach (var relation in work.Relations) One(xml, "relation", $"urn:uuid:{relation.Work:D}");
        Texts(xml, "coverage", work.Place?.Name ?? LanguageText.None);
        if (work.Place is { Latitude: { } latitude, Longitude: { } longitude }) One(xml, "coverage", string.Create(CultureInfo.InvariantCulture, $"{latitude:R}, {longitude:R}"));
        if (work.Rights is not null) One(xml, "rights", work.Rights);
        Texts(xml, "rights", work.Credit);
    }

    private static void Texts(XmlWriter xml, string element, LanguageText text)
    {
        foreach (var (language, one) in text) One(xml, element, one, language);
    }

    private static void One(XmlWriter xml, string element, string text, string language = LanguageText.Undetermined)
    {
        xml.WriteStartElement("dc", element, Dc);
        if (language != LanguageText.Undetermined) xml.WriteAttributeString("xml", "lang", null, Fit(language));
        xml.WriteString(Fit(text));
        xml.WriteEndElement();
    }

    /// <summary>Control characters that no XML can hold are left out.</summary>
    private static string Fit(string text)
    {
        for (var at = 0; at < text.Length; at++)
        {
            if (XmlConvert.IsXmlChar(text[at])) continue;
            if (at + 1 < text.Length && XmlConvert.IsXmlSurrogatePair(text[at + 1], text[at])) at++;
            else return string.Concat(text.EnumerateRunes().Where(rune => rune.Value > 0xFFFF || XmlConvert.IsXmlChar((char)rune.Value)).Select(rune => rune.ToString()));
        }
        return text;
    }

    /// <summary>The DCMI Type Vocabulary's word.</summary>
    private static string TypeOf(WorkKind kind) => kind switch
    {
        WorkKind.Recording => "Sound",
        WorkKind.Video => "MovingImage",
        WorkKind.Text or WorkKind.Music or WorkKind.Document => "Text",
        WorkKind.Mural or WorkKind.Textile => "PhysicalObject",
        _ => "StillImage",
    };
}
