using System.Text.RegularExpressions;

namespace Korme.Web;

/// <summary>What a typesetter would correct before hanging a text.</summary>
public static partial class Typography
{
    /// <summary>The quotation marks of a language: double open and close, single (inner) open and close.</summary>
    public static string Quotes(string language) => Texts.In(Languages.Has(language) ? language : "en")["quotes"];

    /// <summary>What holds in every language: no line begins with a dash, since the space before it does not break; an apostrophe inside a word is one.</summary>
    /// <remarks>An ending hangs on its number: in «18:00-ден» no line ends after the hyphen (U+2060 WORD JOINER; UAX #14, LB11).</remarks>
    public static string Settle(string text) => Ending().Replace(Apostrophes(text), "-\u2060")
        .Replace(" — ", "\u00a0— ", StringComparison.Ordinal).Replace(" – ", "\u00a0– ", StringComparison.Ordinal);

    /// <summary>An apostrophe inside a word is a real one; nothing else changes.</summary>
    public static string Apostrophes(string text) => text.Contains('\'', StringComparison.Ordinal) ? Apostrophe().Replace(text, "’") : text;

    /// <summary>A count of one word, «{0} works», stays on its line: the number doesn't part from what it counts.</summary>
    public static string Counted(string form) => Counts().Replace(form, "\u00a0");

    /// <summary>What begins with a number: it stays with the word after it.</summary>
    public static string Held(string said) => Begins().Replace(said, "\u00a0");

    /// <summary>Straight quotation marks and apostrophes into those of the language, and the text settled.</summary>
    public static string Set(string text, string language)
    {
        text = Settle(text);
        if (!text.AsSpan().ContainsAny('"', '\'')) return text;
        var quotes = Quotes(language);
        return string.Create(text.Length, (text, quotes), static (set, from) =>
        {
            for (var i = 0; i < set.Length; i++) set[i] = from.text[i] switch
            {
                '"' => Opens(from.text, i) ? from.quotes[0] : from.quotes[1],
                '\'' => Opens(from.text, i) ? from.quotes[2] : from.quotes[3],
                var other => other,
            };
        });
    }

    /// <summary>Dimensions as a label in a language has them: «22,5 × 30 см», "22.5 × 30 cm"; a size that is short stays on one line.</summary>
    /// <remarks>Somebody wrote them once, in whatever language: metric units and the sign of decimals are the reader's, the rest stays.</remarks>
    /// <returns>Null for null.</returns>
    public static string? Size(string? dimensions, string language)
    {
        if (dimensions is null) return null;
        if (Metric().IsMatch(dimensions))
        {
            var isLatin = language == "en" || !Languages.Has(language);
            dimensions = Metric().Replace(dimensions, unit => (unit.Value, isLatin) switch
            {
                ("мм", true) => "mm",
                ("см", true) => "cm",
                ("м", true) => "m",
                ("mm", false) => "мм",
                ("cm", false) => "см",
                ("m", false) => "м",
                var (same, _) => same,
            });
            dimensions = Decimal().Replace(dimensions, isLatin ? "." : ",");
        }
        return dimensions.Length <= 24 ? dimensions.Replace(' ', '\u00a0') : dimensions;
    }

    private static bool Opens(string text, int at) => at == 0 || char.IsWhiteSpace(text[at - 1]) || text[at - 1] is '(' or '[' or '—' or '–' or '-';

    [GeneratedRegex(@"(?<=\p{L})'(?=\p{L})")]
    private static partial Regex Apostrophe();

    [GeneratedRegex(@"(?<=[\p{Nd}½¼¾]\s?)(?:mm|cm|m|мм|см|м)(?!\p{L})")]
    private static partial Regex Metric();

    /// <summary>Between a number and one or two decimals; three digits may be thousands.</summary>
    [GeneratedRegex(@"(?<=\p{Nd})[.,](?=\p{Nd}{1,2}(?!\p{Nd}))")]
    private static partial Regex Decimal();

    [GeneratedRegex(@"(?<=^\{0\}) (?=\S+$)")]
    private static partial Regex Counts();

    [GeneratedRegex(@"(?<=^\p{Nd}[\p{Nd},.\s]*) (?=\p{L})")]
    private static partial Regex Begins();

    [GeneratedRegex(@"(?<=\p{Nd})-(?=\p{L})")]
    private static partial Regex Ending();
}
