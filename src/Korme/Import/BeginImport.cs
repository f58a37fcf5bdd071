using System.Globalization;
using Korme.Catalogue;
using Korme.Storage;

namespace Korme.Import;

/// <summary>Gives a bringing-in its id and name; one that was interrupted goes on under the id it had.</summary>
public static class BeginImport
{
    private const int Looked = 64;

    /// <summary>Begins, or goes on.</summary>
    /// <param name="database">The catalogue, which remembers where the source lay.</param>
    /// <param name="source">The folder, file or ZIP, as given.</param>
    /// <param name="clock">The id has its time.</param>
    /// <param name="cancel">Until it is its turn.</param>
    public static async Task<ImportOf> Run(Database database, string source, TimeProvider clock, CancellationToken cancel)
    {
        var path = Path.GetFullPath(source);
        var name = Path.GetFileName(Path.TrimEndingDirectorySeparator(path));
        if (Interrupted(database, path) is { } before) return before;

        var import = new ImportOf(Guid.CreateVersion7(clock.GetUtcNow()), name.Length > 0 ? name : path);
        await database.Write((_, transaction) =>
        {
            transaction.Run(
                """
                delete from import
                where source = @source and not exists (select 1 from work where work.import = import.id)
                """,
                ("@source", path));
            // Of the same place, and not to be continued: a card that was filled anew.
            transaction.Run(
                """
                update import
                set source = null
                where source = @source and finished is null
                """,
                ("@source", path));
            return transaction.Run(
                """
                insert into import (id, name, source)
                values (@id, @name, @source)
                """,
                ("@id", CatalogueText.Of(import.Id)), ("@name", import.Name), ("@source", path));
        }, cancel);
        return import;
    }

    /// <summary>Everything of the source was looked at. An import that took nothing new was none.</summary>
    public static Task End(Database database, ImportOf import, TimeProvider clock, CancellationToken cancel) => database.Write((_, transaction) =>
    {
        var id = CatalogueText.Of(import.Id);
        transaction.Run("delete from import where id = @id and not exists (select 1 from work where work.import = @id)", ("@id", id));
        return transaction.Run("update import set finished = @now where id = @id", ("@id", id), ("@now", CatalogueText.Of(clock.GetUtcNow())));
    }, cancel);

    /// <summary>The interrupted import of this place, when what it took still lies there: a card that was filled anew is another import.</summary>
    private static ImportOf? Interrupted(Database database, string path)
    {
        var rows = database.Read(connection => connection.Rows(
            """
            select import.id, import.name, seen_file.path, seen_file.bytes, seen_file.modified
            from import
            join work on work.import = import.id
            join seen_file on seen_file.work_id = work.id
            where import.source = @source and import.finished is null
            limit @looked
            """,
            row => (Import: new ImportOf(Guid.Parse(row.GetString(0)), row.GetString(1)), Path: row.GetString(2), Bytes: row.GetInt64(3), Modified: row.GetString(4)),
            ("@source", path), ("@looked", Looked)));
        return rows.FirstOrDefault(row => IsThere(path, row.Path, row.Bytes, row.Modified)).Import;
    }

    private static bool IsThere(string source, string path, long bytes, string modified)
    {
        // What came out of a ZIP is there as long as the ZIP is the file that was opened: SeenFiles writes its path, '!', the entry's name.
        if (path.StartsWith(source + "!", StringComparison.Ordinal) && File.Exists(source)) return true;
        var file = new FileInfo(path);
        return file.Exists && file.Length == bytes && file.LastWriteTimeUtc.ToString("O", CultureInfo.InvariantCulture) == modified;
    }
}
