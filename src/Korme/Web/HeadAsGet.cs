namespace Korme.Web;

/// <summary>HEAD is answered as GET, without the body (RFC 9110 §9.3.2): what checks links and makes previews asks that first.</summary>
public static class HeadAsGet
{
    /// <summary>Lets the routes of the pages see GET; the server drops the body. IIIF's own routes know HEAD and do less for it.</summary>
    public static Task Answer(HttpContext http, RequestDelegate next)
    {
        if (HttpMethods.IsHead(http.Request.Method) && !http.Request.Path.StartsWithSegments("/iiif")) http.Request.Method = HttpMethods.Get;
        return next(http);
    }
}
