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

    /// <summary>The whole body of work, or its works of some years.</summary>
    public static string Works(string language, int? from = null, int? to = null) =>
        $"/{language}/works" + (from is null ? "" : string.Create(CultureInfo.InvariantCulture, $"?from={from}&to={to ?? from}"));

    /// <summary>Its timeline, at a year.</summary>
    public static string Years(string language, int? year = null) => $"/{language}/years" + (year is null ? "" : string.Create(CultureInfo.InvariantCulture, $"#y{year}"));

    /// <summary>Who made it, or one of them.</summary>
    public static string People(string language, string? id = null) => $"/{language}/people" + (id is null ? "" : "/" + id);

    /// <summary>Where it was made, or one place.</summary>
    public static string Places(string language, string? id = null) => $"/{language}/places" + (id is null ? "" : "/" + id);

    /// <summary>A work in an exhibition.</summary>
    public static string Work(string language, string slug, Guid work) => $"/{language}/exhibitions/{slug}/works/{work:D}";

    /// <summary>A work as a IIIF canvas.</summary>
    public static string Canvas(Guid work) => $"/iiif/presentation/3/works/{work:D}/canvas";

    /// <summary>The IIIF Presentation 3 manifest of a work.</summary>
    public static string WorkManifest(Guid work) => $"/iiif/presentation/3/works/{work:D}/manifest";

    /// <summary>The IIIF Presentation 3 manifest.</summary>
    public static string Manifest(string slug) => $"/iiif/presentation/3/exhibitions/{slug}/manifest";
}
