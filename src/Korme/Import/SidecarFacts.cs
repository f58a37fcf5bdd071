using System.Globalization;
using Korme.Archive;
using Korme.Catalogue;
using Markdig;
using XmpCore;

namespace Korme.Import;

/// <summary>What a sidecar and a work have in common, fact by fact, so that two states can be compared and joined one fact at a time.</summary>
/// <remarks>
/// Keys: <c>mark</c>, <c>rating</c>, <c>label</c>, <c>title (kk)</c> and <c>description (kk)</c> for each language (<c>und</c>:
/// not stated), <c>keyword (алма)</c> for each keyword, <c>creators</c> (a line each), <c>rights</c>. A fact that isn't there is absent.
/// </remarks>
internal static class SidecarFacts
{
    public const string Mark = "mark", Rating = "rating", Label = "label", Creators = "creators", Rights = "rights";
    public const string Title = "title", Description = "description", Keyword = "keyword";

    private const int MaxTextLength = 100_000, MaxKeywordLength = 200;

    /// <summary>What a work says now.</summary>
    public static SortedDictionary<string, string> Of(Work work)
    {
        var facts = new SortedDictionary<string, string>(StringComparer.Ordinal);
        Add(facts, Mark, work.Mark == Catalogue.Mark.Undecided ? null : RecordWord.Of(work.Mark));
        Add(facts, Rating, work.Rating is > 0 and var stars ? stars.ToString(CultureInfo.InvariantCulture) : null);
        Add(facts, Label, work.Label is { } label ? RecordWord.Of(label) : null);
        AddTexts(facts, Title, work.Title);
        AddTexts(facts, Description, new(work.Story.Select(story => KeyValuePair.Create(story.Key, Plain(story.Value)))));
        foreach (var keyword in CleanText.Lines(work.Keywords)) facts[KeyOf(Keyword, keyword)] = keyword;
        Add(facts, Creators, string.Join('\n', CleanText.Lines(work.Makers.Select(NameOf).OfType<string>())));
        Add(facts, Rights, CleanText.Line(work.Rights));
        return facts;
    }

    /// <summary>What a sidecar says.</summary>
    public static SortedDictionary<string, string> Of(XmpDocument xmp)
    {
        var facts = new SortedDictionary<string, string>(StringComparer.Ordinal);
        Add(facts, Mark, XmpMarks.MarkOf(xmp) is { } mark ? RecordWord.Of(mark) : null);
        Add(facts, Rating, XmpMarks.StarsOf(xmp) is > 0 and var stars ? stars.ToString(CultureInfo.InvariantCulture) : null);
        // A word that is no colour is still something that somebody wrote.
        Add(facts, Label, XmpMarks.LabelOf(xmp) is { } label ? RecordWord.Of(label) : CustomLabel(xmp));
        AddTexts(facts, Title, xmp.Texts(XmpConstants.NsDC, "title", MaxTextLength));
        AddTexts(facts, Description, xmp.Texts(XmpConstants.NsDC, "description", MaxTextLength));
        foreach (var keyword in CleanText.Lines(xmp.Values(XmpConstants.NsDC, "subject"))) facts[KeyOf(Keyword, keyword)] = keyword;
        Add(facts, Creators, string.Join('\n', CleanText.Lines(xmp.Values(XmpConstants.NsDC, "creator"))));
        Add(facts, Rights, CleanText.Line(xmp.Texts(XmpConstants.NsDC, "rights").For("en")?.Text));
        return facts;
    }

    public static string KeyOf(string field, string detail) => $"{field} ({detail})";

    /// <summary>A key in its parts; the detail is a language or a keyword, empty where there is none.</summary>
    public static (string Field, string Detail) Split(string key)
    {
        var open = key.IndexOf(" (", StringComparison.Ordinal);
        return open < 0 ? (key, "") : (key[..open], key[(open + 2)..^1]);
    }

    /// <summary>Marks, stars and colours: what no label says, only a sidecar or the desk.</summary>
    public static bool IsDecision(string key) => key is Mark or Rating or Label;

    public static string? NameOf(Maker maker) => CleanText.Line(maker.Name.For("en")?.Text, MaxKeywordLength);

    // Block by block: Markdig's plain text doesn't tell a paragraph's end from a line's.
    private static string Plain(string markdown) => string.Join("\n\n",
        Markdown.Parse(markdown).Select(block => Markdown.ToPlainText(markdown.Substring(block.Span.Start, block.Span.Length)).Trim()).Where(text => text.Length > 0));

    private static string? CustomLabel(XmpDocument xmp) =>
        CleanText.Line(xmp.Value(XmpConstants.NsXmp, "Label"), MaxKeywordLength) is { } word && word != "NoColor" ? word : null;

    private static void AddTexts(SortedDictionary<string, string> facts, string field, LanguageText texts)
    {
        // A language that XMP's tags can't say here counts as not stated, as when it is read.
        foreach (var (language, text) in texts) Add(facts, KeyOf(field, SidecarLanguage.Of(language)), CleanText.Paragraphs(text, MaxTextLength));
    }

    private static void Add(SortedDictionary<string, string> facts, string key, string? value)
    {
        if (!string.IsNullOrEmpty(value)) facts[key] = value;
    }
}
