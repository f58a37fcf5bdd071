using System.Globalization;
using System.Text;
using Korme.Catalogue;
using Korme.Desk;
using Korme.Exhibitions.Pages;
using Korme.People;
using Korme.Places;
using Korme.Storage;
using Korme.Web;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.WebUtilities;
using Microsoft.Net.Http.Headers;

namespace Korme.Exchange.Pages;

/// <summary>The catalogue's page at the desk: files in, with their columns mapped, tried, brought in and taken back; the catalogue out. It answers to this machine alone.</summary>
public static class ExchangeEndpoints
{
    /// <summary>What is larger is for the command line: more than a million rows with stories.</summary>
    public const long MaxBytes = 512L << 20;

    private const int MaxFormBytes = 1 << 20;

    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(2);

    /// <summary>Maps it. Services: <see cref="Database"/>, <see cref="ExchangeRuns"/>, <see cref="FormToken"/>, <see cref="Home"/>, <see cref="TimeProvider"/>.</summary>
    public static void MapExchange(this IEndpointRouteBuilder app)
    {
        var desk = app.MapGroup("/desk/catalogue").AddEndpointFilter(DeskEndpoints.OnlyForTheArtist);
        desk.MapGet("", All);
        desk.MapPost("", Take).WithMetadata(new RequestSizeLimitAttribute(MaxBytes));
        desk.MapGet("/{id:guid}", Show);
        desk.MapPost("/{id:guid}", Act).WithMetadata(new RequestSizeLimitAttribute(MaxFormBytes));
        desk.MapGet("/out/{format}", Out);
    }

    private static IResult All(HttpContext http, [FromServices] ExchangeRuns runs, [FromServices] Database database, [FromServices] FormToken token) =>
        List(http, runs, database, token, null, http.Request.Query["said"].ToString() is var said && said is ("old" or "removed") ? said : null);

    private static IResult List(HttpContext http, ExchangeRuns runs, Database database, FormToken token, string? refused, string? said) => HtmlPage.Of<CataloguePage>(new()
    {
        ["Visit"] = Visiting(http),
        ["Files"] = runs.Folder.All(),
        ["Works"] = ListWorks.Count(database),
        ["People"] = FindPeople.All(database).Count,
        ["Places"] = FindPlaces.All(database).Count,
        ["Token"] = token.For(http),
        ["Refused"] = refused,
        ["Said"] = said,
    }, refused is null ? StatusCodes.Status200OK : StatusCodes.Status400BadRequest);

    /// <summary>The file goes to the disk as it comes: neither memory nor a folder outside of the home holds it.</summary>
    private static async Task<IResult> Take(HttpContext http, [FromServices] ExchangeRuns runs, [FromServices] Database database, [FromServices] FormToken token, CancellationToken cancel)
    {
        var visit = Visiting(http);
        if (!MediaTypeHeaderValue.TryParse(http.Request.ContentType, out var type) || HeaderUtilities.RemoveQuotes(type.Boundary).Value is not { Length: > 0 and <= 100 } boundary)
            return List(http, runs, database, token, visit.Texts["exchange.refused.no-file"], null);
        var isOurs = false;
        try
        {
            var parts = new MultipartReader(boundary, http.Request.Body);
            while (await parts.ReadNextSectionAsync(cancel) is { } part)
            {
                if (!ContentDispositionHeaderValue.TryParse(part.ContentDisposition, out var about)) continue;
                var name = HeaderUtilities.RemoveQuotes(about.Name).Value;
                // The token comes first in our form: nothing of a file is read before.
                if (name == FormToken.Field) isOurs = token.IsRight(http.Request, await Short(part.Body, cancel));
                if (name != "file") continue;
                if (!isOurs) return new SeeOther(ExchangeAddresses.All(visit.Language, "old"));
                var fileName = about.FileNameStar.HasValue ? about.FileNameStar.Value! : HeaderUtilities.RemoveQuotes(about.FileName).Value ?? "";
                if (fileName.Length == 0) break;
                var taken = await runs.Folder.Take(part.Body, fileName, cancel);
                return new SeeOther(ExchangeAddresses.File(visit.Language, taken.Id));
            }
            return isOurs ? List(http, runs, database, token, visit.Texts["exchange.refused.no-file"], null) : new SeeOther(ExchangeAddresses.All(visit.Language, "old"));
        }
        catch (ExchangeRefusedException refused)
        {
            return List(http, runs, database, token, refused.In(visit.Texts), null);
        }
        catch (Exception torn) when (torn is InvalidDataException or BadHttpRequestException { StatusCode: StatusCodes.Status413PayloadTooLarge })
        {
            return List(http, runs, database, token, visit.Texts.Format("exchange.refused.large", MaxBytes >> 20), null);
        }
    }

    private static async Task<IResult> Show(HttpContext http, Guid id, [FromServices] ExchangeRuns runs, [FromServices] FormToken token, CancellationToken cancel) =>
        runs.Folder.Find(id) is { } exchange ? await Page(http, runs, token, exchange, null, cancel) : ExhibitionEndpoints.Missing(http);

