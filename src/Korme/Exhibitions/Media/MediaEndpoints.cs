using Korme.Catalogue;
using Korme.People;
using Korme.Places;
using Korme.Storage;
using Korme.Web;
using Microsoft.Net.Http.Headers;

namespace Korme.Exhibitions.Media;

/// <summary><c>/media/{work}/sound.mp3</c>, <c>video.mp4</c> and <c>captions.kk.vtt</c>: public works that are heard or watched, from the archive's bytes.</summary>
/// <remarks>Ranges are answered, so that a player begins and leaps without the whole. Asked anew at every request: a withdrawal holds from the next one on.</remarks>
public static class MediaEndpoints
{
    private const string CachedForMinutes = "public, max-age=300, must-revalidate";

    /// <summary>Maps it. Services: <see cref="Database"/>, <see cref="KnownMedia"/>.</summary>
    public static void MapMedia(this IEndpointRouteBuilder app) => app.MapMethods("/media/{work:guid}/{name}", [HttpMethods.Get, HttpMethods.Head], Answer);

    private static IResult Answer(HttpContext http, Guid work, string name, Database database, KnownMedia media)
    {
        var (found, isGone) = FindPublic(database, work, withDrafts: Preview.Is(http));
        if (isGone) return Refuse(http, StatusCodes.Status410Gone, "this work was withdrawn and is not shown any more");
        if (found?.Played() is not { } played) return Refuse(http, StatusCodes.Status404NotFound, "no public work has such a file");
        if (found.Captions().FirstOrDefault(track => PlayedWork.NameOf(track) == name) is { } captions)
        {
            Announce(http);
            return Results.Text(WebVtt.Write(media.Captions(found, captions.File)), "text/vtt; charset=utf-8");
        }
        if (PlayedWork.NameOf(played) != name || media.PathOf(found, played) is not { } path) return Refuse(http, StatusCodes.Status404NotFound, "no public work has such a file");
        if (media.Hidden(found, played) is not { } hidden)
            return Refuse(http, StatusCodes.Status404NotFound, "this film tells where it was taken in a way that can't be hidden; it is kept, and not played");
        Announce(http);
        return Results.Stream(new PlaceFreeStream(File.OpenRead(path), hidden), PlayedWork.TypeFor(played),
            entityTag: new EntityTagHeaderValue($"\"{played.Sha512[..32]}-1\""), enableRangeProcessing: true);
    }

    private static void Announce(HttpContext http)
    {
        var headers = http.Response.Headers;
        headers.CacheControl = CachedForMinutes;
        // Players of other sites may fetch it for the manifest, as pictures; nothing in it is a page.
        headers.AccessControlAllowOrigin = "*";
        headers["Cross-Origin-Resource-Policy"] = "cross-origin";
        headers.ContentSecurityPolicy = "default-src 'none'; sandbox";
    }

    private static IResult Refuse(HttpContext http, int status, string sentence)
    {
        http.Response.Headers.CacheControl = "no-store";
        return Results.Text(sentence + "\n", "text/plain; charset=utf-8", statusCode: status);
    }

    /// <summary>The work when it hangs where visitors go; gone when somebody said no.</summary>
    internal static (Work? Work, bool IsGone) FindPublic(Database db, Guid id, bool withDrafts = false) => db.Read(connection => connection.Row(
        $"""
        select case when {MayUse.Web} then 0 else 1 end, {ShownWork.Columns},
          exists (
            select 1
            from hanging
            join exhibition on exhibition.id = hanging.exhibition_id
            where hanging.work_id = work.id and exhibition.status in ('open', 'closed'{(withDrafts ? ", 'draft'" : "")})
          )
        from work
        where work.id = @id
        """,
        row => row.GetInt32(0) != 0 ? (null, true) : row.GetInt32(3) != 0 ? ((Work?)ShownWork.Read(row, 1), false) : (null, false),
        ("@id", CatalogueText.Of(id)), (MayUse.Today, db.Today)));
}
