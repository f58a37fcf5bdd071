using System.Globalization;
using System.Text.RegularExpressions;

namespace Korme.Catalogue;

/// <summary>How much of a date is known.</summary>
public enum EdtfPrecision { Century, Decade, Year, Month, Day, Minute }

/// <summary>One date of EDTF. <paramref name="Month"/> may be 21 to 24: spring, summer, autumn, winter.</summary>
/// <param name="Year">The first year it can be: 1990 for <c>199X</c>. Negative before year 0 (1 BC).</param>
/// <param name="Month">1 to 12, a season, or null.</param>
/// <param name="Day">Null unless a month is known.</param>
/// <param name="Time">The time of day, with whatever zone was written.</param>
/// <param name="Precision">What of it is known.</param>
/// <param name="IsUncertain">A question mark: probably.</param>
/// <param name="IsApproximate">A tilde: about.</param>
public sealed record EdtfDate(
    int Year, int? Month, int? Day, TimeOnly? Time, EdtfPrecision Precision, bool IsUncertain = false,
    bool IsApproximate = false);

/// <summary>A date or a stretch of time in EDTF (ISO 8601-2:2019 Annex A): level 0, and of level 1 what artists write.</summary>
/// <remarks>
/// <c>2026</c>, <c>2026-05</c>, <c>2026-05-14</c>, <c>2026-05-14T19:30</c>, each with <c>?</c>, <c>~</c> or <c>%</c> (both);
/// <c>199X</c>, <c>19XX</c>; seasons <c>2026-21</c>; intervals <c>2026-05/2026-06</c>, open <c>2026/..</c> and unknown
/// <c>/2026</c>.
/// </remarks>
/// <param name="From">The date, or the interval's start; null: open or unknown.</param>
/// <param name="To">The interval's end; null: open or unknown, or no interval.</param>
/// <param name="IsInterval">Two dates with a slash between.</param>
/// <param name="IsOpenStart">It began at no particular time (<c>../2026</c>).</param>
/// <param name="IsOpenEnd">It goes on (<c>2026/..</c>).</param>
public sealed partial record Edtf(EdtfDate? From, EdtfDate? To, bool IsInterval, bool IsOpenStart = false, bool IsOpenEnd = false)
{
    public static bool IsValid(string? text) => Parse(text) is not null;

    /// <summary>Puts dates in the order of their beginnings; of an open beginning, of the end.</summary>
    public long Order => Key((From ?? To)!, 0);

    /// <summary>Null when it is not EDTF of the forms above, or the interval ends before it starts.</summary>
    public static Edtf? Parse(string? text)
    {
        if (text is not { Length: > 0 and <= 80 }) return null;
        var parts = text.Split('/');
        if (parts.Length == 1) return Date(text) is { } only ? new(only, null, IsInterval: false) : null;
        if (parts.Length != 2) return null;
        var (from, to) = (Date(parts[0]), Date(parts[1]));
        if ((from is null && parts[0] is not ("" or "..")) || (to is null && parts[1] is not ("" or ".."))) return null;
        if ((from is null && to is null) || (from is not null && to is not null && Key(from, 0) > Key(to, 99))) return null;
        return new(from, to, IsInterval: true, parts[0] == "..", parts[1] == "..");
    }

    private static EdtfDate? Date(string text)
    {
        if (Pattern().Match(text) is not { Success: true } match) return null;
        var digits = match.Groups["year"].Value;
        var year = int.Parse(digits.Replace('X', '0'), CultureInfo.InvariantCulture);
        int? Number(string group) =>
            match.Groups[group].Success ? int.Parse(match.Groups[group].ValueSpan, CultureInfo.InvariantCulture) : null;
        var (month, day) = (Number("month"), Number("day"));
        if (digits.EndsWith('X') && month is not null) return null;
        if (month is not (null or (>= 1 and <= 12) or (>= 21 and <= 24)) || (month > 12 && day is not null)) return null;
        // The Gregorian calendar runs backwards too; leap years repeat every 400 years.
        if (day is not null && (day < 1 || day > DateTime.DaysInMonth((year % 400) + 800, month!.Value))) return null;
        TimeOnly? time = null;
        if (match.Groups["time"].Success)
        {
            if (!TimeOnly.TryParse(match.Groups["time"].ValueSpan, CultureInfo.InvariantCulture, out var parsed)) return null;
            time = parsed;
        }
        var precision = time is not null ? EdtfPrecision.Minute
            : day is not null ? EdtfPrecision.Day
            : month is not null ? EdtfPrecision.Month
            : digits.EndsWith("XX", StringComparison.Ordinal) ? EdtfPrecision.Century
            : digits.EndsWith('X') ? EdtfPrecision.Decade
            : EdtfPrecision.Year;
        var mark = match.Groups["mark"].Value;
        return new(year, month, day, time, precision, mark is "?" or "%", mark is "~" or "%");
    }

    // What is not said counts as early for a start and as late for an end; a season as its first month.
    private static long Key(EdtfDate date, int unsaid)
    {
        var month = date.Month > 12 ? (date.Month.Value - 21) * 3 + 3 : date.Month ?? unsaid;
        return (date.Year * 100L + month) * 100 + (date.Day ?? unsaid);
    }

    [GeneratedRegex(@"^(?<year>-?[0-9]{4}|[0-9]{3}X|[0-9]{2}XX)(?:-(?<month>[0-9]{2})(?:-(?<day>[0-9]{2})"
        + @"(?:T(?<time>[0-9]{2}:[0-9]{2}(?::[0-9]{2})?)(?:Z|[+-][0-9]{2}:[0-9]{2})?)?)?)?(?<mark>[?~%])?\z",
        RegexOptions.CultureInvariant)]
    private static partial Regex Pattern();
}
