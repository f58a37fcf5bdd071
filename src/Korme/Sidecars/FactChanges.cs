using Korme.Archive;
using Korme.Catalogue;
using Korme.Import;
using XmpCore;

namespace Korme.Sidecars;

/// <summary>Facts that are to be different in a sidecar, as the properties that other programs read them from.</summary>
internal static class FactChanges
{
    private const string Dc = XmpConstants.NsDC, Xmp = XmpConstants.NsXmp;

    /// <summary>The changes of properties.</summary>
    /// <param name="xmp">The sidecar as it is; null: there is none.</param>
    /// <param name="facts">What it is to say; of these only <paramref name="keys"/> are written.</param>
    /// <param name="keys">Keys of <see cref="SidecarFacts"/>; one that <paramref name="facts"/> doesn't have is taken away.</param>
    /// <param name="agreed">What both said before; null: not known.</param>
    public static IReadOnlyList<PropertyChange> Of(
        XmpDocument? xmp, IReadOnlyDictionary<string, string> facts, IReadOnlyCollection<string> keys, AgreedFacts? agreed = null)
    {
        var changes = new List<PropertyChange>();
        if (keys.Contains(SidecarFacts.Mark) || keys.Contains(SidecarFacts.Rating)) Marks(changes, xmp, facts, keys);
        if (keys.Contains(SidecarFacts.Label)) Label(changes, xmp, facts.GetValueOrDefault(SidecarFacts.Label));
        Texts(changes, xmp, facts, keys, agreed);
        Keywords(changes, xmp, facts, keys);
        if (keys.Contains(SidecarFacts.Creators))
            changes.Add(new PropertyChange.InOrder(Dc, "creator", "dc", facts.GetValueOrDefault(SidecarFacts.Creators)?.Split('\n') ?? []));
        if (keys.Contains(SidecarFacts.Rights)) changes.Add(Rights(xmp, facts.GetValueOrDefault(SidecarFacts.Rights)));
        return changes;
    }

    private static void Marks(List<PropertyChange> changes, XmpDocument? xmp, IReadOnlyDictionary<string, string> facts, IReadOnlyCollection<string> keys)
    {
        // XMP has one number for both: what isn't to be written stays what it is there.
        var there = xmp is null ? facts : SidecarFacts.Of(xmp);
        var isMark = keys.Contains(SidecarFacts.Mark);
        var mark = (isMark ? facts : there).TryGetValue(SidecarFacts.Mark, out var word) ? RecordWord.Parse<Mark>(word) : Mark.Undecided;
        var stars = (keys.Contains(SidecarFacts.Rating) ? facts : there).GetValueOrDefault(SidecarFacts.Rating);
        var now = xmp?.Value(Xmp, "Rating");
        // Where a rating was it stays one: programs tell "no stars" from "never looked at".
        One(Xmp, "Rating", "xmp", mark == Mark.Rejected ? "-1" : stars ?? (now is null ? null : "0"));
        One(XmpMarks.Korme, "rating", "korme", mark == Mark.Rejected ? stars : null);
        if (!isMark) return;
        One(XmpMarks.Korme, "mark", "korme", mark == Mark.Picked ? RecordWord.Of(mark) : null);
        // Picks are seen in digiKam only by its own word; and what it says already must not contradict.
        if (mark == Mark.Picked || xmp?.Value(XmpMarks.DigiKam, "PickLabel") is not null) One(XmpMarks.DigiKam, "PickLabel", "digiKam", XmpMarks.DigiKamOf(mark));

        void One(string space, string name, string prefix, string? value) => changes.Add(new PropertyChange.OneValue(space, name, prefix, value));
    }

