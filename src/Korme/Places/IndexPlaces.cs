using System.Data.Common;
using Korme.Archive;
using Korme.Catalogue;
using Korme.Search;
using Korme.Storage;

namespace Korme.Places;

/// <summary>Writes places into the index.</summary>
internal static class IndexPlaces
{
    public static void Write(DbTransaction transaction, Place place)
    {
        SearchIndex.Write(transaction, place);
        transaction.Run(
            """
            insert into place (id, name, created, record)
            values (@id, @name, @created, @record)
            on conflict (id) do update set
              name = excluded.name,
              created = excluded.created,
              record = excluded.record
            """,
            ("@id", CatalogueText.Of(place.Id)),
            ("@name", string.Join('\n', place.Name.Select(name => name.Value))),
            ("@created", CatalogueText.Of(place.Created)),
            ("@record", RecordJson.Of(place)));
    }
}
