using Korme.Archive;
using Korme.Catalogue;
using Korme.Search;
using Korme.Storage;

namespace Korme.Places;

/// <summary>A place in a list.</summary>
/// <param name="Place">Which.</param>
/// <param name="Works">How many works were made or stand there.</param>
public sealed record ListedPlace(Place Place, int Works);

/// <summary>Finds places for the desk, which sees all of them and all of each.</summary>
public static class FindPlaces
{
    /// <summary>How often a record may have become another that became another: against records that somebody made lead in a circle.</summary>
    internal const int LongestChain = 20;

    /// <summary>All of them, the newest first; what turned out to be another and what lies in the bin isn't among them.</summary>
    public static IReadOnlyList<ListedPlace> All(Database db) => [.. Every(db).Where(listed => listed.Place is { SameAs: null, Binned: null })];

    /// <summary>Those in the bin, the newest first.</summary>
    public static IReadOnlyList<Place> Binned(Database db) => [.. Every(db).Select(listed => listed.Place).Where(place => place is { SameAs: null, Binned: not null })];

    /// <summary>The record of today: the place, or the one that it turned out to be. Null: there is none.</summary>
    public static Place? Today(Database db, Guid id)
    {
        var place = ById(db, id);
        for (var step = 0; step < LongestChain && place?.SameAs is { } other && ById(db, other) is { } next; step++) place = next;
        return place;
    }

    /// <summary>The records that became this one, the newest first.</summary>
    public static IReadOnlyList<Place> Became(Database db, Guid place) =>
        [.. Every(db).Select(listed => listed.Place).Where(other => other.SameAs == place).OrderByDescending(other => other.Merged?.At)];

    private static List<ListedPlace> Every(Database db) => db.Read(connection => connection.Rows(
        """
        select record,
          (select count(*) from work where work.place_id = place.id)
        from place
        order by created desc, id desc
        """,
        row => new ListedPlace(RecordJson.ToPlace(row.GetString(0)), row.GetInt32(1))));

    /// <summary>Null: there is none.</summary>
    public static Place? ById(Database db, Guid id) => db.Read(connection => connection.Row(
        "select record from place where id = @id", row => RecordJson.ToPlace(row.GetString(0)), ("@id", CatalogueText.Of(id))));

    /// <summary>Those of these ids that there are.</summary>
    public static IReadOnlyDictionary<Guid, Place> ById(Database db, IEnumerable<Guid> ids) => db.Read(connection => connection.Rows(
        $"select record from place where id in {Dialect.ListIn("ids")}",
        row => RecordJson.ToPlace(row.GetString(0)),
        ("@ids", CatalogueText.List(ids.Distinct().Select(CatalogueText.Of))))).ToDictionary(place => place.Id);

    /// <summary>Those that are called so in any language, in whatever letters.</summary>
    public static IReadOnlyList<Place> Named(Database db, string name)
    {
        var asked = Fold.Line(name);
        return [.. All(db).Select(listed => listed.Place).Where(place => place.Name.Any(each => Fold.Line(each.Value) == asked))];
    }

    /// <summary>The works of a place, the newest first, withdrawn and binned ones too.</summary>
    public static IReadOnlyList<Work> WorksOf(Database db, Guid place) => db.Read(connection => connection.Rows(
        """
        select record
        from work
        where place_id = @place
        order by imported desc, id desc
        """,
        row => RecordJson.ToWork(row.GetString(0)),
        ("@place", CatalogueText.Of(place))));
}
