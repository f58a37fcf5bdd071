using System.Data.Common;
using System.Globalization;
using Korme.Archive;
using Korme.People;
using Korme.Search;
using Korme.Storage;

namespace Korme.Catalogue;

/// <summary>Writes works into the index, new or changed, in one transaction. The archive has them before.</summary>
public static class RecordWorks
{
    private const int Few = 64;

    private const string SortableTime = "yyyy-MM-dd'T'HH:mm:ss.fffffff";

    /// <summary>Records them; a work that is there already is replaced.</summary>
    public static Task Run(Database db, IReadOnlyList<Work> works, CancellationToken cancel) => db.Write((_, transaction) =>
    {
        Write(transaction, works);
        return works.Count;
    }, cancel);

    /// <summary>The works that there are, as the transaction sees them.</summary>
    internal static List<Work> Read(DbTransaction transaction, IReadOnlyList<Guid> ids) => transaction.Rows(
        $"select record from work where id in {Dialect.ListIn("list")}",
        row => RecordJson.ToWork(row.GetString(0)),
        ("@list", CatalogueText.List(ids.Select(CatalogueText.Of))));

    internal static void Write(DbTransaction transaction, IReadOnlyList<Work> works)
    {
        var ids = works.Select(work => CatalogueText.Of(work.Id)).ToList();
        // What is new has no rows to take out first, and a rebuild has nothing but new works.
        var known = transaction.Rows($"select id from work where id in {Dialect.ListIn("ids")}", row => row.GetString(0), ("@ids", CatalogueText.List(ids))).ToHashSet(StringComparer.Ordinal);
        IReadOnlyList<Work> changed = known.Count == 0 && ids.Distinct(StringComparer.Ordinal).Count() == ids.Count ? [] : works;
        RecordImports.Write(transaction, works.Select(work => work.Import).OfType<ImportOf>().Distinct());
        var marks = Listing.MarksOf(transaction, works);
        SearchIndex.Write(transaction, works, marks);
        // Another processor writes the records of a large batch as JSON while SQLite stores those before.
        var records = works.Count < Few ? works.Select(RecordJson.Of) : works.AsParallel().AsOrdered().Select(RecordJson.Of);
        transaction.RunEach(
            """
            insert into work (id, kind, title, taken, imported, withdrawn, binned, import, mark, place_id, record)
            values (@id, @kind, @title, @taken, @imported, @withdrawn, @binned, @import, @mark, @placeId, @record)
            on conflict (id) do update set
              kind = excluded.kind,
              title = excluded.title,
              taken = excluded.taken,
              imported = excluded.imported,
              withdrawn = excluded.withdrawn,
              binned = excluded.binned,
              import = excluded.import,
              mark = excluded.mark,
              place_id = excluded.place_id,
              record = excluded.record
            """,
            ["@id", "@kind", "@title", "@taken", "@imported", "@withdrawn", "@binned", "@import", "@mark", "@placeId", "@record"],
            works.Zip(records, (work, record) => (Work: work, Record: record)),
            row =>
            [
                CatalogueText.Of(row.Work.Id),
                RecordWord.Of(row.Work.Kind),
                string.Join('\n', row.Work.Title.Select(title => title.Value)),
                row.Work.Taken?.Local.ToString(SortableTime, CultureInfo.InvariantCulture),
                CatalogueText.Of(row.Work.Imported),
                row.Work.IsShown ? 0 : 1,
                row.Work.Binned is { } binned ? CatalogueText.Of(binned) : null,
                row.Work.Import is { } import ? CatalogueText.Of(import.Id) : null,
                row.Work.Mark == Mark.Undecided ? null : RecordWord.Of(row.Work.Mark),
                row.Work.Place?.Record is { } place ? CatalogueText.Of(place) : null,
                row.Record,
            ]);

        IndexPeople.WriteSubjects(transaction, works, changed);
        IndexPeople.WriteMakers(transaction, works, changed);
        WriteRelations(transaction, works, changed);

        // Each work's rows go first, so that a file it no longer has goes too.
        transaction.RunEach("delete from media_file where work_id = @id", ["@id"], changed, work => [CatalogueText.Of(work.Id)]);
        transaction.RunEach(
            """
            insert into media_file (work_id, path, sha512, role, media_type, bytes, name)
            values (@workId, @path, @sha512, @role, @mediaType, @bytes, @name)
            """,
            ["@workId", "@path", "@sha512", "@role", "@mediaType", "@bytes", "@name"],
            works.SelectMany(work => work.Files.Select(file => (work.Id, File: file))),
            row => [CatalogueText.Of(row.Id), row.File.Path, row.File.Sha512, RecordWord.Of(row.File.Role), row.File.MediaType, row.File.Bytes, row.File.Name]);

        // What was erased once stays erased: nothing is ever deleted here.
        transaction.RunEach(
            """
            insert into erased_file (sha512, work_id, erased)
            values (@sha512, @workId, @erased)
            on conflict (sha512, work_id) do nothing
            """,
            ["@sha512", "@workId", "@erased"],
            works.SelectMany(work => work.ErasedFiles.Select(sha512 => (Sha512: sha512, Work: work))),
            row => [row.Sha512, CatalogueText.Of(row.Work.Id), CatalogueText.Of(row.Work.Erased ?? row.Work.Imported)]);
        Listing.Write(transaction, works, marks);
    }

    private static void WriteRelations(DbTransaction transaction, IReadOnlyList<Work> works, IReadOnlyList<Work> changed)
    {
        transaction.RunEach("delete from work_relation where work_id = @id", ["@id"], changed, work => [CatalogueText.Of(work.Id)]);
        transaction.RunEach(
            "insert into work_relation (work_id, kind, other_id) values (@workId, @kind, @otherId)",
            ["@workId", "@kind", "@otherId"],
            works.SelectMany(work => work.Relations.Distinct().Select(relation => (Work: work.Id, Relation: relation))),
            row => [CatalogueText.Of(row.Work), RecordWord.Of(row.Relation.Kind), CatalogueText.Of(row.Relation.Work)]);
    }
}
