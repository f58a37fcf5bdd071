namespace Korme.Delivery.Iiif;

/// <summary>The versions of the IIIF Image API that are spoken; they differ in sizes, canonical forms and <c>info.json</c>.</summary>
public enum ImageApi
{
    /// <summary>Image API 2.1.1, for older viewers: <c>full</c> is a size, upscaling needs no <c>^</c>.</summary>
    Version2 = 2,

    /// <summary>Image API 3.0.</summary>
    Version3 = 3,
}

/// <summary>What each version calls itself.</summary>
public static class ImageApis
{
    /// <summary>The JSON-LD context of its <c>info.json</c>.</summary>
    public static string Context(this ImageApi api) => api == ImageApi.Version3
        ? "http://iiif.io/api/image/3/context.json"
        : "http://iiif.io/api/image/2/context.json";

    /// <summary>The Link header that names the compliance level (3.0 §6; 2.1 §6).</summary>
    public static string ProfileLink(this ImageApi api) => api == ImageApi.Version3
        ? "<http://iiif.io/api/image/3/level2.json>;rel=\"profile\""
        : "<http://iiif.io/api/image/2/level2.json>;rel=\"profile\"";
}
