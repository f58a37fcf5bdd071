using System.Data.Common;
using Korme.Archive;
using Korme.Exhibitions;
using Korme.People;
using Korme.Storage;

namespace Korme.Catalogue;

/// <summary>Makers who are people with a record have the name that the record has: put right at every change, so that whatever reads a work reads the name of today.</summary>
/// <remarks>
/// A record in the archive so says its makers' names by itself. A person's new name is a change of all their works, in the same appending
/// to the journal; the works settle with one version more each.
/// </remarks>
internal static class CreditNames
{
    /// <summary>The work with its makers' names of today; a maker who turned out to be another is that other.</summary>
    public static Work Fit(DbTransaction transaction, Work work) => Fit(work, Finding(transaction, []));

    /// <summary>The same for an exhibition.</summary>
    public static Exhibition Fit(DbTransaction transaction, Exhibition exhibition) => Fit(exhibition, Finding(transaction, []));

    /// <summary>Records that are to be saved together, and with them the works and exhibitions that name people whose names change.</summary>
    public static IReadOnlyList<IRecorded> Together(DbTransaction transaction, IReadOnlyList<IRecorded> records)
    {
        var people = records.OfType<Person>().ToList();
        var find = Finding(transaction, people);
        Guid[] changed = [.. people.Where(person => Stored(transaction, person.Id) is { } before && (!before.Name.Equals(person.Name) || before.SameAs != person.SameAs)).Select(person => person.Id)];
        var given = records.Select(record => (record as Work)?.Id ?? (record as Exhibition)?.Id).OfType<Guid>().ToHashSet();
        return
        [
            .. records.Select(record => record switch { Work work => Fit(work, find), Exhibition exhibition => Fit(exhibition, find), _ => record }),
            .. WorksOf(transaction, changed).Where(work => !given.Contains(work.Id)).Select(work => Fit(work, find)),
            .. ExhibitionsOf(transaction, changed).Where(exhibition => !given.Contains(exhibition.Id)).Select(exhibition => Fit(exhibition, find)),
        ];
    }

    /// <summary>The works that name one of these people among their makers.</summary>
    public static IReadOnlyList<Work> WorksOf(DbTransaction transaction, IReadOnlyCollection<Guid> people) => people.Count == 0 ? [] : transaction.Rows(
        $"select record from work where id in (select work_id from work_maker where person_id in {Dialect.ListIn("people")})",
        row => RecordJson.ToWork(row.GetString(0)),
        ("@people", CatalogueText.List(people.Select(CatalogueText.Of))));

    /// <summary>The exhibitions that do. There are never so many that reading them is slow.</summary>
    public static IReadOnlyList<Exhibition> ExhibitionsOf(DbTransaction transaction, IReadOnlyCollection<Guid> people) =>
    [
        .. people.SelectMany(person => transaction.Rows(
            "select record from exhibition where record like '%' || @person || '%'",
            row => RecordJson.ToExhibition(row.GetString(0)),
            ("@person", CatalogueText.Of(person))))
            .Where(exhibition => exhibition.Makers.Any(maker => maker.Person is { } person && people.Contains(person)))
            .DistinctBy(exhibition => exhibition.Id),
    ];

    private static Work Fit(Work work, Func<Guid, Person?> find) => Fit(work.Makers, find) is var makers && ReferenceEquals(makers, work.Makers) ? work : work with { Makers = makers };

    private static Exhibition Fit(Exhibition exhibition, Func<Guid, Person?> find) =>
        Fit(exhibition.Makers, find) is var makers && ReferenceEquals(makers, exhibition.Makers) ? exhibition : exhibition with { Makers = makers };

    private static IReadOnlyList<Maker> Fit(IReadOnlyList<Maker> makers, Func<Guid, Person?> find)
    {
        if (makers.All(maker => maker.Person is null)) return makers;
        // Two lines may have become one: the same person in the same part.
        List<Maker> fitted = [.. makers.Select(maker => Fit(maker, find)).Distinct()];
        return fitted.SequenceEqual(makers) ? makers : fitted;
    }

    // A person whose record is damaged keeps the name that the work has.
    private static Maker Fit(Maker maker, Func<Guid, Person?> find) =>
        maker.Person is { } id && Who(id, find) is { Name.IsEmpty: false } person ? maker with { Person = person.Id, Name = person.Name } : maker;

    private static Person? Who(Guid id, Func<Guid, Person?> find)
    {
        var person = find(id);
        for (var step = 0; step < FindPeople.LongestChain && person?.SameAs is { } other && find(other) is { } next; step++) person = next;
        return person;
    }

    private static Func<Guid, Person?> Finding(DbTransaction transaction, IReadOnlyList<Person> together)
    {
        var known = together.ToDictionary(person => person.Id, person => (Person?)person);
        return id => known.TryGetValue(id, out var person) ? person : known[id] = Stored(transaction, id);
    }

    private static Person? Stored(DbTransaction transaction, Guid id) => transaction.Row(
        "select record from person where id = @id", row => RecordJson.ToPerson(row.GetString(0)), ("@id", CatalogueText.Of(id)));
}
