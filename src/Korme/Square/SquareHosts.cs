namespace Korme.Square;

/// <summary>A site on the square answers to this machine's names and to its own address there; whoever asks by another name is shown the way.</summary>
/// <remarks>
/// A page elsewhere that points its own name here (DNS rebinding) gets nothing but that way, and so does a telephone that looks whether
/// there is internet (captive portal detection, RFC 8952 §1): it opens the exhibition.
/// </remarks>
public static class SquareHosts
{
    /// <summary>The step for a site whose address on the square is <paramref name="square"/>.</summary>
    public static Func<HttpContext, RequestDelegate, Task> Check(SquareSettings square)
    {
        var address = new Uri(square.Url).Host;
        return (http, next) =>
        {
            var host = http.Request.Host.Host;
            // The name of this machine is no other machine's to use.
            if (host == address || (host is "localhost" or "127.0.0.1" or "[::1]" && http.Connection.RemoteIpAddress is { } remote && System.Net.IPAddress.IsLoopback(remote))) return next(http);
            if (HttpMethods.IsGet(http.Request.Method) || HttpMethods.IsHead(http.Request.Method))
            {
                http.Response.Headers.CacheControl = "no-store";
                http.Response.Redirect(square.Url + "/");
                return Task.CompletedTask;
            }
            http.Response.StatusCode = StatusCodes.Status421MisdirectedRequest;
            return Task.CompletedTask;
        };
    }
}
