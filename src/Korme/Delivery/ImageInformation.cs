using System.Text.Json;
using Korme.Catalogue;
using Korme.Delivery.Iiif;

namespace Korme.Delivery;

/// <summary><c>info.json</c>: what can be asked of one picture (IIIF Image API 3.0 §5, 2.1 §5), and the base URI that leads to it.</summary>
internal sealed class ImageInformation(ImageApi api, ShownPictures pictures, FreshDerivatives derivatives)
{
    /// <summary>The base URI leads to the information (§2).</summary>
    public IResult Redirect(HttpContext http, string id)
    {
        if (pictures.Find(http, id, out var refusal) is not { } shown) return refusal!;
        http.Response.Headers.CacheControl = IiifAnswer.CachedForMinutes;
        http.Response.Headers.Location = IiifUrls.Of(http.Request).Image(shown.Work.Id, api) + "/info.json";
        return TypedResults.StatusCode(StatusCodes.Status303SeeOther);
    }

    /// <summary>Who asks for the information is about to zoom: the pyramid begins to be made.</summary>
    public IResult Answer(HttpContext http, string id)
    {
        if (pictures.Find(http, id, out var refusal) is not { } shown) return refusal!;
        derivatives.Foresee(shown.Work, shown.Facts.Sha512);
        http.Response.Headers.Link = api.ProfileLink();
        var own = IiifUrls.Of(http.Request).Image(shown.Work.Id, api);
        return JsonLd.Answer(http, api.Context(), json =>
        {
            json.WriteString("@context", api.Context());
            json.WriteString(api == ImageApi.Version3 ? "id" : "@id", own);
            if (api == ImageApi.Version3) json.WriteString("type", "ImageService3");
            json.WriteString("protocol", "http://iiif.io/api/image");
            if (api == ImageApi.Version3) json.WriteString("profile", "level2");
            json.WriteNumber("width", shown.Full.WidthPixels);
            json.WriteNumber("height", shown.Full.HeightPixels);
            if (api == ImageApi.Version3) WriteLimits(json);
            WriteSizes(json, shown);
            WriteTiles(json, shown.Full);
            if (api == ImageApi.Version3) WriteExtras(json, shown);
            else WriteProfile2(json, shown);
        });
    }

    private static void WriteLimits(Utf8JsonWriter json)
    {
        json.WriteNumber("maxWidth", SizeLimits.Usual.MaxWidth);
        json.WriteNumber("maxHeight", SizeLimits.Usual.MaxHeight);
        json.WriteNumber("maxArea", SizeLimits.Usual.MaxArea);
    }

    /// <summary>
    /// What can be had whole without decoding: the files, and the level that is one tile. OpenSeadragon takes a list with as many
    /// sizes as there are levels for the levels' sizes; with that one more it can't be mistaken.
    /// </summary>
    private static void WriteSizes(Utf8JsonWriter json, ShownPicture shown)
    {
        json.WriteStartArray("sizes");
        foreach (var size in shown.Stored.Append(TileLevels.Smallest(shown.Full)).Distinct().OrderBy(size => size.AreaPixels))
        {
            json.WriteStartObject();
            json.WriteNumber("width", size.WidthPixels);
            json.WriteNumber("height", size.HeightPixels);
            json.WriteEndObject();
        }
        json.WriteEndArray();
    }

    private static void WriteTiles(Utf8JsonWriter json, Extent full)
    {
        json.WriteStartArray("tiles");
        json.WriteStartObject();
        json.WriteNumber("width", TileLevels.TilePixels);
        json.WriteStartArray("scaleFactors");
        foreach (var factor in TileLevels.ScaleFactors(full)) json.WriteNumberValue(factor);
        json.WriteEndArray();
        json.WriteEndObject();
        json.WriteEndArray();
    }

    private static void WriteExtras(Utf8JsonWriter json, ShownPicture shown)
    {
        if (RightsUri.Of(shown.Work.Rights) is { } rights) json.WriteString("rights", rights);
        WriteWords(json, "preferredFormats", "jpg");
        WriteWords(json, "extraFormats", "webp", "gif", "tif");
        WriteWords(json, "extraQualities", "color", "gray", "bitonal");
        WriteWords(json, "extraFeatures",
            "canonicalLinkHeader", "mirroring", "profileLinkHeader", "rotationArbitrary", "sizeUpscaling");
    }

    /// <summary>2.1 keeps level, limits and extras together under <c>profile</c> (§5.3), the licence under <c>license</c> (§5.4).</summary>
    private static void WriteProfile2(Utf8JsonWriter json, ShownPicture shown)
    {
        json.WriteStartArray("profile");
        json.WriteStringValue("http://iiif.io/api/image/2/level2.json");
        json.WriteStartObject();
        WriteWords(json, "formats", "jpg", "png", "webp", "gif", "tif");
        WriteWords(json, "qualities", "default", "color", "gray", "bitonal");
        WriteWords(json, "supports",
            "canonicalLinkHeader", "mirroring", "profileLinkHeader", "regionSquare", "rotationArbitrary", "sizeAboveFull");
        WriteLimits(json);
        json.WriteEndObject();
        json.WriteEndArray();
        if (RightsUri.Of(shown.Work.Rights) is { } rights) json.WriteString("license", rights);
    }

    private static void WriteWords(Utf8JsonWriter json, string name, params ReadOnlySpan<string> words)
    {
        json.WriteStartArray(name);
        foreach (var word in words) json.WriteStringValue(word);
        json.WriteEndArray();
    }
}
