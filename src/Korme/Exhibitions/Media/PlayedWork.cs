using Korme.Catalogue;

namespace Korme.Exhibitions.Media;

/// <summary>Captions of a work in one language. <paramref name="Language"/> is <c>und</c> where the file's name says none.</summary>
public sealed record CaptionTrack(string Language, MediaFile File);

/// <summary>What of a work is heard or watched, and under which addresses.</summary>
public static class PlayedWork
{
    /// <summary>What browsers play, and what they are told it is; a QuickTime file is the same boxes as MP4 under an older name.</summary>
    private static readonly Dictionary<string, (string Type, string Extension)> Shown = new(StringComparer.Ordinal)
    {
        ["audio/mpeg"] = ("audio/mpeg", "mp3"),
        ["audio/vnd.wave"] = ("audio/wav", "wav"),
        ["audio/flac"] = ("audio/flac", "flac"),
        ["audio/ogg"] = ("audio/ogg", "ogg"),
        ["audio/opus"] = ("audio/ogg", "opus"),
        ["audio/aac"] = ("audio/aac", "aac"),
        ["audio/mp4"] = ("audio/mp4", "m4a"),
        ["video/mp4"] = ("video/mp4", "mp4"),
        ["video/quicktime"] = ("video/mp4", "mov"),
        ["video/x-m4v"] = ("video/mp4", "m4v"),
        ["video/webm"] = ("video/webm", "webm"),
        ["video/ogg"] = ("video/ogg", "ogv"),
    };

    /// <summary>The sound or the video that browsers can play; null for every other work.</summary>
    public static MediaFile? Played(this Work work) =>
        work.Files.FirstOrDefault(file => file.Role is MediaRole.Sound or MediaRole.Video && Shown.ContainsKey(file.MediaType));

    /// <summary>The captions in the order of the files' names, one a language.</summary>
    public static IReadOnlyList<CaptionTrack> Captions(this Work work)
    {
        if (work.Played() is not { } played) return [];
        return [.. work.Files.Where(file => file.Role == MediaRole.Captions).OrderBy(file => file.Name, StringComparer.Ordinal)
            .Select(file => new CaptionTrack(LanguageOf(file.Name, played.Name), file)).DistinctBy(track => track.Language)];
    }

    /// <summary>The media type that browsers are told.</summary>
    public static string TypeFor(MediaFile played) => Shown[played.MediaType].Type;

    /// <summary><c>/media/{work}/video.mp4</c>.</summary>
    public static string Url(Guid work, MediaFile played) => $"/media/{work:D}/{NameOf(played)}";

    /// <summary><c>/media/{work}/captions.kk.vtt</c>.</summary>
    public static string Url(Guid work, CaptionTrack track) => $"/media/{work:D}/{NameOf(track)}";

    /// <summary>The last part of the address.</summary>
    public static string NameOf(MediaFile played) => (played.Role == MediaRole.Sound ? "sound." : "video.") + Shown[played.MediaType].Extension;

    /// <summary>The last part of the address.</summary>
    public static string NameOf(CaptionTrack track) => $"captions.{track.Language}.vtt";

    /// <summary><c>clip.kk.vtt</c> beside <c>clip.mp4</c> is Kazakh.</summary>
    private static string LanguageOf(string captions, string played)
    {
        var stem = Path.GetFileNameWithoutExtension(captions);
        if (stem.Equals(Path.GetFileNameWithoutExtension(played), StringComparison.OrdinalIgnoreCase) || stem.Equals(played, StringComparison.OrdinalIgnoreCase)) return LanguageText.Undetermined;
        var tag = stem[(stem.LastIndexOf('.') + 1)..].ToLowerInvariant();
        var primary = tag.Split('-')[0];
        return primary.Length is 2 or 3 && primary.All(char.IsAsciiLetter) && tag.Length <= 12 && tag.All(sign => char.IsAsciiLetterOrDigit(sign) || sign == '-') ? tag : LanguageText.Undetermined;
    }
}
