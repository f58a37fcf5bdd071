using System.Globalization;
using Korme.Derivatives;
using Korme.Exhibitions.Pages;
using Korme.Import;
using Korme.Web;

namespace Korme.LightTable;

/// <summary>What an import under way hasn't taken yet: to be seen by the thumbnails that cameras write into their files, before anything is decoded.</summary>
/// <param name="scope">The import's table.</param>
/// <param name="progress">How far it is.</param>
public sealed class ArrivingFrames(LightScope scope, ImportProgress progress)
{
    private const int SmallBox = 256;

    private const string KeptWhileItArrives = "private, max-age=600";

    /// <summary>Drawn where there is no thumbnail: nothing, and no error for the browser's console.</summary>
    private const string Nothing = """<svg xmlns="http://www.w3.org/2000/svg" width="1" height="1"/>""";

    private readonly Dictionary<Guid, int> taken = progress.Shots
        .Where(shot => shot.Outcome is ShotOutcome.Taken).DistinctBy(shot => shot.Outcome!.WorkId).ToDictionary(shot => shot.Outcome!.WorkId!.Value, shot => shot.Index);

    /// <summary>Photographs that have no work yet, in the order of the source.</summary>
    public IReadOnlyList<ShotProgress> Waiting { get; } = [.. progress.Shots.Where(shot => shot.Outcome is null && IsPicture(shot))];

    /// <summary>What the page calls a frame from before it has an id until the import is over.</summary>
    public static string KeyOf(int index) => "a" + index.ToString(CultureInfo.InvariantCulture);

    /// <summary>The key that a work had while it was waiting.</summary>
    public string? KeyOf(Guid work) => taken.TryGetValue(work, out var index) ? KeyOf(index) : null;

    /// <summary>Where a waiting photograph can be seen.</summary>
    public string Address(int index) => $"{TableAddresses.Path(scope)}/arriving/{index.ToString(CultureInfo.InvariantCulture)}";

    /// <summary>"212 of 1,000 photographs are here, about 2 minutes left".</summary>
    public string Sentence(Texts texts) => ArrivingPage.Sentence(new(Catalogue.LanguageText.None, progress.Shots.Count, progress.Done, progress.Left, []), texts);

    /// <summary>One photograph, waiting or just taken.</summary>
    public static IResult Picture(HttpContext http, ImportProgress progress, int index, DerivativePaths paths, TimeProvider clock)
    {
        http.Response.Headers.CacheControl = "no-store";
        var shots = progress.Shots;
        if (index < 0 || index >= shots.Count) return Results.NotFound();
        var small = shots[index].Outcome is ShotOutcome.Taken { Picture: { } facts } && File.Exists(paths.Size(facts.Sha512, SmallBox)) ? paths.Size(facts.Sha512, SmallBox) : null;
        var jpeg = small is null ? ShotThumbnail.Turned(shots[index], clock.GetUtcNow()) : null;
        if (small is null && jpeg is null) return Results.Text(Nothing, "image/svg+xml");
        http.Response.Headers.CacheControl = KeptWhileItArrives;
        return small is not null ? Results.File(small, "image/jpeg") : Results.Bytes(jpeg!, "image/jpeg");
    }

    private static bool IsPicture(ShotProgress shot) => shot.Shot.Main.Kind.Group is FileGroup.Picture or FileGroup.Raw;
}
