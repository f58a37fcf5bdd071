using System.Globalization;
using Korme.Archive;
using Korme.Catalogue;
using Korme.Desk;
using Korme.Exhibitions;
using Korme.Exhibitions.Pages;
using Korme.Storage;
using Korme.Web;
using Microsoft.AspNetCore.Mvc;

namespace Korme.People.Pages;

/// <summary>People at the desk: who there is, what they agreed to, who is seen in a work. Plain forms; a form's <c>do</c> says what it does.</summary>
internal static class PeopleEndpoints
{
    /// <summary>Names of four scripts with all their parts fit.</summary>
    private const int LongestName = 400;

    /// <summary>The newest works are offered as evidence: the photograph of the paper was just brought in.</summary>
    private const int MostEvidence = 60;

    /// <summary>Maps them below <c>/desk</c>. Services: as the desk.</summary>
    public static void Map(IEndpointRouteBuilder desk)
    {
        desk.MapGet("/people", List);
        desk.MapPost("/people", Meet);
        desk.MapGet("/people/{id:guid}", Show);
        desk.MapPost("/people/{id:guid}", Act);
        desk.MapGet("/works/{id:guid}/people", InWork);
        desk.MapPost("/works/{id:guid}/people", ChangeInWork);
        desk.MapGet("/consents/{id:guid}/sheet", Sheet);
        desk.MapGet("/consents/{id:guid}/evidence/{index:int}", ShowEvidence);
    }

    private static IResult List(HttpContext http, [FromServices] Database database, [FromServices] FormToken token) => HtmlPage.Of<PeoplePage>(new()
    {
        ["Visit"] = Visiting(http),
        ["People"] = FindPeople.All(database),
        ["Doubles"] = FindDoubles.All(database),
        ["Binned"] = FindPeople.Binned(database),
        ["Token"] = token.For(http),
        ["Said"] = Said(http),
    });

    private static async Task<IResult> Meet(
        HttpContext http, [FromServices] Database database, [FromServices] Changes changes, [FromServices] FormToken token, [FromServices] TimeProvider clock, CancellationToken cancel)
    {
        var form = await http.Request.ReadFormAsync(cancel);
        var language = Visiting(http).Language;
        if (!token.IsRight(http.Request, form[FormToken.Field])) return new SeeOther(PeopleAddresses.All(language) + "&said=old");
        if (NameOf(form["name"]) is not { } name) return new SeeOther(PeopleAddresses.All(language) + "&said=nameless");
        var person = new Person { Id = Guid.CreateVersion7(), Name = LanguageText.Of(name, language), Created = clock.GetLocalNow() };
        await changes.Save(person, "met", null, cancel);
        return new SeeOther(PeopleAddresses.Person(language, person.Id, "met"));
    }

    private static IResult Show(HttpContext http, Guid id, [FromServices] Database database, [FromServices] FormToken token) =>
        FindPeople.Today(database, id) is not { } person ? ExhibitionEndpoints.Missing(http)
        : person.Id == id ? Page(http, database, token, person, Said(http))
        : new SeeOther(PeopleAddresses.Person(Visiting(http).Language, person.Id, Said(http))); // the record that this one became

