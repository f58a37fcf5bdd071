using System.Data.Common;
using Dapper;
using Korme.Archive;
using Korme.Catalogue;
using Korme.Storage;

namespace Korme.Exhibitions;

/// <summary>Hangs an exhibition, or hangs it anew: the archive first, then the index.</summary>
public static class HangExhibition
{
    /// <summary>Keeps and records it. A slug that another exhibition has gets <c>-2</c>, <c>-3</c>…</summary>
    /// <returns>The exhibition as it was kept, perhaps with another slug.</returns>
    public static async Task<Exhibition> Run(Database db, ArchiveStore archive, Exhibition exhibition, CancellationToken cancel)
    {
        var free = exhibition with { Slug = FreeSlug(db, exhibition) };
        var kept = await archive.Keep(free, cancel);
        await db.Write((connection, transaction) =>
        {
            Write(connection, transaction, free);
            return true;
        }, cancel);
        kept.Indexed();
        return free;
    }

    internal static void Write(DbConnection connection, DbTransaction transaction, Exhibition exhibition)
    {
        var id = exhibition.Id.ToString("D");
        connection.Execute(
            """
            insert into exhibition (id, slug, status, created, record)
            values (@Id, @Slug, @Status, @Created, @Record)
            on conflict (id) do update set
              slug = excluded.slug,
              status = excluded.status,
              created = excluded.created,
              record = excluded.record
            """,
            new
            {
                Id = id,
                exhibition.Slug,
                Status = CatalogueText.Of(exhibition.Status),
                Created = CatalogueText.Of(exhibition.Created),
                Record = RecordJson.Of(exhibition),
            },
            transaction);

        connection.Execute("delete from hanging where exhibition_id = @Id", new { Id = id }, transaction);
        connection.Execute(
            """
            insert into hanging (exhibition_id, position, work_id, reason)
            values (@Id, @Position, @WorkId, @Reason)
            """,
            exhibition.Hangings.Select((hanging, position) => new
            {
                Id = id, Position = position, WorkId = hanging.Work.ToString("D"), Reason = RecordJson.Of(hanging.Reason),
            }),
            transaction);
    }

    private static string FreeSlug(Database db, Exhibition exhibition)
    {
        var taken = db.Read(connection => connection.Query<string>(
            """
            select slug
            from exhibition
            where id <> @Id
            """,
            new { Id = exhibition.Id.ToString("D") })).ToHashSet(StringComparer.Ordinal);
        return Slug.Unique(Slug.From(exhibition.Slug), taken.Contains);
    }
}
