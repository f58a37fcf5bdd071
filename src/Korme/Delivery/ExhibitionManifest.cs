using System.Text.Json;
using Korme.Catalogue;
using Korme.Exhibitions;
using Korme.Exhibitions.Media;
using Korme.Storage;

namespace Korme.Delivery;

/// <summary><c>/iiif/presentation/3/exhibitions/{slug}/manifest</c>: an exhibition for every IIIF viewer (Presentation API 3.0).</summary>
/// <remarks>
/// Works that are neither seen nor played are left out: a Canvas needs a width and a height or a duration, and invented ones would
/// show an empty frame.
/// </remarks>
internal sealed class ExhibitionManifest(Database database, KnownMedia known)
{
    public const string Context = "http://iiif.io/api/presentation/3/context.json";

    public IResult Answer(HttpContext http, string slug)
    {
        if (FindExhibition.BySlug(database, slug) is not { Exhibition.Status: not ExhibitionStatus.Draft } view)
            return IiifAnswer.Refuse(http, StatusCodes.Status404NotFound, "no public exhibition has this name");
        var shown = view.Works.Where(hung => hung.Work.IsShown && (hung.Picture is not null || MediaCanvas.Has(hung.Work, known))).DistinctBy(hung => hung.Work.Id).ToList();
        if (shown.Count == 0)
            return IiifAnswer.Refuse(http, StatusCodes.Status404NotFound, "this exhibition has nothing to show yet");
        var urls = IiifUrls.Of(http.Request);
        return JsonLd.Answer(http, Context, json => Write(json, urls, view.Exhibition, shown));
    }

    private void Write(Utf8JsonWriter json, IiifUrls urls, Exhibition exhibition, List<HungWork> shown)
    {
        var root = urls.Exhibition(exhibition.Slug);
        json.WriteString("@context", Context);
        json.WriteString("id", root + "/manifest");
        json.WriteString("type", "Manifest");
        var label = exhibition.Title.IsEmpty ? LanguageText.Of(exhibition.Slug) : exhibition.Title;
        json.WriteMap("label", label);
        var summary = LanguageMap.Plain(exhibition.WallText);
        if (!summary.IsEmpty) json.WriteMap("summary", summary);

        json.WriteMetadata(
            (ManifestWords.Maker, LanguageMap.Names(exhibition.Makers)),
            (ManifestWords.Venue, exhibition.Venue),
            (ManifestWords.Date, LanguageText.Of(Dates(exhibition))),
            (ManifestWords.Hours, exhibition.Hours));
        CanvasJson.WriteRights(json, LanguageMap.Names(exhibition.Makers), exhibition.Rights);
        string page(string language) => urls.ExhibitionPage(language, exhibition.Slug);
        json.WriteProvider(root, exhibition.Makers, label, page);
        json.WriteHomepage(label, page);
        json.WritePages("rendering", ManifestWords.ToPrint, page);
        json.WriteStartArray("partOf");
        json.WriteReference(urls.Collection, "Collection", ManifestWords.Exhibitions);
        json.WriteEndArray();
        json.WriteNavDate(exhibition.Opens);
        json.WriteStartArray("behavior");
        json.WriteStringValue("individuals");
        json.WriteEndArray();
        json.WriteStartObject("start");
        json.WriteString("id", urls.Canvas(shown[0].Work.Id));
        json.WriteString("type", "Canvas");
        json.WriteEndObject();
        if (shown.Find(hung => hung.Picture is not null) is { } first) CanvasJson.WriteThumbnail(json, urls, first.Work, first.Picture!);

        json.WriteStartArray("items");
        foreach (var hung in shown)
        {
            if (MediaCanvas.Has(hung.Work, known)) MediaCanvas.Write(json, urls, hung.Work, hung.Picture, known);
            else CanvasJson.Write(json, urls, hung.Work, hung.Picture!);
        }
        json.WriteEndArray();
        WriteSections(json, urls, root, exhibition, [.. shown.Select(hung => hung.Work.Id)]);
    }

    private static string? Dates(Exhibition exhibition) => (exhibition.Opens, exhibition.Closes) switch
    {
        (null, null) => null,
        ({ } opens, null) => opens,
        (null, { } closes) => "/" + closes,
        var (opens, closes) => opens == closes ? opens : opens + "/" + closes,
    };

    /// <summary>Sections as ranges (§5.4), when there are several or the only one has a title.</summary>
    private static void WriteSections(Utf8JsonWriter json, IiifUrls urls, string root, Exhibition exhibition, HashSet<Guid> shown)
    {
        var sections = exhibition.Sections.Where(section => section.Works.Any(hanging => shown.Contains(hanging.Work))).ToList();
        if (sections.Count == 0 || sections is [{ Title.IsEmpty: true }]) return;
        json.WriteStartArray("structures");
        foreach (var (index, section) in sections.Index())
        {
            json.WriteStartObject();
            json.WriteString("id", FormattableString.Invariant($"{root}/sections/{index + 1}"));
            json.WriteString("type", "Range");
            json.WriteMap("label", section.Title.IsEmpty ? LanguageText.Of(FormattableString.Invariant($"{index + 1}")) : section.Title);
            var summary = LanguageMap.Plain(section.WallText);
            if (!summary.IsEmpty) json.WriteMap("summary", summary);
            json.WriteStartArray("items");
            foreach (var hanging in section.Works.Where(hanging => shown.Contains(hanging.Work)))
            {
                json.WriteStartObject();
                json.WriteString("id", urls.Canvas(hanging.Work));
                json.WriteString("type", "Canvas");
                json.WriteEndObject();
            }
            json.WriteEndArray();
            json.WriteEndObject();
        }
        json.WriteEndArray();
    }
}
