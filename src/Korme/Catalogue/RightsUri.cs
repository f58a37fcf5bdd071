using System.Text.RegularExpressions;

namespace Korme.Catalogue;

/// <summary>The rights URIs a IIIF document may name (Presentation API 3.0 §3.2): Creative Commons and RightsStatements.org.</summary>
internal static partial class RightsUri
{
    /// <summary>The URI as its publisher writes it, with <c>http:</c>, of a URI or a short name such as <c>CC BY-NC 4.0</c>.</summary>
    /// <returns>Null when nothing is stated, or something in free words: that belongs into the required statement.</returns>
    public static string? Of(string? rights)
    {
        var text = rights?.Trim() ?? "";
        if (CreativeCommonsUri().Match(text) is { Success: true } licence)
            return "http://creativecommons.org/" + licence.Groups["path"].Value.ToLowerInvariant() + "/";
        if (RightsStatementUri().Match(text) is { Success: true } statement)
            return "http://rightsstatements.org/vocab/" + statement.Groups["name"].Value + "/1.0/";
        if (Zero().IsMatch(text)) return "http://creativecommons.org/publicdomain/zero/1.0/";
        if (ShortName().Match(text) is not { Success: true } name) return null;
        var version = name.Groups["version"] is { Success: true } stated ? stated.Value : "4.0";
        return $"http://creativecommons.org/licenses/{name.Groups["terms"].Value.ToLowerInvariant()}/{version}/";
    }

    [GeneratedRegex(@"^https?://(www\.)?creativecommons\.org/(?<path>licenses/[a-z-]{2,12}/[1-4]\.[05](/[a-z]{2,3})?|publicdomain/(zero|mark)/1\.0)(/|/deed(\.[a-z_-]{2,10})?|/legalcode)?$", RegexOptions.IgnoreCase | RegexOptions.NonBacktracking | RegexOptions.ExplicitCapture)]
    private static partial Regex CreativeCommonsUri();

    [GeneratedRegex(@"^https?://rightsstatements\.org/(vocab|page)/(?<name>InC|InC-OW-EU|InC-EDU|InC-NC|InC-RUU|NoC-CR|NoC-NC|NoC-OKLR|NoC-US|CNE|UND|NKC)/1\.0/?$", RegexOptions.NonBacktracking | RegexOptions.ExplicitCapture)]
    private static partial Regex RightsStatementUri();

    [GeneratedRegex(@"^(CC[ -]?0|CC[ -]Zero)([ -]1\.0)?$", RegexOptions.IgnoreCase | RegexOptions.NonBacktracking | RegexOptions.ExplicitCapture)]
    private static partial Regex Zero();

    [GeneratedRegex(@"^CC[ -](?<terms>BY|BY-SA|BY-NC|BY-ND|BY-NC-SA|BY-NC-ND)([ -](?<version>1\.0|2\.0|2\.5|3\.0|4\.0))?$", RegexOptions.IgnoreCase | RegexOptions.NonBacktracking | RegexOptions.ExplicitCapture)]
    private static partial Regex ShortName();
}
