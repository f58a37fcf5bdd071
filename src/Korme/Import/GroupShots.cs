namespace Korme.Import;

/// <summary>Puts files of one folder and one base name together: the RAW, its JPEG, their sidecars and labels are one
/// work.</summary>
/// <remarks>
/// Two rendered pictures of one base name (a JPEG and a HEIC, a PNG and a TIFF) are two works: nothing says that they show the
/// same. A RAW joins one of them, a JPEG if there is one. Base names are compared in Unicode form C and without case, because
/// cameras, cards and editors disagree about both; folders never mix.
/// </remarks>
public static class GroupShots
{
    private static readonly string[] PictureOrder = ["image/jpeg", "image/heic", "image/tiff", "image/png", "image/webp",
        "image/avif", "image/gif"];

    /// <summary>Pure; opens nothing.</summary>
    public static Grouping Run(IEnumerable<KnownFile> files)
    {
        var shots = new List<Shot>();
        var settings = new Dictionary<string, KnownFile>(StringComparer.Ordinal);
        var skipped = new List<Skipped>();
        var alone = new List<KnownFile>();
        foreach (var folder in files.GroupBy(file => file.File.Folder, StringComparer.Ordinal))
        {
            var subjects = folder.Where(file => file.Kind.Group is FileGroup.Picture or FileGroup.Raw or FileGroup.Sound
                or FileGroup.Video or FileGroup.Notation or FileGroup.Document).ToList();
            var posters = Posters(subjects);
            subjects = [.. subjects.Except(posters)];
            var beside = new ShotsOfFolder(subjects.GroupBy(file => BaseOf(file.File.Name), StringComparer.OrdinalIgnoreCase)
                .SelectMany(group => Shots(folder.Key, group)));
            foreach (var file in folder.Except(subjects))
            {
                if (file.Kind.Group == FileGroup.Settings) AddSettings(folder.Key, file);
                else if (beside.Attach(file)) continue;
                else if (file.Kind.Group == FileGroup.Captions) alone.Add(file);
                else skipped.Add(new(file.File.RelativePath, ReasonFor(file)));
            }
            shots.AddRange(beside.Shots);
        }
        shots.Sort((left, right) => string.CompareOrdinal(left.Main.File.RelativePath, right.Main.File.RelativePath));
        return new(shots, settings, skipped) { Alone = alone };

        void AddSettings(string folder, KnownFile file)
        {
            if (!settings.TryAdd(folder, file)) skipped.Add(new(file.File.RelativePath, "a second korme.yaml in one folder"));
        }
    }

    /// <summary><c>clip.poster.jpg</c> where <c>clip</c> is a sound or a video: no work of its own. The first by name, when there are several.</summary>
    private static List<KnownFile> Posters(IReadOnlyList<KnownFile> subjects)
    {
        const string ending = ".poster";
        var played = subjects.Where(file => file.Kind.Group is FileGroup.Sound or FileGroup.Video).Select(file => BaseOf(file.File.Name)).ToHashSet(StringComparer.OrdinalIgnoreCase);
        if (played.Count == 0) return [];
        return [.. subjects.Where(file => file.Kind.Group == FileGroup.Picture && BaseOf(file.File.Name) is var name && name.EndsWith(ending, StringComparison.OrdinalIgnoreCase) && played.Contains(name[..^ending.Length]))
            .OrderBy(file => file.File.Name, StringComparer.Ordinal).DistinctBy(file => BaseOf(file.File.Name), StringComparer.OrdinalIgnoreCase)];
    }

    /// <summary>A name without its last extension, in Unicode form C.</summary>
    internal static string BaseOf(string name)
    {
        var dot = name.LastIndexOf('.');
        return DecodeText.ToFormC(dot > 0 ? name[..dot] : name);
    }

    private static IEnumerable<Shot> Shots(string folder, IGrouping<string, KnownFile> sameBase)
    {
        var pictures = sameBase.Where(file => file.Kind.Group == FileGroup.Picture)
            .OrderBy(file => (uint)Array.IndexOf(PictureOrder, file.Kind.MediaType))
            .ThenBy(file => file.File.Name, StringComparer.Ordinal).ToList();
        var raws = sameBase.Where(file => file.Kind.Group == FileGroup.Raw).ToList();
        if (pictures.Count == 0 && raws.Count > 0)
            yield return new Shot { Folder = folder, BaseName = sameBase.Key, Raws = raws };
        foreach (var (index, picture) in pictures.Index())
            yield return new Shot { Folder = folder, BaseName = sameBase.Key, Picture = picture, Raws = index == 0 ? raws : [] };
        foreach (var other in sameBase.Where(file => file.Kind.Group is not (FileGroup.Picture or FileGroup.Raw))
            .OrderBy(file => file.Kind.Group))
            yield return new Shot { Folder = folder, BaseName = sameBase.Key, Other = other };
    }

    private static string ReasonFor(KnownFile file) =>
        file.Kind.Group == FileGroup.Sidecar ? "a sidecar without a picture of this name beside it"
            : "a text without a picture of this name beside it";
}
