using System.Data.Common;
using Korme.Archive;
using Korme.Places;
using Korme.Storage;

namespace Korme.Catalogue;

/// <summary>A work whose place turned out to be another is of that other, from whichever older form or file it is saved.</summary>
internal static class FollowPlaces
{
    /// <summary>The work with the record of today for its place.</summary>
    public static Work Fit(DbTransaction transaction, Work work) => Fit(work, id => Stored(transaction, id));

    /// <summary>Records that are to be saved together: what becomes of a place among them holds for the works among them.</summary>
    public static IReadOnlyList<IRecorded> Together(DbTransaction transaction, IReadOnlyList<IRecorded> records)
    {
        if (!records.Any(record => record is Work { Place.Record: not null })) return records;
        var together = records.OfType<Place>().ToDictionary(place => place.Id, place => (Place?)place);
        Place? Find(Guid id) => together.TryGetValue(id, out var place) ? place : together[id] = Stored(transaction, id);
        return [.. records.Select(record => record is Work work ? Fit(work, Find) : record)];
    }

    private static Work Fit(Work work, Func<Guid, Place?> find)
    {
        if (work.Place?.Record is not { } id || find(id) is not { SameAs: not null } place) return work;
        for (var step = 0; step < FindPlaces.LongestChain && place.SameAs is { } other && find(other) is { } next; step++) place = next;
        return work with { Place = work.Place with { Record = place.Id } };
    }

    private static Place? Stored(DbTransaction transaction, Guid id) => transaction.Row(
        "select record from place where id = @id", row => RecordJson.ToPlace(row.GetString(0)), ("@id", CatalogueText.Of(id)));
}
