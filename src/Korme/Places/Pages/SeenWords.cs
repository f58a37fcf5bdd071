using Korme.Exhibitions.Pages;
using Korme.Web;

namespace Korme.Places.Pages;

/// <summary>What visitors see of a place, as a sentence for the artist: said by the very rule that shows it.</summary>
internal static class SeenWords
{
    /// <summary>"Visitors see: Жібек жолы, Алматы; on the map to within about 100 metres."</summary>
    public static string Of(Place place, Visit visit)
    {
        var texts = visit.Texts;
        if (ShownPlace.Of(place) is not { } shown) return texts["places.seen.nothing"];
        var name = Words.InPlain(shown.Name, visit);
        var map = shown is not { Latitude: { } latitude, Longitude: { } longitude } ? texts["places.seen.no-map"]
            : place.Precision == PlacePrecision.Exact ? Coordinates.InWords(latitude, longitude)
            : texts["places.seen." + place.Precision.ToString().ToLowerInvariant()];
        return texts.Format("places.seen", $"{(name is null ? texts["places.seen.no-name"] : name)}; {map}");
    }
}
