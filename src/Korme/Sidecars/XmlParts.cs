using System.Globalization;
using System.Text;

namespace Korme.Sidecars;

/// <summary>Finds the elements of an XML text and where they stand in it, so that one of them can be changed and the rest not.</summary>
/// <remarks>
/// For texts that <see cref="System.Xml.XmlReader"/> has accepted without document type, as <c>XmpDocument</c> does (XML 1.0 and
/// Namespaces in XML 1.0): it checks little by itself. No reader of .NET tells where an attribute's value begins and ends.
/// </remarks>
internal sealed class XmlParts
{
    private const string XmlNamespace = "http://www.w3.org/XML/1998/namespace";

    private readonly string text;
    private int at;

    private XmlParts(string text) => this.text = text;

    /// <summary>True when the text has comments, or instructions other than the packet's own.</summary>
    public bool HasRemarks { get; private set; }

    public XmlPart Root { get; private set; } = null!;

    /// <exception cref="SidecarRefusedException">It isn't XML after all.</exception>
    public static XmlParts Of(string text)
    {
        var parts = new XmlParts(text);
        try
        {
            parts.Read();
        }
        catch (Exception problem) when (problem is ArgumentOutOfRangeException or IndexOutOfRangeException or FormatException or OverflowException)
        {
            throw new SidecarRefusedException("is no XML that can be changed in place", problem);
        }
        return parts.Root is null ? throw new SidecarRefusedException("has no element") : parts;
    }

    private void Read()
    {
        XmlPart? open = null;
        while (at < text.Length)
        {
            if (text[at] != '<') ReadText(open);
            else if (Begins("<!--")) Skip("-->");
            else if (Begins("<![CDATA[")) ReadCharacterData(open);
            else if (Begins("<?")) SkipInstruction();
            else if (Begins("<!")) throw new FormatException("a document type");
            else if (Begins("</"))
            {
                if (open is null) throw new FormatException("an end without a start");
                open.ContentEnd = at;
                at = Find(">") + 1;
                open.End = at;
                open = open.Parent;
            }
            else
            {
                var part = ReadStart(open);
                if (open is not null) open.Children.Add(part);
                else Root ??= part;
                if (!part.IsEmptyTag) open = part;
            }
        }
        if (open is not null) throw new FormatException("a start without an end");
    }

    private XmlPart ReadStart(XmlPart? parent)
    {
        var start = at++;
        var (prefix, local) = ReadName();
        var part = new XmlPart { Prefix = prefix, Local = local, Parent = parent, Start = start, Scope = parent?.Scope ?? new() { ["xml"] = XmlNamespace } };
        var written = new List<XmlAttributePart>();
        while (true)
        {
            SkipSpace();
            if (text[at] is '>' or '/') break;
            written.Add(ReadAttribute());
        }
        part.IsEmptyTag = text[at] == '/';
        at += part.IsEmptyTag ? 2 : 1;
        part.ContentStart = part.ContentEnd = part.End = at;

        if (written.Any(attribute => attribute.IsDeclaration))
        {
            part.Scope = new(part.Scope);
            foreach (var declared in written.Where(attribute => attribute.IsDeclaration))
                part.Scope[declared.Prefix.Length == 0 ? "" : declared.Local] = declared.Value;
        }
        part.Namespace = part.Scope.GetValueOrDefault(prefix, "");
        part.Attributes.AddRange(written.Select(attribute => attribute.Prefix.Length == 0 ? attribute
            : attribute with { Namespace = part.Scope.GetValueOrDefault(attribute.Prefix, "") }));
        return part;
    }

    private XmlAttributePart ReadAttribute()
    {
        var start = at;
        var (prefix, local) = ReadName();
        SkipSpace();
        if (text[at] != '=') throw new FormatException("an attribute without a value");
        at++;
        SkipSpace();
        var quote = text[at++];
        var valueStart = at;
        at = Find(quote.ToString()) + 1;
        return new(prefix, local, "", start, valueStart, at - 1, at, Resolve(text[valueStart..(at - 1)], isAttribute: true));
    }

    private (string Prefix, string Local) ReadName()
    {
        var start = at;
        while (text[at] is not ('=' or '>' or '/' or ' ' or '\t' or '\r' or '\n')) at++;
        var name = text[start..at];
        var colon = name.IndexOf(':');
        return colon < 0 ? ("", name) : (name[..colon], name[(colon + 1)..]);
    }

    private void ReadText(XmlPart? open)
    {
        var start = at;
        at = text.IndexOf('<', at);
        if (at < 0) at = text.Length;
        open?.Texts.Add(new(start, at, Resolve(text[start..at], isAttribute: false)));
    }

    private void ReadCharacterData(XmlPart? open)
    {
        var start = at;
        Skip("]]>", isRemark: false);
        open?.Texts.Add(new(start, at, text[(start + 9)..(at - 3)].ReplaceLineEndings("\n")));
    }

    private void SkipInstruction()
    {
        var isPackets = Begins("<?xpacket") || Begins("<?xml ");
        Skip("?>", isRemark: !isPackets);
    }

    private void Skip(string end, bool isRemark = true)
    {
        HasRemarks |= isRemark;
        at = Find(end) + end.Length;
    }

    private int Find(string mark)
    {
        var found = text.IndexOf(mark, at, StringComparison.Ordinal);
        return found < 0 ? throw new FormatException($"no {mark}") : found;
    }

    private void SkipSpace()
    {
        while (text[at] is ' ' or '\t' or '\r' or '\n') at++;
    }

    private bool Begins(string mark) => string.CompareOrdinal(text, at, mark, 0, mark.Length) == 0;

    /// <summary>XML 1.0 §2.11, §3.3.3 and §4.6: line ends, white space of attributes, the five entities and characters by number.</summary>
    private static string Resolve(string raw, bool isAttribute)
    {
        if (raw.AsSpan().IndexOfAny("&\r\n\t") < 0) return raw;
        raw = raw.Replace("\r\n", "\n", StringComparison.Ordinal).Replace('\r', '\n');
        if (isAttribute) raw = raw.Replace('\n', ' ').Replace('\t', ' ');
        if (!raw.Contains('&', StringComparison.Ordinal)) return raw;
        var value = new StringBuilder(raw.Length);
        for (var index = 0; index < raw.Length; index++)
        {
            if (raw[index] != '&')
            {
                value.Append(raw[index]);
                continue;
            }
            var end = raw.IndexOf(';', index);
            if (end < 0) throw new FormatException("an & alone");
            value.Append(Entity(raw[(index + 1)..end]));
            index = end;
        }
        return value.ToString();
    }

    private static string Entity(string name) => name switch
    {
        "lt" => "<",
        "gt" => ">",
        "amp" => "&",
        "quot" => "\"",
        "apos" => "'",
        ['#', 'x', .. var digits] => char.ConvertFromUtf32(int.Parse(digits, NumberStyles.AllowHexSpecifier, CultureInfo.InvariantCulture)),
        ['#', .. var digits] => char.ConvertFromUtf32(int.Parse(digits, NumberStyles.None, CultureInfo.InvariantCulture)),
        _ => throw new FormatException($"the entity {name}"),
    };
}
