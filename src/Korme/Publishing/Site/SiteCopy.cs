using System.Text;
using AngleSharp.Dom;
using Korme.Exhibitions;
using Korme.Exhibitions.Media;
using Korme.Exhibitions.Pages;
using Korme.Publishing.Print;
using Korme.Web;

namespace Korme.Publishing.Site;

/// <summary>Makes the files of a copy, part by part, by asking the site for its own pages and pictures. May be used from several threads.</summary>
internal sealed class SiteCopy
{
    private const int MostPrinted = 300;

    private readonly CopiedSite site;
    private readonly ExhibitionView view;
    private readonly PublishOptions options;
    private readonly string inbox;
    private readonly SiteAddresses addresses;
    private readonly StaticAssets assets;
    private readonly StaticPage pages;
    private readonly HashSet<string> ordinary;

    /// <param name="site">Asked for everything.</param>
    /// <param name="assets">Styles and scripts.</param>
    /// <param name="captions">See <see cref="CaptionsOf"/>.</param>
    /// <param name="view">What hangs.</param>
    /// <param name="options">What the copy is to be.</param>
    /// <param name="inbox">For what doesn't belong into memory.</param>
    public SiteCopy(CopiedSite site, StaticAssets assets, IReadOnlyDictionary<string, string> captions, ExhibitionView view, PublishOptions options, string inbox)
    {
        (this.site, this.assets, this.view, this.options, this.inbox, addresses) = (site, assets, view, options, inbox, new(options.Root));
        pages = new(addresses, assets, view.Works.ToDictionary(hung => hung.Work.Id), captions);
        Slug = view.Exhibition.Slug;
        ordinary =
        [
            .. from language in Languages.All
               from page in view.Works.Select(hung => Addresses.Work(language, Slug, hung.Work.Id))
                   .Concat(Enumerable.Range(1, WalkPages).Select(page => Addresses.Exhibition(language, Slug, page)))
                   .Concat([Addresses.Home(language), Addresses.Search(language)])
               select page,
            .. view.Works.Select(hung => ShortAddress.Of(hung.Work)),
        ];
    }

    /// <summary>How many pages the walk has.</summary>
    public int WalkPages => ExhibitionPage.PagesOf(view.Works.Count);

    private string Slug { get; }

    /// <summary>A picture: sizes, tiles, and with an address what other viewers read.</summary>
    /// <returns>The files; without tiles, and a sentence, when the picture can't be zoomed into.</returns>
    public async Task<(IReadOnlyList<PublishedFile> Files, string? Trouble)> Picture(HungWork hung, CancellationToken cancel)
    {
        var files = new List<PublishedFile>();
        var sizes = 0;
        ReadOnlyMemory<byte> largest = default;
        foreach (var (url, isTile) in PictureFiles.Addresses(hung, options.WithTiles))
        {
            var body = new LentBytes();
            var answer = await site.Get(url, body, cancel);
            if (answer.Status != StatusCodes.Status200OK) return ([.. files.Take(sizes)], Encoding.UTF8.GetString(body.Bytes.Span).TrimEnd());
            // As it lies: nothing is ever drawn anew for a copy.
            if (answer.Headers["X-Korme-Path"] != "size" && answer.Headers["X-Korme-Path"] != "tile") throw new InvalidOperationException($"{url} is neither a stored size nor a stored tile.");
            files.Add(new(url[1..], body));
            if (isTile) continue;
            (sizes, largest) = (files.Count, body.Bytes);
        }
        if (options.Root is not null || PictureFiles.IsOneTile(hung)) files.Add(new(PictureFiles.MaxOf(hung.Work.Id), largest));
        if (options.Root is not null)
        {
            var folder = PictureFiles.FolderOf(hung.Work.Id);
            files.Add(new(folder + "/info.json", PictureFiles.Information(hung, $"{options.Root}/{folder}", options.WithTiles)));
        }
        return (files, null);
    }

    /// <summary>The captions of everything that hangs, by their address, as addresses that have the text in them.</summary>
    public static async Task<IReadOnlyDictionary<string, string>> CaptionsOf(CopiedSite site, ExhibitionView view, CancellationToken cancel)
    {
        var captions = new Dictionary<string, string>(StringComparer.Ordinal);
        foreach (var url in view.Works.SelectMany(hung => hung.Work.Captions().Select(track => PlayedWork.Url(hung.Work.Id, track))))
            if (await site.Get(url, cancel) is { Status: StatusCodes.Status200OK, Body: var text }) captions[url] = $"data:text/vtt;base64,{Convert.ToBase64String(text)}";
        return captions;
    }

