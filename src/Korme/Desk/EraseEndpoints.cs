using System.Globalization;
using Korme.Archive;
using Korme.Catalogue;
using Korme.Derivatives;
using Korme.Exhibitions.Pages;
using Korme.Storage;
using Korme.Web;
using Microsoft.AspNetCore.Mvc;

namespace Korme.Desk;

/// <summary>Erasing a work for good from the desk, while the site runs: a page that says what goes, and a form with a tick.</summary>
internal static class EraseEndpoints
{
    private const string Address = "/works/{id:guid}/erase";

    /// <summary>Maps them below <c>/desk</c>. Services: as the desk, and <see cref="DerivativePaths"/>.</summary>
    public static void Map(IEndpointRouteBuilder desk)
    {
        desk.MapGet(Address, Ask);
        desk.MapPost(Address, Erase);
    }

    private static IResult Ask(HttpContext http, Guid id, [FromServices] Database database, [FromServices] ArchiveStore archive, [FromServices] FormToken token) =>
        FindWork.ById(database, id) switch
        {
            null => ExhibitionEndpoints.Missing(http),
            { IsTombstone: true } => ExhibitionEndpoints.Gone(http),
            _ => Page(http, database, archive, token, id, isUnsure: false),
        };

    private static async Task<IResult> Erase(
        HttpContext http, Guid id, [FromServices] Database database, [FromServices] ArchiveStore archive, [FromServices] Changes changes,
        [FromServices] DerivativePaths derivatives, [FromServices] FormToken token, [FromServices] TimeProvider clock, CancellationToken cancel)
    {
        if (FindWork.ById(database, id) is not { } work) return ExhibitionEndpoints.Missing(http);
        if (work.IsTombstone) return ExhibitionEndpoints.Gone(http);
        var form = await http.Request.ReadFormAsync(cancel);
        var isTold = form["sure"] == "yes" && token.IsRight(http.Request, form[FormToken.Field])
            && long.TryParse(form["based"], NumberStyles.None, CultureInfo.InvariantCulture, out var basedOn) && basedOn == Changes.TokenOf(work);
        if (!isTold) return Page(http, database, archive, token, id, isUnsure: true);

        await changes.Settle(cancel);
        await EraseWork.Run(database, archive, changes, derivatives, clock, EraseWork.Plan(database, archive, id, []), cancel);
        return new SeeOther(DeskAddresses.Home(Visit.LanguageOf(http.Request)) + "&said=erased");
    }

    private static IResult Page(HttpContext http, Database database, ArchiveStore archive, FormToken token, Guid id, bool isUnsure)
    {
        var plan = EraseWork.Plan(database, archive, id, []);
        return HtmlPage.Of<ErasePage>(new()
        {
            ["Visit"] = Visit.Of(http, Visit.LanguageOf(http.Request)),
            ["Plan"] = plan,
            ["BasedOn"] = Changes.TokenOf(plan.Work),
            ["Token"] = token.For(http),
            ["IsUnsure"] = isUnsure,
        }, isUnsure ? StatusCodes.Status400BadRequest : StatusCodes.Status200OK);
    }
}
