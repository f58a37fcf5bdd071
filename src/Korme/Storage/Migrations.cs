using System.Globalization;
using Microsoft.Data.Sqlite;

namespace Korme.Storage;

/// <summary>Brings a catalogue to the tables of this version: the numbered <c>.sql</c> files beside this one, in order, each once.</summary>
/// <remarks><c>pragma user_version</c> holds the number of the last one applied; it changes in the same transaction.</remarks>
internal static class Migrations
{
    private const string Folder = "Korme.Storage.Migrations.";

    /// <exception cref="CatalogueUnreadableException">The file has migrations that this version doesn't know.</exception>
    public static void Apply(SqliteConnection connection)
    {
        var applied = Convert.ToInt32(Scalar(connection, "pragma user_version"), CultureInfo.InvariantCulture);
        var known = Known();
        if (applied > known.Count)
            throw new CatalogueUnreadableException(
                $"{connection.DataSource} was made by a newer Korme (tables {applied}, this one knows {known.Count}). Use that one, or 'korme rebuild'.");

        for (var number = applied + 1; number <= known.Count; number++)
        {
            var sql = Text(known[number - 1]) + $";\npragma user_version = {number}";
            Transacted.Run(connection, _ => Scalar(connection, sql));
        }
    }

    private static List<string> Known() =>
        [.. typeof(Migrations).Assembly.GetManifestResourceNames().Where(name => name.StartsWith(Folder, StringComparison.Ordinal)).Order(StringComparer.Ordinal)];

    private static string Text(string resource)
    {
        using var reader = new StreamReader(typeof(Migrations).Assembly.GetManifestResourceStream(resource)!);
        return reader.ReadToEnd().TrimEnd().TrimEnd(';');
    }

    private static object? Scalar(SqliteConnection connection, string sql)
    {
        using var command = connection.CreateCommand();
        command.CommandText = sql;
        return command.ExecuteScalar();
    }
}
