using System.Text.Json;
using Korme.Catalogue;
using Korme.Exhibitions;
using Korme.Storage;

namespace Korme.Delivery;

/// <summary>Collections (Presentation API 3.0 §5.1): <c>/iiif/presentation/3/collection</c> of the whole site, <c>…/makers/{maker}/collection</c> of a maker's works.</summary>
internal sealed class Collections(Database database, ShownMakers makers)
{
    /// <summary>Every public exhibition, open ones first, then a collection for each maker.</summary>
    public IResult Site(HttpContext http)
    {
        var urls = IiifUrls.Of(http.Request);
        var exhibitions = ListExhibitions.Run(database).Where(each => each.Status != ExhibitionStatus.Draft && each.FirstPictures.Count > 0).ToList();
        return JsonLd.Answer(http, ExhibitionManifest.Context, json =>
        {
            Begin(json, urls.Collection, ManifestWords.Exhibitions);
            json.WriteHomepage(ManifestWords.Exhibitions, urls.HomePage);
            json.WriteStartArray("items");
            foreach (var each in exhibitions)
                json.WriteReference(urls.Exhibition(each.Slug) + "/manifest", "Manifest", each.Title.IsEmpty ? LanguageText.Of(each.Slug) : each.Title, () =>
                {
                    json.WriteNavDate(each.Opens);
                    CanvasJson.WriteThumbnail(json, urls, each.FirstPictures[0].Work.Id, CanvasJson.Thumbnail(each.FirstPictures[0].Picture!));
                });
            foreach (var maker in makers.All) json.WriteReference(urls.MakerCollection(maker.Key), "Collection", maker.Name);
            json.WriteEndArray();
        });
    }

    /// <summary>The public works of one maker in the order they came.</summary>
    public IResult OfMaker(HttpContext http, string maker)
    {
        if (makers.Find(maker) is not { } found) return IiifAnswer.Refuse(http, StatusCodes.Status404NotFound, "no maker of public works has this name");
        var urls = IiifUrls.Of(http.Request);
        return JsonLd.Answer(http, ExhibitionManifest.Context, json =>
        {
            Begin(json, urls.MakerCollection(found.Key), found.Name);
            CanvasJson.WriteThumbnail(json, urls, found.Works[0].Id, found.Works[0].Thumbnail);
            json.WriteStartArray("partOf");
            json.WriteReference(urls.Collection, "Collection", ManifestWords.Exhibitions);
            json.WriteEndArray();
            json.WriteStartArray("items");
            foreach (var work in found.Works)
                json.WriteReference(urls.WorkManifest(work.Id), "Manifest", work.Title.IsEmpty ? ManifestWords.Untitled : work.Title,
                    () => CanvasJson.WriteThumbnail(json, urls, work.Id, work.Thumbnail));
            json.WriteEndArray();
        });
    }

    private static void Begin(Utf8JsonWriter json, string id, LanguageText label)
    {
        json.WriteString("@context", ExhibitionManifest.Context);
        json.WriteString("id", id);
        json.WriteString("type", "Collection");
        json.WriteMap("label", label);
    }
}
