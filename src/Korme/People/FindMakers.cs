using System.Runtime.CompilerServices;
using Korme.Archive;
using Korme.Catalogue;
using Korme.Derivatives;
using Korme.Exhibitions;
using Korme.Places;
using Korme.Search;
using Korme.Storage;

namespace Korme.People;

/// <summary>Somebody who made works that everybody may see, in a list.</summary>
/// <param name="Person">Who.</param>
/// <param name="Works">How many of their works are public.</param>
/// <param name="Newest">A few of them that have pictures, the newest first.</param>
public sealed record ListedMaker(Person Person, int Works, IReadOnlyList<HungWork> Newest);

/// <summary>Somebody who made works that everybody may see, with all of them.</summary>
/// <param name="Person">Who.</param>
/// <param name="Works">The newest first, those without a date last; of somebody with very many the newest few hundred.</param>
/// <param name="Exhibitions">Where they hang, open ones first.</param>
/// <param name="With">Others who had a part in these works, the most frequent first; those without a record by name alone.</param>
public sealed record ShownPerson(Person Person, IReadOnlyList<MadeWork> Works, IReadOnlyList<Exhibition> Exhibitions, IReadOnlyList<Maker> With)
{
    /// <summary>How many works there are, those beyond <see cref="Works"/> too.</summary>
    public int Count { get; init; } = Works.Count;
}

/// <summary>A work of somebody.</summary>
/// <param name="Hung">The work.</param>
/// <param name="Slug">Of the exhibition in which its page is.</param>
/// <param name="Year">When it was made; null: not known.</param>
/// <param name="Roles">Which part that person had.</param>
public sealed record MadeWork(HungWork Hung, string Slug, int? Year, IReadOnlyList<string> Roles);

/// <summary>Finds the people of the public pages: makers of public works and nobody else, remembered until the catalogue changes or a new day begins.</summary>
public static class FindMakers
{
    private const int MostPictures = 5;

    /// <summary>Of a large body of work: how many works a page has, and how many makers of a list have pictures.</summary>
    private const int MostWorks = 240, MostPictured = 60;

    /// <summary>A work that hangs where visitors go and may be on pages, now.</summary>
    private static readonly string IsPublic =
        $"""
        {MayUse.Web} and exists (
          select 1
          from hanging
          join exhibition on exhibition.id = hanging.exhibition_id
          where hanging.work_id = work.id and exhibition.status in ('open', 'closed')
        )
        """;

    private static readonly ConditionalWeakTable<Database, Remembered> Known = [];

    /// <summary>All of them, in no order.</summary>
    public static IReadOnlyList<ListedMaker> All(Database db) => Known.GetOrCreateValue(db).Get(db, Guid.Empty, () => BodyTally.Of(db) is { } tally ? Counted(db, tally) :
        db.Read(connection => connection.Rows(
            $"""
            select person.id, person.record, count(*)
            from person
            join work_maker on work_maker.person_id = person.id
            join work on work.id = work_maker.work_id
            where {IsPublic}
            group by person.id, person.record
            """,
            row => (Id: Guid.Parse(row.GetString(0)), Person: RecordJson.ToPerson(row.GetString(1)), Works: row.GetInt32(2)),
            (MayUse.Today, db.Today)))
        .Select(row => new ListedMaker(row.Person, row.Works, [.. Rows(db, row.Id, MostPictures, onlyPictures: true)])).ToList());

    /// <summary>Of a large body of work: by the numbers of the index.</summary>
    private static List<ListedMaker> Counted(Database db, BodyTally tally)
    {
        var ids = tally.KeysOf(ListValue.Maker).Select(key => Guid.TryParse(key, out var id) ? id : default).Where(id => id != default).ToList();
        var people = FindPeople.ById(db, ids);
        return [.. ids.Where(people.ContainsKey).Select((id, index) => new ListedMaker(people[id], tally.WorksOf(ListValue.Maker, CatalogueText.Of(id)),
            index < MostPictured ? [.. NewestOf(db, id, 2 * MostPictures).Where(hung => hung.Picture is not null).Take(MostPictures)] : []))];
    }

    private static IEnumerable<HungWork> NewestOf(Database db, Guid id, int most) => SampleWorks.Of(db, new(Maker: CatalogueText.Of(id)), most).Select(work => work.Hung);

    /// <summary>Null: made nothing that everybody may see.</summary>
    public static ShownPerson? Of(Database db, Guid id) => Known.GetOrCreateValue(db).Get(db, id, () => Read(db, id));

