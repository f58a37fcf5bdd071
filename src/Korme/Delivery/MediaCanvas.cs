using System.Text.Json;
using Korme.Catalogue;
using Korme.Derivatives;
using Korme.Exhibitions.Media;

namespace Korme.Delivery;

/// <summary>A sound or a video as a Canvas with a duration, its captions as supplementing annotations.</summary>
/// <remarks>Presentation API 3.0 §5.3; IIIF Cookbook 0002 (audio), 0003 (video), 0219 (captions).</remarks>
internal static class MediaCanvas
{
    /// <summary>Whether a work has one: a sound needs a length, a video also a size, and nothing may have to be hidden within the film.</summary>
    public static bool Has(Work work, KnownMedia known) => work.Played() is { } played && known.Hidden(work, played) is not null
        && known.Of(work, played) is { Length: not null } facts && (played.Role == MediaRole.Sound || facts is { WidthPixels: not null, HeightPixels: not null });

    /// <param name="json">Where to.</param>
    /// <param name="urls">Of this site.</param>
    /// <param name="work">With <see cref="Has"/>.</param>
    /// <param name="poster">What stands for it; null: nothing does.</param>
    /// <param name="known">Its length and size.</param>
    public static void Write(Utf8JsonWriter json, IiifUrls urls, Work work, PictureFacts? poster, KnownMedia known)
    {
        var played = work.Played()!;
        var facts = known.Of(work, played);
        var id = urls.Canvas(work.Id);
        json.WriteStartObject();
        json.WriteString("id", id);
        json.WriteString("type", "Canvas");
        json.WriteMap("label", work.Title.IsEmpty ? ManifestWords.Untitled : work.Title);
        if (!work.Alt.IsEmpty) json.WriteMap("summary", work.Alt);
        WriteExtent(json, played, facts);
        CanvasJson.WriteLabel(json, work);
        CanvasJson.WriteRights(json, work);
        json.WriteNavDate(work.Date);
        if (poster is not null) CanvasJson.WriteThumbnail(json, urls, work, poster);

        json.WriteStartArray("items");
        WritePage(json, id + "/page", () => WriteAnnotation(json, id + "/painting", "painting", id, () =>
        {
            json.WriteString("id", urls.Played(work.Id, played));
            json.WriteString("type", played.Role == MediaRole.Sound ? "Sound" : "Video");
            json.WriteString("format", PlayedWork.TypeFor(played));
            WriteExtent(json, played, facts);
        }));
        json.WriteEndArray();

        var tracks = work.Captions();
        if (tracks.Count > 0)
        {
            json.WriteStartArray("annotations");
            WritePage(json, id + "/captions", () =>
            {
                foreach (var track in tracks)
                    WriteAnnotation(json, $"{id}/captions/{track.Language}", "supplementing", id, () =>
                    {
                        json.WriteString("id", urls.Captions(work.Id, track));
                        json.WriteString("type", "Text");
                        json.WriteString("format", "text/vtt");
                        json.WriteMap("label", ManifestWords.Captions);
                        if (track.Language != LanguageText.Undetermined) json.WriteString("language", track.Language);
                    });
            });
            json.WriteEndArray();
        }
        json.WriteEndObject();
    }

    private static void WriteExtent(Utf8JsonWriter json, MediaFile played, MediaFacts facts)
    {
        if (played.Role == MediaRole.Video)
        {
            json.WriteNumber("width", facts.WidthPixels!.Value);
            json.WriteNumber("height", facts.HeightPixels!.Value);
        }
        json.WriteNumber("duration", facts.Length!.Value.TotalSeconds);
    }

    private static void WritePage(Utf8JsonWriter json, string id, Action items)
    {
        json.WriteStartObject();
        json.WriteString("id", id);
        json.WriteString("type", "AnnotationPage");
        json.WriteStartArray("items");
        items();
        json.WriteEndArray();
        json.WriteEndObject();
    }

    private static void WriteAnnotation(Utf8JsonWriter json, string id, string motivation, string target, Action body)
    {
        json.WriteStartObject();
        json.WriteString("id", id);
        json.WriteString("type", "Annotation");
        json.WriteString("motivation", motivation);
        json.WriteStartObject("body");
        body();
        json.WriteEndObject();
        json.WriteString("target", target);
        json.WriteEndObject();
    }
}
