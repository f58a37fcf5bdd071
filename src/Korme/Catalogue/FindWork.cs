using Korme.Archive;
using Korme.Storage;

namespace Korme.Catalogue;

/// <summary>Looks a work up by its id.</summary>
public static class FindWork
{
    /// <summary>The work, withdrawn or not; null when the catalogue has none with this id.</summary>
    public static Work? ById(Database db, Guid id) => db.Read(connection => connection.Row(
        """
        select record
        from work
        where id = @id
        """,
        row => RecordJson.ToWork(row.GetString(0)),
        ("@id", CatalogueText.Of(id))));
}
