using System.Data.Common;
using System.Globalization;
using Korme.Archive;
using Korme.Catalogue;
using Korme.Colours;
using Korme.Derivatives;
using Korme.Exhibitions;
using Korme.People;
using Korme.Places;
using Korme.Storage;

namespace Korme.Search;

/// <summary>A work on a page of the list.</summary>
/// <param name="Hung">The work, as visitors may know it.</param>
/// <param name="Slug">An exhibition that it hangs in.</param>
public sealed record PublishedWork(HungWork Hung, string Slug);

/// <summary>Something to choose by.</summary>
/// <param name="Key">For the address.</param>
/// <param name="Label">Null: the interface has the word.</param>
/// <param name="Works">How many works of those asked for have it; null: too many to count.</param>
public sealed record Choice(string Key, LanguageText? Label, int? Works);

/// <summary>A page of the list of works.</summary>
/// <param name="Works">In order.</param>
/// <param name="Next">The <see cref="WorkFilter.After"/> of the next page; null: this is the last.</param>
/// <param name="Total">How many fit; null: more than <see cref="ListPublished.MostCounted"/>.</param>
/// <param name="Choices">What can be chosen by in each list, the commonest first.</param>
/// <param name="Colours">The colours that the works are made of, <c>#rrggbb</c>, dark before light.</param>
public sealed record PublishedPage(IReadOnlyList<PublishedWork> Works, string? Next, int? Total, IReadOnlyDictionary<string, IReadOnlyList<Choice>> Choices, IReadOnlyList<string> Colours);

/// <summary>The whole body of work, chosen by maker, place, kind, medium, condition, years, colour and words.</summary>
public static class ListPublished
{
    public const int WorksOnAPage = 48;

    /// <summary>Beyond this nothing is counted: "more than 400".</summary>
    public const int MostCounted = 400;

    private const int LooksToCount = 500, MostChoices = 60, MostColours = 18, ColouredWorks = 240, MostRanked = 100;

    /// <summary>Whether there is any work to list, for a link that leads there.</summary>
    public static bool HasAny(Database db) => db.Read(connection => new WorkWalk(connection, db.Today, new()).Run(null, 1).Works.Count > 0);

    /// <summary>Whether there is anybody, or any place, to choose public works by that has a record and may be named.</summary>
    /// <param name="db">The catalogue.</param>
    /// <param name="list"><see cref="ListValue.Maker"/> or <see cref="ListValue.Place"/>.</param>
    public static bool HasRecords(Database db, string list) =>
        db.Read(connection => Named(connection, list, [.. Commonest(connection, db.Today, list).Where(row => !row.Key.StartsWith('='))], ListNames.Of(db))).Count > 0;

    /// <summary>The years that public works were finished in, the latest first; at most <paramref name="most"/>. One look each.</summary>
    public static IReadOnlyList<int> Years(Database db, int most = 60) => db.Read(connection =>
    {
        var years = new List<int>();
        var walk = new WorkWalk(connection, db.Today, new());
        for (ListPlace? place = null; years.Count < most && walk.Run(place, 1).Works is [var work] && work.Place.At > 0; place = new ListPlace(work.Place.At / 10_000 * 10_000, 0, 0))
            if (work.Place.At / 10_000 < 9999) years.Add(work.Place.At / 10_000);
        return (IReadOnlyList<int>)years;
    });

    /// <summary>The page that a filter asks for.</summary>
    public static PublishedPage Run(Database db, WorkFilter filter) => db.Read(connection =>
    {
        var walk = new WorkWalk(connection, db.Today, filter);
        var (all, isAll) = Counted(walk);
        var names = ListNames.Of(db);
        // What was counted to its end has every page already.
        var isWalked = !walk.HasWords && !isAll;
        var (walked, after) = isWalked ? ByDate(connection, walk, filter) : ([], null);
        var (ids, next) = isWalked ? ([.. walked.Select(work => work.Id)], after)
            : !walk.HasWords ? PageOf(connection, walk, all, filter)
            : filter.IsByRelevance ? ByRelevance(connection, db.Today, walk, filter)
            : Cut([.. all.Select(work => work.Id)], filter);
        return new PublishedPage(
            Read(connection, db.Today, ids), next, isAll ? all.Count : null,
            WorkWalk.Lists.ToDictionary(list => list, list => Choices(connection, db.Today, filter, list, all, isAll, names)),
            ColoursOf(isWalked ? walked : [.. all.Take(ColouredWorks)]));
    });

    private static (IReadOnlyList<WalkedWork> Works, string? Next) ByDate(DbConnection connection, WorkWalk walk, WorkFilter filter)
    {
        var (works, ended) = walk.Run(PlaceOf(connection, filter.After), WorksOnAPage);
        // The walk may have ended with the page: one more look tells.
        return (works, ended is { } place && (works.Count < WorksOnAPage || walk.Run(place, 1).Works.Count > 0) ? After(connection, place) : null);
    }

