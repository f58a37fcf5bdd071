using System.Data.Common;

namespace Korme.Storage;

/// <summary>Runs SQL and reads its rows by column number, written beside the statement. Parameters are named in it: <c>@id</c>.</summary>
/// <remarks>
/// Not Dapper, which compiles a mapper for each sort of row at run time: 26 ms of CPU for the first one (2026-11-21, ReadyToRun
/// build), and a visitor of a site that has just been started waits for it.
/// </remarks>
public static class Sql
{
    /// <summary>Every row, made by <paramref name="read"/>.</summary>
    public static List<T> Rows<T>(this DbConnection connection, string sql, Func<DbDataReader, T> read, params ReadOnlySpan<(string Name, object? Value)> parameters)
    {
        using var command = Command(connection, null, sql, parameters);
        using var reader = command.ExecuteReader();
        var rows = new List<T>();
        while (reader.Read()) rows.Add(read(reader));
        return rows;
    }

    /// <summary>Every row, as a transaction sees it.</summary>
    public static List<T> Rows<T>(this DbTransaction transaction, string sql, Func<DbDataReader, T> read, params ReadOnlySpan<(string Name, object? Value)> parameters)
    {
        using var command = Command(transaction.Connection!, transaction, sql, parameters);
        using var reader = command.ExecuteReader();
        var rows = new List<T>();
        while (reader.Read()) rows.Add(read(reader));
        return rows;
    }

    /// <summary>The only row there can be; default when there is none.</summary>
    public static T? Row<T>(this DbConnection connection, string sql, Func<DbDataReader, T> read, params ReadOnlySpan<(string Name, object? Value)> parameters)
    {
        using var command = Command(connection, null, sql, parameters);
        using var reader = command.ExecuteReader();
        return reader.Read() ? read(reader) : default;
    }

    /// <summary>The only row there can be, as a transaction sees it; default when there is none.</summary>
    public static T? Row<T>(this DbTransaction transaction, string sql, Func<DbDataReader, T> read, params ReadOnlySpan<(string Name, object? Value)> parameters)
    {
        using var command = Command(transaction.Connection!, transaction, sql, parameters);
        using var reader = command.ExecuteReader();
        return reader.Read() ? read(reader) : default;
    }

    /// <summary>Runs one statement in a transaction, once.</summary>
    /// <returns>How many rows it changed.</returns>
    public static int Run(this DbTransaction transaction, string sql, params ReadOnlySpan<(string Name, object? Value)> parameters)
    {
        using var command = Command(transaction.Connection!, transaction, sql, parameters);
        return command.ExecuteNonQuery();
    }

    /// <summary>Runs one statement in a transaction for each item: prepared once, and not at all for none.</summary>
    /// <param name="transaction">The transaction.</param>
    /// <param name="sql">The statement.</param>
    /// <param name="names">Its parameters.</param>
    /// <param name="items">What it is run for.</param>
    /// <param name="values">An item's values, in the order of <paramref name="names"/>.</param>
    public static void RunEach<T>(this DbTransaction transaction, string sql, string[] names, IEnumerable<T> items, Func<T, object?[]> values)
    {
        var connection = (CountedConnection)transaction.Connection!;
        Bulk? bulk = null; // nothing to do needs no statement
        try
        {
            foreach (var item in items)
            {
                (bulk ??= new(connection, sql, names)).Run(values(item));
                connection.Ran();
            }
        }
        finally
        {
            bulk?.Dispose();
        }
    }

    /// <summary>Inserts many narrow rows, <see cref="RowsAtOnce"/> with each run of a statement: a third of the time of one by one.</summary>
    /// <param name="transaction">The transaction.</param>
    /// <param name="into">The table and its columns: <c>listing (value, at, n)</c>.</param>
    /// <param name="columns">How many columns.</param>
    /// <param name="rows">The rows, each with as many values.</param>
    public static void InsertAll(this DbTransaction transaction, string into, int columns, IEnumerable<object?[]> rows)
    {
        foreach (var chunk in rows.Chunk(RowsAtOnce).GroupBy(chunk => chunk.Length))
        {
            var names = Enumerable.Range(0, chunk.Key * columns).Select(number => "@v" + number.ToString(System.Globalization.CultureInfo.InvariantCulture)).ToArray();
            transaction.RunEach(
                $"insert into {into} values {string.Join(", ", names.Chunk(columns).Select(row => $"({string.Join(", ", row)})"))}",
                names, chunk, values => [.. values.SelectMany(row => row)]);
        }
    }

    private const int RowsAtOnce = 50;

    /// <summary>A column's text; null for SQL's null.</summary>
    public static string? Text(this DbDataReader row, int column) => row.IsDBNull(column) ? null : row.GetString(column);

    private static DbCommand Command(DbConnection connection, DbTransaction? transaction, string sql, ReadOnlySpan<(string Name, object? Value)> parameters)
    {
        var command = connection.CreateCommand();
        command.CommandText = sql;
        command.Transaction = transaction;
        foreach (var (name, value) in parameters) Add(command, name, value);
        return command;
    }

    private static void Add(DbCommand command, string name, object? value)
    {
        var parameter = command.CreateParameter();
        (parameter.ParameterName, parameter.Value) = (name, value ?? DBNull.Value);
        command.Parameters.Add(parameter);
    }
}
