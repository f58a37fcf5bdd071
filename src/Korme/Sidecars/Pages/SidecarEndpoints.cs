using Korme.Desk;
using Korme.Exhibitions.Pages;
using Korme.LightTable;
using Korme.Storage;
using Korme.Web;
using Microsoft.AspNetCore.Mvc;

namespace Korme.Sidecars.Pages;

/// <summary>The page of an import's sidecars: written beside the originals, or read, when the artist says so. It answers to this machine alone.</summary>
public static class SidecarEndpoints
{
    /// <summary>Maps it. Services: <see cref="Database"/>, <see cref="SidecarRuns"/>, <see cref="FormToken"/>.</summary>
    public static void MapSidecars(this IEndpointRouteBuilder app)
    {
        var desk = app.MapGroup("/desk/imports/{scope}/sidecars").AddEndpointFilter(DeskEndpoints.OnlyForTheArtist);
        desk.MapGet("", Show);
        desk.MapPost("", Begin);
    }

    private static IResult Show(HttpContext http, string scope, [FromServices] Database database, [FromServices] SidecarRuns runs, [FromServices] FormToken token)
    {
        if (TableEndpoints.Find(database, scope, out var import) is not { } table) return ExhibitionEndpoints.Missing(http);
        var said = http.Request.Query["said"].ToString();
        return HtmlPage.Of<SidecarsPage>(new()
        {
            ["Visit"] = Visit.Of(http, Visit.LanguageOf(http.Request)),
            ["Scope"] = table,
            ["Name"] = import?.Import.Name,
            ["Run"] = runs.Of(table.Import),
            ["Token"] = token.For(http),
            ["Said"] = said is "old" or "busy" or "none" ? said : null,
        });
    }

    private static async Task<IResult> Begin(
        HttpContext http, string scope, [FromServices] Database database, [FromServices] SidecarRuns runs, [FromServices] FormToken token, CancellationToken cancel)
    {
        if (TableEndpoints.Find(database, scope, out _) is not { } table) return ExhibitionEndpoints.Missing(http);
        var form = await http.Request.ReadFormAsync(cancel);
        if (!token.IsRight(http.Request, form[FormToken.Field])) return Back("old");
        if (!Enum.TryParse<SidecarAct>(form["do"], ignoreCase: true, out var act) || !Enum.IsDefined(act)) return Back("none");
        var works = form["work"].Select(text => Guid.TryParse(text, out var id) ? id : Guid.Empty).ToHashSet();
        if (act is SidecarAct.Ours or SidecarAct.Theirs && works.Count == 0) return Back("none");
        return Back(runs.Begin(table.Import, act, act is SidecarAct.Ours or SidecarAct.Theirs ? works : null) ? null : "busy");

        SeeOther Back(string? said) => new(TableAddresses.Of(Visit.LanguageOf(http.Request), table, "sidecars") + (said is null ? "" : "&said=" + said));
    }
}