    /// <summary>What is heard or watched of a work, and its captions for other players.</summary>
    /// <returns>Null: visitors don't get it.</returns>
    public async Task<PublishedUnit?> Media(HungWork hung, string fingerprint, CancellationToken cancel)
    {
        var url = PlayedWork.Url(hung.Work.Id, hung.Work.Played()!);
        var meanwhile = Path.Combine(inbox, $"publish-{Guid.NewGuid():N}.media");
        if (!await site.Save(url, meanwhile, cancel))
        {
            File.Delete(meanwhile);
            return null;
        }
        var files = new List<PublishedFile> { new(url[1..], meanwhile) };
        foreach (var captions in hung.Work.Captions().Select(track => PlayedWork.Url(hung.Work.Id, track)))
            if (await site.Get(captions, cancel) is { Status: StatusCodes.Status200OK, Body: var text }) files.Add(new(captions[1..], text));
        return new(MediaKey(hung), fingerprint, files, []);
    }

    /// <summary>The name of the unit of what is played.</summary>
    public static string MediaKey(HungWork hung) => $"media {hung.Work.Id:D}";

    /// <summary>A work: its page in every language, its documents.</summary>
    /// <param name="hung">The work.</param>
    /// <param name="fingerprint">Of the unit.</param>
    /// <param name="isZoomable">Its tiles are there.</param>
    /// <param name="cancel">Stops it.</param>
    public async Task<PublishedUnit> Work(HungWork hung, string fingerprint, bool isZoomable, CancellationToken cancel)
    {
        var (files, needs) = (new List<PublishedFile>(), new SortedSet<string>(StringComparer.Ordinal));
        foreach (var language in Languages.All)
            files.Add(await Page(Addresses.Work(language, Slug, hung.Work.Id), needs, _ => isZoomable, cancel));
        if (hung.Picture is not null && options.Root is not null)
        {
            await Document(Addresses.WorkManifest(hung.Work.Id), files, cancel);
            await Document($"/linked-art/works/{hung.Work.Id:D}", files, cancel);
        }
        files.Add(await Short(ShortAddress.Of(hung.Work), language => Addresses.Work(language, Slug, hung.Work.Id), needs));
        return new(KeyOf(hung), fingerprint, files, Extraordinary(needs));
    }

    /// <summary>The name of a work's unit.</summary>
    public static string KeyOf(HungWork hung) => $"work {hung.Work.Id:D}";

    /// <summary>A page of the walk in every language.</summary>
    public async Task<PublishedUnit> Walk(int number, string fingerprint, CancellationToken cancel)
    {
        var (files, needs) = (new List<PublishedFile>(), new SortedSet<string>(StringComparer.Ordinal));
        foreach (var language in Languages.All)
        {
            var url = Addresses.Exhibition(language, Slug, number);
            files.Add(await Page(url, needs, _ => false, cancel, document => LinkSheets(document, addresses.FileOf(url)!, language)));
        }
        return new(WalkKey(number), fingerprint, files, Extraordinary(needs));
    }

    /// <summary>What visitors may print: nothing that only the artist's desk says. Of a large exhibition none, nobody prints a thousand plates.</summary>
    public IReadOnlyList<Sheet> Sheets => view.Works.Count is > 0 and <= MostPrinted ? [Sheet.Catalogue, Sheet.Checklist] : [];

    /// <summary>A sheet in every language.</summary>
    public async Task<PublishedUnit> Print(Sheet sheet, string fingerprint)
    {
        var (files, needs) = (new List<PublishedFile>(), new SortedSet<string>(StringComparer.Ordinal));
        foreach (var language in Languages.All)
        {
            var back = Addresses.Exhibition(language, Slug);
            var parameters = new Dictionary<string, object?>
            {
                ["Visit"] = new Visit(language, SiteAddresses.Origin, back),
                ["Print"] = new PrintView(view, sheet, SheetOptions.Usual(sheet, language), new(options.Root ?? SiteAddresses.Origin)),
            };
            var html = sheet == Sheet.Catalogue ? await HtmlPage.Render<CatalogueSheet>(site.Services, parameters) : await HtmlPage.Render<ListSheet>(site.Services, parameters);
            var file = FileOf(sheet, language);
            files.Add(new(file, pages.Make(html, file, needs, _ => false, document =>
            {
                var link = document.QuerySelector("header.screen a")!;
                link.SetAttribute("href", SiteAddresses.Link(file, addresses.FileOf(back)!));
                link.TextContent = "← " + (Words.InPlain(view.Exhibition.Title, new(language, SiteAddresses.Origin, back)) ?? Texts.In(language)["untitled.exhibition"]);
                if (options.Root is not null) return;
                // A code that leads nowhere, and the address under it.
                foreach (var code in document.QuerySelectorAll(".code").ToList())
                {
                    code.NextElementSibling?.Remove();
                    code.Remove();
                }
            })));
        }
        return new(PrintKey(sheet), fingerprint, files, Extraordinary(needs));
    }

