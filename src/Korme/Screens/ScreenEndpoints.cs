using System.Text.Json;
using Korme.Desk;
using Korme.Exhibitions.Pages;
using Korme.Web;
using Microsoft.AspNetCore.Mvc;

namespace Korme.Screens;

/// <summary>
/// The wall at night: <c>/screen/{slug}</c> for this machine, and the same below <c>/remote/{key}/{slug}</c> for who has the link.
/// </summary>
public static class ScreenEndpoints
{
    /// <summary>Longer than any title that is worth reading on a telephone.</summary>
    private const int MostTitleLetters = 300;

    /// <summary>Pictures are kept in the page's memory, so that the night goes on when the network doesn't.</summary>
    private static readonly string Policy = SecurityHeaders.Policy
        .Replace("img-src 'self'", "img-src 'self' blob:", StringComparison.Ordinal).Replace("media-src 'self'", "media-src 'self' blob:", StringComparison.Ordinal);

    /// <summary>Maps everything of the screens, the remote control and their pages at the desk.</summary>
    public static void MapScreens(this IEndpointRouteBuilder app)
    {
        MapScreen(app.MapGroup("/screen/{slug}").AddEndpointFilter(DeskEndpoints.OnlyForTheArtist));
        MapScreen(app.MapGroup("/remote/{key}/{slug}").AddEndpointFilter(OnlyWithTheKey));
        RemoteEndpoints.Map(app);
        WallEndpoints.Map(app.MapGroup("/desk").AddEndpointFilter(DeskEndpoints.OnlyForTheArtist));
    }

    private static void MapScreen(RouteGroupBuilder screen)
    {
        screen.MapGet("/", Page);
        screen.MapGet("/sequence.json", Sequence);
        screen.MapGet("/events", ScreenEvents.Answer);
        screen.MapPost("/shown", Shown);
        screen.MapGet("/pictures/{work:guid}/{box:int}", ScreenMedia.Picture);
        screen.MapGet("/media/{work:guid}", ScreenMedia.Recording);
        screen.MapGet("/media/{work:guid}/captions.{language}.vtt", ScreenMedia.Captions);
        screen.MapGet("/cards/{name}.svg", Card);
        screen.MapGet("/grid.svg", Grid);
    }

    private static async ValueTask<object?> OnlyWithTheKey(EndpointFilterInvocationContext context, EndpointFilterDelegate next)
    {
        var http = context.HttpContext;
        var keys = http.RequestServices.GetRequiredService<RemoteKeys>();
        if (keys.SlugOf((string)http.Request.RouteValues["key"]!) is not { } slug || slug != (string)http.Request.RouteValues["slug"]!) return ExhibitionEndpoints.Missing(http);
        if (!HttpMethods.IsGet(http.Request.Method) && !ThisMachine.IsFromOurPage(http.Request)) return Results.StatusCode(StatusCodes.Status403Forbidden);
        return await next(context);
    }

    /// <summary>Where the screen that a request belongs to lies: with the key it came with, or without one.</summary>
    internal static string ScreenOf(HttpContext http, string slug) =>
        http.Request.RouteValues["key"] is string key ? ScreenAddresses.ScreenBy(slug, key) : ScreenAddresses.Screen(slug);

    private static IResult Page(
        HttpContext http, string slug, string? wall, int? at, [FromServices] ScreenViews views, [FromServices] WallFolder walls)
    {
        if (views.Find(slug) is not { } view) return ExhibitionEndpoints.Missing(http);
        var name = WallFolder.NameOf(wall ?? ScreenAddresses.FirstWall);
        var (read, trouble) = walls.Read(name);
        if (read.Title == name && name == ScreenAddresses.FirstWall) read = read with { Title = Texts.In(Visit.LanguageOf(http.Request))["screen.first-wall"] };
        var isHere = http.Request.RouteValues["key"] is null;
        http.Response.Headers.ContentSecurityPolicy = Policy;
        return HtmlPage.Of<ScreenPage>(new()
        {
            ["Visit"] = Visit.Of(http, Visit.LanguageOf(http.Request)),
            ["View"] = view,
            ["Screen"] = ScreenOf(http, slug),
            ["Sequence"] = ComposeSequence.Of(view, ScreenOf(http, slug)),
            ["WallName"] = name,
            ["Wall"] = read,
            ["Walls"] = walls.List(),
            // The path of a file is nobody's business but the artist's.
            ["Trouble"] = isHere ? trouble : null,
            ["IsHere"] = isHere,
            ["At"] = Math.Clamp(at ?? 0, 0, view.Works.Count),
        });
    }

    private static IResult Sequence(HttpContext http, string slug, [FromServices] ScreenViews views)
    {
        http.Response.Headers.CacheControl = "no-store";
        return views.Find(slug) is { } view ? Results.Json(ComposeSequence.Of(view, ScreenOf(http, slug)), ComposeSequence.Json) : Results.NotFound();
    }

    private static async Task<IResult> Shown(HttpContext http, string slug, [FromServices] ScreenViews views, [FromServices] LiveScreens live, CancellationToken cancel)
    {
        if (views.Find(slug) is null) return Results.NotFound();
        try
        {
            if (await http.Request.ReadFromJsonAsync<Shown>(ComposeSequence.Json, cancel) is not { Title: { } title } shown) return Results.BadRequest();
            live.Show(slug, shown with { Title = title[..Math.Min(title.Length, MostTitleLetters)] });
            return Results.NoContent();
        }
        catch (Exception trouble) when (trouble is JsonException or InvalidOperationException)
        {
            return Results.Text("This is not what a screen says of itself.\n", statusCode: StatusCodes.Status400BadRequest);
        }
    }

    private static IResult Card(HttpContext http, string name) => CheckCards.Draw(name) is { } drawn ? Svg(http, drawn) : Results.NotFound();

    private static IResult Grid(HttpContext http, double width, double ratio, double cell) =>
        WallGrid.Of(width, ratio, cell, out var trouble) is { } grid ? Svg(http, DrawGrid.OnTheWall(grid)) : Results.Text(trouble + "\n", statusCode: StatusCodes.Status400BadRequest);

    private static IResult Svg(HttpContext http, string drawn)
    {
        http.Response.Headers.CacheControl = "private, max-age=3600";
        return Results.Text(drawn, "image/svg+xml");
    }
}
