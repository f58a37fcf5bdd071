using System.Globalization;

namespace Korme.Web;

/// <summary>The languages the interface speaks, and which of them a visitor gets.</summary>
public static class Languages
{
    /// <summary>In the order they stand on the page.</summary>
    public static readonly IReadOnlyList<string> All = ["kk", "ru", "en"];

    /// <summary>True for a language the interface speaks, in lower case as in URLs.</summary>
    public static bool Has(string? language) => language is "kk" or "ru" or "en";

    /// <summary>A language's own name.</summary>
    public static string OwnName(string language) => language switch { "kk" => "қазақша", "ru" => "русский", _ => "English" };

    /// <summary>Open Graph's <c>language_TERRITORY</c>.</summary>
    public static string Locale(string language) => language switch { "kk" => "kk_KZ", "ru" => "ru_RU", _ => "en_GB" };

    /// <summary>The language of a visitor from <c>Accept-Language</c> (RFC 9110 §12.5.4, weights and order).</summary>
    /// <returns>Kazakh when nothing is said or anything will do; English when only languages we do not speak are named.</returns>
    public static string Negotiate(string? acceptLanguage)
    {
        if (string.IsNullOrWhiteSpace(acceptLanguage)) return "kk";
        var (best, bestWeight) = ("en", 0.0);
        foreach (var range in acceptLanguage.Split(',', 32, StringSplitOptions.TrimEntries | StringSplitOptions.RemoveEmptyEntries))
        {
            var parts = range.Split(';', StringSplitOptions.TrimEntries);
            var language = parts[0] == "*" ? "kk" : parts[0].Split('-')[0].ToLowerInvariant();
            var weight = WeightOf(parts);
            if (Has(language) && weight > bestWeight) (best, bestWeight) = (language, weight);
        }
        return best;
    }

    private static double WeightOf(string[] parts)
    {
        foreach (var part in parts.Skip(1))
            if (part.StartsWith("q=", StringComparison.OrdinalIgnoreCase))
                return double.TryParse(part.AsSpan(2), NumberStyles.AllowDecimalPoint, CultureInfo.InvariantCulture, out var q) ? Math.Min(q, 1) : 0;
        return 1;
    }
}