    /// <summary>The name of a sheet's unit.</summary>
    public static string PrintKey(Sheet sheet) => $"print {sheet.Name()}";

    private string FileOf(Sheet sheet, string language) => $"{language}/exhibitions/{Slug}/print/{sheet.Name()}/index.html";

    private void LinkSheets(IDocument document, string from, string language)
    {
        if (document.QuerySelector(".foot") is not { } foot) return;
        foreach (var sheet in Sheets.Reverse())
        {
            var link = document.CreateElement("a");
            link.SetAttribute("href", SiteAddresses.Link(from, FileOf(sheet, language)));
            link.TextContent = Texts.In(language)["print.sheet." + sheet.Name()];
            foot.Prepend(link, document.CreateTextNode(" "));
        }
    }

    /// <summary>The name of a walk's page's unit.</summary>
    public static string WalkKey(int number) => FormattableString.Invariant($"walk {number}");

    /// <summary>Everything else: entrance, list, search, feeds, documents of the whole, styles and scripts, and whatever pages the others lead to.</summary>
    /// <param name="needed">What the other units need.</param>
    /// <param name="gone">Works that hang here and were taken down.</param>
    /// <param name="cancel">Stops it.</param>
    public async Task<PublishedUnit> Rest(IEnumerable<string> needed, IEnumerable<Guid> gone, CancellationToken cancel)
    {
        var files = new List<PublishedFile>();
        var needs = new SortedSet<string>(needed, StringComparer.Ordinal);
        foreach (var url in (string[])["/", ShortAddress.Of(view.Exhibition)]) files.Add(await Short(url, language => Addresses.Exhibition(language, Slug), needs));
        foreach (var language in Languages.All) files.Add(await Page(Addresses.Home(language), needs, _ => false, cancel));
        await Search(files, needs, cancel);
        var done = new HashSet<string>(StringComparer.Ordinal);
        foreach (var work in gone.Order())
            foreach (var language in Languages.All)
            {
                var url = Addresses.Work(language, Slug, work);
                files.Add(await Rendered<GonePage>(url, language, needs));
                done.Add(url);
            }
        if (options.Root is null) files.Add(new("robots.txt", Encoding.ASCII.GetBytes(Robots())));
        else await Documents(files, needs, cancel);

        // What these lead to may lead on.
        while (Extraordinary(needs).Where(done.Add).ToList() is { Count: > 0 } open)
            foreach (var url in open)
                files.Add(url.StartsWith("/assets/", StringComparison.Ordinal) ? await assets.Read(site, url, cancel)
                    : url.StartsWith("/tiles/", StringComparison.Ordinal) ? new(url[1..], (await site.GetFound(url, cancel)).Body) : await Page(url, needs, _ => false, cancel));
        return new("rest", "", files, []);
    }

    private async Task<PublishedFile> Page(string url, SortedSet<string> needs, Func<Guid, bool> zoomable, CancellationToken cancel, Action<IDocument>? more = null)
    {
        var file = addresses.FileOf(url)!;
        return new(file, pages.Make((await site.GetFound(url, cancel)).Text, file, needs, zoomable, more));
    }

    private async Task<PublishedFile> Rendered<TPage>(string url, string language, SortedSet<string> needs) where TPage : Microsoft.AspNetCore.Components.IComponent
    {
        var html = await HtmlPage.Render<TPage>(site.Services, new() { ["Visit"] = new Visit(language, SiteAddresses.Origin, url) });
        var file = addresses.FileOf(url)!;
        return new(file, pages.Make(html, file, needs, _ => false));
    }

