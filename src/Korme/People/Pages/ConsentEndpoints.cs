using Korme.Catalogue;
using Korme.Desk;
using Korme.Exhibitions;
using Korme.Exhibitions.Pages;
using Korme.Storage;
using Korme.Web;
using Microsoft.AspNetCore.Mvc;

namespace Korme.People.Pages;

/// <summary>The private page that a person gets with a consent: to read it, to agree, to take it back. Who has the address has the right.</summary>
internal static class ConsentEndpoints
{
    /// <summary>Maps it. Services: <see cref="Database"/>, <see cref="Changes"/>, <see cref="TimeProvider"/>.</summary>
    public static void MapConsents(this IEndpointRouteBuilder app)
    {
        app.MapGet("/consent/{secret}", Show);
        app.MapPost("/consent/{secret}", Act);
    }

    private static IResult Show(HttpContext http, string secret, [FromServices] Database database)
    {
        var said = http.Request.Query["said"].ToString();
        return FindConsents.BySecret(database, secret) is { } consent ? Page(http, database, consent, ConsentPage.Notices.Contains(said) ? said : null) : ExhibitionEndpoints.Missing(http);
    }

    private static async Task<IResult> Act(
        HttpContext http, string secret, [FromServices] Database database, [FromServices] Changes changes, [FromServices] TimeProvider clock, CancellationToken cancel)
    {
        if (FindConsents.BySecret(database, secret) is not { } now) return ExhibitionEndpoints.Missing(http);
        if (!ThisMachine.IsFromOurPage(http.Request)) return Results.StatusCode(StatusCodes.Status403Forbidden);
        var form = await http.Request.ReadFormAsync(cancel);
        var language = Visit.LanguageOf(http.Request);
        switch (form["do"].ToString())
        {
            case "withdraw" when now.Withdrawn is null:
                await changes.Save(now with { Withdrawn = clock.GetLocalNow() }, "withdrawn", null, cancel);
                return new SeeOther(PeopleAddresses.Private(language, secret, "withdrawn"));
            case "agree" when now is { Given: null, Withdrawn: null } && FindPeople.ById(database, now.Person) is { } person:
                if (ConsentForm.Words(form, "by") is not { } by || form["sure"] != "yes") return Page(http, database, now, "unsigned", StatusCodes.Status422UnprocessableEntity);
                if (now.ForChild && ConsentForm.Words(form, "guardian") is null) return Page(http, database, now, "guardian", StatusCodes.Status422UnprocessableEntity);
                // What was read is what is agreed to: should the artist have changed the question meanwhile, it is asked again.
                var saved = await changes.Save(now with
                {
                    Given = new(Evidence.Signature, clock.GetLocalNow(), by, ConsentForm.Words(form, "guardian"), ConsentForm.Words(form, "witness"), Strokes: Strokes.From(form["strokes"]), Text: ConsentWords.Text(now, person.Name)),
                }, "given", Changes.TokenOf(now), cancel);
                return new SeeOther(PeopleAddresses.Private(language, secret, saved is Saved.Conflict ? "changed" : "given"));
            default:
                return new SeeOther(PeopleAddresses.Private(language, secret));
        }
    }

    private static IResult Page(HttpContext http, Database database, Consent consent, string? said, int status = StatusCodes.Status200OK)
    {
        http.Response.Headers.CacheControl = "no-store";
        var works = FindPeople.WorksOf(database, consent.Person).Where(work => work is { IsTombstone: false, Picture: not null } && consent.Covers(work.Id)).ToList();
        return HtmlPage.Of<ConsentPage>(new()
        {
            ["Visit"] = Visit.Of(http, Visit.LanguageOf(http.Request)),
            ["Consent"] = consent,
            ["Name"] = FindPeople.ById(database, consent.Person)?.Name ?? LanguageText.None,
            ["Works"] = works,
            ["Reach"] = consent.Withdrawn is null ? [] : HandedOver.Of(database, [.. FindPeople.WorksOf(database, consent.Person).Select(work => work.Id).Where(consent.Covers)]),
            ["Facts"] = FindPictures.Of(database, works),
            ["HasEnded"] = consent.Until is { } until && string.CompareOrdinal(IndexPeople.Day(until), database.Today) < 0,
            ["Said"] = said,
        }, status);
    }
}
