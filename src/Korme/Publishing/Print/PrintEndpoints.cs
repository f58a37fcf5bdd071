using System.Globalization;
using Korme.Catalogue;
using Korme.Desk;
using Korme.Exhibitions;
using Korme.Exhibitions.Editing;
using Korme.Exhibitions.Pages;
using Korme.People;
using Korme.Storage;
using Korme.Web;
using Microsoft.AspNetCore.Mvc;

namespace Korme.Publishing.Print;

/// <summary>What is printed of an exhibition: the page with all sheets, each sheet as HTML for the browser to print, and as PDF.</summary>
public static class PrintEndpoints
{
    /// <summary>Maps them. Services: <see cref="Database"/>, <see cref="Changes"/>, <see cref="FormToken"/>, <see cref="SiteSettings"/>.</summary>
    public static void MapPrint(this IEndpointRouteBuilder app)
    {
        var print = app.MapGroup("/desk/exhibitions/{slug}/print").AddEndpointFilter(DeskEndpoints.OnlyForTheArtist);
        print.MapGet("/", Home);
        print.MapPost("/room", SaveRoom);
        print.MapGet("/{name}.pdf", Pdf);
        print.MapGet("/{name}", Show);
    }

    private static IResult Home(HttpContext http, string slug, [FromServices] Database database, [FromServices] FormToken token, [FromServices] SiteSettings settings)
    {
        if (FindExhibition.BySlug(database, slug, Uses.Print) is not { } view) return EditEndpoints.OutOfReach(http, database, slug);
        var said = http.Request.Query["said"].ToString();
        return Page(http, view, token, settings, RoomForm.Of(view.Exhibition.Room), PrintPage.Sayings.Contains(said) ? said : null);
    }

    private static async Task<IResult> Show(
        HttpContext http, string slug, string name, [FromServices] Database database, [FromServices] SiteSettings settings, [FromServices] TimeProvider clock, CancellationToken cancel)
    {
        if (Sheets.Parse(name) is not { } sheet || FindExhibition.BySlug(database, slug, Uses.Print) is not { } view) return EditEndpoints.OutOfReach(http, database, slug);
        // A sheet that is open is one press away from paper, and the browser doesn't tell.
        if (ThisMachine.IsFromOurPage(http.Request))
            await HandedOver.NoteOpened(database, new(clock.GetLocalNow(), HandedKind.Opened, sheet.Name(), view.Exhibition.Slug, [.. view.Works.Select(hung => hung.Work.Id)]), cancel);
        var visit = Visit.Of(http, Visit.LanguageOf(http.Request));
        if (RoomQuery.Read(http.Request.Query) is { } room) view = view with { Exhibition = view.Exhibition with { Room = room } };
        return Of(visit, new(view, sheet, SheetOptions.Of(sheet, visit.Language, http.Request.Query), AddressOf(settings, visit)));
    }

    /// <summary>The sheet as a browser on this machine prints it. One at a time: each takes a browser of its own.</summary>
    private static async Task<IResult> Pdf(
        HttpContext http, string slug, string name, [FromServices] Database database, [FromServices] PdfPress press, [FromServices] TimeProvider clock, CancellationToken cancel)
    {
        // Nothing is changed by it, but it starts a browser: only for our own pages, and for whoever typed the address.
        if (!ThisMachine.IsFromOurPage(http.Request)) return Results.Text("This address was asked for by another site's page. Open the desk yourself.\n", statusCode: StatusCodes.Status403Forbidden);
        if (Sheets.Parse(name) is not { } sheet || FindExhibition.BySlug(database, slug, Uses.Print) is not { } view) return ExhibitionEndpoints.Missing(http);
        await HandedOver.Note(database, new(clock.GetLocalNow(), HandedKind.Printed, sheet.Name(), view.Exhibition.Slug, [.. view.Works.Select(hung => hung.Work.Id)]), cancel);
        var visit = Visit.Of(http, Visit.LanguageOf(http.Request));
        var query = http.Request.QueryString.ToUriComponent();
        var made = TemporaryFile();
        try
        {
            await press.Print(new(visit.Origin + PrintAddresses.Of(slug, sheet) + query), made, cancel);
            made.Position = 0;
            http.Response.Headers.CacheControl = "no-store";
            return Results.Stream(made, "application/pdf", $"{slug}-{sheet.Name()}.pdf");
        }
        catch (Exception trouble)
        {
            await made.DisposeAsync();
            if (trouble is not PrintTroubleException) throw;
            return Results.Text($"{trouble.Message}\n", statusCode: trouble is NoBrowserException ? StatusCodes.Status501NotImplemented : StatusCodes.Status502BadGateway);
        }
    }

