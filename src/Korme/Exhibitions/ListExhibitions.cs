using Korme.Archive;
using Korme.Catalogue;
using Korme.Derivatives;
using Korme.People;
using Korme.Places;
using Korme.Storage;

namespace Korme.Exhibitions;

/// <summary>An exhibition in a list.</summary>
/// <param name="Id">The exhibition.</param>
/// <param name="Slug">Its name in URLs.</param>
/// <param name="Title">As on its title wall.</param>
/// <param name="Status">Draft, open or closed.</param>
/// <param name="Opens">EDTF; null: not said.</param>
/// <param name="Closes">EDTF; null: until taken down.</param>
/// <param name="Venue">Where; may be empty.</param>
/// <param name="Works">How many hang, withdrawn ones left out.</param>
/// <param name="Created">When it was first hung.</param>
/// <param name="FirstPictures">Up to three works with a picture, in the order of the walk.</param>
public sealed record ExhibitionSummary(
    Guid Id, string Slug, LanguageText Title, ExhibitionStatus Status, string? Opens, string? Closes, LanguageText Venue, int Works, DateTimeOffset Created, IReadOnlyList<HungWork> FirstPictures);

/// <summary>Lists exhibitions, open ones first, then the newest: two queries, however many there are.</summary>
public static class ListExhibitions
{
    private const int PicturesEach = 3;

    /// <summary>All of them but those in the bin, drafts too: pages for visitors look at the status.</summary>
    public static IReadOnlyList<ExhibitionSummary> Run(Database db) => Where(db, "status <> 'binned'");

    /// <summary>How many visitors may enter.</summary>
    public static int CountPublic(Database db) => db.Read(connection => connection.Row("select count(*) from exhibition where status in ('open', 'closed')", row => row.GetInt32(0)));

    /// <summary>Those in the bin.</summary>
    public static IReadOnlyList<ExhibitionSummary> InBin(Database db) => Where(db, "status = 'binned'");

    private static List<ExhibitionSummary> Where(Database db, string condition) => db.Read(connection =>
    {
        var exhibitions = connection.Rows(
            $"""
            select id, record,
              (
                select count(*)
                from hanging
                join work on work.id = hanging.work_id
                where hanging.exhibition_id = exhibition.id and {MayUse.Web}
              )
            from exhibition
            where {condition}
            order by status = 'open' desc, created desc, id desc
            """,
            row => (Id: row.GetString(0), Exhibition: RecordJson.ToExhibition(row.GetString(1)), Works: row.GetInt32(2)),
            (MayUse.Today, db.Today));

        var pictures = connection.Rows(
            $"""
            select exhibition_id, record, place, facts
            from (
              select hanging.exhibition_id, hanging.position, {ShownWork.Columns} as place, picture.facts,
                row_number() over (partition by hanging.exhibition_id order by hanging.position) as number
              from hanging
              join work on work.id = hanging.work_id
              join media_file on media_file.work_id = work.id and media_file.role = 'picture'
              join picture on picture.sha512 = media_file.sha512
              where {MayUse.Web}
            ) as hung
            where number <= @picturesEach
            order by exhibition_id, position
            """,
            row => (Exhibition: row.GetString(0), Hung: new HungWork(ShownWork.Read(row, 1), FactsJson.Read(row.GetString(3)))),
            ("@picturesEach", PicturesEach), (MayUse.Today, db.Today))
            .ToLookup(row => row.Exhibition, row => row.Hung, StringComparer.Ordinal);

        return exhibitions.ConvertAll(row => Summary(row.Exhibition, row.Works, pictures[row.Id]));
    });

    private static ExhibitionSummary Summary(Exhibition exhibition, int works, IEnumerable<HungWork> pictures) =>
        new(exhibition.Id, exhibition.Slug, exhibition.Title, exhibition.Status, exhibition.Opens, exhibition.Closes, exhibition.Venue, works, exhibition.Created, [.. pictures]);
}
