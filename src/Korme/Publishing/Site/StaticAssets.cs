using System.Collections.Concurrent;
using System.Text;
using System.Text.RegularExpressions;
using Korme.Web;

namespace Korme.Publishing.Site;

/// <summary>Styles, scripts and fonts as a published folder has them.</summary>
/// <remarks>
/// Fonts are written into the styles: Firefox reads no font file for a page from a disk, and a page fetches nearly all of them
/// anyway. Modules become the classic scripts that build.mjs made of them. May be used from several threads.
/// </remarks>
internal sealed partial class StaticAssets(CopiedSite site, Assets built)
{
    private readonly ConcurrentDictionary<string, string> fonts = new(StringComparer.Ordinal);

    /// <summary>The classic script that stands for a module, by the module's address; null: the page does without.</summary>
    public string? ClassicOf(string module)
    {
        var name = built.Names.FirstOrDefault(each => built[each] == module);
        var classic = name == "search.js" ? "find.classic.js" : name is null ? "" : name[..^".js".Length] + ".classic.js";
        return built.Names.Contains(classic) ? built[classic] : null;
    }

    /// <summary>The address of a built file by its name in the source.</summary>
    public string this[string name] => built[name];

    /// <summary>A file's bytes.</summary>
    /// <param name="url"><c>/assets/…</c>.</param>
    /// <param name="cancel">Stops the reading.</param>
    public async Task<byte[]> Read(string url, CancellationToken cancel)
    {
        var answer = await site.GetFound(url, cancel);
        if (!url.EndsWith(".css", StringComparison.Ordinal)) return answer.Body;
        var style = answer.Text;
        foreach (Match match in FontAddress().Matches(style))
        {
            var font = match.Groups["name"].Value;
            if (!fonts.ContainsKey(font)) fonts[font] = Convert.ToBase64String((await site.GetFound("/assets/" + font, cancel)).Body);
        }
        style = FontAddress().Replace(style, match => $"url(data:font/woff2;base64,{fonts[match.Groups["name"].Value]})");
        return Encoding.UTF8.GetBytes(OtherAddress().Replace(style, "$1"));
    }

    [GeneratedRegex("""url\(["']?/assets/(?<name>[^"')]+\.woff2)["']?\)""")]
    private static partial Regex FontAddress();

    // A style lies beside what it names.
    [GeneratedRegex("""(url\(["']?)/assets/""")]
    private static partial Regex OtherAddress();
}
