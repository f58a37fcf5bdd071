using Korme.Exhibitions.Pages;
using Korme.Storage;
using Korme.Web;

namespace Korme.Search.Pages;

/// <summary>The whole body of work as a list that can be chosen from.</summary>
public static class WorksEndpoints
{
    /// <summary>Maps it. Service: <see cref="Database"/>.</summary>
    public static void MapWorks(this IEndpointRouteBuilder app) => app.MapGet("/{language}/works", Works);

    private static IResult Works(HttpContext http, string language, Database database)
    {
        if (!Languages.Has(language)) return ExhibitionEndpoints.Missing(http);
        var filter = WorkFilter.Of(http.Request.Query);
        return HtmlPage.Of<WorksPage>(new() { ["Visit"] = Visit.Of(http, language), ["Filter"] = filter, ["Listed"] = ListPublished.Run(database, filter) });
    }
}
