using System.Globalization;

namespace Korme.Exhibitions.Pages;

/// <summary>The addresses of the public pages.</summary>
public static class Addresses
{
    /// <summary>The list of exhibitions.</summary>
    public static string Home(string language) => $"/{language}/";

    /// <summary>An exhibition, from its first page.</summary>
    public static string Exhibition(string language, string slug, int page = 1) =>
        $"/{language}/exhibitions/{slug}" + (page > 1 ? string.Create(CultureInfo.InvariantCulture, $"?page={page}") : "");

    /// <summary>The stories of an exhibition in one piece.</summary>
    public static string Reading(string language, string slug) => $"/{language}/exhibitions/{slug}/reading";

    /// <summary>Its works on a plan.</summary>
    public static string Map(string language, string slug) => $"/{language}/exhibitions/{slug}/map";

    /// <summary>Its works along a line of time.</summary>
    public static string Timeline(string language, string slug) => $"/{language}/exhibitions/{slug}/timeline";

    /// <summary>The search box.</summary>
    public static string Search(string language) => $"/{language}/search";

    /// <summary>A work in an exhibition.</summary>
    public static string Work(string language, string slug, Guid work) => $"/{language}/exhibitions/{slug}/works/{work:D}";

    /// <summary>A work as a IIIF canvas.</summary>
    public static string Canvas(Guid work) => $"/iiif/presentation/3/works/{work:D}/canvas";

    /// <summary>The IIIF Presentation 3 manifest of a work.</summary>
    public static string WorkManifest(Guid work) => $"/iiif/presentation/3/works/{work:D}/manifest";

    /// <summary>The IIIF Presentation 3 manifest.</summary>
    public static string Manifest(string slug) => $"/iiif/presentation/3/exhibitions/{slug}/manifest";
}
