using Microsoft.Extensions.Primitives;

namespace Korme.Web;

/// <summary>A page ready to be sent: its headers, its validator and its bytes, packed where the browser takes that.</summary>
internal sealed class RememberedPage(IReadOnlyList<KeyValuePair<string, StringValues>> headers, string tag, byte[] body, bool isBrotli) : IResult
{
    /// <summary>Bytes.</summary>
    public int Length => body.Length;

    /// <inheritdoc/>
    public async Task ExecuteAsync(HttpContext httpContext)
    {
        foreach (var (name, value) in headers) httpContext.Response.Headers[name] = value;
        if (HtmlPage.IsKnown(httpContext, tag)) return;
        if (isBrotli) httpContext.Response.Headers.ContentEncoding = "br";
        httpContext.Response.Headers.Append("Vary", "Accept-Encoding");
        httpContext.Response.ContentType = HtmlPage.MediaType;
        httpContext.Response.ContentLength = body.Length;
        await httpContext.Response.Body.WriteAsync(body, httpContext.RequestAborted);
    }
}
