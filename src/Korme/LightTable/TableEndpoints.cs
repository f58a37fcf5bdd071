using System.Globalization;
using System.Security.Cryptography;
using System.Text;
using Korme.Archive;
using Korme.Catalogue;
using Korme.Derivatives;
using Korme.Desk;
using Korme.Exhibitions.Pages;
using Korme.Storage;
using Korme.Web;
using Microsoft.AspNetCore.Mvc;

namespace Korme.LightTable;

/// <summary>Imports and their light tables: pages that work without scripts, and what the page's script reads and sends. They answer to this machine alone.</summary>
public static class TableEndpoints
{
    /// <summary>Maps them. Services: <see cref="Database"/>, <see cref="LightTables"/>, <see cref="LightSteps"/>, <see cref="ImportsUnderWay"/>, <see cref="FormToken"/>, <see cref="DerivativePaths"/>, <see cref="TimeProvider"/>.</summary>
    public static void MapLightTable(this IEndpointRouteBuilder app)
    {
        var desk = app.MapGroup("/desk/imports").AddEndpointFilter(DeskEndpoints.OnlyForTheArtist);
        desk.MapGet("/", Imports);
        TableForms.Map(desk);
        desk.MapGet("/{scope}/arriving/{index:int}", Arriving);
        // Not behind the filter: a script is told in JSON.
        app.MapGet("/desk/imports/{scope}/table.json", Whole);
        app.MapGet("/desk/imports/{scope}/steps", Since);
        app.MapPost("/desk/imports/{scope}/steps", Do);
    }

    /// <summary>The table that a part of an address names, when there is one.</summary>
    /// <param name="database">The catalogue.</param>
    /// <param name="name">An import's id, or <c>all</c>.</param>
    /// <param name="import">The import; null: every work of the home.</param>
    internal static LightScope? Find(Database database, string name, out ImportSummary? import)
    {
        import = null;
        if (LightScope.Parse(name) is not { } scope) return null;
        if (scope.Import is not { } id) return scope;
        import = FindImports.ById(database, id);
        return import is null ? null : scope;
    }

    private static IResult Imports(HttpContext http, [FromServices] Database database, [FromServices] TimeProvider clock) => HtmlPage.Of<ImportsPage>(new()
    {
        ["Visit"] = Visit.Of(http, Visit.LanguageOf(http.Request)),
        ["Imports"] = FindImports.All(database),
        ["Everything"] = FindImports.Everything(database),
        ["Zone"] = clock.LocalTimeZone,
    });

    private static IResult Arriving(
        HttpContext http, string scope, int index, [FromServices] ImportsUnderWay underWay, [FromServices] DerivativePaths paths, [FromServices] TimeProvider clock) =>
        LightScope.Parse(scope) is { } table && underWay.Of(table) is { } progress ? ArrivingFrames.Picture(http, progress, index, paths, clock) : ExhibitionEndpoints.Missing(http);

