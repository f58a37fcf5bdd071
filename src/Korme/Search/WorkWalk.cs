using System.Data.Common;
using System.Globalization;
using Korme.Archive;
using Korme.Catalogue;
using Korme.Colours;
using Korme.People;
using Korme.Places;
using Korme.Storage;

namespace Korme.Search;

/// <summary>A work as a list has it before its record is read.</summary>
/// <param name="Place">Where it stands.</param>
/// <param name="Id">Its id.</param>
/// <param name="Values">As <c>listed.vals</c>.</param>
/// <param name="Colours">As <c>listed.colours</c>.</param>
internal sealed record WalkedWork(ListPlace Place, string Id, string Values, string Colours);

/// <summary>Walks through the works that hang and fit a filter, the latest first or the oldest, stopping as soon as enough are found. Those without a date come last either way.</summary>
/// <remarks>
/// The rarest of the values asked for is walked along its own stretch of <c>listing</c>; each work there says itself which others it has.
/// A colour is walked along the cubes around it. Words, and several values together, are looked up in the index of words, where values
/// are marks: it goes through as many rows as the rarest of them has. No walk looks at more than <see cref="MostLooks"/> works: what fits
/// so seldom that they don't suffice is found page by page.
/// </remarks>
internal sealed class WorkWalk
{
    /// <summary>How many works one walk looks at.</summary>
    public const int MostLooks = 2_000;

    private static readonly int[] Chunks = [500, 1_500, 4_000];

    private readonly DbConnection connection;
    private readonly string today;
    private readonly Question question;
    private readonly List<(int Id, int Works)> values = [];
    private readonly (int Id, int Works) rarest;
    private readonly int from, to, through;
    private readonly OkLab? colour;
    private readonly bool rising;

    /// <summary>Of the works that began by the last year asked for and ended later those with the values asked for, when they are few: numbers with commas between. Null: all of them are walked along.</summary>
    private readonly Lazy<string?> straddling;

    public WorkWalk(DbConnection connection, string today, WorkFilter filter)
    {
        (this.connection, this.today, question, colour, rising) = (connection, today, Question.Of(filter.Words), OkLab.Parse(filter.Colour), filter.IsOldestFirst);
        foreach (var list in Lists)
            if (filter.KeyOf(list) is { } key) Choose(list, key);
        rarest = values.Count > 0 ? values.MinBy(value => value.Works) : Find(ListValue.Everything, "");
        (from, to) = (filter.From is { } first ? first * 10_000 : 0, filter.To is { } last ? last * 10_000 + 9_999 : int.MaxValue);
        if (filter.To is { } year) through = Find(ListValue.Through, year.ToString(CultureInfo.InvariantCulture)).Id;
        straddling = new(() => values.Count == 0 || SearchMark.Straddling(to / 10_000) is not { } both ? null : Few(both));
        if (from > 0 || to < int.MaxValue) from = Math.Max(from, 1); // what has no date is in no year
    }

    /// <summary>The lists that a filter chooses from.</summary>
    public static readonly IReadOnlyList<string> Lists = [ListValue.Maker, ListValue.Place, ListValue.Kind, ListValue.Medium, ListValue.Condition];

    /// <summary>False when nothing can fit: a value that no work has.</summary>
    public bool CanFind => rarest.Id != 0 && values.All(value => value.Id != 0);

    public bool HasWords => !question.IsEmpty;

    /// <summary>How many works that have the words are looked at. One that doesn't hang costs little, one whose colours are compared more.</summary>
    public int LooksForWords => colour is null ? 6_000 : 1_000;

    /// <summary>Whether the index of words tells more than a walk along one value: there are words, or several values that a work must have. Years are a stretch of the walk, and a colour is told by the row.</summary>
    public bool IsLookedUp => HasWords || values.Count > 1;

