using Korme.Catalogue;
using Korme.Exhibitions.Ways;

namespace Korme.Places;

/// <summary>What visitors may know of a place: its record's <see cref="Place.Precision"/> decides, wherever a work is shown.</summary>
/// <remarks>
/// Nothing finer than the precision is passed on: neither a name nor a coordinate that a page could show by mistake. Coordinates are
/// the middle of a cell of the one fixed grid (<see cref="MapPlace.Coarse"/>), so that many pages together tell no more than one does.
/// </remarks>
public static class ShownPlace
{
    /// <summary>The place of a work as visitors may know it.</summary>
    /// <param name="stated">As the work's record has it; null: none.</param>
    /// <param name="record">The place's own record that <paramref name="stated"/> leads to. Null while it leads to one: it can't be read, so nothing is shown.</param>
    /// <returns>Null when they may know nothing. Without a record what the work's file said: how exactly, the home's settings decide.</returns>
    public static PlaceOf? Of(PlaceOf? stated, Place? record) =>
        stated?.Record is null ? stated : record is null ? null : Of(record);

    /// <summary>A place by itself as visitors may know it.</summary>
    /// <returns>Null when it is hidden.</returns>
    public static PlaceOf? Of(Place place)
    {
        // A record that became another says no more how much of it may be known: the other does.
        if (place.Precision == PlacePrecision.Hidden || place.SameAs is not null) return null;
        (double Latitude, double Longitude)? at = place is { Latitude: >= -90 and <= 90 and var latitude, Longitude: >= -180 and <= 180 and var longitude }
            ? MapPlace.Coarse(latitude, longitude, CellMetres(place.Precision)) : null;
        return new(NameOf(place), at?.Latitude, at?.Longitude, place.Id, place.Precision);
    }

    /// <summary>What is told of it, while it is shown exactly: a story mostly says where it is.</summary>
    public static LanguageText StoryOf(Place place) => place.Precision == PlacePrecision.Exact ? place.Story : LanguageText.None;

    /// <summary>A record that has nothing but what visitors may know, and looks the same to them: what a copy of the site is made of.</summary>
    /// <param name="shown">As <see cref="Of(Place)"/> made it.</param>
    public static Place AsRecord(PlaceOf shown) => new()
    {
        Id = shown.Record!.Value,
        Name = shown.Shown == PlacePrecision.Exact ? shown.Name : LanguageText.None,
        Street = shown.Shown == PlacePrecision.Street ? shown.Name : LanguageText.None,
        District = shown.Shown == PlacePrecision.District ? shown.Name : LanguageText.None,
        City = shown.Shown == PlacePrecision.City ? shown.Name : LanguageText.None,
        Latitude = shown.Latitude,
        Longitude = shown.Longitude,
        Precision = shown.Shown ?? PlacePrecision.Hidden,
        Created = DateTimeOffset.UnixEpoch,
    };

    /// <summary>How far apart places are that a precision can tell from each other, in metres; 0: as they are.</summary>
    public static double CellMetres(PlacePrecision precision) => precision switch
    {
        PlacePrecision.Exact => 0,
        PlacePrecision.Street => 100,
        PlacePrecision.District => 500,
        _ => 5000,
    };

    /// <summary>The name on labels: "Көк базар, Алматы" exactly, "Жібек жолы, Алматы" by the street, "Алматы" by the city. Empty where the record doesn't say it.</summary>
    private static LanguageText NameOf(Place place) => place.Precision switch
    {
        PlacePrecision.Exact => Within(FirstOf(place.Name, place.Address, place.Street, place.District), place.City),
        PlacePrecision.Street => Within(FirstOf(place.Street, place.District), place.City),
        PlacePrecision.District => Within(place.District, place.City),
        PlacePrecision.City => place.City,
        _ => LanguageText.None,
    };

    private static LanguageText FirstOf(params ReadOnlySpan<LanguageText> texts)
    {
        foreach (var text in texts)
            if (!text.IsEmpty) return text;
        return LanguageText.None;
    }

    /// <summary>"Inner, outer" in every language of the inner; what names the outer already stays as it is.</summary>
    private static LanguageText Within(LanguageText inner, LanguageText outer) => inner.IsEmpty ? outer : outer.IsEmpty ? inner : new(inner.Select(text =>
        outer.For(text.Key)!.Value.Text is var around && text.Value.Contains(around, StringComparison.OrdinalIgnoreCase) ? text
            : KeyValuePair.Create(text.Key, $"{text.Value}, {around}")));
}
