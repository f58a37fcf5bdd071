using System.Data.Common;
using Korme.Catalogue;
using Korme.Storage;

namespace Korme.LightTable;

/// <summary>An import and how far the artist is with it.</summary>
/// <param name="Import">Id and name.</param>
/// <param name="Works">How many works of it may be shown.</param>
/// <param name="Picked">How many of these are picked.</param>
/// <param name="Rejected">How many are rejected.</param>
public sealed record ImportSummary(ImportOf Import, int Works, int Picked, int Rejected)
{
    public int Undecided => Works - Picked - Rejected;

    /// <summary>When it began: RFC 9562 §5.7 puts the milliseconds since 1970 into the first 48 bits of its id.</summary>
    public DateTimeOffset Started => FindImports.StartOf(Import.Id);
}

/// <summary>Finds imports: one query each.</summary>
public static class FindImports
{
    private const string Columns = """
        import.id, import.name, count(work.id), coalesce(sum(work.mark = 'picked'), 0), coalesce(sum(work.mark = 'rejected'), 0)
        from import
        left join work on work.import = import.id and work.withdrawn = 0
        """;

    /// <summary>Every import that brought a picture, newest first: works of a spreadsheet alone lie on no light table.</summary>
    public static IReadOnlyList<ImportSummary> All(Database database) => database.Read(connection => connection.Rows(
        $"""
        select {Columns}
        where exists (
          select 1
          from work as pictured
          join media_file on media_file.work_id = pictured.id and media_file.role = 'picture'
          where pictured.import = import.id and pictured.withdrawn = 0
        )
        group by import.id
        order by import.id desc
        """, Row));

    /// <summary>One import, also one that has brought nothing yet.</summary>
    public static ImportSummary? ById(Database database, Guid id) => database.Read(connection => connection.Row(
        $"select {Columns} where import.id = @id group by import.id", Row, ("@id", CatalogueText.Of(id))));

    /// <summary>Every work of the home, counted in the same way; the name is empty.</summary>
    public static ImportSummary Everything(Database database) => database.Read(connection => connection.Row(
        """
        select count(*), coalesce(sum(mark = 'picked'), 0), coalesce(sum(mark = 'rejected'), 0)
        from work
        where withdrawn = 0
        """,
        row => new ImportSummary(new(Guid.Empty, ""), row.GetInt32(0), row.GetInt32(1), row.GetInt32(2))))!;

    /// <summary>The import that brought most of these works; every work of the home when none is known.</summary>
    public static LightScope TableOf(Database database, IReadOnlyList<Guid> works) => database.Read(connection => connection.Row(
        $"""
        select import
        from work
        where import is not null and id in {Dialect.ListIn("list")}
        group by import
        order by count(*) desc, import desc
        limit 1
        """,
        row => new LightScope(Guid.Parse(row.GetString(0))), ("@list", CatalogueText.List(works.Select(CatalogueText.Of)))));

    internal static DateTimeOffset StartOf(Guid id)
    {
        Span<byte> bytes = stackalloc byte[16];
        id.TryWriteBytes(bytes, bigEndian: true, out _);
        return DateTimeOffset.FromUnixTimeMilliseconds(System.Buffers.Binary.BinaryPrimitives.ReadInt64BigEndian(bytes) >>> 16);
    }

    private static ImportSummary Row(DbDataReader row) =>
        new(new(Guid.Parse(row.GetString(0)), row.GetString(1)), row.GetInt32(2), row.GetInt32(3), row.GetInt32(4));
}
