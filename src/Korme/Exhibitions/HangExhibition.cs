using System.Data.Common;
using Korme.Archive;
using Korme.Catalogue;
using Korme.Search;
using Korme.Storage;

namespace Korme.Exhibitions;

/// <summary>Hangs an exhibition, or hangs it anew: journal and index first, then everything saved settles into the archive.</summary>
public static class HangExhibition
{
    /// <summary>What the index has instead of a status for an exhibition in the bin: it is among none that visitors are shown.</summary>
    internal const string Binned = "binned";

    /// <summary>What the history calls it.</summary>
    public const string What = "hung";

    /// <summary>Saves it. A slug that another exhibition has gets <c>-2</c>, <c>-3</c>…</summary>
    /// <returns>The exhibition as it was kept, perhaps with another slug.</returns>
    public static async Task<Exhibition> Run(Database db, Changes changes, Exhibition exhibition, CancellationToken cancel)
    {
        var free = exhibition with { Slug = FreeSlug(db, exhibition) };
        await changes.Save(free, What, basedOn: null, cancel);
        await changes.Settle(cancel);
        return free;
    }

    internal static void Write(DbTransaction transaction, IReadOnlyList<Exhibition> exhibitions)
    {
        if (exhibitions.Count == 0) return;
        SearchIndex.Write(transaction, exhibitions);
        var hungBefore = exhibitions.SelectMany(exhibition => Replace(transaction, exhibition)).ToList();
        // The works of all of them at once: neighbours in the lists are written together.
        Listing.Write(transaction, exhibitions, hungBefore);
    }

    /// <returns>The works that hung there before.</returns>
    private static List<string> Replace(DbTransaction transaction, Exhibition exhibition)
    {
        var id = CatalogueText.Of(exhibition.Id);
        transaction.Run(
            """
            insert into exhibition (id, slug, status, created, record)
            values (@id, @slug, @status, @created, @record)
            on conflict (id) do update set
              slug = excluded.slug,
              status = excluded.status,
              created = excluded.created,
              record = excluded.record
            """,
            ("@id", id),
            ("@slug", exhibition.Slug),
            ("@status", exhibition.Binned is null ? RecordWord.Of(exhibition.Status) : Binned),
            ("@created", CatalogueText.Of(exhibition.Created)),
            ("@record", RecordJson.Of(exhibition)));

        transaction.Run("delete from former_slug where exhibition_id = @id", ("@id", id));
        transaction.RunEach(
            """
            insert into former_slug (slug, exhibition_id)
            values (@slug, @id)
            on conflict (slug) do update set
              exhibition_id = excluded.exhibition_id
            """,
            ["@slug", "@id"], exhibition.FormerSlugs, slug => [slug, id]);

        var hungBefore = transaction.Rows("delete from hanging where exhibition_id = @id returning work_id", row => row.GetString(0), ("@id", id));
        transaction.RunEach(
            """
            insert into hanging (exhibition_id, position, work_id, reason)
            values (@id, @position, @workId, @reason)
            """,
            ["@id", "@position", "@workId", "@reason"],
            exhibition.Hangings.Select((hanging, position) => (Hanging: hanging, Position: position)),
            row => [id, row.Position, CatalogueText.Of(row.Hanging.Work), RecordJson.Of(row.Hanging.Reason)]);
        return hungBefore;
    }

    private static string FreeSlug(Database db, Exhibition exhibition)
    {
        var taken = db.Read(connection => connection.Rows(
            """
            select slug
            from exhibition
            where id <> @id
            union
            select slug
            from former_slug
            where exhibition_id <> @id
            """,
            row => row.GetString(0),
            ("@id", CatalogueText.Of(exhibition.Id)))).ToHashSet(StringComparer.Ordinal);
        return Slug.Unique(Slug.From(exhibition.Slug), taken.Contains);
    }
}
