using System.Globalization;
using Korme.Archive;
using Korme.Catalogue;
using Korme.Desk;
using Korme.Storage;
using Korme.Web;
using Microsoft.AspNetCore.Mvc;

namespace Korme.Selections.Pages;

/// <summary>What was learned from the artist's decisions, at the desk, and the two buttons that forget it and take that back.</summary>
internal static class TasteEndpoints
{
    private const string Address = "/taste";

    /// <summary>Maps them below <c>/desk</c>. Services: as the desk.</summary>
    public static void Map(IEndpointRouteBuilder desk)
    {
        desk.MapGet(Address, Show);
        desk.MapPost(Address, Act);
    }

    private static async Task<IResult> Show(
        HttpContext http, [FromServices] Database database, [FromServices] FormToken token, [FromServices] TimeProvider clock, CancellationToken cancel)
    {
        var visit = Visit.Of(http, Visit.LanguageOf(http.Request));
        var said = http.Request.Query["said"].ToString();
        return HtmlPage.Of<TastePage>(new()
        {
            ["Visit"] = visit,
            ["Taste"] = await LearnTaste.Run(database, cancel),
            ["Since"] = LearnTaste.Forgotten(database).Since is { } since
                ? Dates.InWords(TimeZoneInfo.ConvertTime(since, clock.LocalTimeZone).ToString("yyyy-MM-dd", CultureInfo.InvariantCulture), visit.Language) : null,
            ["Said"] = TastePage.Notices.Contains(said) ? said : null,
            ["Token"] = token.For(http),
        });
    }

    private static async Task<IResult> Act(
        HttpContext http, [FromServices] Database database, [FromServices] ArchiveStore archive, [FromServices] Changes changes, [FromServices] FormToken token,
        [FromServices] TimeProvider clock, CancellationToken cancel)
    {
        var language = Visit.LanguageOf(http.Request);
        var form = await http.Request.ReadFormAsync(cancel);
        if (!token.IsRight(http.Request, form[FormToken.Field])) return new SeeOther(DeskAddresses.Taste(language, "old"));
        var said = form["do"].ToString() switch
        {
            "reset" when await LearnTaste.Reset(database, changes, clock, cancel) => "reset",
            "undo" when await LearnTaste.Undo(database, archive, changes, cancel) => "undone",
            _ => "unchanged",
        };
        return new SeeOther(DeskAddresses.Taste(language, said));
    }
}
