using System.Globalization;
using Korme.Exhibitions.Pages;

namespace Korme.Web;

/// <summary>The edge of the site: what nobody expected is logged once with a number, and the visitor gets the number.</summary>
public sealed class Trouble(RequestDelegate next, ILogger<Trouble> log)
{
    public async Task InvokeAsync(HttpContext http)
    {
        try
        {
            await next(http);
        }
        catch (OperationCanceledException) when (http.RequestAborted.IsCancellationRequested)
        {
            // The visitor left: nobody is there to be told.
        }
        catch (BadHttpRequestException trouble) when (!http.Response.HasStarted)
        {
            http.Response.StatusCode = trouble.StatusCode;
            http.Response.ContentType = "text/plain; charset=utf-8";
            await http.Response.WriteAsync("The request could not be understood.\n", http.RequestAborted);
        }
        catch (Exception trouble) when (!http.Response.HasStarted)
        {
            var id = Random.Shared.Next(0x1000_0000, int.MaxValue).ToString("x8", CultureInfo.InvariantCulture);
            log.LogError(trouble, "Error {Id} on {Method} {Path}", id, http.Request.Method, http.Request.Path);
            await Answer(http, id);
        }
    }

    private static async Task Answer(HttpContext http, string id)
    {
        http.Response.Clear();
        await SecurityHeaders.Add(http, _ => Task.CompletedTask);
        if (http.Request.Headers.Accept.ToString().Contains("text/html", StringComparison.Ordinal))
        {
            var page = HtmlPage.Of<BrokenPage>(
                new() { ["Visit"] = Visit.Of(http, Visit.LanguageOf(http.Request)), ["ErrorId"] = id }, StatusCodes.Status500InternalServerError);
            await page.ExecuteAsync(http);
            return;
        }
        http.Response.StatusCode = StatusCodes.Status500InternalServerError;
        http.Response.ContentType = "text/plain; charset=utf-8";
        await http.Response.WriteAsync($"Something went wrong; it was noted as {id}.\n", http.RequestAborted);
    }
}
