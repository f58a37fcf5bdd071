using Korme.Archive;
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
        app.MapPost("/consent/{secret}", Act).WithMetadata(new RequestSizeLimitAttribute(EvidenceForm.MaxRequestBytes));
    }

    private static IResult Show(HttpContext http, string secret, [FromServices] Database database)
    {
        var said = http.Request.Query["said"].ToString();
        return FindConsents.BySecret(database, secret) is { } consent ? Page(http, database, consent, ConsentPage.Notices.Contains(said) ? said : null) : ExhibitionEndpoints.Missing(http);
    }

    private static async Task<IResult> Act(
        HttpContext http, string secret, [FromServices] Database database, [FromServices] Changes changes, [FromServices] ArchiveStore archive, [FromServices] TimeProvider clock, CancellationToken cancel)
    {
        if (FindConsents.BySecret(database, secret) is not { } now) return ExhibitionEndpoints.Missing(http);
        if (!ThisMachine.IsFromOurPage(http.Request)) return Results.StatusCode(StatusCodes.Status403Forbidden);
        using var form = await EvidenceForm.Read(http.Request, archive, EvidenceFiles.Most - now.Files.Count, cancel);
        var language = Visit.LanguageOf(http.Request);
        if (form.Wrong is { } wrong) return Page(http, database, now, wrong, wrong == "large" ? StatusCodes.Status413PayloadTooLarge : StatusCodes.Status422UnprocessableEntity);
        switch (form["do"])
        {
            case "attach" when now.Withdrawn is null:
                return form.Files.Count == 0 ? Page(http, database, now, "no-file", StatusCodes.Status422UnprocessableEntity)
                    : new SeeOther(PeopleAddresses.Private(language, secret, await EvidenceFiles.Keep(database, changes, now.Id, form.Take(), cancel) ? "attached" : "known"));
            case "withdraw" when now.Withdrawn is null:
                await TakeBack.Run(database, changes, now, clock.GetLocalNow(), cancel);
                return new SeeOther(PeopleAddresses.Private(language, secret, "withdrawn"));
            case "agree" when now is { Given: null, Withdrawn: null } && FindPeople.ById(database, now.Person) is { } person:
                if (ConsentForm.Words(form, "by") is not { } by || form["sure"] != "yes") return Page(http, database, now, "unsigned", StatusCodes.Status422UnprocessableEntity);
                if (now.ForChild && ConsentForm.Words(form, "guardian") is null) return Page(http, database, now, "guardian", StatusCodes.Status422UnprocessableEntity);
                // First what shows it: nobody agreed by a recording that isn't there.
                var shows = form.Files.Concat(now.Files.Select(file => file.Role)).ToList();
                if (form.Files.Count > 0)
                {
                    await EvidenceFiles.Keep(database, changes, now.Id, form.Take(), cancel);
                    now = FindConsents.ById(database, now.Id) ?? now;
                }
                var strokes = Strokes.From(form["strokes"]);
                var how = strokes is not null || shows.Count == 0 ? Evidence.Signature : shows.Contains(MediaRole.Picture) ? Evidence.Paper : Evidence.Recording;
                // What was read is what is agreed to: should the artist have changed the question meanwhile, it is asked again.
                var saved = await changes.Save(now with
                {
                    Given = new(how, clock.GetLocalNow(), by, ConsentForm.Words(form, "guardian"), ConsentForm.Words(form, "witness"), Strokes: strokes, Text: ConsentWords.Text(now, person.Name)),
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
