using Korme.Catalogue;
using Korme.Exhibitions;
using Korme.Search;
using Korme.Storage;

namespace Korme.Places;

/// <summary>A place as visitors may know it, with the public works of it.</summary>
/// <param name="Id">What its page is called by; null: nothing but its name on labels is known, and it has no page.</param>
/// <param name="Place">As exactly as it may be shown.</param>
/// <param name="City">Where it lies; empty: not said.</param>
/// <param name="Address">Of a place that is shown exactly.</param>
/// <param name="Story">Of a place that is shown exactly: what is told of a place mostly says where it is.</param>
/// <param name="Works">Public ones, at least one; of a large body of work the latest few.</param>
public sealed record ShownPlaceWorks(Guid? Id, PlaceOf Place, LanguageText City, LanguageText Address, LanguageText Story, IReadOnlyList<PublicWork> Works)
{
    /// <summary>How many there are, those beyond <see cref="Works"/> too.</summary>
    public int Count { get; init; } = Works.Count;
}

/// <summary>The places of all public works, as exactly as visitors may know them.</summary>
/// <remarks>Two places that look the same from outside are one: that their works come from different doors of one street is nobody's business.</remarks>
public static class FindShownPlaces
{
    /// <summary>Those with most works first.</summary>
    public static IReadOnlyList<ShownPlaceWorks> All(Database db) => BodyTally.Of(db) is { } tally ? Counted(db, tally)
        : [.. Groups(db).Select(group => group.Shown).OrderByDescending(shown => shown.Count)];

    /// <summary>The place with this id or one that looks the same; null: there is none, it is hidden, or no public work is of it.</summary>
    public static ShownPlaceWorks? ById(Database db, Guid id) => BodyTally.Of(db) is { } tally
        ? Alike(db, tally).Where(group => group.Ids.Contains(id)).Select(group => Shown(db, group, MostWorks)).FirstOrDefault(shown => shown.Works.Count > 0)
        : Groups(db).FirstOrDefault(group => group.Ids.Contains(id))?.Shown;

    /// <summary>Of a large body of work: how many works a place's page has, how many a list of places has of the commonest, and how many those are.</summary>
    private const int MostWorks = 240, MostOfEach = 8, MostPictured = 60;

    /// <summary>Of a large body of work: places with a record by the numbers of the index. Names that have none are chosen by in the list of works.</summary>
    private static IReadOnlyList<ShownPlaceWorks> Counted(Database db, BodyTally tally) =>
        [.. Alike(db, tally).Select((group, index) => Shown(db, group, index < MostPictured ? MostOfEach : 1)).Where(shown => shown.Works.Count > 0)];

    private sealed record Counts(PlaceOf Place, IReadOnlyList<Place> Records, int Works)
    {
        public IEnumerable<Guid> Ids => Records.Select(record => record.Id);
    }

    private static IEnumerable<Counts> Alike(Database db, BodyTally tally)
    {
        var records = FindPlaces.ById(db, tally.KeysOf(ListValue.Place).Select(key => Guid.TryParse(key, out var id) ? id : default));
        return records.Values.OrderBy(record => record.Id).Select(record => (Record: record, Place: ShownPlace.Of(record)))
            .Where(each => each.Place is { } place && (!place.Name.IsEmpty || place.Latitude is not null)).GroupBy(each => KeyOf(each.Place!))
            .Select(group => new Counts(group.First().Place!, [.. group.Select(each => each.Record)], group.Sum(each => tally.WorksOf(ListValue.Place, CatalogueText.Of(each.Record.Id)))))
            .OrderByDescending(group => group.Works);
    }

    private static ShownPlaceWorks Shown(Database db, Counts group, int most)
    {
        var works = group.Ids.SelectMany(id => SampleWorks.Of(db, new(Place: CatalogueText.Of(id)), most)).Take(most).ToList();
        var exact = group.Place.Shown == PlacePrecision.Exact ? group.Records[0] : null;
        return new(group.Records[0].Id, group.Place, group.Records[0].City, exact?.Address ?? LanguageText.None, exact is null ? LanguageText.None : ShownPlace.StoryOf(exact), works) { Count = group.Works };
    }

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
