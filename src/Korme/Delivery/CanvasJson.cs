using System.Text.Json;
using Korme.Catalogue;
using Korme.Derivatives;
using Korme.Lifetime;

namespace Korme.Delivery;

/// <summary>One work as a Canvas (Presentation API 3.0 §5.3): its picture, its label, its stories.</summary>
/// <remarks>
/// The image painted on it is the largest stored size, so that a viewer without deep zoom reads a file; the service gives
/// the rest. Coordinates, the camera and its clock, and file names stay at home.
/// </remarks>
internal static class CanvasJson
{
    public static void Write(Utf8JsonWriter json, IiifUrls urls, Work work, PictureFacts facts)
    {
        var id = urls.Canvas(work.Id);
        json.WriteStartObject();
        json.WriteString("id", id);
        json.WriteString("type", "Canvas");
        json.WriteMap("label", work.Title.IsEmpty ? ManifestWords.Untitled : work.Title);
        if (!work.Alt.IsEmpty) json.WriteMap("summary", work.Alt);
        json.WriteNumber("width", facts.WidthPixels);
        json.WriteNumber("height", facts.HeightPixels);
        WriteLabel(json, work);
        WriteRights(json, work);
        json.WriteNavDate(work.Date);
        WriteThumbnail(json, urls, work, facts);
        WritePainting(json, id, urls, work, facts);
        StoryAnnotations.Write(json, id, work, facts);
        json.WriteEndObject();
    }

    /// <summary>The label in museum order as <c>metadata</c>.</summary>
    public static void WriteLabel(Utf8JsonWriter json, Work work) => json.WriteMetadata(
        (ManifestWords.Maker, LanguageMap.Names(work.Makers)),
        (ManifestWords.Date, LanguageText.Of(DayOf(work.Date))),
        (ManifestWords.Medium, work.Medium),
        (ManifestWords.Dimensions, LanguageText.Of(work.Dimensions)),
        (ManifestWords.Edition, LanguageText.Of(work.Edition)),
        (ManifestWords.Condition, ConditionWords.Now(work)),
        (ManifestWords.Place, work.Place?.Name ?? LanguageText.None));

    /// <summary>The licence as a URI when it has one; credit, else the makers, and rights in words as the statement every viewer must show.</summary>
    public static void WriteRights(Utf8JsonWriter json, Work work) =>
        WriteRights(json, work.Credit.IsEmpty ? LanguageMap.Names(work.Makers) : work.Credit, work.Rights);

    public static void WriteRights(Utf8JsonWriter json, LanguageText credit, string? rights)
    {
        var uri = RightsUri.Of(rights);
        if (uri is not null) json.WriteString("rights", uri);
        var inWords = uri is null ? LanguageText.Of(rights) : LanguageText.None;
        if (credit.IsEmpty && inWords.IsEmpty) return;
        json.WriteStartObject("requiredStatement");
        json.WriteMap("label", ManifestWords.Attribution);
        json.WriteMap("value", LanguageMap.Join([.. new[] { credit, inWords }.Where(text => !text.IsEmpty)]));
        json.WriteEndObject();
    }

    public static void WriteThumbnail(Utf8JsonWriter json, IiifUrls urls, Work work, PictureFacts facts) => WriteThumbnail(json, urls, work.Id, Thumbnail(facts));

    public static void WriteThumbnail(Utf8JsonWriter json, IiifUrls urls, Guid work, PictureSize size)
    {
        json.WriteStartArray("thumbnail");
        WriteImage(json, urls, work, size);
        json.WriteEndArray();
    }

    /// <summary>The largest stored size of at most 512 pixels.</summary>
    public static PictureSize Thumbnail(PictureFacts facts) => facts.Sizes.LastOrDefault(size => size.Box <= 512) ?? facts.Sizes[0];

    private static void WritePainting(Utf8JsonWriter json, string canvas, IiifUrls urls, Work work, PictureFacts facts)
    {
        json.WriteStartArray("items");
        json.WriteStartObject();
        json.WriteString("id", canvas + "/page");
        json.WriteString("type", "AnnotationPage");
        json.WriteStartArray("items");
        json.WriteStartObject();
        json.WriteString("id", canvas + "/painting");
        json.WriteString("type", "Annotation");
        json.WriteString("motivation", "painting");
        json.WritePropertyName("body");
        WriteImage(json, urls, work.Id, facts.Sizes[^1]);
        json.WriteString("target", canvas);
        json.WriteEndObject();
        json.WriteEndArray();
        json.WriteEndObject();
        json.WriteEndArray();
    }

    private static void WriteImage(Utf8JsonWriter json, IiifUrls urls, Guid work, PictureSize size)
    {
        json.WriteStartObject();
        json.WriteString("id", urls.StoredSize(work, size));
        json.WriteString("type", "Image");
        json.WriteString("format", "image/jpeg");
        json.WriteNumber("width", size.WidthPixels);
        json.WriteNumber("height", size.HeightPixels);
        json.WriteStartArray("service");
        json.WriteStartObject();
        json.WriteString("id", urls.Image(work));
        json.WriteString("type", "ImageService3");
        json.WriteString("profile", "level2");
        json.WriteEndObject();
        json.WriteEndArray();
        json.WriteEndObject();
    }

    /// <summary>An EDTF date without its hours: when exactly the artist stood there is nobody's business.</summary>
    internal static string? DayOf(string? edtf) =>
        edtf is null ? null : string.Join('/', edtf.Split('/').Select(end => end.Split('T')[0]));
}
