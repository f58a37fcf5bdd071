using Korme.Derivatives;
using Korme.Exhibitions.Pages;
using Korme.Storage;
using Korme.Web;
using Microsoft.AspNetCore.Mvc;

namespace Korme.Exhibitions.Keeping;

/// <summary>Keeping an exhibition for the way home: the page that asks, the list of what is kept, and the worker that answers without a network.</summary>
/// <remarks>Browsers allow it over HTTPS and on localhost alone (Service Workers, W3C, §6.1); nothing happens before the visitor presses the button.</remarks>
public static class KeepEndpoints
{
    /// <summary>The page for visitors.</summary>
    public static string Address(string language, string slug) => Addresses.Exhibition(language, slug) + "/keep";

    public static void MapKeeping(this IEndpointRouteBuilder app)
    {
        app.MapGet("/{language}/exhibitions/{slug}/keep", Page);
        app.MapGet("/{language}/exhibitions/{slug}/keep.json", List);
        app.MapGet("/keep-worker.js", Worker);
    }

    private static IResult Page(
        HttpContext http, string language, string slug, [FromServices] Database database, [FromServices] Assets assets, [FromServices] DerivativePaths paths) =>
        Public(database, language, slug) is not { } view ? ExhibitionEndpoints.Missing(http) : HtmlPage.Of<KeepPage>(new()
        {
            ["Visit"] = Visit.Of(http, language),
            ["View"] = view,
            ["List"] = KeptList.Of(view, language, assets, paths),
        });

    private static IResult List(
        HttpContext http, string language, string slug, [FromServices] Database database, [FromServices] Assets assets, [FromServices] DerivativePaths paths)
    {
        http.Response.Headers.CacheControl = "no-store";
        return Public(database, language, slug) is { } view ? Results.Json(KeptList.Of(view, language, assets, paths)) : Results.NotFound();
    }

    private static IResult Worker(HttpContext http, [FromServices] Assets assets)
    {
        var answer = assets.Get(Path.GetFileName(assets["keep-worker.js"]), http);
        // Its name must stay the same, so it is asked for anew each time; and what it may do is what the pages may.
        http.Response.Headers.CacheControl = "no-cache";
        http.Response.Headers.ContentSecurityPolicy = SecurityHeaders.Policy;
        return answer;
    }

    private static ExhibitionView? Public(Database database, string language, string slug) =>
        Languages.Has(language) && FindExhibition.BySlug(database, slug) is { Exhibition.Status: not ExhibitionStatus.Draft } view ? view : null;
}
