using System.Globalization;
using Korme.Archive;
using Korme.Catalogue;
using Korme.Desk;
using Korme.Exhibitions;
using Korme.Exhibitions.Editing;
using Korme.Exhibitions.Pages;
using Korme.Storage;
using Korme.Web;
using Microsoft.AspNetCore.Mvc;

namespace Korme.Selections.Pages;

/// <summary>Selections at the desk: the list, a selection, its history. Everything is a plain form; a form's <c>do</c> says what it does.</summary>
internal static class SelectionEndpoints
{
    /// <summary>As many as anybody will hang; more would only be slow.</summary>
    private const int MostWorks = 10_000;

    /// <summary>For pictures that are being measured anew; then it is chosen by the earlier measures.</summary>
    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(5);

    /// <summary>Maps them below <c>/desk</c>. Services: as the desk.</summary>
    public static void Map(IEndpointRouteBuilder desk)
    {
        desk.MapGet("/selections", List);
        desk.MapPost("/selections", Make);
        desk.MapGet("/selections/{id:guid}", Show);
        desk.MapPost("/selections/{id:guid}", Act);
        desk.MapGet("/selections/{id:guid}/history", History);
        ExportEndpoints.Map(desk);
    }

    private static IResult List(HttpContext http, [FromServices] Database database, [FromServices] FormToken token) => ListPage(http, database, token, isOld: false);

    private static async Task<IResult> Make(
        HttpContext http, [FromServices] Database database, [FromServices] Changes changes, [FromServices] FormToken token, [FromServices] TimeProvider clock,
        [FromServices] MeasureAnew measures, CancellationToken cancel)
    {
        var form = await http.Request.ReadFormAsync(cancel);
        if (!token.IsRight(http.Request, form[FormToken.Field])) return ListPage(http, database, token, isOld: true);
        var source = SourceOf(database, form["import"].ToString());
        if (source is null) return ExhibitionEndpoints.Missing(http);
        var count = CountOf(form) ?? 24;
        await measures.WaitFor(Patience, cancel);
        var taste = await LearnTaste.Run(database, cancel);
        var selection = ProposeSelection.New(database, source.Import, count, LanguageText.Of(form["name"]), taste.Weights, clock);
        if (selection.Works.Count == 0) return new SeeOther(DeskAddresses.Selections(LanguageOf(http)));
        await changes.Save(selection, "proposed", basedOn: null, cancel);
        return new SeeOther(DeskAddresses.Selection(LanguageOf(http), selection.Id));
    }

    private static IResult Show(HttpContext http, Guid id, [FromServices] Database database, [FromServices] FormToken token)
    {
        if (FindSelections.ById(database, id) is not { } selection) return ExhibitionEndpoints.Missing(http);
        var said = http.Request.Query["said"].ToString();
        return Page(http, database, token, selection, SelectionPage.IsNotice(said) ? said : null);
    }

    private static async Task<IResult> Act(
        HttpContext http, Guid id, [FromServices] Database database, [FromServices] ArchiveStore archive, [FromServices] Changes changes,
        [FromServices] FormToken token, [FromServices] TimeProvider clock, [FromServices] MeasureAnew measures, CancellationToken cancel)
    {
        if (FindSelections.ById(database, id) is not { } now) return ExhibitionEndpoints.Missing(http);
        var form = await http.Request.ReadFormAsync(cancel);
        if (!token.IsRight(http.Request, form[FormToken.Field]))
            return Page(http, database, token, now, "old", StatusCodes.Status400BadRequest);
        _ = long.TryParse(form["based"], NumberStyles.None, CultureInfo.InvariantCulture, out var basedOn);
        if (basedOn != Changes.TokenOf(now))
            return Page(http, database, token, now, "meanwhile", StatusCodes.Status409Conflict);

        var language = LanguageOf(http);
        if (form["do"] == "hang" || form["do"] == "open") return await Hang(database, changes, now, form, language, clock, cancel);
        if (await After(database, archive, changes, measures, clock, now, form, cancel) is not ({ } what, { } after))
            return new SeeOther(DeskAddresses.Selection(language, id, "unchanged"));
        if (await changes.Save(after, what, basedOn, cancel) is Saved.Conflict { Current: KeptSelection current })
            return Page(http, database, token, current, "meanwhile", StatusCodes.Status409Conflict);
        return new SeeOther(DeskAddresses.Selection(language, id, IsSame(now, after) ? "same" : what) + Anchor(now, after, form));
    }

