namespace Korme.Import;

/// <summary>The files that make one work: a picture with its RAW, sidecars and labels; or a sound, video, score or
/// document.</summary>
public sealed record Shot
{
    /// <summary>The folder, relative to the source's root; empty at the root.</summary>
    public required string Folder { get; init; }

    /// <summary>The files' common name without extension, in Unicode form C.</summary>
    public required string BaseName { get; init; }

    /// <summary>What a visitor would see: the rendered picture; null for a lone RAW and for works that are no picture.</summary>
    public KnownFile? Picture { get; init; }

    /// <summary>The RAW files of the shot, usually none or one (two when one was converted to DNG).</summary>
    public IReadOnlyList<KnownFile> Raws { get; init; } = [];

    /// <summary>The one file of a work that is no picture: sound, video, notation, document.</summary>
    public KnownFile? Other { get; init; }

    /// <summary>XMP, those of one file (<c>a.jpg.xmp</c>) before those of the shot (<c>a.xmp</c>); the first one wins.</summary>
    public IReadOnlyList<KnownFile> Sidecars { get; init; } = [];
    public IReadOnlyList<LabelFile> Labels { get; init; } = [];

    /// <summary>Of a sound or a video: what is said in it, WebVTT, a file a language (<c>clip.kk.vtt</c>).</summary>
    public IReadOnlyList<KnownFile> Captions { get; init; } = [];

    /// <summary>Of a sound or a video: the picture that stands for it (<c>clip.poster.jpg</c>).</summary>
    public KnownFile? Poster { get; init; }

    /// <summary>A sound or a video.</summary>
    public bool IsPlayed => Other?.Kind.Group is FileGroup.Sound or FileGroup.Video;

    /// <summary>The file the work is made of; the place of the shot in the order of the import is its place.</summary>
    public KnownFile Main => Picture ?? Other ?? Raws[0];

    /// <summary>Everything the archive keeps of the shot, the main file first.</summary>
    public IEnumerable<KnownFile> Files =>
        [Main, .. Poster is null ? (KnownFile[])[] : [Poster], .. Raws.Where(raw => raw != Main), .. Sidecars, .. Labels.Select(label => label.File), .. Captions];
}

/// <summary>A Markdown file beside a work; <paramref name="Language"/> from its name (<c>apples.kk.md</c>), null when it says
/// none.</summary>
public sealed record LabelFile(KnownFile File, string? Language);

/// <summary>What <see cref="GroupShots"/> made of the files of one import.</summary>
/// <param name="Shots">In the ordinal order of their main files.</param>
/// <param name="Settings">Each <c>korme.yaml</c>, by its folder.</param>
/// <param name="Skipped">Labels and sidecars that belong to nothing.</param>
public sealed record Grouping(
    IReadOnlyList<Shot> Shots, IReadOnlyDictionary<string, KnownFile> Settings, IReadOnlyList<Skipped> Skipped)
{
    /// <summary>Captions and posters without a sound or film beside them.</summary>
    public IReadOnlyList<KnownFile> Alone { get; init; } = [];
}
