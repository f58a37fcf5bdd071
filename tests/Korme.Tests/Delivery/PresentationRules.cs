using System.Text.Json;
using System.Text.RegularExpressions;

namespace Korme.Tests.Delivery;

/// <summary>
/// What Presentation API 3.0 demands of a manifest or a collection, as far as ours use it. The consortium's own JSON schema has no
/// licence and is not kept here; docs/iiif.md says how ours was held against it.
/// </summary>
internal static partial class PresentationRules
{
    private static readonly string[] Types =
        ["Manifest", "Collection", "Canvas", "Range", "AnnotationPage", "Annotation", "Agent", "Image", "Text", "Dataset", "TextualBody", "ImageService3"];

    private static readonly Dictionary<string, string[]> Required = new()
    {
        ["Manifest"] = ["id", "label"],
        ["Collection"] = ["id", "label"],
        ["Canvas"] = ["id"],
        ["Range"] = ["id", "items"],
        ["AnnotationPage"] = ["id", "items"],
        ["Annotation"] = ["id", "motivation", "target", "body"],
        ["Agent"] = ["id", "label", "homepage"],
        ["Image"] = ["id"],
        ["Text"] = ["id", "label", "format"],
        ["Dataset"] = ["id", "label", "format"],
        ["TextualBody"] = ["value"],
        ["ImageService3"] = ["id", "profile"],
    };

    private static readonly string[] Maps = ["label", "summary", "value"];

    private static readonly string[] Lists =
        ["metadata", "thumbnail", "provider", "homepage", "seeAlso", "rendering", "partOf", "items", "annotations", "structures", "behavior", "service"];

    /// <summary>Sentences about what is wrong; none when the document keeps the rules.</summary>
    public static List<string> Broken(JsonElement document)
    {
        var broken = new List<string>();
        if (document.GetProperty("@context").GetString() != "http://iiif.io/api/presentation/3/context.json") broken.Add("the context is not the one of version 3");
        if (document.GetProperty("type").GetString() == "Manifest" && document.GetProperty("items").GetArrayLength() == 0) broken.Add("a manifest has no canvas");
        var ids = new HashSet<string>();
        Look(document, "", broken, ids, isTop: true);
        return broken;
    }

    private static void Look(JsonElement element, string path, List<string> broken, HashSet<string> ids, bool isTop = false)
    {
        if (element.ValueKind == JsonValueKind.Array)
            foreach (var (index, item) in element.EnumerateArray().Index()) Look(item, $"{path}[{index}]", broken, ids);
        if (element.ValueKind != JsonValueKind.Object) return;
        if (element.TryGetProperty("type", out var type)) LookAtResource(element, type.GetString()!, path, broken, ids);
        foreach (var property in element.EnumerateObject())
        {
            var here = $"{path}/{property.Name}";
            if (property.Name == "@context" && !isTop) broken.Add($"{here}: a context inside");
            if (Maps.Contains(property.Name) && !(property.Name == "value" && element.TryGetProperty("type", out _))) LookAtMap(property.Value, here, broken);
            else
            {
                if (Lists.Contains(property.Name) && property.Value.ValueKind != JsonValueKind.Array) broken.Add($"{here}: no list");
                if (Lists.Contains(property.Name) && property.Value.ValueKind == JsonValueKind.Array && property.Value.GetArrayLength() == 0 && property.Name != "items")
                    broken.Add($"{here}: an empty list");
                if (property.Name == "id" && !Uri.TryCreate(property.Value.GetString(), UriKind.Absolute, out _)) broken.Add($"{here}: no URI");
                if (property.Name == "navDate" && !UtcDay().IsMatch(property.Value.GetString()!)) broken.Add($"{here}: no date and time with a zone");
                if (property.Name == "rights" && !RightsUri().IsMatch(property.Value.GetString()!)) broken.Add($"{here}: no URI of Creative Commons or RightsStatements.org");
                Look(property.Value, here, broken, ids);
            }
        }
    }

    private static void LookAtResource(JsonElement element, string type, string path, List<string> broken, HashSet<string> ids)
    {
        if (!Types.Contains(type))
        {
            broken.Add($"{path}: an unknown type {type}");
            return;
        }
        foreach (var name in Required[type])
            if (!element.TryGetProperty(name, out _) && !(type == "Canvas" && name == "label")) broken.Add($"{path}: {type} without {name}");
        if (type is "Annotation" or "AnnotationPage" or "Range" && !ids.Add(element.GetProperty("id").GetString()!)) broken.Add($"{path}: an id used twice");
        if (type == "Canvas" && element.TryGetProperty("items", out var pages)) LookAtCanvas(element, pages, path, broken);
    }

    private static void LookAtCanvas(JsonElement canvas, JsonElement pages, string path, List<string> broken)
    {
        var id = canvas.GetProperty("id").GetString()!;
        var (width, height) = (canvas.GetProperty("width").GetInt32(), canvas.GetProperty("height").GetInt32());
        if (id.Contains('#', StringComparison.Ordinal) || width <= 0 || height <= 0) broken.Add($"{path}: a canvas without a size or with a fragment");
        var all = pages.EnumerateArray().Concat(canvas.TryGetProperty("annotations", out var notes) ? notes.EnumerateArray() : Enumerable.Empty<JsonElement>());
        foreach (var annotation in all.SelectMany(page => page.GetProperty("items").EnumerateArray()))
        {
            var target = annotation.GetProperty("target").GetString()!;
            if (target.Split('#')[0] != id) broken.Add($"{path}: an annotation of another canvas");
            if (Fragment().Match(target) is { Success: true } part
                && (int.Parse(part.Groups[1].Value) + int.Parse(part.Groups[3].Value) > width || int.Parse(part.Groups[2].Value) + int.Parse(part.Groups[4].Value) > height))
                broken.Add($"{path}: a detail outside the canvas");
        }
        if (pages.EnumerateArray().SelectMany(page => page.GetProperty("items").EnumerateArray()).Any(each => each.GetProperty("motivation").GetString() != "painting"))
            broken.Add($"{path}: something other than a painting in items");
    }

    private static void LookAtMap(JsonElement map, string path, List<string> broken)
    {
        if (map.ValueKind != JsonValueKind.Object || !map.EnumerateObject().Any()) broken.Add($"{path}: no language map");
        else
            foreach (var language in map.EnumerateObject())
                if (!Language().IsMatch(language.Name) || language.Value.ValueKind != JsonValueKind.Array
                    || language.Value.EnumerateArray().Any(text => string.IsNullOrWhiteSpace(text.GetString())))
                    broken.Add($"{path}/{language.Name}: no language with texts");
    }

    [GeneratedRegex(@"^(none|[a-z]{2,3}(-[A-Za-z0-9]+)*)$")]
    private static partial Regex Language();

    [GeneratedRegex(@"^\d{4}-\d{2}-\d{2}T00:00:00Z$")]
    private static partial Regex UtcDay();

    [GeneratedRegex(@"^http://(creativecommons\.org/(licenses|publicdomain)/|rightsstatements\.org/vocab/)")]
    private static partial Regex RightsUri();

    [GeneratedRegex(@"#xywh=(\d+),(\d+),(\d+),(\d+)$")]
    private static partial Regex Fragment();
}
