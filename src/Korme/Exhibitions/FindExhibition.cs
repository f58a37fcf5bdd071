using Korme.Archive;
using Korme.Catalogue;
using Korme.Derivatives;
using Korme.People;
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

    /// <summary>The exhibition, its works in the order of the walk; those that are withdrawn, or in which somebody is seen who hasn't agreed to this use, are left out. A draft too: pages for visitors look at its status.</summary>
    /// <returns>Null when there is none.</returns>
    public static ExhibitionView? BySlug(Database db, string slug, Uses use = Uses.Web) => db.Read(connection =>
    {
        var found = connection.Row(
            """
            select id, record
            from exhibition
            where slug = @slug
            """,
            row => (Id: row.GetString(0), Exhibition: RecordJson.ToExhibition(row.GetString(1))),
            ("@slug", slug));
        if (found.Id is null) return null;

        var works = connection.Rows(
            $"""
            select work.record, picture.facts, hanging.reason
            from hanging
            join work on work.id = hanging.work_id
            left join media_file on media_file.work_id = work.id and media_file.role = 'picture'
            left join picture on picture.sha512 = media_file.sha512
            where hanging.exhibition_id = @id and {MayUse.Sql(use)}
            order by hanging.position
            """,
            row => new HungWork(
                RecordJson.ToWork(row.GetString(0)), row.Text(1) is { } facts ? FactsJson.Read(facts) : null, RecordJson.ToText(row.Text(2))),
            ("@id", found.Id), (MayUse.Today, db.Today));
        return new ExhibitionView(found.Exhibition, works);
    });
}
