using System.Data.Common;
using System.Globalization;
using Korme.Archive;
using Korme.Catalogue;
using Korme.Search;
using Korme.Storage;

namespace Korme.People;

/// <summary>Writes people, consents and who is seen in which work into the index.</summary>
internal static class IndexPeople
{
    /// <summary>Later than any day that somebody agrees until.</summary>
    private const string NoEnd = "9999-12-31";

    public static void Write(DbTransaction transaction, Person person)
    {
        var id = CatalogueText.Of(person.Id);
        SearchIndex.Write(transaction, person);
        var sameAs = transaction.Row("select record from person where id = @id", row => RecordJson.ToPerson(row.GetString(0)), ("@id", id))?.SameAs;
        transaction.Run(
            """
            insert into person (id, name, created, record)
            values (@id, @name, @created, @record)
            on conflict (id) do update set
              name = excluded.name,
              created = excluded.created,
              record = excluded.record
            """,
            ("@id", id),
            ("@name", string.Join('\n', person.Name.Select(name => name.Value))),
            ("@created", CatalogueText.Of(person.Created)),
            ("@record", RecordJson.Of(person)));
        if (sameAs != person.SameAs) Listing.WriteWorksOf(transaction, id);
    }

    public static void Write(DbTransaction transaction, Consent consent)
    {
        var id = CatalogueText.Of(consent.Id);
        transaction.Run(
            """
            insert into consent (id, person_id, uses, until, holds, every_work, secret, created, record)
            values (@id, @personId, @uses, @until, @holds, @everyWork, @secret, @created, @record)
            on conflict (id) do update set
              person_id = excluded.person_id,
              uses = excluded.uses,
              until = excluded.until,
              holds = excluded.holds,
              every_work = excluded.every_work,
              secret = excluded.secret,
              created = excluded.created,
              record = excluded.record
            """,
            ("@id", id),
            ("@personId", CatalogueText.Of(consent.Person)),
            ("@uses", (int)consent.Uses),
            ("@until", consent.Until is { } until ? Day(until) : NoEnd),
            ("@holds", consent.Holds ? 1 : 0),
            ("@everyWork", consent.Works.Count == 0 ? 1 : 0),
            ("@secret", consent.Secret),
            ("@created", CatalogueText.Of(consent.Created)),
            ("@record", RecordJson.Of(consent)));
        // The works that it is for; those that it isn't for, when it is for every other.
        transaction.Run("delete from consent_work where consent_id = @id", ("@id", id));
        transaction.RunEach(
            "insert into consent_work (consent_id, work_id) values (@id, @workId)",
            ["@id", "@workId"], consent.Works.Count == 0 ? consent.Except.Distinct() : consent.Works.Except(consent.Except), work => [id, CatalogueText.Of(work)]);
    }

    /// <summary>Who is seen in works that were just written; of those that may have been there before the rows go first.</summary>
    public static void WriteSubjects(DbTransaction transaction, IReadOnlyList<Work> works, IReadOnlyList<Work> changed)
    {
        transaction.RunEach("delete from work_subject where work_id = @id", ["@id"], changed, work => [CatalogueText.Of(work.Id)]);
        transaction.RunEach(
            "insert into work_subject (work_id, person_id) values (@workId, @personId)",
            ["@workId", "@personId"],
            works.SelectMany(work => work.Subjects.Distinct().Select(person => (Work: work.Id, Person: person))),
            row => [CatalogueText.Of(row.Work), CatalogueText.Of(row.Person)]);
    }

    /// <summary>Who made works that were just written, where a record says more of them.</summary>
    public static void WriteMakers(DbTransaction transaction, IReadOnlyList<Work> works, IReadOnlyList<Work> changed)
    {
        transaction.RunEach("delete from work_maker where work_id = @id", ["@id"], changed, work => [CatalogueText.Of(work.Id)]);
        transaction.RunEach(
            "insert into work_maker (work_id, person_id, position) values (@workId, @personId, @position)",
            ["@workId", "@personId", "@position"],
            works.SelectMany(work => work.Makers.Select((maker, index) => (Work: work.Id, maker.Person, Position: index)).Where(row => row.Person is not null).DistinctBy(row => row.Person)),
            row => [CatalogueText.Of(row.Work), CatalogueText.Of(row.Person!.Value), row.Position]);
    }

    /// <summary>As the index has days: they sort as text.</summary>
    internal static string Day(DateOnly day) => day.ToString("yyyy-MM-dd", CultureInfo.InvariantCulture);
}
