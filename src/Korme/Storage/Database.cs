using System.Collections.Concurrent;
using System.Data.Common;
using System.Globalization;
using Microsoft.Data.Sqlite;

namespace Korme.Storage;

/// <summary>The catalogue's SQLite file: many readers, one writer. An index: everything in it can be made again from the archive.</summary>
/// <remarks>May be used from several threads. Readers see the last committed state and never wait for the writer (WAL).</remarks>
public sealed class Database : IDisposable
{
    private readonly SemaphoreSlim writing = new(1, 1);
    private readonly ReaderWriterLockSlim file = new();
    private readonly ConcurrentBag<SqliteConnection> readers = [];
    private readonly int idleReaders = Math.Max(4, Environment.ProcessorCount * 2);
    private SqliteConnection? writer;
    private readonly bool isScratch;
    private string writerSynchronous = "full";
    private long queriesRun, commits;

    private readonly TimeProvider clock;
    private readonly int openedOn;

    private Database(string path, TimeProvider clock, bool isScratch)
    {
        (File, this.clock, this.isScratch) = (path, clock, isScratch);
        openedOn = TodayOn(clock).DayNumber;
    }

    /// <summary>Where the file lies.</summary>
    public string File { get; }

    /// <summary>Statements run since it was opened, by readers and the writer.</summary>
    public long QueriesRun => Interlocked.Read(ref queriesRun);

    /// <summary>
    /// Grows with every change before the change is acknowledged, and with every new day, because consents end: what was read at another
    /// number may be out of date.
    /// This process is the only one that writes, see <see cref="Home"/>.
    /// </summary>
    public long Commits => Interlocked.Read(ref commits) + TodayOn(clock).DayNumber - openedOn;

    /// <summary>The day it is where the artist is, as the tables have days: <c>2026-11-21</c>.</summary>
    public string Today => TodayOn(clock).ToString("yyyy-MM-dd", CultureInfo.InvariantCulture);

    /// <summary>Opens the file, makes it when it is missing, and brings its tables to this version.</summary>
    /// <exception cref="CatalogueUnreadableException">It is damaged, no database, or from a newer Korme.</exception>
    /// <exception cref="IOException">The disk is full or fails.</exception>
    public static Database Open(string file, TimeProvider? clock = null) => Open(file, clock ?? TimeProvider.System, isScratch: false);

    /// <summary>As <see cref="Open(string, TimeProvider?)"/>, for a file that is worth nothing until it is finished: a crash leaves it unreadable, and nothing is forced to the disk.</summary>
    /// <remarks>
    /// Every page is written once, to where it belongs, instead of to a log first. Who finishes the file forces it to the disk
    /// (<see cref="ReplaceFile"/>, <see cref="SwapIn"/>); who doesn't, deletes it.
    /// </remarks>
    public static Database OpenScratch(string file) => Open(file, TimeProvider.System, isScratch: true);

    private static Database Open(string file, TimeProvider clock, bool isScratch)
    {
        Sqlite.Start();
        var database = new Database(file, clock, isScratch);
        try
        {
            database.writer = database.OpenWriter();
            return database;
        }
        catch
        {
            database.Dispose();
            throw;
        }
    }

    /// <summary>Runs queries on a file that another process may have open, without waiting for it and without changing anything.</summary>
    /// <exception cref="CatalogueUnreadableException">Damaged, or no database.</exception>
    public static T ReadOnce<T>(string file, Func<DbConnection, T> query)
    {
        Sqlite.Start();
        try
        {
            using var connection = new SqliteConnection(
                new SqliteConnectionStringBuilder { DataSource = file, Pooling = false, Mode = SqliteOpenMode.ReadOnly }.ToString());
            connection.Open();
            return query(connection);
        }
        catch (SqliteException trouble)
        {
            throw new CatalogueUnreadableException($"{file} can't be read: {trouble.Message}");
        }
    }

    /// <summary>Runs queries on a reader of its own; nothing can be written there.</summary>
    /// <exception cref="IOException">The disk fails.</exception>
    public T Read<T>(Func<DbConnection, T> query)
    {
        file.EnterReadLock();
        try
        {
            var connection = readers.TryTake(out var idle) ? idle : OpenReader();
            try
            {
                return query(connection);
            }
            finally
            {
                if (readers.Count < idleReaders) readers.Add(connection);
                else connection.Dispose();
            }
        }
        catch (SqliteException trouble) when (Transacted.DiskTrouble(trouble, File) is { } ofDisk)
        {
            throw ofDisk;
        }
        finally
        {
            file.ExitReadLock();
        }
    }

    /// <summary>Runs a change in a transaction when its turn comes; commits, or undoes everything when it throws.</summary>
    /// <returns>What the change returned; it is on the disk by then.</returns>
    /// <exception cref="IOException">The disk is full or fails; nothing was changed.</exception>
    public Task<T> Write<T>(Func<DbConnection, DbTransaction, T> change, CancellationToken cancel) => Write(change, "full", cancel);

    /// <summary>As <see cref="Write{T}(Func{DbConnection, DbTransaction, T}, CancellationToken)"/>, for what the journal has already: a power cut may undo it, and the next start does it again.</summary>
    /// <remarks>Without the sync of its own a commit costs a tenth: the journal's is the only one.</remarks>
    public Task<T> WriteJournaled<T>(Func<DbConnection, DbTransaction, T> change, CancellationToken cancel) => Write(change, "normal", cancel);

