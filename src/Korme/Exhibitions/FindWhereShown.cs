using Korme.Archive;
using Korme.Catalogue;
using Korme.Storage;

namespace Korme.Exhibitions;

/// <summary>An exhibition that everybody may see, where a work hangs.</summary>
public sealed record ShownIn(string Slug, LanguageText Title);

/// <summary>Finds the public exhibitions a work hangs in.</summary>
public static class FindWhereShown
{
    /// <summary>Of each work the first of them, in one query; a work that hangs nowhere that visitors go is absent.</summary>
    public static IReadOnlyDictionary<Guid, ShownIn> OfEach(Database db, IEnumerable<Guid> works)
    {
        var found = new Dictionary<Guid, ShownIn>();
        var rows = db.Read(connection => connection.Rows(
            $"""
            select hanging.work_id, exhibition.slug, exhibition.record
            from hanging
            join exhibition on exhibition.id = hanging.exhibition_id
            where exhibition.status in ('open', 'closed')
              and hanging.work_id in {Dialect.ListIn("works")}
            order by exhibition.status = 'open' desc, exhibition.created desc, exhibition.id desc
            """,
            row => (Work: Guid.Parse(row.GetString(0)), Slug: row.GetString(1), Record: row.GetString(2)),
            ("@works", CatalogueText.List(works.Select(CatalogueText.Of)))));
        var titles = rows.DistinctBy(row => row.Slug).ToDictionary(row => row.Slug, row => RecordJson.ToExhibition(row.Record).Title, StringComparer.Ordinal);
        foreach (var row in rows) found.TryAdd(row.Work, new(row.Slug, titles[row.Slug]));
        return found;
    }

    /// <summary>Open ones first, then the newest; empty when it hangs nowhere that visitors go.</summary>
    public static IReadOnlyList<ShownIn> ById(Database db, Guid work) => db.Read(connection => connection.Rows(
        """
        select slug, record
        from exhibition
        where status in ('open', 'closed')
          and id in (select exhibition_id from hanging where work_id = @work)
        order by status = 'open' desc, created desc, id desc
        """,
        row => new ShownIn(row.GetString(0), RecordJson.ToExhibition(row.GetString(1)).Title),
        ("@work", CatalogueText.Of(work))));
}