    /// <summary>A file that nobody else may read and that is gone when it is closed: a catalogue is too large for the memory.</summary>
    private static FileStream TemporaryFile()
    {
        var options = new FileStreamOptions { Mode = FileMode.CreateNew, Access = FileAccess.ReadWrite, Options = FileOptions.DeleteOnClose | FileOptions.Asynchronous };
        if (!OperatingSystem.IsWindows()) options.UnixCreateMode = UnixFileMode.UserRead | UnixFileMode.UserWrite;
        return new(Path.Combine(Path.GetTempPath(), $"korme-{Guid.NewGuid():N}.pdf"), options);
    }

    private static async Task<IResult> SaveRoom(
        HttpContext http, string slug, [FromServices] Database database, [FromServices] Changes changes, [FromServices] FormToken token,
        [FromServices] SiteSettings settings, CancellationToken cancel)
    {
        if (FindExhibition.BySlug(database, slug, Uses.Print) is not { } view) return EditEndpoints.OutOfReach(http, database, slug);
        var form = await http.Request.ReadFormAsync(cancel);
        var typed = RoomForm.Of(form);
        if (!token.IsRight(http.Request, form[FormToken.Field])) return Page(http, view, token, settings, typed, "old", StatusCodes.Status400BadRequest);
        if (!typed.IsRight) return Page(http, view, token, settings, typed, "walls-wrong", StatusCodes.Status422UnprocessableEntity);

        _ = long.TryParse(form["based"], NumberStyles.None, CultureInfo.InvariantCulture, out var basedOn);
        var language = Visit.LanguageOf(http.Request);
        var edited = view.Exhibition with { Room = typed.ToRoom(number => Texts.In(language).Format("print.wall.number", number)) };
        return await changes.Save(edited, "measured", basedOn, cancel) switch
        {
            Saved.Conflict => Page(http, FindExhibition.BySlug(database, slug, Uses.Print) ?? view, token, settings, typed, "meanwhile", StatusCodes.Status409Conflict),
            Saved.Unchanged => new SeeOther(PrintAddresses.Home(language, slug, "unchanged") + "#room"),
            _ => new SeeOther(PrintAddresses.Home(language, slug, "walls") + "#room"),
        };
    }

    private static IResult Page(HttpContext http, ExhibitionView view, FormToken token, SiteSettings settings, RoomForm room, string? said, int status = StatusCodes.Status200OK)
    {
        var visit = Visit.Of(http, Visit.LanguageOf(http.Request));
        return HtmlPage.Of<PrintPage>(new()
        {
            ["Visit"] = visit,
            ["View"] = view,
            ["Room"] = room,
            ["BasedOn"] = Changes.TokenOf(view.Exhibition),
            ["Token"] = token.For(http),
            ["Said"] = said,
            ["Address"] = AddressOf(settings, visit),
            ["HasBrowser"] = FindBrowser.Run(null) is not null,
        }, status);
    }

    private static PublicAddress AddressOf(SiteSettings settings, Visit visit) => PublicAddress.Parse(settings.Address) ?? PublicAddress.Parse(settings.NetworkUrl) ?? new(visit.Origin);

    private static IResult Of(Visit visit, PrintView print)
    {
        var parameters = new Dictionary<string, object?> { ["Visit"] = visit with { Language = print.Lead }, ["Print"] = print };
        return print.Sheet switch
        {
            Sheet.Labels => HtmlPage.Of<LabelsSheet>(parameters),
            Sheet.WallTexts => HtmlPage.Of<WallTextsSheet>(parameters),
            Sheet.Poster => HtmlPage.Of<PosterSheet>(parameters),
            Sheet.Catalogue => HtmlPage.Of<CatalogueSheet>(parameters),
            Sheet.HangingPlan => HtmlPage.Of<PlanSheet>(parameters),
            _ => HtmlPage.Of<ListSheet>(parameters),
        };
    }
}
