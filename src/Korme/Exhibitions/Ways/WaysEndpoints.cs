using Korme.Exhibitions.Pages;
using Korme.Storage;
using Korme.Web;

namespace Korme.Exhibitions.Ways;

/// <summary>The works of an exhibition another way: read in one piece, on a plan, along a line of time. None needs a script.</summary>
public static class WaysEndpoints
{
    /// <summary>Maps them. Services: <see cref="Database"/>, <see cref="MapSettings"/>.</summary>
    public static void MapWays(this IEndpointRouteBuilder app)
    {
        app.MapGet("/{language}/exhibitions/{slug}/reading", (HttpContext http, string language, string slug, Database database) =>
            Answer<ReadingPage>(http, language, slug, database)).Remembered();
        app.MapGet("/{language}/exhibitions/{slug}/timeline", (HttpContext http, string language, string slug, Database database) =>
            Answer<TimelinePage>(http, language, slug, database)).Remembered();
        app.MapGet("/{language}/exhibitions/{slug}/map", Map).Remembered();
        app.MapTiles();
    }

    private static IResult Map(HttpContext http, string language, string slug, Database database, MapSettings settings)
    {
        if (settings.Precision == MapPrecision.Hidden) return ExhibitionEndpoints.Missing(http);
        MapPolicy.Allow(http, settings);
        return Answer<MapPage>(http, language, slug, database);
    }

    private static IResult Answer<TPage>(HttpContext http, string language, string slug, Database database)
        where TPage : Microsoft.AspNetCore.Components.IComponent
    {
        if (!Languages.Has(language)) return ExhibitionEndpoints.Missing(http);
        if (ExhibitionEndpoints.Public(http, database, slug) is not { } view) return ExhibitionEndpoints.Absent(http, database, slug);
        if (view.Exhibition.Slug != slug) return ExhibitionEndpoints.Moved(http, slug, view);
        return HtmlPage.Of<TPage>(new() { ["Visit"] = Visit.Of(http, language), ["View"] = view });
    }
}
