using Korme.Catalogue;
using Korme.Search;
using Korme.Storage;

namespace Korme.People;

/// <summary>Two records that may be of one person.</summary>
/// <param name="One">The older one.</param>
/// <param name="Other">The younger one.</param>
public sealed record Double(Person One, Person Other);

/// <summary>Suggests people who may be one: a name of theirs is the same when it is folded as the search folds it, over scripts: «Айгүл», «Айгуль», "Aigul".</summary>
public static class FindDoubles
{
    /// <summary>More are never shown at once.</summary>
    public const int Most = 50;

    /// <summary>Pairs whom nobody has told apart, oldest first.</summary>
    public static IReadOnlyList<Double> All(Database db) => Among([.. FindPeople.All(db).Select(listed => listed.Person).Reverse()]);

    /// <summary>Those that one person may be, too.</summary>
    public static IReadOnlyList<Double> Of(Database db, Guid person) => [.. All(db).Where(pair => pair.One.Id == person || pair.Other.Id == person)];

    /// <summary>Pairs among these people, in their order.</summary>
    internal static IReadOnlyList<Double> Among(IReadOnlyList<Person> people)
    {
        var byName = new Dictionary<string, List<Person>>(StringComparer.Ordinal);
        foreach (var person in people)
            foreach (var key in Keys(person.Name))
            {
                if (!byName.TryGetValue(key, out var same)) byName[key] = same = [];
                same.Add(person);
            }
        var pairs =
            from same in byName.Values
            from index in Enumerable.Range(0, same.Count)
            from other in same.Skip(index + 1)
            let one = same[index]
            where !one.NotSame.Contains(other.Id) && !other.NotSame.Contains(one.Id)
            select new Double(one, other);
        return [.. pairs.DistinctBy(pair => (pair.One.Id, pair.Other.Id)).Take(Most)];
    }

    /// <summary>What a name is under, whichever of its words stands first.</summary>
    private static IEnumerable<string> Keys(LanguageText name) =>
        name.Select(text => string.Join(' ', Fold.Words(text.Value).Order(StringComparer.Ordinal))).Where(key => key.Length > 0).Distinct();
}
