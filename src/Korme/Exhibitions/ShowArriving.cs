using Korme.Derivatives;
using Korme.Exhibitions.Pages;
using Korme.Import;

namespace Korme.Exhibitions;

/// <summary>
/// Shows an import's pictures arriving on the page of the exhibition they will hang in: those taken already by their small size,
/// the others by the thumbnail their camera wrote into them, so that the first page needs no decoding.
/// </summary>
public sealed class ShowArriving(ExhibitPlan plan, ImportProgress progress, DerivativePaths paths)
{
    private const int SmallBox = 256;
    private static readonly TimeSpan Beat = TimeSpan.FromMilliseconds(250);

    /// <summary>Which shots have a thumbnail inside, by their index; looked at once each, in order, as far as <see cref="Run"/> has come.</summary>
    private readonly List<bool> hasThumbnail = [];

    /// <summary>Where the exhibition will be.</summary>
    public string Slug => plan.Slug;

    /// <summary>One picture of the sheet, <c>/desk/arriving/{slug}/{index}</c>; the site is this machine's alone while it is there.</summary>
    public void Map(IEndpointRouteBuilder app) => app.MapGet($"/desk/arriving/{plan.Slug}/{{index:int}}", (int index, HttpContext http) =>
    {
        http.Response.Headers.CacheControl = "no-store";
        var shots = progress.Shots;
        if (index < 0 || index >= shots.Count) return Results.NotFound();
        if (shots[index].Outcome is ShotOutcome.Taken { Picture: { } facts } && File.Exists(paths.Size(facts.Sha512, SmallBox)))
            return Results.File(paths.Size(facts.Sha512, SmallBox), "image/jpeg");
        return ShotThumbnail.Of(shots[index]) is { } jpeg ? Results.Bytes(jpeg, "image/jpeg") : Results.NotFound();
    });

    /// <summary>Keeps <see cref="Arrivals"/> up to date until cancelled.</summary>
    public async Task Run(Arrivals arrivals, TimeProvider clock, CancellationToken cancel)
    {
        arrivals.Show(Slug, View());
        using var beat = new PeriodicTimer(Beat, clock);
        try
        {
            while (await beat.WaitForNextTickAsync(cancel))
            {
                LookForThumbnails(clock);
                arrivals.Show(Slug, View());
            }
        }
        catch (OperationCanceledException)
        {
            arrivals.Finish(Slug);
        }
    }

    private ArrivingView View() => new(plan.Title, progress.Shots.Count, progress.Done, progress.Left,
        [.. progress.Shots.Where(CanShow).Select(shot => new ArrivingPicture($"/desk/arriving/{Slug}/{shot.Index}", null, null, shot.Shot.Main.File.Name))]);

    private bool CanShow(ShotProgress shot) => shot.Outcome switch
    {
        ShotOutcome.Taken taken => taken.Picture is not null,
        null => shot.Index < hasThumbnail.Count && hasThumbnail[shot.Index],
        _ => false,
    };

    /// <summary>A beat's worth of headers, so that the sheet grows from its top.</summary>
    private void LookForThumbnails(TimeProvider clock)
    {
        var started = clock.GetTimestamp();
        while (hasThumbnail.Count < progress.Shots.Count && clock.GetElapsedTime(started) < Beat)
            hasThumbnail.Add(ShotThumbnail.Of(progress.Shots[hasThumbnail.Count]) is not null);
    }
}
