namespace Korme.Sidecars;

/// <summary>An element of a text, with the places where it stands: a UTF-16 index each, the end exclusive.</summary>
internal sealed class XmlPart
{
    public required string Prefix { get; init; }
    public required string Local { get; init; }
    public string Namespace { get; set; } = "";
    public XmlPart? Parent { get; init; }

    /// <summary>Of the <c>&lt;</c>.</summary>
    public required int Start { get; init; }

    /// <summary>After the <c>&gt;</c> of the start tag.</summary>
    public int ContentStart { get; set; }

    /// <summary>Of the end tag; the same as <see cref="ContentStart"/> when there is none.</summary>
    public int ContentEnd { get; set; }
    public int End { get; set; }

    /// <summary>Written <c>&lt;a/&gt;</c>.</summary>
    public bool IsEmptyTag { get; set; }
    public List<XmlAttributePart> Attributes { get; } = [];
    public List<XmlPart> Children { get; } = [];

    /// <summary>Its own runs of text, without those of its children.</summary>
    public List<XmlTextPart> Texts { get; } = [];

    /// <summary>Prefix → namespace, as it holds inside.</summary>
    public required Dictionary<string, string> Scope { get; set; }

    /// <summary>As written: <c>rdf:Description</c>.</summary>
    public string Name => Prefix.Length == 0 ? Local : $"{Prefix}:{Local}";

    public bool Is(string space, string local) => Local == local && Namespace == space;

    public XmlAttributePart? Attribute(string space, string local) =>
        Attributes.Find(attribute => attribute.Local == local && attribute.Namespace == space);

    /// <summary>What its text says, entities resolved, comments left out.</summary>
    public string Value => string.Concat(Texts.Select(text => text.Value));
}

/// <summary>An attribute. <paramref name="Start"/> is where its name begins, <paramref name="End"/> after the closing quote.</summary>
internal sealed record XmlAttributePart(string Prefix, string Local, string Namespace, int Start, int ValueStart, int ValueEnd, int End, string Value)
{
    public bool IsDeclaration => Prefix == "xmlns" || (Prefix.Length == 0 && Local == "xmlns");
}

/// <summary>A run of text or a CDATA section.</summary>
internal readonly record struct XmlTextPart(int Start, int End, string Value);
