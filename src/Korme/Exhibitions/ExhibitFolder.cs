using Korme.Archive;
using Korme.Catalogue;
using Korme.Derivatives;
using Korme.Import;
using Korme.Selection;
using Korme.Storage;

namespace Korme.Exhibitions;

/// <summary>What <c>korme exhibit</c> is about to make, known before the first picture is read.</summary>
/// <param name="Source">The folder, file or ZIP.</param>
/// <param name="Slug">Its name in URLs: the one it had when the same folder was exhibited under this title before.</param>
/// <param name="Previous">The exhibition that is hung anew; null when it is a new one.</param>
public sealed record ExhibitPlan(string Source, string Slug, LanguageText Title, FolderSettings Settings, Exhibition? Previous);

/// <summary>What became of a folder.</summary>
/// <param name="Exhibition">As it hangs now.</param>
/// <param name="WasArranged">It hung before, and the artist had arranged it: its order and texts stayed.</param>
public sealed record HungFolder(Exhibition Exhibition, bool WasArranged);

/// <summary>A folder becomes an exhibition: its works, all or the best of them, in the order of the day.</summary>
public static class ExhibitFolder
{
    /// <summary>Names the exhibition: the title given, else that of <c>korme.yaml</c>, else the folder's name.</summary>
    public static ExhibitPlan Plan(Database database, string source, string? title, FolderSettings settings)
    {
        var folder = Path.GetFileNameWithoutExtension(Path.TrimEndingDirectorySeparator(Path.GetFullPath(source)));
        var named = LanguageText.Of(title);
        if (named.IsEmpty) named = settings.Title;
        if (named.IsEmpty) named = LanguageText.Of(folder);
        if (named.IsEmpty) named = new([new("kk", "Көрме"), new("ru", "Выставка"), new("en", "Exhibition")]);

        var slug = Slug.From(named.For("en")!.Value.Text);
        var seen = SeenFiles.Under(database, source).Works;
        var previous = FindExhibition.BySlug(database, slug)?.Exhibition;
        if (previous is not null && !previous.Hangings.Any(hanging => seen.Contains(hanging.Work)))
        {
            var taken = ListExhibitions.Run(database).Select(exhibition => exhibition.Slug).ToHashSet(StringComparer.Ordinal);
            (previous, slug) = (null, Slug.Unique(slug, taken.Contains));
        }
        return new(source, previous?.Slug ?? slug, named, settings, previous);
    }

    /// <summary>Hangs what the import took or knew already, and opens it.</summary>
    /// <param name="plan">From <see cref="Plan"/>.</param>
    /// <param name="import">A complete import of the same source.</param>
    /// <param name="best">How many to hang; null: everything.</param>
    /// <param name="weights">How much each merit counts within a moment.</param>
    /// <param name="database">The catalogue.</param>
    /// <param name="archive">Where the originals are.</param>
    /// <param name="paths">Where the sizes are: pictures that an earlier version measured are measured anew.</param>
    /// <param name="changes">Where the exhibition is saved.</param>
    /// <param name="clock">When it is hung.</param>
    /// <param name="cancel">Until it is hung.</param>
    /// <returns>Null when there is nothing to hang; an exhibition that hung before is left as it was.</returns>
    /// <remarks>
    /// What the artist arranged at the desk stays as it is, texts, prices and walls too: works that are new in the folder hang at its end,
    /// in a section of their own, and nothing is chosen anew.
    /// </remarks>
    public static async Task<HungFolder?> Hang(
        Database database, ArchiveStore archive, DerivativePaths paths, Changes changes, ExhibitPlan plan, ImportProgress import, int? best, MeritWeights weights, TimeProvider clock, CancellationToken cancel)
    {
        var ids = import.Shots.Select(shot => shot.Outcome?.WorkId).OfType<Guid>().Distinct().ToList();
        var found = FindWorks.ById(database, ids).Where(work => work.IsShown).ToList();
        var pictures = await FindMeasured.Of(database, paths, archive, found, cancel);
        var works = found.Select(work => new HungWork(work, pictures.GetValueOrDefault(work.Id))).ToList();
        if (plan.Previous is { } previous && await WasArranged(archive, changes, previous, cancel))
            return new(await Add(database, changes, previous, import, works, weights, cancel), WasArranged: true);
        var hangings = best is { } count ? Chosen(works, count, weights) : Everything(works, weights);
        if (hangings.Count == 0) return null;

        var settings = plan.Settings;
        var exhibition = new Exhibition
        {
            Id = plan.Previous?.Id ?? Guid.CreateVersion7(clock.GetUtcNow()),
            Slug = plan.Slug,
            Title = plan.Title,
            WallText = settings.WallText,
            Makers = settings.Makers,
            Venue = settings.Venue,
            Hours = settings.Hours,
            Opens = settings.Opens,
            Closes = settings.Closes,
            Rights = settings.Rights,
            Status = ExhibitionStatus.Open,
            Sections = InSections(hangings, import, settings.Sections),
            FormerSlugs = plan.Previous?.FormerSlugs ?? [],
            Created = plan.Previous?.Created ?? clock.GetUtcNow(),
        };
        return new(await HangExhibition.Run(database, changes, exhibition, cancel), WasArranged: false);
    }

