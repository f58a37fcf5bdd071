using System.Collections.Frozen;
using System.Text.Json;

namespace Korme.Web;

/// <summary>The styles, modules and fonts that the build made, by the name they have in the source.</summary>
/// <remarks>Read once at start; files are named after their content, so browsers may keep them for ever.</remarks>
public sealed class Assets
{
    private readonly FrozenDictionary<string, string> urls;
    private readonly FrozenDictionary<string, string> files;

    /// <param name="folder">With <c>manifest.json</c>: name → file name.</param>
    /// <exception cref="InvalidOperationException">The folder is not there: the program was copied without it.</exception>
    public Assets(string folder)
    {
        var manifest = Path.Combine(folder, "manifest.json");
        if (!File.Exists(manifest))
            throw new InvalidOperationException($"{manifest} is missing: build again (dotnet build), or copy the folder wwwroot together with the program.");
        var names = JsonSerializer.Deserialize<Dictionary<string, string>>(File.ReadAllBytes(manifest)) ?? [];
        urls = names.ToFrozenDictionary(pair => pair.Key, pair => "/assets/" + pair.Value);
        Letters = JsonSerializer.Deserialize<Dictionary<string, string>>(File.ReadAllBytes(Path.Combine(folder, "letters.json"))) ?? [];
        files = Directory.EnumerateFiles(folder).ToFrozenDictionary(path => Path.GetFileName(path), StringComparer.Ordinal);
    }

    /// <summary>The folder beside the program.</summary>
    public static string Folder => Path.Combine(AppContext.BaseDirectory, "wwwroot", "dist");

    /// <summary>The address of <c>exhibition.css</c>, <c>text-latin.woff2</c>…</summary>
    public string this[string name] => urls[name];

    /// <summary>What there is, by the name in the source.</summary>
    public IEnumerable<string> Names => urls.Keys;

    /// <summary>The letters that each font file has, by its name in the source; those files left out that pages fetch only when they need them.</summary>
    public IReadOnlyDictionary<string, string> Letters { get; }

    /// <summary>What the public pages are made of, with its size: the style, the modules, the letters.</summary>
    public (IReadOnlyList<string> Urls, long Bytes) OfPublicPages()
    {
        var names = urls.Where(pair => pair.Key.EndsWith(".woff2", StringComparison.Ordinal) || pair.Key is "exhibition.css" or "work.js").Select(pair => pair.Value).Order(StringComparer.Ordinal).ToList();
        return (names, names.Sum(url => new FileInfo(files[url["/assets/".Length..]]).Length));
    }

    /// <summary>The bytes of a built file by its address.</summary>
    public byte[] Read(string url) => File.ReadAllBytes(files[url["/assets/".Length..]]);

    /// <summary>GET /assets/{name}: one file, compressed beforehand as the browser takes it: with Brotli, over plain HTTP with gzip.</summary>
    public IResult Get(string name, HttpContext http)
    {
        if (name is "manifest.json" or "letters.json" || Path.GetExtension(name) is ".br" or ".gz" || !files.TryGetValue(name, out var path))
            return Results.Text("There is no such file.", statusCode: StatusCodes.Status404NotFound);
        // A style, a module or a font is no page: what holds for pages would be 400 bytes on each of a dozen answers.
        foreach (var header in SecurityHeaders.OfPages) http.Response.Headers.Remove(header);
        http.Response.Headers.CacheControl = "public, max-age=31536000, immutable";
        if (!name.EndsWith(".woff2", StringComparison.Ordinal)) http.Response.Headers.Vary = "Accept-Encoding";
        var taken = http.Request.Headers.AcceptEncoding.ToString();
        foreach (var (encoding, ending) in (ReadOnlySpan<(string, string)>)[("br", ".br"), ("gzip", ".gz")])
        {
            if (!taken.Contains(encoding, StringComparison.Ordinal) || !files.TryGetValue(name + ending, out var compressed)) continue;
            http.Response.Headers.ContentEncoding = encoding;
            path = compressed;
            break;
        }
        // As bytes: a file's date would be 46 bytes on each of a dozen answers that nobody ever asks about again.
        return Results.Bytes(File.ReadAllBytes(path), MediaTypeOf(name));
    }

    private static string MediaTypeOf(string name) => Path.GetExtension(name) switch
    {
        ".css" => "text/css; charset=utf-8",
        ".js" => "text/javascript; charset=utf-8",
        ".woff2" => "font/woff2",
        _ => "application/octet-stream",
    };
}
