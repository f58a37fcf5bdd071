using System.Security.Cryptography;
using Korme.Imaging;
using Microsoft.Net.Http.Headers;

namespace Korme.Delivery;

/// <summary>What all IIIF answers have in common: CORS, caching for minutes, refusals in one plain sentence.</summary>
internal static class IiifAnswer
{
    /// <summary>Minutes, not for ever: a withdrawn picture must vanish from other people's caches too.</summary>
    public const string CachedForMinutes = "public, max-age=300, must-revalidate";

    /// <summary>Around every handler: any site may read, a full queue is 503.</summary>
    public static async ValueTask<object?> OpenToEverySite(EndpointFilterInvocationContext context, EndpointFilterDelegate next)
    {
        var http = context.HttpContext;
        http.Response.Headers.AccessControlAllowOrigin = "*";
        http.Response.Headers.AccessControlExposeHeaders = "Content-Length, ETag, Link, Retry-After, X-Korme-Path";
        try
        {
            return await next(context);
        }
        catch (QueueFullException)
        {
            http.Response.Headers.RetryAfter = "2";
            return Refuse(http, StatusCodes.Status503ServiceUnavailable, "too many pictures are being drawn right now; try again in two seconds");
        }
    }

    /// <summary>What no other route under <c>/iiif/</c> takes: a CORS preflight, an unknown path, a method that changes things.</summary>
    public static IResult Otherwise(HttpContext http)
    {
        if (HttpMethods.IsOptions(http.Request.Method))
        {
            http.Response.Headers.AccessControlAllowMethods = "GET, HEAD, OPTIONS";
            http.Response.Headers.AccessControlAllowHeaders = "*";
            http.Response.Headers.AccessControlMaxAge = "86400";
            return TypedResults.NoContent();
        }
        if (HttpMethods.IsGet(http.Request.Method) || HttpMethods.IsHead(http.Request.Method))
            return Refuse(http, StatusCodes.Status404NotFound, "there is no such IIIF resource here");
        http.Response.Headers.Allow = "GET, HEAD, OPTIONS";
        return Refuse(http, StatusCodes.Status405MethodNotAllowed, "IIIF resources can only be read");
    }

    /// <summary>An answer other than 200: a sentence in plain text, cached by nobody.</summary>
    public static IResult Refuse(HttpContext http, int status, string sentence)
    {
        var headers = http.Response.Headers;
        // What was announced for the picture does not hold for the refusal.
        headers.ETag = headers.Link = headers["X-Korme-Path"] = default;
        headers.CacheControl = "no-store";
        return TypedResults.Text(sentence + "\n", "text/plain; charset=utf-8", statusCode: status);
    }

    public static IResult NotFound(HttpContext http) => Refuse(http, StatusCodes.Status404NotFound, "no public work has this id");

    public static IResult Withdrawn(HttpContext http) =>
        Refuse(http, StatusCodes.Status410Gone, "this work was withdrawn and is not shown any more");

    /// <summary>An entity tag (RFC 9110 §8.8.3): strong for pictures, weak for documents, which may be compressed on their way.</summary>
    public static EntityTagHeaderValue Tag(ReadOnlySpan<byte> of, bool isWeak = false) =>
        new('"' + Convert.ToHexStringLower(SHA256.HashData(of).AsSpan(0, 16)) + '"', isWeak);

    /// <summary>True when the client named this very answer in If-None-Match (RFC 9110 §13.1.2) and 304 is enough.</summary>
    public static bool IsKnown(HttpRequest request, EntityTagHeaderValue tag)
    {
        if (request.Headers.IfNoneMatch.Count == 0) return false;
        foreach (var known in request.GetTypedHeaders().IfNoneMatch)
            if (known.Equals(EntityTagHeaderValue.Any) || known.Compare(tag, useStrongComparison: false)) return true;
        return false;
    }

    /// <summary>Scheme and host as the client wrote them, without a slash at the end. The site checks the host.</summary>
    public static string Root(HttpRequest request) => $"{request.Scheme}://{request.Host}{request.PathBase}";
}
