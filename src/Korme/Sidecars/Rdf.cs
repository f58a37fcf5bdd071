namespace Korme.Sidecars;

/// <summary>The properties of an XMP packet as its text has them (XMP part 1 §7, RDF/XML): attributes and elements of its descriptions.</summary>
internal sealed class Rdf
{
    public const string Namespace = "http://www.w3.org/1999/02/22-rdf-syntax-ns#";
    private const string Xml = "http://www.w3.org/XML/1998/namespace";

    private Rdf(string text, XmlPart frame, bool hasRemarks)
    {
        (Text, Frame, HasRemarks) = (text, frame, hasRemarks);
        NewLine = text.Contains("\r\n", StringComparison.Ordinal) ? "\r\n" : "\n";
        Descriptions = [.. frame.Children.Where(child => child.Is(Namespace, "Description"))];
    }

    public string Text { get; }

    /// <summary>The <c>rdf:RDF</c>.</summary>
    public XmlPart Frame { get; }
    public IReadOnlyList<XmlPart> Descriptions { get; }
    public bool HasRemarks { get; }
    public string NewLine { get; }

    /// <exception cref="SidecarRefusedException">No RDF in it, or several.</exception>
    public static Rdf Of(string text)
    {
        var parts = XmlParts.Of(text);
        var frames = Frames(parts.Root).ToList();
        return frames is [var only] ? new(text, only, parts.HasRemarks)
            : throw new SidecarRefusedException(frames.Count == 0 ? "has no rdf:RDF: it is no XMP" : "has several rdf:RDF, and nobody knows which one counts");
    }

    /// <summary>Where a property stands; both null: nowhere.</summary>
    /// <exception cref="SidecarRefusedException">Twice.</exception>
    public (XmlPart? Owner, XmlAttributePart? Attribute, XmlPart? Element) Find(string space, string name)
    {
        var attributes = Descriptions.SelectMany(each => each.Attributes.Where(attribute => attribute.Namespace == space && attribute.Local == name)
            .Select(attribute => (Owner: (XmlPart?)each, Attribute: (XmlAttributePart?)attribute, Element: (XmlPart?)null)));
        var elements = Descriptions.SelectMany(each => each.Children.Where(child => child.Is(space, name))
            .Select(child => (Owner: (XmlPart?)each, Attribute: (XmlAttributePart?)null, Element: (XmlPart?)child)));
        var found = attributes.Concat(elements).Take(2).ToList();
        return found.Count < 2 ? found.FirstOrDefault() : throw new SidecarRefusedException($"says {name} twice");
    }

    /// <summary>The description a new property goes to: one that has its namespace already, else the first with any property, else the first.</summary>
    public XmlPart? HomeFor(string space) =>
        Descriptions.FirstOrDefault(each => Properties(each).Contains(space)) ?? Descriptions.FirstOrDefault(each => Properties(each).Any())
        ?? (Descriptions is [var first, ..] ? first : null);

    /// <summary>Whether a description has its simple properties as attributes, as Adobe's and Exiv2's programs write, or as elements, as exiftool does.</summary>
    public static bool PrefersAttributes(XmlPart description) =>
        description.Attributes.Any(IsProperty) || !description.Children.Any(child => child.Children.Count == 0);

    /// <summary>The part whose text is the value of a property or an item: itself, or its <c>rdf:value</c>. Null: none is.</summary>
    public static XmlPart? HolderOf(XmlPart part)
    {
        if (part.Children.Find(child => child.Is(Namespace, "value")) is { } value) return HolderOf(value);
        if (part.Children is [var only] && only.Is(Namespace, "Description")) return HolderOf(only);
        return part.Children.Count == 0 && part.Attributes.All(attribute => attribute.IsDeclaration || attribute.Namespace == Xml) ? part : null;
    }

    /// <summary>The <c>rdf:Alt</c>, <c>rdf:Bag</c> or <c>rdf:Seq</c> of a property; null: it isn't an array.</summary>
    public static XmlPart? ArrayOf(XmlPart property) =>
        property.Children is [{ Namespace: Namespace, Local: "Alt" or "Bag" or "Seq" } array] ? array : null;

    public static string LanguageOf(XmlPart item) => item.Attribute(Xml, "lang")?.Value ?? "";

    /// <summary>A prefix for a namespace where a part stands; null: none holds there.</summary>
    public static string? PrefixAt(XmlPart part, string space) =>
        part.Scope.Where(pair => pair.Value == space && pair.Key.Length > 0).Select(pair => pair.Key).Order(StringComparer.Ordinal).FirstOrDefault();

    /// <summary>What separates a part from what stands before it, when that is white space.</summary>
    public string LeadOf(int start)
    {
        var begin = start;
        while (begin > 0 && Text[begin - 1] is ' ' or '\t' or '\r' or '\n') begin--;
        return Text[begin..start];
    }

    /// <summary>The indent of the line a part begins; null: it begins none.</summary>
    public string? IndentOf(XmlPart part)
    {
        var lead = LeadOf(part.Start);
        var line = lead.LastIndexOf('\n');
        return line < 0 ? part.Start == lead.Length ? lead : null : lead[(line + 1)..];
    }

    private static bool IsProperty(XmlAttributePart attribute) => attribute.Namespace is not ("" or Namespace or Xml) && !attribute.IsDeclaration;

    private static IEnumerable<string> Properties(XmlPart description) =>
        description.Attributes.Where(IsProperty).Select(attribute => attribute.Namespace).Concat(description.Children.Select(child => child.Namespace));

    private static IEnumerable<XmlPart> Frames(XmlPart root)
    {
        var waiting = new Stack<XmlPart>([root]);
        while (waiting.TryPop(out var part))
        {
            if (part.Is(Namespace, "RDF")) yield return part;
            else foreach (var child in part.Children) waiting.Push(child);
        }
    }
}
