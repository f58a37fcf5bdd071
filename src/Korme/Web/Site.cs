using System.Text.Encodings.Web;
using System.Text.Unicode;
using Korme.Archive;
using Korme.Catalogue;
using Korme.Desk;
using Korme.Exchange;
using Korme.Exchange.Pages;
using Korme.Exhibitions.Feeds;
using Korme.Exhibitions.Keeping;
using Korme.Exhibitions.Media;
using Korme.Exhibitions.Pages;
using Korme.Exhibitions.Ways;
using Korme.Lifetime.Pages;
using Korme.LightTable;
using Korme.People.Pages;
using Korme.Places.Pages;
using Korme.Publishing.Print;
using Korme.Publishing.Site;
using Korme.Screens;
using Korme.Search.Pages;
using Korme.Sidecars;
using Korme.Sidecars.Pages;
using Korme.Square;
using Microsoft.AspNetCore.ResponseCompression;
using Microsoft.Extensions.Logging.Console;

namespace Korme.Web;

/// <summary>The web site: what listens, what every request passes through, and the pages.</summary>
public static class Site
{
    /// <summary>The site with its pages mapped, not yet started. Further endpoints may be mapped on what is returned.</summary>
    /// <param name="settings">Where to listen and how much to log.</param>
    /// <param name="configure">Registers what the pages need: Database, ArchiveStore, DerivativePaths, DerivePool, TimeProvider.</param>
    public static WebApplication Build(SiteSettings settings, Action<IServiceCollection> configure)
    {
        var builder = WebApplication.CreateSlimBuilder(new WebApplicationOptions { ContentRootPath = AppContext.BaseDirectory });
        builder.WebHost.UseUrls([.. settings.Listen]);
        builder.WebHost.ConfigureKestrel(server =>
        {
            server.AddServerHeader = false;
            server.Limits.MaxRequestBodySize = 1 << 20;
        });
        Quieten(builder.Logging, settings.Log);
        AddPages(builder.Services, settings);
        configure(builder.Services);

        var app = builder.Build();
        app.UseMiddleware<Trouble>();
        if (settings.Square is { } square) app.Use(SquareHosts.Check(square));
        else if (settings.IsLocalOnly) app.Use(LocalHostOnly.Check);
        app.Use(SecurityHeaders.Add);
        app.UseResponseCompression();
        app.Use(NightAndDay.Choose);
        app.Use(HeadAsGet.Answer);
        app.Use(Preview.Answer);
        // Named here so that the steps above see every request, also those no route takes.
        app.UseRouting();
        app.MapGet("/assets/sign.svg", (HttpContext http) =>
        {
            http.Response.Headers.CacheControl = "public, max-age=86400";
            return Results.Text(Ornament.Sign(), "image/svg+xml");
        });
        app.MapGet("/assets/{name}", (string name, HttpContext http, Assets assets) => assets.Get(name, http));
        app.MapExhibitions();
        app.MapWays();
        app.MapWorks();
        app.MapPalettes();
        app.MapPlaces();
        app.MapYears();
        app.MapMedia();
        app.MapFeeds();
        app.MapKeeping();
        app.MapDesk();
        app.MapLightTable();
        app.MapConsents();
        app.MapMakers();
        app.MapSidecars();
        app.MapExchange();
        app.MapScreens();
        app.MapSquare();
        app.MapPrint();
        app.MapPublish();
        app.MapShortAddresses();
        app.MapFallback("{**path}", Fallback);
        return app;
    }

    /// <summary>What rendering a page takes, also outside a server.</summary>
    public static void AddPages(IServiceCollection services, SiteSettings settings)
    {
        services.AddSingleton(settings);
        services.AddSingleton(new Assets(settings.AssetsFolder));
        services.AddSingleton<Arrivals>();
        services.AddSingleton(new MapSettings());
        services.AddSingleton(provider => new KnownMedia(provider.GetService<ArchiveStore>()));
        services.AddSingleton<FormToken>();
        services.AddSingleton<RememberedPages>();
        services.AddSingleton<LightTables>();
        services.AddSingleton<LightSteps>();
        services.AddSingleton<ImportsUnderWay>();
        services.AddSingleton<MeasureAnew>();
        services.AddSingleton<SidecarRuns>();
        services.AddSingleton<ExchangeRuns>();
        services.AddSingleton<LiveScreens>();
        services.AddSingleton<ScreenViews>();
        services.AddSingleton(_ => new PdfPress());
        // Razor would otherwise write every Kazakh letter as a reference of eight bytes.
        services.AddSingleton(HtmlEncoder.Create(UnicodeRanges.All));
        services.AddResponseCompression(compression =>
        {
            compression.EnableForHttps = true;
            compression.Providers.Add<BrotliPages>();
            compression.Providers.Add<GzipCompressionProvider>();
            compression.MimeTypes = ["text/html", "text/css", "text/javascript", "text/plain", "application/json", "application/ld+json", "image/svg+xml"];
        });
    }

    /// <summary>A program for a laptop: one line a trouble, on standard error, since standard output is for scripts.</summary>
    private static void Quieten(ILoggingBuilder logging, LogLevel level)
    {
        logging.ClearProviders();
        logging.SetMinimumLevel(level);
        logging.AddFilter("Microsoft", LogLevel.Warning);
        // What keeps the site from starting is said by whoever starts it.
        logging.AddFilter("Microsoft.Extensions.Hosting", LogLevel.None);
        logging.AddSimpleConsole(console =>
        {
            console.SingleLine = true;
            console.ColorBehavior = LoggerColorBehavior.Disabled;
        });
        logging.Services.Configure<ConsoleLoggerOptions>(console => console.LogToStandardErrorThreshold = LogLevel.Trace);
    }

    private static IResult Fallback(HttpContext http) => http.Request.Headers.Accept.ToString().Contains("text/html", StringComparison.Ordinal)
        ? ExhibitionEndpoints.Missing(http)
        : Results.Text("There is nothing at this address.", statusCode: StatusCodes.Status404NotFound);
}
