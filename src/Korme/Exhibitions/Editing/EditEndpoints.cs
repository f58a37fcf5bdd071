using System.Globalization;
using Korme.Archive;
using Korme.Catalogue;
using Korme.Desk;
using Korme.Exhibitions.Pages;
using Korme.Storage;
using Korme.Web;
using Microsoft.AspNetCore.Mvc;

namespace Korme.Exhibitions.Editing;

/// <summary>The editor of an exhibition at the desk: the wall with its sections, and the reasons. Everything is a plain form; a form's <c>do</c> says what it does.</summary>
internal static class EditEndpoints
{
    private const string Address = "/exhibitions/{slug}";

    /// <summary>Maps them below <c>/desk</c>. Services: as the desk.</summary>
    public static void Map(IEndpointRouteBuilder all)
    {
        var desk = all.MapGroup("").WithMetadata(new RequestSizeLimitAttribute(EditDesk.MaxFormBytes));
        desk.MapGet(Address, Show);
        desk.MapPost(Address, Act);
        desk.MapGet(Address + "/why", Why);
        NewEndpoints.Map(desk);
        AboutEndpoints.Map(desk);
        LabelEndpoints.Map(desk);
        OpeningEndpoints.Map(desk);
        AddEndpoints.Map(desk);
        ExhibitionHistoryEndpoints.Map(desk);
    }

    /// <summary>The exhibition of an address; or the answer when there is none, or when it has another slug by now.</summary>
    public static IResult? Absent(EditDesk desk, string slug, out Exhibition exhibition)
    {
        var found = FindExhibition.ForDesk(desk.Database, slug);
        exhibition = found!;
        if (found is null) return ExhibitionEndpoints.Missing(desk.Http);
        return found.Slug == slug || !HttpMethods.IsGet(desk.Http.Request.Method) ? null
            : new SeeOther(desk.Http.Request.Path.Value!.Replace($"/exhibitions/{slug}", $"/exhibitions/{found.Slug}", StringComparison.Ordinal) + desk.Http.Request.QueryString.ToUriComponent());
    }

    /// <summary>What can't be made of an exhibition in the bin leads to the page that takes it out of there; of one that isn't, there is nothing.</summary>
    public static IResult OutOfReach(HttpContext http, Database database, string slug) => FindExhibition.ForDesk(database, slug) is { Binned: not null } binned
        ? new SeeOther(EditAddresses.Of(Visit.LanguageOf(http.Request), binned.Slug, "opening")) : ExhibitionEndpoints.Missing(http);

    private static IResult Show(HttpContext http, string slug)
    {
        var desk = EditDesk.Of(http);
        return Absent(desk, slug, out var now) ?? Page(desk, new(now, now));
    }

    private static IResult Why(HttpContext http, string slug, string? page)
    {
        var desk = EditDesk.Of(http);
        if (Absent(desk, slug, out var now) is { } absent) return absent;
        var wall = WallView.Of(desk.Database, now);
        var view = new ExhibitionView(now, [.. now.Hangings.Where(hanging => wall.TroubleOf(hanging.Work) is null or "consent" or "binned").Select(hanging => wall.Works[hanging.Work] with { Reason = hanging.Reason })]);
        if (!int.TryParse(page ?? "1", NumberStyles.None, CultureInfo.InvariantCulture, out var number) || number < 1 || number > DeskPage.PagesOf(view.Works.Count)) return ExhibitionEndpoints.Missing(http);
        return HtmlPage.Of<DeskPage>(new() { ["Visit"] = desk.Visit, ["View"] = view, ["PageNumber"] = number });
    }

    private static async Task<IResult> Act(HttpContext http, string slug, CancellationToken cancel)
    {
        var desk = EditDesk.Of(http);
        if (Absent(desk, slug, out var now) is { } absent) return absent;
        var form = await desk.ReadForm(cancel);
        var errors = new Dictionary<string, string>();
        var typed = ExhibitionForm.Apply(now, form, desk.Texts, errors);
        if (!desk.IsTokenRight(form)) return Refuse(desk, now, typed, form, EditState.Old);
        var basedOn = EditDesk.BasedOn(form);
        if (basedOn != Changes.TokenOf(now)) return Refuse(desk, now, typed, form, EditState.Conflict);

        var isTyped = RecordJson.Of(typed) != RecordJson.Of(now);
        if (isTyped && form["do"].ToString() is "undo" or "redo")
        {
            // What is in the fields is a step of its own: undone it goes, done again it comes back.
            if (await desk.Changes.Save(typed, "edited", basedOn, cancel) is not Saved.Kept kept) return Refuse(desk, FindExhibition.ById(desk.Database, now.Id) ?? now, typed, form, EditState.Conflict);
            (now, basedOn) = (typed, kept.Token);
        }
        var (what, after) = After(desk, typed, form, now);
        if (after is null && !isTyped) return Done(desk, now, "unchanged", form);
        var saved = await desk.Changes.Save(after ?? typed, after is null ? "edited" : what, basedOn, cancel);
        return saved switch
        {
            Saved.Conflict { Current: Exhibition current } => Refuse(desk, current, typed, form, EditState.Conflict),
            Saved.Unchanged => Done(desk, after ?? typed, "unchanged", form),
            _ => Done(desk, after ?? typed, after is null ? "edited" : what, form),
        };
    }

