using Dapper;
using Korme.Archive;
using Korme.Derivatives;
using Korme.Storage;

namespace Korme.Exhibitions;

/// <summary>Finds an exhibition with its works and pictures: two queries, however many hang.</summary>
public static class FindExhibition
{
    /// <summary>The exhibition, its works in the order of the walk, withdrawn ones left out. A draft too: pages for visitors look at its status.</summary>
    /// <returns>Null when there is none.</returns>
    public static ExhibitionView? BySlug(Database db, string slug) => db.Read(connection =>
    {
        var found = connection.QuerySingleOrDefault<(string Id, string Record)?>(
            """
            select id, record
            from exhibition
            where slug = @slug
            """,
            new { slug });
        if (found is not { } exhibition) return null;

        var works = connection.Query<(string Record, string? Facts, string? Reason)>(
            """
            select work.record, picture.facts, hanging.reason
            from hanging
            join work on work.id = hanging.work_id
            left join media_file on media_file.work_id = work.id and media_file.role = 'picture'
            left join picture on picture.sha512 = media_file.sha512
            where hanging.exhibition_id = @Id and work.withdrawn = 0
            order by hanging.position
            """,
            new { exhibition.Id });
        return new ExhibitionView(
            RecordJson.ToExhibition(exhibition.Record),
            [.. works.Select(row => new HungWork(
                RecordJson.ToWork(row.Record), row.Facts is null ? null : FactsJson.Read(row.Facts), RecordJson.ToText(row.Reason)))]);
    });
}
