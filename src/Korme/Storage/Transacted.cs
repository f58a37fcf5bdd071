using Microsoft.Data.Sqlite;
using SQLitePCL;

namespace Korme.Storage;

/// <summary>A transaction of SQLite, and what a failing disk does to it.</summary>
internal static class Transacted
{
    private const int ReadOnly = 8, InputOutput = 10, Full = 13, CantOpen = 14;

    /// <summary>Runs a change and commits it, or undoes everything when it throws; the connection is fit for the next one either way.</summary>
    /// <param name="connection">With no transaction open.</param>
    /// <param name="change">What to do.</param>
    public static T Run<T>(SqliteConnection connection, Func<SqliteTransaction, T> change)
    {
        using var transaction = connection.BeginTransaction(deferred: false);
        var result = change(transaction);
        try
        {
            transaction.Commit();
        }
        catch (SqliteException) when (raw.sqlite3_get_autocommit(connection.Handle) != 0)
        {
            // SQLite undid it by itself, and Microsoft.Data.Sqlite, which stops listening for that before it commits, will undo it
            // again: it gets an empty transaction for it.
            using var begin = new SqliteCommand("begin", connection, transaction);
            begin.ExecuteNonQuery();
            throw;
        }
        return result;
    }

    /// <summary>Trouble of the disk, as such; null for any other.</summary>
    /// <param name="trouble">What SQLite said.</param>
    /// <param name="file">The database.</param>
    public static IOException? DiskTrouble(SqliteException trouble, string file) => trouble.SqliteErrorCode switch
    {
        Full => DiskFull.Exception(trouble.Message, trouble),
        ReadOnly or InputOutput or CantOpen => new IOException(
            $"{file} can't be read or written ({raw.sqlite3_errstr(trouble.SqliteErrorCode).utf8_to_string()}). Look at the disk and at who may write there, then do it again. " +
            "It is only an index; what was said to be done is in the archive or the journal.", trouble),
        _ => null,
    };
}
