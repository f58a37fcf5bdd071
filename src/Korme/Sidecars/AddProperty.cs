using System.Text;

namespace Korme.Sidecars;

/// <summary>Writes what a packet doesn't have yet, in the manner of what it has: attributes or elements, indents, line ends, quotes, prefixes.</summary>
internal static class AddProperty
{
    /// <summary>A property of one value.</summary>
    public static void Value(Rdf rdf, XmlEdits edits, PropertyChange change, string value)
    {
        if (rdf.HomeFor(change.Namespace) is not { } home)
        {
            AddDescription(rdf, edits, change, (prefix, quote) => $" {prefix}:{change.Name}={quote}{edits.Escape(value, quote)}{quote}/>", isWhole: true);
            return;
        }
        var prefix = PrefixFor(rdf, edits, home, change);
        if (Rdf.PrefersAttributes(home))
        {
            var quote = QuoteOf(rdf, home);
            AddAttribute(rdf, edits, home, $"{prefix}:{change.Name}={quote}{edits.Escape(value, quote)}{quote}");
        }
        else AddElement(rdf, edits, home, (_, _) => $"<{prefix}:{change.Name}>{edits.Escape(value)}</{prefix}:{change.Name}>");
    }

    /// <summary>A property that is an array.</summary>
    public static void Items(Rdf rdf, XmlEdits edits, PropertyChange change, IReadOnlyList<(string Language, string Text)> items)
    {
        var kind = change switch { PropertyChange.ByLanguage => "Alt", PropertyChange.Members => "Bag", _ => "Seq" };
        if (rdf.HomeFor(change.Namespace) is not { } home)
        {
            AddDescription(rdf, edits, change, (prefix, _) => ">" + Array(rdf, edits, $"{prefix}:{change.Name}", RdfName(rdf.Frame), kind, items, null, ""), isWhole: false);
            return;
        }
        var name = $"{PrefixFor(rdf, edits, home, change)}:{change.Name}";
        AddElement(rdf, edits, home, (indent, unit) => Array(rdf, edits, name, RdfName(home), kind, items, indent, unit));
    }

    /// <summary>New items at the beginning and at the end of an array.</summary>
    public static void ToArray(Rdf rdf, XmlEdits edits, XmlPart array, IReadOnlyList<(string, string)> first, IReadOnlyList<(string, string)> last)
    {
        if (first.Count + last.Count == 0) return;
        var name = RdfName(array)("li");
        if (array.Children.Count == 0)
        {
            AddElement(rdf, edits, array, (indent, _) => string.Join(indent is null ? "" : rdf.NewLine + indent, first.Concat(last).Select(item => Item(edits, name, item))));
            return;
        }
        var (lead, end) = (rdf.LeadOf(array.Children[^1].Start), array.Children[^1].End);
        foreach (var item in first) edits.Insert(array.Children[0].Start - rdf.LeadOf(array.Children[0].Start).Length, rdf.LeadOf(array.Children[0].Start) + Item(edits, name, item));
        foreach (var item in last) edits.Insert(end, lead + Item(edits, name, item));
    }

    private static string Array(
        Rdf rdf, XmlEdits edits, string name, Func<string, string> rdfName, string kind, IReadOnlyList<(string, string)> items, string? indent, string unit)
    {
        string Line(int depth) => indent is null ? "" : rdf.NewLine + indent + string.Concat(Enumerable.Repeat(unit, depth));
        var text = new StringBuilder($"<{name}>{Line(1)}<{rdfName(kind)}>");
        foreach (var item in items) text.Append(Line(2)).Append(Item(edits, rdfName("li"), item));
        return text.Append($"{Line(1)}</{rdfName(kind)}>{Line(0)}</{name}>").ToString();
    }

    private static string Item(XmlEdits edits, string name, (string Language, string Text) item) =>
        $"<{name}{(item.Language.Length == 0 ? "" : $" xml:lang=\"{edits.Escape(item.Language, '"')}\"")}>{edits.Escape(item.Text)}</{name}>";

