using Korme.Archive;
using Korme.Catalogue;
using Korme.Derivatives;
using Korme.Desk;
using Korme.Exhibitions;
using Korme.Exhibitions.Editing;
using Korme.Exhibitions.Ways;
using Korme.Storage;
using Korme.Web;
using Microsoft.AspNetCore.Mvc;

namespace Korme.Publishing.Site;

/// <summary><c>/desk/exhibitions/{slug}/publish</c>: the copy as a ZIP to download, from this machine alone.</summary>
public static class PublishEndpoints
{
    // A copy takes both cores and as much of the disk as the exhibition: one after the other.
    private static readonly SemaphoreSlim One = new(1, 1);

    /// <summary>Maps it. Services: what <see cref="PublishFrom"/> needs, and <see cref="Home"/>.</summary>
    public static void MapPublish(this IEndpointRouteBuilder app)
    {
        var publish = app.MapGroup("/desk/exhibitions/{slug}/publish").AddEndpointFilter(DeskEndpoints.OnlyForTheArtist);
        publish.MapGet("/", Show);
        publish.MapPost("/", Make);
    }

    /// <summary>The page.</summary>
    public static string Address(string language, string slug) => $"/desk/exhibitions/{slug}/publish?lang={language}";

    private static IResult Show(HttpContext http, string slug, [FromServices] Database database, [FromServices] FormToken token) =>
        FindExhibition.BySlug(database, slug) is { Exhibition.Binned: null } view ? Page(http, view, token, "", withTiles: true, said: null, StatusCodes.Status200OK) : EditEndpoints.OutOfReach(http, database, slug);

    private static async Task<IResult> Make(
        HttpContext http, string slug, [FromServices] Database database, [FromServices] FormToken token, [FromServices] Home home, [FromServices] ArchiveStore archive,
        [FromServices] Changes changes, [FromServices] DerivativePaths paths, [FromServices] DerivePool derive, [FromServices] MapSettings maps, [FromServices] TimeProvider clock, CancellationToken cancel)
    {
        if (FindExhibition.BySlug(database, slug) is not { Exhibition.Binned: null } view) return EditEndpoints.OutOfReach(http, database, slug);
        var form = await http.Request.ReadFormAsync(cancel);
        var (given, withTiles) = (form["address"].ToString().Trim(), form.ContainsKey("tiles"));
        if (!token.IsRight(http.Request, form[FormToken.Field])) return Page(http, view, token, given, withTiles, "old", StatusCodes.Status400BadRequest);
        if (given != "" && !PublishOptions.IsAddress(given)) return Page(http, view, token, given, withTiles, "address", StatusCodes.Status422UnprocessableEntity);
        if (!await One.WaitAsync(0, cancel)) return Page(http, view, token, given, withTiles, "busy", StatusCodes.Status409Conflict);
        var file = Path.Combine(home.Inbox, $"publish-{Guid.NewGuid():N}.zip");
        try
        {
            var options = new PublishOptions(given == "" ? null : given.TrimEnd('/'), withTiles, view.Exhibition.Status == ExhibitionStatus.Draft);
            await HandedOver.Note(database, new(clock.GetLocalNow(), HandedKind.Zip, $"{slug}.zip", view.Exhibition.Slug, [.. view.Works.Select(hung => hung.Work.Id)]), cancel);
            // Who takes a consent back while the copy is made isn't in it: what is handed out has nothing that may not be shown by then.
            while (true)
            {
                await PublishExhibition.IntoZip(new(archive, changes, paths, derive, maps, clock, home.Inbox), view, file, options, new(clock), cancel);
                if (FindExhibition.BySlug(database, slug) is not { Exhibition.Binned: null } now)
                {
                    File.Delete(file);
                    return EditEndpoints.OutOfReach(http, database, slug);
                }
                var shown = now.Works.Select(hung => hung.Work.Id).ToHashSet();
                if (view.Works.All(hung => shown.Contains(hung.Work.Id))) break;
                view = now;
            }
            var made = new FileStream(file, FileMode.Open, FileAccess.Read, FileShare.Read | FileShare.Delete, 1 << 16, FileOptions.Asynchronous | FileOptions.DeleteOnClose);
            http.Response.Headers.CacheControl = "no-store";
            return Results.Stream(made, "application/zip", $"{slug}.zip");
        }
        catch (IOException trouble) when (DiskFull.Is(trouble))
        {
            return Page(http, view, token, given, withTiles, "full", StatusCodes.Status507InsufficientStorage);
        }
        finally
        {
            One.Release();
        }
    }

    private static IResult Page(HttpContext http, ExhibitionView view, FormToken token, string given, bool withTiles, string? said, int status) => HtmlPage.Of<PublishPage>(new()
    {
        ["Visit"] = Visit.Of(http, Visit.LanguageOf(http.Request)),
        ["View"] = view,
        ["Token"] = token.For(http),
        ["Given"] = given,
        ["WithTiles"] = withTiles,
        ["Said"] = said,
    }, status);
}
