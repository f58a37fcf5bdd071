using System.Data.Common;
using Korme.Archive;
using Korme.Catalogue;
using Korme.Storage;

namespace Korme.Places;

/// <summary>Reads works for visitors: the one door, so that no page, feed or manifest can forget what a place's record keeps to itself.</summary>
/// <remarks>A statement that asks <see cref="People.MayUse"/> reads works in this way alone; ArchitectureTests holds it.</remarks>
internal static class ShownWork
{
    /// <summary>What a statement that has the table <c>work</c> selects for <see cref="Read"/>: two columns.</summary>
    public const string Columns = "work.record, (select place.record from place where place.id = work.place_id)";

    /// <summary>The work with its place as visitors may know it.</summary>
    /// <param name="row">Where it stands.</param>
    /// <param name="first">The number of the first of the two columns.</param>
    public static Work Read(DbDataReader row, int first)
    {
        var work = RecordJson.ToWork(row.GetString(first));
        return work.Place?.Record is null ? work : work with { Place = ShownPlace.Of(work.Place, row.Text(first + 1) is { } place ? RecordJson.ToPlace(place) : null) };
    }
}
