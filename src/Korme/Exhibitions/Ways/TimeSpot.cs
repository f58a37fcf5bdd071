using Korme.Catalogue;

namespace Korme.Exhibitions.Ways;

/// <summary>A date of works as a stretch on a line of days, with what is and is not known of it.</summary>
/// <param name="Start">Its first day, counted from 1 January 1 (proleptic Gregorian); <see cref="double.NegativeInfinity"/>: not known, or always.</param>
/// <param name="End">The day after its last; <see cref="double.PositiveInfinity"/>: it goes on, or nobody knows.</param>
/// <param name="Lasted">The works took that long. False: they are of some moment within it.</param>
/// <param name="IsUncertain">With a question mark.</param>
/// <param name="IsApproximate">With a tilde: the edges are not sharp.</param>
public sealed record TimeSpot(double Start, double End, bool Lasted, bool IsUncertain, bool IsApproximate)
{
    /// <summary>Null when it is no date.</summary>
    public static TimeSpot? Of(string? edtf)
    {
        if (Edtf.Parse(edtf) is not { } date) return null;
        var (from, to) = (date.From, date.IsInterval ? date.To : date.From);
        return new(from is null ? double.NegativeInfinity : First(from), to is null ? double.PositiveInfinity : After(to), date.IsInterval,
            from is { IsUncertain: true } || to is { IsUncertain: true }, from is { IsApproximate: true } || to is { IsApproximate: true });
    }

    private static long First(EdtfDate date) => date.Precision switch
    {
        EdtfPrecision.Century or EdtfPrecision.Decade or EdtfPrecision.Year => DayNumber(date.Year, 1, 1),
        _ when date.Month > 12 => DayNumber(date.Year, (date.Month.Value - 21) * 3 + 3, 1),
        EdtfPrecision.Month => DayNumber(date.Year, date.Month!.Value, 1),
        _ => DayNumber(date.Year, date.Month!.Value, date.Day!.Value),
    };

    private static long After(EdtfDate date) => date.Precision switch
    {
        EdtfPrecision.Century => DayNumber(date.Year + 100, 1, 1),
        EdtfPrecision.Decade => DayNumber(date.Year + 10, 1, 1),
        EdtfPrecision.Year => DayNumber(date.Year + 1, 1, 1),
        _ when date.Month > 12 => MonthAfter(date.Year, (date.Month.Value - 21) * 3 + 6),
        EdtfPrecision.Month => MonthAfter(date.Year, date.Month!.Value + 1),
        _ => First(date) + 1,
    };

    private static long MonthAfter(int year, int month) => month > 12 ? DayNumber(year + 1, month - 12, 1) : DayNumber(year, month, 1);

    /// <summary>Days since 1 January 1, before it negative (H. Hinnant, "chrono-Compatible Low-Level Date Algorithms", days_from_civil).</summary>
    internal static long DayNumber(int year, int month, int day)
    {
        long y = month <= 2 ? year - 1 : year;
        var era = (y >= 0 ? y : y - 399) / 400;
        var yearOfEra = y - era * 400;
        var dayOfYear = (153 * (month + (month > 2 ? -3 : 9)) + 2) / 5 + day - 1;
        return era * 146_097 + yearOfEra * 365 + yearOfEra / 4 - yearOfEra / 100 + dayOfYear - 306;
    }
}
