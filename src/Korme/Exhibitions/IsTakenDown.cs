using Korme.Catalogue;
using Korme.People;
using Korme.Storage;

namespace Korme.Exhibitions;

/// <summary>Whether a work may not be shown to visitors: withdrawn, in the bin, or somebody who is seen in it hasn't agreed.</summary>
internal static class IsTakenDown
{
    /// <summary>False for what there is not.</summary>
    public static bool Of(Database db, Guid work) => db.Read(connection => connection.Row(
        $"""
        select case when {MayUse.Web} then 0 else 1 end
        from work
        where id = @id
        """,
        row => row.GetInt32(0) == 1,
        ("@id", CatalogueText.Of(work)), (MayUse.Today, db.Today)));
}