    /// <summary>Whether a walk meets so few works that they may be counted; asked of the index alone, so that what is too common isn't walked through in vain.</summary>
    /// <param name="looks">How many works may be looked at to count them.</param>
    public bool IsCountable(int looks) => !CanFind || (!IsOfYears && !IsByColour ? rarest.Works <= looks : connection.Row(
        $"select count(*) from (select 1 from ({string.Join(" union all ", Sources(rising ? 1 : int.MaxValue).Select(source => $"select 1 from {source}"))}) limit {looks + 1})", row => row.GetInt32(0)) <= looks);

    /// <summary>For FTS5: the words, whole, and the marks.</summary>
    private string Match => HasWords ? $"{question.Match()} AND {Marks}" : Marks;

    private bool IsOfYears => from > 0 || to < int.MaxValue;

    /// <summary>As SQL: what a row of <c>listed</c> must be to fit, apart from the words.</summary>
    public string Condition => string.Join(" and ", values.Select(value => string.Create(CultureInfo.InvariantCulture,
        $"exists (select 1 from listing where listing.value = {value.Id} and listing.at = listed.at and listing.tie = listed.tie and listing.n = listed.n)")).Prepend(Fitting).Prepend(PublicSql.Work)) + (colour is { } near
        ? $" and exists (select 1 from listed_colour where cell in ({Cells(near)}) and listed_colour.at = listed.at and listed_colour.tie = listed.tie and listed_colour.n = listed.n and {IsNearSql(near)})" : "");

    /// <summary>For FTS5: the marks of everything asked for but the words; a row that has them may still not fit.</summary>
    public string Marks => string.Join(" AND ", ((string?[])
    [
        ValueMarks,
        IsOfYears ? SearchMark.Years(from / 10_000, to / 10_000) : null,
    ]).OfType<string>());

    private string ValueMarks => string.Join(" AND ", values.DefaultIfEmpty(rarest).Select(value => $"\"{SearchMark.OfValue(value.Id)}\""));

    /// <summary>What SQLite is asked of each row: values and colours a row says itself, and people are asked about those that have them.</summary>
    private string Fitting => IsOfYears
        ? string.Create(CultureInfo.InvariantCulture, $"listed.hung = 1 and listed.at >= {from} and listed.since <= {to} and listed.at > 0")
        : "listed.hung = 1";

    /// <summary>Works that fit, from a place on.</summary>
    /// <param name="after">The work after which to begin; null: at the start.</param>
    /// <param name="most">How many.</param>
    /// <param name="looks">How many works it looks at.</param>
    /// <returns>The works, and where the walk ended: null when there are no more.</returns>
    public (IReadOnlyList<WalkedWork> Works, ListPlace? Ended) Run(ListPlace? after, int most, int looks = MostLooks)
    {
        var found = new List<WalkedWork>();
        if (!CanFind) return (found, null);
        var seen = new HashSet<long>();
        var last = after ?? (rising ? Dated : new(int.MaxValue, long.MaxValue, long.MaxValue));
        for (var take = Math.Max(64, most + 16); looks > 0; take = Math.Min(take * 4, looks))
        {
            var stretch = Stretch(last, take);
            foreach (var work in Fit(stretch))
            {
                if (!seen.Add(work.Place.N)) continue;
                found.Add(work);
                if (found.Count == most) return (found, work.Place);
            }
            if (stretch is [.., var end]) last = end.Work.Place;
            var met = stretch.Count;
            looks -= met;
            if (met == take) continue;
            // What has no date comes last: a walk through rising days begins after it, and turns back to it.
            if (!rising || last.At == 0 || from > 0) return (found, null);
            last = Undated;
        }
        return (found, last);
    }

    /// <summary>In the order of the walk.</summary>
    public IReadOnlyList<WalkedWork> Order(IReadOnlyList<WalkedWork> works) =>
        [.. works.Order(Comparer<WalkedWork>.Create((one, other) => IsBefore(one.Place, other.Place) ? -1 : IsBefore(other.Place, one.Place) ? 1 : 0))];

    /// <summary>Whether one place comes before another in this order.</summary>
    public bool IsBefore(ListPlace one, ListPlace other) =>
        rising && one.At == 0 != (other.At == 0) ? other.At == 0 : rising ? one.CompareTo(other) < 0 : one.CompareTo(other) > 0;

