using System.Net;

namespace Korme.Web;

/// <summary>Whether a request comes from the artist: from this machine, by this machine's name, and from a page of this site.</summary>
public static class ThisMachine
{
    /// <summary>True when it came neither over the network nor through a proxy on this machine, which would make everybody local.</summary>
    public static bool Is(HttpContext http) =>
        http.Connection.RemoteIpAddress is { } address && IPAddress.IsLoopback(address)
        && http.Request.Host.Host is "localhost" or "127.0.0.1" or "[::1]"
        && !http.Request.Headers.ContainsKey("X-Forwarded-For") && !http.Request.Headers.ContainsKey("Forwarded");

    /// <summary>True where browsers allow what they keep to secure contexts: HTTPS, also in front of us, and this machine's own names.</summary>
    public static bool IsSecure(HttpContext http) => http.Request.IsHttps
        || http.Request.Host.Host is "localhost" or "127.0.0.1" or "[::1]" || string.Equals(http.Request.Headers["X-Forwarded-Proto"], "https", StringComparison.OrdinalIgnoreCase);

    /// <summary>False for a form that another site's page sent (Fetch Metadata, <c>Sec-Fetch-Site</c>; RFC 6454 for <c>Origin</c>). Programs that say neither pass.</summary>
    public static bool IsFromOurPage(HttpRequest request)
    {
        if (request.Headers["Sec-Fetch-Site"] is [{ } site] && site is not ("same-origin" or "none")) return false;
        return request.Headers.Origin is not [{ } origin] || origin == $"{request.Scheme}://{request.Host}";
    }
}