    /// <summary>What a press of a button makes of the selection, and the word that the history has for it; no selection: nothing.</summary>
    private static async Task<(string What, KeptSelection? After)?> After(
        Database database, ArchiveStore archive, Changes changes, MeasureAnew measures, TimeProvider clock, KeptSelection now, IFormCollection form, CancellationToken cancel)
    {
        _ = Guid.TryParse(form["work"], out var work);
        var act = form["do"].ToString();
        switch (act)
        {
            case "lock": return ("locked", ArrangeSelection.Lock(now, work, isLocked: true));
            case "unlock": return ("unlocked", ArrangeSelection.Lock(now, work, isLocked: false));
            case "earlier": return ("moved", ArrangeSelection.Move(now, work, -1));
            case "later": return ("moved", ArrangeSelection.Move(now, work, 1));
            case "rename": return LanguageText.Of(form["name"]) is { IsEmpty: false } name && now.Name.ToString() != name.ToString() ? ("renamed", now with { Name = name }) : null;
            case "bin": return now.Binned is null ? ("binned", now with { Binned = clock.GetLocalNow() }) : null;
            case "unbin": return now.Binned is not null ? ("unbinned", now with { Binned = null }) : null;
            case "undo": return (UndoSelection.Undo, Kept(UndoSelection.Of(database, now).Before));
            case "redo": return (UndoSelection.Redo, Kept(UndoSelection.Of(database, now).After));
            case "restore":
                // By what it was, not by its number: several steps may have settled into one version since the page was read.
                var steps = await RecordHistory.Of<KeptSelection>(archive, changes, now.Id, cancel);
                return ("restored", Kept(steps.LastOrDefault(step => Changes.TokenOf(step.Record).ToString(CultureInfo.InvariantCulture) == form["state"])?.Record));
        }
        await measures.WaitFor(Patience, cancel);
        var candidates = SelectionSource.Candidates(database, now.Import);
        var weights = act is "again" or "count" or "fill" ? (await LearnTaste.Run(database, cancel)).Weights : LearnTaste.Weights(database);
        return act switch
        {
            "swap" => ("swapped", ArrangeSelection.Swap(now, work, candidates, weights)),
            "out" => ("taken-out", ArrangeSelection.TakeOut(now, work, candidates, weights)),
            "back" => ("put-back", ArrangeSelection.PutBack(now, work, candidates, weights)),
            "again" => ("again", ProposeSelection.Again(now, candidates, weights)),
            "count" => CountOf(form) is { } count ? ("count", ProposeSelection.OfCount(now, count, candidates, weights)) : null,
            "fill" => ("filled", ProposeSelection.OfCount(now, now.Count, candidates, weights)),
            _ => null,
        };

        // Which exhibition was made of it stays true, whatever it was before.
        KeptSelection? Kept(KeptSelection? then) => then is null ? null : then with { Exhibition = now.Exhibition };
    }

    private static async Task<IResult> Hang(
        Database database, Changes changes, KeptSelection now, IFormCollection form, string language, TimeProvider clock, CancellationToken cancel)
    {
        if (form["do"] == "open")
        {
            if (now.Exhibition is not { } id || FindExhibition.ById(database, id) is not { } draft) return new SeeOther(DeskAddresses.Selection(language, now.Id, "unchanged"));
            // What is missing is said before the doors open, on the page where it can be seen to.
            if (!Gaps.Of(WallView.Of(database, draft)).IsReady) return new SeeOther(EditAddresses.Of(language, draft.Slug, "opening"));
            await HangExhibition.Run(database, changes, draft with { Status = ExhibitionStatus.Open }, cancel);
            return new SeeOther(DeskAddresses.Selection(language, now.Id, "opened") + "#hang");
        }
        var title = form["title"].ToString().Trim();
        var status = form["status"] == "draft" ? ExhibitionStatus.Draft : ExhibitionStatus.Open;
        var named = title == now.Name.For(language)?.Text ? LanguageText.None : LanguageText.Of(title);
        var hung = await HangSelection.Run(database, changes, now, named, status, clock, cancel);
        return new SeeOther(DeskAddresses.Selection(language, now.Id, hung is null ? "nothing" : "hung") + "#hang");
    }

