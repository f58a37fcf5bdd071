using Korme.Catalogue;
using Korme.Derivatives;
using Korme.Desk;
using Korme.Exhibitions.Pages;
using Korme.Storage;
using Korme.Web;
using Microsoft.AspNetCore.Mvc;

namespace Korme.Places.Pages;

/// <summary>Two records of one place at the desk: compared, made one, made two again, or told apart for ever.</summary>
internal static class PlaceMergeEndpoints
{
    /// <summary>Maps them below <c>/desk</c>. Services: as the desk.</summary>
    public static void Map(IEndpointRouteBuilder desk)
    {
        desk.MapGet("/places/{id:guid}/merge", Compare);
        desk.MapPost("/places/{id:guid}/merge", Act);
    }

    /// <summary>What was changed between a merge and its undoing, in words, as the address says it.</summary>
    internal static List<string> SinceOf(HttpContext http, Database database, Visit visit)
    {
        var fields = http.Request.Query["field"].Where(field => field is "at" or "precision" || PlaceForm.Lines.Contains(field)).Select(field => visit.Texts["places." + field]);
        var story = http.Request.Query["field"].Contains("story") ? [visit.Texts["field.story"]] : Array.Empty<string>();
        var works = http.Request.Query["work"].Take(50).Select(text => Guid.TryParse(text, out var id) ? FindWork.ById(database, id) : null).OfType<Work>();
        return [.. fields, .. story, .. works.Select(work => work.Title.For(visit.Language)?.Text ?? visit.Texts["untitled"])];
    }

    private static IResult Compare(HttpContext http, Guid id, [FromServices] Database database, [FromServices] FormToken token)
    {
        var language = Visit.LanguageOf(http.Request);
        if (FindPlaces.ById(database, id) is not { SameAs: null } keep) return ExhibitionEndpoints.Missing(http);
        var typed = http.Request.Query["with"].ToString().Trim();
        var found = Guid.TryParse(typed, out var which) ? (FindPlaces.ById(database, which) is { } place ? [place] : []) : PlaceLabel.Find(database, typed);
        if (found.Count > 1) return new SeeOther(PlaceAddresses.Place(language, id, "several"));
        if (found is not [{ SameAs: null } other] || other.Id == id) return new SeeOther(PlaceAddresses.Place(language, id, "nowhere"));
        return HtmlPage.Of<PlaceMergePage>(new()
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
        if (FindPlaces.ById(database, id) is null) return ExhibitionEndpoints.Missing(http);
        var form = await http.Request.ReadFormAsync(cancel);
        var language = Visit.LanguageOf(http.Request);
        if (!token.IsRight(http.Request, form[FormToken.Field])) return new SeeOther(PlaceAddresses.Place(language, id, "old"));
        if (!Guid.TryParse(form["other"], out var which) || FindPlaces.ById(database, which) is null) return new SeeOther(PlaceAddresses.Place(language, id, "nowhere"));
        switch (form["do"].ToString())
        {
            case "merge":
                return new SeeOther(PlaceAddresses.Place(language, id, await MergePlaces.Run(changes, id, which, clock.GetLocalNow(), cancel) ? "merged" : "meanwhile"));
            case "part":
                if (await MergePlaces.Undo(changes, which, cancel) is not { } since) return new SeeOther(PlaceAddresses.Place(language, id, "meanwhile"));
                return new SeeOther(PlaceAddresses.Parted(language, since));
            case "apart":
                // What was edited meanwhile stays: this adds to the record as it is.
                await changes.SaveAll(_ => FindPlaces.ById(database, id) is { } now && !now.NotSame.Contains(which) ? [now with { NotSame = [.. now.NotSame, which] }] : [], "told-apart", null, cancel);
                return new SeeOther(form["back"] == "all" ? PlaceAddresses.All(language, "apart") : PlaceAddresses.Place(language, id, "apart"));
            default:
                return new SeeOther(PlaceAddresses.Place(language, id));
        }
    }

    private static PlaceSide Side(Database database, Place place)
    {
        var works = FindPlaces.WorksOf(database, place.Id);
        return new(place, works, FindPictures.Of(database, works));
    }
}

/// <summary>One of two records that are compared.</summary>
/// <param name="Place">Which.</param>
/// <param name="Works">Its works.</param>
/// <param name="Facts">Their pictures.</param>
public sealed record PlaceSide(Place Place, IReadOnlyList<Work> Works, IReadOnlyDictionary<Guid, PictureFacts> Facts);
