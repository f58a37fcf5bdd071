using System.Data.Common;
using System.Runtime.CompilerServices;
using Korme.People;
using Korme.Storage;

namespace Korme.Search;

/// <summary>How many public works there are by year, maker and place, told by the index of lists alone: of a large body of work nobody reads every record.</summary>
/// <remarks>
/// Exact: the index counts what hangs, and what hangs but is held back by somebody who is seen in it is taken off again. That asks the
/// people who haven't agreed to everything, and their works alone. Remembered until the catalogue changes or a day begins.
/// </remarks>
public sealed class BodyTally
{
    /// <summary>A body of so many works is still read whole.</summary>
    public const int MostWhole = 4_000;

    private static readonly ConditionalWeakTable<Database, StrongBox<(long Commits, BodyTally? Tally)>> Known = [];

    private readonly Dictionary<(string List, string Key), int> byValue;

    private BodyTally(Dictionary<int, YearTally> years, Dictionary<(string List, string Key), int> byValue) => (Years, this.byValue) = (years, byValue);

    /// <summary>By the year that works were finished in; 0: of no known year; 9999: those that go on.</summary>
    public IReadOnlyDictionary<int, YearTally> Years { get; }

    /// <summary>Null: the body of work is small enough to be read whole.</summary>
    public static BodyTally? Of(Database db)
    {
        // Asked before the queries: a change during them makes what is remembered old at once.
        var commits = db.Commits;
        var box = Known.GetOrCreateValue(db);
        lock (box)
        {
            if (box.Value is { Commits: var known, Tally: { } tally } && known == commits) return tally;
            return db.Read(connection => connection.Row("select works from list_value where list = @list", row => row.GetInt32(0), ("@list", ListValue.Everything))) <= MostWhole ? null
                : (box.Value = (commits, db.Read(connection => Read(connection, db.Today)))).Tally;
        }
    }

    /// <summary>How many works have a value.</summary>
    /// <param name="list"><see cref="ListValue.Maker"/> or <see cref="ListValue.Place"/>.</param>
    public int WorksOf(string list, string key) => byValue.GetValueOrDefault((list, key));

    /// <summary>The keys of a list that public works have, those with most works first.</summary>
    public IReadOnlyList<string> KeysOf(string list) =>
        [.. byValue.Where(value => value.Key.List == list).OrderByDescending(value => value.Value).ThenBy(value => value.Key.Key, StringComparer.Ordinal).Select(value => value.Key.Key)];

    private static BodyTally Read(DbConnection connection, string today)
    {
        var heldBack = connection.Rows(HeldBack, row => (At: row.GetInt32(0), Values: row.GetString(1)), (MayUse.Today, today));
        var values = connection.Rows("select id, list, key, works from list_value where works > 0", row => (Id: row.GetInt32(0), List: row.GetString(1), Key: row.GetString(2), Works: row.GetInt32(3)));
        var taken = heldBack.SelectMany(work => Listing.ValueIds(work.Values)).CountBy(value => value.Id).ToDictionary();
        var byValue = values.Where(value => value.List is ListValue.Maker or ListValue.Place)
            .Select(value => (Key: (value.List, value.Key), Works: value.Works - taken.GetValueOrDefault(value.Id))).Where(value => value.Works > 0).ToDictionary(value => value.Key, value => value.Works);

        int? Id(string list, string key) => values.Where(value => value.List == list && value.Key == key).Select(value => (int?)value.Id).FirstOrDefault();
        Dictionary<int, int> ByYear(int? value)
        {
            if (value is not { } id) return [];
            var years = connection.Rows("select at / 10000, count(*) from listing where value = @value group by 1", row => (Year: row.GetInt32(0), Works: row.GetInt32(1)), ("@value", id))
                .ToDictionary(row => row.Year, row => row.Works);
            foreach (var work in heldBack.Where(work => Listing.ValueIds(work.Values).Any(each => each.Id == id))) years[work.At / 10_000]--;
            return years;
        }
        var lost = ((string[])["paintedOver", "destroyed"]).Select(key => ByYear(Id(ListValue.Condition, key))).ToList();
        return new(ByYear(Id(ListValue.Everything, "")).Where(year => year.Value > 0)
            .ToDictionary(year => year.Key, year => new YearTally(year.Value, lost.Sum(each => each.GetValueOrDefault(year.Key)), 0, 0)), byValue);
    }

    /// <summary>Works that hang and that somebody who is seen in them keeps from the web: looked for among the people without a consent for everything.</summary>
    private static readonly string HeldBack =
        $"""
        select listed.at, listed.vals
        from (
          select distinct work_subject.work_id
          from (select distinct person_id from work_subject) as seen
          join work_subject on work_subject.person_id = seen.person_id
          where not exists (
            select 1
            from consent
            where consent.person_id = seen.person_id and consent.holds = 1 and (consent.uses & {(int)Uses.Web}) <> 0 and consent.until >= {MayUse.Today} and consent.every_work = 1
              and not exists (select 1 from consent_work where consent_work.consent_id = consent.id)
          )
        ) as asked
        join work on work.id = asked.work_id
        join listed on listed.id = work.id
        where listed.hung = 1 and not {MayUse.Web}
        """;
}

/// <summary>Works counted.</summary>
/// <param name="Works">All.</param>
/// <param name="Lost">Of these, painted over or destroyed.</param>
/// <param name="Uncertain">Of these that aren't lost, of an uncertain year.</param>
/// <param name="Together">Of all, made by several.</param>
public readonly record struct YearTally(int Works, int Lost, int Uncertain, int Together)
{
    public static YearTally operator +(YearTally one, YearTally other) =>
        new(one.Works + other.Works, one.Lost + other.Lost, one.Uncertain + other.Uncertain, one.Together + other.Together);
}
