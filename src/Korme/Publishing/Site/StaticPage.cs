using System.Globalization;
using System.Text;
using AngleSharp;
using AngleSharp.Dom;
using AngleSharp.Html.Dom;
using AngleSharp.Html.Parser;
using Korme.Exhibitions;
using Korme.Exhibitions.Pages;
using Korme.Web;

namespace Korme.Publishing.Site;

/// <summary>
/// A served page as a file: its links lead to other files wherever the folder lies, its modules are classic scripts, and what
/// needs a server is left out.
/// </summary>
internal sealed class StaticPage(SiteAddresses addresses, StaticAssets assets, IReadOnlyDictionary<Guid, HungWork> works, IReadOnlyDictionary<string, string> captions)
{
    private static readonly string[] Links = ["href", "src", "poster", "action", "data"];

    /// <summary>Makes the file.</summary>
    /// <param name="html">As it was served.</param>
    /// <param name="file">What it will be.</param>
    /// <param name="needs">Takes the addresses of ours that it refers to.</param>
    /// <param name="zoomable">Whether the tiles of a work are in the copy.</param>
    /// <param name="more">Changes of one page alone.</param>
    public byte[] Make(string html, string file, ISet<string> needs, Func<Guid, bool> zoomable, Action<IDocument>? more = null)
    {
        var document = new HtmlParser().ParseDocument(html);
        var page = new Page(file, needs, zoomable);
        // The way into the body of work leads to pages that only a server has.
        document.QuerySelector("nav.guide")?.Remove();
        // So do the colours of a work, and its palette is made when it is asked for.
        document.QuerySelector(".palette .files")?.Remove();
        foreach (var colour in document.QuerySelectorAll(".strip-of a").ToList()) colour.Replace([.. colour.ChildNodes]);
        var isLit = OfferLight(document);
        foreach (var element in All(document).ToList())
        {
            switch (element.LocalName)
            {
                case "link": Link(element, page); break;
                case "meta": Meta(element); break;
                case "script": Script(element, page); break;
                case "track": Track(element); break;
                case "share-link": Share(element); break;
                case "deep-zoom": Zoom(element, page); break;
                default: Attributes(element, page); break;
            }
        }
        if (isLit)
        {
            // Before the style, so that no page flashes in the other light.
            var script = document.CreateElement("script");
            script.SetAttribute("src", Refer(file, assets["light.classic.js"], needs)!);
            document.Head!.QuerySelector("link[rel=stylesheet]")!.Before(script);
        }
        more?.Invoke(document);
        return Encoding.UTF8.GetBytes(document.ToHtml());
    }

    /// <summary>How the page refers to an address of ours; null when that isn't in the copy.</summary>
    public string? Refer(string from, string url, ISet<string> needs)
    {
        if (url.StartsWith(SiteAddresses.Origin, StringComparison.Ordinal)) url = url[SiteAddresses.Origin.Length..];
        if (!url.StartsWith('/')) return url;
        var (path, fragment) = url.IndexOf('#') is >= 0 and var at ? (url[..at], url[at..]) : (url, "");
        if (path.StartsWith("/iiif/image/", StringComparison.Ordinal) || path.StartsWith("/desk/pictures/", StringComparison.Ordinal)) path = Stored(path) ?? "";
        if (path == "" || addresses.FileOf(path) is not { } file) return null;
        if (path.StartsWith("/assets/", StringComparison.Ordinal)) file = assets.FileOf(path);
        if (file.StartsWith("assets/", StringComparison.Ordinal) || file.StartsWith("tiles/", StringComparison.Ordinal) || file.EndsWith("index.html", StringComparison.Ordinal)) needs.Add(path);
        return SiteAddresses.Link(from, file, fragment);
    }

    /// <summary>A picture's address when it is one of the stored sizes; for a detail the whole picture; null for one of nobody's.</summary>
    private string? Stored(string url)
    {
        // Sheets to print ask at the desk, by the longest side.
        if (url.Split('/') is ["", "desk", "pictures", var desk, var box] && Guid.TryParseExact(desk, "D", out var printed) && works.GetValueOrDefault(printed)?.Picture is { } shown && int.TryParse(box, NumberStyles.None, CultureInfo.InvariantCulture, out var most))
            return Pictures.Url(printed, shown.Sizes.LastOrDefault(size => size.Box <= most) ?? shown.Sizes[0]);
        if (url.Split('/') is not ["", "iiif", "image", "3", var id, ..] || !Guid.TryParseExact(id, "D", out var work) || !works.TryGetValue(work, out var hung) || hung.Picture is not { } facts) return null;
        return facts.Sizes.Any(size => Pictures.Url(work, size) == url) ? url : Pictures.Url(work, facts.Largest());
    }

    private void Link(IElement link, Page page)
    {
        var (relation, href) = (link.GetAttribute("rel"), link.GetAttribute("href") ?? "");
        // The fonts are in the styles; a module's parts are in its script.
        if (relation is "preload" or "modulepreload" or "prefetch") link.Remove();
        else if (href.StartsWith(SiteAddresses.Origin, StringComparison.Ordinal)) Absolute(link, "href");
        else if (Refer(page.File, href, page.Needs) is { } there) link.SetAttribute("href", there);
        else link.Remove();
    }

    /// <summary>What formats want whole: with the address on the web, or not at all.</summary>
    private void Absolute(IElement element, string attribute)
    {
        if (element.GetAttribute(attribute) is not { } value || !value.StartsWith(SiteAddresses.Origin, StringComparison.Ordinal)) return;
        if (addresses.OnTheWeb(value[SiteAddresses.Origin.Length..]) is { } whole) element.SetAttribute(attribute, whole);
        else element.Remove();
    }