    private static (IReadOnlyList<string> Ids, string? Next) PageOf(DbConnection connection, WorkWalk walk, IReadOnlyList<WalkedWork> all, WorkFilter filter)
    {
        var rest = PlaceOf(connection, filter.After) is { } after ? [.. all.Where(work => walk.IsBefore(after, work.Place))] : all;
        var page = rest.Take(WorksOnAPage).ToList();
        return ([.. page.Select(work => work.Id)], rest.Count > page.Count ? After(connection, page[^1].Place) : null);
    }

    private static (IReadOnlyList<string> Ids, string? Next) ByRelevance(DbConnection connection, string today, WorkWalk walk, WorkFilter filter) => walk.CanFind
        ? Cut([.. FindWords.Run(connection, today, Question.Of(filter.Words), $"(listed.kind = 'work' and {walk.Condition})", MostRanked, marks: walk.Marks).Select(found => CatalogueText.Of(found.Id))], filter)
        : ([], null);

    /// <summary>The page of a list that is short enough to be had whole.</summary>
    private static (IReadOnlyList<string> Ids, string? Next) Cut(IReadOnlyList<string> ids, WorkFilter filter)
    {
        var first = filter.After is { } after && after.Split('_') is [_, var id] ? ids.ToList().IndexOf(id) + 1 : 0;
        var page = ids.Skip(first).Take(WorksOnAPage).ToList();
        return (page, first + page.Count < ids.Count ? "0_" + page[^1] : null);
    }

    private static string After(DbConnection connection, ListPlace place) => string.Create(CultureInfo.InvariantCulture,
        $"{place.At}_{connection.Row("select id from listed where n = @n", row => row.GetString(0), ("@n", place.N))}");

    /// <summary>Where a page begins; at the start for a work that there isn't.</summary>
    private static ListPlace? PlaceOf(DbConnection connection, string? after)
    {
        if (after?.Split('_') is not [var day, var text] || !int.TryParse(day, NumberStyles.None, CultureInfo.InvariantCulture, out var at) || !Guid.TryParseExact(text, "D", out var id)) return null;
        return connection.Row("select n from listed where id = @id", row => row.GetInt64(0), ("@id", text)) is > 0 and var n ? new(at, ListPlace.TieOf(id), n) : null;
    }

    /// <summary>The works that fit, in order, as long as they can be counted.</summary>
    /// <returns>The works, and whether these are all. Of more than can be counted: the first ones that have the words, or none.</returns>
    private static (IReadOnlyList<WalkedWork> Works, bool IsAll) Counted(WorkWalk walk)
    {
        if (walk.IsLookedUp)
        {
            var (works, isAll) = walk.LookUp(MostCounted, walk.HasWords ? walk.LooksForWords : LooksToCount);
            return isAll || walk.HasWords ? (walk.Order(works), isAll) : ([], false);
        }
        if (!walk.IsCountable(LooksToCount)) return ([], false);
        var (counted, ended) = walk.Run(null, MostCounted + 1, LooksToCount);
        return ended is null ? (counted, true) : ([], false);
    }

    private static IReadOnlyList<Choice> Choices(DbConnection connection, string today, WorkFilter filter, string list, IReadOnlyList<WalkedWork> all, bool isAll, ListNames names)
    {
        var chosen = filter.KeyOf(list);
        // What could be chosen instead is counted without what is chosen.
        if (chosen is not null && isAll)
        {
            (all, isAll) = Counted(new(connection, today, filter.With(list, null)));
        }
        var letter = new ListValue(list, "", null).Letter;
        var rows = isAll ? OfCounted(connection, all, letter) : names.Commonest(list, () => Commonest(connection, today, list));
        if (chosen is not null && rows.All(row => row.Key != chosen)) rows = [.. rows, .. Values(connection, "list = @list and key = @key", [("@list", list), ("@key", chosen)]).Select(row => new ListedValue(row.Key, row.Label, 0))];
        return Named(connection, list, rows, names);
    }

    private static IReadOnlyList<ListedValue> OfCounted(DbConnection connection, IReadOnlyList<WalkedWork> all, char letter)
    {
        var counts = all.SelectMany(work => Listing.ValueIds(work.Values)).Where(value => value.Letter == letter).CountBy(value => value.Id)
            .OrderByDescending(count => count.Value).ThenBy(count => count.Key).Take(MostChoices).ToDictionary(count => count.Key, count => count.Value);
        return [.. Values(connection, $"id in {Dialect.ListIn("ids")}", [("@ids", $"[{string.Join(',', counts.Keys)}]")])
            .Select(row => new ListedValue(row.Key, row.Label, counts[row.Id])).OrderByDescending(row => row.Works).ThenBy(row => row.Key, StringComparer.Ordinal)];
    }

