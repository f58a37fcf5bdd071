using System.Data.Common;
using Korme.Storage;

namespace Korme.Catalogue;

/// <summary>Writes imports into the index, as the records of their works name them.</summary>
internal static class RecordImports
{
    /// <summary>One that is there already stays as it is.</summary>
    public static void Write(DbTransaction transaction, IEnumerable<ImportOf> imports) => transaction.RunEach(
        """
        insert into import (id, name)
        values (@id, @name)
        on conflict (id) do nothing
        """,
        ["@id", "@name"],
        imports,
        import => [CatalogueText.Of(import.Id), import.Name]);
}
