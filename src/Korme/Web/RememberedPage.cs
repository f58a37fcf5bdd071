using Microsoft.Extensions.Primitives;

namespace Korme.Web;

/// <summary>A page ready to be sent: its headers, its validator and its bytes, packed where the browser takes that.</summary>
/// <param name="headers">All others.</param>
/// <param name="tag">Its validator.</param>
/// <param name="body">The bytes.</param>
/// <param name="encoding">How they are packed, as HTTP calls it; null: not at all.</param>
internal sealed class RememberedPage(IReadOnlyList<KeyValuePair<string, StringValues>> headers, string tag, byte[] body, string? encoding) : IResult
{
    /// <summary>Bytes.</summary>
    public int Length => body.Length;

    /// <inheritdoc/>
    public async Task ExecuteAsync(HttpContext httpContext)
    {
        foreach (var (name, value) in headers) httpContext.Response.Headers[name] = value;
        if (HtmlPage.IsKnown(httpContext, tag)) return;
        if (encoding is not null) httpContext.Response.Headers.ContentEncoding = encoding;
        httpContext.Response.Headers.Append("Vary", "Accept-Encoding");
        httpContext.Response.ContentType = HtmlPage.MediaType;
        httpContext.Response.ContentLength = body.Length;
        await httpContext.Response.Body.WriteAsync(body, httpContext.RequestAborted);
    }
}
