using System.Globalization;

namespace Korme.Exhibitions.Ways;

/// <summary>A mark on the line of time. <paramref name="Edtf"/> is what it stands for: a year, a month or a day.</summary>
public sealed record TimeTick(double Day, string Edtf);

/// <summary>The line that dates lie on: from the first to the last day anything is known of, with round marks.</summary>
public sealed class TimeAxis
{
    private const int MostTicks = 8;

    private TimeAxis(double first, double last, IReadOnlyList<TimeTick> ticks) => (First, Last, Ticks) = (first, last, ticks);

    public double First { get; }

    public double Last { get; }

    public IReadOnlyList<TimeTick> Ticks { get; }

    /// <summary>The axis of dates; null when none has a known end. A little air at both sides, more where something has no end.</summary>
    public static TimeAxis? Of(IReadOnlyCollection<TimeSpot> spots)
    {
        var known = spots.SelectMany(spot => (double[])[spot.Start, spot.End]).Where(double.IsFinite).ToList();
        if (known.Count == 0) return null;
        var (first, last) = (known.Min(), known.Max());
        var air = Math.Max(0.25, (last - first) * 0.04);
        first -= spots.Any(spot => double.IsNegativeInfinity(spot.Start)) ? 3 * air : air;
        last += spots.Any(spot => double.IsPositiveInfinity(spot.End)) ? 3 * air : air;
        return new(first, last, TicksOf(first, last));
    }

    /// <summary>0 at the first day, 100 at the last; outside is cut off.</summary>
    public double Percent(double day) => Math.Clamp((day - First) / (Last - First) * 100, 0, 100);

    private static List<TimeTick> TicksOf(double first, double last)
    {
        var days = last - first;
        if (days <= 70) return Days(first, last, days <= 9 ? 1 : days <= 35 ? 5 : 10);
        if (days <= 365.25 * 2) return Months(first, last, days <= 250 ? 1 : 3);
        foreach (var years in (int[])[1, 2, 5, 10, 20, 50, 100, 200, 500, 1000])
            if (days / 365.25 / years <= MostTicks) return Years(first, last, years);
        return Years(first, last, 2000);
    }

    private static List<TimeTick> Days(double first, double last, int step)
    {
        var ticks = new List<TimeTick>();
        for (var day = (long)Math.Ceiling(first); day <= last; day++)
            if (DateOf(day) is { } date && (step == 1 || date.Day == 1 || (date.Day % step == 0 && date.Day < 30)))
                ticks.Add(new(day, date.ToString("yyyy-MM-dd", CultureInfo.InvariantCulture)));
        return ticks;
    }

    private static List<TimeTick> Months(double first, double last, int step)
    {
        var ticks = new List<TimeTick>();
        for (var day = (long)Math.Ceiling(first); day <= last; day++)
            if (DateOf(day) is { Day: 1 } date && (date.Month - 1) % step == 0) ticks.Add(new(day, date.ToString("yyyy-MM", CultureInfo.InvariantCulture)));
        return ticks;
    }

    private static List<TimeTick> Years(double first, double last, int step)
    {
        var ticks = new List<TimeTick>();
        var from = (int)Math.Floor(first / 365.2425 / step) * step;
        for (var year = from; ; year += step)
        {
            var day = TimeSpot.DayNumber(year, 1, 1);
            if (day > last) return ticks;
            if (day >= first && year is > 0 and <= 9999) ticks.Add(new(day, year.ToString("0000", CultureInfo.InvariantCulture)));
        }
    }

    private static DateOnly? DateOf(long day) => day is >= 0 and <= 3_652_058 ? DateOnly.FromDayNumber((int)day) : null;
}
