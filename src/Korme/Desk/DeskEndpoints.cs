using System.Globalization;
using Korme.Archive;
using Korme.Catalogue;
using Korme.Exhibitions;
using Korme.Exhibitions.Editing;
using Korme.Exhibitions.Pages;
using Korme.People.Pages;
using Korme.Places.Pages;
using Korme.Selections.Pages;
using Korme.Storage;
using Korme.Web;
using Microsoft.AspNetCore.Mvc;

namespace Korme.Desk;

/// <summary>The artist's own pages: what there is, a work's texts, its history, the bin. They answer to this machine alone.</summary>
public static class DeskEndpoints
{
    private const int RecentWorks = 24;

    /// <summary>Maps them. Services: <see cref="Database"/>, <see cref="ArchiveStore"/>, <see cref="Changes"/>, <see cref="FormToken"/>, <see cref="TimeProvider"/>.</summary>
    public static void MapDesk(this IEndpointRouteBuilder app)
    {
        var desk = app.MapGroup("/desk").AddEndpointFilter(OnlyForTheArtist);
        desk.MapGet("/", Home);
        desk.MapGet("/works/{id:guid}", Edit);
        desk.MapPost("/works/{id:guid}", Save).WithMetadata(new RequestSizeLimitAttribute(EditDesk.MaxFormBytes));
        desk.MapGet("/works/{id:guid}/history", History);
        desk.MapPost("/works/{id:guid}/undo", Undo);
        desk.MapPost("/works/{id:guid}/restore", Restore);
        desk.MapPost("/works/{id:guid}/bin", Bin);
        desk.MapPost("/works/{id:guid}/unbin", Unbin);
        EraseEndpoints.Map(desk);
        SelectionEndpoints.Map(desk);
        TasteEndpoints.Map(desk);
        PeopleEndpoints.Map(desk);
        CreditEndpoints.Map(desk);
        MergeEndpoints.Map(desk);
        PlaceEndpoints.Map(desk);
        Lifetime.Pages.LifetimeEndpoints.Map(desk);
        EditEndpoints.Map(desk);
    }

    /// <summary>Around every handler of the desk: this machine only, and forms of our own pages only.</summary>
    internal static async ValueTask<object?> OnlyForTheArtist(EndpointFilterInvocationContext context, EndpointFilterDelegate next)
    {
        var http = context.HttpContext;
        if (!ThisMachine.Is(http)) return ExhibitionEndpoints.Missing(http);
        if (HttpMethods.IsPost(http.Request.Method) && !ThisMachine.IsFromOurPage(http.Request))
            return Results.Text("This form was sent by another site's page. Open the desk yourself and save there.\n", statusCode: StatusCodes.Status403Forbidden);
        return await next(context);
    }

    private static IResult Home(HttpContext http, [FromServices] Database database, [FromServices] FormToken token, [FromServices] TimeProvider clock) => HtmlPage.Of<DeskHomePage>(new()
    {
        ["Visit"] = Visiting(http),
        ["Exhibitions"] = ListExhibitions.Run(database),
        ["Recent"] = ListWorks.Recent(database, RecentWorks),
        ["InBin"] = ListWorks.InBin(database),
        ["ExhibitionsInBin"] = ListExhibitions.InBin(database),
        ["Health"] = ArchiveHealth.Of(database, clock),
        ["Token"] = token.For(http),
        ["HasErased"] = http.Request.Query["said"] == "erased",
    });

    private static IResult Edit(HttpContext http, Guid id, [FromServices] Database database, [FromServices] FormToken token) =>
        Present(http, database, id, out var work) is { } absent ? absent : Page(http, database, token, new(work, work, Changes.TokenOf(work)));

