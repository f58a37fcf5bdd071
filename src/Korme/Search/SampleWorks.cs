using Korme.Exhibitions;
using Korme.Storage;

namespace Korme.Search;

/// <summary>A few of many public works, the latest first: what a page shows of a group whose number alone it tells.</summary>
internal static class SampleWorks
{
    private const int Looks = 1_000;

    /// <summary>Those that were finished in a year; 0: of no known year.</summary>
    public static IReadOnlyList<PublicWork> OfYear(Database db, int year, int most) => Read(db, new(), new(year == 0 ? 0 : year * 10_000 + 9_999, long.MaxValue, long.MaxValue), most, place => place.At / 10_000 == year);

    /// <summary>Those that fit a filter.</summary>
    public static IReadOnlyList<PublicWork> Of(Database db, WorkFilter filter, int most) => Read(db, filter, null, most, _ => true);

    private static IReadOnlyList<PublicWork> Read(Database db, WorkFilter filter, ListPlace? after, int most, Func<ListPlace, bool> isOf)
    {
        var ids = db.Read(connection => new WorkWalk(connection, db.Today, filter).Run(after, most, Looks).Works).Where(work => isOf(work.Place)).Select(work => Guid.Parse(work.Id)).ToList();
        var works = FindPublicWorks.ById(db, ids);
        return [.. ids.Where(works.ContainsKey).Select(id => works[id])];
    }
}
