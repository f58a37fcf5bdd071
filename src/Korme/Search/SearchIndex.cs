using System.Data.Common;
using Korme.Archive;
using Korme.Catalogue;
using Korme.Exhibitions;
using Korme.People;
using Korme.Places;
using Korme.Storage;

namespace Korme.Search;

/// <summary>Keeps the index of words beside the records, in the same transaction.</summary>
/// <remarks>
/// SQLite's FTS5 without a copy of the text (<c>content = ''</c>): a row is taken out by telling what it was, which the old record and
/// <c>listed</c> say. So a change is indexed before its record is replaced and listed, and a mark on the light table touches no index.
/// </remarks>
internal static class SearchIndex
{
    /// <summary>Grows when the same records are indexed otherwise: the index is made again then.</summary>
    private const int Version = Fold.Version * 100 + 3;

    private const int PerTransaction = 500;

    /// <summary>Fewer texts are folded sooner than other processors are asked to help.</summary>
    private const int Few = 64;

    private static readonly string[] Columns = ["@n", "@words"];

    /// <summary>Indexes works that are about to be recorded: before <see cref="RecordWorks"/> replaces their records, and before <see cref="Listing"/> lists them.</summary>
    /// <param name="transaction">The transaction.</param>
    /// <param name="works">As they are now.</param>
    /// <param name="marks">What each is chosen by from now on.</param>
    public static void Write(DbTransaction transaction, IReadOnlyList<Work> works, IReadOnlyDictionary<Guid, WorkMarks> marks)
    {
        if (works.Count == 0) return;
        var texts = TextsOf(transaction, works);
        Write(transaction, "work", texts, stored => TextsOf(transaction, [.. stored.Select(RecordJson.ToWork)]), marks);
    }

    /// <summary>Indexes exhibitions that are about to be recorded.</summary>
    public static void Write(DbTransaction transaction, IReadOnlyList<Exhibition> exhibitions) => Write(transaction, "exhibition",
        TextsOf(exhibitions.Reverse().DistinctBy(each => each.Id).Reverse()), stored => TextsOf(stored.Select(RecordJson.ToExhibition)));

    /// <summary>Indexes a person that is about to be recorded.</summary>
    public static void Write(DbTransaction transaction, Person person) => Write(transaction, "person",
        [(CatalogueText.Of(person.Id), SearchText.Of(person))], stored => [.. stored.Select(RecordJson.ToPerson).Select(each => (CatalogueText.Of(each.Id), SearchText.Of(each)))]);

    /// <summary>Indexes a place that is about to be recorded, and the works whose place it is by the names they may be found by from now on.</summary>
    public static void Write(DbTransaction transaction, Place place)
    {
        var id = CatalogueText.Of(place.Id);
        var before = Stored(transaction, "place", [id]).Select(RecordJson.ToPlace).FirstOrDefault();
        Write(transaction, "place", [(id, SearchText.Of(place))], _ => before is null ? [] : [(id, SearchText.Of(before))]);
        if (before is not null && NameOf(before).Equals(NameOf(place))) return;
        foreach (var works in transaction.Rows("select id from work where place_id = @id", row => row.GetString(0), ("@id", id)).Chunk(PerTransaction))
        {
            var stored = Stored(transaction, "work", works).Select(RecordJson.ToWork).ToList();
            var listed = Listed(transaction, works);
            Replace(transaction, [.. stored.Select(work => listed[CatalogueText.Of(work.Id)] is var (n, marks)
                ? (n, new Indexed(SearchText.Of(work, ShownPlace.Of(work.Place, before)), marks), new Indexed(SearchText.Of(work, ShownPlace.Of(work.Place, place)), marks)) : default)]);
        }
    }