    private static async Task<IResult> Save(
        HttpContext http, Guid id, [FromServices] Database database, [FromServices] Changes changes, [FromServices] FormToken token,
        [FromServices] TimeProvider clock, CancellationToken cancel)
    {
        if (Present(http, database, id, out var work) is { } absent) return absent;
        var form = await http.Request.ReadFormAsync(cancel);
        var errors = new Dictionary<string, string>();
        var texts = Visiting(http).Texts;
        var edited = EditForm.Apply(work, form, texts, errors);
        var (isAuto, isScript) = (form["auto"] == "1", http.Request.Headers.Accept == "application/json");
        _ = long.TryParse(form["based"], NumberStyles.None, CultureInfo.InvariantCulture, out var basedOn);
        // A page from before a restart, or a form from elsewhere: shown again with what was typed, and saved by the person alone.
        if (!token.IsRight(http.Request, form[FormToken.Field])) return Refuse(new(work, edited, Changes.TokenOf(work), EditState.Old), texts["desk.said.old"], StatusCodes.Status400BadRequest);
        if (!isAuto && form["do"] == "detail") edited = DetailForm.Append(edited, form, texts, errors);
        // What is typed is saved as it is typed, all but what isn't a date yet; a form that a person sent is taken whole or not at all.
        if (errors.Count > 0 && !isAuto) return Refuse(new(work, edited, Changes.TokenOf(work)), texts["editor.refused"], StatusCodes.Status400BadRequest);

        return await changes.Save(edited, isAuto ? WorkHistory.Typed : "edited", basedOn, cancel) switch
        {
            Saved.Conflict { Current: Work { IsTombstone: true } } => ExhibitionEndpoints.Gone(http),
            Saved.Conflict { Current: Work now } conflict => Refuse(new(now, EditForm.Apply(now, form, texts, []), conflict.Token, EditState.Conflict), texts["desk.conflict"], StatusCodes.Status409Conflict),
            var saved when isScript => Told(edited, saved is Saved.Unchanged ? null : texts["desk.said.saved"], null, StatusCodes.Status200OK),
            Saved.Unchanged => new SeeOther(DeskAddresses.Work(Visiting(http).Language, id, "unchanged")),
            _ => new SeeOther(DeskAddresses.Work(Visiting(http).Language, id, "saved")),
        };

        IResult Refuse(Editing editing, string trouble, int status) => isScript ? Told(editing.Current, null, trouble, status)
            : Page(http, database, token, editing with { Refused = EditingExhibition.RefusedOf(form, errors), Trouble = trouble }, status);

        IResult Told(Work now, string? said, string? trouble, int status)
        {
            http.Response.Headers.CacheControl = "no-store";
            var time = TimeZoneInfo.ConvertTime(clock.GetUtcNow(), clock.LocalTimeZone).ToString("HH:mm:ss", CultureInfo.InvariantCulture);
            return Results.Json(new EditAnswer(said, Changes.TokenOf(now).ToString(CultureInfo.InvariantCulture), time, null, null, errors, trouble, trouble is null ? null : token.For(http)), statusCode: status);
        }
    }

    private static async Task<IResult> History(
        HttpContext http, Guid id, [FromServices] Database database, [FromServices] ArchiveStore archive, [FromServices] Changes changes,
        [FromServices] FormToken token, [FromServices] TimeProvider clock, CancellationToken cancel) => Present(http, database, id, out var work) is { } absent
        ? absent
        : HtmlPage.Of<HistoryPage>(new()
        {
            ["Visit"] = Visiting(http),
            ["Work"] = work,
            ["Steps"] = await WorkHistory.Of(archive, changes, id, cancel),
            ["Token"] = token.For(http),
            ["Zone"] = clock.LocalTimeZone,
        });

    private static Task<IResult> Undo(
        HttpContext http, Guid id, [FromServices] Database database, [FromServices] ArchiveStore archive, [FromServices] Changes changes,
        [FromServices] FormToken token, CancellationToken cancel) =>
        Act(http, id, database, changes, token, "undone", async (now, _) => WorkHistory.BeforeLastSave(await WorkHistory.Of(archive, changes, id, cancel), now), cancel);

    private static Task<IResult> Restore(
        HttpContext http, Guid id, [FromServices] Database database, [FromServices] ArchiveStore archive, [FromServices] Changes changes,
        [FromServices] FormToken token, CancellationToken cancel) =>
        Act(http, id, database, changes, token, "restored", (now, form) => Task.FromResult(
            int.TryParse(form["version"], NumberStyles.None, CultureInfo.InvariantCulture, out var number)
            && archive.Versions(id).FirstOrDefault(version => version.Number == number)?.Record is Work then ? WorkHistory.Restored(then, now) : null), cancel);

