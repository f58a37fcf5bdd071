using Korme.Colours;
using Korme.Exhibitions;
using Korme.Exhibitions.Pages;
using Korme.Storage;
using Korme.Web;
using Microsoft.Net.Http.Headers;

namespace Korme.Search.Pages;

/// <summary>A work's palette as a file for a painter's program.</summary>
public static class PaletteEndpoints
{
    /// <summary>Maps <c>/{language}/exhibitions/{slug}/works/{work}/palette.{ase|gpl|css}</c>. Service: <see cref="Database"/>.</summary>
    public static void MapPalettes(this IEndpointRouteBuilder app) => app.MapGet("/{language}/exhibitions/{slug}/works/{work:guid}/palette.{format}", Palette);

    private static IResult Palette(HttpContext http, string language, string slug, Guid work, string format, Database database)
    {
        if (!Languages.Has(language) || !PaletteFile.Formats.Contains(format) || ExhibitionEndpoints.Public(http, database, slug) is not { } view) return ExhibitionEndpoints.Missing(http);
        if (view.Works.FirstOrDefault(hung => hung.Work.Id == work) is not { } found)
            return IsTakenDown.Of(database, work) && view.Exhibition.Hangings.Any(hanging => hanging.Work == work) ? ExhibitionEndpoints.Gone(http) : ExhibitionEndpoints.Missing(http);
        if (found.Picture?.Palette is not { Count: > 0 } palette) return ExhibitionEndpoints.Missing(http);
        http.Response.Headers.CacheControl = "private, no-cache";
        var name = new ContentDispositionHeaderValue("attachment");
        name.SetHttpFileName($"{Slug.From(found.Work.Title.For(language)?.Text ?? "palette")}.{format}");
        http.Response.Headers.ContentDisposition = name.ToString();
        return Results.Bytes(PaletteFile.Of(format, Words.TitleOf(found, Visit.Of(http, language)), palette), PaletteFile.MediaType(format));
    }
}
