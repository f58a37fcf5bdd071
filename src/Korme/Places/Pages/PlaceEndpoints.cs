using Korme.Archive;
using Korme.Catalogue;
using Korme.Desk;
using Korme.Exhibitions.Editing;
using Korme.Exhibitions.Pages;
using Korme.Selections;
using Korme.Storage;
using Korme.Web;
using Microsoft.AspNetCore.Mvc;

namespace Korme.Places.Pages;

/// <summary>Places at the desk: what there is, what visitors see of each, which works were made there. Plain forms; a form's <c>do</c> says what it does.</summary>
internal static class PlaceEndpoints
{
    private const int MostCandidates = 120;

    /// <summary>Maps them below <c>/desk</c>. Services: as the desk.</summary>
    public static void Map(IEndpointRouteBuilder desk)
    {
        desk.MapGet("/places", List);
        desk.MapPost("/places", Add);
        desk.MapGet("/places/{id:guid}", Show);
        desk.MapPost("/places/{id:guid}", Act);
        desk.MapPost("/places/{id:guid}/preview", Preview);
        desk.MapPost("/works/{id:guid}/place", ChangeOfWork);
        PlaceMergeEndpoints.Map(desk);
    }

    private static IResult List(HttpContext http, [FromServices] Database database, [FromServices] FormToken token) => HtmlPage.Of<PlacesPage>(new()
    {
        ["Visit"] = Visiting(http),
        ["Places"] = FindPlaces.All(database),
        ["Doubles"] = FindDoublePlaces.All(database),
        ["Binned"] = FindPlaces.Binned(database),
        ["Token"] = token.For(http),
        ["Said"] = Said(http),
    });

    private static async Task<IResult> Add(HttpContext http, [FromServices] Changes changes, [FromServices] FormToken token, [FromServices] TimeProvider clock, CancellationToken cancel)
    {
        var form = await http.Request.ReadFormAsync(cancel);
        var language = Visiting(http).Language;
        if (!token.IsRight(http.Request, form[FormToken.Field])) return new SeeOther(PlaceAddresses.All(language, "old"));
        if (NameOf(form["name"]) is not { } name) return new SeeOther(PlaceAddresses.All(language, "nameless"));
        var place = new Place { Id = Guid.CreateVersion7(), Name = LanguageText.Of(name, language), Created = clock.GetLocalNow() };
        await changes.Save(place, "added", null, cancel);
        return new SeeOther(PlaceAddresses.Place(language, place.Id, "added"));
    }

    private static async Task<IResult> Show(
        HttpContext http, Guid id, [FromServices] Database database, [FromServices] ArchiveStore archive, [FromServices] Changes changes, [FromServices] FormToken token, CancellationToken cancel) =>
        FindPlaces.Today(database, id) is not { } place ? ExhibitionEndpoints.Missing(http)
        : place.Id == id ? await Page(http, database, archive, changes, token, new(place, place, Said(http)), cancel)
        : new SeeOther(PlaceAddresses.Place(Visiting(http).Language, place.Id, Said(http))); // the record that this one became

