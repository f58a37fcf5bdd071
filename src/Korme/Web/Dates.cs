using System.Globalization;
using System.Text.RegularExpressions;

namespace Korme.Web;

/// <summary>Dates of labels and title walls: EDTF (ISO 8601-2, level 1 and what labels need of 2) into words.</summary>
public static partial class Dates
{
    /// <summary>The date in words: <c>2026-11-20</c> → "20 November 2026", <c>199X</c> → "1990s", <c>1998?</c> → "1998 (?)".</summary>
    /// <returns>What is not understood comes back as it is: a wrong-looking date on a label is better than a missing one.</returns>
    public static string InWords(string edtf, string language)
    {
        var texts = Texts.In(language);
        edtf = edtf.Trim();
        if (edtf.Split('/') is not [var from, var to]) return Side.Parse(edtf) is { } one ? Full(one, texts) : edtf;
        if (to is "" or "..") return Side.Parse(from) is { } start ? $"{Full(start, texts)} –" : edtf;
        if (from is "" or "..") return Side.Parse(to) is { } end ? $"– {Full(end, texts)}" : edtf;
        if (Side.Parse(from) is not { } first || Side.Parse(to) is not { } last) return edtf;
        return Between(first, last, texts);
    }

    /// <summary>The date as short as a label beside a picture wants it: only the year when the date has a day or a month.</summary>
    public static string Year(string edtf, string language)
    {
        if (edtf.Split('/') is [var from, var to] && Side.Parse(from) is { } first && Side.Parse(to) is { } last)
            return first.Year == last.Year ? first.Year : $"{first.Year}–{last.Year}";
        return Side.Parse(edtf) is { Month: not null, Qualifier: "" } side && !side.Year.Contains('X') ? side.Year : InWords(edtf, language);
    }

    /// <summary>From one date to another, with what both share said once: "20–22 November 2026".</summary>
    public static string Range(string? opens, string? closes, string language) => (opens, closes) switch
    {
        (null or "", null or "") => "",
        (_, null or "") => InWords(opens, language),
        _ => InWords($"{opens}/{closes}", language),
    };

    /// <summary>The date when it is a whole ISO 8601 date, month or year that a machine may be told; else null.</summary>
    public static string? ForMachines(string? edtf) => edtf is not null && Plain().IsMatch(edtf) && Side.Parse(edtf) is { Season: false } ? edtf : null;

    private static string Between(Side first, Side last, Texts texts)
    {
        if (first == last) return Full(first, texts);
        if (first.Qualifier + last.Qualifier != "" || first.Year != last.Year || first.Year.Contains('X') || first.Season || last.Season)
            return Join(Full(first, texts), Full(last, texts), first.Month is null && last.Month is null);
        if (first.Day is not null && last.Day is not null && first.Month == last.Month)
            return texts.Format("date.day", $"{first.Day}–{last.Day}", Month(first, texts, genitive: true), first.Year);
        if (first.Day is not null && last.Day is not null)
        {
            // "28 October – 3 November 2026", and in Kazakh the year comes first: "2026 жылғы 28 қазан – 3 қараша".
            var days = $"{first.Day} {Month(first, texts, genitive: true)} – {last.Day}";
            return texts.Format("date.day", days, Month(last, texts, genitive: true), first.Year);
        }
        if (first.Month is not null && last.Month is not null && first.Day is null && last.Day is null)
            return texts.Format("date.month", $"{Month(first, texts, false)} – {Month(last, texts, false)}", first.Year);
        return Join(Full(first, texts), Full(last, texts), tight: false);
    }

    private static string Join(string first, string last, bool tight) => tight ? $"{first}–{last}" : $"{first} – {last}";

    private static string Full(Side side, Texts texts)
    {
        var words = side switch
        {
            { Season: true } => texts.Format($"season.{side.Month}", side.Year),
            { Day: not null } => texts.Format("date.day", side.Day.Value, Month(side, texts, genitive: true), side.Year),
            { Month: not null } => texts.Format("date.month", Month(side, texts, genitive: false), side.Year),
            _ when side.Year.EndsWith("XX", StringComparison.Ordinal) => texts.Format("date.century", Century(side.Year, texts.Language)),
            _ when side.Year.EndsWith('X') => texts.Format("date.decade", side.Year[..^1] + "0"),
            _ => side.Year,
        };
        if (side.Qualifier.Contains('~')) words = texts.Format("date.about", words);
        return side.Qualifier.Contains('?') ? texts.Format("date.uncertain", words) : words;
    }

    private static string Month(Side side, Texts texts, bool genitive)
    {
        var names = texts.Culture.DateTimeFormat;
        // Kazakh has its months in small letters only in the form that stands beside a day.
        var list = genitive || texts.Language == "kk" ? names.MonthGenitiveNames : names.MonthNames;
        return list[side.Month!.Value - 1];
    }

    private static string Century(string year, string language)
    {
        var number = int.Parse(year.AsSpan(0, 2), CultureInfo.InvariantCulture) + 1;
        if (language != "en") return Roman(number);
        var ending = (number % 10, number % 100) switch { (1, not 11) => "st", (2, not 12) => "nd", (3, not 13) => "rd", _ => "th" };
        return number.ToString(CultureInfo.InvariantCulture) + ending;
    }

    private static string Roman(int number)
    {
        var text = "";
        foreach (var (value, sign) in ((int, string)[])[(100, "C"), (90, "XC"), (50, "L"), (40, "XL"), (10, "X"), (9, "IX"), (5, "V"), (4, "IV"), (1, "I")])
            for (; number >= value; number -= value) text += sign;
        return text;
    }

    /// <summary>One date: a year of four signs, perhaps unspecified (X), a month or season, a day, and <c>?</c>, <c>~</c> or both.</summary>
    private sealed record Side(string Year, int? Month, int? Day, string Qualifier)
    {
        public bool Season => Month is >= 21 and <= 24;

        public static Side? Parse(string text)
        {
            if (Form().Match(text) is not { Success: true } match) return null;
            var month = Number(match.Groups["month"]);
            var day = Number(match.Groups["day"]);
            if (month is not (null or >= 1 and <= 12 or >= 21 and <= 24) || (day is not null && month > 12)) return null;
            if (day is < 1 || day > DaysIn(match.Groups["year"].Value, month)) return null;
            return new(match.Groups["year"].Value, month, day, match.Groups["qualifier"].Value.Replace("%", "~?", StringComparison.Ordinal));
        }

        private static int DaysIn(string year, int? month) =>
            month <= 12 && int.TryParse(year, out var known) && known > 0 ? DateTime.DaysInMonth(known, month.Value) : 31;

        private static int? Number(Group group) => group.Success ? int.Parse(group.ValueSpan, CultureInfo.InvariantCulture) : null;
    }

    [GeneratedRegex(@"^(?<year>\d{4}|\d{3}X|\d{2}XX)(-(?<month>\d{2})(-(?<day>\d{2})(T[0-9:.,+Z-]*)?)?)?(?<qualifier>[?~%]?)$", RegexOptions.CultureInvariant)]
    private static partial Regex Form();

    [GeneratedRegex(@"^\d{4}(-\d{2}(-\d{2})?)?$", RegexOptions.CultureInvariant)]
    private static partial Regex Plain();
}
