using Korme.Exhibitions;
using Korme.Exhibitions.Media;
using Korme.Publishing.Print;
using Korme.Storage;
using Korme.Web;

namespace Korme.Publishing.Site;

/// <summary>Publishes an exhibition: the served site's own pages and pictures as files that every web host and every browser reads.</summary>
/// <remarks>See docs/adr/0011. As many works at once as there are cores; memory doesn't grow with their number.</remarks>
public static class PublishExhibition
{
    /// <summary>Publishes into a folder.</summary>
    /// <param name="from">Archive and derivatives.</param>
    /// <param name="view">The exhibition, as the catalogue has it.</param>
    /// <param name="folder">New, empty, or published before.</param>
    /// <param name="all">Write everything again.</param>
    /// <param name="options">What the copy is to be.</param>
    /// <param name="pace">Told of works.</param>
    /// <param name="cancel">Leaves what the next run goes on with.</param>
    /// <exception cref="PublishRefusedException">The folder has files of others.</exception>
    /// <exception cref="IOException">It can't be written; <see cref="DiskFull"/> tells a full disk.</exception>
    public static async Task<PublishOutcome> IntoFolder(PublishFrom from, ExhibitionView view, string folder, bool all, PublishOptions options, Pace pace, CancellationToken cancel)
    {
        using var target = new FolderTarget(folder, view.Exhibition.Id, all);
        return await Run(from, view, options, target, pace, cancel);
    }

    /// <summary>Publishes into a ZIP file, as <see cref="IntoFolder"/>; it is replaced when the new one is whole.</summary>
    public static async Task<PublishOutcome> IntoZip(PublishFrom from, ExhibitionView view, string file, PublishOptions options, Pace pace, CancellationToken cancel)
    {
        using var target = new ZipTarget(file, view.Exhibition.Id);
        return await Run(from, view, options, target, pace, cancel);
    }

    /// <summary>Publishes as a ZIP into a stream that needn't be able to go back; it stays open.</summary>
    public static async Task<PublishOutcome> IntoStream(PublishFrom from, ExhibitionView view, Stream stream, PublishOptions options, Pace pace, CancellationToken cancel)
    {
        using var target = new ZipTarget(stream, view.Exhibition.Id);
        return await Run(from, view, options, target, pace, cancel);
    }

    private static async Task<PublishOutcome> Run(PublishFrom from, ExhibitionView given, PublishOptions options, PublishTarget target, Pace pace, CancellationToken cancel)
    {
        var view = CopiedSite.Shown(given);
        var shown = view.Works.Select(hung => hung.Work.Id).ToHashSet();
        var gone = given.Exhibition.Hangings.Select(hanging => hanging.Work).Where(work => !shown.Contains(work)).Distinct().ToList();
        target.RemoveOthers(shown, [.. Languages.All.Select(language => $"{language}/exhibitions/{view.Exhibition.Slug}/works/")]);
        await using var site = await CopiedSite.Start(from, view, cancel);
        var built = site.Services.GetRequiredService<Assets>();
        var assets = new StaticAssets(built);
        var captions = await SiteCopy.CaptionsOf(site, view, cancel);
        var run = new Copying(new(site, assets, captions, view, options, from.Inbox), new(view, options, from.Maps, built), options, target, pace, cancel);
        pace.Begin(view.Works.Count);
        await run.InOrder(view.Works.Index(), each => run.Work(each.Index, each.Item), works: 1);
        await run.InOrder(Enumerable.Range(1, run.Copy.WalkPages), run.Walk, works: 0);
        await run.InOrder(run.Copy.Sheets, run.Print, works: 0);
        await run.Rest(gone);
        return new(view.Works.Count, target.Finish(), run.Troubles);
    }

    private sealed class Copying(SiteCopy copy, Fingerprints fingerprints, PublishOptions options, PublishTarget target, Pace pace, CancellationToken cancel)
    {
        private readonly SortedSet<string> needs = new(StringComparer.Ordinal);
        private readonly List<string> troubles = [];

        public SiteCopy Copy => copy;

        public IReadOnlyList<string> Troubles => troubles;

