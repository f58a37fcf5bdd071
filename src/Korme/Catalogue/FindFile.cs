using Korme.Storage;

namespace Korme.Catalogue;

/// <summary>Says which files are in the archive already: an import leaves those out.</summary>
public static class FindFile
{
    /// <summary>SHA-512 → the work that has a file with these bytes, the first imported when several do; what is new is absent.</summary>
    public static IReadOnlyDictionary<string, Guid> BySha512(Database db, IReadOnlyList<string> sha512s) => db.Read(connection => connection.Rows(
        $"""
        select sha512, min(work_id)
        from media_file
        where sha512 in {Dialect.ListIn("list")}
        group by sha512
        """,
        row => (Sha512: row.GetString(0), Work: Guid.Parse(row.GetString(1))),
        ("@list", CatalogueText.List(sha512s)))
        .ToDictionary(row => row.Sha512, row => row.Work, StringComparer.Ordinal));
}
