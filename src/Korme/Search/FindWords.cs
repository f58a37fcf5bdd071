using System.Data.Common;
using Korme.Archive;
using Korme.Catalogue;
using Korme.Exhibitions;
using Korme.People;
using Korme.Places;
using Korme.Storage;

namespace Korme.Search;

/// <summary>Something that was found.</summary>
/// <param name="Kind"><c>work</c>, <c>story</c> (a work, by its story alone), <c>exhibition</c>, <c>person</c> or <c>place</c>.</param>
/// <param name="Id">Of it.</param>
/// <param name="Work">The work, its place as visitors may know it; null for anything else.</param>
/// <param name="Exhibition">The exhibition; null for anything else.</param>
/// <param name="Why">Where the words stand in it.</param>
/// <param name="Person">The person; null for anything else.</param>
/// <param name="Place">The place as visitors may know it; null for anything else.</param>
public sealed record Found(string Kind, Guid Id, Work? Work, Exhibition? Exhibition, Highlight Why, Person? Person = null, PlaceOf? Place = null)
{
    /// <summary>Its title or name.</summary>
    public LanguageText Title => Work?.Title ?? Exhibition?.Title ?? Person?.Name ?? Place?.Name ?? LanguageText.None;
}

/// <summary>In which order results come.</summary>
public enum FoundOrder
{
    /// <summary>The best fitting first.</summary>
    Relevance,

    /// <summary>The latest works first, by the last day they can be of; what has no date comes last.</summary>
    Newest,

    /// <summary>The oldest works first; what has no date comes last.</summary>
    Oldest,
}

/// <summary>One box for works, their stories, exhibitions, people and places, in any of the languages and scripts.</summary>
/// <remarks>
/// Candidates come in five steps, each a walk along an index that stops after <see cref="Candidates"/>: titles that are the question,
/// whole words in titles, beginnings in titles, whole words anywhere, beginnings anywhere, the newest first. A word that half of a
/// million works has costs no more than a rare one. The candidates alone are read and put in order.
/// </remarks>
public static class FindWords
{
    public const int MostResults = 50;

    private const int Candidates = 100;

    /// <summary>How many rows of the index a step looks at, chunk by chunk, while what it meets isn't for visitors: 8 000 in all.</summary>
    private static readonly int[] Chunks = [250, 1_750, 6_000];

    /// <summary>The best first; none for a question without a word.</summary>
    /// <param name="db">The catalogue.</param>
    /// <param name="question">What was typed.</param>
    /// <param name="publicOnly">Only what a visitor may see: works that hang in an exhibition that is no draft, such exhibitions, who made such works, and where.</param>
    /// <param name="most">How many.</param>
    /// <param name="order">By date it is the same candidates, those with the words in their titles before those with them elsewhere, put in another order.</param>
    public static IReadOnlyList<Found> Run(Database db, Question question, bool publicOnly, int most = MostResults, FoundOrder order = FoundOrder.Relevance) =>
        db.Read(connection => Run(connection, db.Today, question, publicOnly ? PublicSql.Anything : PublicSql.ForArtist, most, order));

    /// <summary>As <see cref="Run(Database, Question, bool, int, FoundOrder)"/>, of works that fit a condition.</summary>
    /// <param name="connection">A reader.</param>
    /// <param name="today">The day.</param>
    /// <param name="question">What was typed.</param>
    /// <param name="condition">On a row of <c>listed</c>.</param>
    /// <param name="most">How many.</param>
    /// <param name="order">As above.</param>
    /// <param name="marks">For FTS5: what a row of the index must have to fit; null: anything.</param>
    internal static IReadOnlyList<Found> Run(DbConnection connection, string today, Question question, string condition, int most, FoundOrder order = FoundOrder.Relevance, string? marks = null)
    {
        if (question.IsEmpty) return [];
        var seen = new Dictionary<long, (string Kind, string Id)>();
        foreach (var source in Sources(connection, question, marks is null ? "" : $" AND {marks}"))
        {
            if (seen.Count >= Candidates) break;
            foreach (var (n, kind, id) in Step(connection, source, condition, today))
                if (seen.Count < Candidates) seen.TryAdd(n, (kind, id));
        }
        var found = Read(connection, question, seen.Values).OrderByDescending(found => found.Why.Score).ThenByDescending(found => found.Id.ToString("D"), StringComparer.Ordinal);
        if (order == FoundOrder.Relevance) return [.. found.Take(most)];
        var dated = found.Select(each => (Found: each, Day: each.Work is { } work ? WorkSpan.Of(work).At : 0)).OrderBy(each => each.Day == 0);
        return [.. (order == FoundOrder.Newest ? dated.ThenByDescending(each => each.Day) : dated.ThenBy(each => each.Day)).Take(most).Select(each => each.Found)];
    }

