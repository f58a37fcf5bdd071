using System.Data.Common;
using System.Globalization;
using Korme.Archive;
using Korme.Catalogue;
using Korme.Exhibitions;
using Korme.Storage;

namespace Korme.Search;

/// <summary>Keeps the index of words beside the records, in the same transaction.</summary>
/// <remarks>
/// SQLite's FTS5 without a copy of the text (<c>content = ''</c>): a row is taken out by telling what it was, which the old record
/// says. So a change is indexed before its record is replaced, and a mark on the light table touches no index at all.
/// </remarks>
internal static class SearchIndex
{
    private const string Insert = "insert into search (rowid, title, names, story) values (@n, @title, @names, @story)";
    private const string Delete = "insert into search (search, rowid, title, names, story) values ('delete', @n, @title, @names, @story)";
    private static readonly string[] Row = ["@n", "@title", "@names", "@story"];

    /// <summary>Indexes works that are about to be recorded: before <see cref="RecordWorks"/> replaces their records.</summary>
    public static void Write(DbTransaction transaction, IReadOnlyList<Work> works) => Write(transaction, "work",
        works.Select(work => (CatalogueText.Of(work.Id), SearchText.Of(work))), json => SearchText.Of(RecordJson.ToWork(json)));

    /// <summary>Indexes an exhibition that is about to be recorded.</summary>
    public static void Write(DbTransaction transaction, Exhibition exhibition) => Write(transaction, "exhibition",
        [(CatalogueText.Of(exhibition.Id), SearchText.Of(exhibition))], json => SearchText.Of(RecordJson.ToExhibition(json)));

    /// <summary>Makes the index anew when it is missing or was made with another fold; mostly does nothing.</summary>
    public static Task Ensure(Database db, CancellationToken cancel) =>
        db.Read(connection => connection.Row("select fold from search_state", row => row.GetInt32(0))) == Fold.Version ? Task.CompletedTask
            : db.Write((_, transaction) =>
            {
                transaction.Run("insert into search (search) values ('delete-all')");
                transaction.Run("delete from search_doc");
                foreach (var (table, text) in (IReadOnlyList<(string, Func<string, SearchText>)>)
                    [("work", json => SearchText.Of(RecordJson.ToWork(json))), ("exhibition", json => SearchText.Of(RecordJson.ToExhibition(json)))])
                    foreach (var id in transaction.Rows($"select id from {table} order by rowid", row => row.GetString(0)))
                        Add(transaction, table, [(id, text(Record(transaction, table, id)!))]);
                transaction.Run("delete from search_state");
                transaction.Run("insert into search_state (fold) values (@fold)", ("@fold", Fold.Version));
                return true;
            }, cancel);

    private static void Write(DbTransaction transaction, string kind, IEnumerable<(string Id, SearchText Text)> items, Func<string, SearchText> parse)
    {
        var added = new List<(string, SearchText)>();
        var changed = new List<(long N, SearchText Before, SearchText After)>();
        foreach (var (id, text) in items.Reverse().DistinctBy(item => item.Id).Reverse())
        {
            var n = transaction.Row("select n from search_doc where id = @id", row => row.GetInt64(0), ("@id", id));
            if (n == 0) added.Add((id, text));
            else if (Record(transaction, kind, id) is { } record && parse(record) is var before && before != text) changed.Add((n, before, text));
        }
        transaction.RunEach(Delete, Row, changed, row => Values(row.N, row.Before.Folded()));
        transaction.RunEach(Insert, Row, changed, row => Values(row.N, row.After.Folded()));
        Add(transaction, kind, added);
    }

    private static void Add(DbTransaction transaction, string kind, List<(string Id, SearchText Text)> items)
    {
        if (items.Count == 0) return;
        var next = transaction.Row("select coalesce(max(n), 0) from search_doc", row => row.GetInt64(0));
        var numbered = items.Select((item, index) => (N: next + index + 1, item.Id, item.Text)).ToList();
        transaction.RunEach("insert into search_doc (n, kind, id) values (@n, @kind, @id)", ["@n", "@kind", "@id"], numbered, row => [row.N, kind, row.Id]);
        transaction.RunEach(Insert, Row, numbered, row => Values(row.N, row.Text.Folded()));
    }

    private static string? Record(DbTransaction transaction, string table, string id) =>
        transaction.Row(string.Create(CultureInfo.InvariantCulture, $"select record from {table} where id = @id"), row => row.GetString(0), ("@id", id));

    private static object?[] Values(long n, SearchText text) => [n, text.Title, text.Names, text.Story];
}
