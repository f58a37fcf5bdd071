using System.Text;
using Korme.Catalogue;
using Markdig;
using Markdig.Extensions.SmartyPants;
using Markdig.Syntax;
using Markdig.Syntax.Inlines;

namespace Korme.Web;

/// <summary>Stories and wall texts, Markdown written by anybody, into HTML that can do no harm.</summary>
/// <remarks>
/// Markdig parses; this writer knows a few elements and puts them there itself, so that nothing else can reach the page: raw
/// HTML shows as the text it is, images as their alternative text, links only to http, https and mailto. A link to a detail of the
/// work's picture, <c>[her hands](#xywh=100,200,300,400)</c>, leads where the caller says, or is the words alone.
/// </remarks>
public static class Markdown
{
    private static readonly MarkdownPipeline Pipeline = new MarkdownPipelineBuilder().UseSmartyPants().Build();

    /// <summary>The whole text as HTML.</summary>
    /// <param name="markdown">CommonMark, from anybody.</param>
    /// <param name="language">Whose quotation marks the straight ones become.</param>
    /// <param name="topHeading">The level of the first heading, 2 to 6; deeper ones follow without a gap.</param>
    /// <param name="detail">The address of a detail of the picture; null, or answering null: there is no picture with such a detail.</param>
    public static string ToHtml(string markdown, string language, int topHeading = 2, Func<PictureRegion, DetailLink?>? detail = null)
    {
        var html = new StringBuilder();
        var page = new Target(html, Typography.Quotes(language), topHeading, detail);
        foreach (var block in Parse(markdown)) Write(block, page, 0);
        return html.ToString();
    }

    /// <summary>The first blocks of a text, up to about <paramref name="maxWords"/> words, and whether that is all of it.</summary>
    /// <remarks>A first paragraph that is longer is cut at a word.</remarks>
    public static (string Html, bool IsWhole) Opening(
        string markdown, string language, int maxWords, int topHeading = 2, Func<PictureRegion, DetailLink?>? detail = null)
    {
        var html = new StringBuilder();
        var page = new Target(html, Typography.Quotes(language), topHeading, detail);
        var words = 0;
        var document = Parse(markdown);
        for (var i = 0; i < document.Count; i++)
        {
            var plain = PlainOf(document[i]);
            var count = plain.Split((char[]?)null, StringSplitOptions.RemoveEmptyEntries).Length;
            if (words + count <= maxWords * 1.2) Write(document[i], page, 0);
            else if (words < maxWords / 3)
            {
                var kept = plain.Split((char[]?)null, StringSplitOptions.RemoveEmptyEntries).Take(maxWords - words);
                html.Append("<p>").Append(Escape(string.Join(' ', kept).TrimEnd(',', ';', ':', '.', '—', ' '))).Append("…</p>");
                return (html.ToString(), false);
            }
            else return (html.ToString(), false);
            words += count;
        }
        return (html.ToString(), true);
    }

    /// <summary>The text without any marking, in one line of at most <paramref name="maxLength"/> characters: for search engines.</summary>
    public static string ToPlain(string markdown, int maxLength)
    {
        var plain = string.Join(' ', Parse(markdown).Select(PlainOf));
        plain = string.Join(' ', plain.Split((char[]?)null, StringSplitOptions.RemoveEmptyEntries));
        if (plain.Length <= maxLength) return plain;
        var end = plain.LastIndexOf(' ', maxLength - 1);
        return plain[..(end > maxLength / 2 ? end : maxLength - 1)].TrimEnd(',', ';', ':', '.', ' ') + "…";
    }

    private static MarkdownDocument Parse(string markdown) => Markdig.Markdown.Parse(markdown, Pipeline);

    private sealed record Target(StringBuilder Html, string Quotes, int TopHeading, Func<PictureRegion, DetailLink?>? Detail)
    {
        private int shallowest = int.MaxValue;
        private int last;

        /// <summary>The level on the page: the text's first heading is the top one, and none lies more than one level deeper than the one before.</summary>
        public int LevelOf(HeadingBlock heading)
        {
            shallowest = Math.Min(shallowest, heading.Level);
            var level = Math.Min(TopHeading + heading.Level - shallowest, last == 0 ? TopHeading : last + 1);
            return last = Math.Min(6, level);
        }
    }

    private const int DeepestNesting = 24;

    private static void Write(Block block, Target to, int depth)
    {
        if (depth > DeepestNesting) return;
        switch (block)
        {
            case HeadingBlock heading:
                Wrap($"h{to.LevelOf(heading)}", heading.Inline);
                break;
            case ParagraphBlock { Parent: ListItemBlock { Parent: ListBlock { IsLoose: false } } } tight:
                Write(tight.Inline, to, depth);
                break;
            case ParagraphBlock paragraph:
                Wrap("p", paragraph.Inline);
                break;
            case ListBlock list:
                WrapAll(list.IsOrdered ? "ol" : "ul", list);
                break;
            case ListItemBlock item:
                WrapAll("li", item);
                break;
            case QuoteBlock quote:
                WrapAll("blockquote", quote);
                break;
            case CodeBlock code:
                to.Html.Append("<pre><code>").Append(Escape(code.Lines.ToString())).Append("</code></pre>");
                break;
            case ThematicBreakBlock:
                to.Html.Append("<hr>");
                break;
            case HtmlBlock raw:
                to.Html.Append("<p>").Append(Escape(raw.Lines.ToString().Trim())).Append("</p>");
                break;
        }

        void Wrap(string element, ContainerInline? inlines)
        {
            to.Html.Append('<').Append(element).Append('>');
            Write(inlines, to, depth + 1);
            to.Html.Append("</").Append(element).Append('>');
        }

        void WrapAll(string element, ContainerBlock blocks)
        {
            to.Html.Append('<').Append(element).Append('>');
            foreach (var child in blocks) Write(child, to, depth + 1);
            to.Html.Append("</").Append(element).Append('>');
        }
    }

