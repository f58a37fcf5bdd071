using System.Collections;
using System.Text;

namespace Korme.Web;

/// <summary>Which of the font files a page needs, found by its own letters, so that they are fetched at once and no others are.</summary>
/// <remarks>
/// A cut of which a part comes too late would mix two faces in one word. The text and the italics are taken to have every letter that
/// is seen on the page; the large letters, of which a file costs as much, only those of the titles.
/// </remarks>
public static class Fonts
{
    private const string Start = "<!--titles:", End = "-->";

    /// <summary>What stands in the head of a page until <see cref="Fetch"/> knows its letters.</summary>
    /// <param name="titles">All that stands in the large letters; empty: nothing does.</param>
    public static string Mark(string titles) => Start + Convert.ToHexString(Encoding.UTF8.GetBytes(titles)) + End;

    /// <summary>The page with a preload for each file whose letters it has in place of <see cref="Mark"/>.</summary>
    public static string Fetch(string html, Assets assets)
    {
        var start = html.IndexOf(Start, StringComparison.Ordinal);
        if (start < 0) return html;
        var end = html.IndexOf(End, start, StringComparison.Ordinal);
        var titles = new BitArray(char.MaxValue + 1);
        foreach (var letter in Encoding.UTF8.GetString(Convert.FromHexString(html.AsSpan(start + Start.Length, end - start - Start.Length)))) titles[letter] = true;
        var seen = LettersSeen(html.AsSpan(end));

        var links = new StringBuilder();
        foreach (var (name, letters) in assets.Letters)
            if (Has(name.StartsWith("display", StringComparison.Ordinal) ? titles : seen, letters))
                links.Append("<link rel=\"preload\" href=\"").Append(assets[name]).Append("\" as=\"font\" type=\"font/woff2\" crossorigin>");
        return string.Concat(html.AsSpan(0, start), links.ToString(), html.AsSpan(end + End.Length));
    }

    private static bool Has(BitArray seen, string letters)
    {
        foreach (var letter in letters)
            if (seen[letter]) return true;
        return false;
    }

    /// <summary>What is not markup: outside of tags and of scripts.</summary>
    private static BitArray LettersSeen(ReadOnlySpan<char> html)
    {
        var seen = new BitArray(char.MaxValue + 1);
        while (!html.IsEmpty)
        {
            var tag = html.IndexOf('<');
            foreach (var letter in tag < 0 ? html : html[..tag]) seen[letter] = true;
            if (tag < 0) break;
            html = html[tag..];
            var after = html.StartsWith("<script", StringComparison.Ordinal) ? html.IndexOf("</script", StringComparison.Ordinal) : html.IndexOf('>');
            html = after < 0 ? [] : html[(after + 1)..];
        }
        return seen;
    }
}
