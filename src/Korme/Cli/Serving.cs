using Korme.Catalogue;
using Korme.Delivery;
using Korme.Exhibitions;
using Korme.Exhibitions.Pages;
using Korme.Exhibitions.Ways;
using Korme.Import;
using Korme.LightTable;
using Korme.Publishing;
using Korme.Screens;
using Korme.Selections;
using Korme.Square;
using Korme.Web;

namespace Korme.Cli;

/// <summary>The site of a studio, listening.</summary>
public sealed class Serving : IAsyncDisposable
{
    private readonly WebApplication app;
    private readonly Studio studio;
    private readonly CancellationTokenSource arriving = new(), ended = new();
    private Task arrivals = Task.CompletedTask, pyramids = Task.CompletedTask, settling = Task.CompletedTask;

    private Serving(WebApplication app, Studio studio) => (this.app, this.studio) = (app, studio);

    /// <summary>Where visitors find it, as codes on paper have it.</summary>
    public PublicAddress Address => PublicAddress.Parse(app.Services.GetRequiredService<SiteSettings>().Address) ?? new(Url);

    /// <summary>Where it really listens (a port 0 is known only now), without a slash at the end.</summary>
    public string Url => app.Urls.First().TrimEnd('/');

    /// <summary>Starts to listen.</summary>
    /// <param name="studio">Whose exhibitions.</param>
    /// <param name="listen">Scheme, host and port.</param>
    /// <param name="show">An import to be shown while it is under way; null: none.</param>
    /// <param name="cancel">Stops the start.</param>
    /// <param name="isImporting">An import is about to run: what is made ahead for visitors waits for <see cref="End"/>.</param>
    /// <param name="square">The local network whose telephones may look too; null: this machine alone, unless <paramref name="listen"/> says more.</param>
    /// <param name="address">Where visitors find it, for QR codes on paper; null: as the home's <c>korme.yaml</c> says, else the square's, else where it listens.</param>
    /// <exception cref="Problem">The address is taken, or can't be listened on.</exception>
    public static async Task<Serving> Start(
        Studio studio, string listen, ShowArriving? show, CancellationToken cancel, bool isImporting = false, SquareSettings? square = null, string? address = null)
    {
        var maps = MapsOf(studio);
        var said = PublicAddress.Parse(address) ?? PublicAddressOf(studio) ?? PublicAddress.Parse(square?.Url);
        var app = Site.Build(new() { Listen = square is null ? [listen] : [listen, square.Url], Square = square, Address = said?.Origin }, services => services
            .AddSingleton(studio.Home)
            .AddSingleton(studio.Database)
            .AddSingleton(studio.Archive)
            .AddSingleton(studio.Changes)
            .AddSingleton(studio.Paths)
            .AddSingleton(studio.Derive)
            .AddSingleton(new WallFolder(studio.Home.ScreensFolder))
            .AddSingleton(new RemoteKeys(studio.Home.ScreensFolder))
            .AddSingleton(maps)
            .AddSingleton(studio.Clock));
        app.MapIiif();
        show?.Map(app);
        var serving = new Serving(app, studio);
        try
        {
            await app.StartAsync(cancel);
        }
        catch (IOException taken)
        {
            await app.DisposeAsync();
            throw new Problem($"{listen} can't be listened on: {taken.Message} Give another address with --listen, such as http://127.0.0.1:0.");
        }
        serving.settling = Task.Run(serving.SettleNowAndThen, CancellationToken.None);
        if (show is null && !isImporting) serving.Prepare();
        else if (show is not null)
            serving.arrivals = Task.Run(() => show.Run(app.Services.GetRequiredService<Arrivals>(), studio.Clock, serving.arriving.Token), CancellationToken.None);
        return serving;
    }

    /// <summary>Everything has arrived: from now on the exhibition itself is shown.</summary>
    public async Task Hung()
    {
        await arriving.CancelAsync();
        await arrivals;
        Prepare();
    }

    /// <summary>An import begins: its light table shows what is arriving.</summary>
    public void Begin(ImportOf import, ImportProgress progress) => app.Services.GetRequiredService<ImportsUnderWay>().Begin(import, progress);

    /// <summary>It is over, and its photographs lie on this table.</summary>
    public void End(ImportOf import, LightScope table)
    {
        app.Services.GetRequiredService<ImportsUnderWay>().End(import, table);
        Prepare();
    }

    /// <summary>Serves until cancelled (Ctrl-C) or told to end.</summary>
    public async Task Wait(CancellationToken cancel)
    {
        var ended = new TaskCompletionSource();
        await using var stop = cancel.Register(() => ended.TrySetResult());
        await using var told = app.Lifetime.ApplicationStopping.Register(() => ended.TrySetResult());
        await ended.Task;
    }

    public async ValueTask DisposeAsync()
    {
        await ended.CancelAsync();
        await arriving.CancelAsync();
        await arrivals;
        await pyramids;
        await settling;
        await app.StopAsync(CancellationToken.None);
        await app.DisposeAsync();
        arriving.Dispose();
        ended.Dispose();
    }

    internal static MapSettings MapsOf(Studio studio)
    {
        try
        {
            return MapSettings.Read(studio.Home.SettingsFile);
        }
        catch (Exception trouble) when (trouble is InvalidDataException or IOException)
        {
            throw new Problem(trouble.Message);
        }
    }

    private static PublicAddress? PublicAddressOf(Studio studio)
    {
        try
        {
            return PublicAddress.Read(studio.Home.SettingsFile);
        }
        catch (InvalidDataException settings)
        {
            throw new Problem(settings.Message);
        }
    }

    private void Prepare() => pyramids = Task.Run(async () =>
    {
        try
        {
            await app.Services.GetRequiredService<MeasureAnew>().Run(ended.Token);
            await PrepareSizes.Run(studio.Database, studio.Archive, studio.Derive, ended.Token);
            await PreparePyramids.Run(studio.Database, studio.Archive, studio.Paths, studio.Derive, ended.Token);
        }
        catch (OperationCanceledException)
        {
            // The site ends; the next start goes on.
        }
    });

    /// <summary>Saved changes become versions when the artist rests. What fails now is tried again a minute later; the journal has it.</summary>
    private async Task SettleNowAndThen()
    {
        using var minute = new PeriodicTimer(TimeSpan.FromMinutes(1), studio.Clock);
        try
        {
            while (await minute.WaitForNextTickAsync(ended.Token))
            {
                try
                {
                    if (await studio.Changes.SettleWhenDue(ended.Token) > 0) await LearnTaste.Run(studio.Database, ended.Token);
                }
                catch (IOException trouble)
                {
                    Terminal.Say($"korme: changes are safe in the journal but not in the archive yet: {trouble.Message}");
                }
            }
        }
        catch (OperationCanceledException)
        {
            // The site ends; the studio settles as it closes.
        }
    }
}
