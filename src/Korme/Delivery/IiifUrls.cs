using Korme.Delivery.Iiif;
using Korme.Derivatives;

namespace Korme.Delivery;

/// <summary>Absolute URLs of what is delivered; <paramref name="Root"/> is scheme and host, <c>http://127.0.0.1:5000</c>.</summary>
internal readonly record struct IiifUrls(string Root)
{
    public static readonly string[] PageLanguages = ["kk", "ru", "en"];

    public static IiifUrls Of(HttpRequest request) => new(IiifAnswer.Root(request));

    public string Image(Guid work, ImageApi api = ImageApi.Version3) => $"{Root}/iiif/image/{(int)api}/{work:D}";

    public string StoredSize(Guid work, PictureSize size) =>
        $"{Image(work)}/full/{size.WidthPixels},{size.HeightPixels}/0/default.jpg";

    public string WorkManifest(Guid work) => $"{Root}/iiif/presentation/3/works/{work:D}/manifest";

    public string Canvas(Guid work) => $"{Root}/iiif/presentation/3/works/{work:D}/canvas";

    public string Exhibition(string slug) => $"{Root}/iiif/presentation/3/exhibitions/{slug}";

    public string ExhibitionPage(string language, string slug) => $"{Root}/{language}/exhibitions/{slug}";
}
