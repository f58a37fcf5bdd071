using Korme.Archive;
using Korme.Catalogue;
using Korme.Storage;

namespace Korme.People;

/// <summary>A person in a list.</summary>
/// <param name="Person">Who.</param>
/// <param name="SeenIn">In how many works.</param>
/// <param name="Consents">How many of the person's consents were given and not withdrawn.</param>
/// <param name="Made">In how many works the person had a part.</param>
public sealed record ListedPerson(Person Person, int SeenIn, int Consents, int Made);

/// <summary>Finds people.</summary>
public static class FindPeople
{
    /// <summary>How often a record may have become another that became another: against records that somebody made lead in a circle.</summary>
    internal const int LongestChain = 20;

    /// <summary>Everybody, the newest first; who turned out to be another, and who lies in the bin, isn't in it.</summary>
    public static IReadOnlyList<ListedPerson> All(Database db) => [.. Every(db).Where(listed => listed.Person is { SameAs: null, Binned: null })];

    /// <summary>Those in the bin, the newest first.</summary>
    public static IReadOnlyList<Person> Binned(Database db) => [.. Every(db).Select(listed => listed.Person).Where(person => person is { SameAs: null, Binned: not null })];

    private static List<ListedPerson> Every(Database db) => db.Read(connection => connection.Rows(
            """
            select record,
              (select count(*) from work_subject where work_subject.person_id = person.id),
              (select count(*) from consent where consent.person_id = person.id and consent.holds = 1),
              (select count(*) from work_maker where work_maker.person_id = person.id)
            from person
            order by created desc, id desc
            """,
            row => new ListedPerson(RecordJson.ToPerson(row.GetString(0)), row.GetInt32(1), row.GetInt32(2), row.GetInt32(3))));

    /// <summary>The record of today: the person, or who that person turned out to be. Null: there is none.</summary>
    public static Person? Today(Database db, Guid id)
    {
        var person = ById(db, id);
        for (var step = 0; step < LongestChain && person?.SameAs is { } other && ById(db, other) is { } next; step++) person = next;
        return person;
    }

    /// <summary>The records that became this one, the newest first.</summary>
    public static IReadOnlyList<Person> Became(Database db, Guid person) => db.Read(connection => connection.Rows(
        "select record from person where record like '%\"sameAs\":\"urn:uuid:' || @id || '%'",
        row => RecordJson.ToPerson(row.GetString(0)),
        ("@id", CatalogueText.Of(person)))).Where(other => other.SameAs == person).OrderByDescending(other => other.Merged?.At).ToList();

    /// <summary>Null: there is none.</summary>
    public static Person? ById(Database db, Guid id) => db.Read(connection => connection.Row(
        "select record from person where id = @id", row => RecordJson.ToPerson(row.GetString(0)), ("@id", CatalogueText.Of(id))));

    /// <summary>Those of these ids that there are.</summary>
    public static IReadOnlyDictionary<Guid, Person> ById(Database db, IEnumerable<Guid> ids) => db.Read(connection => connection.Rows(
        $"select record from person where id in {Dialect.ListIn("ids")}",
        row => RecordJson.ToPerson(row.GetString(0)),
        ("@ids", CatalogueText.List(ids.Distinct().Select(CatalogueText.Of))))).ToDictionary(person => person.Id);

    /// <summary>Whether a work, an exhibition, a consent or another record names a person.</summary>
    public static bool IsNamed(System.Data.Common.DbTransaction transaction, Guid person) => transaction.Row(
        """
        select exists (select 1 from work_maker where person_id = @person)
          or exists (select 1 from work_subject where person_id = @person)
          or exists (select 1 from consent where person_id = @person)
          or exists (select 1 from exhibition where record like '%' || @person || '%')
          or exists (select 1 from person where id <> @person and record like '%"sameAs":"urn:uuid:' || @person || '%')
        """,
        row => row.GetInt64(0), ("@person", CatalogueText.Of(person))) != 0;

    /// <summary>How many works name a person among their makers.</summary>
    public static int MadeBy(Database db, Guid person) => db.Read(connection => connection.Row(
        "select count(*) from work_maker where person_id = @person", row => row.GetInt32(0), ("@person", CatalogueText.Of(person))));

    /// <summary>The works that a person is seen in, the newest first, withdrawn and binned ones too.</summary>
    public static IReadOnlyList<Work> WorksOf(Database db, Guid person) => db.Read(connection => connection.Rows(
        """
        select work.record
        from work_subject
        join work on work.id = work_subject.work_id
        where work_subject.person_id = @person
        order by work.imported desc, work.id desc
        """,
        row => RecordJson.ToWork(row.GetString(0)),
        ("@person", CatalogueText.Of(person))));
}