    private static async Task<IResult> Act(
        HttpContext http, Guid id, [FromServices] Database database, [FromServices] Changes changes, [FromServices] FormToken token, [FromServices] TimeProvider clock, CancellationToken cancel)
    {
        if (FindPeople.ById(database, id) is not { } now) return ExhibitionEndpoints.Missing(http);
        var form = await http.Request.ReadFormAsync(cancel);
        var language = Visiting(http).Language;
        if (!token.IsRight(http.Request, form[FormToken.Field])) return Page(http, database, token, PersonForm.Apply(now, form), "old", StatusCodes.Status400BadRequest);

        switch (form["do"].ToString())
        {
            case "save":
                var edited = PersonForm.Apply(now, form);
                if (PersonForm.Wrong(edited) is { } wrong) return Page(http, database, token, edited, wrong, StatusCodes.Status422UnprocessableEntity);
                _ = long.TryParse(form["based"], NumberStyles.None, CultureInfo.InvariantCulture, out var basedOn);
                return await changes.Save(edited, "edited", basedOn, cancel) is Saved.Conflict { Current: Person current }
                    ? Page(http, database, token, PersonForm.Apply(current, form), "conflict", StatusCodes.Status409Conflict)
                    : new SeeOther(PeopleAddresses.Person(language, id, "saved"));
            case "ask" or "record":
                var asked = ConsentForm.Read(form, now, clock.GetLocalNow(), work => FindWork.ById(database, work) is { IsTombstone: false }, isGiven: form["do"] == "record");
                if (asked.Wrong is { } problem) return Page(http, database, token, now, problem, StatusCodes.Status422UnprocessableEntity);
                await changes.Save(asked.Consent!, asked.Consent!.Given is null ? "asked" : "given", null, cancel);
                return new SeeOther(PeopleAddresses.Person(language, id, asked.Consent.Given is null ? "asked" : "given") + "#consents");
            case "withdraw" when Guid.TryParse(form["consent"], out var which) && FindConsents.ById(database, which) is { } consent && consent.Person == id:
                await changes.Save(consent with { Withdrawn = consent.Withdrawn ?? clock.GetLocalNow() }, "withdrawn", null, cancel);
                return new SeeOther(PeopleAddresses.Person(language, id, "withdrawn") + "#consents");
            case "bin" or "unbin":
                var isBin = form["do"] == "bin";
                // Nothing names the person at the moment of saving.
                var moved = await changes.SaveAll(transaction => FindPeople.ById(database, id) is { SameAs: null } there && (!isBin || !FindPeople.IsNamed(transaction, id))
                    ? [there with { Binned = isBin ? there.Binned ?? clock.GetLocalNow() : null }] : [], isBin ? "binned" : "unbinned", null, cancel);
                return new SeeOther(PeopleAddresses.Person(language, id, moved is SavedTogether.Kept { Changed.Count: 0 } ? isBin && now.Binned is null ? "in-use" : null : isBin ? "binned" : "unbinned"));
            default:
                return new SeeOther(PeopleAddresses.Person(language, id));
        }
    }

    private static IResult InWork(HttpContext http, Guid id, [FromServices] Database database, [FromServices] FormToken token)
    {
        if (FindWork.ById(database, id) is not { IsTombstone: false } work) return ExhibitionEndpoints.Missing(http);
        return HtmlPage.Of<WorkPeoplePage>(new()
        {
            ["Visit"] = Visiting(http),
            ["Work"] = work,
            ["Facts"] = FindPictures.Of(database, [work]).GetValueOrDefault(id),
            ["People"] = FindPeople.All(database),
            ["Withheld"] = FindWithheld.Of(database, Uses.Web, [work]),
            ["Token"] = token.For(http),
            ["Said"] = Said(http),
        });
    }

    private static async Task<IResult> ChangeInWork(
        HttpContext http, Guid id, [FromServices] Database database, [FromServices] Changes changes, [FromServices] FormToken token, [FromServices] TimeProvider clock, CancellationToken cancel)
    {
        if (FindWork.ById(database, id) is not { IsTombstone: false }) return ExhibitionEndpoints.Missing(http);
        var form = await http.Request.ReadFormAsync(cancel);
        var language = Visiting(http).Language;
        if (!token.IsRight(http.Request, form[FormToken.Field])) return new SeeOther(PeopleAddresses.InWork(language, id, "old"));

        // Who became another meanwhile is that other, but for taking away what the work has.
        Guid? person = Guid.TryParse(form["person"], out var known) && FindPeople.Today(database, known) is { } today && (form["do"] == "remove" || today.Binned is null) ? (form["do"] == "remove" ? known : today.Id) : null;
        if (form["do"] == "meet")
        {
            if (NameOf(form["name"]) is not { } name) return new SeeOther(PeopleAddresses.InWork(language, id, "nameless"));
            var met = new Person { Id = Guid.CreateVersion7(), Name = LanguageText.Of(name, language), Created = clock.GetLocalNow() };
            await changes.Save(met, "met", null, cancel);
            person = met.Id;
        }
        // A form that is sent twice, or by a second window, changes what there is by then.
        if (person is { } who)
            await changes.ChangeAll([id], now => form["do"] == "remove"
                    ? now with { Subjects = [.. now.Subjects.Where(subject => subject != who)] }
                    : now.Subjects.Contains(who) ? now : now with { Subjects = [.. now.Subjects, who] },
                form["do"] == "remove" ? "unnamed" : "named", (_, _) => { }, cancel);
        return new SeeOther(PeopleAddresses.InWork(language, id, person is null ? "nobody" : "saved"));
    }

