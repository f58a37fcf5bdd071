using System.Text.Json.Nodes;
using Korme.Web;

namespace Korme.Places.Pages;

/// <summary>A place as schema.org has it, for its page: as much of it as the page shows.</summary>
internal static class PlaceData
{
    public static string Of(ShownPlaceWorks shown, Visit visit)
    {
        var place = shown.Place;
        var json = new JsonObject
        {
            ["@context"] = "https://schema.org",
            ["@type"] = "Place",
            ["url"] = visit.Origin + PlaceAddresses.Public(visit.Language, shown.Id!.Value),
        };
        if (place.Name.For(visit.Language) is { } name) json["name"] = name.Text;
        if (shown.Address.For(visit.Language) is { } street)
        {
            var address = new JsonObject { ["@type"] = "PostalAddress", ["streetAddress"] = street.Text };
            if (shown.City.For(visit.Language) is { } city) address["addressLocality"] = city.Text;
            json["address"] = address;
        }
        if (place is { Shown: PlacePrecision.Exact, Latitude: { } latitude, Longitude: { } longitude })
            json["geo"] = new JsonObject { ["@type"] = "GeoCoordinates", ["latitude"] = latitude, ["longitude"] = longitude };
        // Its own escaping keeps "</script>" out of the page.
        return json.ToJsonString();
    }
}
