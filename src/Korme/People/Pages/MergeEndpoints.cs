using Korme.Catalogue;
using Korme.Derivatives;
using Korme.Desk;
using Korme.Exhibitions.Pages;
using Korme.Storage;
using Korme.Web;
using Microsoft.AspNetCore.Mvc;

namespace Korme.People.Pages;

/// <summary>Two records of one person at the desk: compared, made one, made two again, or told apart for ever.</summary>
internal static class MergeEndpoints
{
    /// <summary>Maps them below <c>/desk</c>. Services: as the desk.</summary>
    public static void Map(IEndpointRouteBuilder desk)
    {
        desk.MapGet("/people/{id:guid}/merge", Compare);
        desk.MapPost("/people/{id:guid}/merge", Act);
    }

    private static IResult Compare(HttpContext http, Guid id, [FromServices] Database database, [FromServices] FormToken token)
    {
        var language = Visit.LanguageOf(http.Request);
        if (FindPeople.ById(database, id) is not { SameAs: null } keep) return ExhibitionEndpoints.Missing(http);
        var typed = http.Request.Query["with"].ToString().Trim();
        var found = Guid.TryParse(typed, out var which) ? (FindPeople.ById(database, which) is { } person ? [person] : []) : PersonLabel.Find(database, typed);
        if (found.Count > 1) return new SeeOther(PeopleAddresses.Person(language, id, "several"));
        if (found is not [{ SameAs: null } other] || other.Id == id) return new SeeOther(PeopleAddresses.Person(language, id, "nobody"));
        return HtmlPage.Of<MergePage>(new()
        {
            ["Visit"] = Visit.Of(http, language),
            ["Keep"] = Side(database, keep),
            ["Other"] = Side(database, other),
            ["Token"] = token.For(http),
        });
    }

    private static async Task<IResult> Act(
        HttpContext http, Guid id, [FromServices] Database database, [FromServices] Changes changes, [FromServices] FormToken token, [FromServices] TimeProvider clock, CancellationToken cancel)
    {
        if (FindPeople.ById(database, id) is not { } person) return ExhibitionEndpoints.Missing(http);
        var form = await http.Request.ReadFormAsync(cancel);
        var language = Visit.LanguageOf(http.Request);
        if (!token.IsRight(http.Request, form[FormToken.Field])) return new SeeOther(PeopleAddresses.Person(language, id, "old"));
        if (!Guid.TryParse(form["other"], out var which) || FindPeople.ById(database, which) is null) return new SeeOther(PeopleAddresses.Person(language, id, "nobody"));
        switch (form["do"].ToString())
        {
            case "merge":
                return new SeeOther(PeopleAddresses.Person(language, id, await MergePeople.Run(changes, id, which, clock.GetLocalNow(), cancel) ? "merged" : "meanwhile"));
            case "part":
                if (await MergePeople.Undo(changes, which, cancel) is not { } since) return new SeeOther(PeopleAddresses.Person(language, id, "meanwhile"));
                return new SeeOther(PeopleAddresses.Parted(language, since));
            case "apart":
                // What was edited meanwhile stays: this adds to the record as it is.
                await changes.SaveAll(_ => FindPeople.ById(database, id) is { } now && !now.NotSame.Contains(which) ? [now with { NotSame = [.. now.NotSame, which] }] : [], "told-apart", null, cancel);
                return new SeeOther(form["back"] == "all" ? PeopleAddresses.All(language) + "&said=apart" : PeopleAddresses.Person(language, id, "apart"));
            default:
                return new SeeOther(PeopleAddresses.Person(language, person.Id));
        }
    }

    private static MergeSide Side(Database database, Person person)
    {
        var seen = FindPeople.WorksOf(database, person.Id);
        return new(person, FindPeople.MadeBy(database, person.Id), seen, FindPictures.Of(database, seen), FindConsents.Of(database, person.Id));
    }
}

/// <summary>One of two records that are compared.</summary>
/// <param name="Person">Whose.</param>
/// <param name="Made">How many works name the person among their makers.</param>
/// <param name="Seen">The works in which the person is seen.</param>
/// <param name="Facts">Their pictures.</param>
/// <param name="Consents">The person's.</param>
public sealed record MergeSide(Person Person, int Made, IReadOnlyList<Work> Seen, IReadOnlyDictionary<Guid, PictureFacts> Facts, IReadOnlyList<Consent> Consents);
