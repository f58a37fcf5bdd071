using Korme.Import;

namespace Korme.Sidecars;

/// <summary>Makes one change in the text of a packet and leaves every other character where it was.</summary>
internal static class EditInPlace
{
    private const string DefaultLanguage = "x-default";

    /// <summary>The changed text; the same one when it says so already.</summary>
    /// <exception cref="SidecarRefusedException">It is written in a way that can't be changed in place.</exception>
    public static string Run(string text, PropertyChange change, bool isAsciiOnly)
    {
        var rdf = Rdf.Of(text);
        var edits = new XmlEdits(isAsciiOnly);
        var (owner, attribute, element) = rdf.Find(change.Namespace, change.Name);
        switch (change)
        {
            case PropertyChange.OneValue one when attribute is not null:
                if (one.Value is null) Remove(rdf, edits, attribute.Start, attribute.End);
                else if (one.Value != attribute.Value) edits.Replace(attribute.ValueStart, attribute.ValueEnd, edits.Escape(one.Value, text[attribute.ValueEnd]));
                break;
            case PropertyChange.OneValue one when element is not null:
                if (one.Value is null) Remove(rdf, edits, element.Start, element.End);
                else SetText(text, edits, Rdf.ArrayOf(element) is { Children: [var first, ..] } ? first : element, one.Value);
                break;
            case PropertyChange.OneValue one:
                if (one.Value is not null) AddProperty.Value(rdf, edits, change, one.Value);
                break;
            default:
                var items = Wanted(change, attribute is null ? [] : [("", attribute.Value)]);
                if (element is not null && Rdf.ArrayOf(element) is { } array) SetItems(rdf, edits, element, array, change);
                else if (element is not null)
                {
                    // Somebody wrote one text where a list belongs: it counts as its first item.
                    var text1 = Rdf.HolderOf(element) is { } holder ? holder.Value.Trim() : throw new SidecarRefusedException($"has {change.Name} in a form that isn't known");
                    items = Wanted(change, text1.Length == 0 ? [] : [("", text1)]);
                    Remove(rdf, edits, element.Start, element.End);
                    if (items.Count > 0) AddProperty.Items(rdf, edits, change, items);
                }
                else
                {
                    if (attribute is not null && items is [var (_, only)] && only == attribute.Value) break;
                    if (attribute is not null) Remove(rdf, edits, attribute.Start, attribute.End);
                    if (items.Count > 0) AddProperty.Items(rdf, edits, change, items);
                }
                break;
        }
        return edits.IsEmpty ? text : edits.ApplyTo(text);
    }

    /// <summary>All items of a property that is written anew, given those it has.</summary>
    internal static List<(string Language, string Text)> Wanted(PropertyChange change, IReadOnlyList<(string Language, string Text)> now)
    {
        switch (change)
        {
            case PropertyChange.ByLanguage texts:
                var kept = now.Where(item => !texts.Texts.ContainsKey(SidecarLanguage.Of(item.Language)))
                    .Select(item => (item.Language.Length == 0 ? DefaultLanguage : item.Language, item.Text)).ToList();
                kept.AddRange(texts.Texts.Where(text => text.Value is not null).Select(text => (SidecarLanguage.TagOf(text.Key), text.Value!)));
                if (kept.Count == 0) return kept;
                // Programs that know one language only show this one (XMP part 1 §8.2.2.4).
                var first = kept.FindIndex(item => item.Item1 == DefaultLanguage);
                if (first < 0) kept.Insert(0, (DefaultLanguage, (kept.Find(item => item.Item1 == "en") is (not null, var english) ? english : kept[0].Item2)));
                else if (first > 0)
                {
                    var named = kept[first];
                    kept.RemoveAt(first);
                    kept.Insert(0, named);
                }
                return kept;
            case PropertyChange.Members members:
                return [.. now.Where(item => !members.Removed.Contains(item.Text)), .. members.Added.Where(added => !now.Any(item => item.Text == added)).Select(added => ("", added))];
            case PropertyChange.InOrder order:
                return [.. order.Items.Select(item => ("", item))];
            default:
                throw new InvalidOperationException("a change that nobody knows");
        }
    }

