using System.Globalization;
using Korme.Catalogue;
using Korme.Desk;
using Korme.Exhibitions.Editing;
using Korme.Exhibitions.Pages;
using Korme.Storage;
using Korme.Web;
using Microsoft.AspNetCore.Mvc;

namespace Korme.Lifetime.Pages;

/// <summary>What works are to each other and what happened to them, at the desk; and, for visitors, the years.</summary>
public static class LifetimeEndpoints
{
    private const int MostRelations = 200, MostChanges = 100;

    /// <summary>Maps the years. Services: <see cref="Database"/>.</summary>
    public static void MapYears(this IEndpointRouteBuilder app) => app.MapGet("/{language}/years", Years).Remembered();

    /// <summary>Maps the forms below <c>/desk</c>. Services: as the desk.</summary>
    internal static void Map(IEndpointRouteBuilder desk)
    {
        desk.MapPost("/works/{id:guid}/relations", Relate);
        desk.MapPost("/works/{id:guid}/condition", Note).WithMetadata(new RequestSizeLimitAttribute(EditDesk.MaxFormBytes));
    }

    private static IResult Years(HttpContext http, string language, Database database)
    {
        if (!Languages.Has(language)) return ExhibitionEndpoints.Missing(http);
        return HtmlPage.Of<YearsPage>(new() { ["Visit"] = Visit.Of(http, language), ["Body"] = BodyYears.Of(database) });
    }

    private static async Task<IResult> Relate(
        HttpContext http, Guid id, [FromServices] Database database, [FromServices] Changes changes, [FromServices] FormToken token, CancellationToken cancel)
    {
        if (FindWork.ById(database, id) is not { IsTombstone: false } work) return ExhibitionEndpoints.Missing(http);
        var form = await http.Request.ReadFormAsync(cancel);
        var language = Visit.LanguageOf(http.Request);
        IResult Back(string said) => new SeeOther(DeskAddresses.Work(language, id, said) + "#relations");
        if (!token.IsRight(http.Request, form[FormToken.Field])) return Back("old");
        if (!Enum.TryParse<RelationKind>(form["kind"], out var kind) || !Enum.IsDefined(kind) || !Guid.TryParse(form["other"], out var other)) return Back("unchanged");

        if (form["do"] == "remove")
        {
            // The record of the one that says it: this work, or the other.
            var (says, of) = form["back"] == "1" ? (other, id) : (id, other);
            var removed = await changes.ChangeAll([says], now => now with { Relations = [.. now.Relations.Where(each => each != new Relation(kind, of))] }, "unrelated", (_, _) => { }, cancel);
            return Back(removed.Count == 0 ? "unchanged" : says == id ? "saved" : "unrelated");
        }
        if (FindWork.ById(database, other) is not { IsTombstone: false }) return Back("relation-gone");
        if (RelationRules.Wrong(database, work, kind, other) is { } wrong) return Back("relation-" + wrong);
        await changes.ChangeAll([id], now => now.Relations.Contains(new(kind, other)) || now.Relations.Count >= MostRelations ? now
            : now with { Relations = [.. now.Relations, new(kind, other)] }, "related", (_, _) => { }, cancel);
        return Back("saved");
    }

    private static async Task<IResult> Note(
        HttpContext http, Guid id, [FromServices] Database database, [FromServices] Changes changes, [FromServices] FormToken token, CancellationToken cancel)
    {
        if (FindWork.ById(database, id) is not { IsTombstone: false } work) return ExhibitionEndpoints.Missing(http);
        var form = await http.Request.ReadFormAsync(cancel);
        var visit = Visit.Of(http, Visit.LanguageOf(http.Request));
        IResult Back(string said) => new SeeOther(DeskAddresses.Work(visit.Language, id, said) + "#condition");
        var at = int.TryParse(form["at"], NumberStyles.None, CultureInfo.InvariantCulture, out var number) ? Math.Min(number, work.Condition.Count) : work.Condition.Count;
        var errors = new Dictionary<string, string>();
        var typed = ConditionForm.Read(at < work.Condition.Count ? work.Condition[at] : null, form, visit.Texts, errors);
        IResult Again(Work current, string? said, int status) => HtmlPage.Of<EditPage>(new()
        {
            ["Visit"] = visit,
            ["Editing"] = new Editing(current, current, Changes.TokenOf(current)),
            ["Facts"] = FindPictures.Of(database, [current]).GetValueOrDefault(id),
            ["Token"] = token.For(http),
            ["RefusedCondition"] = new RefusedCondition(at, typed, form["date"].ToString(), errors, said),
        }, status);
        if (!token.IsRight(http.Request, form[FormToken.Field])) return Again(work, visit.Texts["desk.said.old"], StatusCodes.Status400BadRequest);

        List<ConditionChange> list = [.. work.Condition];
        if (form["do"] == "remove")
        {
            if (at >= list.Count) return Back("unchanged");
            list.RemoveAt(at);
        }
        else if (errors.Count > 0) return Again(work, null, StatusCodes.Status422UnprocessableEntity);
        else if (at < list.Count) list[at] = typed;
        else if (list.Count < MostChanges) list.Add(typed);
        return await changes.Save(work with { Condition = WorkCondition.InTime(list) }, "condition", EditDesk.BasedOn(form), cancel) switch
        {
            Saved.Conflict { Current: Work { IsTombstone: true } } => ExhibitionEndpoints.Gone(http),
            Saved.Conflict { Current: Work now } => Again(now, visit.Texts["desk.conflict"], StatusCodes.Status409Conflict),
            Saved.Unchanged => Back("unchanged"),
            _ => Back("saved"),
        };
    }
}
