using System.Text.Json;
using Korme.Catalogue;
using Korme.Delivery.Iiif;
using Korme.Derivatives;
using Korme.Storage;

namespace Korme.Delivery;

/// <summary><c>/iiif/image/3/{id}/info.json</c>: what can be asked of one picture (IIIF Image API 3.0 §5).</summary>
internal sealed class ImageInformation(Database database)
{
    public const string Context = "http://iiif.io/api/image/3/context.json";

    /// <summary>The Link header that names the compliance level (§6).</summary>
    public const string ProfileLink = "<http://iiif.io/api/image/3/level2.json>;rel=\"profile\"";

    /// <summary>The side of a pyramid's tiles.</summary>
    private const int TilePixels = 512;

    /// <summary>The base URI leads to the information (§2).</summary>
    public IResult Redirect(HttpContext http, string id)
    {
        if (ShownPicture.Find(database, http, id, out var refusal) is not { } shown) return refusal!;
        http.Response.Headers.CacheControl = IiifAnswer.CachedForMinutes;
        http.Response.Headers.Location = IiifUrls.Of(http.Request).Image(shown.Work.Id) + "/info.json";
        return TypedResults.StatusCode(StatusCodes.Status303SeeOther);
    }

    public IResult Answer(HttpContext http, string id)
    {
        if (ShownPicture.Find(database, http, id, out var refusal) is not { } shown) return refusal!;
        http.Response.Headers.Link = ProfileLink;
        var urls = IiifUrls.Of(http.Request);
        return JsonLd.Answer(http, Context, json => Write(json, urls.Image(shown.Work.Id), shown.Work, shown.Facts));
    }

    private static void Write(Utf8JsonWriter json, string id, Work work, PictureFacts facts)
    {
        json.WriteString("@context", Context);
        json.WriteString("id", id);
        json.WriteString("type", "ImageService3");
        json.WriteString("protocol", "http://iiif.io/api/image");
        json.WriteString("profile", "level2");
        json.WriteNumber("width", facts.WidthPixels);
        json.WriteNumber("height", facts.HeightPixels);
        json.WriteNumber("maxWidth", SizeLimits.Usual.MaxWidth);
        json.WriteNumber("maxHeight", SizeLimits.Usual.MaxHeight);
        json.WriteNumber("maxArea", SizeLimits.Usual.MaxArea);

        json.WriteStartArray("sizes");
        foreach (var size in facts.Sizes)
        {
            json.WriteStartObject();
            json.WriteNumber("width", size.WidthPixels);
            json.WriteNumber("height", size.HeightPixels);
            json.WriteEndObject();
        }
        json.WriteEndArray();

        json.WriteStartArray("tiles");
        json.WriteStartObject();
        json.WriteNumber("width", TilePixels);
        json.WriteStartArray("scaleFactors");
        foreach (var factor in TileLevels.ScaleFactors(new(facts.WidthPixels, facts.HeightPixels), TilePixels))
            json.WriteNumberValue(factor);
        json.WriteEndArray();
        json.WriteEndObject();
        json.WriteEndArray();

        if (RightsUri.Of(work.Rights) is { } rights) json.WriteString("rights", rights);
        WriteWords(json, "preferredFormats", "jpg");
        WriteWords(json, "extraFormats", "webp", "gif", "tif");
        WriteWords(json, "extraQualities", "color", "gray", "bitonal");
        WriteWords(json, "extraFeatures",
            "canonicalLinkHeader", "mirroring", "profileLinkHeader", "rotationArbitrary", "sizeUpscaling");
    }

    private static void WriteWords(Utf8JsonWriter json, string name, params ReadOnlySpan<string> words)
    {
        json.WriteStartArray(name);
        foreach (var word in words) json.WriteStringValue(word);
        json.WriteEndArray();
    }
}
