using System.Data.Common;
using Korme.Archive;
using Korme.Catalogue;
using Korme.Storage;

namespace Korme.Selections;

/// <summary>Writes selections, and what the ranking forgets, into the index.</summary>
internal static class IndexSelections
{
    public static void Write(DbTransaction transaction, KeptSelection selection) => transaction.Run(
        """
        insert into selection (id, created, record)
        values (@id, @created, @record)
        on conflict (id) do update set
          created = excluded.created,
          record = excluded.record
        """,
        ("@id", CatalogueText.Of(selection.Id)),
        ("@created", CatalogueText.Of(selection.Created)),
        ("@record", RecordJson.Of(selection)));

    public static void Write(DbTransaction transaction, ForgottenDecisions forgotten)
    {
        transaction.Run(
            """
            insert into taste (id, record)
            values (@id, @record)
            on conflict (id) do update set
              record = excluded.record
            """,
            ("@id", CatalogueText.Of(ForgottenDecisions.TheOne)),
            ("@record", RecordJson.Of(forgotten)));
        // What was learned before says no longer what it would say now.
        transaction.Run("delete from learned_taste");
    }
}
