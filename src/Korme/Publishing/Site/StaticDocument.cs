using System.Text;
using System.Text.RegularExpressions;

namespace Korme.Publishing.Site;

/// <summary>Feeds, sitemaps, manifests and Linked Art: the addresses in them become those of the copy on the web.</summary>
internal static partial class StaticDocument
{
    /// <summary>The document of the copy.</summary>
    /// <param name="text">JSON or XML as it was served under <see cref="SiteAddresses.Origin"/>.</param>
    /// <param name="addresses">With <see cref="SiteAddresses.Root"/>.</param>
    public static byte[] Make(string text, SiteAddresses addresses) => Encoding.UTF8.GetBytes(WithAddresses(text, addresses)
        // What lies as files is no more than level 0. No text can have this: its quotation marks would be escaped.
        .Replace("\"type\":\"ImageService3\",\"profile\":\"level2\"", "\"type\":\"ImageService3\",\"profile\":\"level0\"", StringComparison.Ordinal));

    /// <summary>The text with every address of the site in it replaced.</summary>
    public static string WithAddresses(string text, SiteAddresses addresses) =>
        Address().Replace(text, match => addresses.OnTheWeb(match.Groups["url"].Value is { Length: > 0 } url ? url : "/")!);

    /// <summary>The addresses of ours that a document names.</summary>
    public static IEnumerable<string> AddressesIn(string text) => Address().Matches(text).Select(match => match.Groups["url"].Value);

    // An address of ours has no sign that JSON or XML escapes.
    [GeneratedRegex("""https://korme\.invalid(?<url>[^"'<>&\s\\]*)""")]
    private static partial Regex Address();
}