    /// <summary>True for the maker of works that hang where visitors go, all of which are taken down.</summary>
    public static bool IsGone(Database db, Guid id) => db.Read(connection => connection.Row(
        """
        select count(*)
        from work_maker
        join hanging on hanging.work_id = work_maker.work_id
        join exhibition on exhibition.id = hanging.exhibition_id
        where work_maker.person_id = @id and exhibition.status in ('open', 'closed')
        """,
        row => row.GetInt32(0),
        ("@id", CatalogueText.Of(id)))) > 0;

    private static ShownPerson? Read(Database db, Guid id)
    {
        if (FindPeople.ById(db, id) is not { SameAs: null } person) return null;
        var many = BodyTally.Of(db)?.WorksOf(ListValue.Maker, CatalogueText.Of(id)) is > MostWorks and var counted ? counted : 0;
        var hung = many > 0 ? [.. NewestOf(db, id, MostWorks)] : Rows(db, id, int.MaxValue, onlyPictures: false);
        if (hung.Count == 0) return null;
        var exhibitions = Exhibitions(db, hung.Select(each => each.Work.Id));
        var slugs = new Dictionary<Guid, string>();
        foreach (var exhibition in exhibitions)
            foreach (var hanging in exhibition.Hangings) slugs.TryAdd(hanging.Work, exhibition.Slug);
        var works = hung
            .Where(each => slugs.ContainsKey(each.Work.Id)) // hung since
            .Select(each => new MadeWork(each, slugs[each.Work.Id], YearOf(each.Work), [.. each.Work.Makers.Where(maker => maker.Person == id).Select(maker => maker.Role).Where(role => role.Length > 0)]))
            .OrderByDescending(each => each.Year ?? int.MinValue).ThenByDescending(each => each.Hung.Work.Date, StringComparer.Ordinal).ThenByDescending(each => each.Hung.Work.Id)
            .ToList();
        var others = works.SelectMany(each => each.Hung.Work.Makers).Where(maker => maker.Person != id && !maker.Name.IsEmpty)
            .GroupBy(maker => maker.Person?.ToString() ?? maker.Name.ToString()).OrderByDescending(group => group.Count())
            .Select(group => group.First());
        return new(person, works, exhibitions, [.. others]) { Count = Math.Max(many, works.Count) };
    }

    private static List<HungWork> Rows(Database db, Guid person, int most, bool onlyPictures) => db.Read(connection => connection.Rows(
        $"""
        select {ShownWork.Columns}, picture.facts
        from work_maker
        join work on work.id = work_maker.work_id
        left join media_file on media_file.work_id = work.id and media_file.role = 'picture'
        left join picture on picture.sha512 = media_file.sha512
        where work_maker.person_id = @person and (@onlyPictures = 0 or picture.facts is not null) and {IsPublic}
        order by work.id desc
        limit @most
        """,
        row => new HungWork(ShownWork.Read(row, 0), row.Text(2) is { } facts ? FactsJson.Read(facts) : null),
        ("@person", CatalogueText.Of(person)), ("@onlyPictures", onlyPictures ? 1 : 0), ("@most", most), (MayUse.Today, db.Today)));

    private static List<Exhibition> Exhibitions(Database db, IEnumerable<Guid> works) => db.Read(connection => connection.Rows(
        $"""
        select record
        from exhibition
        where status in ('open', 'closed') and id in (select exhibition_id from hanging where work_id in {Dialect.ListIn("works")})
        order by status = 'open' desc, created desc, id desc
        """,
        row => RecordJson.ToExhibition(row.GetString(0)),
        ("@works", CatalogueText.List(works.Select(CatalogueText.Of)))));

    private static int? YearOf(Work work) => Edtf.Parse(work.Date) is { } date ? (date.From ?? date.To)?.Year : work.Taken?.Local.Year;

    /// <summary>The pages asked for lately. Safe from many threads.</summary>
    private sealed class Remembered
    {
        private const int Most = 16;

        private readonly Lock gate = new();
        private readonly Dictionary<Guid, object> found = [];
        private long commits = -1;

        public T Get<T>(Database db, Guid which, Func<T> read)
        {
            // Asked before the query: a change during the query makes what is remembered old at once.
            var now = db.Commits;
            lock (gate)
                if (now == commits && found.TryGetValue(which, out var known)) return (T)known;
            var made = read();
            lock (gate)
            {
                if (made is null || now < commits) return made;
                if (now > commits || found.Count >= Most) found.Clear();
                (commits, found[which]) = (now, made);
                return made;
            }
        }
    }
}
