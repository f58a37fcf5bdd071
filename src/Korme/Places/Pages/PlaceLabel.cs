using Korme.Storage;

namespace Korme.Places.Pages;

/// <summary>A place as a list in a form has it: its name, and the end of the id, which tells places of one name apart.</summary>
internal static class PlaceLabel
{
    /// <summary>48 bits of a UUID version 7's random part.</summary>
    private const int Digits = 12;
    private const string Between = " · ";

    public static string Of(Place place, string language) => NameOf(place, language) + Between + place.Id.ToString("N")[^Digits..];

    /// <summary>Its name with the city, or what it says instead of a name; empty: nothing.</summary>
    public static string NameOf(Place place, string language)
    {
        var name = (place.Name.For(language) ?? place.Address.For(language) ?? place.Street.For(language) ?? place.District.For(language))?.Text;
        var city = place.City.For(language)?.Text;
        return string.Join(", ", new[] { name, city }.OfType<string>());
    }

    /// <summary>The places that what was typed may mean: the one of a label, or all of that name; none: none of that name.</summary>
    public static IReadOnlyList<Place> Find(Database db, string typed) =>
        typed.LastIndexOf(Between, StringComparison.Ordinal) is >= 0 and var at && typed[(at + Between.Length)..] is { Length: Digits } end
            && FindPlaces.All(db).Select(listed => listed.Place).Where(place => place.Id.ToString("N").EndsWith(end, StringComparison.Ordinal)).ToList() is { Count: > 0 } found
            ? found : FindPlaces.Named(db, typed);
}