    /// <summary>What leads on in the visitor's language: the folder's first page, and the short addresses that stand on printed labels.</summary>
    private async Task<PublishedFile> Short(string url, Func<string, string> there, SortedSet<string> needs)
    {
        var html = await HtmlPage.Render<EntrancePage>(site.Services, new() { ["Visit"] = new Visit("kk", SiteAddresses.Origin, "/"), ["View"] = view, ["There"] = there });
        var file = addresses.FileOf(url)!;
        return new(file, pages.Make(html, file, needs, _ => false, document => AddScript(document, file, "entrance.classic.js", needs)));
    }

    private async Task Search(List<PublishedFile> files, SortedSet<string> needs, CancellationToken cancel)
    {
        var data = SearchData.Of(view);
        var name = $"assets/search-{Convert.ToHexStringLower(System.Security.Cryptography.SHA256.HashData(data).AsSpan(0, 5))}.js";
        files.Add(new(name, data));
        foreach (var language in Languages.All)
        {
            var texts = Texts.In(language);
            files.Add(await Page(Addresses.Search(language), needs, _ => false, cancel, document =>
            {
                var index = document.CreateElement("script");
                index.SetAttribute("defer", "");
                index.SetAttribute("src", SiteAddresses.Link(addresses.FileOf(Addresses.Search(language))!, name));
                document.Head!.QuerySelector("script[defer]")!.Before(index);
                var found = document.GetElementById("found")!;
                found.SetAttribute("data-words", SearchData.WordsOf(texts));
                var silent = document.CreateElement("noscript");
                silent.InnerHtml = "<p></p>";
                silent.FirstElementChild!.TextContent = texts["published.search"];
                found.Prepend(silent);
            }));
        }
    }

    private void AddScript(IDocument document, string file, string script, SortedSet<string> needs)
    {
        var element = document.CreateElement("script");
        element.SetAttribute("defer", "");
        element.SetAttribute("src", pages.Refer(file, assets[script], needs)!);
        document.Head!.Append(element);
    }

    /// <summary>What needs whole addresses.</summary>
    private async Task Documents(List<PublishedFile> files, SortedSet<string> needs, CancellationToken cancel)
    {
        await Document(Addresses.Manifest(Slug), files, cancel);
        foreach (var url in await Document("/iiif/presentation/3/collection", files, cancel))
            if (url.StartsWith("/iiif/presentation/3/makers/", StringComparison.Ordinal)) await Document(url, files, cancel);
        foreach (var language in Languages.All)
            foreach (var feed in (string[])["feed.atom", "feed.json"])
            {
                await Document(Addresses.Home(language) + feed, files, cancel);
                await Document($"{Addresses.Exhibition(language, Slug)}/{feed}", files, cancel);
            }
        foreach (var url in (await Document("/sitemap.xml", files, cancel)).Where(url => url.StartsWith("/sitemap/", StringComparison.Ordinal))) await Document(url, files, cancel);
        files.Add(new("robots.txt", Encoding.ASCII.GetBytes(Robots() + $"\nSitemap: {options.Root}/sitemap.xml\n")));

        // Shown at whatever address was not found: its links need to know from where.
        var html = await HtmlPage.Render<MissingPage>(site.Services, new() { ["Visit"] = new Visit("kk", SiteAddresses.Origin, "/kk/") });
        files.Add(new("404.html", pages.Make(html, "404.html", needs, _ => false, document =>
        {
            var root = document.CreateElement("base");
            root.SetAttribute("href", options.Root + "/");
            document.Head!.Prepend(root);
        })));
    }

    /// <summary>Adds a document where there is one.</summary>
    /// <returns>The addresses of ours in it.</returns>
    private async Task<IReadOnlyList<string>> Document(string url, List<PublishedFile> files, CancellationToken cancel)
    {
        if (await site.Get(url, cancel) is not { Status: StatusCodes.Status200OK, Text: var text }) return [];
        files.Add(new(addresses.FileOf(url)!, StaticDocument.Make(text, addresses)));
        return [.. StaticDocument.AddressesIn(text).Distinct()];
    }

    private string Robots() => options.IsDraft ? "User-agent: *\nDisallow: /\n" : "User-agent: *\nAllow: /\n";

    /// <summary>What is needed and no unit of its own: styles, scripts, pages that nobody here knows of.</summary>
    private List<string> Extraordinary(SortedSet<string> needs) => [.. needs.Where(url => url != "/" && !url.Contains("?lang=", StringComparison.Ordinal) && !ordinary.Contains(url))];
}
