using System.Globalization;

namespace Korme.Exhibitions.Editing;

/// <summary>The addresses of the editor of an exhibition.</summary>
public static class EditAddresses
{
    /// <summary>One of its pages: empty the wall itself, <c>about</c>, <c>labels</c>, <c>opening</c>, <c>history</c>, <c>add</c>, <c>why</c>.</summary>
    public static string Of(string language, string slug, string page = "", string? said = null) =>
        $"/desk/exhibitions/{slug}{(page.Length == 0 ? "" : "/" + page)}?lang={language}{(said is null ? "" : "&said=" + said)}";

    public static string New(string language) => $"/desk/exhibitions/new?lang={language}";

    /// <summary>The reasons: a page of them.</summary>
    public static string Why(string language, string slug, int page) => Of(language, slug, "why") + (page > 1 ? string.Create(CultureInfo.InvariantCulture, $"&page={page}") : "");

    /// <summary>The labels: a page of them, all or those that lack something (<c>alt.kk</c>).</summary>
    public static string Labels(string language, string slug, int page, string? lacking = null, string? said = null) => Of(language, slug, "labels", said)
        + (lacking is null ? "" : "&lacking=" + lacking) + (page > 1 ? string.Create(CultureInfo.InvariantCulture, $"&page={page}") : "");
}