    private static Task<IResult> Bin(
        HttpContext http, Guid id, [FromServices] Database database, [FromServices] Changes changes, [FromServices] FormToken token,
        [FromServices] TimeProvider clock, CancellationToken cancel) =>
        Act(http, id, database, changes, token, "binned", (now, _) => Task.FromResult<Work?>(now with { Binned = now.Binned ?? clock.GetLocalNow() }), cancel);

    private static Task<IResult> Unbin(
        HttpContext http, Guid id, [FromServices] Database database, [FromServices] Changes changes, [FromServices] FormToken token, CancellationToken cancel) =>
        Act(http, id, database, changes, token, "unbinned", (now, _) => Task.FromResult<Work?>(now with { Binned = null }), cancel);

    /// <summary>One press of a button: the work as it is to be, saved, and its page with a notice.</summary>
    private static async Task<IResult> Act(
        HttpContext http, Guid id, Database database, Changes changes, FormToken token, string what, Func<Work, IFormCollection, Task<Work?>> change, CancellationToken cancel)
    {
        var language = Visiting(http).Language;
        if (Present(http, database, id, out var now) is { } absent) return absent;
        var form = await http.Request.ReadFormAsync(cancel);
        if (!token.IsRight(http.Request, form[FormToken.Field])) return new SeeOther(DeskAddresses.Work(language, id, "old"));
        if (await change(now, form) is not { } after) return new SeeOther(DeskAddresses.Work(language, id, "unchanged"));
        var saved = await changes.Save(after, what, Changes.TokenOf(now), cancel);
        return new SeeOther(DeskAddresses.Work(language, id, saved switch { Saved.Kept => what, Saved.Unchanged => "unchanged", _ => "meanwhile" }));
    }

    private static IResult Page(HttpContext http, Database database, FormToken token, Editing editing, int status = StatusCodes.Status200OK)
    {
        var said = http.Request.Query["said"].ToString();
        return HtmlPage.Of<EditPage>(new()
        {
            ["Visit"] = Visiting(http),
            ["Editing"] = editing,
            ["Facts"] = FindPictures.Of(database, [editing.Current]).GetValueOrDefault(editing.Current.Id),
            ["Token"] = token.For(http),
            ["Said"] = EditPage.Notices.Contains(said) ? said : null,
        }, status);
    }

    /// <summary>The work; or the answer when there is none, or none any more.</summary>
    private static IResult? Present(HttpContext http, Database database, Guid id, out Work work)
    {
        var found = FindWork.ById(database, id);
        work = found!;
        return found is null ? ExhibitionEndpoints.Missing(http) : found.IsTombstone ? ExhibitionEndpoints.Gone(http) : null;
    }

    private static Visit Visiting(HttpContext http) => Visit.Of(http, Visit.LanguageOf(http.Request));
}

/// <summary>Why a form is shown.</summary>
public enum EditState
{
    /// <summary>To be filled in.</summary>
    Open,

    /// <summary>Somebody else saved meanwhile.</summary>
    Conflict,

    /// <summary>The page was from before a restart: what was typed is there, to be saved again.</summary>
    Old,
}

/// <summary>A work being edited.</summary>
/// <param name="Current">As it is saved.</param>
/// <param name="Typed">As the form shows it.</param>
/// <param name="BasedOn">The token of <paramref name="Current"/>.</param>
/// <param name="State">Why it is shown.</param>
public sealed record Editing(Work Current, Work Typed, long BasedOn, EditState State = EditState.Open)
{
    /// <summary>Fields that were not taken: what was typed in them, and why not.</summary>
    public IReadOnlyDictionary<string, (string Typed, string Reason)> Refused { get; init; } = new Dictionary<string, (string, string)>();

    /// <summary>A sentence: why nothing was saved; null: nothing was asked, or it was.</summary>
    public string? Trouble { get; init; }
}
