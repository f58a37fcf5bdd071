using Korme.Catalogue;

namespace Korme.Import;

/// <summary>One name of a place from the parts that IPTC and XMP keep apart.</summary>
internal static class PlaceNames
{
    /// <summary>"Green Bazaar, Almaty, Kazakhstan": what is there, smallest first, nothing twice.</summary>
    public static LanguageText Join(string? location, string? city, string? country)
    {
        var parts = new[] { location, city, country }.Select(part => CleanText.Line(part, 200)).OfType<string>();
        return LanguageText.Of(string.Join(", ", parts.Distinct(StringComparer.OrdinalIgnoreCase)));
    }
}