    /// <summary>What a press of a button makes of the exhibition, and the word that the history has for it; no exhibition: nothing but what was typed.</summary>
    private static (string What, Exhibition? After) After(EditDesk desk, Exhibition typed, IFormCollection form, Exhibition now)
    {
        var act = form["do"].ToString();
        var (verb, subject) = act.Split(':', 2) is [var first, var rest] ? (first, rest) : (act, "");
        _ = int.TryParse(subject, NumberStyles.None, CultureInfo.InvariantCulture, out var section);
        _ = Guid.TryParse(subject, out var work);
        return verb switch
        {
            "earlier" => ("moved", ArrangeExhibition.Step(typed, work, -1)),
            "later" => ("moved", ArrangeExhibition.Step(typed, work, 1)),
            "take" => ("taken-down", ArrangeExhibition.TakeDown(typed, work == Guid.Empty ? Ticked(form) : [work])),
            // People count from 1: "before number 3" leaves two before it. Empty: at the end.
            "move" => ("moved", ArrangeExhibition.Place(typed, Ticked(form), Number(form, "to") ?? -1, Number(form, "at") is { } at and > 0 ? at - 1 : int.MaxValue)),
            "place" => ("moved", ArrangeExhibition.Place(typed, Ticked(form), Number(form, "to") ?? -1, Number(form, "at") ?? int.MaxValue)),
            "section-add" => ("section-added", ArrangeExhibition.AddSection(typed)),
            "section-up" => ("section-moved", ArrangeExhibition.StepSection(typed, section, -1)),
            "section-down" => ("section-moved", ArrangeExhibition.StepSection(typed, section, 1)),
            "section-remove" => ("section-removed", ArrangeExhibition.RemoveSection(typed, section)),
            "undo" => (UndoSteps.Undo, Walked(desk.UndoOf(now).Before)),
            "redo" => (UndoSteps.Redo, Walked(desk.UndoOf(now).After)),
            _ when form["auto"] == "1" => (RecordSteps.Typed, typed),
            _ => ("edited", null),
        };

        Exhibition? Walked(string? record) => record is null ? null : Undone(desk, RecordJson.ToExhibition(record), now);
    }

    /// <summary>A state that comes back: with a slug that nobody else has taken meanwhile, and with every address that was on paper.</summary>
    public static Exhibition Undone(EditDesk desk, Exhibition then, Exhibition now)
    {
        var slug = FindExhibition.Other(desk.Database, then.Slug, now.Id) is null ? then.Slug : now.Slug;
        string[] former = [.. then.FormerSlugs.Concat(now.FormerSlugs).Append(then.Slug).Append(now.Slug).Where(each => each != slug).Distinct(StringComparer.Ordinal)];
        return then with { Slug = slug, FormerSlugs = former };
    }

    private static List<Guid> Ticked(IFormCollection form) => [.. form["w"].Select(each => Guid.TryParse(each, out var id) ? id : Guid.Empty).Where(id => id != Guid.Empty)];

    private static int? Number(IFormCollection form, string field) =>
        int.TryParse(form[field], NumberStyles.None, CultureInfo.InvariantCulture, out var number) ? number : null;

    private static IResult Done(EditDesk desk, Exhibition after, string said, IFormCollection form)
    {
        if (desk.IsScript) return desk.Answer(after, said);
        // The undo button stands on every page of the editor: back to where it was pressed.
        var page = form["page"].ToString() is "about" or "opening" or "labels" ? form["page"].ToString() : "";
        return new SeeOther(EditAddresses.Of(desk.Language, after.Slug, page, said) + Anchor(after, form));
    }

    /// <summary>The place on the page where the artist was.</summary>
    private static string Anchor(Exhibition after, IFormCollection form)
    {
        var (verb, subject) = form["do"].ToString().Split(':', 2) is [var first, var rest] ? (first, rest) : ("", "");
        if (form["do"] == "section-add") return "#s" + (after.Sections.Count - 1).ToString(CultureInfo.InvariantCulture);
        if (Guid.TryParse(subject, out var work)) return after.Hangings.Any(hanging => hanging.Work == work) ? $"#w-{work:D}" : "";
        if (!int.TryParse(subject, NumberStyles.None, CultureInfo.InvariantCulture, out var section)) return "";
        return "#s" + Math.Clamp(verb switch { "section-up" => section - 1, "section-down" => section + 1, _ => section }, 0, Math.Max(0, after.Sections.Count - 1)).ToString(CultureInfo.InvariantCulture);
    }

    /// <summary>Nothing was saved; everything that was typed is shown again, beside what is saved by now.</summary>
    private static IResult Refuse(EditDesk desk, Exhibition now, Exhibition typed, IFormCollection form, EditState state)
    {
        var trouble = desk.Texts[state == EditState.Old ? "desk.said.old" : "editor.conflict"];
        var status = state == EditState.Old ? StatusCodes.Status400BadRequest : StatusCodes.Status409Conflict;
        if (desk.IsScript) return desk.Answer(now, null, null, trouble, status);
        // Sections have no names of their own: when there are more or fewer, nobody knows whose a text was.
        var fits = typed.Sections.Count == Number(form, "sections");
        var shown = fits ? ExhibitionForm.Apply(now, form, desk.Texts, []) : now;
        return Page(desk, new(now, shown, state) { Left = fits ? [] : ExhibitionForm.TypedInSections(form, now) }, trouble, status);
    }

    private static IResult Page(EditDesk desk, EditingExhibition editing, string? trouble = null, int status = StatusCodes.Status200OK) => HtmlPage.Of<WallPage>(new()
    {
        ["Frame"] = EditFrame.Of(desk, editing.Current, trouble),
        ["Editing"] = editing,
        ["Wall"] = WallView.Of(desk.Database, editing.Current),
    }, status);
}
