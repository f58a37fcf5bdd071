using Korme.Catalogue;
using Korme.Desk;
using Korme.Exhibitions.Pages;
using Korme.Web;

namespace Korme.Exhibitions.Editing;

/// <summary>Draft, open, closed, and the bin; what is missing is said before the doors open, and asked about once.</summary>
internal static class OpeningEndpoints
{
    private const string Address = "/exhibitions/{slug}/opening";

    public static void Map(IEndpointRouteBuilder desk)
    {
        desk.MapGet(Address, Show);
        desk.MapPost(Address, Act);
    }

    private static IResult Show(HttpContext http, string slug)
    {
        var desk = EditDesk.Of(http);
        return EditEndpoints.Absent(desk, slug, out var now) ?? Page(desk, now);
    }

    private static async Task<IResult> Act(HttpContext http, string slug, CancellationToken cancel)
    {
        var desk = EditDesk.Of(http);
        if (EditEndpoints.Absent(desk, slug, out var now) is { } absent) return absent;
        var form = await desk.ReadForm(cancel);
        if (!desk.IsTokenRight(form)) return Page(desk, now, desk.Texts["desk.said.old"], StatusCodes.Status400BadRequest);
        if (EditDesk.BasedOn(form) != Changes.TokenOf(now)) return Page(desk, now, desk.Texts["editor.meanwhile"], StatusCodes.Status409Conflict);
        var act = form["do"].ToString();
        var (what, after) = act switch
        {
            "open" => ("opened", now with { Status = ExhibitionStatus.Open, Binned = null }),
            "close" => ("closed", now with { Status = ExhibitionStatus.Closed }),
            "draft" => ("drafted", now with { Status = ExhibitionStatus.Draft }),
            "bin" => ("binned", now with { Binned = now.Binned ?? desk.Clock.GetLocalNow() }),
            "unbin" => ("unbinned", now with { Binned = null }),
            _ => ("", now),
        };
        if (what.Length == 0) return ExhibitionEndpoints.Missing(http);
        if (act == "open" && form["sure"] != "yes" && !Gaps.Of(WallView.Of(desk.Database, now)).IsReady)
            return Page(desk, now, desk.Texts["editor.open.ask"], StatusCodes.Status409Conflict, isAsking: true);
        var said = await desk.Changes.Save(after, what, Changes.TokenOf(now), cancel) switch
        {
            Saved.Conflict => null,
            Saved.Unchanged => "unchanged",
            _ => what,
        };
        if (said is null) return Page(desk, FindExhibition.ById(desk.Database, now.Id) ?? now, desk.Texts["editor.meanwhile"], StatusCodes.Status409Conflict);
        // An exhibition that opens or closes is a version in the archive at once, as one that is hung.
        if (said is "opened" or "closed") await desk.Changes.Settle(cancel);
        return new SeeOther(EditAddresses.Of(desk.Language, now.Slug, "opening", said));
    }

    private static IResult Page(EditDesk desk, Exhibition now, string? trouble = null, int status = StatusCodes.Status200OK, bool isAsking = false) => HtmlPage.Of<OpeningPage>(new()
    {
        ["Frame"] = EditFrame.Of(desk, now, trouble),
        ["Gaps"] = Gaps.Of(WallView.Of(desk.Database, now)),
        ["IsAsking"] = isAsking,
    }, status);
}
