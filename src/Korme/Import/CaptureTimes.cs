using System.Globalization;
using System.Text.RegularExpressions;
using Korme.Catalogue;

namespace Korme.Import;

/// <summary>A moment, or only a date in EDTF when the time of day is not known.</summary>
internal sealed record FoundTime(CaptureTime? Time, string? Date)
{
    public int Year => Time?.Local.Year ?? int.Parse(Date!.AsSpan(0, 4), CultureInfo.InvariantCulture);
}

/// <summary>Reads the dates of EXIF (2.32 §4.6.4), XMP (ISO 8601 as in XMP part 1 §8.2.1.2) and IPTC-IIM (§1.6).</summary>
internal static partial class CaptureTimes
{
    // Nobody photographed before Niépce's view from the window at Le Gras.
    private const int FirstYear = 1826;

    /// <summary>"2009:08:29 13:18:08" or "2009-08-29T13:18:08.25+05:00" and shorter; null when it is no date.</summary>
    /// <param name="text">The date as it stands there.</param>
    /// <param name="subSeconds">The digits after the decimal point, from a field of their own.</param>
    /// <param name="offset">"+05:00", from a field of its own; one in the text wins.</param>
    public static FoundTime? Parse(string? text, string? subSeconds = null, string? offset = null)
    {
        if (text is null || Pattern().Match(text) is not { Success: true } match) return null;
        int? Number(string group) =>
            match.Groups[group].Success ? int.Parse(match.Groups[group].ValueSpan, CultureInfo.InvariantCulture) : null;
        var year = Number("year")!.Value;
        // The epoch of a clock that was never set.
        if (year < FirstYear || text.StartsWith("1970:01:01 00:00:00", StringComparison.Ordinal)) return null;
        if (Number("month") is not (> 0 and <= 12) and var badMonth)
            return badMonth is null or 0 ? new(null, $"{year:0000}") : null;
        var month = Number("month")!.Value;
        if (Number("day") is null or 0) return new(null, $"{year:0000}-{month:00}");
        var day = Number("day")!.Value;
        if (day > DateTime.DaysInMonth(year, month)) return null;
        if (Number("hour") is not { } hour || Number("minute") is not { } minute)
            return new(null, $"{year:0000}-{month:00}-{day:00}");
        if (hour > 23 || minute > 59) return new(null, $"{year:0000}-{month:00}-{day:00}");
        // A leap second is shown as :60.
        var local = new DateTime(year, month, day, hour, minute, Math.Min(59, Number("second") ?? 0), DateTimeKind.Unspecified);
        var fraction = match.Groups["fraction"].Success ? match.Groups["fraction"].Value : subSeconds;
        return new(new(local + Fraction(fraction), Offset(match.Groups["zone"].Value) ?? Offset(offset)), null);
    }

    /// <summary>IPTC's "20220110" and "151544-0400".</summary>
    public static FoundTime? ParseIptc(string? date, string? time)
    {
        if (date is not { Length: >= 8 } || !date.AsSpan(0, 8).ContainsOnlyDigits()) return null;
        var text = $"{date[..4]}-{date[4..6]}-{date[6..8]}";
        if (time is { Length: >= 6 } && time.AsSpan(0, 6).ContainsOnlyDigits())
            text += $"T{time[..2]}:{time[2..4]}:{time[4..6]}{time[6..]}";
        return Parse(text);
    }

    /// <summary>Whether the camera could have been there: not after <paramref name="now"/> by more than two days (zones, slow
    /// clocks).</summary>
    public static bool IsPast(FoundTime found, DateTimeOffset now) =>
        found.Time is { } time ? time.Local <= now.UtcDateTime.AddDays(2) : found.Year <= now.UtcDateTime.AddDays(2).Year;

    /// <summary>"+05:00", "-0400", "Z" as an offset; null for anything else and beyond ±14 hours.</summary>
    public static TimeSpan? Offset(string? text)
    {
        if (text is null || Zone().Match(text.Trim()) is not { Success: true } match) return null;
        if (match.ValueSpan is "Z") return TimeSpan.Zero;
        var offset = new TimeSpan(int.Parse(match.ValueSpan[1..3], CultureInfo.InvariantCulture),
            int.Parse(match.ValueSpan[^2..], CultureInfo.InvariantCulture), 0);
        return offset > TimeSpan.FromHours(14) ? null : match.ValueSpan[0] == '-' ? -offset : offset;
    }

    // The digits follow the decimal point: "02" is two hundredths, "0887" is 88.7 milliseconds.
    private static TimeSpan Fraction(string? digits)
    {
        var clean = digits?.Trim() ?? "";
        if (clean.Length is 0 or > 12 || !clean.AsSpan().ContainsOnlyDigits()) return TimeSpan.Zero;
        return TimeSpan.FromTicks(long.Parse(clean.PadRight(7, '0').AsSpan(0, 7), CultureInfo.InvariantCulture));
    }

    private static bool ContainsOnlyDigits(this ReadOnlySpan<char> text) => !text.ContainsAnyExceptInRange('0', '9');

    [GeneratedRegex(@"^\s*(?<year>[0-9]{4})(?:[:\-/.](?<month>[0-9]{1,2})(?:[:\-/.](?<day>[0-9]{1,2})"
        + @"(?:[ T]\s*(?<hour>[0-9]{1,2}):(?<minute>[0-9]{1,2})(?::(?<second>[0-9]{1,2})(?:[.,](?<fraction>[0-9]{1,12}))?)?"
        + @"\s*(?<zone>Z|[+-][0-9]{2}:?[0-9]{2})?)?)?)?(?![0-9])",
        RegexOptions.CultureInvariant)]
    private static partial Regex Pattern();

    [GeneratedRegex("^(?:Z|[+-][0-9]{2}:?[0-9]{2})$", RegexOptions.CultureInvariant)]
    private static partial Regex Zone();
}
