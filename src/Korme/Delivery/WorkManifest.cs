namespace Korme.Delivery;

/// <summary><c>/iiif/presentation/3/works/{id}/manifest</c>: one public work for every IIIF viewer (Presentation API 3.0).</summary>
internal sealed class WorkManifest(ShownPictures pictures)
{
    public IResult Answer(HttpContext http, string id)
    {
        if (pictures.Find(http, id, out var refusal) is not { } shown) return refusal!;
        var (work, facts) = (shown.Work, shown.Facts);
        var urls = IiifUrls.Of(http.Request);
        return JsonLd.Answer(http, ExhibitionManifest.Context, json =>
        {
            json.WriteString("@context", ExhibitionManifest.Context);
            json.WriteString("id", urls.WorkManifest(work.Id));
            json.WriteString("type", "Manifest");
            json.WriteMap("label", work.Title.IsEmpty ? ManifestWords.Untitled : work.Title);
            if (!work.Alt.IsEmpty) json.WriteMap("summary", work.Alt);
            CanvasJson.WriteLabel(json, work);
            CanvasJson.WriteRights(json, work);
            CanvasJson.WriteThumbnail(json, urls, work, facts);
            json.WriteStartArray("items");
            CanvasJson.Write(json, urls, work, facts);
            json.WriteEndArray();
        });
    }
}
