using Korme.Desk;
using Korme.Exhibitions;
using Korme.Storage;
using Korme.Web;
using Microsoft.AspNetCore.Mvc;

namespace Korme.Square;

/// <summary><c>/desk/square</c>: the codes for visitors, and the sheet that hangs beside the works.</summary>
public static class SquareEndpoints
{
    public static void MapSquare(this IEndpointRouteBuilder app)
    {
        var desk = app.MapGroup("/desk/square").AddEndpointFilter(DeskEndpoints.OnlyForTheArtist);
        desk.MapGet("/", (HttpContext http, [FromServices] Database database, [FromServices] SiteSettings site) => HtmlPage.Of<SquarePage>(Parameters(http, database, site)));
        desk.MapGet("/sheet", (HttpContext http, [FromServices] Database database, [FromServices] SiteSettings site) => HtmlPage.Of<SquareSheetPage>(Parameters(http, database, site)));
    }

    private static Dictionary<string, object?> Parameters(HttpContext http, Database database, SiteSettings site) => new()
    {
        ["Visit"] = Visit.Of(http, Visit.LanguageOf(http.Request)),
        ["Square"] = site.Square,
        ["Open"] = ListExhibitions.Run(database).Where(exhibition => exhibition.Status == ExhibitionStatus.Open).ToList(),
    };
}
