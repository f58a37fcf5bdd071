using System.Text;
using System.Text.RegularExpressions;

namespace Korme.Web;

/// <summary><c>/desk/preview/kk/exhibitions/…</c>: the public pages as visitors will have them, drafts too, for this machine only.</summary>
/// <remarks>
/// The very pages: the request goes on under its public address with a mark that lets drafts through, and in what comes back the
/// links lead to the preview again. May be shown in a frame of this site; kept by no cache.
/// </remarks>
public static partial class Preview
{
    public const string Prefix = "/desk/preview";

    private static readonly object Mark = new();

    /// <summary>True for a request that the artist makes through the preview.</summary>
    public static bool Is(HttpContext http) => http.Items.ContainsKey(Mark);

    /// <summary>The address of a public page in the preview.</summary>
    public static string Of(string address) => Prefix + address;

    /// <summary>Takes such requests; all others pass.</summary>
    public static async Task Answer(HttpContext http, RequestDelegate next)
    {
        if (!http.Request.Path.StartsWithSegments(Prefix, out var rest) || !IsPublicPage().IsMatch(rest.Value ?? "") || !ThisMachine.Is(http) || !HttpMethods.IsGet(http.Request.Method))
        {
            await next(http);
            return;
        }
        http.Items[Mark] = Mark;
        http.Request.Path = rest;
        http.Response.Headers.ContentSecurityPolicy = SecurityHeaders.Policy.Replace("frame-ancestors 'none'", "frame-ancestors 'self'", StringComparison.Ordinal);
        http.Response.OnStarting(() =>
        {
            http.Response.Headers.CacheControl = "private, no-cache";
            if (http.Response.Headers.Location is [['/', not '/', ..] location]) http.Response.Headers.Location = Of(location);
            return Task.CompletedTask;
        });
        if (IsPicture().IsMatch(rest.Value!)) await next(http);
        else await Rewritten(http, next);
    }

    private static async Task Rewritten(HttpContext http, RequestDelegate next)
    {
        var body = http.Response.Body;
        using var buffer = new MemoryStream();
        http.Response.Body = buffer;
        try
        {
            await next(http);
        }
        finally
        {
            http.Response.Body = body;
        }
        var bytes = buffer.ToArray();
        var kind = http.Response.ContentType ?? "";
        if (kind.StartsWith("text/html", StringComparison.Ordinal)) bytes = Encoding.UTF8.GetBytes(Links().Replace(Encoding.UTF8.GetString(bytes), "$1" + Prefix));
        else if (kind.Contains("json", StringComparison.Ordinal)) bytes = Encoding.UTF8.GetBytes(Encoding.UTF8.GetString(bytes).Replace("/iiif/image/", Prefix + "/iiif/image/", StringComparison.Ordinal));
        if (bytes.Length == 0) return;
        http.Response.ContentLength = null;
        await body.WriteAsync(bytes, http.RequestAborted);
    }

    [GeneratedRegex("^/(kk|ru|en|iiif/image|media)/")]
    private static partial Regex IsPublicPage();

    [GeneratedRegex(@"^/(iiif/image/.*\.(jpg|png|webp|gif|tif)\z|media/)")]
    private static partial Regex IsPicture();

    /// <summary>The beginnings of our own addresses in attributes, and between the pictures of a <c>srcset</c>.</summary>
    [GeneratedRegex("""(\b(?:href|src|action|srcset|imagesrcset|poster|data-[a-z-]+)="|w, )(?=/(?:kk|ru|en|iiif/image|media)/)""")]
    private static partial Regex Links();
}