    /// <summary>Makes index and lists anew when they are missing or were made otherwise; mostly does nothing.</summary>
    public static async Task Ensure(Database db, CancellationToken cancel)
    {
        if (db.Read(connection => connection.Row("select fold from search_state", row => row.GetInt32(0))) == Version) return;
        await db.Write((_, transaction) =>
        {
            foreach (var table in (ReadOnlySpan<string>)["search", "search_title"]) transaction.Run($"insert into {table} ({table}) values ('delete-all')");
            foreach (var table in (ReadOnlySpan<string>)["search_state", "search_word", "listed", "listing", "listed_colour", "list_value"]) transaction.Run($"delete from {table}");
            return true;
        }, cancel);
        await Each(db, "work", (transaction, ids) =>
        {
            var works = Stored(transaction, "work", ids).Select(RecordJson.ToWork).ToList();
            var marks = Listing.MarksOf(transaction, works);
            Add(transaction, "work", [.. TextsOf(transaction, works).Select(text => (text.Id, new Indexed(text.Text, marks[Guid.Parse(text.Id)])))]);
            Listing.Write(transaction, works, marks);
        }, cancel);
        await Each(db, "exhibition", (transaction, ids) =>
        {
            var exhibitions = Stored(transaction, "exhibition", ids).Select(RecordJson.ToExhibition).ToList();
            Add(transaction, "exhibition", [.. TextsOf(exhibitions).Select(Indexed.Of)]);
            Listing.Write(transaction, exhibitions);
        }, cancel);
        await Each(db, "person", (transaction, ids) =>
            Add(transaction, "person", [.. Stored(transaction, "person", ids).Select(RecordJson.ToPerson).Select(person => Indexed.Of((CatalogueText.Of(person.Id), SearchText.Of(person))))]), cancel);
        await Each(db, "place", (transaction, ids) =>
            Add(transaction, "place", [.. Stored(transaction, "place", ids).Select(RecordJson.ToPlace).Select(place => Indexed.Of((CatalogueText.Of(place.Id), SearchText.Of(place))))]), cancel);
        // Written last: a start that is interrupted begins again.
        await db.Write((_, transaction) => transaction.Run("insert into search_state (fold) values (@fold)", ("@fold", Version)), cancel);
    }

    private static async Task Each(Database db, string table, Action<DbTransaction, IReadOnlyList<string>> index, CancellationToken cancel)
    {
        var last = 0L;
        while (true)
        {
            var rows = db.Read(connection => connection.Rows(
                $"select rowid, id from {table} where rowid > @last order by rowid limit {PerTransaction}", row => (Row: row.GetInt64(0), Id: row.GetString(1)), ("@last", last)));
            if (rows.Count == 0) return;
            last = rows[^1].Row;
            await db.WriteJournaled((_, transaction) =>
            {
                index(transaction, [.. rows.Select(row => row.Id)]);
                return true;
            }, cancel);
        }
    }

    private static LanguageText NameOf(Place place) => ShownPlace.Of(place)?.Name ?? LanguageText.None;

    /// <summary>What works are found by, with their places as visitors may know them; the last of two with one id.</summary>
    private static List<(string Id, SearchText Text)> TextsOf(DbTransaction transaction, IReadOnlyList<Work> works)
    {
        var ids = works.Select(work => work.Place?.Record).OfType<Guid>().Distinct().Select(CatalogueText.Of).ToList();
        var places = ids.Count == 0 ? [] : Stored(transaction, "place", ids).Select(RecordJson.ToPlace).ToDictionary(place => place.Id);
        return [.. works.Reverse().DistinctBy(work => work.Id).Reverse().Select(work =>
            (CatalogueText.Of(work.Id), SearchText.Of(work, ShownPlace.Of(work.Place, work.Place?.Record is { } record ? places.GetValueOrDefault(record) : null))))];
    }

    private static List<(string Id, SearchText Text)> TextsOf(IEnumerable<Exhibition> exhibitions) => [.. exhibitions.Select(each => (CatalogueText.Of(each.Id), SearchText.Of(each)))];

    private static void Write(
        DbTransaction transaction, string kind, List<(string Id, SearchText Text)> texts, Func<IReadOnlyList<string>, List<(string Id, SearchText Text)>> textsOf,
        IReadOnlyDictionary<Guid, WorkMarks>? marks = null)
    {
        var after = texts.ConvertAll(text => (text.Id, Indexed: new Indexed(text.Text, marks?[Guid.Parse(text.Id)] ?? WorkMarks.None)));
        var listed = Listed(transaction, texts.Select(text => text.Id));
        if (listed.Count > 0)
        {
            var before = textsOf(Stored(transaction, kind, listed.Keys)).ToDictionary(text => text.Id, text => text.Text, StringComparer.Ordinal);
            Replace(transaction, [.. after.Where(each => before.ContainsKey(each.Id)).Select(each => (listed[each.Id].N, new Indexed(before[each.Id], listed[each.Id].Marks), each.Indexed))]);
        }
        Add(transaction, kind, [.. after.Where(each => !listed.ContainsKey(each.Id))]);
    }

