using System.Collections.Concurrent;
using System.Security.Cryptography;
using System.Text;
using System.Text.RegularExpressions;
using Korme.Web;

namespace Korme.Publishing.Site;

/// <summary>Styles, scripts and fonts as a published folder has them.</summary>
/// <remarks>
/// Fonts are written into the styles: Firefox reads no font file for a page from a disk, and a page fetches nearly all of them
/// anyway. Modules become the classic scripts that build.mjs made of them. May be used from several threads.
/// </remarks>
internal sealed partial class StaticAssets(Assets built)
{
    private readonly ConcurrentDictionary<string, Lazy<PublishedFile>> styles = new(StringComparer.Ordinal);

    /// <summary>The file that stands for an address under <c>/assets/</c>; a style is named after its content.</summary>
    public string FileOf(string url) => url.EndsWith(".css", StringComparison.Ordinal) ? Style(url).Path : url[1..];

    /// <summary>The classic script that stands for a module, by the module's address; null: the page does without.</summary>
    public string? ClassicOf(string module)
    {
        var name = built.Names.FirstOrDefault(each => built[each] == module);
        var classic = name == "search.js" ? "find.classic.js" : name is null ? "" : name[..^".js".Length] + ".classic.js";
        return built.Names.Contains(classic) ? built[classic] : null;
    }

    /// <summary>The address of a built file by its name in the source.</summary>
    public string this[string name] => built[name];

    /// <summary>The file that stands for an address.</summary>
    /// <param name="site">Has what the build didn't make.</param>
    /// <param name="url"><c>/assets/…</c>.</param>
    /// <param name="cancel">Stops the reading.</param>
    public async Task<PublishedFile> Read(CopiedSite site, string url, CancellationToken cancel) =>
        url.EndsWith(".css", StringComparison.Ordinal) ? Style(url) : new(FileOf(url), (await site.GetFound(url, cancel)).Body);

    /// <summary>A style, made when the first page asks for it: the desk's dozen have no place in a copy.</summary>
    private PublishedFile Style(string url) => styles.GetOrAdd(url, _ => new(() =>
    {
        var style = WithFonts(Encoding.UTF8.GetString(built.Read(url)));
        var name = built.Names.First(each => built[each] == url);
        return new($"assets/{name[..^".css".Length]}.{Convert.ToHexStringLower(SHA256.HashData(style).AsSpan(0, 5))}.css", style);
    })).Value;

    private byte[] WithFonts(string style)
    {
        style = FontAddress().Replace(style, match => $"url(data:font/woff2;base64,{Convert.ToBase64String(built.Read("/assets/" + match.Groups["name"].Value))})")
            // They are here when the style is: waiting the moment that reading takes costs nothing, and no word mixes two faces.
            .Replace("font-display:fallback", "font-display:block", StringComparison.Ordinal);
        // A style lies beside what it names.
        return Encoding.UTF8.GetBytes(OtherAddress().Replace(style, "$1"));
    }

    [GeneratedRegex("""url\(["']?/assets/(?<name>[^"')]+\.woff2)["']?\)""")]
    private static partial Regex FontAddress();

    [GeneratedRegex("""(url\(["']?)/assets/""")]
    private static partial Regex OtherAddress();
}
