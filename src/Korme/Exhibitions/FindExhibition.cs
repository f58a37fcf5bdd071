using Korme.Archive;
using Korme.Catalogue;
using Korme.Derivatives;
using Korme.Storage;

namespace Korme.Exhibitions;

/// <summary>Finds an exhibition with its works and pictures: two queries, however many hang.</summary>
public static class FindExhibition
{
    /// <summary>The exhibition alone; a draft too.</summary>
    /// <returns>Null when there is none.</returns>
    public static Exhibition? ById(Database db, Guid id) => db.Read(connection => connection.Row(
        """
        select record
        from exhibition
        where id = @id
        """,
        row => RecordJson.ToExhibition(row.GetString(0)),
        ("@id", CatalogueText.Of(id))));

    /// <summary>The exhibition alone as the desk has it, one in the bin too, by the slug it has or had.</summary>
    /// <returns>Null when there is none.</returns>
    public static Exhibition? ForDesk(Database db, string slug) => db.Read(connection => connection.Row(
        """
        select record
        from exhibition
        where slug = @slug or id = (select exhibition_id from former_slug where slug = @slug)
        order by slug = @slug desc
        limit 1
        """,
        row => RecordJson.ToExhibition(row.GetString(0)),
        ("@slug", slug)));

    /// <summary>Whose this slug is or was, other than an exhibition itself.</summary>
    /// <returns>Null when nobody else has it.</returns>
    public static Exhibition? Other(Database db, string slug, Guid than) => ForDesk(db, slug) is { } other && other.Id != than ? other : null;

    /// <summary>The exhibition, its works in the order of the walk, withdrawn ones left out. A draft too: pages for visitors look at its status.</summary>
    /// <param name="db">The catalogue.</param>
    /// <param name="slug">The one it has; else one that it had before, so that a code on paper still leads to it.</param>
    /// <returns>Null when there is none, or when it is in the bin.</returns>
    public static ExhibitionView? BySlug(Database db, string slug) => db.Read(connection =>
    {
        var found = connection.Row(
            """
            select id, record
            from exhibition
            where (slug = @slug or id = (select exhibition_id from former_slug where slug = @slug)) and status <> 'binned'
            order by slug = @slug desc
            limit 1
            """,
            row => (Id: row.GetString(0), Exhibition: RecordJson.ToExhibition(row.GetString(1))),
            ("@slug", slug));
        if (found.Id is null) return null;

        var works = connection.Rows(
            """
            select work.record, picture.facts, hanging.reason
            from hanging
            join work on work.id = hanging.work_id
            left join media_file on media_file.work_id = work.id and media_file.role = 'picture'
            left join picture on picture.sha512 = media_file.sha512
            where hanging.exhibition_id = @id and work.withdrawn = 0
            order by hanging.position
            """,
            row => new HungWork(
                RecordJson.ToWork(row.GetString(0)), row.Text(1) is { } facts ? FactsJson.Read(facts) : null, RecordJson.ToText(row.Text(2))),
            ("@id", found.Id));
        return new ExhibitionView(found.Exhibition, works);
    });
}