    private static void Replace(DbTransaction transaction, List<(long N, Indexed Before, Indexed After)> all)
    {
        var changed = all.Where(each => each.Before != each.After).Select(each => (each.N, Before: each.Before.Folded(), After: each.After.Folded())).ToList();
        if (changed.Count == 0) return;
        foreach (var table in (ReadOnlySpan<string>)["search_title", "search"])
        {
            var words = (FoldedText text) => table == "search" ? string.Join(' ', text.Words) : text.Title;
            transaction.RunEach($"insert into {table} ({table}, rowid, words) values ('delete', @n, @words)", Columns, changed, row => [row.N, words(row.Before)]);
            transaction.RunEach($"insert into {table} (rowid, words) values (@n, @words)", Columns, changed, row => [row.N, words(row.After)]);
        }
        AddWords(transaction, changed.Select(row => row.After));
    }

    private static void Add(DbTransaction transaction, string kind, List<(string Id, Indexed Indexed)> all)
    {
        if (all.Count == 0) return;
        var next = transaction.Row("select coalesce(max(n), 0) from listed", row => row.GetInt64(0));
        var folded = all.Count < Few ? all.ConvertAll(each => each.Indexed.Folded()) : [.. all.AsParallel().AsOrdered().Select(each => each.Indexed.Folded())];
        var added = all.Select((each, index) => (N: next + index + 1, each.Id, Text: folded[index])).ToList();
        transaction.InsertAll("listed (n, kind, id, tie)", 4, added.Select(row => (object?[])[row.N, kind, row.Id, ListPlace.TieOf(Guid.Parse(row.Id))]));
        transaction.RunEach("insert into search_title (rowid, words) values (@n, @words)", Columns, added, row => [row.N, row.Text.Title]);
        transaction.RunEach("insert into search (rowid, words) values (@n, @words)", Columns, added, row => [row.N, string.Join(' ', row.Text.Words)]);
        AddWords(transaction, folded);
    }

    private static void AddWords(DbTransaction transaction, IEnumerable<FoldedText> texts)
    {
        var words = texts.SelectMany(text => text.Words).Where(word => word.Length >= Question.LongBeginning).Distinct(StringComparer.Ordinal).Order(StringComparer.Ordinal);
        transaction.RunEach("insert into search_word (word) values (@word) on conflict do nothing", ["@word"], words, word => [word]);
    }

    /// <summary>Rows of the index with the marks that they have there.</summary>
    private static Dictionary<string, (long N, WorkMarks Marks)> Listed(DbTransaction transaction, IEnumerable<string> ids) => transaction.Rows(
        $"select id, n, vals, since, at from listed where id in {Dialect.ListIn("ids")}",
        row => (Id: row.GetString(0), N: row.GetInt64(1), Marks: new WorkMarks(row.GetString(2), new(row.GetInt32(3), row.GetInt32(4)))), ("@ids", CatalogueText.List(ids)))
        .ToDictionary(row => row.Id, row => (row.N, row.Marks), StringComparer.Ordinal);

    private static List<string> Stored(DbTransaction transaction, string table, IEnumerable<string> ids) =>
        transaction.Rows($"select record from {table} where id in {Dialect.ListIn("ids")}", row => row.GetString(0), ("@ids", CatalogueText.List(ids)));
}

/// <summary>What a row of the index has.</summary>
/// <param name="Text">Its words.</param>
/// <param name="Marks">What a work is chosen by; of anything else <see cref="WorkMarks.None"/>.</param>
internal sealed record Indexed(SearchText Text, WorkMarks Marks)
{
    public static (string Id, Indexed Indexed) Of((string Id, SearchText Text) text) => (text.Id, new(text.Text, WorkMarks.None));

    /// <summary>As the index has it, the marks behind the words.</summary>
    public FoldedText Folded() => Text.Folded() is var folded && Marks == WorkMarks.None ? folded : folded with { Words = [.. folded.Words, .. SearchMark.Of(Marks)] };
}
