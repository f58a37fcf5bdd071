using Korme.Catalogue;

namespace Korme.Search;

/// <summary>The days that a work can be of, for putting in order and for a range of years.</summary>
/// <param name="Since">The first, as a number: 20261120; 0: not known.</param>
/// <param name="At">The last; 0: not known.</param>
internal readonly record struct WorkSpan(int Since, int At)
{
    /// <summary>A stretch of time without an end, or without a start, is listed in so many of its years.</summary>
    public const int MostYears = 200;

    private const int Latest = 9999;

    /// <summary>By its date; else by the camera's clock.</summary>
    public static WorkSpan Of(Work work)
    {
        if (Edtf.Parse(work.Date) is { } date) return Of(date);
        return work.Taken is { } taken ? new(Number(taken.Local.Year, taken.Local.Month, taken.Local.Day), Number(taken.Local.Year, taken.Local.Month, taken.Local.Day)) : default;
    }

    /// <summary>The years that it covers and doesn't end in: it is found by those too.</summary>
    public IEnumerable<int> YearsBeforeTheLast()
    {
        var (first, last) = (Math.Max(Since / 10_000, At / 10_000 == Latest ? 1 : At / 10_000 - MostYears), At / 10_000);
        return At == 0 || first >= last ? [] : Enumerable.Range(first, Math.Min(last - first, MostYears));
    }

    private static WorkSpan Of(Edtf date)
    {
        var (from, to) = (date.From, date.IsInterval ? date.To : date.From);
        var last = to is not null ? Last(to) : date.IsOpenEnd ? Number(Latest, 12, 31) : Last(from!);
        var first = from is not null ? First(from) : date.IsOpenStart ? 1 : First(to!);
        return new(first, last);
    }

    private static int First(EdtfDate date) => Number(date.Year, MonthOf(date) ?? 1, date.Day ?? 1);

    private static int Last(EdtfDate date) => Number(
        date.Precision switch { EdtfPrecision.Century => date.Year + 99, EdtfPrecision.Decade => date.Year + 9, _ => date.Year },
        date.Month > 12 ? Math.Min(12, MonthOf(date)!.Value + 2) : date.Month ?? 12, date.Day ?? 31);

    // A season as its three months.
    private static int? MonthOf(EdtfDate date) => date.Month > 12 ? (date.Month.Value - 21) * 3 + 3 : date.Month;

    // What is older than our era comes before everything that has a day.
    private static int Number(int year, int month, int day) => year < 1 ? 1 : year * 10_000 + month * 100 + day;
}
