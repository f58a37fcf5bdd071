using Korme.Storage;

namespace Korme.Catalogue;

/// <summary>Takes what only a catalogue knows, and no archive, into a rebuilt one: when which file was checked, where backups lie, what can be undone.</summary>
internal static class CarryOver
{
    private const int RowsPerTransaction = 20_000;

    /// <summary>Tables, each with its columns; the first one is its key. Of <c>import</c> the rebuilt catalogue has id and name from the records.</summary>
    private static readonly (string Table, string[] Columns)[] Kept =
    [
        ("checked_file", ["path", "bytes", "modified", "checked"]),
        ("health", ["key", "value"]),
        ("record_step", ["id", "at", "what", "record"]),
        ("backup", ["folder", "finished", "objects", "bytes", "troubles"]),
        ("import", ["id", "name", "source", "finished"]),
        ("light_step", ["number", "import", "act", "state", "changes"]),
        ("sidecar", ["path", "work_id", "ours", "theirs"]),
    ];

    /// <summary>Copies the rows; what the old catalogue says holds.</summary>
    public static async Task Run(Database old, Database rebuilt, CancellationToken cancel)
    {
        foreach (var (table, columns) in Kept)
        {
            object last = table == "light_step" ? 0L : "";
            while (true)
            {
                var rows = old.Read(connection => connection.Rows(
                    $"select {string.Join(", ", columns)} from {table} where {columns[0]} > @last order by {columns[0]} limit {RowsPerTransaction}",
                    row => columns.Select((_, column) => row.GetValue(column)).ToArray(), ("@last", last)));
                if (rows.Count == 0) break;
                await rebuilt.WriteJournaled((_, transaction) =>
                {
                    var names = columns.Select(column => "@" + column).ToArray();
                    transaction.RunEach(
                        $"""
                        insert into {table} ({string.Join(", ", columns)})
                        values ({string.Join(", ", names)})
                        on conflict ({columns[0]}) do update set {string.Join(", ", columns.Skip(1).Select(column => $"{column} = excluded.{column}"))}
                        """,
                        names, rows, row => row);
                    return rows.Count;
                }, cancel);
                last = rows[^1][0];
            }
        }
    }
}