    /// <summary>The commonest in the whole body of work that a visitor may meet; not counted.</summary>
    private static IReadOnlyList<ListedValue> Commonest(DbConnection connection, string today, string list) =>
        [.. Values(connection, $"list = @list and works > 0 and exists (select 1 from listing join listed on listed.n = listing.n where listing.value = list_value.id and {PublicSql.Work}) order by works desc limit {MostChoices}",
            [("@list", list), (MayUse.Today, today)]).Select(row => new ListedValue(row.Key, row.Label, null))];

    private static List<(int Id, string Key, LanguageText? Label)> Values(DbConnection connection, string where, (string, object?)[] parameters) => connection.Rows(
        $"select id, key, label from list_value where {where}", row => (row.GetInt32(0), row.GetString(1), RecordJson.ToText(row.Text(2))), parameters);

    /// <summary>With the names that records have; a place that is hidden, and whoever has no record any more, is left out.</summary>
    private static IReadOnlyList<Choice> Named(DbConnection connection, string list, IReadOnlyList<ListedValue> rows, ListNames names)
    {
        if (list is ListValue.Kind or ListValue.Condition) return [.. rows.Select(row => new Choice(row.Key, null, row.Works))];
        var unknown = rows.Where(row => row.Label is null && !names.Has(row.Key)).Select(row => row.Key).ToList();
        var ids = CatalogueText.List(unknown);
        var read = unknown.Count == 0 ? [] : list switch
        {
            ListValue.Maker => connection.Rows($"select id, record from person where id in {Dialect.ListIn("ids")}", row => (row.GetString(0), RecordJson.ToPerson(row.GetString(1)).Name), ("@ids", ids)),
            ListValue.Place => connection.Rows($"select id, record from place where id in {Dialect.ListIn("ids")}", row => (row.GetString(0), ShownPlace.Of(RecordJson.ToPlace(row.GetString(1)))?.Name ?? LanguageText.None), ("@ids", ids)),
            _ => [],
        };
        foreach (var (key, name) in read) names.Add(key, name);
        // Of nobody and nowhere: a record that there is no more, or is hidden.
        foreach (var key in unknown.Except(read.Select(name => name.Item1))) names.Add(key, LanguageText.None);
        return [.. rows.Select(row => new Choice(row.Key, row.Label ?? names.Find(row.Key), row.Works)).Where(choice => !choice.Label!.IsEmpty)];
    }

    /// <summary>Colours that stand for much and differ from each other, dark before light.</summary>
    private static IReadOnlyList<string> ColoursOf(IReadOnlyList<WalkedWork> works)
    {
        var cells = works.SelectMany(work => PaletteText.Read(work.Colours)).Where(colour => colour.Share >= ColourCell.LeastShare)
            .Select(colour => (colour.Colour, colour.Share, Lab: OkLab.Parse(colour.Colour)!.Value))
            .GroupBy(colour => ColourCell.Of(colour.Lab))
            .Select(cell => (Best: cell.MaxBy(colour => colour.Share), Weight: cell.Sum(colour => colour.Share * (0.03 + Math.Sqrt(colour.Lab.A * colour.Lab.A + colour.Lab.B * colour.Lab.B)))))
            .OrderByDescending(cell => cell.Weight).ThenBy(cell => cell.Best.Colour, StringComparer.Ordinal);
        var chosen = new List<OkLab>();
        foreach (var (best, _) in cells)
        {
            if (chosen.Count == MostColours) break;
            if (chosen.All(other => other.DistanceTo(best.Lab) > 0.1)) chosen.Add(best.Lab);
        }
        return [.. chosen.OrderBy(colour => colour.L).Select(colour => colour.ToHex())];
    }

    /// <summary>The records of works, asked again whether they may be shown, in the order of their ids here.</summary>
    private static IReadOnlyList<PublishedWork> Read(DbConnection connection, string today, IReadOnlyList<string> ids)
    {
        if (ids.Count == 0) return [];
        var found = connection.Rows(
            $"""
            select work.id, {ShownWork.Columns}, picture.facts,
              (
                select exhibition.slug
                from hanging
                join exhibition on exhibition.id = hanging.exhibition_id
                where hanging.work_id = work.id and exhibition.status in ('open', 'closed')
                order by exhibition.status = 'open' desc, exhibition.created desc, exhibition.id desc
                limit 1
              )
            from work
            left join media_file on media_file.work_id = work.id and media_file.role = 'picture'
            left join picture on picture.sha512 = media_file.sha512
            where work.id in {Dialect.ListIn("ids")} and {MayUse.Web}
            """,
            row => (Id: row.GetString(0), Slug: row.Text(4), Hung: new HungWork(ShownWork.Read(row, 1), row.Text(3) is { } facts ? FactsJson.Read(facts) : null)),
            ("@ids", CatalogueText.List(ids)), (MayUse.Today, today)).ToDictionary(row => row.Id, StringComparer.Ordinal);
        return [.. ids.Where(id => found.TryGetValue(id, out var row) && row.Slug is not null).Select(id => new PublishedWork(found[id].Hung, found[id].Slug!))];
    }
}
