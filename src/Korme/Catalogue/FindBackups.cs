using System.Data.Common;
using System.Globalization;
using Korme.Storage;

namespace Korme.Catalogue;

/// <summary>The newest run of <c>korme backup</c> into one folder.</summary>
/// <param name="Folder">Absolute.</param>
/// <param name="Finished">UTC.</param>
/// <param name="Objects">That the copy has of this archive.</param>
/// <param name="Bytes">That the run wrote.</param>
/// <param name="Troubles">Objects that it couldn't copy.</param>
public sealed record BackupRun(string Folder, DateTimeOffset Finished, int Objects, long Bytes, int Troubles);

/// <summary>Which copies of the archive were made, where and when.</summary>
public static class FindBackups
{
    /// <summary>A run for each folder, the newest first.</summary>
    public static IReadOnlyList<BackupRun> All(Database db) => db.Read(All);

    internal static List<BackupRun> All(DbConnection connection) => connection.Rows(
        """
        select folder, finished, objects, bytes, troubles
        from backup
        order by finished desc
        """,
        row => new BackupRun(row.GetString(0), DateTimeOffset.Parse(row.GetString(1), CultureInfo.InvariantCulture), row.GetInt32(2), row.GetInt64(3), row.GetInt32(4)));
}

/// <summary>Remembers a run of <c>korme backup</c>.</summary>
public static class RecordBackup
{
    public static Task Run(Database db, BackupRun run, CancellationToken cancel) => db.Write((_, transaction) =>
    {
        Write(transaction, run);
        return true;
    }, cancel);

    internal static void Write(DbTransaction transaction, BackupRun run) => transaction.Run(
        """
        insert into backup (folder, finished, objects, bytes, troubles)
        values (@folder, @finished, @objects, @bytes, @troubles)
        on conflict (folder) do update set
          finished = excluded.finished,
          objects = excluded.objects,
          bytes = excluded.bytes,
          troubles = excluded.troubles
        """,
        ("@folder", run.Folder), ("@finished", CatalogueText.Of(run.Finished)), ("@objects", run.Objects), ("@bytes", run.Bytes), ("@troubles", run.Troubles));
}
