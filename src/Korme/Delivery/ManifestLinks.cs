using System.Globalization;
using System.Text.Json;
using Korme.Catalogue;

namespace Korme.Delivery;

/// <summary>What manifests and collections link to, and when they are on a timeline (Presentation API 3.0 §3.1, §3.3).</summary>
internal static class ManifestLinks
{
    /// <summary>The pages for people, one for each language of the site.</summary>
    public static void WriteHomepage(this Utf8JsonWriter json, LanguageText label, Func<string, string> page) => WritePages(json, "homepage", label, page);

    /// <summary>What to download or print instead, one for each language.</summary>
    public static void WritePages(this Utf8JsonWriter json, string property, LanguageText label, Func<string, string> page)
    {
        json.WriteStartArray(property);
        foreach (var language in IiifUrls.PageLanguages)
        {
            json.WriteStartObject();
            json.WriteString("id", page(language));
            json.WriteString("type", "Text");
            json.WriteMap("label", label);
            json.WriteString("format", "text/html");
            json.WriteStartArray("language");
            json.WriteStringValue(language);
            json.WriteEndArray();
            json.WriteEndObject();
        }
        json.WriteEndArray();
    }

    /// <summary>Who shows it: the makers, with the page where they do.</summary>
    public static void WriteProvider(this Utf8JsonWriter json, string root, IReadOnlyList<Maker> makers, LanguageText label, Func<string, string> page)
    {
        var named = makers.Where(maker => !maker.Name.IsEmpty).ToList();
        if (named.Count == 0) return;
        json.WriteStartArray("provider");
        foreach (var (index, maker) in named.Index())
        {
            json.WriteStartObject();
            json.WriteString("id", FormattableString.Invariant($"{root}/provider/{index + 1}"));
            json.WriteString("type", "Agent");
            json.WriteMap("label", maker.Name);
            json.WriteHomepage(label, page);
            json.WriteEndObject();
        }
        json.WriteEndArray();
    }

    /// <summary>A link to another document: an item of <c>partOf</c> or <c>seeAlso</c>, or of a collection.</summary>
    public static void WriteReference(this Utf8JsonWriter json, string id, string type, LanguageText label, Action? more = null)
    {
        json.WriteStartObject();
        json.WriteString("id", id);
        json.WriteString("type", type);
        json.WriteMap("label", label);
        more?.Invoke();
        json.WriteEndObject();
    }

    /// <summary>The first day of an EDTF date, when a day can be said: never an hour.</summary>
    public static void WriteNavDate(this Utf8JsonWriter json, string? edtf)
    {
        if (Edtf.Parse(edtf) is not { From: { Year: >= 1 } from, IsOpenStart: false }) return;
        var month = from.Month is null ? 1 : from.Month <= 12 ? from.Month.Value : (from.Month.Value - 21) * 3 + 3;
        json.WriteString("navDate", string.Create(CultureInfo.InvariantCulture, $"{from.Year:0000}-{month:00}-{from.Day ?? 1:00}T00:00:00Z"));
    }
}
