using System.Text.Json;
using Korme.Catalogue;
using Markdig;

namespace Korme.Delivery;

/// <summary>Texts as IIIF's language maps (Presentation API 3.0 §4.2): <c>{"kk":["…"],"none":["…"]}</c>.</summary>
internal static class LanguageMap
{
    private static readonly MarkdownPipeline PlainMarkdown = new MarkdownPipelineBuilder().DisableHtml().Build();

    /// <summary>IIIF writes a language nobody knows as <c>none</c>.</summary>
    public static string Tag(string language) => language == LanguageText.Undetermined ? "none" : language;

    public static void WriteMap(this Utf8JsonWriter json, string name, LanguageText text)
    {
        json.WriteStartObject(name);
        foreach (var (language, one) in text)
        {
            json.WriteStartArray(Tag(language));
            json.WriteStringValue(one);
            json.WriteEndArray();
        }
        json.WriteEndObject();
    }

    /// <summary><c>metadata</c> of the pairs that say something (§3.1).</summary>
    public static void WriteMetadata(this Utf8JsonWriter json, params ReadOnlySpan<(LanguageText Label, LanguageText Value)> pairs)
    {
        var isOpen = false;
        foreach (var (label, value) in pairs)
        {
            if (value.IsEmpty) continue;
            if (!isOpen) json.WriteStartArray("metadata");
            isOpen = true;
            json.WriteStartObject();
            json.WriteMap("label", label);
            json.WriteMap("value", value);
            json.WriteEndObject();
        }
        if (isOpen) json.WriteEndArray();
    }

    /// <summary>Several names in one text per language; a name missing in a language is given as it is.</summary>
    public static LanguageText Join(IReadOnlyList<LanguageText> texts) => new(
        texts.SelectMany(text => text.Select(pair => pair.Key)).Distinct()
            .Select(language => KeyValuePair.Create(language, string.Join(", ", texts.Select(text => text.For(language)?.Text).OfType<string>()))));

    public static LanguageText Names(IReadOnlyList<Maker> makers) => Join([.. makers.Select(maker => maker.Name)]);

    /// <summary>Markdown as the plain text it says, every language.</summary>
    public static LanguageText Plain(LanguageText markdown) =>
        new(markdown.Select(pair => KeyValuePair.Create(pair.Key, Markdown.ToPlainText(pair.Value, PlainMarkdown))));
}
