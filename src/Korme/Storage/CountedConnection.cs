using System.Data;
using Microsoft.Data.Sqlite;

namespace Korme.Storage;

/// <summary>A connection that tells how many statements were run through it: a test holds a page to its few queries.</summary>
internal sealed class CountedConnection(string connectionString, Action ran) : SqliteConnection(connectionString)
{
    public override SqliteCommand CreateCommand() =>
        new CountedCommand(ran) { Connection = this, CommandTimeout = DefaultTimeout, Transaction = Transaction };

    /// <summary>Counts a statement that was run past the commands.</summary>
    public void Ran() => ran();

    private sealed class CountedCommand(Action ran) : SqliteCommand
    {
        // Every way of executing ends here.
        public override SqliteDataReader ExecuteReader(CommandBehavior behavior)
        {
            ran();
            return base.ExecuteReader(behavior);
        }
    }
}