    private static async Task<IResult> History(
        HttpContext http, Guid id, [FromServices] Database database, [FromServices] ArchiveStore archive, [FromServices] Changes changes,
        [FromServices] FormToken token, [FromServices] TimeProvider clock, CancellationToken cancel) =>
        FindSelections.ById(database, id) is not { } selection ? ExhibitionEndpoints.Missing(http) : HtmlPage.Of<SelectionHistoryPage>(new()
        {
            ["Visit"] = Visiting(http),
            ["Selection"] = selection,
            ["Steps"] = await RecordHistory.Of<KeptSelection>(archive, changes, id, cancel),
            ["Token"] = token.For(http),
            ["Zone"] = clock.LocalTimeZone,
        });

    private static IResult Page(HttpContext http, Database database, FormToken token, KeptSelection selection, string? said, int status = StatusCodes.Status200OK) =>
        HtmlPage.Of<SelectionPage>(new()
        {
            ["Visit"] = Visiting(http),
            ["View"] = SelectionView.Of(database, selection),
            ["Undo"] = UndoSelection.Of(database, selection),
            ["Exhibition"] = selection.Exhibition is { } exhibition ? FindExhibition.ById(database, exhibition) : null,
            ["Said"] = said,
            ["Measuring"] = http.RequestServices.GetRequiredService<MeasureAnew>().Left,
            ["Token"] = token.For(http),
        }, status);

    private static IResult ListPage(HttpContext http, Database database, FormToken token, bool isOld)
    {
        var all = FindSelections.Any(database);
        return HtmlPage.Of<SelectionsPage>(new()
        {
            ["Visit"] = Visiting(http),
            ["Selections"] = all.Where(selection => selection.Binned is null)
                .Select(selection => SelectionView.Of(database, selection with { Works = [.. selection.Works.Take(SelectionsPage.PicturesEach)], TakenOut = [] }) with { Selection = selection }).ToList(),
            ["InBin"] = all.Where(selection => selection.Binned is not null).OrderByDescending(selection => selection.Binned).ToList(),
            ["Sources"] = SelectionSource.All(database),
            ["Token"] = token.For(http),
            ["Import"] = http.Request.Query["import"] is [{ } import] ? import : null,
            ["IsOld"] = isOld,
        }, isOld ? StatusCodes.Status400BadRequest : StatusCodes.Status200OK);
    }

    private static SelectionSource? SourceOf(Database database, string import)
    {
        var sources = SelectionSource.All(database);
        return import is "" or "all" ? sources[0] : Guid.TryParse(import, out var id) ? sources.FirstOrDefault(source => source.Import?.Id == id) : null;
    }

    private static int? CountOf(IFormCollection form) =>
        int.TryParse(form["count"], NumberStyles.None, CultureInfo.InvariantCulture, out var count) && count is >= 1 and <= MostWorks ? count : null;

    private static bool IsSame(KeptSelection now, KeptSelection after) =>
        now.Count == after.Count && now.Binned == after.Binned && now.Name.Equals(after.Name) && now.Works.Select(each => (each.Work, each.IsLocked)).SequenceEqual(after.Works.Select(each => (each.Work, each.IsLocked)));

    /// <summary>The place on the page where the artist was: the work itself, or what stands in its place now.</summary>
    private static string Anchor(KeptSelection now, KeptSelection after, IFormCollection form)
    {
        if (!Guid.TryParse(form["work"], out var work) || after.Works.Count == 0) return "";
        if (after.Works.Any(each => each.Work == work)) return $"#w-{work:D}";
        var at = now.Works.Select((each, index) => (each.Work, index)).FirstOrDefault(pair => pair.Work == work).index;
        return $"#w-{after.Works[Math.Min(at, after.Works.Count - 1)].Work:D}";
    }

    private static string LanguageOf(HttpContext http) => Visit.LanguageOf(http.Request);

    private static Visit Visiting(HttpContext http) => Visit.Of(http, LanguageOf(http));
}
