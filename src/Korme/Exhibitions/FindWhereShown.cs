using Korme.Archive;
using Korme.Catalogue;
using Korme.Storage;

namespace Korme.Exhibitions;

/// <summary>An exhibition that everybody may see, where a work hangs.</summary>
public sealed record ShownIn(string Slug, LanguageText Title);

/// <summary>Finds the public exhibitions a work hangs in.</summary>
public static class FindWhereShown
{
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
