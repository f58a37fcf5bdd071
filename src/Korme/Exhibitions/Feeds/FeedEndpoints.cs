using Korme.People;
using Korme.Places;
using Korme.Storage;
using Korme.Web;

namespace Korme.Exhibitions.Feeds;

/// <summary>What machines follow: Atom and JSON feeds of the site and of each exhibition, sitemaps, robots.txt.</summary>
public static class FeedEndpoints
{
    /// <summary>Maps them. Service: <see cref="Database"/>. What is withdrawn, in the bin or a draft is in none.</summary>
    public static void MapFeeds(this IEndpointRouteBuilder app)
    {
        app.MapGet("/{language}/feed.{format}", (HttpContext http, string language, string format, Database database) =>
            Languages.Has(language) ? Written(http, format, visit => Feed.OfSite(database, visit), language) : NoFeed());
        app.MapGet("/{language}/exhibitions/{slug}/feed.{format}", (HttpContext http, string language, string slug, string format, Database database) =>
            Languages.Has(language) && Public(database, slug) is { } view ? Written(http, format, visit => Feed.OfExhibition(view, visit), language) : NoFeed());
        app.MapGet("/sitemap.xml", (HttpContext http, Database database) => Fresh(http, Sitemap.MediaType,
            Sitemap.Index(ListExhibitions.Run(database).Where(exhibition => exhibition.Status != ExhibitionStatus.Draft), Origin(http))));
        // Not in the index: a copy of one exhibition has the index, and none of these pages.
        app.MapGet("/sitemap-everything.xml", (HttpContext http, Database database) => Fresh(http, Sitemap.MediaType, Sitemap.OfEverything(
            [.. FindMakers.All(database).Select(maker => maker.Person.Id).Order()], [.. FindShownPlaces.All(database).Select(place => place.Id).OfType<Guid>().Order()], Origin(http))));
        app.MapGet("/sitemap/{slug}.xml", (HttpContext http, string slug, int? part, Database database) =>
            Public(database, slug) is { } view && Sitemap.Of(view, Origin(http), part ?? 1) is { } map ? Fresh(http, Sitemap.MediaType, map) : NoFeed());
        app.MapGet("/robots.txt", (HttpContext http) =>
            Results.Text($"User-agent: *\nDisallow: /desk\nDisallow: /view\nAllow: /\n\nSitemap: {Origin(http)}/sitemap.xml\nSitemap: {Origin(http)}/sitemap-everything.xml\n"));
    }

    private static IResult Written(HttpContext http, string format, Func<Visit, Feed> feed, string language)
    {
        var visit = Visit.Of(http, language);
        var self = visit.Origin + visit.PathOnly;
        return format switch
        {
            "atom" => Fresh(http, AtomFeed.MediaType, AtomFeed.Write(feed(visit), self)),
            "json" => Fresh(http, JsonFeed.MediaType, JsonFeed.Write(feed(visit), self)),
            _ => NoFeed(),
        };
    }

    // As short as pictures are kept: what is withdrawn must be gone from caches within minutes.
    private static IResult Fresh(HttpContext http, string mediaType, byte[] document)
    {
        http.Response.Headers.CacheControl = "public, max-age=300, must-revalidate";
        return Results.Bytes(document, mediaType + "; charset=utf-8");
    }

    private static IResult NoFeed() => Results.Text("There is no such feed or map. /kk/feed.atom, /ru/feed.json and /sitemap.xml are where to begin.\n", statusCode: StatusCodes.Status404NotFound);

    private static string Origin(HttpContext http) => Visit.Of(http, Visit.LanguageOf(http.Request)).Origin;

    private static ExhibitionView? Public(Database database, string slug) =>
        FindExhibition.BySlug(database, slug) is { Exhibition.Status: not ExhibitionStatus.Draft } view ? view : null;
}
