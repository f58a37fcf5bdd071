using System.Globalization;
using Korme.Archive;
using Korme.Catalogue;
using Korme.Storage;
using Korme.Web;
using Microsoft.AspNetCore.Http.Features;

namespace Korme.Exhibitions.Editing;

/// <summary>What every handler of the editor works with: the request, the catalogue, and where changes go.</summary>
internal sealed record EditDesk(HttpContext Http, Database Database, ArchiveStore Archive, Changes Changes, FormToken Token, TimeProvider Clock)
{
    /// <summary>Ten thousand words in three languages in each of two texts, and a tick for each of ten thousand works.</summary>
    public const long MaxFormBytes = 16 << 20;

    /// <summary>The form's name for the token of the exhibition that the page showed.</summary>
    public const string BasedField = "based";

    public static EditDesk Of(HttpContext http)
    {
        var services = http.RequestServices;
        return new(http, services.GetRequiredService<Database>(), services.GetRequiredService<ArchiveStore>(), services.GetRequiredService<Changes>(),
            services.GetRequiredService<FormToken>(), services.GetRequiredService<TimeProvider>());
    }

    public string Language => Visit.LanguageOf(Http.Request);

    public Visit Visit => Visit.Of(Http, Language);

    public Texts Texts => Texts.In(Language);

    /// <summary>A script asks: it wants to know what became of it, not another page.</summary>
    public bool IsScript => Http.Request.Headers.Accept == "application/json";

    /// <summary>What <c>?said=</c> has, when it is one of the things that are said.</summary>
    public string? Said => Http.Request.Query["said"].ToString() is var said && Deeds.IsSaid(said) ? said : null;

    public Task<IFormCollection> ReadForm(CancellationToken cancel) =>
        Http.Request.ReadFormAsync(new FormOptions { ValueCountLimit = 20_000, KeyLengthLimit = 200, MultipartBodyLengthLimit = MaxFormBytes }, cancel);

    public bool IsTokenRight(IFormCollection form) => Token.IsRight(Http.Request, form[FormToken.Field]);

    /// <summary>The token that a form is based on; -1: none that any record has.</summary>
    public static long BasedOn(IFormCollection form, string field = BasedField) =>
        long.TryParse(form[field], NumberStyles.None, CultureInfo.InvariantCulture, out var token) ? token : -1;

    /// <summary>What can be undone and done again. The states are records as JSON: to tell that there is one, none needs to be read.</summary>
    public Undoable<string> UndoOf(Exhibition now) => UndoSteps.Follow(
        // A power cut may take the last step, and not the change: the journal has that.
        [.. RecordSteps.Of(Database, now.Id, record => record), new(null, now.Created, "restored", RecordJson.Of(now))], record => record);

    /// <summary>What a script is told.</summary>
    public IResult Answer(Exhibition now, string? said, IReadOnlyDictionary<string, string>? errors = null, string? trouble = null, int status = StatusCodes.Status200OK)
    {
        var undo = UndoOf(now);
        Http.Response.Headers.CacheControl = "no-store";
        return Results.Json(new EditAnswer(
            said is null ? null : Deeds.Sentence(said, Texts), Changes.TokenOf(now).ToString(CultureInfo.InvariantCulture), Time,
            undo.Done is { } done ? Texts.Format("editor.undo", Deeds.Name(done, Texts)) : null,
            undo.Undone is { } undone ? Texts.Format("editor.redo", Deeds.Name(undone, Texts)) : null,
            errors ?? new Dictionary<string, string>(), trouble, trouble is null ? null : Token.For(Http)), statusCode: status);
    }

    /// <summary>The time of day on the artist's clock, as the saved mark has it.</summary>
    public string Time => TimeZoneInfo.ConvertTime(Clock.GetUtcNow(), Clock.LocalTimeZone).ToString("HH:mm:ss", CultureInfo.InvariantCulture);
}

/// <summary>What became of a form that a script sent.</summary>
/// <param name="Said">A sentence: what was done.</param>
/// <param name="Based">What the next form is based on.</param>
/// <param name="Time">Of saving.</param>
/// <param name="Undo">The words of the button; null: there is nothing to undo.</param>
/// <param name="Redo">The same for doing it again.</param>
/// <param name="Errors">Fields that were not taken, and why.</param>
/// <param name="Trouble">Why nothing was saved; null: it was.</param>
/// <param name="Token">A new token for the form, when the old one was refused.</param>
internal sealed record EditAnswer(
    string? Said, string Based, string Time, string? Undo, string? Redo, IReadOnlyDictionary<string, string> Errors, string? Trouble, string? Token);