    /// <summary>Somebody has done more with it than hanging it.</summary>
    private static async Task<bool> WasArranged(ArchiveStore archive, Changes changes, Exhibition exhibition, CancellationToken cancel) =>
        (await changes.Unsettled(exhibition.Id, cancel)).Select(change => change.What).Concat(archive.Versions(exhibition.Id).Select(version => version.What))
        .SelectMany(what => what.Split(", ")).Any(what => what != HangExhibition.What);

    private static async Task<Exhibition> Add(
        Database database, Changes changes, Exhibition arranged, ImportProgress import, List<HungWork> works, MeritWeights weights, CancellationToken cancel)
    {
        var taken = import.Shots.Select(shot => shot.Outcome).OfType<ShotOutcome.Taken>().Select(outcome => outcome.Work).ToHashSet();
        var added = Everything([.. works.Where(work => taken.Contains(work.Work.Id))], weights);
        if (added.Count == 0) return arranged;
        return await HangExhibition.Run(database, changes, arranged with { Sections = [.. arranged.Sections, new Section { Works = added }] }, cancel);
    }

    /// <summary>The works by the sections that <c>korme.yaml</c> names them in; before them, as they come, those that it doesn't name.</summary>
    private static List<Section> InSections(List<Hanging> hangings, ImportProgress import, IReadOnlyList<FolderSection> named)
    {
        var byName = new Dictionary<string, Guid>(StringComparer.OrdinalIgnoreCase);
        foreach (var shot in import.Shots)
        {
            if (shot.Outcome?.WorkId is not { } work) continue;
            byName.TryAdd(shot.Shot.Main.File.Name, work);
            byName.TryAdd(shot.Shot.BaseName, work);
        }
        var left = hangings.DistinctBy(hanging => hanging.Work).ToDictionary(hanging => hanging.Work);
        var sections = new List<Section>();
        foreach (var section in named)
        {
            var works = new List<Hanging>();
            foreach (var name in section.Works)
                if (byName.TryGetValue(name, out var work) && left.Remove(work, out var hanging)) works.Add(hanging);
            if (works.Count > 0) sections.Add(new() { Title = section.Title, WallText = section.WallText, Layout = LayoutOf(section.Layout), Works = works });
        }
        var unnamed = hangings.Where(hanging => left.ContainsKey(hanging.Work)).ToList();
        return unnamed.Count > 0 || sections.Count == 0 ? [new Section { Works = unnamed }, .. sections] : sections;
    }

    private static SectionLayout LayoutOf(string? word) => word switch
    {
        "large" => SectionLayout.Large,
        "series" => SectionLayout.Series,
        "spread" => SectionLayout.Spread,
        "before-after" => SectionLayout.BeforeAfter,
        _ => SectionLayout.Rhythm,
    };

    private static List<Hanging> Chosen(IReadOnlyList<HungWork> works, int count, MeritWeights weights) =>
        [.. ChooseBest.Run(Candidates.Of(works), new Wish(count) { Weights = weights }).Select(choice => new Hanging(choice.Work, choice.Reason))];

    /// <summary>Everything in the order of the day but what the artist rejected; what can't be seen follows, in the order of the folder.</summary>
    private static List<Hanging> Everything(IReadOnlyList<HungWork> works, MeritWeights weights) =>
    [
        .. ChooseAll.Run(Candidates.Of(works), weights).Select(choice => new Hanging(choice.Work, choice.Reason)),
        .. works.Where(work => work.Picture is null && work.Work.Mark != Mark.Rejected).Select(work => new Hanging(work.Work.Id)),
    ];
}
