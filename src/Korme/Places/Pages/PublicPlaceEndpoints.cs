using Korme.Exhibitions.Pages;
using Korme.Exhibitions.Ways;
using Korme.Storage;
using Korme.Web;

namespace Korme.Places.Pages;

/// <summary>The places of all public works, for visitors. None needs a script.</summary>
public static class PublicPlaceEndpoints
{
    /// <summary>Maps them. Services: <see cref="Database"/>, <see cref="MapSettings"/>.</summary>
    public static void MapPlaces(this IEndpointRouteBuilder app)
    {
        app.MapGet("/{language}/places", All).Remembered();
        app.MapGet("/{language}/places/{id:guid}", One).Remembered();
    }

    private static IResult All(HttpContext http, string language, Database database, MapSettings settings)
    {
        if (!Languages.Has(language)) return ExhibitionEndpoints.Missing(http);
        MapPolicy.Allow(http, settings);
        return HtmlPage.Of<PublicPlacesPage>(new() { ["Visit"] = Visit.Of(http, language), ["Places"] = FindShownPlaces.All(database) });
    }

    private static IResult One(HttpContext http, string language, Guid id, Database database, MapSettings settings)
    {
        // An address that led to a record which became another leads on for ever.
        if (Languages.Has(language) && FindPlaces.Today(database, id) is { } today && today.Id != id && FindShownPlaces.ById(database, today.Id) is not null)
            return Results.Redirect(PlaceAddresses.Public(language, today.Id), permanent: true, preserveMethod: true);
        if (!Languages.Has(language) || FindShownPlaces.ById(database, id) is not { Id: { } own } shown) return ExhibitionEndpoints.Missing(http);
        if (own != id) return Results.Redirect(PlaceAddresses.Public(language, own));
        MapPolicy.Allow(http, settings);
        return HtmlPage.Of<PublicPlacePage>(new() { ["Visit"] = Visit.Of(http, language), ["Shown"] = shown, ["Places"] = FindShownPlaces.All(database) });
    }
}
