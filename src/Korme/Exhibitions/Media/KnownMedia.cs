using System.Collections.Concurrent;
using Korme.Archive;
using Korme.Catalogue;

namespace Korme.Exhibitions.Media;

/// <summary>What is known of the sounds and videos in the archive, read from their files once and then remembered. Safe from many threads.</summary>
/// <param name="archive">Null outside of a studio, where pages are only rendered: then nothing is known.</param>
public sealed class KnownMedia(ArchiveStore? archive)
{
    private const int MostRemembered = 4096;

    private readonly ConcurrentDictionary<string, (MediaFacts Facts, IReadOnlyList<HiddenBytes>? Hidden)> bySha512 = new(StringComparer.Ordinal);
    private readonly ConcurrentDictionary<string, IReadOnlyList<Cue>> captions = new(StringComparer.Ordinal);

    /// <summary>Length and size.</summary>
    public MediaFacts Of(Work work, MediaFile played) => Look(work, played).Facts;

    /// <summary>What visitors don't get of it; null: it can't be played in public, because its film tells where it was taken.</summary>
    public IReadOnlyList<HiddenBytes>? Hidden(Work work, MediaFile played) => Look(work, played).Hidden;

    /// <summary>What is said in it; empty when the file is too long or not there.</summary>
    public IReadOnlyList<Cue> Captions(Work work, MediaFile file)
    {
        if (captions.TryGetValue(file.Sha512, out var known)) return known;
        if (archive is null || file.Bytes > WebVtt.MostBytes || PathOf(work, file) is not { } path) return [];
        if (captions.Count >= MostRemembered) captions.Clear();
        return captions[file.Sha512] = WebVtt.Read(File.ReadAllBytes(path));
    }

    /// <summary>Where the bytes lie; null when they don't.</summary>
    public string? PathOf(Work work, MediaFile file) => archive?.PathOf(work.Id, file.Path) is { } path && File.Exists(path) ? path : null;

    private (MediaFacts Facts, IReadOnlyList<HiddenBytes>? Hidden) Look(Work work, MediaFile played)
    {
        if (bySha512.TryGetValue(played.Sha512, out var known)) return known;
        if (PathOf(work, played) is not { } path) return (new(), []);
        using var stream = File.OpenRead(path);
        if (bySha512.Count >= MostRemembered) bySha512.Clear();
        return bySha512[played.Sha512] = (MediaFacts.Read(stream, played.MediaType), PlaceFree.Find(stream, played.MediaType));
    }
}
