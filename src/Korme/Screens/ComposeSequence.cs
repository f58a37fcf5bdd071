using System.Security.Cryptography;
using System.Text.Encodings.Web;
using System.Text.Json;
using System.Text.Json.Serialization;
using Korme.Catalogue;
using Korme.Exhibitions;
using Korme.Exhibitions.Media;
using Korme.Exhibitions.Pages;
using Korme.Web;

namespace Korme.Screens;

/// <summary>Makes the sequence of a screen from an exhibition. Pure, and the same for the same exhibition.</summary>
public static class ComposeSequence
{
    /// <summary>Letters of a story on a card: what can be read from the other side of a street in the time a card stands.</summary>
    private const int MostStoryLetters = 320;

    /// <summary>What browsers play by themselves (Chromium, Firefox and Safari of 2024); anything else is a card.</summary>
    private static readonly string[] PlayedByBrowsers =
        ["audio/mpeg", "audio/mp4", "audio/aac", "audio/ogg", "audio/opus", "audio/flac", "audio/vnd.wave", "audio/wav", "audio/webm", "video/mp4", "video/webm", "video/quicktime"];

    /// <summary>JSON for scripts: names as in JavaScript, Kazakh letters as they are.</summary>
    internal static readonly JsonSerializerOptions Json = new(JsonSerializerDefaults.Web)
    {
        Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping,
        Converters = { new JsonStringEnumConverter(JsonNamingPolicy.CamelCase) },
    };

    /// <summary>The sequence.</summary>
    /// <param name="view">With its works; withdrawn ones have been left out.</param>
    /// <param name="screen">The address of the screen, no slash at its end: pictures lie below it.</param>
    public static ScreenSequence Of(ExhibitionView view, string screen)
    {
        var slides = view.Works.Select(hung => SlideOf(hung, screen)).ToList();
        var titles = TitlesOf(view.Exhibition);
        var version = Convert.ToHexStringLower(SHA256.HashData(JsonSerializer.SerializeToUtf8Bytes((titles, slides), WithFields)).AsSpan(0, 10));
        return new(version, titles, slides);
    }

    private static readonly JsonSerializerOptions WithFields = new(Json) { IncludeFields = true };

    /// <summary>The file of a work that is heard or seen in time; null when there is none that browsers play.</summary>
    internal static MediaFile? PlayedFile(Work work) => work.Files.FirstOrDefault(file =>
        file.Role is MediaRole.Sound or MediaRole.Video && PlayedByBrowsers.Contains(file.MediaType));

    private static Slide SlideOf(HungWork hung, string screen)
    {
        var played = PlayedFile(hung.Work);
        var kind = played?.Role switch
        {
            MediaRole.Video => SlideKind.Video,
            MediaRole.Sound => SlideKind.Sound,
            _ when hung.Picture is null => SlideKind.Words,
            _ => SlideKind.Picture,
        };
        var pictures = hung.Picture?.Sizes.Select(size =>
            new SlidePicture(ScreenAddresses.Picture(screen, hung.Work.Id, size.Box), size.WidthPixels, size.HeightPixels)).ToList() ?? [];
        List<SlideCaptions> captions = played is null ? [] : [.. hung.Work.Captions().Select(track => new SlideCaptions(Said.LangOf(track.Language), ScreenAddresses.Captions(screen, hung.Work.Id, track.Language)))];
        return new(hung.Work.Id, kind, pictures, played is null ? null : ScreenAddresses.Media(screen, hung.Work.Id), captions, TextsOf(hung, isTold: hung.Picture is null));
    }

    private static List<SlideText> TextsOf(HungWork hung, bool isTold)
    {
        var work = hung.Work;
        return [.. LanguagesOf([work.Title, .. work.Makers.Select(maker => maker.Name)]).Select(language => new SlideText(
            language,
            work.Title.For(language) is { } title ? Typography.Set(title.Text, title.Language) : Texts.In(language)["untitled"],
            work.Title.For(language) is { } named ? Said.LangOf(named.Language) : language,
            Line(", ", [.. work.Makers.Select(maker => maker.Name.For(language)?.Text), work.Date is { } date ? Dates.Year(date, language) : null]),
            Line(" · ", [MaterialOf(hung, language), work.Place?.Name.For(language)?.Text]),
            isTold && work.Story.For(language) is { } story ? Markdown.ToPlain(story.Text, MostStoryLetters) : null,
            (work.Alt.For(language) ?? work.Title.For(language))?.Text ?? Texts.In(language)[WorkKinds.Key(work.Kind)]))];
    }

    private static string MaterialOf(HungWork hung, string language)
    {
        var work = hung.Work;
        var type = hung.Picture is null ? WorkKinds.TypeOf(work, Texts.In(language)) : null;
        return Line(", ", [work.Medium.For(language)?.Text ?? type, Typography.Size(work.Dimensions, language)]);
    }

    private static List<SlideText> TitlesOf(Exhibition exhibition) => [.. LanguagesOf([exhibition.Title, exhibition.Venue]).Select(language => new SlideText(
        language,
        exhibition.Title.For(language) is { } title ? Typography.Set(title.Text, title.Language) : Texts.In(language)["untitled.exhibition"],
        exhibition.Title.For(language) is { } named ? Said.LangOf(named.Language) : language,
        Line(", ", exhibition.Makers.Select(maker => maker.Name.For(language)?.Text)),
        Line(" · ", [exhibition.Venue.For(language)?.Text, Dates.Range(exhibition.Opens, exhibition.Closes, language), exhibition.Hours.For(language)?.Text]),
        null,
        ""))];

    /// <summary>The languages in turn: those of the three in which anything is said; the work's own one when that is none of them.</summary>
    private static List<string> LanguagesOf(IEnumerable<LanguageText> texts)
    {
        var spoken = Languages.All.Where(language => texts.Any(text => text.In(language) is not null)).ToList();
        return spoken.Count > 0 ? spoken : Languages.All.Take(1).ToList();
    }

    private static string Line(string between, IEnumerable<string?> parts) => string.Join(between, parts.Where(part => !string.IsNullOrEmpty(part)));
}
