using Korme.Catalogue;
using Korme.Desk;
using Korme.Web;

namespace Korme.Exhibitions.Editing;

/// <summary>What an exhibition was: every version and what waits to become one, and the way back to each.</summary>
internal static class ExhibitionHistoryEndpoints
{
    private const string Address = "/exhibitions/{slug}/history";

    public static void Map(IEndpointRouteBuilder desk)
    {
        desk.MapGet(Address, Show);
        desk.MapPost(Address, Restore);
    }

    private static async Task<IResult> Show(HttpContext http, string slug, CancellationToken cancel)
    {
        var desk = EditDesk.Of(http);
        return EditEndpoints.Absent(desk, slug, out var now) ?? await Page(desk, now, null, cancel);
    }

    private static async Task<IResult> Restore(HttpContext http, string slug, CancellationToken cancel)
    {
        var desk = EditDesk.Of(http);
        if (EditEndpoints.Absent(desk, slug, out var now) is { } absent) return absent;
        var form = await desk.ReadForm(cancel);
        if (!desk.IsTokenRight(form)) return await Page(desk, now, desk.Texts["desk.said.old"], cancel, StatusCodes.Status400BadRequest);
        if (EditDesk.BasedOn(form) != Changes.TokenOf(now)) return await Page(desk, now, desk.Texts["editor.meanwhile"], cancel, StatusCodes.Status409Conflict);
        // By what it was, not by its number: several steps may have settled into one version since the page was read.
        var steps = await RecordHistory.Of<Exhibition>(desk.Archive, desk.Changes, now.Id, cancel);
        var state = EditDesk.BasedOn(form, "state");
        if (steps.LastOrDefault(step => Changes.TokenOf(step.Record) == state)?.Record is not { } then) return new SeeOther(EditAddresses.Of(desk.Language, now.Slug, said: "unchanged"));
        // What hangs and what is written comes back; who may see it and where stays as it is.
        var after = then with { Slug = now.Slug, FormerSlugs = now.FormerSlugs, Status = now.Status, Binned = now.Binned };
        var said = await desk.Changes.Save(after, "restored", Changes.TokenOf(now), cancel) switch { Saved.Kept => "restored", _ => "unchanged" };
        return new SeeOther(EditAddresses.Of(desk.Language, now.Slug, said: said));
    }

    private static async Task<IResult> Page(EditDesk desk, Exhibition now, string? trouble, CancellationToken cancel, int status = StatusCodes.Status200OK) => HtmlPage.Of<ExhibitionHistoryPage>(new()
    {
        ["Frame"] = EditFrame.Of(desk, now, trouble),
        ["Steps"] = await RecordHistory.Of<Exhibition>(desk.Archive, desk.Changes, now.Id, cancel),
        ["Zone"] = desk.Clock.LocalTimeZone,
    }, status);
}
