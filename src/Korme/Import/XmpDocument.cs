using System.Xml;
using System.Xml.Linq;
using Korme.Catalogue;
using XmpCore;
using XmpCore.Options;

namespace Korme.Import;

/// <summary>A parsed XMP packet, with getters that answer null where the type of a property surprises.</summary>
internal sealed class XmpDocument
{
    private const int MaxBytes = 4 << 20;
    private const int MaxDepth = 40;
    private const int MaxItems = 500;

    // XmpCore compares each with each: 60,000 took 4 s. Programs write some hundreds.
    private const int MaxAttributes = 5_000;

    private readonly IXmpMeta meta;

    private XmpDocument(IXmpMeta meta) => this.meta = meta;

    /// <summary>Parses a packet, UTF-8 or UTF-16.</summary>
    /// <exception cref="InvalidDataException">Longer than 4 MiB, not XML, not XMP, with a document type, nested too deeply, or with too
    /// many attributes.</exception>
    public static XmpDocument Parse(byte[] packet)
    {
        if (packet.Length > MaxBytes) throw new InvalidDataException("longer than 4 MiB");
        var text = DecodeText.FromBytes(packet, out _).TrimEnd('\0', ' ', '\r', '\n', '\t');
        if (!IsPlain(text)) text = WithoutRemarks(text);
        try
        {
            return new(XmpMetaFactory.ParseFromString(text, new ParseOptions()));
        }
        catch (XmpException problem)
        {
            throw new InvalidDataException(problem.Message, problem);
        }
        catch (Exception problem) when (problem is not (OutOfMemoryException or InsufficientExecutionStackException))
        {
            // These bytes come from outside, and XmpCore throws what it likes.
            throw new InvalidDataException("the XMP is damaged", problem);
        }
    }

    /// <summary>What was parsed, for whoever writes it again.</summary>
    public IXmpMeta Meta => meta;

    /// <summary>Every node with its path, <c>dc:title[1]/xml:lang</c>, and its value, in the order of the packet.</summary>
    public IEnumerable<(string Path, string Value)> Nodes() =>
        meta.Properties.Where(node => node.Path is not null).Select(node => (node.Path, node.Value ?? ""));

    /// <summary>A simple value, or the first of an array of them.</summary>
    public string? Value(string schema, string name)
    {
        try
        {
            if (meta.GetProperty(schema, name) is not { } property) return null;
            return property.Options.IsArray ? meta.GetArrayItem(schema, name, 1)?.Value : property.Options.IsStruct ? null
                : property.Value;
        }
        catch (XmpException)
        {
            return null;
        }
    }

    /// <summary>The simple values of an array, or the one value where somebody wrote no array.</summary>
    public IReadOnlyList<string> Values(string schema, string name)
    {
        try
        {
            if (meta.GetProperty(schema, name) is not { } property) return [];
            if (!property.Options.IsArray) return property.Value is { } value ? [value] : [];
            return [.. Enumerable.Range(1, Math.Min(MaxItems, meta.CountArrayItems(schema, name)))
                .Select(index => meta.GetArrayItem(schema, name, index)?.Value).OfType<string>()];
        }
        catch (XmpException)
        {
            return [];
        }
    }

    /// <summary>A text with alternatives by language; <c>x-default</c> and what is no language count as undetermined.</summary>
    /// <param name="schema">The namespace.</param>
    /// <param name="name">The local name.</param>
    /// <param name="maxLength">Longer texts are cut, in UTF-16 units.</param>
    public LanguageText Texts(string schema, string name, int maxLength = CleanText.MaxLength)
    {
        try
        {
            if (meta.GetProperty(schema, name) is not { } property) return LanguageText.None;
            if (!property.Options.IsArray) return LanguageText.Of(CleanText.Paragraphs(property.Value, maxLength));
            var texts = new LanguageText(Enumerable.Range(1, Math.Min(MaxItems, meta.CountArrayItems(schema, name)))
                .Select(index => Alternative(schema, name, index, maxLength)));
            // The default mostly repeats one of the languages.
            return texts.In(LanguageText.Undetermined) is { } unnamed
                && texts.Any(each => each.Key != LanguageText.Undetermined && each.Value == unnamed)
                ? new(texts.Where(each => each.Key != LanguageText.Undetermined)) : texts;
        }
        catch (XmpException)
        {
            return LanguageText.None;
        }
    }

    private KeyValuePair<string, string> Alternative(string schema, string name, int index, int maxLength) =>
        new(LanguageOf(schema, $"{name}[{index}]"), CleanText.Paragraphs(meta.GetArrayItem(schema, name, index)?.Value, maxLength) ?? "");

    private string LanguageOf(string schema, string path)
    {
        var tag = meta.DoesQualifierExist(schema, path, XmpConstants.NsXml, "lang")
            ? meta.GetQualifier(schema, path, XmpConstants.NsXml, "lang")?.Value : null;
        var primary = tag?.Split('-')[0].ToLowerInvariant();
        return primary is { Length: 2 or 3 } && primary.All(char.IsAsciiLetter) ? primary : LanguageText.Undetermined;
    }

    /// <summary>Refuses what XmpCore would follow: document types (entities that multiply), and depth its recursion doesn't
    /// survive.</summary>
    /// <returns>False when there are instructions, comments or CDATA sections within the packet, over which XmpCore stumbles.</returns>
    private static bool IsPlain(string text)
    {
        try
        {
            var isPlain = true;
            using var reader = XmlReader.Create(new StringReader(text),
                new XmlReaderSettings { DtdProcessing = DtdProcessing.Prohibit, XmlResolver = null });
            while (reader.Read())
            {
                if (reader.Depth > MaxDepth) throw new InvalidDataException("nested too deeply");
                if (reader.AttributeCount > MaxAttributes) throw new InvalidDataException("an element has more than 5,000 attributes");
                isPlain &= reader.Depth == 0 || reader.NodeType is not (XmlNodeType.ProcessingInstruction or XmlNodeType.Comment or XmlNodeType.CDATA);
            }
            return isPlain;
        }
        catch (XmlException problem)
        {
            throw new InvalidDataException(problem.Message, problem);
        }
    }

    private static string WithoutRemarks(string text)
    {
        using var reader = XmlReader.Create(new StringReader(text), new XmlReaderSettings
        {
            DtdProcessing = DtdProcessing.Prohibit,
            XmlResolver = null,
            IgnoreProcessingInstructions = true,
            IgnoreComments = true,
        });
        var document = XDocument.Load(reader, LoadOptions.PreserveWhitespace);
        foreach (var section in document.DescendantNodes().OfType<XCData>().ToList()) section.ReplaceWith(new XText(section.Value));
        return document.ToString(SaveOptions.DisableFormatting);
    }
}
