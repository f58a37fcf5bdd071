using System.Text.RegularExpressions;

namespace Korme.Web;

/// <summary>What a typesetter would correct before hanging a text.</summary>
public static partial class Typography
{
    /// <summary>The quotation marks of a language: double open and close, single (inner) open and close.</summary>
    public static string Quotes(string language) => Texts.In(Languages.Has(language) ? language : "en")["quotes"];

    /// <summary>What holds in every language: no line begins with a dash, since the space before it does not break; an apostrophe inside a word is one.</summary>
    /// <remarks>An ending hangs on its number: in «18:00-ден» no line ends after the hyphen (U+2060 WORD JOINER; UAX #14, LB11).</remarks>
    public static string Settle(string text) => Ending().Replace(Apostrophe().Replace(text, "’"), "-\u2060")
        .Replace(" — ", "\u00a0— ", StringComparison.Ordinal).Replace(" – ", "\u00a0– ", StringComparison.Ordinal);

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

    private static bool Opens(string text, int at) => at == 0 || char.IsWhiteSpace(text[at - 1]) || text[at - 1] is '(' or '[' or '—' or '–' or '-';

    [GeneratedRegex(@"(?<=\p{L})'(?=\p{L})")]
    private static partial Regex Apostrophe();

    [GeneratedRegex(@"(?<=\p{Nd})-(?=\p{L})")]
    private static partial Regex Ending();
}