    private static IResult Whole(
        HttpContext http, string scope, [FromServices] Database database, [FromServices] LightTables tables, [FromServices] LightSteps steps,
        [FromServices] ImportsUnderWay underWay, [FromServices] MeasureAnew measures, [FromServices] FormToken token)
    {
        var texts = TextsOf(http);
        if (!ThisMachine.Is(http)) return Refuse(texts, "light.refused.missing", StatusCodes.Status404NotFound);
        if (LightScope.Parse(scope) is { } asked && underWay.Elsewhere(asked) is { } other) return new SeeOther(TableAddresses.Of(texts.Language, other, "table.json"));
        if (Find(database, scope, out var import) is not { } table) return Refuse(texts, "light.refused.missing", StatusCodes.Status404NotFound);

        // How far an import is counts too: its files are seen before they change the catalogue.
        var progress = underWay.Of(table);
        var measuring = measures.Left;
        var given = token.For(http);
        var tag = $"W/\"{Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes(string.Create(
            CultureInfo.InvariantCulture, $"{database.Commits} {progress?.Shots.Count} {progress?.Done} {measuring} {texts.Language} {given}"))).AsSpan(0, 12))}\"";
        http.Response.Headers.ETag = tag;
        http.Response.Headers.CacheControl = "private, no-cache";
        http.Response.Headers.Append("Vary", "Cookie, Accept-Language");
        if (http.Request.Headers.IfNoneMatch.ToString().Contains(tag, StringComparison.Ordinal)) return Results.StatusCode(StatusCodes.Status304NotModified);
        var arriving = progress is null ? null : new ArrivingFrames(table, progress); // before the sheet: what is taken meanwhile is there twice rather than not at all
        var sheet = tables.Of(table);
        // While photographs arrive or are measured the question would come and go.
        var clocks = arriving is null && measuring == 0 ? steps.ClocksOf(table, sheet) : [];
        return Json(TableJson.Whole(import, sheet, steps.StateOf(table), arriving, measuring, clocks, given, texts));
    }

    private static JsonAnswer Since(
        HttpContext http, string scope, long? after, [FromServices] Database database, [FromServices] LightTables tables, [FromServices] LightSteps steps)
    {
        var texts = TextsOf(http);
        if (!ThisMachine.Is(http) || Find(database, scope, out _) is not { } table) return Refuse(texts, "light.refused.missing", StatusCodes.Status404NotFound);
        if (after is not >= 0) return Refuse(texts, "light.refused.request", StatusCodes.Status400BadRequest);
        http.Response.Headers.CacheControl = "no-store";
        return Changed(tables, steps, table, after.Value, note: null, texts);
    }

    private static async Task<IResult> Do(
        HttpContext http, string scope, [FromServices] Database database, [FromServices] LightTables tables, [FromServices] LightSteps steps,
        [FromServices] FormToken token, CancellationToken cancel)
    {
        var texts = TextsOf(http);
        if (!ThisMachine.Is(http) || Find(database, scope, out _) is not { } table) return Refuse(texts, "light.refused.missing", StatusCodes.Status404NotFound);
        if (!ThisMachine.IsFromOurPage(http.Request)) return Refuse(texts, "light.refused.foreign", StatusCodes.Status403Forbidden);
        if (!http.Request.HasJsonContentType()) return Refuse(texts, "light.refused.request", StatusCodes.Status415UnsupportedMediaType);
        if (await Body(http, cancel) is not { } body) return Refuse(texts, "light.refused.large", StatusCodes.Status413PayloadTooLarge);
        if (StepRequest.Parse(body) is not { } request) return Refuse(texts, "light.refused.request", StatusCodes.Status400BadRequest);
        if (!token.IsRight(http.Request, request.Token)) return Refuse(texts, "light.refused.token", StatusCodes.Status403Forbidden);

        try
        {
            return Answer(await steps.Do(table, request.Step, request.BasedOn, cancel));
        }
        catch (ArchiveFullException)
        {
            return Refuse(texts, "light.refused.full", StatusCodes.Status507InsufficientStorage);
        }

        JsonAnswer Answer(StepOutcome outcome) => outcome switch
        {
            StepOutcome.Refused { IsMissing: true } refused => Refuse(texts, refused.Why, StatusCodes.Status404NotFound),
            StepOutcome.Refused refused => Refuse(texts, refused.Why, StatusCodes.Status400BadRequest),
            StepOutcome.Meanwhile => Refuse(texts, "light.refused.meanwhile", StatusCodes.Status409Conflict),
            StepOutcome.Done done => Changed(tables, steps, table, request.BasedOn ?? done.Before, done.Left > 0 ? texts.Count("light.left", done.Left) : null, texts),
            _ => throw new InvalidOperationException("an outcome that nobody knows"),
        };
    }

    /// <summary>What changed since a step, on whatever table: also what another window did.</summary>
    private static JsonAnswer Changed(LightTables tables, LightSteps steps, LightScope table, long after, string? note, Texts texts)
    {
        var state = steps.StateOf(table); // before the sheet, so that the page rather asks once more than misses something
        var since = steps.Since(after);
        return Json(TableJson.Since(tables.Of(table), state, since?.Works, since is null or { Groups: true }, note, texts));
    }

    private static async Task<ReadOnlyMemory<byte>?> Body(HttpContext http, CancellationToken cancel)
    {
        try
        {
            using var body = new MemoryStream();
            await http.Request.Body.CopyToAsync(body, cancel);
            return body.ToArray();
        }
        catch (BadHttpRequestException trouble) when (trouble.StatusCode == StatusCodes.Status413PayloadTooLarge)
        {
            return null;
        }
    }

    private static Texts TextsOf(HttpContext http) => Texts.In(Visit.LanguageOf(http.Request));

    private static JsonAnswer Refuse(Texts texts, string why, int status) => Json(TableJson.Error(texts[why]), status);

    private static JsonAnswer Json(ReadOnlyMemory<byte> json, int status = StatusCodes.Status200OK) => new JsonAnswer(json, status);

    private sealed class JsonAnswer(ReadOnlyMemory<byte> json, int status) : IResult
    {
        public async Task ExecuteAsync(HttpContext http)
        {
            http.Response.StatusCode = status;
            http.Response.ContentType = "application/json; charset=utf-8";
            if (http.Response.Headers.CacheControl.Count == 0) http.Response.Headers.CacheControl = "no-store";
            await http.Response.Body.WriteAsync(json, http.RequestAborted);
        }
    }
}