    private static async Task<IResult> Act(HttpContext http, Guid id, [FromServices] ExchangeRuns runs, [FromServices] FormToken token, CancellationToken cancel)
    {
        var language = Visiting(http).Language;
        if (runs.Folder.Find(id) is not { } exchange) return ExhibitionEndpoints.Missing(http);
        var form = await http.Request.ReadFormAsync(cancel);
        if (!token.IsRight(http.Request, form[FormToken.Field])) return Back("old");
        switch (form["do"].ToString(), exchange.State)
        {
            case ("rows", ExchangeState.Waiting) when Enum.TryParse<RowsOf>(form["rows"], ignoreCase: true, out var rows) && Enum.IsDefined(rows):
                if (runs.Of(id) is { IsOver: false }) return Back("busy");
                try
                {
                    await runs.Folder.As(exchange, rows, cancel);
                    runs.Forget(id);
                    return Back(null);
                }
                catch (ExchangeRefusedException refused)
                {
                    return await Page(http, runs, token, exchange, refused.In(Visiting(http).Texts), cancel);
                }
            case ("check", ExchangeState.Waiting):
                if (runs.Of(id) is { IsOver: false }) return Back("busy");
                try
                {
                    exchange = await Mapped(runs.Folder, exchange, form, cancel);
                }
                catch (ExchangeRefusedException refused)
                {
                    return await Page(http, runs, token, exchange.With(MappingForm.Read(form, exchange.Mapping)), refused.In(Visiting(http).Texts), cancel);
                }
                return await Begin(ExchangeAct.Try);
            case ("apply", ExchangeState.Waiting or ExchangeState.Applying):
                return await Begin(ExchangeAct.Apply);
            case ("undo", ExchangeState.Applied or ExchangeState.Applying or ExchangeState.Undoing):
                return await Begin(ExchangeAct.Undo);
            case ("remove", ExchangeState.Waiting):
                return runs.Remove(exchange) ? new SeeOther(ExchangeAddresses.All(language, "removed")) : Back("busy");
            default:
                return Back("late");
        }

        async Task<IResult> Begin(ExchangeAct act)
        {
            if (!runs.Begin(exchange, act)) return Back("busy");
            await runs.Wait(Patience, cancel);
            return Back(null);
        }

        SeeOther Back(string? said) => new(ExchangeAddresses.File(language, id, said));
    }

    private static async Task<CatalogueFile> Mapped(ExchangeFolder folder, CatalogueFile exchange, IFormCollection form, CancellationToken cancel)
    {
        var mapping = MappingForm.Read(form, exchange.Mapping);
        var about = await folder.Describe(exchange, cancel);
        mapping.Check([.. about.Columns.Keys]);
        var mapped = exchange.With(mapping);
        folder.Save(mapped);
        return mapped;
    }

    private static async Task<IResult> Page(HttpContext http, ExchangeRuns runs, FormToken token, CatalogueFile exchange, string? refused, CancellationToken cancel)
    {
        var said = http.Request.Query["said"].ToString();
        FileDescription? about = null;
        try
        {
            if (exchange.State == ExchangeState.Waiting) about = await runs.Folder.Describe(exchange, cancel);
        }
        catch (Exception trouble) when (trouble is ExchangeRefusedException or IOException)
        {
            refused = trouble is ExchangeRefusedException known ? known.In(Visiting(http).Texts) : trouble.Message;
        }
        return HtmlPage.Of<FilePage>(new()
        {
            ["Visit"] = Visiting(http),
            ["Exchange"] = exchange,
            ["About"] = about,
            ["Run"] = runs.Of(exchange.Id),
            ["Token"] = token.For(http),
            ["Refused"] = refused,
            ["Said"] = said is "old" or "busy" or "late" ? said : null,
        }, refused is null ? StatusCodes.Status200OK : StatusCodes.Status400BadRequest);
    }

    /// <summary>Made whole before its first byte leaves, so that nobody keeps half a catalogue.</summary>
    private static async Task<IResult> Out(HttpContext http, string format, [FromServices] Database database, [FromServices] Home home, [FromServices] SiteSettings settings, [FromServices] TimeProvider clock, CancellationToken cancel)
    {
        var isPublic = http.Request.Query["public"] == "1";
        var (made, type, ending) = format switch
        {
            "csv" or "csv-semicolon" or "people" or "places" => (ExportFormat.Csv, "text/csv; charset=utf-8", "csv"),
            "linked-art" => (ExportFormat.LinkedArt, "application/ld+json", "json"),
            "dublin-core" => (ExportFormat.DublinCore, "application/xml", "xml"),
            _ => default,
        };
        if (type is null) return ExhibitionEndpoints.Missing(http);
        var rows = format switch { "people" => RowsOf.People, "places" => RowsOf.Places, _ => RowsOf.Works };
        var path = Path.Combine(home.Inbox, $"out-{Guid.NewGuid():N}");
        await ExportCatalogue.Run(database, path, new(made, isPublic, format == "csv-semicolon" ? ';' : ',', settings.Address, rows), new Pace(clock), cancel);
        var file = new FileStream(path, FileMode.Open, FileAccess.Read, FileShare.Read | FileShare.Delete, 1 << 16, FileOptions.DeleteOnClose | FileOptions.Asynchronous);
        http.Response.Headers.CacheControl = "no-store";
        var day = clock.GetLocalNow().ToString("yyyy-MM-dd", CultureInfo.InvariantCulture);
        return TypedResults.Stream(file, type, $"korme-{(rows == RowsOf.Works ? "" : format + "-")}{(isPublic ? "public-" : "")}{day}.{ending}");
    }

    private static async Task<string> Short(Stream part, CancellationToken cancel)
    {
        var bytes = new byte[256];
        var read = await part.ReadAtLeastAsync(bytes, bytes.Length, throwOnEndOfStream: false, cancel);
        return Encoding.ASCII.GetString(bytes, 0, read);
    }

    private static Visit Visiting(HttpContext http) => Visit.Of(http, Visit.LanguageOf(http.Request));
}