        /// <summary>Makes parts side by side and takes them in their order. What is made waits for its turn: never more than a few.</summary>
        public async Task InOrder<T>(IEnumerable<T> parts, Func<T, Task<Part>> make, int works)
        {
            var underWay = new Queue<Task<Part>>();
            try
            {
                foreach (var part in parts)
                {
                    if (underWay.Count >= Environment.ProcessorCount) Take(await underWay.Dequeue(), works);
                    underWay.Enqueue(Task.Run(() => make(part), cancel));
                }
                while (underWay.Count > 0) Take(await underWay.Dequeue(), works);
            }
            finally
            {
                // What has begun to write ends before the target is closed; its own trouble is no news then.
                await Task.WhenAll(underWay).ContinueWith(_ => { }, CancellationToken.None, TaskContinuationOptions.None, TaskScheduler.Default);
            }
        }

        /// <summary>A work's picture and pages, as far as they aren't there.</summary>
        public async Task<Part> Work(int index, Exhibitions.HungWork hung)
        {
            var part = new Part();
            var isWhole = true;
            if (hung.Picture is not null)
            {
                var (key, fingerprint) = (PictureFiles.FolderOf(hung.Work.Id), fingerprints.Picture(hung));
                if (target.Has(key, fingerprint, out _)) part.Kept.Add(key);
                else
                {
                    var (files, trouble) = await copy.Picture(hung, cancel);
                    isWhole = trouble is null;
                    if (trouble is not null) part.Trouble = $"{hung.Work.Files[0].Name}: {trouble}";
                    // Without its tiles it is tried again the next time.
                    Stage(part, new(key, isWhole ? fingerprint : "", files, []));
                }
            }
            if (hung.Work.Played() is { } played)
            {
                var (key, fingerprint) = (SiteCopy.MediaKey(hung), Fingerprints.Media([played, .. hung.Work.Captions().Select(track => track.File)]));
                if (target.Has(key, fingerprint, out _)) part.Kept.Add(key);
                else if (await copy.Media(hung, fingerprint, cancel) is { } media) Stage(part, media);
            }
            if (isWhole && target.Has(SiteCopy.KeyOf(hung), fingerprints.Work(index), out var known)) part.Keep(SiteCopy.KeyOf(hung), known);
            else Stage(part, await copy.Work(hung, isWhole ? fingerprints.Work(index) : "", isWhole && options.WithTiles, cancel));
            return part;
        }

        /// <summary>A page of the walk, when it isn't there.</summary>
        public async Task<Part> Walk(int number)
        {
            var part = new Part();
            if (target.Has(SiteCopy.WalkKey(number), fingerprints.Walk(number), out var known)) part.Keep(SiteCopy.WalkKey(number), known);
            else Stage(part, await copy.Walk(number, fingerprints.Walk(number), cancel));
            return part;
        }

        /// <summary>A sheet to print, when it isn't there.</summary>
        public async Task<Part> Print(Sheet sheet)
        {
            var part = new Part();
            var (key, fingerprint) = (SiteCopy.PrintKey(sheet), fingerprints.Print(sheet.Name()));
            if (target.Has(key, fingerprint, out var known)) part.Keep(key, known);
            else Stage(part, await copy.Print(sheet, fingerprint));
            return part;
        }

        /// <summary>Everything that follows from the whole.</summary>
        public async Task Rest(IEnumerable<Guid> gone)
        {
            var rest = await copy.Rest(needs, gone, cancel);
            target.Stage(rest);
            target.Commit(rest);
        }

        private void Stage(Part part, PublishedUnit unit)
        {
            target.Stage(unit);
            part.Made.Add(unit);
        }

        private void Take(Part part, int works)
        {
            foreach (var key in part.Kept) target.Keep(key);
            foreach (var unit in part.Made)
            {
                target.Commit(unit);
                foreach (var file in unit.Files) file.Forget();
                needs.UnionWith(unit.Needs);
            }
            needs.UnionWith(part.Needs);
            if (part.Trouble is { } trouble) troubles.Add(trouble);
            pace.Add(works);
        }
    }

    /// <summary>Something that was made or found made, waiting for its turn.</summary>
    private sealed class Part
    {
        public List<string> Kept { get; } = [];
        public List<PublishedUnit> Made { get; } = [];
        public List<string> Needs { get; } = [];
        public string? Trouble { get; set; }

        public void Keep(string key, IReadOnlyCollection<string> needs)
        {
            Kept.Add(key);
            Needs.AddRange(needs);
        }
    }
}
