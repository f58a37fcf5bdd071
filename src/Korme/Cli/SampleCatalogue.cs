using Korme.Catalogue;
using Korme.Imaging;
using Korme.Import;
using Korme.People;
using Korme.Sample;
using Korme.Sample.Life;
using Korme.Storage;

namespace Korme.Cli;

/// <summary><c>korme sample --catalogue</c>: the body of work of one invented artist, as a folder or as a whole home.</summary>
internal static class SampleCatalogue
{
    /// <summary>Draws it into a folder: pictures, sounds and their labels.</summary>
    public static async Task<int> Draw(string folder, int count, int seed, TimeProvider clock, CancellationToken cancel)
    {
        var life = LifeText.Read();
        var works = LifeWorks.Of(life, count, seed);
        await Draw(folder, life, works, clock, cancel);
        return works.Count;
    }

    /// <summary>Draws it, imports it, and brings in what labels can't say. What an earlier run did is not done again.</summary>
    public static async Task<int> Make(string home, int count, int seed, CancellationToken cancel)
    {
        var life = LifeText.Read();
        var works = LifeWorks.Of(life, count, seed);
        await using var studio = await Studio.Open(home, cancel);
        if (ListWorks.Count(studio.Database) > 0 && FindPeople.ById(studio.Database, KeepLife.Artist) is null)
            throw new Problem($"{Terminal.Show(home)}: has works already. Give a new home with --home, so that nothing of yours is mixed with the sample.");
        var keep = new KeepLife(studio.Database, studio.Archive, studio.Changes, studio.Paths, studio.Clock, life);
        await keep.Begin(cancel);

        var folder = Path.Combine(home, "sample-catalogue");
        await Draw(folder, life, works, studio.Clock, cancel);
        var progress = new ImportProgress(studio.Clock);
        await ImportCommand.RunShown(studio, folder, progress, cancel);
        if (progress.Failed.Count > 0) ImportReport.Of(progress).Say(progress);

        var taken = new Dictionary<string, Guid>(StringComparer.Ordinal);
        foreach (var shot in progress.Shots)
            if (shot.Outcome?.WorkId is { } id) taken.TryAdd(Path.GetFileNameWithoutExtension(shot.Shot.Main.File.Name), id);
        await keep.Finish(works, taken, cancel);
        return taken.Count;
    }

    private static async Task Draw(string folder, LifeText life, IReadOnlyList<LifeWork> works, TimeProvider clock, CancellationToken cancel)
    {
        var pace = new Pace(clock);
        pace.Begin(works.Count);
        try
        {
            Vips.Start();
            await new PaceBar(pace, (done, total, rate) => FormattableString.Invariant($"drawing {done} of {total}, {rate:0.0} a second")).Around(clock, () => Task.Run(() =>
            {
                WriteLife.Run(folder, life, works, scale: 1, new Drawn(pace), cancel);
                return works.Count;
            }, cancel));
        }
        catch (Exception trouble) when (trouble is UnauthorizedAccessException or IOException)
        {
            throw new Problem($"{Terminal.Show(folder)}: the sample can't be written ({trouble.Message}). Give another folder.");
        }
    }

    private sealed class Drawn(Pace pace) : IProgress<SampleProgress>
    {
        public void Report(SampleProgress value) => pace.Add(1);
    }
}
