using Korme.Storage;

namespace Korme.People.Pages;

/// <summary>A person as a list in a form has them: the name, and the end of the id, which tells people of one name apart.</summary>
internal static class PersonLabel
{
    /// <summary>48 bits of a UUID version 7's random part.</summary>
    private const int Digits = 12;
    private const string Between = " · ";

    public static string Of(Person person, string language) => (person.Name.For(language)?.Text ?? "") + (person.Born is { } born ? $" ({born})" : "") + Between + person.Id.ToString("N")[^Digits..];

    /// <summary>The people that what was typed may mean: the one of a label, or all of that name; none: nobody of that name.</summary>
    public static IReadOnlyList<Person> Find(Database db, string typed)
    {
        var everybody = FindPeople.All(db).Select(listed => listed.Person).ToList();
        if (typed.LastIndexOf(Between, StringComparison.Ordinal) is > 0 and var at && typed[(at + Between.Length)..] is { Length: Digits } end
            && everybody.Where(person => person.Id.ToString("N").EndsWith(end, StringComparison.Ordinal)).ToList() is { Count: > 0 } found) return found;
        return [.. everybody.Where(person => person.Name.Any(name => string.Equals(name.Value, typed, StringComparison.OrdinalIgnoreCase)))];
    }
}