    private static async Task<IResult> Act(
        HttpContext http, Guid id, [FromServices] Database database, [FromServices] ArchiveStore archive, [FromServices] Changes changes, [FromServices] FormToken token, [FromServices] TimeProvider clock, CancellationToken cancel)
    {
        if (FindPlaces.ById(database, id) is not { } now) return ExhibitionEndpoints.Missing(http);
        var form = await http.Request.ReadFormAsync(cancel);
        var visit = Visiting(http);
        var errors = new Dictionary<string, string>();
        var typed = PlaceForm.Apply(now, form, visit.Texts, errors);
        var at = errors.ContainsKey("at") ? form["at"].ToString() : null;
        Task<IResult> Again(Place current, Place shown, string said, int status) => Page(http, database, archive, changes, token, new(current, shown, said, errors, at, status), cancel);
        if (!token.IsRight(http.Request, form[FormToken.Field])) return await Again(now, typed, "old", StatusCodes.Status400BadRequest);

        switch (form["do"].ToString())
        {
            case "save":
                if (errors.Count > 0) return await Again(now, typed, "refused", StatusCodes.Status422UnprocessableEntity);
                if (typed.Name.IsEmpty && typed.Street.IsEmpty && typed.City.IsEmpty && typed.Address.IsEmpty && typed.District.IsEmpty) return await Again(now, typed, "nameless", StatusCodes.Status422UnprocessableEntity);
                return await changes.Save(typed, "edited", EditDesk.BasedOn(form), cancel) switch
                {
                    Saved.Conflict { Current: Place current } => await Again(current, PlaceForm.Apply(current, form, visit.Texts, []), "conflict", StatusCodes.Status409Conflict),
                    Saved.Unchanged => new SeeOther(PlaceAddresses.Place(visit.Language, id, "unchanged")),
                    _ => new SeeOther(PlaceAddresses.Place(visit.Language, id, "saved")),
                };
            case "undo" or "redo":
                var undoable = await UndoOf(archive, changes, now, cancel);
                var isUndo = form["do"] == "undo";
                if ((isUndo ? undoable.Before : undoable.After) is not { } then) return new SeeOther(PlaceAddresses.Place(visit.Language, id, "unchanged"));
                var saved = await changes.Save(then, isUndo ? UndoSteps.Undo : UndoSteps.Redo, Changes.TokenOf(now), cancel);
                return new SeeOther(PlaceAddresses.Place(visit.Language, id, saved is Saved.Conflict ? "meanwhile" : isUndo ? "undone" : "redone"));
            case "bin" or "unbin":
                var isBin = form["do"] == "bin";
                // Nobody names it at the moment of saving.
                var moved = await changes.SaveAll(_ => FindPlaces.ById(database, id) is { SameAs: null } there && (!isBin || FindPlaces.WorksOf(database, id).Count == 0)
                    ? [there with { Binned = isBin ? there.Binned ?? clock.GetLocalNow() : null }] : [], isBin ? "binned" : "unbinned", null, cancel);
                return new SeeOther(PlaceAddresses.Place(visit.Language, id, moved is SavedTogether.Kept { Changed.Count: 0 } ? isBin && now.Binned is null ? "in-use" : "unchanged" : isBin ? "binned" : "unbinned"));
            case "put":
                List<Guid> works = [.. form["w"].Select(each => Guid.TryParse(each, out var work) ? work : Guid.Empty).Where(work => work != Guid.Empty).Distinct().Take(MostCandidates)];
                if (works.Count > 0 && now.Binned is not null) await changes.Save(now with { Binned = null }, "unbinned", null, cancel);
                await changes.ChangeAll(works, work => work with { Place = (work.Place ?? new(LanguageText.None)) with { Record = id } }, "placed", (_, _) => { }, cancel);
                return new SeeOther(PlaceAddresses.Place(visit.Language, id, works.Count == 0 ? "unchanged" : "put") + "#works");
            default:
                return new SeeOther(PlaceAddresses.Place(visit.Language, id));
        }
    }

    /// <summary>What visitors would see at each precision, and what is wrong with the coordinates: nothing is saved.</summary>
    private static async Task<IResult> Preview(HttpContext http, Guid id, [FromServices] Database database, CancellationToken cancel)
    {
        if (FindPlaces.ById(database, id) is not { } now) return Results.NotFound();
        var errors = new Dictionary<string, string>();
        var visit = Visiting(http);
        var typed = PlaceForm.Apply(now, await http.Request.ReadFormAsync(cancel), visit.Texts, errors);
        http.Response.Headers.CacheControl = "no-store";
        return Results.Json(new SeenAnswer(
            Enum.GetValues<PlacePrecision>().ToDictionary(precision => precision.ToString(), precision => SeenWords.Of(typed with { Precision = precision }, visit)), errors.GetValueOrDefault("at")));
    }

    /// <summary>A work's place: a known one by its name, a new one from what its file says, or none.</summary>
    private static async Task<IResult> ChangeOfWork(
        HttpContext http, Guid id, [FromServices] Database database, [FromServices] Changes changes, [FromServices] FormToken token, [FromServices] TimeProvider clock, CancellationToken cancel)
    {
        if (FindWork.ById(database, id) is not { IsTombstone: false } work) return ExhibitionEndpoints.Missing(http);
        var form = await http.Request.ReadFormAsync(cancel);
        var language = Visiting(http).Language;
        IResult Back(string said) => new SeeOther(DeskAddresses.Work(language, id, said) + "#place");
        if (!token.IsRight(http.Request, form[FormToken.Field])) return Back("old");

        var typed = NameOf(form["place-name"]);
        Guid? place;
        switch (form["do"].ToString())
        {
            case "leave":
                place = null;
                break;
            case "new":
                if (typed is null && (work.Place is null || work.Place.Name.IsEmpty)) return Back("place-nameless");
                var found = new Place
                {
                    Id = Guid.CreateVersion7(),
                    Name = typed is null ? work.Place!.Name : LanguageText.Of(typed, language),
                    Latitude = work.Place?.Latitude,
                    Longitude = work.Place?.Longitude,
                    Created = clock.GetLocalNow(),
                };
                await changes.Save(found, "added", null, cancel);
                place = found.Id;
                break;
            default:
                var named = Guid.TryParse(form["place"], out var known) && FindPlaces.Today(database, known) is { Binned: null } chosen ? [chosen] : typed is null ? [] : FindPlaces.Named(database, typed);
                if (named.Count != 1) return Back(named.Count == 0 ? "place-unknown" : "place-several");
                place = named[0].Id;
                break;
        }
        await changes.ChangeAll([id], now => now with { Place = place is null && now.Place is { Latitude: null, Name.IsEmpty: true } ? null : now.Place is null && place is null ? null : (now.Place ?? new(LanguageText.None)) with { Record = place } }, "placed", (_, _) => { }, cancel);
        return form["do"] == "new" ? new SeeOther(PlaceAddresses.Place(language, place!.Value, "added")) : Back("saved");
    }

