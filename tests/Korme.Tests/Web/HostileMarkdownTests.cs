using AngleSharp.Html.Parser;
using Korme.Web;

namespace Korme.Tests.Web;

/// <summary>Payloads after OWASP's XSS Filter Evasion Cheat Sheet and PortSwigger's cheat sheet, raw and dressed in Markdown.</summary>
public sealed class HostileMarkdownTests
{
    private static readonly string[] Raw =
    [
        "<script>hit()</script>", "<SCRIPT SRC=https://evil.example/x.js></SCRIPT>", "<img src=x onerror=hit()>", "<img src=\"x\" onerror=\"hit()\"/>", "<IMG \"\"\"><SCRIPT>hit()</SCRIPT>\">",
        "<svg onload=hit()>", "<svg/onload=hit()>", "<svg><script>hit()</script></svg>", "<svg><animate onbegin=hit() attributeName=x dur=1s>", "<body onload=hit()>", "<body/onpageshow=hit()>",
        "<iframe src=javascript:hit()>", "<iframe srcdoc=\"<script>parent.hit()</script>\">", "<object data=javascript:hit()>", "<embed src=javascript:hit()>", "<math><mtext></mtext><mglyph><svg><mtext><style><path id=\"</style><img onerror=hit() src>\">",
        "<input autofocus onfocus=hit()>", "<select autofocus onfocus=hit()>", "<textarea autofocus onfocus=hit()>", "<details open ontoggle=hit()>", "<video><source onerror=hit()>", "<audio src=x onerror=hit()>",
        "<marquee onstart=hit()>", "<meta http-equiv=refresh content=\"0;url=javascript:hit()\">", "<link rel=stylesheet href=https://evil.example/x.css>", "<style>@import 'https://evil.example/x.css';</style>",
        "<base href=https://evil.example/>", "<form action=javascript:hit()><button>x</button></form>", "<a href=javascript:hit()>x</a>", "<div style=\"background:url(https://evil.example/x)\">x</div>", "<noscript><p title=\"</noscript><img src=x onerror=hit()>\">",
        "<template><script>hit()</script></template>", "<xmp><p title=\"</xmp><svg/onload=hit()>\">", "<!--<img src=\"--><img src=x onerror=hit()//\">", "<![CDATA[<img src=x onerror=hit()>]]>", "<?xml version=\"1.0\"?><svg onload=hit()>", "<scr<script>ipt>hit()</scr</script>ipt>",
        "<<SCRIPT>hit();//<</SCRIPT>", "\"><script>hit()</script>", "'';!--\"<XSS>=&{()}", "<img src=https://evil.example/x.png>", "<image href=https://evil.example/x.png>", "&lt;script&gt;hit()&lt;/script&gt;", "&#60;script&#62;hit()&#60;/script&#62;",
        "\u003cscript\u003ehit()\u003c/script\u003e", "<script\0>hit()</script>", "<\u0000script>hit()</script>", "<x onclick=hit() tabindex=1 id=main>x</x>", "<a href=\"data:text/html,<script>hit()</script>\">x</a>",
    ];

    private static readonly string[] Dressed =
    [
        "[x](javascript:hit())", "[x](JaVaScRiPt:hit())", "[x](javascript&colon;hit())", "[x](java\tscript:hit())", "[x](&#106;avascript:hit())", "[x](&#x6A&#x61vascript:hit())", "[x](\u0001javascript:hit())", "[x]( javascript:hit())", "[x](<javascript:hit()>)",
        "[x](data:text/html;base64,PHNjcmlwdD5oaXQoKTwvc2NyaXB0Pg==)", "[x](vbscript:hit())", "[x](//evil.example)", "[x](https://a.example\" onclick=\"hit())", "[x](https://a.example 'a\" onmouseover=hit() b')", "[x]: javascript:hit()\n\n[x]", "[x][y]\n\n[y]: javascript:hit() \"t\"",
        "![x](javascript:hit())", "![x](https://evil.example/x.png)", "![x\" onerror=\"hit()](x)", "![](https://evil.example/x.png \"onerror=hit()\")", "<javascript:hit()>", "<https://a.example/\"onclick=hit()>", "[<img src=x onerror=hit()>](https://a.example)", "[x](#xywh=1,2,3,4\"onclick=\"hit())",
        "`<script>hit()</script>`", "```\n</code></pre><script>hit()</script>\n```", "    <script>hit()</script>", "# <script>hit()</script>", "> <img src=x onerror=hit()>", "- <svg onload=hit()>", "1. [x](javascript:hit())", "**<b onclick=hit()>x</b>**", "a\n<script>hit()</script>\nb", "| <img src=x onerror=hit()> |\n|---|\n| x |",
    ];

