using System.Collections.Concurrent;
using System.IO.Compression;
using System.Text.RegularExpressions;
using Korme.Exhibitions.Pages;
using Korme.Storage;
using Microsoft.Net.Http.Headers;

namespace Korme.Web;

/// <summary>Public pages as they were sent last: two hundred telephones that open an exhibition at one instant cost one page drawn.</summary>
/// <remarks>
/// A page is remembered until the catalogue changes in any way (<see cref="Database.Commits"/>, which moves before a change is
/// acknowledged): nothing outlives a withdrawal, and whoever asks after it gets no page that was begun before it. Only pages that ask for it
/// (<see cref="ToRemember.Remembered"/>), only for visitors, and only without a query but the page's number: the keys are few. May be used from several threads.
/// </remarks>
public sealed partial class RememberedPages(Database database, Arrivals arrivals, SiteSettings settings)
{
    private const long MostBytesOfAPage = 2 << 20;

    private Generation latest = new(-1);
    private long drawn;

    /// <summary>How many pages were drawn to be remembered.</summary>
    public long Drawn => Interlocked.Read(ref drawn);

    /// <summary>Bytes of what is remembered now.</summary>
    public long Bytes => Volatile.Read(ref latest).Bytes;

    /// <summary>Answers with the remembered page, or draws and remembers it; others that ask meanwhile wait for that one.</summary>
    public async ValueTask<object?> Answer(EndpointFilterInvocationContext context, EndpointFilterDelegate next)
    {
        var http = context.HttpContext;
        if (KeyOf(http) is not { } key) return await next(context);
        // Asked before anything is read: a change meanwhile makes what is remembered old at once.
        var pages = Current(database.Commits);
        var mine = new TaskCompletionSource<RememberedPage?>(TaskCreationOptions.RunContinuationsAsynchronously);
        var first = pages.ByKey.GetOrAdd(key, mine.Task);
        if (first != mine.Task) return await first.WaitAsync(http.RequestAborted) ?? await next(context);

        RememberedPage? page = null;
        try
        {
            var answer = await next(context);
            page = await Draw(http, answer, key);
            return page ?? answer;
        }
        finally
        {
            if (page is null || page.Length > MostBytesOfAPage) pages.ByKey.TryRemove(key, out _);
            // Full: the next page begins a new memory, and this one goes with its last reader.
            else if (pages.Add(page.Length) > settings.MostBytesOfPages) Interlocked.CompareExchange(ref latest, new(pages.Commits), pages);
            mine.SetResult(page);
        }
    }

    private async Task<RememberedPage?> Draw(HttpContext http, object? answer, Key key)
    {
        var headers = http.Response.Headers;
        if (answer is not HtmlPage { Status: StatusCodes.Status200OK } whole || headers.SetCookie.Count > 0 || headers.CacheControl.ToString().Contains("no-store", StringComparison.Ordinal)) return null;
        var html = await whole.Draw(http.RequestServices);
        if (headers.SetCookie.Count > 0 || FormToken.IsIn(html)) return null;
        Interlocked.Increment(ref drawn);
        return new([.. headers], HtmlPage.TagOf(html), Packed(html, key.Encoding), key.Encoding);
    }

    /// <summary>What a page follows from besides the catalogue; null: it isn't remembered.</summary>
    private Key? KeyOf(HttpContext http) =>
        settings.MostBytesOfPages > 0 && HttpMethods.IsGet(http.Request.Method) && !Preview.Is(http) && !arrivals.Any
        && PlainQuery().IsMatch(http.Request.QueryString.Value ?? "") && http.Request.RouteValues["language"] is string language && Languages.Has(language)
            ? new(Visit.Of(http, language), ThisMachine.IsSecure(http), EncodingFor(http.Request))
            : null;

    private Generation Current(long commits)
    {
        var current = Volatile.Read(ref latest);
        while (current.Commits < commits)
        {
            var next = new Generation(commits);
            var seen = Interlocked.CompareExchange(ref latest, next, current);
            current = seen == current ? next : seen;
        }
        // Somebody asked the number later than this request did: what this one draws is for itself alone.
        return current.Commits == commits ? current : new(commits);
    }

    /// <summary>Brotli, else gzip: over plain HTTP, as on a square, browsers take nothing better.</summary>
    private static string? EncodingFor(HttpRequest request)
    {
        if (!StringWithQualityHeaderValue.TryParseList(request.Headers.AcceptEncoding, out var taken)) return null;
        bool Takes(string name) => taken.Any(each => each.Value.Equals(name, StringComparison.OrdinalIgnoreCase) && each.Quality is not 0);
        return Takes("br") ? "br" : Takes("gzip") ? "gzip" : null;
    }

    private static byte[] Packed(byte[] html, string? encoding)
    {
        if (encoding is null) return html;
        using var packed = new MemoryStream();
        using (var stream = encoding == "br" ? new BrotliPages().CreateStream(packed) : new GZipStream(packed, CompressionLevel.Optimal)) stream.Write(html);
        return packed.ToArray();
    }

    [GeneratedRegex(@"^(\?page=[1-9][0-9]{0,3})?\z")]
    private static partial Regex PlainQuery();

    private sealed record Key(Visit Visit, bool IsSecure, string? Encoding);

    /// <summary>The pages at one state of the catalogue.</summary>
    private sealed class Generation(long commits)
    {
        private long bytes;

        public long Commits => commits;

        public long Bytes => Interlocked.Read(ref bytes);

        public ConcurrentDictionary<Key, Task<RememberedPage?>> ByKey { get; } = new();

        public long Add(long more) => Interlocked.Add(ref bytes, more);
    }
}

/// <summary>Says of a route that its pages are the same for every visitor.</summary>
public static class ToRemember
{
    /// <summary>The pages of this route are remembered. It has <c>{language}</c>; what it answers follows from the catalogue and the visit alone.</summary>
    public static RouteHandlerBuilder Remembered(this RouteHandlerBuilder route) => route.AddEndpointFilter(
        (context, next) => context.HttpContext.RequestServices.GetRequiredService<RememberedPages>().Answer(context, next));
}