    /// <summary>Before any work that has a date, and before any that has none: numbers begin at 1.</summary>
    private static readonly ListPlace Dated = new(1, -1, -1), Undated = new(0, -1, -1);

    /// <summary>Works that fit, from the index of words, in its order: those taken in last first, or those taken in first.</summary>
    /// <param name="most">How many.</param>
    /// <param name="looks">How many works it looks at.</param>
    /// <remarks>Whole words first, then beginnings.</remarks>
    /// <returns>The works, and whether these are all.</returns>
    public (IReadOnlyList<WalkedWork> Works, bool IsAll) LookUp(int most, int looks)
    {
        if (!CanFind) return ([], true);
        var whole = LookUp(Match, most, looks);
        return whole.IsAll && question.MatchBeginning(connection) is { } beginning ? LookUp($"{beginning} AND {Marks}", most, looks) : whole;
    }

    private (IReadOnlyList<WalkedWork> Works, bool IsAll) LookUp(string match, int most, int looks)
    {
        var found = new List<WalkedWork>();
        var beyond = rising ? 0 : long.MaxValue;
        foreach (var chunk in Chunks)
        {
            var take = Math.Min(chunk, looks);
            if (take == 0) break;
            var rows = connection.Rows(
                $"""
                select listed.at, listed.tie, hit.n, listed.id, listed.vals, listed.colours, {Fitting}, listed.peopled
                from (
                  select rowid as n
                  from search
                  where search match @match and rowid {Beyond} @beyond
                  order by rowid {Direction}
                  limit @take
                ) as hit
                join listed on listed.n = hit.n
                order by hit.n {Direction}
                """,
                Row, ("@match", match), ("@beyond", beyond), ("@take", take));
            found.AddRange(Fit(rows));
            if (found.Count > most) return ([.. found.Take(most)], false);
            if (rows.Count < take) return (found, true);
            (beyond, looks) = (rows[^1].Work.Place.N, looks - take);
        }
        return (found, false);
    }

    private string Direction => rising ? "asc" : "desc";

    private string Beyond => rising ? ">" : "<";

    private List<LookedAt> Stretch(ListPlace after, int take) => connection.Rows(
        $"""
        select hit.at, hit.tie, hit.n, listed.id, listed.vals, listed.colours, {Fitting}, listed.peopled
        from (
          {string.Join("\n          union all\n          ", Sources(after.At).Select(source => $"select at, tie, n from {source} and (at, tie, n) {Beyond} (@at, @tie, @n)"))}
          order by at {Direction}, tie {Direction}, n {Direction}
          limit @take
        ) as hit
        join listed on listed.n = hit.n
        order by hit.at {Direction}, hit.tie {Direction}, hit.n {Direction}
        """,
        Row, ("@at", after.At), ("@tie", after.Tie), ("@n", after.N), ("@take", take));

    /// <summary>What doesn't fit says no more than where it stands: its texts aren't read.</summary>
    private static LookedAt Row(DbDataReader row)
    {
        var fits = row.GetInt32(6) != 0;
        string Text(int column) => fits ? row.GetString(column) : "";
        return new(new(new(row.GetInt32(0), row.GetInt64(1), row.GetInt64(2)), Text(3), Text(4), Text(5)), fits, row.GetInt32(7) != 0);
    }

    private readonly record struct LookedAt(WalkedWork Work, bool Fits, bool IsPeopled);

    /// <summary>Those that fit in everything. Whether everybody who is seen has agreed is asked last, and of these alone.</summary>
    private List<WalkedWork> Fit(List<LookedAt> rows)
    {
        var fit = rows.FindAll(row => row.Fits && HasValues(row.Work) && IsNear(row.Work));
        var peopled = fit.FindAll(row => row.IsPeopled).ConvertAll(row => row.Work.Id);
        var agreed = peopled.Count == 0 ? [] : connection.Rows(
            $"select work.id from work where work.id in {Dialect.ListIn("ids")} and {MayUse.Web}", row => row.GetString(0), ("@ids", CatalogueText.List(peopled)), (MayUse.Today, today)).ToHashSet(StringComparer.Ordinal);
        return fit.FindAll(row => !row.IsPeopled || agreed.Contains(row.Work.Id)).ConvertAll(row => row.Work);
    }

