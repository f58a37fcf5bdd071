using System.Globalization;
using System.Text;

namespace Korme.Exhibitions;

/// <summary>An exhibition's name in URLs, made from its title: lower-case ASCII letters, digits and single hyphens.</summary>
public static class Slug
{
    public const int MaxLength = 80;

    private const string Fallback = "exhibition";

    // Kazakh letters by their nearest Latin ones, Russian as in passports (ICAO Doc 9303), soft and hard signs left out.
    private static readonly Dictionary<char, string> Latin = new()
    {
        ['а'] = "a",
        ['ә'] = "a",
        ['б'] = "b",
        ['в'] = "v",
        ['г'] = "g",
        ['ғ'] = "g",
        ['д'] = "d",
        ['е'] = "e",
        ['ё'] = "e",
        ['ж'] = "zh",
        ['з'] = "z",
        ['и'] = "i",
        ['й'] = "i",
        ['к'] = "k",
        ['қ'] = "q",
        ['л'] = "l",
        ['м'] = "m",
        ['н'] = "n",
        ['ң'] = "n",
        ['о'] = "o",
        ['ө'] = "o",
        ['п'] = "p",
        ['р'] = "r",
        ['с'] = "s",
        ['т'] = "t",
        ['у'] = "u",
        ['ұ'] = "u",
        ['ү'] = "u",
        ['ф'] = "f",
        ['х'] = "kh",
        ['һ'] = "h",
        ['ц'] = "ts",
        ['ч'] = "ch",
        ['ш'] = "sh",
        ['щ'] = "shch",
        ['ъ'] = "",
        ['ы'] = "y",
        ['і'] = "i",
        ['ь'] = "",
        ['э'] = "e",
        ['ю'] = "yu",
        ['я'] = "ya",
        ['ß'] = "ss",
        ['æ'] = "ae",
        ['ø'] = "o",
        ['œ'] = "oe",
        ['ł'] = "l",
        ['đ'] = "d",
        ['ı'] = "i",
    };

    /// <summary>1 to 80 characters; <c>exhibition</c> when the title has no letter that can be written in ASCII.</summary>
    public static string From(string? title)
    {
        var slug = new StringBuilder();
        foreach (var letter in Composed(title ?? "").ToLowerInvariant()) Append(slug, letter);
        if (slug.Length > MaxLength) Shorten(slug);
        var text = slug.ToString().Trim('-');
        return text.Length == 0 ? Fallback : text;
    }

    /// <summary>The slug itself, or with <c>-2</c>, <c>-3</c>… the first one that isn't taken.</summary>
    /// <param name="slug">From <see cref="From"/>.</param>
    /// <param name="isTaken">True when another exhibition has it.</param>
    public static string Unique(string slug, Func<string, bool> isTaken)
    {
        for (var number = 1; ; number++)
        {
            var ending = number == 1 ? "" : "-" + number.ToString(CultureInfo.InvariantCulture);
            var candidate = slug[..Math.Min(slug.Length, MaxLength - ending.Length)].TrimEnd('-') + ending;
            if (!isTaken(candidate)) return candidate;
        }
    }

    // й and ё as one letter each; a lone surrogate would stop Normalize.
    private static string Composed(string title) => string.Concat(title.EnumerateRunes()).Normalize(NormalizationForm.FormC);

    private static void Append(StringBuilder slug, char letter)
    {
        if (Latin.TryGetValue(letter, out var latin)) slug.Append(latin);
        else if (char.IsAsciiLetterOrDigit(letter)) slug.Append(letter);
        else if (char.IsLetter(letter) && letter.ToString().Normalize(NormalizationForm.FormKD) is [var plain, ..] && char.IsAsciiLetter(plain)) slug.Append(char.ToLowerInvariant(plain));
        else if (letter is not ('\'' or '’' or 'ʼ') && slug.Length > 0 && slug[^1] != '-') slug.Append('-');
    }

    // At the end of a word when there is one in the second half.
    private static void Shorten(StringBuilder slug)
    {
        var cut = slug[MaxLength] == '-' ? MaxLength : slug.ToString(0, MaxLength).LastIndexOf('-');
        slug.Length = cut > MaxLength / 2 ? cut : MaxLength;
    }
}
