using System.Text.Json;
using Korme.Catalogue;
using Korme.Derivatives;
using Korme.Exhibitions;
using Korme.Exhibitions.Media;
using Korme.Storage;

namespace Korme.Delivery;

/// <summary><c>/iiif/presentation/3/works/{id}/manifest</c>: one public work for every IIIF viewer (Presentation API 3.0).</summary>
internal sealed class WorkManifest(Database database, ShownPictures pictures, ShownMakers makers, KnownMedia known)
{
    public IResult Answer(HttpContext http, string id)
    {
        var shown = pictures.Find(http, id, out var refusal);
        if ((shown?.Work ?? Played(id)) is not { } work) return refusal!;
        var facts = shown?.Facts;
        var places = FindWhereShown.ById(database, work.Id);
        // Taken down since it was found.
        if (places.Count == 0) return IiifAnswer.NotFound(http);
        var urls = IiifUrls.Of(http.Request);
        return JsonLd.Answer(http, ExhibitionManifest.Context, json =>
        {
            json.WriteString("@context", ExhibitionManifest.Context);
            json.WriteString("id", urls.WorkManifest(work.Id));
            json.WriteString("type", "Manifest");
            var label = work.Title.IsEmpty ? ManifestWords.Untitled : work.Title;
            json.WriteMap("label", label);
            if (!work.Alt.IsEmpty) json.WriteMap("summary", work.Alt);
            CanvasJson.WriteLabel(json, work);
            CanvasJson.WriteRights(json, work);
            string page(string language) => urls.WorkPage(language, places[0].Slug, work.Id);
            json.WriteProvider(urls.Work(work.Id), work.Makers, label, page);
            json.WriteHomepage(label, page);
            WriteLinks(json, urls, work, facts);
            json.WriteNavDate(work.Date);
            if (facts is not null) CanvasJson.WriteThumbnail(json, urls, work, facts);
            json.WriteStartArray("items");
            if (facts is null || MediaCanvas.Has(work, known)) MediaCanvas.Write(json, urls, work, facts, known);
            else CanvasJson.Write(json, urls, work, facts);
            json.WriteEndArray();
        });
    }

    /// <summary>A public work that is played and has no picture.</summary>
    private Work? Played(string id) =>
        Guid.TryParseExact(id, "D", out var work) && MediaEndpoints.FindPublic(database, work).Work is { } found && MediaCanvas.Has(found, known) ? found : null;

    /// <summary>Linked Art for machines, the largest stored size to download, and the collections of its makers.</summary>
    private void WriteLinks(Utf8JsonWriter json, IiifUrls urls, Work work, PictureFacts? facts)
    {
        if (facts is null) return;
        json.WriteStartArray("seeAlso");
        json.WriteReference(urls.LinkedArt(work.Id), "Dataset", ManifestWords.LinkedArt, () =>
        {
            json.WriteString("format", "application/ld+json");
            json.WriteString("profile", LinkedArt.Context);
        });
        json.WriteEndArray();

        json.WriteStartArray("rendering");
        json.WriteReference(urls.StoredSize(work.Id, facts.Sizes[^1]), "Image", ManifestWords.LargePicture, () => json.WriteString("format", "image/jpeg"));
        json.WriteEndArray();

        var of = work.Makers.Select(makers.Of).OfType<ShownMaker>().Distinct().ToList();
        if (of.Count == 0) return;
        json.WriteStartArray("partOf");
        foreach (var maker in of) json.WriteReference(urls.MakerCollection(maker.Key), "Collection", maker.Name);
        json.WriteEndArray();
    }
}