    private static IResult Sheet(HttpContext http, Guid id, [FromServices] Database database) =>
        FindConsents.ById(database, id) is { } consent && FindPeople.ById(database, consent.Person) is { } person
            ? HtmlPage.Of<SheetPage>(new() { ["Visit"] = Visiting(http), ["Consent"] = consent, ["Person"] = person })
            : ExhibitionEndpoints.Missing(http);

    /// <summary>As it was sent; what browsers don't show by themselves is a download.</summary>
    private static IResult ShowEvidence(HttpContext http, Guid id, int index, [FromServices] Database database, [FromServices] ArchiveStore archive)
    {
        if (FindConsents.ById(database, id) is not { } consent || index < 0 || index >= consent.Files.Count) return ExhibitionEndpoints.Missing(http);
        var file = consent.Files[index];
        http.Response.Headers.CacheControl = "no-store";
        var isShown = EvidenceFiles.IsShownByBrowsers(file) || file.Role is MediaRole.Sound or MediaRole.Video;
        return TypedResults.PhysicalFile(archive.PathOf(consent, file), file.MediaType, isShown ? null : file.Name, enableRangeProcessing: true);
    }

    private static IResult Page(HttpContext http, Database database, FormToken token, Person person, string? said, int status = StatusCodes.Status200OK)
    {
        var works = FindPeople.WorksOf(database, person.Id);
        return HtmlPage.Of<PersonPage>(new()
        {
            ["Visit"] = Visiting(http),
            ["Person"] = person,
            ["BasedOn"] = FindPeople.ById(database, person.Id) is { } kept ? Changes.TokenOf(kept) : 0,
            ["Works"] = works,
            ["Facts"] = FindPictures.Of(database, works),
            ["Withheld"] = FindWithheld.Of(database, Uses.Web, works).ToLookup(each => each.Work),
            ["Consents"] = FindConsents.Of(database, person.Id),
            ["Evidence"] = ListWorks.Recent(database, MostEvidence).Select(hung => hung.Work).ToList(),
            ["Reach"] = HandedOver.Of(database, [.. works.Select(work => work.Id)]),
            ["Made"] = FindPeople.MadeBy(database, person.Id),
            ["Doubles"] = FindDoubles.Of(database, person.Id).Select(pair => pair.One.Id == person.Id ? pair.Other : pair.One).ToList(),
            ["Became"] = FindPeople.Became(database, person.Id),
            ["Others"] = FindPeople.All(database).Select(listed => listed.Person).Where(other => other.Id != person.Id).ToList(),
            ["Since"] = said == "parted-since" ? SinceOf(http, database) : [],
            ["Today"] = database.Today,
            ["Token"] = token.For(http),
            ["Said"] = said,
        }, status);
    }

    /// <summary>What was changed between a merge and its undoing, in words.</summary>
    private static List<string> SinceOf(HttpContext http, Database database)
    {
        var texts = Visiting(http).Texts;
        var language = Visiting(http).Language;
        var works = http.Request.Query["work"].Take(50).Select(text => Guid.TryParse(text, out var id) ? FindWork.ById(database, id) : null).OfType<Work>();
        return
        [
            .. http.Request.Query["field"].Where(field => field is "name" or "biography" or "born" or "died" or "contact").Select(field => texts["people." + field]),
            .. works.Select(work => work.Title.For(language)?.Text ?? texts["untitled"]),
            .. int.TryParse(http.Request.Query["consents"], NumberStyles.None, CultureInfo.InvariantCulture, out var consents) && consents > 0 ? [texts.Count("people.yes", consents)] : Array.Empty<string>(),
        ];
    }

    private static string? NameOf(string? given) => given?.Trim() is { Length: > 0 and <= LongestName } name ? name : null;

    private static string? Said(HttpContext http) => http.Request.Query["said"].ToString() is var said && PersonPage.Notices.Contains(said) ? said : null;

    private static Visit Visiting(HttpContext http) => Visit.Of(http, Visit.LanguageOf(http.Request));
}