    private sealed record Shown(Place Current, Place Typed, string? Said, IReadOnlyDictionary<string, string>? Errors = null, string? At = null, int Status = StatusCodes.Status200OK);

    private static async Task<IResult> Page(HttpContext http, Database database, ArchiveStore archive, Changes changes, FormToken token, Shown shown, CancellationToken cancel)
    {
        var place = shown.Current;
        var query = http.Request.Query;
        var visit = Visiting(http);
        var works = FindPlaces.WorksOf(database, place.Id);
        var steps = await RecordHistory.Of<Place>(archive, changes, place.Id, cancel);
        var undoable = await UndoOf(archive, changes, place, cancel);
        var isAsked = query.ContainsKey("q") || query.ContainsKey("from");
        return HtmlPage.Of<PlacePage>(new()
        {
            ["Visit"] = visit,
            ["Current"] = place,
            ["Typed"] = shown.Typed,
            ["TypedAt"] = shown.At,
            ["Errors"] = shown.Errors ?? new Dictionary<string, string>(),
            ["BasedOn"] = Changes.TokenOf(place),
            ["Works"] = works,
            ["Facts"] = FindPictures.Of(database, works),
            ["Doubles"] = FindDoublePlaces.Of(database, place.Id),
            ["Became"] = FindPlaces.Became(database, place.Id),
            ["Since"] = shown.Said == "parted-since" ? PlaceMergeEndpoints.SinceOf(http, database, visit) : [],
            ["Others"] = FindPlaces.All(database).Select(listed => listed.Place).Where(other => other.Id != place.Id).ToList(),
            ["Candidates"] = isAsked ? FindWorksToHang.Page(database, query["from"], query["q"], 0, MostCandidates).Works.Where(hung => hung.Work.Place?.Record != place.Id).ToList() : null,
            ["Words"] = query["q"].ToString(),
            ["From"] = query["from"].ToString(),
            ["Selections"] = FindSelections.All(database),
            ["Imports"] = SelectionSource.All(database),
            ["Steps"] = StepsInWords(steps, visit.Texts),
            ["CanUndo"] = undoable.Before is not null,
            ["CanRedo"] = undoable.After is not null,
            ["IsPublic"] = FindShownPlaces.ById(database, place.Id) is not null,
            ["Zone"] = http.RequestServices.GetRequiredService<TimeProvider>().LocalTimeZone,
            ["Token"] = token.For(http),
            ["Said"] = shown.Said,
        }, shown.Status);
    }

    private static async Task<Undoable<Place>> UndoOf(ArchiveStore archive, Changes changes, Place now, CancellationToken cancel) =>
        UndoSteps.Follow([.. await RecordHistory.Of<Place>(archive, changes, now.Id, cancel), new(null, now.Created, "was", now)], RecordJson.Of);

    /// <summary>Which fields each step changed.</summary>
    private static List<(DateTimeOffset, string)> StepsInWords(IReadOnlyList<RecordStep<Place>> steps, Texts texts)
    {
        var told = new List<(DateTimeOffset, string)>();
        Place? before = null;
        foreach (var step in steps)
        {
            var changed = before is null ? [texts["places.said.added.short"]] : Changed(before, step.Record).Select(field => field switch { "story" => texts["field.story"], "binned" => texts["field.binned"], _ => texts["places." + field] }).ToList();
            if (changed.Count > 0) told.Add((step.At, string.Join(", ", changed)));
            before = step.Record;
        }
        return told;
    }

    private static IEnumerable<string> Changed(Place before, Place after)
    {
        foreach (var field in PlaceForm.Lines.Append("story"))
            if (!PlaceForm.Of(before, field).Equals(PlaceForm.Of(after, field))) yield return field;
        if ((before.Latitude, before.Longitude) != (after.Latitude, after.Longitude)) yield return "at";
        if (before.Precision != after.Precision) yield return "precision";
        if (before.Binned is null != after.Binned is null) yield return "binned";
    }

    private static string? NameOf(string? given) => given?.Trim() is { Length: > 0 and <= PlaceForm.LongestLine } name ? name : null;

    private static string? Said(HttpContext http) => http.Request.Query["said"].ToString() is var said && PlacePage.Notices.Contains(said) ? said : null;

    private static Visit Visiting(HttpContext http) => Visit.Of(http, Visit.LanguageOf(http.Request));
}

/// <summary>What <c>place-form.ts</c> is told.</summary>
/// <param name="Seen">By precision, a sentence.</param>
/// <param name="At">Why the coordinates can't be taken; null: they can.</param>
internal sealed record SeenAnswer(IReadOnlyDictionary<string, string> Seen, string? At);
