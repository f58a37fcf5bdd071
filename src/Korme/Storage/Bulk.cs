using System.Globalization;
using Microsoft.Data.Sqlite;
using SQLitePCL;

namespace Korme.Storage;

/// <summary>One statement of SQLite, prepared once and run for row after row.</summary>
/// <remarks>
/// Microsoft.Data.Sqlite looks every parameter up by its name at every run and prepares a reader that nobody reads: of a thousand works
/// with their lists that is a third of the time. Here a value is bound to its number. Not safe from several threads.
/// </remarks>
internal sealed class Bulk : IDisposable
{
    private readonly SqliteConnection connection;
    private readonly sqlite3_stmt statement;
    private readonly int[] places;

    /// <param name="connection">Open.</param>
    /// <param name="sql">One statement.</param>
    /// <param name="names">Its parameters, in the order in which <see cref="Run"/> gets their values.</param>
    /// <exception cref="SqliteException">The statement can't be understood.</exception>
    public Bulk(SqliteConnection connection, string sql, string[] names)
    {
        this.connection = connection;
        Check(raw.sqlite3_prepare_v2(connection.Handle!, sql, out statement));
        places = Array.ConvertAll(names, name => raw.sqlite3_bind_parameter_index(statement, name) is > 0 and var place ? place
            : throw new ArgumentException($"The statement has no parameter {name}.", nameof(names)));
    }

    /// <summary>Runs it for one row.</summary>
    /// <param name="values">Texts, whole numbers, truths, null.</param>
    /// <exception cref="SqliteException">What SQLite refuses.</exception>
    public void Run(object?[] values)
    {
        for (var index = 0; index < places.Length; index++) Check(Bind(places[index], values[index]));
        int said;
        while ((said = raw.sqlite3_step(statement)) == raw.SQLITE_ROW) { }
        if (said != raw.SQLITE_DONE)
        {
            // The message belongs to the step: resetting says the same again.
            var trouble = Trouble(said);
            raw.sqlite3_reset(statement);
            throw trouble;
        }
        Check(raw.sqlite3_reset(statement));
    }

    public void Dispose() => statement.Dispose();

    private int Bind(int place, object? value) => value switch
    {
        null or DBNull => raw.sqlite3_bind_null(statement, place),
        string text => raw.sqlite3_bind_text(statement, place, text),
        int number => raw.sqlite3_bind_int64(statement, place, number),
        long number => raw.sqlite3_bind_int64(statement, place, number),
        double number => raw.sqlite3_bind_double(statement, place, number),
        bool truth => raw.sqlite3_bind_int64(statement, place, truth ? 1 : 0),
        byte[] bytes => raw.sqlite3_bind_blob(statement, place, bytes),
        _ => throw new ArgumentException(string.Create(CultureInfo.InvariantCulture, $"{value.GetType().Name} is nothing that a column holds."), nameof(value)),
    };

    private void Check(int said)
    {
        if (said != raw.SQLITE_OK) throw Trouble(said);
    }

    private SqliteException Trouble(int said) => new(
        $"SQLite Error {said}: '{raw.sqlite3_errmsg(connection.Handle!).utf8_to_string()}'.", said, raw.sqlite3_extended_errcode(connection.Handle!));
}
