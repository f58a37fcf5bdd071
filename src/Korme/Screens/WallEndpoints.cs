using System.Globalization;
using System.Text.Json;
using Korme.Desk;
using Korme.Exhibitions;
using Korme.Exhibitions.Editing;
using Korme.Exhibitions.Pages;
using Korme.Storage;
using Korme.Web;
using Microsoft.AspNetCore.Mvc;

namespace Korme.Screens;

/// <summary>At the desk: the walls of this machine, the page a screen is started from, the sheet for squaring up.</summary>
internal static class WallEndpoints
{
    /// <summary>What a sheet is for when nobody measured: a wall of four metres, squares of half a metre.</summary>
    private const double UsualWidth = 400, UsualCell = 50;

    public static void Map(RouteGroupBuilder desk)
    {
        desk.MapPost("/walls/{name}", Save);
        desk.MapGet("/exhibitions/{slug}/screen", Page);
        desk.MapPost("/exhibitions/{slug}/screen/link", Renew);
        desk.MapPost("/exhibitions/{slug}/screen/walls", Add);
        desk.MapPost("/exhibitions/{slug}/screen/walls/remove", Remove);
        desk.MapGet("/exhibitions/{slug}/screen/grid/{work:guid}", GridSheet);
    }

    /// <summary>A wall as the screen has it now; JSON, which no form of another site's page can send.</summary>
    private static async Task<IResult> Save(HttpContext http, string name, [FromServices] WallFolder walls, CancellationToken cancel)
    {
        if (WallFolder.NameOf(name) != name) return Results.NotFound();
        try
        {
            if (await http.Request.ReadFromJsonAsync<Wall>(ComposeSequence.Json, cancel) is not { } wall) return Refused("There is no wall in this.");
            if (CheckWall.Trouble(wall) is { } trouble) return Refused(trouble);
            walls.Save(name, wall);
            return Results.NoContent();
        }
        catch (Exception trouble) when (trouble is JsonException or InvalidOperationException)
        {
            return Refused("This is no wall.");
        }
        catch (Exception trouble) when (trouble is IOException or UnauthorizedAccessException)
        {
            return Results.Text($"The wall could not be kept: {trouble.Message}\n", statusCode: StatusCodes.Status507InsufficientStorage);
        }

        static IResult Refused(string sentence) => Results.Text(sentence + "\n", statusCode: StatusCodes.Status400BadRequest);
    }

    private static IResult Page(
        HttpContext http, string slug, string? said, [FromServices] ScreenViews views, [FromServices] WallFolder walls, [FromServices] RemoteKeys keys, [FromServices] FormToken token,
        [FromServices] SiteSettings site, [FromServices] Database database)
    {
        if (views.Find(slug) is not { } view) return EditEndpoints.OutOfReach(http, database, slug);
        return HtmlPage.Of<DeskScreenPage>(new()
        {
            ["Visit"] = Visiting(http),
            ["View"] = view,
            ["Walls"] = walls.List(),
            ["Token"] = token.For(http),
            ["Remote"] = site.NetworkUrl is { } network ? network + ScreenAddresses.Remote(keys.Of(slug)) : null,
            ["Screen"] = site.NetworkUrl is { } reached ? reached + ScreenAddresses.ScreenBy(slug, keys.Of(slug)) : null,
            ["Here"] = ScreenAddresses.Remote(keys.Of(slug)),
            ["Said"] = said is "link" or "wall" or "removed" or "full" or "old" ? said : null,
        });
    }

    private static Task<IResult> Renew(
        HttpContext http, string slug, [FromServices] ScreenViews views, [FromServices] RemoteKeys keys, [FromServices] FormToken token, CancellationToken cancel) =>
        Act(http, slug, views, token, _ =>
        {
            keys.Renew(slug);
            return "link";
        }, cancel);

    private static Task<IResult> Add(
        HttpContext http, string slug, [FromServices] ScreenViews views, [FromServices] WallFolder walls, [FromServices] FormToken token, CancellationToken cancel) =>
        Act(http, slug, views, token, form =>
        {
            var title = form["title"].ToString().Trim();
            var name = Slug.Unique(WallFolder.NameOf(title), walls.List().Select(wall => wall.Name).ToHashSet().Contains);
            if (title.Length == 0) return null;
            try
            {
                walls.Save(name, new() { Title = title[..Math.Min(80, title.Length)] });
                return "wall";
            }
            catch (IOException)
            {
                return "full";
            }
        }, cancel);

    private static Task<IResult> Remove(
        HttpContext http, string slug, [FromServices] ScreenViews views, [FromServices] WallFolder walls, [FromServices] FormToken token, CancellationToken cancel) =>
        Act(http, slug, views, token, form =>
        {
            walls.Remove(WallFolder.NameOf(form["name"].ToString()));
            return "removed";
        }, cancel);

    private static async Task<IResult> Act(HttpContext http, string slug, ScreenViews views, FormToken token, Func<IFormCollection, string?> act, CancellationToken cancel)
    {
        if (views.Find(slug) is null) return ExhibitionEndpoints.Missing(http);
        var form = await http.Request.ReadFormAsync(cancel);
        var said = token.IsRight(http.Request, form[FormToken.Field]) ? act(form) : "old";
        return new SeeOther(ScreenAddresses.Desk(Visiting(http).Language, slug, said));
    }

    private static IResult GridSheet(HttpContext http, string slug, Guid work, string? width, string? cell, [FromServices] ScreenViews views)
    {
        if (views.Find(slug, work) is not { Picture: { } facts } hung) return ExhibitionEndpoints.Missing(http);
        var grid = WallGrid.Of(Number(width, UsualWidth), facts.Ratio(), Number(cell, UsualCell), out var trouble);
        return HtmlPage.Of<GridSheetPage>(new()
        {
            ["Visit"] = Visiting(http),
            ["Slug"] = slug,
            ["Hung"] = hung,
            ["Grid"] = grid ?? WallGrid.Of(UsualWidth, Math.Clamp(facts.Ratio(), 0.1, 20), UsualCell, out _)!,
            ["AskedWidth"] = width,
            ["AskedCell"] = cell,
            ["IsWrong"] = trouble.Length > 0,
        }, trouble.Length > 0 ? StatusCodes.Status400BadRequest : StatusCodes.Status200OK);
    }

    /// <summary>As people write it, with a point or a comma; NaN for what is no number.</summary>
    private static double Number(string? given, double usual) => string.IsNullOrWhiteSpace(given) ? usual
        : double.TryParse(given.Trim().Replace(',', '.'), NumberStyles.AllowDecimalPoint, CultureInfo.InvariantCulture, out var number) ? number : double.NaN;

    private static Visit Visiting(HttpContext http) => Visit.Of(http, Visit.LanguageOf(http.Request));
}
