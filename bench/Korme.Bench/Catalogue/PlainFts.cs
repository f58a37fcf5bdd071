using Korme.Search;
using Microsoft.Data.Sqlite;

namespace Korme.Bench.Catalogue;

/// <summary>The peer: the same folded texts in FTS5 as it comes, ranked by bm25 over everything that has the words.</summary>
internal static class PlainFts
{
    public static void Run(string file, Invented invented, int exhibitions, IReadOnlyList<string> words)
    {
        using var connection = new SqliteConnection($"Data Source={file};Pooling=False");
        connection.Open();
        if (Number(connection, "select count(*) from sqlite_master where name = 'complete'") == 0) Fill(connection, invented, exhibitions);
        int Find(string match)
        {
            using var command = connection.CreateCommand();
            command.CommandText = "select rowid from plain where plain match @match order by rank limit 50";
            command.Parameters.AddWithValue("@match", match);
            using var reader = command.ExecuteReader();
            var found = 0;
            while (reader.Read()) found++;
            return found;
        }
        string Match(string typed, string end) => string.Join(" AND ", Fold.Words(typed).Select(word => $"\"{word}\"{end}"));
        CatalogueBench.Ask("plain FTS5, words", words, typed => Find(Match(typed, "")));
        CatalogueBench.Ask("plain FTS5, beginnings", [.. words.Select((typed, index) => typed[..Math.Min(typed.Length, 1 + index % 6)])], typed => Fold.Words(typed).Count == 0 ? 0 : Find(Match(typed, "*")));
        CatalogueBench.Ask("plain FTS5, the 60 commonest", [.. Enumerable.Range(0, 60).Select(number => invented.Words(number % 3)[number / 3])], typed => Find(Match(typed, "")));
    }

    private static void Fill(SqliteConnection connection, Invented invented, int exhibitions)
    {
        Run(connection, "drop table if exists plain; create virtual table plain using fts5 (title, story, tokenize = 'unicode61 remove_diacritics 0')");
        using var transaction = connection.BeginTransaction();
        using var insert = connection.CreateCommand();
        insert.CommandText = "insert into plain (title, story) values (@title, @story)";
        var (title, story) = (insert.Parameters.Add("@title", SqliteType.Text), insert.Parameters.Add("@story", SqliteType.Text));
        for (var number = 0; number < exhibitions; number++)
            foreach (var work in invented.Of(number).Works)
            {
                (title.Value, story.Value) = (Fold.Line(string.Join(' ', work.Title.Select(text => text.Value))), Fold.Line(string.Join(' ', work.Story.Select(text => text.Value))));
                insert.ExecuteNonQuery();
            }
        Run(connection, "create table complete (done integer)");
        transaction.Commit();
    }

    private static void Run(SqliteConnection connection, string sql)
    {
        using var command = connection.CreateCommand();
        command.CommandText = sql;
        command.ExecuteNonQuery();
    }

    private static long Number(SqliteConnection connection, string sql)
    {
        using var command = connection.CreateCommand();
        command.CommandText = sql;
        return (long)command.ExecuteScalar()!;
    }
}
