using System.Data.Common;
using Korme.Archive;
using Korme.Catalogue;
using Korme.Exhibitions;
using Korme.People;
using Korme.Places;
using Korme.Storage;

namespace Korme.Search;

/// <summary>Something that was found.</summary>
/// <param name="Kind"><c>work</c> or <c>exhibition</c>.</param>
/// <param name="Id">Of it.</param>
/// <param name="Work">The work; null for an exhibition.</param>
/// <param name="Exhibition">The exhibition; null for a work.</param>
/// <param name="Why">Where the words stand in it.</param>
public sealed record Found(string Kind, Guid Id, Work? Work, Exhibition? Exhibition, Highlight Why);

/// <summary>One box for works and exhibitions, in any of the languages and scripts.</summary>
/// <remarks>
/// Candidates come in four steps, each a walk along the index that stops after <see cref="Candidates"/>: whole words in titles,
/// beginnings in titles, whole words anywhere, beginnings anywhere, the newest first. A word that half of a million works has costs no
/// more than a rare one. The candidates alone are read and put in order.
/// </remarks>
public static class FindWords
{
    public const int MostResults = 50;

    private const int Candidates = 100;

    /// <summary>The best first; none for a question without a word.</summary>
    /// <param name="db">The catalogue.</param>
    /// <param name="question">What was typed.</param>
    /// <param name="publicOnly">Only what a visitor may see: works that hang in an exhibition that is no draft, and such exhibitions.</param>
    /// <param name="most">How many.</param>
    public static IReadOnlyList<Found> Run(Database db, Question question, bool publicOnly, int most = MostResults)
    {
        if (question.IsEmpty) return [];
        return db.Read(connection =>
        {
            var seen = new Dictionary<long, (string Kind, string Id)>();
            foreach (var (columns, asPrefix) in (ReadOnlySpan<(string, bool)>)[("title", false), ("title", true), ("title names story", false), ("title names story", true)])
            {
                if (seen.Count >= Candidates) break;
                foreach (var (n, kind, id) in Step(connection, question.Match(columns, asPrefix), publicOnly, db.Today)) seen.TryAdd(n, (kind, id));
            }
            var works = Records(connection, "work", ShownWork.Columns, seen.Values, row => publicOnly ? ShownWork.Read(row, 0) : RecordJson.ToWork(row.GetString(0))).Select(work =>
                new Found("work", work.Id, work, null, Highlight.Of(question, work)));
            var exhibitions = Records(connection, "exhibition", "record", seen.Values, row => RecordJson.ToExhibition(row.GetString(0))).Select(exhibition =>
                new Found("exhibition", exhibition.Id, null, exhibition, Highlight.Of(question, exhibition)));
            return works.Concat(exhibitions)
                .OrderByDescending(found => found.Why.Score).ThenByDescending(found => found.Id.ToString("D"), StringComparer.Ordinal).Take(most).ToList();
        });
    }

    private static List<(long N, string Kind, string Id)> Step(DbConnection connection, string match, bool publicOnly, string today) => connection.Rows(
        $"""
        select search_doc.n, search_doc.kind, search_doc.id
        from search
        join search_doc on search_doc.n = search.rowid
        where search match @match {(publicOnly ? "and " + Public : "and " + Shown)}
        order by search.rowid desc
        limit @most
        """,
        row => (row.GetInt64(0), row.GetString(1), row.GetString(2)),
        ("@match", match), ("@most", Candidates), (MayUse.Today, today));

    private const string Shown =
        """
        not exists (select 1 from work where work.id = search_doc.id and work.withdrawn = 1)
        and not exists (select 1 from exhibition where exhibition.id = search_doc.id and exhibition.status = 'binned')
        """;

    private static readonly string Public =
        $"""
        case search_doc.kind
          when 'exhibition' then exists (select 1 from exhibition where exhibition.id = search_doc.id and exhibition.status in ('open', 'closed'))
          else exists (
            select 1
            from hanging
            join exhibition on exhibition.id = hanging.exhibition_id and exhibition.status in ('open', 'closed')
            join work on work.id = hanging.work_id and {MayUse.Web}
            where hanging.work_id = search_doc.id
          )
        end
        """;

    private static List<T> Records<T>(DbConnection connection, string table, string columns, IEnumerable<(string Kind, string Id)> seen, Func<DbDataReader, T> read) => connection.Rows(
        $"select {columns} from {table} where id in {Dialect.ListIn("ids")}", read,
        ("@ids", CatalogueText.List(seen.Where(each => each.Kind == table).Select(each => each.Id))));
}
