namespace Korme.Import;

/// <summary>The shots of one folder while sidecars and labels find theirs.</summary>
internal sealed class ShotsOfFolder(IEnumerable<Shot> shots)
{
    private readonly List<Shot> shots = [.. shots];
    private Dictionary<string, int>? byName;
    private Dictionary<string, int>? byBase;

    public IReadOnlyList<Shot> Shots => shots;

    /// <summary>Adds a sidecar or label to its shot; false when there is none.</summary>
    /// <remarks>
    /// <c>a.jpg.xmp</c> means the file <c>a.jpg</c>; <c>a.xmp</c> means the shot <c>a</c>, and where two works share the base
    /// name the first. A language in a label's name is looked for last, so that <c>photo.en.jpg</c> keeps <c>photo.en.md</c>.
    /// </remarks>
    public bool Attach(KnownFile file)
    {
        byName ??= Index(shot => shot.Files.Select(each => DecodeText.ToFormC(each.File.Name)));
        byBase ??= Index(shot => [shot.BaseName]);
        var stem = GroupShots.BaseOf(file.File.Name);
        var isLabel = file.Kind.Group == FileGroup.Label;
        if (file.Kind.Group is FileGroup.Captions or FileGroup.Picture) return AttachToPlayed(stem, file);
        if (byName.TryGetValue(stem, out var index)) Add(index, file, isFirst: true, language: null);
        else if (byBase.TryGetValue(stem, out index)) Add(index, file, isFirst: false, language: null);
        else if (isLabel && Split(stem) is var (bare, language)
            && (byName.TryGetValue(bare, out index) || byBase.TryGetValue(bare, out index)))
            Add(index, file, isFirst: false, language);
        else return false;
        return true;
    }

    /// <summary>Captions and a poster belong to a sound or a video: <c>clip.vtt</c>, <c>clip.kk.vtt</c>, <c>clip.mp4.vtt</c>, <c>clip.poster.jpg</c>.</summary>
    private bool AttachToPlayed(string stem, KnownFile file)
    {
        var bare = stem.LastIndexOf('.') is var dot and > 0 ? stem[..dot] : stem;
        int Of(string name) => shots.FindIndex(shot => shot.IsPlayed
            && (name.Equals(shot.BaseName, StringComparison.OrdinalIgnoreCase) || name.Equals(DecodeText.ToFormC(shot.Main.File.Name), StringComparison.OrdinalIgnoreCase)));
        var index = Of(stem) is var whole and >= 0 ? whole : Of(bare);
        if (index < 0) return false;
        shots[index] = file.Kind.Group == FileGroup.Picture ? shots[index] with { Poster = file } : shots[index] with { Captions = [.. shots[index].Captions, file] };
        return true;
    }

    private void Add(int index, KnownFile file, bool isFirst, string? language)
    {
        var shot = shots[index];
        shots[index] = file.Kind.Group == FileGroup.Label ? shot with { Labels = [.. shot.Labels, new LabelFile(file, language)] }
            : shot with { Sidecars = isFirst ? [file, .. shot.Sidecars] : [.. shot.Sidecars, file] };
    }

    /// <summary><c>apples.kk</c> → apples, kk; null when the last part is no language tag (two or three letters, a region
    /// perhaps).</summary>
    private static (string Bare, string Language)? Split(string stem)
    {
        var dot = stem.LastIndexOf('.');
        if (dot <= 0) return null;
        var tag = stem[(dot + 1)..];
        var primary = tag.Split('-')[0];
        return primary.Length is 2 or 3 && tag.Length <= 12
            && tag.All(letter => char.IsAsciiLetterOrDigit(letter) || letter == '-')
            && primary.All(char.IsAsciiLetter) ? (stem[..dot], primary.ToLowerInvariant() + tag[primary.Length..]) : null;
    }

    private Dictionary<string, int> Index(Func<Shot, IEnumerable<string>> keys)
    {
        var index = new Dictionary<string, int>(StringComparer.OrdinalIgnoreCase);
        for (var shot = 0; shot < shots.Count; shot++)
            foreach (var key in keys(shots[shot])) index.TryAdd(key, shot);
        return index;
    }
}