    /// <summary>A rare value is walked faster than many cubes; a common one never comes to an end.</summary>
    private const int FewWorks = 2_000, MostStraddling = 1_000;

    private bool IsByColour => colour is not null && rarest.Works > FewWorks;

    /// <summary>The row says it: a look into the index for each value would cost as much as the row.</summary>
    private bool HasValues(WalkedWork work)
    {
        foreach (var (id, _) in values)
        {
            var has = false;
            foreach (var part in work.Values.AsSpan().Split(' '))
                if (work.Values.AsSpan()[part] is [_, .. var number] && int.Parse(number, NumberStyles.None, CultureInfo.InvariantCulture) == id) has = true;
            if (!has) return false;
        }
        return true;
    }

    private bool IsNear(WalkedWork work) => colour is not { } near || PaletteText.HasNear(work.Colours, near);

    /// <summary>The stretches of an index that together have every work that can fit.</summary>
    /// <param name="here">The day where the walk goes on: said as a plain bound too, or SQLite would begin at the end of the stretch each time.</param>
    private List<string> Sources(int here)
    {
        // A walk through rising days ends with those that are none.
        var (first, last) = rising ? (Math.Max(from, here), here == 0 ? 0 : int.MaxValue) : (from, here);
        var days = string.Create(CultureInfo.InvariantCulture, $"at between {first} and {Math.Min(to, last)}");
        // The cubes as they are: a colour at the edge of one may be too far, which the row tells; to look for the next near one could
        // mean to look through a whole cube.
        var sources = IsByColour && colour is { } near ? ColourCell.Around(near).Select(cell => string.Create(CultureInfo.InvariantCulture, $"listed_colour where cell = {cell} and {days}")).ToList()
            : [string.Create(CultureInfo.InvariantCulture, $"listing where value = {rarest.Id} and {days}")];
        // What began by then and ended later.
        if (through != 0 && straddling.Value is { } few) sources.Add(string.Create(CultureInfo.InvariantCulture, $"listed where n in ({few}) and at > {to} and at between {first} and {last}"));
        else if (through != 0) sources.Add(string.Create(CultureInfo.InvariantCulture, $"listing where value = {through} and at > {to} and at between {first} and {last}"));
        return sources;
    }

    private string? Few(string mark)
    {
        var numbers = connection.Rows($"select rowid from search where search match @match limit {MostStraddling + 1}", row => row.GetInt64(0), ("@match", $"{ValueMarks} AND {mark}"));
        return numbers.Count > MostStraddling ? null : string.Join(',', numbers);
    }

    private void Choose(string list, string key) => values.Add(list == ListValue.Place && IsHidden(key) ? (0, 0) : Find(list, key));

    /// <summary>A place that visitors may know nothing of: an address kept from before tells no more which works are of it.</summary>
    private bool IsHidden(string key) => Guid.TryParse(key, out _)
        && (connection.Row("select record from place where id = @id", row => row.GetString(0), ("@id", key)) is not { } record || ShownPlace.Of(RecordJson.ToPlace(record)) is null);

    private (int Id, int Works) Find(string list, string key) => connection.Row(
        "select id, works from list_value where list = @list and key = @key", row => (row.GetInt32(0), row.GetInt32(1)), ("@list", list), ("@key", key));

    private static string Cells(OkLab near) => string.Join(", ", ColourCell.Around(near));

    private static string IsNearSql(OkLab near)
    {
        var (l, a, b) = ColourCell.Parts(near);
        return string.Create(CultureInfo.InvariantCulture,
            $"((lab >> 20) - {l}) * ((lab >> 20) - {l}) + (((lab >> 10) & 1023) - {a}) * (((lab >> 10) & 1023) - {a}) + ((lab & 1023) - {b}) * ((lab & 1023) - {b}) <= {ColourCell.NearSquared}");
    }
}
