using Korme.Catalogue;
using Korme.Derivatives;
using Korme.People;
using Korme.Places;
using Korme.Storage;

namespace Korme.Exhibitions;

/// <summary>What shows an exhibition in a list: its first work with a picture.</summary>
public static class FindPosters
{
    /// <summary>Exhibition → its first picture, in one query; one that shows none is absent.</summary>
    public static IReadOnlyDictionary<Guid, HungWork> Of(Database db, IEnumerable<Guid> exhibitions) => db.Read(connection => connection.Rows(
        $"""
        select wanted.id, {ShownWork.Columns}, picture.facts
        from (
          select exhibition.id, (
            select hanging.work_id
            from hanging
            join work on work.id = hanging.work_id
            join media_file on media_file.work_id = work.id and media_file.role = 'picture'
            join picture on picture.sha512 = media_file.sha512
            where hanging.exhibition_id = exhibition.id and {MayUse.Web}
            order by hanging.position
            limit 1
          ) as first
          from exhibition
          where exhibition.id in {Dialect.ListIn("list")}
        ) as wanted
        join work on work.id = wanted.first
        join media_file on media_file.work_id = work.id and media_file.role = 'picture'
        join picture on picture.sha512 = media_file.sha512
        """,
        row => (Guid.Parse(row.GetString(0)), new HungWork(ShownWork.Read(row, 1), FactsJson.Read(row.GetString(3)))),
        ("@list", CatalogueText.List(exhibitions.Select(CatalogueText.Of))), (MayUse.Today, db.Today))).ToDictionary(row => row.Item1, row => row.Item2);
}
