using Microsoft.Net.Http.Headers;

namespace Korme.Web;

/// <summary>What browsers are told to refuse, on every answer.</summary>
public static class SecurityHeaders
{
    /// <summary>Everything from this site, nothing written into the page itself: no inline script, no inline style.</summary>
    public const string Policy = "default-src 'none'; script-src 'self'; style-src 'self'; img-src 'self'; font-src 'self'; connect-src 'self'; "
        + "media-src 'self'; worker-src 'self'; manifest-src 'self'; frame-src 'self'; base-uri 'none'; form-action 'self'; frame-ancestors 'none'";

    /// <summary>Those that say something of pages alone.</summary>
    public static readonly IReadOnlyList<string> OfPages = [HeaderNames.ContentSecurityPolicy, "Referrer-Policy", "Cross-Origin-Opener-Policy", "Permissions-Policy"];

    /// <summary>Adds them; an endpoint may set its own instead.</summary>
    public static Task Add(HttpContext http, RequestDelegate next)
    {
        var headers = http.Response.Headers;
        headers.ContentSecurityPolicy = Policy;
        headers.XContentTypeOptions = "nosniff";
        headers["Referrer-Policy"] = "same-origin";
        headers["Cross-Origin-Opener-Policy"] = "same-origin";
        headers["Permissions-Policy"] = "camera=(), microphone=(), geolocation=()";
        return next(http);
    }
}
