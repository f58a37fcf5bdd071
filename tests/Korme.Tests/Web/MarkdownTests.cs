using AngleSharp.Html.Parser;
using Korme.Web;

namespace Korme.Tests.Web;

public sealed class MarkdownTests
{
    private static readonly HashSet<string> Allowed =
        ["P", "EM", "STRONG", "A", "UL", "OL", "LI", "BLOCKQUOTE", "H2", "H3", "H4", "H5", "H6", "CODE", "PRE", "HR", "BR"];

    public static TheoryData<string> Hostile => new(
        "<script>alert(1)</script>",
        "<img src=x onerror=alert(1)>",
        "text <svg/onload=alert(1)> text",
        "<style>*{display:none}</style>",
        "<iframe srcdoc='<script>alert(1)</script>'></iframe>",
        "[click](javascript:alert(1))",
        "[click](JaVaScRiPt:alert(1))",
        "[click](java\tscript:alert(1))",
        "[click](&#x6A;avascript:alert(1))",
        "[click](data:text/html;base64,PHNjcmlwdD4=)",
        "[click](vbscript:msgbox(1))",
        "[click](//evil.example/x)",
        "[click](/desk/exhibitions/x)",
        "[click](file:///etc/passwd)",
        "[click](http://a\"onmouseover=alert(1))",
        "<javascript:alert(1)>",
        "![x](javascript:alert(1))",
        "![alt <b>](https://evil.example/track.gif)",
        "[a]: javascript:alert(1)\n\n[a]",
        "&lt;script&gt;alert(1)&lt;/script&gt;",
        "`<script>`",
        "    <script>indented</script>",
        "```\n</code></pre><script>alert(1)</script>\n```",
        "# <a href=javascript:alert(1)>x</a>",
        "<!-- --><script>alert(1)</script>",
        "<![CDATA[<script>alert(1)</script>]]>",
        "<a href=\"https://x\" onclick=\"alert(1)\">x</a>",
        "[x](https://x.example \"t\\\" onmouseover=alert(1)\")",
        "\u0000<scr\u0000ipt>alert(1)</scr\u0000ipt>",
        string.Concat(Enumerable.Repeat("> ", 60)) + "deep",
        string.Concat(Enumerable.Repeat("*a **b ", 60)));

    [Theory]
    [MemberData(nameof(Hostile))]
    public void Nothing_but_the_allowed_elements_reaches_the_page(string markdown)
    {
        var html = Markdown.ToHtml(markdown, "en");

        var body = new HtmlParser().ParseDocument($"<!doctype html><body>{html}").Body!;
        foreach (var element in body.QuerySelectorAll("*"))
        {
            Assert.Contains(element.TagName, Allowed);
            Assert.Empty(element.Attributes.Select(attribute => attribute.Name).Except(element.TagName == "A" ? ["href", "rel"] : []));
            if (element.TagName == "A") Assert.Matches("^(https?://|mailto:)", element.GetAttribute("href")!);
        }
    }

    [Theory]
    [InlineData("<script>alert(1)</script>", "<script>alert(1)</script>")]
    [InlineData("a <b onclick=x>bold</b> word", "a <b onclick=x>bold</b> word")]
    [InlineData("[click](javascript:alert(1))", "click")]
    [InlineData("![a boat](https://evil.example/track.gif)", "a boat")]
    [InlineData("&lt;script&gt;", "<script>")]
    public void What_is_taken_away_can_still_be_read(string markdown, string read)
    {
        var html = Markdown.ToHtml(markdown, "en");

        Assert.Equal(read, new HtmlParser().ParseDocument($"<!doctype html><body>{html}").Body!.TextContent);
    }

    [Fact]
    public void Emphasis_links_lists_and_quotations_are_kept()
    {
        var html = Markdown.ToHtml("*a* **b** [c](https://example.org/?a=1&b=2)\n\n- one\n- two\n\n> said", "en");

        Assert.Equal("<p><em>a</em> <strong>b</strong> <a href=\"https://example.org/?a=1&amp;b=2\" rel=\"noopener nofollow\">c</a></p>"
            + "<ul><li>one</li><li>two</li></ul><blockquote><p>said</p></blockquote>", html);
    }

    [Theory]
    [InlineData("kk", "<p>«Алма», деді</p>", "\"Алма\", деді")]
    [InlineData("ru", "<p>Он сказал: «Яблоки»</p>", "Он сказал: \"Яблоки\"")]
    [InlineData("en", "<p>“Apples,” he said; it’s true</p>", "\"Apples,\" he said; it's true")]
    public void Quotation_marks_are_those_of_the_language(string language, string html, string markdown)
    {
        var set = Markdown.ToHtml(markdown, language);

        Assert.Equal(html, set);
    }

    [Fact]
    public void Headings_follow_the_page_without_a_gap()
    {
        var html = Markdown.ToHtml("## a\n\n#### b\n\n## c", "en", topHeading: 3);

        Assert.Equal("<h3>a</h3><h4>b</h4><h3>c</h3>", html);
    }

    [Fact]
    public void A_long_story_is_cut_between_paragraphs_and_says_so()
    {
        var paragraph = string.Join(' ', Enumerable.Repeat("word", 60));

        var (html, isWhole) = Markdown.Opening($"{paragraph}\n\n{paragraph}\n\n{paragraph}", "en", 75);

        Assert.Equal($"<p>{paragraph}</p>", html);
        Assert.False(isWhole);
    }

    [Fact]
    public void A_first_paragraph_of_ten_thousand_words_is_cut_at_a_word()
    {
        var (html, isWhole) = Markdown.Opening(string.Join(' ', Enumerable.Repeat("word", 10_000)), "en", 75);

        Assert.Equal(75, html.Split(' ').Length);
        Assert.EndsWith("word…</p>", html, StringComparison.Ordinal);
        Assert.False(isWhole);
    }

    [Fact]
    public void A_search_engine_gets_plain_text_of_the_asked_length()
    {
        var plain = Markdown.ToPlain("# Title\n\nSome *marked* [text](https://x.example) that goes on and on", 30);

        Assert.Equal("Title Some marked text that…", plain);
    }
}
