namespace Korme.Web;

/// <summary>A site for this machine answers to this machine's names only.</summary>
/// <remarks>Otherwise a page elsewhere could point its own name at 127.0.0.1 and read along (DNS rebinding).</remarks>
public static class LocalHostOnly
{
    /// <summary>Lets requests for localhost, 127.0.0.1 and [::1] pass; answers others with 400.</summary>
    public static Task Check(HttpContext http, RequestDelegate next)
    {
        if (http.Request.Host.Host is "localhost" or "127.0.0.1" or "[::1]") return next(http);
        http.Response.StatusCode = StatusCodes.Status400BadRequest;
        http.Response.ContentType = "text/plain; charset=utf-8";
        return http.Response.WriteAsync("This site answers on this machine only: open it as http://localhost or http://127.0.0.1 with its port.\n", http.RequestAborted);
    }
}
