using System.Data.Common;
using Korme.Archive;
using Korme.Catalogue;
using Korme.Storage;

namespace Korme.Lifetime;

/// <summary>A relation between two works, as one of their records has it.</summary>
/// <param name="Work">The work whose record says it.</param>
/// <param name="Kind">In the direction from <paramref name="Work"/>.</param>
/// <param name="Other">What it is drawn from, a photograph of, a part of.</param>
public sealed record Kinship(Guid Work, RelationKind Kind, Guid Other);

/// <summary>Finds what works are to each other, both ways.</summary>
public static class FindFamily
{
    /// <summary>More would be no small tree.</summary>
    private const int Most = 60;

    /// <summary>The relations in which one of these works stands, on either side.</summary>
    public static IReadOnlyList<Kinship> Of(Database db, IReadOnlyCollection<Guid> works) => db.Read(connection => connection.Rows(
        $"""
        select work_id, kind, other_id
        from work_relation
        where work_id in {Dialect.ListIn("ids")}
        union
        select work_id, kind, other_id
        from work_relation
        where other_id in {Dialect.ListIn("ids")}
        order by work_id, kind, other_id
        limit @most
        """,
        Row,
        ("@ids", CatalogueText.List(works.Select(CatalogueText.Of))), ("@most", Most)));

    /// <summary>Whether one work comes from another along relations of one kind: then the other can't come from it.</summary>
    /// <remarks>Ends on imported circles too: every work is walked through once.</remarks>
    public static bool ComesFrom(Database db, Guid work, RelationKind kind, Guid other) => db.Read(connection => connection.Row(
        """
        with recursive source (id) as (
          select @work
          union
          select work_relation.other_id
          from work_relation
          join source on work_relation.work_id = source.id
          where work_relation.kind = @kind
        )
        select 1
        from source
        where id = @other
        """,
        row => row.GetInt32(0) == 1,
        ("@work", CatalogueText.Of(work)), ("@kind", RecordWord.Of(kind)), ("@other", CatalogueText.Of(other))));

    private static Kinship Row(DbDataReader row) =>
        new(Guid.Parse(row.GetString(0)), RecordWord.Parse<RelationKind>(row.GetString(1)), Guid.Parse(row.GetString(2)));
}