    private static void Write(ContainerInline? inlines, Target to, int depth)
    {
        if (inlines is null || depth > DeepestNesting) return;
        foreach (var inline in inlines) Write(inline, to, depth + 1);
    }

    private static void Write(Inline inline, Target to, int depth)
    {
        switch (inline)
        {
            case LiteralInline literal: to.Html.Append(Escape(Typography.Settle(literal.Content.ToString()))); break;
            case LineBreakInline line: to.Html.Append(line.IsHard ? "<br>" : "\n"); break;
            case CodeInline code: to.Html.Append("<code>").Append(Escape(code.Content)).Append("</code>"); break;
            case HtmlEntityInline entity: to.Html.Append(Escape(entity.Transcoded.ToString())); break;
            case HtmlInline raw: to.Html.Append(Escape(raw.Tag)); break;
            case SmartyPant smarty: to.Html.Append(Sign(smarty.Type, to.Quotes)); break;
            case AutolinkInline auto: Link(auto.IsEmail ? "mailto:" + auto.Url : auto.Url, () => to.Html.Append(Escape(auto.Url))); break;
            case LinkInline { IsImage: true } image: Write(image as ContainerInline, to, depth); break;
            case LinkInline link: Link(link.Url, () => Write(link as ContainerInline, to, depth)); break;
            case EmphasisInline emphasis:
                var element = emphasis.DelimiterCount == 2 ? "strong" : "em";
                to.Html.Append('<').Append(element).Append('>');
                Write(emphasis as ContainerInline, to, depth);
                to.Html.Append("</").Append(element).Append('>');
                break;
            case ContainerInline container: Write(container, to, depth); break;
        }

        void Link(string? url, Action text)
        {
            if (PictureRegion.Parse(url) is { } region && to.Detail?.Invoke(region) is { } there)
            {
                to.Html.Append("<a class=\"detail\" href=\"").Append(Escape(there.Address)).Append("\" data-region=\"").Append(there.Region).Append("\">");
                text();
                to.Html.Append("</a>");
                return;
            }
            if (!IsHarmless(url)) { text(); return; }
            to.Html.Append("<a href=\"").Append(Escape(url!)).Append("\" rel=\"noopener nofollow\">");
            text();
            to.Html.Append("</a>");
        }
    }

    /// <summary>Absolute http and https with a host, and mailto; a URI with control characters or spaces is none.</summary>
    private static bool IsHarmless(string? url) =>
        url is not null && !url.Any(sign => char.IsControl(sign) || char.IsWhiteSpace(sign)) && Uri.TryCreate(url, UriKind.Absolute, out var uri)
        && (uri.Scheme == "mailto" || (uri.Scheme is "http" or "https" && uri.Host.Length > 0));

    private static string Sign(SmartyPantType type, string quotes) => type switch
    {
        SmartyPantType.LeftDoubleQuote or SmartyPantType.LeftAngleQuote => quotes[..1],
        SmartyPantType.RightDoubleQuote or SmartyPantType.RightAngleQuote => quotes[1..2],
        SmartyPantType.DoubleQuote => quotes[1..2],
        SmartyPantType.LeftQuote => quotes[2..3],
        SmartyPantType.RightQuote => quotes[3..4],
        SmartyPantType.Quote => "’",
        SmartyPantType.Ellipsis => "…",
        SmartyPantType.Dash2 => "–",
        _ => "—",
    };

    private static string PlainOf(Block block) => block switch
    {
        LeafBlock { Inline: { } inlines } => PlainOf(inlines),
        LeafBlock leaf => leaf.Lines.ToString(),
        ContainerBlock blocks => string.Join(' ', blocks.Select(PlainOf)),
        _ => "",
    };

    private static string PlainOf(ContainerInline inlines) => string.Concat(inlines.Descendants().Select(inline => inline switch
    {
        LiteralInline literal => literal.Content.ToString(),
        CodeInline code => code.Content,
        HtmlInline raw => raw.Tag,
        HtmlEntityInline entity => entity.Transcoded.ToString(),
        AutolinkInline auto => auto.Url,
        LineBreakInline => " ",
        SmartyPant smarty => smarty.Type is SmartyPantType.Quote ? "’" : Sign(smarty.Type, "“”‘’"),
        _ => "",
    }));

    /// <summary>The four signs HTML gives a meaning to; WebUtility would also turn «» into references.</summary>
    private static string Escape(string text) => text.Replace("&", "&amp;", StringComparison.Ordinal)
        .Replace("<", "&lt;", StringComparison.Ordinal).Replace(">", "&gt;", StringComparison.Ordinal).Replace("\"", "&quot;", StringComparison.Ordinal);
}

/// <summary>Where a story's link to a detail of its picture leads, and the detail, cut at the picture's edges.</summary>
public sealed record DetailLink(string Address, PictureRegion Region);
