using System.Runtime.CompilerServices;
using Korme.Search;
using Korme.Storage;

namespace Korme.Exhibitions.Pages;

/// <summary>Which ways there are into a whole body of work: what a site with one exhibition alone doesn't need.</summary>
/// <param name="HasWorks">There is a public work.</param>
/// <param name="HasYears">One of them is dated.</param>
/// <param name="HasPeople">Somebody with a record made one.</param>
/// <param name="HasPlaces">One is of a place with a record that isn't hidden.</param>
public sealed record BodyGuide(bool HasWorks, bool HasYears, bool HasPeople, bool HasPlaces)
{
    private static readonly ConditionalWeakTable<Database, Remembered> Known = [];

    /// <summary>Null: there is one exhibition and nothing around it. Remembered until the catalogue changes in any way.</summary>
    public static BodyGuide? Of(Database db)
    {
        // Asked before the queries: a change during them makes what is remembered old at once.
        var now = (db.Commits, db.Today);
        var known = Known.GetOrCreateValue(db);
        if (known.Last is { } last && last.When == now) return last.Guide;
        var (people, places) = (ListPublished.HasRecords(db, ListValue.Maker), ListPublished.HasRecords(db, ListValue.Place));
        var isBody = people || places || ListExhibitions.CountPublic(db) > 1;
        var guide = isBody && ListPublished.HasAny(db) ? new BodyGuide(true, ListPublished.Years(db, 1).Count > 0, people, places) : null;
        known.Last = new(now, guide);
        return guide;
    }

    private sealed class Remembered
    {
        public Answer? Last { get; set; }
    }

    private sealed record Answer((long, string) When, BodyGuide? Guide);
}
