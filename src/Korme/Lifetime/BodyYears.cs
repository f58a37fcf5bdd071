using Korme.Catalogue;
using Korme.Exhibitions;
using Korme.Search;
using Korme.Storage;
using WorkCondition = Korme.Catalogue.WorkCondition;

namespace Korme.Lifetime;

/// <summary>A work in the year it began.</summary>
/// <param name="Work">Which.</param>
/// <param name="Until">The year it was finished, where it took longer than one; null: it didn't, or goes on.</param>
/// <param name="GoesOn">It has a beginning and no end.</param>
/// <param name="IsUncertain">With a question mark or a tilde, or only its end is known.</param>
/// <param name="IsLost">Painted over or destroyed.</param>
/// <param name="IsTogether">Made by several.</param>
public sealed record WorkOfYear(PublicWork Work, int? Until, bool GoesOn, bool IsUncertain, bool IsLost, bool IsTogether);

/// <summary>A year of the body of work.</summary>
/// <param name="Year">Astronomical: 0 is 1 BC.</param>
/// <param name="Works">In the order of their dates; none in a year between others. Of a large body of work the latest few.</param>
public sealed record YearOfWorks(int Year, IReadOnlyList<WorkOfYear> Works)
{
    /// <summary>How many there are, those beyond <see cref="Works"/> too.</summary>
    public YearTally Tally { get; init; } = BodyYears.TallyOf(Works);
}

/// <summary>Works of which a decade or a century is known.</summary>
public sealed record WorksWithin(string Edtf, IReadOnlyList<WorkOfYear> Works);

/// <summary>A whole body of work by its years.</summary>
/// <param name="Years">From the first to the last with works; years between them are there too while they are few.</param>
/// <param name="Within">Works that no year is known of, by decade and century.</param>
/// <param name="Undated">Works without a date that can be understood.</param>
public sealed record BodyYears(IReadOnlyList<YearOfWorks> Years, IReadOnlyList<WorksWithin> Within, IReadOnlyList<WorkOfYear> Undated)
{
    /// <summary>A longer empty stretch is a gap, not a row of empty years.</summary>
    public const int LongestStretch = 120;

    /// <summary>Every work there is, once.</summary>
    public IEnumerable<WorkOfYear> All => Years.SelectMany(year => year.Works).Concat(Within.SelectMany(within => within.Works)).Concat(Undated);

    /// <summary>How many there are.</summary>
    public YearTally Tally => Years.Aggregate(OfUndated, (sum, year) => sum + year.Tally) + TallyOf([.. Within.SelectMany(within => within.Works)]);

    /// <summary>How many have no date, those beyond <see cref="Undated"/> too.</summary>
    public YearTally OfUndated { get; init; } = TallyOf(Undated);

    /// <summary>The public works; beyond <see cref="BodyTally.MostWhole"/> of them each year has its number and its latest few, by the year they were finished in.</summary>
    public static BodyYears Of(Database db)
    {
        if (BodyTally.Of(db) is not { } tally) return Of(FindPublicWorks.All(db));
        IReadOnlyList<WorkOfYear> Sample(int year) => [.. SampleWorks.OfYear(db, year, MostOfYear).Select(work => new WorkOfYear(work, null, false, false, WorkCondition.IsLost(work.Work), work.Work.Makers.Count > 1))];
        var known = tally.Years.Keys.Where(year => year is > 0 and < Endless).Order().ToList();
        // What goes on has no year that it was finished in: it is told with what has none.
        var open = tally.Years.GetValueOrDefault(Endless);
        return new([.. Filled(known).Select(year => tally.Years.TryGetValue(year, out var works) ? new YearOfWorks(year, Sample(year)) { Tally = works } : new YearOfWorks(year, []))], [], Sample(0))
        {
            OfUndated = tally.Years.GetValueOrDefault(0) + open,
        };
    }

    private const int MostOfYear = 12, Endless = 9999;

    internal static YearTally TallyOf(IReadOnlyList<WorkOfYear> works) =>
        new(works.Count, works.Count(each => each.IsLost), works.Count(each => each is { IsLost: false, IsUncertain: true }), works.Count(each => each.IsTogether));

    /// <summary>Those that took several years or go on, in the order of their beginnings.</summary>
    public IReadOnlyList<(int From, WorkOfYear Work)> Spans => [.. Years.SelectMany(year => year.Works.Where(work => work.Until is not null || work.GoesOn).Select(work => (year.Year, work)))];

    /// <summary>Puts works into their years. Pure.</summary>
    public static BodyYears Of(IReadOnlyList<PublicWork> works)
    {
        var years = new SortedDictionary<int, List<(long Order, WorkOfYear Work)>>();
        var within = new SortedDictionary<(int Year, string Edtf), List<WorkOfYear>>();
        var undated = new List<WorkOfYear>();
        foreach (var work in works)
        {
            var placed = new WorkOfYear(work, null, false, false, WorkCondition.IsLost(work.Work), work.Work.Makers.Count > 1);
            if (Edtf.Parse(work.Work.Date) is not { } date)
            {
                undated.Add(placed);
                continue;
            }
            var (from, to) = (date.From ?? date.To!, date.IsInterval ? date.To : date.From);
            if (from.Precision <= EdtfPrecision.Decade)
            {
                var key = (from.Year, work.Work.Date!);
                if (!within.TryGetValue(key, out var group)) within[key] = group = [];
                group.Add(placed);
                continue;
            }
            placed = placed with
            {
                Until = date.From is not null && to is not null && LastYear(to) > from.Year ? LastYear(to) : null,
                GoesOn = date.IsInterval && date.To is null,
                IsUncertain = date.From is null || from.IsUncertain || from.IsApproximate || to is { IsUncertain: true } or { IsApproximate: true },
            };
            if (!years.TryGetValue(from.Year, out var list)) years[from.Year] = list = [];
            list.Add((date.Order, placed));
        }
        return new(
            [.. Filled([.. years.Keys]).Select(year => new YearOfWorks(year, years.TryGetValue(year, out var list) ? [.. list.OrderBy(each => each.Order).Select(each => each.Work)] : []))],
            [.. within.Select(group => new WorksWithin(group.Key.Edtf, group.Value))], undated);
    }

    private static int LastYear(EdtfDate date) => date.Precision switch { EdtfPrecision.Century => date.Year + 99, EdtfPrecision.Decade => date.Year + 9, _ => date.Year };

    private static IEnumerable<int> Filled(List<int> years)
    {
        if (years.Count == 0) yield break;
        var (first, last) = (years[0], years[^1]);
        if (last - first < LongestStretch)
            for (var year = first; year <= last; year++) yield return year;
        else
            foreach (var year in years) yield return year;
    }
}
