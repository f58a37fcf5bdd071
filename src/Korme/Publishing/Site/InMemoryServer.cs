using Microsoft.AspNetCore.Hosting.Server;
using Microsoft.AspNetCore.Http.Features;

namespace Korme.Publishing.Site;

/// <summary>A server without a network: the site is asked in this process, and answers as it would any visitor.</summary>
/// <remarks>May be asked from several threads.</remarks>
internal sealed class InMemoryServer : IServer
{
    private Func<IFeatureCollection, Task>? process;

    public IFeatureCollection Features { get; } = new FeatureCollection();

    public Task StartAsync<TContext>(IHttpApplication<TContext> application, CancellationToken cancellationToken) where TContext : notnull
    {
        process = async features =>
        {
            var context = application.CreateContext(features);
            await application.ProcessRequestAsync(context);
            application.DisposeContext(context, null);
        };
        return Task.CompletedTask;
    }

    public Task StopAsync(CancellationToken cancellationToken) => Task.CompletedTask;

    public void Dispose()
    {
    }

    /// <summary>GET.</summary>
    /// <param name="url">Path and query, beginning with a slash.</param>
    /// <param name="cancel">Ends it as a visitor's leaving would.</param>
    public async Task<Answer> Get(string url, CancellationToken cancel)
    {
        using var body = new LentBytes();
        return await Get(url, body, cancel) with { Body = body.Bytes.ToArray() };
    }

    /// <summary>GET, the body into a stream that stays open.</summary>
    public async Task<Answer> Get(string url, Stream body, CancellationToken cancel)
    {
        cancel.ThrowIfCancellationRequested();
        var (path, query) = url.Split('?', 2) is [var before, var after] ? (before, "?" + after) : (url, "");
        var (features, response, sent) = (new FeatureCollection(), new HttpResponseFeature(), new StreamResponseBodyFeature(body));
        features.Set<IHttpRequestFeature>(new HttpRequestFeature
        {
            Protocol = HttpProtocol.Http11,
            Method = HttpMethods.Get,
            Scheme = "https",
            Path = Uri.UnescapeDataString(path),
            QueryString = query,
            RawTarget = url,
            Headers = { Host = new Uri(SiteAddresses.Origin).Host, Accept = "text/html, application/ld+json, */*" },
        });
        features.Set<IHttpResponseFeature>(response);
        features.Set<IHttpResponseBodyFeature>(sent);
        features.Set<IHttpRequestLifetimeFeature>(new HttpRequestLifetimeFeature { RequestAborted = cancel });
        await process!(features);
        await sent.CompleteAsync();
        cancel.ThrowIfCancellationRequested();
        return new(response.StatusCode, response.Headers, []);
    }
}

/// <summary>What the site answered.</summary>
internal sealed record Answer(int Status, IHeaderDictionary Headers, byte[] Body)
{
    public string Text => System.Text.Encoding.UTF8.GetString(Body);
}
