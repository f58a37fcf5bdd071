using Korme.Delivery;
using Korme.Tests.Archive;
using Korme.Tests.Delivery;
using Korme.Web;
using Microsoft.AspNetCore.Builder;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging;

namespace Korme.Tests.Web;

/// <summary>The whole site over a home's parts, on a port of its own.</summary>
internal sealed class LiveSite : IAsyncDisposable
{
    private readonly WebApplication app;

    private LiveSite(WebApplication app) => (this.app, Http) = (app, new(new SocketsHttpHandler { AllowAutoRedirect = false }) { BaseAddress = new(app.Urls.First()) });

    /// <summary>Follows no redirect. The site's own.</summary>
    public HttpClient Http { get; }

    public IServiceProvider Services => app.Services;

    /// <summary>Over a studio, with what else the pages in question need.</summary>
    public static async Task<LiveSite> Over(Studio studio, params object[] more) => await Start(new(), [studio.Database, studio.Archive, await studio.Changes(), .. more]);

    /// <summary>With the addresses of <c>/iiif</c>.</summary>
    public static Task<LiveSite> Over(IiifSite home) => Start(new(), [home.Database, home.Archive, home.Changes, home.Paths, home.Pool], site => site.MapIiif());

    public static async Task<LiveSite> Start(SiteSettings settings, IReadOnlyList<object> parts, Action<WebApplication>? map = null)
    {
        var app = Site.Build(settings with { Listen = ["http://127.0.0.1:0"], Log = LogLevel.None }, services =>
        {
            services.AddSingleton(TimeProvider.System);
            foreach (var part in parts) services.AddSingleton(part.GetType(), part);
        });
        map?.Invoke(app);
        await app.StartAsync();
        return new(app);
    }

    /// <summary>No more visitors; what was being answered is over when it returns.</summary>
    public Task Stop() => app.StopAsync();

    public async ValueTask DisposeAsync()
    {
        Http.Dispose(); // first, so that the site waits for no connection that is kept open
        await app.DisposeAsync();
    }
}
