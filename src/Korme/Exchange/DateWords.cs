using System.Globalization;
using System.Text.RegularExpressions;
using Korme.Catalogue;

namespace Korme.Exchange;

/// <summary>Dates as catalogues and spreadsheets write them, as EDTF: <c>14.05.2026</c>, <c>1998–2004</c>, <c>ca. 1998</c>, <c>1990s</c>, <c>май 2026</c>.</summary>
internal static partial class DateWords
{
    // The first letters of a month's name tell it in all three languages; Russian in any case.
    private static readonly (string Beginning, int Month)[] Months =
    [
        ("jan", 1), ("feb", 2), ("mar", 3), ("apr", 4), ("may", 5), ("jun", 6), ("jul", 7), ("aug", 8), ("sep", 9), ("oct", 10), ("nov", 11), ("dec", 12),
        ("янв", 1), ("фев", 2), ("мар", 3), ("апр", 4), ("май", 5), ("мая", 5), ("мае", 5), ("июн", 6), ("июл", 7), ("авг", 8), ("сен", 9), ("окт", 10), ("ноя", 11), ("дек", 12),
        ("қаң", 1), ("ақп", 2), ("нау", 3), ("сәу", 4), ("мам", 5), ("мау", 6), ("шіл", 7), ("там", 8), ("қыр", 9), ("қаз", 10), ("қар", 11), ("жел", 12),
    ];

    /// <summary>EDTF; or null with the part of a key <c>exchange.bad.…</c> that says why not.</summary>
    public static string? Parse(string text, out string? trouble)
    {
        trouble = null;
        text = text.Trim();
        if (Edtf.IsValid(text)) return text;
        var plain = text.Replace('–', '-').Replace('—', '-').Replace('‑', '-').TrimEnd('.');
        var mark = "";
        if (About().Match(plain) is { Success: true } about) (plain, mark) = (plain[about.Length..].Trim(), "~");
        if (plain.EndsWith('?')) (plain, mark) = (plain[..^1].Trim(), mark.Length > 0 ? "%" : "?");
        plain = YearWord().Replace(plain, "").Trim();

        if (Slashed().Match(plain) is { Success: true } slashed && Number(slashed, 1) <= 12 && Number(slashed, 2) <= 12 && Number(slashed, 1) != Number(slashed, 2))
        {
            trouble = "date-slash"; // the third of April or the fourth of March: nobody can tell
            return null;
        }
        var edtf = Read(plain);
        if (edtf is not null && Edtf.IsValid(edtf + mark)) return edtf + mark;
        if (edtf is not null && mark.Length > 0 && Edtf.IsValid(edtf)) return edtf;
        trouble = Day().IsMatch(edtf ?? text) ? "date-day" : "date";
        return null;
    }

    private static string? Read(string plain)
    {
        if (Edtf.IsValid(plain)) return plain;
        if (DayFirst().Match(plain) is { Success: true } dots) return Text(Number(dots, 3), Number(dots, 2), Number(dots, 1));
        if (YearFirst().Match(plain) is { Success: true } year) return Text(Number(year, 1), Number(year, 2), Number(year, 3));
        if (Slashed().Match(plain) is { Success: true } slashed)
            return Number(slashed, 2) > 12 ? Text(Number(slashed, 3), Number(slashed, 1), Number(slashed, 2)) : Text(Number(slashed, 3), Number(slashed, 2), Number(slashed, 1));
        if (MonthDots().Match(plain) is { Success: true } month) return Text(Number(month, 2), Number(month, 1));
        if (Years().Match(plain) is { Success: true } years) return $"{years.Groups[1].Value}/{(years.Groups[2].Length == 2 ? years.Groups[1].Value[..2] : "")}{years.Groups[2].Value}";
        if (Decade().Match(plain) is { Success: true } decade) return decade.Groups[1].Value + "X";
        if (Named().Match(plain) is not { Success: true } named || MonthOf(named.Groups["month"].Value) is not { } number) return null;
        var ofYear = int.Parse(named.Groups["year"].ValueSpan, CultureInfo.InvariantCulture);
        return named.Groups["day"].Success ? Text(ofYear, number, int.Parse(named.Groups["day"].ValueSpan, CultureInfo.InvariantCulture)) : Text(ofYear, number);
    }

    private static int? MonthOf(string name)
    {
        foreach (var (beginning, month) in Months)
            if (name.StartsWith(beginning, StringComparison.OrdinalIgnoreCase)) return month;
        return null;
    }

    private static string Text(int year, int month, int day) => string.Create(CultureInfo.InvariantCulture, $"{year:0000}-{month:00}-{day:00}");

    private static string Text(int year, int month) => string.Create(CultureInfo.InvariantCulture, $"{year:0000}-{month:00}");

    private static int Number(Match match, int group) => int.Parse(match.Groups[group].ValueSpan, CultureInfo.InvariantCulture);

    [GeneratedRegex(@"^(?:ca?\.|circa|about|около|ок\.|примерно|шамамен|~)\s*", RegexOptions.IgnoreCase | RegexOptions.CultureInvariant)]
    private static partial Regex About();

    [GeneratedRegex(@"\s*(?:г\.г|гг|г|год|годы|жыл|жылы|ж)\.?$", RegexOptions.IgnoreCase | RegexOptions.CultureInvariant)]
    private static partial Regex YearWord();

    [GeneratedRegex(@"^([0-9]{1,2})\.([0-9]{1,2})\.([0-9]{4})(?: 0?0:00(?::00)?)?$")]
    private static partial Regex DayFirst();

    [GeneratedRegex(@"^([0-9]{4})[./-]([0-9]{1,2})[./-]([0-9]{1,2})(?: 0?0:00(?::00)?)?$")]
    private static partial Regex YearFirst();

    [GeneratedRegex(@"^([0-9]{1,2})/([0-9]{1,2})/([0-9]{4})$")]
    private static partial Regex Slashed();

    [GeneratedRegex(@"^([0-9]{1,2})[./]([0-9]{4})$")]
    private static partial Regex MonthDots();

    [GeneratedRegex(@"^([0-9]{4})\s*[-/]\s*([0-9]{4}|[0-9]{2})$")]
    private static partial Regex Years();

    [GeneratedRegex(@"^([0-9]{3})0(?:s|'s|-?е|-?х|-?шы|-?ші)(?:\s.*)?$", RegexOptions.IgnoreCase | RegexOptions.CultureInvariant)]
    private static partial Regex Decade();

    [GeneratedRegex(@"^(?:(?<day>[0-9]{1,2})\.?\s+)?(?<month>\p{L}{3,12})\.?,?\s+(?<year>[0-9]{4})$|^(?<month>\p{L}{3,12})\s+(?<day>[0-9]{1,2}),\s*(?<year>[0-9]{4})$|^(?<year>[0-9]{4})\s+(?:жылғы\s+)?(?:(?<day>[0-9]{1,2})\s+)?(?<month>\p{L}{3,12})$", RegexOptions.CultureInvariant)]
    private static partial Regex Named();

    [GeneratedRegex(@"^[0-9]{4}-(?:0[1-9]|1[0-2])-[0-9]{2}$")]
    private static partial Regex Day();
}
