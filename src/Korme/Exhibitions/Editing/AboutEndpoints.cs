using Korme.Catalogue;
using Korme.Desk;
using Korme.Web;

namespace Korme.Exhibitions.Editing;

/// <summary>Title, wall text, venue, dates, hours, contact, essay, rights, makers; and, in a form of its own, the address.</summary>
internal static class AboutEndpoints
{
    private const string Address = "/exhibitions/{slug}/about";

    public static void Map(IEndpointRouteBuilder desk)
    {
        desk.MapGet(Address, Show);
        desk.MapPost(Address, Save);
        desk.MapPost("/exhibitions/{slug}/address", Rename);
    }

    private static IResult Show(HttpContext http, string slug)
    {
        var desk = EditDesk.Of(http);
        return EditEndpoints.Absent(desk, slug, out var now) ?? Page(desk, new(now, now));
    }

    private static async Task<IResult> Save(HttpContext http, string slug, CancellationToken cancel)
    {
        var desk = EditDesk.Of(http);
        if (EditEndpoints.Absent(desk, slug, out var now) is { } absent) return absent;
        var form = await desk.ReadForm(cancel);
        var errors = new Dictionary<string, string>();
        var typed = ExhibitionForm.Apply(now, form, desk.Texts, errors);
        if (!desk.IsTokenRight(form)) return Refuse(desk, new(now, typed, EditState.Old), form, errors, desk.Texts["desk.said.old"], StatusCodes.Status400BadRequest);
        var isAuto = form["auto"] == "1";
        // What is typed is saved as it is typed, all but what isn't a date yet; a form that a person sent is taken whole or not at all.
        if (errors.Count > 0 && !isAuto) return Refuse(desk, new(now, typed), form, errors, desk.Texts["editor.refused"], StatusCodes.Status400BadRequest);
        return await desk.Changes.Save(typed, isAuto ? RecordSteps.Typed : "edited", EditDesk.BasedOn(form), cancel) switch
        {
            Saved.Conflict { Current: Exhibition current } => Refuse(
                desk, new(current, ExhibitionForm.Apply(current, form, desk.Texts, []), EditState.Conflict), form, errors, desk.Texts["editor.conflict"], StatusCodes.Status409Conflict),
            var saved when desk.IsScript => desk.Answer(typed, saved is Saved.Unchanged ? null : "edited", errors),
            Saved.Unchanged => new SeeOther(EditAddresses.Of(desk.Language, now.Slug, "about", "unchanged")),
            _ => new SeeOther(EditAddresses.Of(desk.Language, now.Slug, "about", "saved")),
        };
    }

    /// <summary>Another slug. The old one is remembered: whoever has it on paper is led on.</summary>
    private static async Task<IResult> Rename(HttpContext http, string slug, CancellationToken cancel)
    {
        var desk = EditDesk.Of(http);
        if (EditEndpoints.Absent(desk, slug, out var now) is { } absent) return absent;
        var form = await desk.ReadForm(cancel);
        var typed = form["slug"].ToString().Trim();
        if (!desk.IsTokenRight(form)) return Refused(desk.Texts["desk.said.old"]);
        if (EditDesk.BasedOn(form) != Changes.TokenOf(now)) return Refused(desk.Texts["editor.meanwhile"], StatusCodes.Status409Conflict);
        if (!typed.Any(char.IsLetterOrDigit)) return Refused(desk.Texts["editor.address.empty"]);
        var asked = Slug.From(typed);
        if (IsReserved(asked)) return Refused(desk.Texts.Format("editor.address.reserved", asked));
        if (FindExhibition.Other(desk.Database, asked, now.Id) is { } other)
            return Refused(desk.Texts.Format(other.Slug == asked ? "editor.address.taken" : "editor.address.was", asked, other.Title.For(desk.Language)?.Text ?? other.Slug));
        if (asked == now.Slug) return new SeeOther(EditAddresses.Of(desk.Language, now.Slug, "about", "unchanged"));
        var after = now with { Slug = asked, FormerSlugs = [.. now.FormerSlugs.Append(now.Slug).Where(each => each != asked).Distinct(StringComparer.Ordinal)] };
        return await desk.Changes.Save(after, "address", Changes.TokenOf(now), cancel) is Saved.Conflict
            ? Refused(desk.Texts["editor.meanwhile"], StatusCodes.Status409Conflict)
            : new SeeOther(EditAddresses.Of(desk.Language, asked, "about", "address"));

        IResult Refused(string reason, int status = StatusCodes.Status400BadRequest) =>
            Page(desk, new(now, now) { Refused = new Dictionary<string, (string, string)> { ["slug"] = (typed, reason) } }, reason, status);
    }

    /// <summary>Names that the desk's own pages have beside those of exhibitions.</summary>
    private static bool IsReserved(string slug) => slug is "new";

    private static IResult Refuse(EditDesk desk, EditingExhibition editing, IFormCollection form, Dictionary<string, string> errors, string trouble, int status) =>
        desk.IsScript ? desk.Answer(editing.Current, null, errors, trouble, status)
            : Page(desk, editing with { Refused = EditingExhibition.RefusedOf(form, errors) }, trouble, status);

    private static IResult Page(EditDesk desk, EditingExhibition editing, string? trouble = null, int status = StatusCodes.Status200OK) => HtmlPage.Of<AboutPage>(new()
    {
        ["Frame"] = EditFrame.Of(desk, editing.Current, trouble),
        ["Editing"] = editing,
    }, status);
}