    /// <summary>A walk along an index of words.</summary>
    private sealed record Source(string Table, string Match);

    private static IEnumerable<Source> Sources(DbConnection connection, Question question, string marks)
    {
        yield return new("search_title", $"\"{SearchMark.OfTitle(question.Words)}\"");
        yield return new("search_title", question.Match());
        var beginning = question.MatchBeginning(connection);
        if (beginning is not null) yield return new("search_title", beginning);
        yield return new("search", question.Match() + marks);
        if (beginning is not null) yield return new("search", beginning + marks);
    }

    private static List<(long N, string Kind, string Id)> Step(DbConnection connection, Source source, string condition, string today)
    {
        var found = new List<(long, string, string)>();
        var below = long.MaxValue;
        foreach (var chunk in Chunks)
        {
            var (last, met) = (0L, 0);
            var rows = connection.Rows(
                $"""
                select hit.n, listed.kind, listed.id, {condition}
                from (
                  select rowid as n
                  from {source.Table}
                  where {source.Table} match @match and rowid < @below
                  order by rowid desc
                  limit @chunk
                ) as hit
                join listed on listed.n = hit.n
                order by hit.n desc
                """,
                row => (N: row.GetInt64(0), Kind: row.GetString(1), Id: row.GetString(2), Fits: row.GetInt32(3) != 0),
                (MayUse.Today, today), ("@match", source.Match), ("@below", below), ("@chunk", chunk));
            foreach (var row in rows)
            {
                (last, met) = (row.N, met + 1);
                if (row.Fits && found.Count < Candidates) found.Add((row.N, row.Kind, row.Id));
            }
            if (met < chunk || found.Count >= Candidates) break;
            below = last;
        }
        return found;
    }

    private static IEnumerable<Found> Read(DbConnection connection, Question question, ICollection<(string Kind, string Id)> seen)
    {
        List<T> Records<T>(string table, string columns, Func<DbDataReader, T> read) =>
            seen.Where(each => each.Kind == table).Select(each => each.Id).ToList() is not { Count: > 0 } ids ? []
                : connection.Rows($"select {columns} from {table} where id in {Dialect.ListIn("ids")}", read, ("@ids", CatalogueText.List(ids)));

        var works = Records("work", ShownWork.Columns, row => ShownWork.Read(row, 0)).Select(work =>
        {
            var why = Highlight.Of(question, work);
            return new Found(why.Field == "story" ? "story" : "work", work.Id, work, null, why);
        });
        var exhibitions = Records("exhibition", "record", row => RecordJson.ToExhibition(row.GetString(0))).Select(exhibition =>
            new Found("exhibition", exhibition.Id, null, exhibition, Highlight.Of(question, exhibition)));
        var people = Records("person", "record", row => RecordJson.ToPerson(row.GetString(0))).Select(person =>
            new Found("person", person.Id, null, null, Highlight.Of(question, person), Person: person));
        var places = Records("place", "record", row => RecordJson.ToPlace(row.GetString(0))).Where(place => ShownPlace.Of(place) is not null).Select(place =>
            new Found("place", place.Id, null, null, Highlight.Of(question, place), Place: ShownPlace.Of(place)));
        return works.Concat(exhibitions).Concat(people).Concat(places);
    }
}