    private static void AddAttribute(Rdf rdf, XmlEdits edits, XmlPart part, string attribute)
    {
        var last = part.Attributes.LastOrDefault();
        var at = last?.End ?? part.Start + 1 + part.Name.Length;
        edits.Insert(at, (last is null ? " " : rdf.LeadOf(last.Start)) + attribute);
    }

    private static void AddElement(Rdf rdf, XmlEdits edits, XmlPart parent, Func<string?, string, string> write)
    {
        var outer = rdf.IndentOf(parent);
        var last = parent.Children.LastOrDefault();
        var indent = last is not null ? rdf.IndentOf(last) : outer is null ? null : outer + UnitOf(rdf, parent);
        var unit = indent is not null && outer is not null && indent.Length > outer.Length && indent.StartsWith(outer, StringComparison.Ordinal)
            ? indent[outer.Length..] : UnitOf(rdf, parent);
        var line = indent is null ? "" : rdf.NewLine + indent;
        var element = line + write(indent, unit);
        if (last is not null)
        {
            edits.Insert(last.End, element);
            return;
        }
        var end = outer is null ? "" : rdf.NewLine + outer;
        if (parent.IsEmptyTag) edits.Replace(parent.ContentStart - 2, parent.ContentStart, $">{element}{end}</{parent.Name}>");
        else edits.Insert(parent.ContentStart, rdf.Text[parent.ContentStart..parent.ContentEnd].Contains('\n', StringComparison.Ordinal) ? element : element + end);
    }

    private static void AddDescription(Rdf rdf, XmlEdits edits, PropertyChange change, Func<string, char, string> write, bool isWhole)
    {
        var name = RdfName(rdf.Frame);
        var (known, prefix) = (Rdf.PrefixAt(rdf.Frame, change.Namespace), FreePrefix(rdf.Frame, change.Prefix));
        var declaration = known is null ? $" xmlns:{prefix}=\"{change.Namespace}\"" : "";
        AddElement(rdf, edits, rdf.Frame, (_, _) =>
            $"<{name("Description")} {AboutName(rdf.Frame)}=\"\"{declaration}{write(known ?? prefix, '"')}{(isWhole ? "" : $"</{name("Description")}>")}");
    }

    private static string PrefixFor(Rdf rdf, XmlEdits edits, XmlPart home, PropertyChange change)
    {
        if (Rdf.PrefixAt(home, change.Namespace) is { } known) return known;
        var prefix = FreePrefix(home, change.Prefix);
        var quote = QuoteOf(rdf, home);
        // Beside the other declarations, where the file has them.
        if (home.Attributes.FindLast(attribute => attribute.IsDeclaration) is { } declared)
            edits.Insert(declared.End, $"{rdf.LeadOf(declared.Start)}xmlns:{prefix}={quote}{change.Namespace}{quote}");
        else AddAttribute(rdf, edits, home, $"xmlns:{prefix}={quote}{change.Namespace}{quote}");
        return prefix;
    }

    private static string FreePrefix(XmlPart part, string prefix)
    {
        var free = prefix;
        for (var number = 2; part.Scope.ContainsKey(free); number++) free = prefix + number;
        return free;
    }

    private static char QuoteOf(Rdf rdf, XmlPart part) => part.Attributes.Count == 0 ? '"' : rdf.Text[part.Attributes[^1].ValueEnd];

    private static string UnitOf(Rdf rdf, XmlPart part)
    {
        var (outer, inner) = (part.Parent is null ? null : rdf.IndentOf(part.Parent), rdf.IndentOf(part));
        return outer is not null && inner is not null && inner.Length > outer.Length && inner.StartsWith(outer, StringComparison.Ordinal) ? inner[outer.Length..] : " ";
    }

    private static Func<string, string> RdfName(XmlPart part) => local => part.Prefix.Length == 0 ? local : $"{part.Prefix}:{local}";

    // An attribute without prefix has no namespace: rdf:about needs one.
    private static string AboutName(XmlPart part) => Rdf.PrefixAt(part, Rdf.Namespace) is { } prefix ? $"{prefix}:about" : "about";
}
