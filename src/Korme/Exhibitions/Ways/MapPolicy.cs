using Korme.Web;

namespace Korme.Exhibitions.Ways;

/// <summary>The policy of pages with a plan: they alone, and only by the owner's own setting, may load a picture from somebody else.</summary>
internal static class MapPolicy
{
    public static void Allow(HttpContext http, MapSettings settings)
    {
        if (settings.TileOrigin is { } origin)
            http.Response.Headers.ContentSecurityPolicy = SecurityHeaders.Policy.Replace("img-src 'self'", "img-src 'self' " + origin, StringComparison.Ordinal);
    }
}
