using System.Data.Common;
using System.Runtime.CompilerServices;
using Korme.Catalogue;
using Korme.Derivatives;
using Korme.People;
using Korme.Places;
using Korme.Storage;

namespace Korme.Exhibitions;

/// <summary>A work that everybody may see.</summary>
/// <param name="Hung">The work as visitors may know it, and its picture.</param>
/// <param name="Slug">The public exhibition that its page is in: an open one first, then the newest.</param>
public sealed record PublicWork(HungWork Hung, string Slug)
{
    public Work Work => Hung.Work;
}

/// <summary>The public works across all exhibitions, those without a picture too: one query.</summary>
public static class FindPublicWorks
{
    private static readonly ConditionalWeakTable<Database, Remembered> Known = [];

    /// <summary>All of them in the order of their import; remembered until the catalogue changes in any way (<see cref="Database.Commits"/>).</summary>
    public static IReadOnlyList<PublicWork> All(Database db)
    {
        // Asked before the query: a change during the query makes what is remembered old at once.
        var commits = db.Commits;
        var known = Known.GetOrCreateValue(db);
        if (known.Last is { } last && last.Commits == commits) return last.Works;
        var works = db.Read(connection => connection.Rows($"{Select} order by work.id", Row, (MayUse.Today, db.Today)));
        known.Last = new(commits, works);
        return works;
    }

    /// <summary>Those of these ids that visitors may see.</summary>
    public static IReadOnlyDictionary<Guid, PublicWork> ById(Database db, IEnumerable<Guid> ids) => db.Read(connection => connection.Rows(
        $"{Select} and work.id in {Dialect.ListIn("ids")}", Row,
        ("@ids", CatalogueText.List(ids.Distinct().Select(CatalogueText.Of))), (MayUse.Today, db.Today))).ToDictionary(found => found.Work.Id);

    private static readonly string Select =
        $"""
        select {ShownWork.Columns}, picture.facts,
          (
            select exhibition.slug
            from hanging
            join exhibition on exhibition.id = hanging.exhibition_id
            where hanging.work_id = work.id and exhibition.status in ('open', 'closed')
            order by exhibition.status = 'open' desc, exhibition.created desc, exhibition.id desc
            limit 1
          )
        from work
        left join media_file on media_file.work_id = work.id and media_file.role = 'picture'
        left join picture on picture.sha512 = media_file.sha512
        where {MayUse.Web} and exists (
          select 1
          from hanging
          join exhibition on exhibition.id = hanging.exhibition_id
          where hanging.work_id = work.id and exhibition.status in ('open', 'closed')
        )
        """;

    private static PublicWork Row(DbDataReader row) =>
        new(new(ShownWork.Read(row, 0), row.Text(2) is { } facts ? FactsJson.Read(facts) : null), row.GetString(3));

    private sealed record Snapshot(long Commits, IReadOnlyList<PublicWork> Works);

    /// <summary>Safe from many threads: the worst is reading twice.</summary>
    private sealed class Remembered
    {
        private volatile Snapshot? last;

        public Snapshot? Last { get => last; set => last = value; }
    }
}