    /// <summary>Forces what <see cref="WriteJournaled"/> committed to the disk.</summary>
    public async Task Flush(CancellationToken cancel)
    {
        await writing.WaitAsync(cancel);
        try
        {
            // The log holds every commit that isn't in the file, and SQLite syncs the file itself whenever it folds the log in. Closing
            // a second handle of the file would drop SQLite's own locks on it (fcntl(2)); it has none on the log.
            if (System.IO.File.Exists(File + "-wal")) Durable.SyncFile(File + "-wal");
            Durable.SyncFolder(Path.GetDirectoryName(File)!);
        }
        finally
        {
            writing.Release();
        }
    }

    private async Task<T> Write<T>(Func<DbConnection, DbTransaction, T> change, string synchronous, CancellationToken cancel)
    {
        await writing.WaitAsync(cancel);
        try
        {
            ObjectDisposedException.ThrowIf(writer is null, this);
            if (!isScratch && synchronous != writerSynchronous) Run(writer, "pragma synchronous = " + synchronous);
            writerSynchronous = synchronous;
            var result = Transacted.Run(writer, transaction => change(writer, transaction));
            Interlocked.Increment(ref commits);
            return result;
        }
        catch (SqliteException trouble) when (Transacted.DiskTrouble(trouble, File) is { } ofDisk)
        {
            throw ofDisk;
        }
        finally
        {
            writing.Release();
        }
    }

    /// <summary>Puts another finished database file in this one's place: readers see the old one, then the new one, nothing between.</summary>
    /// <param name="newFile">A closed database without write-ahead log, on the same file system; gone afterwards.</param>
    /// <param name="cancel">Until it is its turn; then it is finished.</param>
    public async Task SwapIn(string newFile, CancellationToken cancel)
    {
        await writing.WaitAsync(cancel);
        try
        {
            file.EnterWriteLock();
            try
            {
                CloseAll();
                ReplaceFile(newFile, File);
                writer = OpenWriter();
                Interlocked.Increment(ref commits);
            }
            finally
            {
                file.ExitWriteLock();
            }
        }
        finally
        {
            writing.Release();
        }
    }

    /// <summary>Puts a finished database file in the place of one that nobody has open.</summary>
    public static void ReplaceFile(string newFile, string oldFile)
    {
        // A log left beside the new file would be replayed into it.
        foreach (var ending in (ReadOnlySpan<string>)["-wal", "-shm"]) System.IO.File.Delete(oldFile + ending);
        Durable.SyncFile(newFile);
        System.IO.File.Move(newFile, oldFile, overwrite: true);
        Durable.SyncFolder(Path.GetDirectoryName(oldFile)!);
    }

    public void Dispose()
    {
        CloseAll();
        file.Dispose();
        writing.Dispose();
    }

    private static DateOnly TodayOn(TimeProvider clock) => DateOnly.FromDateTime(clock.GetLocalNow().DateTime);

    private void CloseAll()
    {
        while (readers.TryTake(out var reader)) reader.Dispose();
        writer?.Dispose(); // the last one out folds the write-ahead log into the file
        writer = null;
    }

    private CountedConnection Connect()
    {
        var text = new SqliteConnectionStringBuilder { DataSource = File, Pooling = false, DefaultTimeout = 30 }.ToString();
        var connection = new CountedConnection(text, () => Interlocked.Increment(ref queriesRun));
        connection.Open();
        return connection;
    }

    private CountedConnection OpenReader()
    {
        var connection = Connect();
        // Mapped as far as SQLite does it, 2 GB, and 16 MB of what lies beyond: a catalogue of a million works is read all over.
        Run(connection, "pragma query_only = 1; pragma mmap_size = 2147418112; pragma cache_size = -16384");
        return connection;
    }

    private CountedConnection OpenWriter()
    {
        try
        {
            var connection = Connect();
            // FULL: a commit is on the disk when it returns. The archive forgets what it handed to the index only after that.
            // Large indexes of digests are written all over: 32 MB of them stay at hand, and the log is folded in every 16 MB.
            Run(connection, isScratch ? "pragma journal_mode = memory; pragma synchronous = off; pragma foreign_keys = 1; pragma cache_size = -65536"
                : "pragma journal_mode = wal; pragma synchronous = full; pragma foreign_keys = 1; pragma cache_size = -32768; pragma wal_autocheckpoint = 4096");
            writerSynchronous = "full";
            Migrations.Apply(connection);
            return connection;
        }
        catch (SqliteException trouble) when (trouble.SqliteErrorCode is 11 or 26) // SQLITE_CORRUPT, SQLITE_NOTADB
        {
            throw new CatalogueUnreadableException($"{File} is damaged ({trouble.Message}). It is only an index: 'korme rebuild' makes it again from the archive.");
        }
        catch (SqliteException trouble) when (Transacted.DiskTrouble(trouble, File) is { } ofDisk)
        {
            throw ofDisk;
        }
    }

    private static void Run(SqliteConnection connection, string sql)
    {
        using var command = new SqliteCommand(sql, connection); // setting up is no query
        command.ExecuteNonQuery();
    }
}

/// <summary>The catalogue can't be used as it is; nothing is lost, since the archive has it all.</summary>
public sealed class CatalogueUnreadableException(string message) : IOException(message);
