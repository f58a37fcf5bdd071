using System.Data.Common;
using Dapper;
using Korme.Archive;
using Korme.Storage;

namespace Korme.Catalogue;

/// <summary>Writes works into the index, new or changed, in one transaction. The archive has them before.</summary>
public static class RecordWorks
{
    private const string SortableTime = "yyyy-MM-dd'T'HH:mm:ss.fffffff";

    /// <summary>Records them; a work that is there already is replaced.</summary>
    public static Task Run(Database db, IReadOnlyList<Work> works, CancellationToken cancel) => db.Write((connection, transaction) =>
    {
        Write(connection, transaction, works);
        return works.Count;
    }, cancel);

    internal static void Write(DbConnection connection, DbTransaction transaction, IReadOnlyList<Work> works)
    {
        connection.Execute(
            """
            insert into work (id, kind, title, taken, imported, withdrawn, record)
            values (@Id, @Kind, @Title, @Taken, @Imported, @Withdrawn, @Record)
            on conflict (id) do update set
              kind = excluded.kind,
              title = excluded.title,
              taken = excluded.taken,
              imported = excluded.imported,
              withdrawn = excluded.withdrawn,
              record = excluded.record
            """,
            works.Select(work => new
            {
                Id = work.Id.ToString("D"),
                Kind = CatalogueText.Of(work.Kind),
                Title = string.Join('\n', work.Title.Select(title => title.Value)),
                Taken = work.Taken?.Local.ToString(SortableTime, System.Globalization.CultureInfo.InvariantCulture),
                Imported = CatalogueText.Of(work.Imported),
                Withdrawn = work.IsWithdrawn ? 1 : 0,
                Record = RecordJson.Of(work),
            }),
            transaction);

        // Each work's rows go first, so that a file it no longer has goes too.
        connection.Execute("delete from media_file where work_id = @Id", works.Select(work => new { Id = work.Id.ToString("D") }), transaction);
        connection.Execute(
            """
            insert into media_file (work_id, path, sha512, role, media_type, bytes, name)
            values (@WorkId, @Path, @Sha512, @Role, @MediaType, @Bytes, @Name)
            """,
            works.SelectMany(work => work.Files.Select(file => new
            {
                WorkId = work.Id.ToString("D"),
                file.Path,
                file.Sha512,
                Role = CatalogueText.Of(file.Role),
                file.MediaType,
                file.Bytes,
                file.Name,
            })),
            transaction);
    }
}
