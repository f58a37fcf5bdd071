using System.Globalization;
using System.Text.RegularExpressions;
using Korme.Web;

namespace Korme.Publishing.Site;

/// <summary>Which file of a published folder stands for an address of the served site, and how pages refer to it.</summary>
/// <remarks>
/// A page <c>/kk/exhibitions/x</c> is the file <c>kk/exhibitions/x/index.html</c>: every web host answers the served address with it,
/// and a disk opens it. What hosts tell by a query (<c>?page=2</c>) is a folder (<c>page/2/</c>), because a folder has no queries.
/// </remarks>
/// <param name="Root">Where the folder will be on the web, without a slash at the end; null: not said.</param>
public sealed partial record SiteAddresses(string? Root)
{
    /// <summary>What the site calls itself while it is being copied. No such host can exist (RFC 6761 §6.4).</summary>
    public const string Origin = "https://korme.invalid";

    /// <summary>The file, with <c>/</c> and without one in front; null for what has no place in a copy.</summary>
    /// <param name="url">Path and query, beginning with a slash.</param>
    public string? FileOf(string url)
    {
        var (path, query) = url.Split('#')[0].Split('?', 2) is [var before, var after] ? (before, after) : (url.Split('#')[0], "");
        if (path == "/") return LanguageQuery().Match(query) is { Success: true } asked ? $"{asked.Groups[1].Value}/index.html" : query == "" ? "index.html" : null;
        var name = path.TrimStart('/');
        if (name.Contains("//", StringComparison.Ordinal) || name.Contains("..", StringComparison.Ordinal)) return null;
        var first = name.Split('/')[0];
        if (first is "assets" or "media" or "tiles") return name;
        if (name.Split('/') is [_, "exhibitions", _, "keep"]) return null; // a copy has no worker that could keep it
        if (name.Split('/') is [_, "people", ..]) return null; // a copy has one exhibition, and people made works of many
        if (first is "w" or "e" && ShortName().IsMatch(name)) return name + "/index.html";
        if (first is "iiif" && name.StartsWith("iiif/image/3/", StringComparison.Ordinal)) return name;
        if (Languages.Has(first) && Path.GetExtension(name) == "") return WithQuery(name.TrimEnd('/'), query) is { } folder ? folder + "/index.html" : null;
        if (Root is null) return null;
        return first switch
        {
            "iiif" when name.StartsWith("iiif/presentation/3/", StringComparison.Ordinal) && (name.EndsWith("/manifest", StringComparison.Ordinal) || name.EndsWith("/collection", StringComparison.Ordinal)) => name + ".json",
            "linked-art" => name + ".json",
            "sitemap" when PartQuery().Match(query) is { Success: true } part => $"{name[..^4]}-{part.Groups[1].Value}.xml",
            "sitemap.xml" or "robots.txt" or "sitemap" when query == "" => name,
            "kk" or "ru" or "en" when query == "" => name,
            _ => null,
        };
    }

    /// <summary>The address on the web: with a slash instead of <c>index.html</c>, as hosts answer it without a detour.</summary>
    /// <returns>Null when nobody said where that will be.</returns>
    public string? OnTheWeb(string url)
    {
        if (Root is null) return null;
        var fragment = url.IndexOf('#') is >= 0 and var at ? url[at..] : "";
        return WebAddressOf(FileOf(url) ?? url.Split('#', '?')[0].TrimStart('/')) + fragment;
    }

    /// <summary>The address of a file on the web; null when nobody said where that will be.</summary>
    public string? WebAddressOf(string file) => Root is null ? null
        : $"{Root}/{(file == "index.html" || file.EndsWith("/index.html", StringComparison.Ordinal) ? file[..^"index.html".Length] : file)}";

    /// <summary>How a file refers to another of the same folder, wherever that folder lies.</summary>
    public static string Link(string from, string to, string fragment = "")
    {
        if (from == to && fragment != "") return fragment;
        var (own, other) = (from.Split('/'), to.Split('/'));
        var same = 0;
        while (same < own.Length - 1 && same < other.Length - 1 && own[same] == other[same]) same++;
        return string.Concat(Enumerable.Repeat("../", own.Length - 1 - same)) + string.Join('/', other.Skip(same)) + fragment;
    }

    /// <summary>The way from a file up to the folder: empty, <c>../</c>, <c>../../</c>…</summary>
    public static string Up(string from) => string.Concat(Enumerable.Repeat("../", from.Count(letter => letter == '/')));

    private static string? WithQuery(string name, string query)
    {
        foreach (var pair in query.Split('&', StringSplitOptions.RemoveEmptyEntries))
        {
            if (PlainPair().Match(pair) is not { Success: true } plain || plain.Groups[1].Value is "light" or "q") return null;
            if (plain.Groups[1].Value == "page" && plain.Groups[2].Value == "1") continue;
            name = string.Create(CultureInfo.InvariantCulture, $"{name}/{plain.Groups[1].Value}/{plain.Groups[2].Value}");
        }
        return name;
    }

    [GeneratedRegex("^lang=(kk|ru|en)$")]
    private static partial Regex LanguageQuery();

    // Exhibitions/Pages/ShortAddress.cs
    [GeneratedRegex("^[we]/[0-9a-z]{7,10}$")]
    private static partial Regex ShortName();

    [GeneratedRegex("^part=([0-9]+)$")]
    private static partial Regex PartQuery();

    [GeneratedRegex("^([a-z]{1,20})=([a-z0-9-]{1,40})$")]
    private static partial Regex PlainPair();
}
