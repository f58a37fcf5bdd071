using Korme.Archive;
using Korme.Derivatives;
using Korme.Exhibitions.Media;
using Microsoft.AspNetCore.Mvc;

namespace Korme.Screens;

/// <summary>The pictures, recordings and videos of a screen: of works that hang in its exhibition and are not withdrawn, drafts too.</summary>
internal static class ScreenMedia
{
    /// <summary>The screen holds them in its memory; nothing else needs to.</summary>
    private const string NotKept = "private, no-cache";

    public static async Task<IResult> Picture(
        HttpContext http, string slug, Guid work, int box, [FromServices] ScreenViews views, [FromServices] DerivativePaths paths, [FromServices] DerivePool pool,
        [FromServices] ArchiveStore archive, CancellationToken cancel)
    {
        if (views.Find(slug, work) is not { Picture: { } facts } hung || facts.Sizes.All(size => size.Box != box)) return Results.NotFound();
        var path = paths.Size(facts.Sha512, box);
        if (!File.Exists(path))
        {
            // Derivatives may be deleted at any time. The facts say that all sizes are there: without them they are made.
            if (File.Exists(paths.Facts(facts.Sha512))) File.Delete(paths.Facts(facts.Sha512));
            await pool.Sizes(archive.PathOf(work, hung.Work.Picture!.Path), facts.Sha512, cancel);
            if (!File.Exists(path)) return Results.NotFound();
        }
        http.Response.Headers.CacheControl = NotKept;
        return Results.File(path, "image/jpeg");
    }

    public static IResult Recording(HttpContext http, string slug, Guid work, [FromServices] ScreenViews views, [FromServices] ArchiveStore archive)
    {
        if (views.Find(slug, work) is not { } hung || ComposeSequence.PlayedFile(hung.Work) is not { } file) return Results.NotFound();
        http.Response.Headers.CacheControl = NotKept;
        return Results.File(archive.PathOf(work, file.Path), file.MediaType, enableRangeProcessing: true);
    }

    public static IResult Captions(HttpContext http, string slug, Guid work, string language, [FromServices] ScreenViews views, [FromServices] KnownMedia known)
    {
        if (views.Find(slug, work) is not { } hung || hung.Work.Captions().FirstOrDefault(track => track.Language == language) is not { } captions) return Results.NotFound();
        http.Response.Headers.CacheControl = NotKept;
        return Results.Text(WebVtt.Write(known.Captions(hung.Work, captions.File)), "text/vtt; charset=utf-8");
    }
}
