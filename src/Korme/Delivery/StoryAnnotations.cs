using System.Text.Json;
using Korme.Catalogue;
using Korme.Derivatives;
using Markdig;
using Markdig.Syntax;
using Markdig.Syntax.Inlines;

namespace Korme.Delivery;

/// <summary>A work's stories as annotations (Presentation API 3.0 §5.5): each language a comment on the whole canvas, each detail that a story points at one on its region.</summary>
/// <remarks>A story points at a detail with <c>[her hands](#xywh=100,200,300,400)</c>; the comment is the paragraph that says so.</remarks>
internal static class StoryAnnotations
{
    private static readonly MarkdownPipeline Pipeline = new MarkdownPipelineBuilder().DisableHtml().Build();

    public static void Write(Utf8JsonWriter json, string canvas, Work work, PictureFacts facts)
    {
        var stories = LanguageMap.Plain(work.Story);
        if (stories.IsEmpty) return;
        json.WriteStartArray("annotations");
        json.WriteStartObject();
        json.WriteString("id", canvas + "/stories");
        json.WriteString("type", "AnnotationPage");
        json.WriteStartArray("items");
        foreach (var (language, story) in stories)
        {
            var id = $"{canvas}/stories/{LanguageMap.Tag(language)}";
            WriteComment(json, id, language, story, canvas);
            foreach (var (index, detail) in DetailsOf(work.Story.In(language)!, facts).Index())
                WriteComment(json, FormattableString.Invariant($"{id}/details/{index + 1}"), language, detail.Text, $"{canvas}#xywh={detail.Region}");
        }
        json.WriteEndArray();
        json.WriteEndObject();
        json.WriteEndArray();
    }

    /// <summary>The details a story points at that lie on the picture, each with the plain text of its paragraph, in the story's order.</summary>
    public static IEnumerable<(PictureRegion Region, string Text)> DetailsOf(string story, PictureFacts facts)
    {
        foreach (var block in Markdown.Parse(story, Pipeline).Descendants<LeafBlock>())
        {
            if (block.Inline is null) continue;
            string? text = null;
            foreach (var link in block.Inline.Descendants<LinkInline>())
                if (!link.IsImage && PictureRegion.Parse(link.Url)?.On(facts.WidthPixels, facts.HeightPixels) is { } region)
                    yield return (region, text ??= PlainOf(story, block));
        }
    }

    private static string PlainOf(string story, LeafBlock block) => Markdown.ToPlainText(story.Substring(block.Span.Start, block.Span.Length), Pipeline).Trim();

    private static void WriteComment(Utf8JsonWriter json, string id, string language, string text, string target)
    {
        json.WriteStartObject();
        json.WriteString("id", id);
        json.WriteString("type", "Annotation");
        json.WriteString("motivation", "commenting");
        json.WriteStartObject("body");
        json.WriteString("type", "TextualBody");
        if (language != LanguageText.Undetermined) json.WriteString("language", language);
        json.WriteString("format", "text/plain");
        json.WriteString("value", text);
        json.WriteEndObject();
        json.WriteString("target", target);
        json.WriteEndObject();
    }
}
