using System.Security.Cryptography;
using System.Text;
using Microsoft.AspNetCore.Components;
using Microsoft.AspNetCore.Components.Web;

namespace Korme.Web;

/// <summary>A page: a Razor component rendered whole before the first byte leaves, so that an error is never half a page.</summary>
public abstract class HtmlPage : IResult
{
    /// <summary>What every page is.</summary>
    public const string MediaType = "text/html; charset=utf-8";

    private HtmlPage(int status) => Status = status;

    /// <summary>HTTP status.</summary>
    public int Status { get; }

    /// <summary>Renders and answers, with a validator: an unchanged page costs its visitor 304 and no body.</summary>
    /// <param name="parameters">The component's parameters by name.</param>
    /// <param name="status">HTTP status; only 200 is answered by 304.</param>
    public static IResult Of<TPage>(Dictionary<string, object?> parameters, int status = StatusCodes.Status200OK)
        where TPage : IComponent => new Page<TPage>(parameters, status);

    /// <summary>Renders to text.</summary>
    public static async Task<string> Render<TPage>(IServiceProvider services, Dictionary<string, object?> parameters)
        where TPage : IComponent
    {
        await using var renderer = new HtmlRenderer(services, services.GetRequiredService<ILoggerFactory>());
        var html = await renderer.Dispatcher.InvokeAsync(async () =>
            (await renderer.RenderComponentAsync<TPage>(ParameterView.FromDictionary(parameters))).ToHtmlString());
        return Fonts.Fetch(html, services.GetRequiredService<Assets>());
    }

    /// <summary>The page's bytes, UTF-8.</summary>
    public abstract Task<byte[]> Draw(IServiceProvider services);

    /// <summary>The validator of a page: the same bytes, the same tag.</summary>
    public static string TagOf(byte[] html) => $"W/\"{Convert.ToHexStringLower(SHA256.HashData(html).AsSpan(0, 12))}\"";

    /// <summary>Says the validator, and how long the page may be kept; true, with status 304, when the visitor has this very page.</summary>
    public static bool IsKnown(HttpContext http, string tag)
    {
        var response = http.Response;
        response.Headers.ETag = tag;
        if (response.Headers.CacheControl.Count == 0) response.Headers.CacheControl = "private, no-cache";
        response.Headers.Append("Vary", "Cookie");
        if (response.StatusCode != StatusCodes.Status200OK || !http.Request.Headers.IfNoneMatch.ToString().Contains(tag, StringComparison.Ordinal)) return false;
        response.StatusCode = StatusCodes.Status304NotModified;
        return true;
    }

    /// <inheritdoc/>
    public async Task ExecuteAsync(HttpContext httpContext)
    {
        var html = await Draw(httpContext.RequestServices);
        httpContext.Response.StatusCode = Status;
        if (IsKnown(httpContext, TagOf(html))) return;
        httpContext.Response.ContentType = MediaType;
        if (!HttpMethods.IsHead(httpContext.Request.Method)) await httpContext.Response.Body.WriteAsync(html, httpContext.RequestAborted);
    }

    private sealed class Page<TPage>(Dictionary<string, object?> parameters, int status) : HtmlPage(status)
        where TPage : IComponent
    {
        public override async Task<byte[]> Draw(IServiceProvider services) => Encoding.UTF8.GetBytes(await Render<TPage>(services, parameters));
    }
}
