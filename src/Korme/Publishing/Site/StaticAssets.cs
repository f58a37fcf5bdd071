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
internal sealed partial class StaticAssets
{
    private readonly CopiedSite site;
    private readonly Assets built;
    private readonly Dictionary<string, PublishedFile> styles = new(StringComparer.Ordinal);

    private StaticAssets(CopiedSite site, Assets built) => (this.site, this.built) = (site, built);

    /// <summary>Makes the styles of the public pages, each named after its content.</summary>
    public static async Task<StaticAssets> Make(CopiedSite site, Assets built, CancellationToken cancel)
    {
        var assets = new StaticAssets(site, built);
        foreach (var name in built.Names.Where(name => name.EndsWith(".css", StringComparison.Ordinal)).Order(StringComparer.Ordinal))
        {
            var style = await assets.Style(built[name], cancel);
            var hash = Convert.ToHexStringLower(SHA256.HashData(style).AsSpan(0, 5));
            assets.styles[built[name]] = new($"assets/{name[..^".css".Length]}.{hash}.css", style);
        }
        return assets;
    }

    /// <summary>The file that stands for an address under <c>/assets/</c>.</summary>
    public string FileOf(string url) => styles.GetValueOrDefault(url)?.Path ?? url[1..];

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
    /// <param name="url"><c>/assets/…</c>.</param>
    /// <param name="cancel">Stops the reading.</param>
    public async Task<PublishedFile> Read(string url, CancellationToken cancel) =>
        styles.TryGetValue(url, out var style) ? style : new(FileOf(url), (await site.GetFound(url, cancel)).Body);

    private async Task<byte[]> Style(string url, CancellationToken cancel)
    {
        var style = (await site.GetFound(url, cancel)).Text;
        var fonts = new Dictionary<string, string>(StringComparer.Ordinal);
        foreach (var font in FontAddress().Matches(style).Select(match => match.Groups["name"].Value).Distinct())
            fonts[font] = Convert.ToBase64String((await site.GetFound("/assets/" + font, cancel)).Body);
        style = FontAddress().Replace(style, match => $"url(data:font/woff2;base64,{fonts[match.Groups["name"].Value]})")
            // They are here when the style is: waiting the moment that reading takes costs nothing, and no word mixes two faces.
            .Replace("font-display:optional", "font-display:block", StringComparison.Ordinal);
        // A style lies beside what it names.
        return Encoding.UTF8.GetBytes(OtherAddress().Replace(style, "$1"));
    }

    [GeneratedRegex("""url\(["']?/assets/(?<name>[^"')]+\.woff2)["']?\)""")]
    private static partial Regex FontAddress();

    [GeneratedRegex("""(url\(["']?)/assets/""")]
    private static partial Regex OtherAddress();
}
