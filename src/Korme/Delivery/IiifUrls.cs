using Korme.Catalogue;
using Korme.Delivery.Iiif;
using Korme.Derivatives;
using Korme.Exhibitions.Media;

namespace Korme.Delivery;

/// <summary>Absolute URLs of what is delivered; <paramref name="Root"/> is scheme and host, <c>http://127.0.0.1:5000</c>.</summary>
internal readonly record struct IiifUrls(string Root)
{
    public static readonly string[] PageLanguages = ["kk", "ru", "en"];

    public static IiifUrls Of(HttpRequest request) => new(IiifAnswer.Root(request));

    public string Image(Guid work, ImageApi api = ImageApi.Version3) => $"{Root}/iiif/image/{(int)api}/{work:D}";

    public string StoredSize(Guid work, PictureSize size) =>
        $"{Image(work)}/full/{size.WidthPixels},{size.HeightPixels}/0/default.jpg";

    public string Played(Guid work, MediaFile file) => Root + PlayedWork.Url(work, file);

    public string Captions(Guid work, CaptionTrack track) => Root + PlayedWork.Url(work, track);

    public string Work(Guid work) => $"{Root}/iiif/presentation/3/works/{work:D}";

    public string WorkManifest(Guid work) => Work(work) + "/manifest";

    public string Canvas(Guid work) => Work(work) + "/canvas";

    public string Exhibition(string slug) => $"{Root}/iiif/presentation/3/exhibitions/{slug}";

    /// <summary>All exhibitions and makers.</summary>
    public string Collection => $"{Root}/iiif/presentation/3/collection";

    public string MakerCollection(string maker) => $"{Root}/iiif/presentation/3/makers/{maker}/collection";

    public string LinkedArt(Guid work) => $"{Root}/linked-art/works/{work:D}";

    public string Activities => $"{Root}/iiif/discovery/activity-all-changes.json";

    public string ActivityPage(int page) => FormattableString.Invariant($"{Root}/iiif/discovery/page-{page}.json");

    public string HomePage(string language) => $"{Root}/{language}/";

    public string WorkPage(string language, string slug, Guid work) => $"{Root}/{language}/exhibitions/{slug}/works/{work:D}";

    public string ExhibitionPage(string language, string slug) => $"{Root}/{language}/exhibitions/{slug}";
}
