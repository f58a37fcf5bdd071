using Korme.Archive;
using Korme.Catalogue;
using Korme.Derivatives;
using Korme.Search;
using Korme.Selections;
using Korme.Storage;

namespace Korme.Exhibitions.Editing;

/// <summary>Works that may hang: all, of an import, of a selection, or found by words; neither withdrawn nor in the bin.</summary>
internal static class FindWorksToHang
{
    /// <summary>As many as anybody will hang; more would only be slow.</summary>
    public const int Most = 10_000;

    /// <summary>A page of them in the order of the day.</summary>
    /// <param name="db">The catalogue.</param>
    /// <param name="from">Where from: <c>all</c>, <c>import:ID</c>, <c>selection:ID</c>; anything else is all.</param>
    /// <param name="words">Words to be found in them; empty: whatever they say.</param>
    /// <param name="skip">How many come before the page.</param>
    /// <param name="most">How many are on it.</param>
    public static (IReadOnlyList<HungWork> Works, int Total) Page(Database db, string? from, string? words, int skip, int most)
    {
        var question = Question.Of(words);
        if (!question.IsEmpty)
        {
            var found = FindWords.Run(db, question, publicOnly: false).Select(each => each.Work).OfType<Work>().Where(work => work.IsShown).ToList();
            if (IdsOf(db, from) is { } among) found = [.. found.Where(work => among.Contains(work.Id))];
            return (WithPictures(db, [.. found.Skip(skip).Take(most)]), found.Count);
        }
        if (SelectionOf(db, from) is { } selection)
        {
            var works = FindWorks.ById(db, [.. selection.Works.Select(each => each.Work)]).Where(work => work.IsShown).ToList();
            return (WithPictures(db, [.. works.Skip(skip).Take(most)]), works.Count);
        }
        var import = ImportOf(from);
        return db.Read(connection =>
        {
            var total = connection.Row($"select count(*) {From}", row => row.GetInt32(0), ("@import", import));
            var rows = connection.Rows(
                $"""
                select work.record, picture.facts
                {Joined}
                order by work.taken is null, work.taken, work.imported, work.id
                limit @most offset @skip
                """,
                row => new HungWork(RecordJson.ToWork(row.GetString(0)), row.Text(1) is { } facts ? FactsJson.Read(facts) : null),
                ("@import", import), ("@most", most), ("@skip", skip));
            return ((IReadOnlyList<HungWork>)rows, total);
        });
    }

    /// <summary>The hangings of a new exhibition: a selection's in its order with its reasons, everything else in the order of the day.</summary>
    public static IReadOnlyList<Hanging> Hangings(Database db, string? from, string? words)
    {
        if (from == "empty") return [];
        var reasons = SelectionOf(db, from)?.Works.ToDictionary(each => each.Work, each => each.Reason) ?? [];
        return [.. Page(db, from, words, 0, Most).Works.Where(each => each.Work.Mark != Mark.Rejected).Select(each => new Hanging(each.Work.Id, reasons.GetValueOrDefault(each.Work.Id)))];
    }

    private static List<HungWork> WithPictures(Database db, IReadOnlyList<Work> works)
    {
        var pictures = FindPictures.Of(db, works);
        return [.. works.Select(work => new HungWork(work, pictures.GetValueOrDefault(work.Id)))];
    }

    private static HashSet<Guid>? IdsOf(Database db, string? from)
    {
        if (SelectionOf(db, from) is { } selection) return [.. selection.Works.Select(each => each.Work)];
        if (ImportOf(from) is not { } import) return null;
        return [.. db.Read(connection => connection.Rows("select id from work where import = @import", row => Guid.Parse(row.GetString(0)), ("@import", import)))];
    }

    private static KeptSelection? SelectionOf(Database db, string? from) => IdIn(from, "selection:") is { } id ? FindSelections.ById(db, id) : null;

    private static string? ImportOf(string? from) => IdIn(from, "import:") is { } id ? CatalogueText.Of(id) : null;

    private static Guid? IdIn(string? from, string kind) =>
        from is not null && from.StartsWith(kind, StringComparison.Ordinal) && Guid.TryParse(from.AsSpan(kind.Length), out var id) ? id : null;

    private const string From = "from work where work.withdrawn = 0 and (@import is null or work.import = @import)";

    private const string Joined =
        """
        from work
        left join media_file on media_file.work_id = work.id and media_file.role = 'picture'
        left join picture on picture.sha512 = media_file.sha512
        where work.withdrawn = 0 and (@import is null or work.import = @import)
        """;
}