    /// <summary>A preview without its picture says no size of one either.</summary>
    private void Meta(IElement meta)
    {
        var name = meta.GetAttribute("property") ?? meta.GetAttribute("name") ?? "";
        if (addresses.Root is null && (name.StartsWith("og:image", StringComparison.Ordinal) || name == "twitter:card")) meta.Remove();
        else Absolute(meta, "content");
    }

    /// <summary>Captions are in the page: for a page from a disk a browser loads none from a file.</summary>
    private void Track(IElement track)
    {
        if (captions.TryGetValue(track.GetAttribute("src") ?? "", out var text)) track.SetAttribute("src", text);
        else track.Remove();
    }

    /// <summary>An address to take along is one on the web.</summary>
    private void Share(IElement share)
    {
        if (share.GetAttribute("data-address") is not { } given || !given.StartsWith(SiteAddresses.Origin, StringComparison.Ordinal)) return;
        if (addresses.OnTheWeb(given[SiteAddresses.Origin.Length..]) is not { } whole || share.QuerySelector("a") is not { } link)
        {
            share.Remove();
            return;
        }
        share.SetAttribute("data-address", whole);
        link.SetAttribute("href", whole);
        link.TextContent = whole.Split("://")[^1];
    }

    private void Script(IElement script, Page page)
    {
        if (script.GetAttribute("type") == "application/ld+json")
        {
            if (addresses.Root is null) script.Remove();
            else script.TextContent = StaticDocument.WithAddresses(script.TextContent, addresses);
            return;
        }
        if (assets.ClassicOf(script.GetAttribute("src") ?? "") is not { } classic)
        {
            script.Remove();
            return;
        }
        // As late as a module: when the page is read.
        script.RemoveAttribute("type");
        script.SetAttribute("defer", "");
        script.SetAttribute("src", Refer(page.File, classic, page.Needs)!);
        script.SetAttribute("data-root", SiteAddresses.Up(page.File));
        if (classic != assets["work.classic.js"]) return;
        var viewer = assets["openseadragon.classic.js"];
        page.Needs.Add(viewer);
        script.SetAttribute("data-viewer", viewer["/assets/".Length..]);
    }

    /// <summary>The viewer is told in the page what it would ask for: a page from a disk may fetch nothing.</summary>
    private void Zoom(IElement zoom, Page page)
    {
        foreach (var name in (ReadOnlySpan<string>)["data-canvas", "data-manifest", "data-page"]) zoom.RemoveAttribute(name);
        if ((zoom.GetAttribute("data-info") ?? "").Split('/') is not ["", "iiif", "image", "3", var id, ..] || !Guid.TryParseExact(id, "D", out var work) || !works.TryGetValue(work, out var hung)) return;
        var isZoomable = page.Zoomable(work);
        zoom.SetAttribute("data-info", SiteAddresses.Link(page.File, PictureFiles.FolderOf(work)));
        zoom.SetAttribute("data-source", Encoding.UTF8.GetString(PictureFiles.Information(hung, id: null, isZoomable).Span));
    }

    private void Attributes(IElement element, Page page)
    {
        foreach (var name in Links)
        {
            if (element.GetAttribute(name) is not { } given) continue;
            if (Refer(page.File, given, page.Needs) is { } there) element.SetAttribute(name, there);
            // A link to what only a server has: in the foot it goes, in a sentence its words stay.
            else if (element.Closest(".foot") is not null) element.Remove();
            else element.RemoveAttribute(name);
        }
        if (element.GetAttribute("srcset") is { } set)
            element.SetAttribute("srcset", string.Join(", ", set.Split(", ").Select(each => each.Split(' ')).Select(each => string.Join(' ', each.Skip(1).Prepend(Refer(page.File, each[0], page.Needs))))));
        if (element.LocalName == "figure" && element.Closest(".panel") is not null) Code(element, page);
    }

    /// <summary>The code for a telephone: the server draws one of every view, a copy has the page's own where it has an address on the web.</summary>
    private void Code(IElement figure, Page page)
    {
        if (addresses.WebAddressOf(page.File) is not { Length: <= QrCode.MaxLength } whole || figure.QuerySelector("img") is not { } picture)
        {
            figure.Remove();
            return;
        }
        var code = figure.Owner!.CreateElement("span");
        code.ClassName = "code";
        code.InnerHtml = QrCode.Svg(whole);
        code.FirstElementChild!.SetAttribute("role", "img");
        code.FirstElementChild.SetAttribute("aria-label", whole);
        picture.Replace(code);
        figure.QuerySelector("figcaption")!.TextContent = Texts.In(figure.Owner.DocumentElement.GetAttribute("lang")!)["zoom.code.page"];
    }

    /// <summary>The choice of light is kept by a script here, which takes its two links out of their template.</summary>
    private static bool OfferLight(IDocument document)
    {
        var choices = document.QuerySelectorAll("a.to-night, a.to-day").ToList();
        if (choices.Count == 0) return false;
        var template = (IHtmlTemplateElement)document.CreateElement("template");
        template.SetAttribute("data-light-choices", "");
        choices[0].Before(template);
        foreach (var choice in choices)
        {
            choice.SetAttribute("data-light-choice", choice.ClassList.Contains("to-night") ? "night" : "day");
            choice.SetAttribute("href", "#main");
            choice.SetAttribute("role", "button");
            template.Content.AppendChild(choice);
        }
        return true;
    }

    /// <summary>Every element, those in templates too.</summary>
    private static IEnumerable<IElement> All(IParentNode node)
    {
        foreach (var element in node.QuerySelectorAll("*"))
        {
            yield return element;
            if (element is IHtmlTemplateElement { Content: { } content })
                foreach (var inner in All(content)) yield return inner;
        }
    }

    private sealed record Page(string File, ISet<string> Needs, Func<Guid, bool> Zoomable);
}
