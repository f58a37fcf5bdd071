using System.Text;
using System.Text.Json;
using AngleSharp.Dom;
using AngleSharp.Html.Parser;

namespace Korme.Maps;

/// <summary>A part of the line that says whose map it is.</summary>
/// <param name="Text">As it is to be read.</param>
/// <param name="Href">Where it leads, http or https; null: nowhere.</param>
public sealed record CreditPart(string Text, string? Href);

/// <summary>Whose map a tile file says it is: <c>attribution</c> of its metadata, often HTML. Text and links are kept, nothing else.</summary>
internal static class MapCredit
{
    private const int MostLetters = 400, MostParts = 24, MostHtml = 20_000;

    /// <summary>The parts of the line; empty: the file says nothing.</summary>
    public static IReadOnlyList<CreditPart> Of(JsonElement metadata)
    {
        if (!metadata.TryGetProperty("attribution", out var said) || said.ValueKind != JsonValueKind.String || said.GetString() is not { Length: > 0 and <= MostHtml } html) return [];
        var parts = new List<CreditPart>();
        Add(new HtmlParser().ParseDocument(html).Body!, null, parts, 0);
        return parts.All(part => string.IsNullOrWhiteSpace(part.Text)) ? [] : parts;
    }

    private static void Add(INode node, string? href, List<CreditPart> parts, int depth)
    {
        if (depth > 16 || parts.Count >= MostParts) return;
        foreach (var child in node.ChildNodes)
        {
            if (child is IText text) AddText(text.Data, href, parts);
            else if (child is IElement { LocalName: not ("script" or "style" or "template" or "noscript") } element)
                Add(element, element.LocalName == "a" ? Link(element.GetAttribute("href")) ?? href : href, parts, depth + 1);
        }
    }

    private static void AddText(string data, string? href, List<CreditPart> parts)
    {
        var room = MostLetters - parts.Sum(part => part.Text.Length);
        var text = new StringBuilder();
        foreach (var rune in data.EnumerateRunes())
        {
            // Control and format characters go: a mark that turns the direction would turn the page's.
            if (Rune.GetUnicodeCategory(rune) is System.Globalization.UnicodeCategory.Format or System.Globalization.UnicodeCategory.OtherNotAssigned or System.Globalization.UnicodeCategory.PrivateUse) continue;
            if (text.Length >= room) break;
            if (Rune.IsWhiteSpace(rune) || Rune.IsControl(rune)) text.Append(text.Length > 0 && text[^1] == ' ' ? "" : " ");
            else text.Append(rune);
        }
        if (text.Length > 0 && parts.Count < MostParts) parts.Add(new(text.ToString(), href));
    }

    private static string? Link(string? href) =>
        Uri.TryCreate(href?.Trim(), UriKind.Absolute, out var uri) && uri.Scheme is "https" or "http" && uri.UserInfo.Length == 0 && uri.AbsoluteUri.Length <= 300 ? uri.AbsoluteUri : null;
}