    private static void SetItems(Rdf rdf, XmlEdits edits, XmlPart property, XmlPart array, PropertyChange change)
    {
        var items = array.Children;
        var gone = new HashSet<XmlPart>();
        var texts = new Dictionary<XmlPart, string>();
        var first = new List<(string, string)>();
        var last = new List<(string, string)>();
        switch (change)
        {
            case PropertyChange.ByLanguage languages:
                ByLanguage(languages, items, gone, texts, first, last);
                break;
            case PropertyChange.Members members:
                gone.UnionWith(items.Where(item => members.Removed.Contains(TextOf(item))));
                last.AddRange(members.Added.Where(added => !items.Any(item => TextOf(item) == added)).Select(added => ("", added)));
                break;
            case PropertyChange.InOrder order:
                var kept = items.Where(item => order.Items.Contains(TextOf(item))).ToList();
                var isBeginning = kept.Select(TextOf).SequenceEqual(order.Items.Take(kept.Count));
                if (!isBeginning) kept.Clear();
                gone.UnionWith(items.Except(kept));
                last.AddRange(order.Items.Skip(kept.Count).Select(item => ("", item)));
                break;
        }

        if (gone.Count == items.Count && first.Count + last.Count == 0)
        {
            Remove(rdf, edits, property.Start, property.End);
            return;
        }
        foreach (var item in gone) Remove(rdf, edits, item.Start, item.End);
        foreach (var (item, text) in texts) SetText(rdf.Text, edits, item, text);
        AddProperty.ToArray(rdf, edits, array, first, last);
    }

    private static void ByLanguage(
        PropertyChange.ByLanguage change, List<XmlPart> items, HashSet<XmlPart> gone, Dictionary<XmlPart, string> texts,
        List<(string, string)> first, List<(string, string)> last)
    {
        foreach (var (language, wanted) in change.Texts)
        {
            var same = items.Where(item => SidecarLanguage.Of(Rdf.LanguageOf(item)) == language).ToList();
            if (wanted is null) gone.UnionWith(same);
            else if (same.Count == 0) (language == SidecarLanguage.None ? first : last).Add((SidecarLanguage.TagOf(language), wanted));
            else if (TextOf(same[^1]) != wanted) texts[same[^1]] = wanted;
        }
        if (items.Find(item => Rdf.LanguageOf(item) == DefaultLanguage) is not { } byDefault) return;

        // A default whose own text goes, or that said the same as a language, says what there is: programs that know one language show it.
        var isGiven = change.Texts.TryGetValue(SidecarLanguage.None, out var given);
        var mirrored = items.Find(item => SidecarLanguage.Of(Rdf.LanguageOf(item)) != SidecarLanguage.None && TextOf(item) == TextOf(byDefault));
        if (given is not null || (!isGiven && mirrored is null)) return;
        gone.Remove(byDefault);
        var left = mirrored is not null && !gone.Contains(mirrored) ? mirrored
            : items.Find(item => SidecarLanguage.Of(Rdf.LanguageOf(item)) != SidecarLanguage.None && !gone.Contains(item));
        var text = left is not null ? texts.GetValueOrDefault(left) ?? TextOf(left) : last.Count > 0 ? last[0].Item2 : null;
        if (text is null) gone.Add(byDefault);
        else if (text != TextOf(byDefault)) texts[byDefault] = text;
    }

    private static string TextOf(XmlPart item) => (Rdf.HolderOf(item)?.Value ?? "").Trim();

    /// <summary>Replaces the text of a part; comments within it and qualifiers beside it stay.</summary>
    private static void SetText(string text, XmlEdits edits, XmlPart part, string value)
    {
        var holder = Rdf.HolderOf(part) ?? throw new SidecarRefusedException($"has {part.Name} in a form that isn't known");
        if (holder.Value == value) return;
        if (holder.IsEmptyTag)
        {
            edits.Replace(holder.ContentStart - 2, holder.ContentStart, $">{edits.Escape(value)}</{holder.Name}>");
            return;
        }
        var runs = holder.Texts.Where(run => !string.IsNullOrWhiteSpace(run.Value)).ToList();
        if (runs.Count == 0)
        {
            edits.Replace(holder.ContentStart, holder.Texts is [var blank] && blank.Start == holder.ContentStart ? blank.End : holder.ContentStart, edits.Escape(value));
            return;
        }
        edits.Replace(runs[0].Start, runs[0].End, edits.Escape(value));
        foreach (var run in runs.Skip(1)) edits.Replace(run.Start, run.End, "");
    }

    private static void Remove(Rdf rdf, XmlEdits edits, int start, int end) => edits.Replace(start - rdf.LeadOf(start).Length, end, "");
}