    private static void Label(List<PropertyChange> changes, XmpDocument? xmp, string? word)
    {
        ColourLabel? label = word is null ? null : Enum.TryParse<ColourLabel>(word, ignoreCase: true, out var colour) ? colour : null;
        changes.Add(new PropertyChange.OneValue(Xmp, "Label", "xmp", label is { } one ? ColourNames.In(xmp?.Value(Xmp, "Label"), one) : word));
        if (xmp?.Value(XmpMarks.DigiKam, "ColorLabel") is not null) changes.Add(new PropertyChange.OneValue(XmpMarks.DigiKam, "ColorLabel", "digiKam", XmpMarks.DigiKamOf(label)));
        if (xmp?.Values(XmpMarks.Darktable, "colorlabels").Count > 0)
            changes.Add(new PropertyChange.InOrder(XmpMarks.Darktable, "colorlabels", "darktable", label is { } number ? [((int)number).ToString("0", null)] : []));
        if (xmp?.Value(XmpConstants.NsPhotoshop, "LabelColor") is not null)
            changes.Add(new PropertyChange.OneValue(XmpConstants.NsPhotoshop, "LabelColor", "photoshop", label is { } named ? RecordWord.Of(named) : null));
    }

    private static void Texts(List<PropertyChange> changes, XmpDocument? xmp, IReadOnlyDictionary<string, string> facts, IReadOnlyCollection<string> keys, AgreedFacts? agreed)
    {
        var titles = Given(SidecarFacts.Title);
        var descriptions = Given(SidecarFacts.Description);
        // The one short line that many programs have served as the title: that title is written too, and the line follows it where it said the old one.
        if (titles.Count > 0 && xmp is not null && ReadMetadata.TitleOf(xmp.Texts(Dc, "title"), xmp.Texts(Dc, "description")) is { } served)
        {
            var key = SidecarFacts.KeyOf(SidecarFacts.Title, served);
            if (titles.TryGetValue(served, out var renamed) && descriptions.Count == 0 && xmp.Texts(Dc, "description").In(served) == agreed?.Ours.GetValueOrDefault(key))
                descriptions[served] = renamed;
            else if (facts.TryGetValue(key, out var title)) titles.TryAdd(served, title);
        }
        if (titles.Count > 0) changes.Add(new PropertyChange.ByLanguage(Dc, "title", "dc", titles));
        if (descriptions.Count > 0) changes.Add(new PropertyChange.ByLanguage(Dc, "description", "dc", descriptions));

        Dictionary<string, string?> Given(string field) => keys.Where(key => SidecarFacts.Split(key).Field == field)
            .ToDictionary(key => SidecarFacts.Split(key).Detail, key => facts.GetValueOrDefault(key), StringComparer.Ordinal);
    }

    private static void Keywords(List<PropertyChange> changes, XmpDocument? xmp, IReadOnlyDictionary<string, string> facts, IReadOnlyCollection<string> keys)
    {
        var words = keys.Where(key => SidecarFacts.Split(key).Field == SidecarFacts.Keyword).ToLookup(facts.ContainsKey, key => SidecarFacts.Split(key).Detail);
        if (words.Count == 0) return;
        changes.Add(new PropertyChange.Members(Dc, "subject", "dc", [.. words[true]], [.. words[false]]));
        // Who wrote a tree of keywords too reads that one first.
        InTree(XmpMarks.DigiKam, "TagsList", "digiKam", '/');
        InTree(XmpMarks.Lightroom, "hierarchicalSubject", "lr", '|');

        void InTree(string space, string name, string prefix, char separator)
        {
            if (xmp?.Values(space, name) is not { Count: > 0 } tree) return;
            var leaves = tree.Select(path => path.Split(separator)[^1]).ToHashSet(StringComparer.Ordinal);
            changes.Add(new PropertyChange.Members(space, name, prefix,
                [.. words[true].Where(word => !leaves.Contains(word))], [.. tree.Where(path => words[false].Contains(path.Split(separator)[^1]))]));
        }
    }

    // One statement; in which language nobody says. It takes the place of the one that was read.
    private static PropertyChange.ByLanguage Rights(XmpDocument? xmp, string? rights)
    {
        var texts = new Dictionary<string, string?>(StringComparer.Ordinal);
        if (xmp?.Texts(Dc, "rights") is { IsEmpty: false } now)
        {
            var read = now.For("en")!.Value;
            foreach (var (language, text) in now) if (language == read.Language || text == read.Text) texts[language] = rights;
        }
        else texts[SidecarLanguage.None] = rights;
        return new(Dc, "rights", "dc", texts);
    }
}