    private static readonly string[] AllPayloads = [.. Raw, .. Dressed, .. Raw.Select(payload => $"text {payload} text"), .. Raw.Select(payload => $"[x]({payload})"), .. Raw.Select(payload => $"> - {payload}")];

    public static TheoryData<string> Payloads => [.. AllPayloads];

    private static readonly string[] Known = ["HTML", "HEAD", "BODY", "P", "H2", "H3", "H4", "H5", "H6", "UL", "OL", "LI", "BLOCKQUOTE", "PRE", "CODE", "HR", "BR", "EM", "STRONG", "A"];

    [Theory]
    [MemberData(nameof(Payloads))]
    public void Nothing_but_the_known_elements_and_harmless_links_comes_of_any_payload(string payload)
    {
        var page = new HtmlParser().ParseDocument(Markdown.ToHtml(payload, "en") + Markdown.Opening(payload, "en", 5).Html);

        Assert.All(page.All, element => Assert.Contains(element.TagName, Known));
        Assert.All(page.All.SelectMany(element => element.Attributes.Select(attribute => (element.TagName, attribute.Name))), attribute => Assert.Contains(attribute, new[] { ("A", "href"), ("A", "rel") }));
        Assert.All(page.QuerySelectorAll("a"), link => Assert.Matches("^(https?://|mailto:)", link.GetAttribute("href")));
    }

    /// <summary>In a browser, on a page without any policy of its own: what would run there is not stopped by anything but the writer.</summary>
    [Fact]
    public async Task In_a_browser_without_a_policy_nothing_runs_and_nothing_is_fetched()
    {
        var page = Path.Combine(Directory.CreateTempSubdirectory("korme-xss-").FullName, "page.html");
        var stories = string.Concat(AllPayloads.Select(payload => $"<article>{Markdown.ToHtml(payload, "en")}</article>"));
        await File.WriteAllTextAsync(page, $"<!doctype html><html><head><meta charset=utf-8><title>0</title><script>let hits = 0; function hit() {{ document.title = String(++hits); }} addEventListener('load', () => {{ document.querySelectorAll('*').forEach(element => {{ element.dispatchEvent(new Event('focus')); element.dispatchEvent(new Event('mouseover')); }}); document.documentElement.dataset.asked = performance.getEntriesByType('resource').map(entry => entry.name).join(' '); }});</script></head><body>{stories}</body></html>");

        var start = new System.Diagnostics.ProcessStartInfo("chromium", ["--headless=new", "--no-sandbox", "--disable-gpu", "--virtual-time-budget=2000", "--dump-dom", "file://" + page]) { RedirectStandardOutput = true, RedirectStandardError = true };
        using var browser = System.Diagnostics.Process.Start(start)!;
        var errors = browser.StandardError.ReadToEndAsync();
        var dom = await browser.StandardOutput.ReadToEndAsync();
        await browser.WaitForExitAsync();
        await errors;

        Assert.Contains("<title>0</title>", dom, StringComparison.Ordinal);
        Assert.Contains("data-asked=\"\"", dom, StringComparison.Ordinal);
        Directory.Delete(Path.GetDirectoryName(page)!, recursive: true);
    }
}
