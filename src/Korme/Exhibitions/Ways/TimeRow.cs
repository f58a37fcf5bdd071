using System.Globalization;

namespace Korme.Exhibitions.Ways;

/// <summary>A row of the timeline: the works of one date, or, where many dates lie over many years, of one year.</summary>
/// <param name="Date">EDTF; what the row is called.</param>
/// <param name="Marks">What is drawn on the line, the earliest first.</param>
/// <param name="Works">By their dates.</param>
public sealed record TimeRow(string Date, IReadOnlyList<TimeSpot> Marks, IReadOnlyList<HungWork> Works)
{
    /// <summary>More rows than these are no longer seen together.</summary>
    private const int MostDates = 24;

    /// <summary>Fewer years than these are told by their months.</summary>
    private const double LeastDays = 4 * 365.25;

    private const int MostLanes = 4;

    /// <summary>From 1 January 1 to the end of 9999.</summary>
    private const double DaysOfCalendar = 3_652_059;

    /// <summary>The rows of dates, the earliest first.</summary>
    public static IReadOnlyList<TimeRow> Of(IReadOnlyList<(string Date, TimeSpot Spot, List<HungWork> Works)> dated)
    {
        var starts = dated.Select(row => row.Spot.Start).Where(double.IsFinite).DefaultIfEmpty().ToList();
        if (dated.Count <= MostDates || starts.Max() - starts.Min() < LeastDays) return [.. dated.Select(row => new TimeRow(row.Date, [row.Spot], row.Works))];
        return
        [
            .. dated.GroupBy(row => YearOf(row.Spot) ?? row.Date)
                .Select(year => new TimeRow(year.Count() == 1 ? year.First().Date : year.Key, [.. year.Select(row => row.Spot)], [.. year.SelectMany(row => row.Works)])),
        ];
    }

    /// <summary>In which lane each mark lies, so that none hides another while there are lanes: from 0, the first that is free.</summary>
    public static IReadOnlyList<int> LanesOf(IReadOnlyList<TimeSpot> marks, TimeAxis axis)
    {
        var free = new List<double>();
        return [.. marks.Select(mark =>
        {
            var from = axis.Percent(mark.Start);
            var lane = free.FindIndex(end => end <= from);
            if (lane < 0) lane = free.Count < MostLanes ? free.Count : free.IndexOf(free.Min());
            if (lane == free.Count) free.Add(0);
            // As wide as it is drawn, and a little air.
            free[lane] = Math.Max(axis.Percent(mark.End), from + (mark.IsUncertain ? 2.2 : 0.6)) + 0.4;
            return lane;
        })];
    }

    /// <summary>The year in which it began and ended, or began to last; null: it is of more than a year, or nobody knows when it began.</summary>
    private static string? YearOf(TimeSpot spot)
    {
        if (spot.Start is not (>= 0 and < DaysOfCalendar) || (!spot.Lasted && spot.End - spot.Start > 366)) return null;
        return DateTime.MinValue.AddDays(spot.Start).Year.ToString("0000", CultureInfo.InvariantCulture);
    }
}
