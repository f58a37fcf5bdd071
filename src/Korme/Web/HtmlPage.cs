using System.Security.Cryptography;
using System.Text;
using Microsoft.AspNetCore.Components;
using Microsoft.AspNetCore.Components.Web;

namespace Korme.Web;

/// <summary>A page: a Razor component rendered whole before the first byte leaves, so that an error is never half a page.</summary>
public static class HtmlPage
{
    /// <summary>Renders and answers, with a validator: an unchanged page costs its visitor 304 and no body.</summary>
    /// <param name="parameters">The component's parameters by name.</param>
    /// <param name="status">HTTP status; only 200 is answered by 304.</param>
    public static IResult Of<TPage>(Dictionary<string, object?> parameters, int status = StatusCodes.Status200OK)
        where TPage : IComponent => new Answer<TPage>(parameters, status);

    /// <summary>Renders to text.</summary>
    public static async Task<string> Render<TPage>(IServiceProvider services, Dictionary<string, object?> parameters)
        where TPage : IComponent
    {
        await using var renderer = new HtmlRenderer(services, services.GetRequiredService<ILoggerFactory>());
        var html = await renderer.Dispatcher.InvokeAsync(async () =>
            (await renderer.RenderComponentAsync<TPage>(ParameterView.FromDictionary(parameters))).ToHtmlString());
        return Fonts.Fetch(html, services.GetRequiredService<Assets>());
    }

    private sealed class Answer<TPage>(Dictionary<string, object?> parameters, int status) : IResult
        where TPage : IComponent
    {
        public async Task ExecuteAsync(HttpContext http)
        {
            var html = Encoding.UTF8.GetBytes(await Render<TPage>(http.RequestServices, parameters));
            var response = http.Response;
            var tag = $"W/\"{Convert.ToHexStringLower(SHA256.HashData(html).AsSpan(0, 12))}\"";
            response.StatusCode = status;
            response.Headers.ETag = tag;
            if (response.Headers.CacheControl.Count == 0) response.Headers.CacheControl = "private, no-cache";
            response.Headers.Append("Vary", "Cookie");
            if (status == StatusCodes.Status200OK && http.Request.Headers.IfNoneMatch.ToString().Contains(tag, StringComparison.Ordinal))
            {
                response.StatusCode = StatusCodes.Status304NotModified;
                return;
            }
            response.ContentType = "text/html; charset=utf-8";
            if (!HttpMethods.IsHead(http.Request.Method)) await response.Body.WriteAsync(html, http.RequestAborted);
        }
    }
}
