using System.Collections.Concurrent;
using System.Globalization;
using System.Text;

namespace Korme.Search;

/// <summary>
/// Words as they are compared: without case, accents and doubled letters, Kazakh letters as their Russian neighbours, Latin letters as
/// the Cyrillic ones that sound like them. So корме, korme and көрме are one word, and Almaty is Алматы.
/// </summary>
/// <remarks>
/// Every text and every question passes through the same fold, so it may be coarse: what it throws together is told apart again when
/// results are put in order. The pairs of letters are those of BGN/PCGN 1979 for Kazakh, ISO 9 by common use, and the Latin alphabets
/// of 2017 to 2021.
/// </remarks>
public static class Fold
{
    /// <summary>Grows when the same text is folded otherwise: the index is made again then.</summary>
    public const int Version = 1;

    /// <summary>A longer word is cut: nobody types more, and a hostile text would fill the index with one word.</summary>
    private const int LongestWord = 40;

    private static readonly (string Latin, string Cyrillic)[] Pairs =
    [
        ("shch", "шч"), ("kh", "х"), ("gh", "г"), ("zh", "ж"), ("sh", "ш"), ("ch", "ч"), ("ts", "ц"), ("ph", "ф"), ("th", "т"), ("ye", "е"),
    ];

    /// <summary>Of a to z.</summary>
    private static readonly string[] Sounds =
        ["а", "б", "к", "д", "е", "ф", "г", "х", "и", "ж", "к", "л", "м", "н", "о", "п", "к", "р", "с", "т", "у", "в", "в", "кс", "ы", "з"];

    /// <summary>The words of a text in their order, folded. No word for signs alone.</summary>
    public static IReadOnlyList<string> Words(string text) => [.. Spans(text).Select(span => span.Word)];

    /// <summary>The words joined by spaces, as the index has them.</summary>
    public static string Line(string text) => string.Join(' ', Words(text));

    /// <summary>The folded words and where in the text each stands.</summary>
    public static IEnumerable<(string Word, int Start, int Length)> Spans(string text)
    {
        var start = -1;
        for (var at = 0; at <= text.Length; at++)
        {
            if (at < text.Length && (IsOfWord(text[at]) || (start >= 0 && IsApostrophe(text[at]) && at + 1 < text.Length && IsOfWord(text[at + 1]))))
            {
                if (start < 0) start = at;
                continue;
            }
            if (start < 0) continue;
            if (Word(text.AsSpan(start, at - start)) is { Length: > 0 } word) yield return (word, start, at - start);
            start = -1;
        }
    }

    private static bool IsOfWord(char letter) => char.IsLetterOrDigit(letter) || char.IsSurrogate(letter) || CharUnicodeInfo.GetUnicodeCategory(letter) == UnicodeCategory.NonSpacingMark;

    private static bool IsApostrophe(char letter) => letter is '\'' or '’' or 'ʼ' or '`';

    /// <summary>Words seen before: a text consists of the same ones again and again. Bounded, and its words are short.</summary>
    private static readonly ConcurrentDictionary<string, string> Known = new(StringComparer.Ordinal);

    private const int MostKnown = 60_000, LongestKnown = 24;

    private static string Word(ReadOnlySpan<char> span)
    {
        if (span.Length > LongestKnown) return Folded(span);
        if (Known.GetAlternateLookup<ReadOnlySpan<char>>().TryGetValue(span, out var known)) return known;
        var word = Folded(span);
        // The count is asked seldom enough: only for a word that is new.
        if (Known.Count < MostKnown) Known.TryAdd(span.ToString(), word);
        return word;
    }

    private static string Folded(ReadOnlySpan<char> span)
    {
        var plain = new StringBuilder(span.Length);
        foreach (var letter in Decomposed(span.ToString().Replace("ş", "sh").Replace("Ş", "sh")))
            if (!IsApostrophe(letter) && CharUnicodeInfo.GetUnicodeCategory(letter) != UnicodeCategory.NonSpacingMark) plain.Append(char.ToLowerInvariant(letter));

        var letters = plain.ToString();
        var folded = new StringBuilder(letters.Length);
        for (var at = 0; at < letters.Length && folded.Length < LongestWord;)
        {
            var length = 1;
            var sound = letters[at] is >= 'a' and <= 'z' or 'ı' ? OfLatin(letters, at, out length) : OfCyrillic(letters[at]);
            foreach (var letter in sound)
                if (folded.Length == 0 || folded[^1] != letter || char.IsDigit(letter)) folded.Append(letter);
            at += length;
        }
        return folded.Replace("нг", "н").ToString();
    }

    // Half of a surrogate pair can't be decomposed.
    private static string Decomposed(string text)
    {
        foreach (var letter in text)
            if (char.IsSurrogate(letter)) return text;
        return text.Normalize(NormalizationForm.FormD);
    }

    private static string OfLatin(string word, int at, out int length)
    {
        foreach (var (latin, cyrillic) in Pairs)
        {
            if (string.CompareOrdinal(word, at, latin, 0, latin.Length) != 0) continue;
            length = latin.Length;
            return cyrillic;
        }
        length = 1;
        if (word[at] == 'ı') return "и";
        // Beside a vowel it is й (Abay, Aliya), between consonants ы (Almaty).
        var isBesideVowel = (at > 0 && IsVowel(word[at - 1])) || (at + 1 < word.Length && IsVowel(word[at + 1]));
        return word[at] == 'y' && isBesideVowel ? "и" : Sounds[word[at] - 'a'];
    }

    private static bool IsVowel(char letter) => letter is 'a' or 'e' or 'i' or 'o' or 'u';

    private static string OfCyrillic(char letter) => letter switch
    {
        'ә' => "а",
        'ғ' => "г",
        'қ' => "к",
        'ң' => "н",
        'ө' => "о",
        'ұ' or 'ү' => "у",
        'һ' => "х",
        'і' => "и",
        'я' => "иа",
        'ю' => "иу",
        'щ' => "шч",
        'э' => "е",
        'ъ' or 'ь' => "",
        _ => letter.ToString(),
    };
}
