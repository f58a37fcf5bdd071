using System.Data.Common;
using System.Globalization;
using Korme.Catalogue;
using Korme.Storage;

namespace Korme.Archive;

/// <summary>How the archive is: how much there is, when it was last checked and copied, and what needs the artist's attention.</summary>
/// <param name="Works">That have not been erased.</param>
/// <param name="Bytes">Of their original files.</param>
/// <param name="Verified">When every file was last compared with its digest (UTC); null: never.</param>
/// <param name="Problems">What that comparison found.</param>
/// <param name="Backup">The newest copy; null: none.</param>
/// <param name="WorksSinceBackup">Imported after it.</param>
/// <param name="Concerns">What to do, the most pressing first; empty: all is well.</param>
public sealed record ArchiveHealth(
    int Works, long Bytes, DateTimeOffset? Verified, int Problems, BackupRun? Backup, int WorksSinceBackup, IReadOnlyList<HealthConcern> Concerns)
{
    /// <summary>The keys of the table <c>health</c> that are read here; <c>korme verify</c> writes them.</summary>
    public const string VerifiedKey = "verified", ProblemsKey = "problems";

    private static readonly TimeSpan BackupEvery = TimeSpan.FromDays(14), VerifyEvery = TimeSpan.FromDays(180);

    /// <summary>Reads it from the catalogue, in four short queries.</summary>
    public static ArchiveHealth Of(Database db, TimeProvider clock) => db.Read(connection => Of(connection, clock.GetUtcNow()));

    /// <summary>Reads it on a connection of the catalogue; a catalogue of an earlier version has nothing to say about copies.</summary>
    internal static ArchiveHealth Of(DbConnection connection, DateTimeOffset now)
    {
        var (works, bytes) = connection.Row("select count(distinct work_id), coalesce(sum(bytes), 0) from media_file", row => (row.GetInt32(0), row.GetInt64(1)));
        var tables = connection.Rows("select name from sqlite_master where type = 'table'", row => row.GetString(0)).ToHashSet();
        var backup = tables.Contains("backup") ? FindBackups.All(connection).FirstOrDefault() : null;
        var notes = tables.Contains("health")
            ? connection.Rows("select key, value from health", row => KeyValuePair.Create(row.GetString(0), row.GetString(1))).ToDictionary() : [];
        DateTimeOffset? verified = notes.TryGetValue(VerifiedKey, out var when) ? DateTimeOffset.Parse(when, CultureInfo.InvariantCulture) : null;
        var problems = notes.TryGetValue(ProblemsKey, out var count) ? int.Parse(count, CultureInfo.InvariantCulture) : 0;
        var behind = backup is null ? 0 : connection.Row(
            """
            select count(*)
            from work
            where imported > @finished
            """, row => row.GetInt32(0), ("@finished", CatalogueText.Of(backup.Finished)));
        return new(works, bytes, verified, problems, backup, behind, [.. Judge(works, verified, problems, backup, behind, now)]);
    }

    private static IEnumerable<HealthConcern> Judge(int works, DateTimeOffset? verified, int problems, BackupRun? backup, int behind, DateTimeOffset now)
    {
        if (works == 0) yield break;
        if (problems > 0) yield return HealthConcern.Damaged;
        if (backup is null) yield return HealthConcern.NoBackup;
        else if (backup.Troubles > 0) yield return HealthConcern.BackupIncomplete;
        else if (behind > 0) yield return HealthConcern.BackupBehind;
        else if (now - backup.Finished > BackupEvery) yield return HealthConcern.BackupOld;
        if (verified is { } last && now - last > VerifyEvery) yield return HealthConcern.VerifiedLongAgo;
        else if (verified is null) yield return HealthConcern.NeverVerified;
    }
}

/// <summary>What needs attention.</summary>
public enum HealthConcern { Damaged, NoBackup, BackupIncomplete, BackupBehind, BackupOld, NeverVerified, VerifiedLongAgo }
