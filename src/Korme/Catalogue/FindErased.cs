using System.Globalization;
using Korme.Storage;

namespace Korme.Catalogue;

/// <summary>Says whether bytes were erased for good: an import refuses them.</summary>
public static class FindErased
{
    /// <summary>The newest erasure of these bytes; null: never erased.</summary>
    public static ErasedBytes? BySha512(Database db, string sha512) => db.Read(connection => connection.Row(
        """
        select work_id, erased
        from erased_file
        where sha512 = @sha512
        order by erased desc
        """,
        row => new ErasedBytes(Guid.Parse(row.GetString(0)), DateTimeOffset.Parse(row.GetString(1), CultureInfo.InvariantCulture)),
        ("@sha512", sha512)));

    /// <summary>All erased bytes, by the work that they were erased from: what a copy made earlier must not bring back.</summary>
    public static ILookup<Guid, string> ByWork(Database db) => db.Read(connection => connection.Rows(
        """
        select work_id, sha512
        from erased_file
        """,
        row => (Work: Guid.Parse(row.GetString(0)), Sha512: row.GetString(1)))).ToLookup(row => row.Work, row => row.Sha512);
}

/// <summary>Of which work bytes were erased, and when (UTC).</summary>
public sealed record ErasedBytes(Guid Work, DateTimeOffset When);
