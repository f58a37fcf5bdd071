using Korme.Catalogue;
using Korme.Exhibitions;
using Korme.Storage;

namespace Korme.Places;

/// <summary>A place as visitors may know it, with the public works of it.</summary>
/// <param name="Id">What its page is called by; null: nothing but its name on labels is known, and it has no page.</param>
/// <param name="Place">As exactly as it may be shown.</param>
/// <param name="City">Where it lies; empty: not said.</param>
/// <param name="Address">Of a place that is shown exactly.</param>
/// <param name="Story">Of a place that is shown exactly: what is told of a place mostly says where it is.</param>
/// <param name="Works">Public ones.</param>
public sealed record ShownPlaceWorks(Guid? Id, PlaceOf Place, LanguageText City, LanguageText Address, LanguageText Story, IReadOnlyList<PublicWork> Works);

/// <summary>The places of all public works, as exactly as visitors may know them.</summary>
/// <remarks>Two places that look the same from outside are one: that their works come from different doors of one street is nobody's business.</remarks>
public static class FindShownPlaces
{
    /// <summary>Those with most works first.</summary>
    public static IReadOnlyList<ShownPlaceWorks> All(Database db) => [.. Groups(db).Select(group => group.Shown).OrderByDescending(shown => shown.Works.Count)];

    /// <summary>The place with this id or one that looks the same; null: there is none, it is hidden, or no public work is of it.</summary>
    public static ShownPlaceWorks? ById(Database db, Guid id) => Groups(db).FirstOrDefault(group => group.Ids.Contains(id))?.Shown;

    private sealed record Group(ShownPlaceWorks Shown, IReadOnlyCollection<Guid> Ids);

    private static IEnumerable<Group> Groups(Database db)
    {
        var works = FindPublicWorks.All(db).Where(each => each.Work.Place is { } place && (!place.Name.IsEmpty || place.Latitude is not null)).ToList();
        var records = FindPlaces.ById(db, works.Select(each => each.Work.Place!.Record).OfType<Guid>());
        foreach (var group in works.GroupBy(each => KeyOf(each.Work.Place!)))
        {
            var ids = group.Select(each => each.Work.Place!.Record).OfType<Guid>().Distinct().Order().ToList();
            var place = group.First().Work.Place!;
            if (ids.Count == 0)
            {
                yield return new(new(null, place, LanguageText.None, LanguageText.None, LanguageText.None, [.. group]), []);
                continue;
            }
            var told = ids.Select(records.GetValueOrDefault).OfType<Place>().ToList();
            var exact = place.Shown == PlacePrecision.Exact ? told.FirstOrDefault() : null;
            yield return new(
                new(ids[0], place, told.FirstOrDefault()?.City ?? LanguageText.None, exact?.Address ?? LanguageText.None, exact is null ? LanguageText.None : ShownPlace.StoryOf(exact), [.. group]), ids);
        }
    }

    // Of a place without a record the name on the label is all there is: its coordinates are as coarse as the map, and drawn there alone.
    private static (LanguageText, double?, double?, PlacePrecision?, bool) KeyOf(PlaceOf place) =>
        place.Record is null ? (place.Name, null, null, null, false) : (place.Name, place.Latitude, place.Longitude, place.Shown, true);
}
