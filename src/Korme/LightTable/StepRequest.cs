using System.Text.Json;
using Korme.Archive;
using Korme.Catalogue;

namespace Korme.LightTable;

/// <summary>What the page asks for: <c>{"token":…,"basedOn":17,"do":"mark","works":[…],"mark":"picked"}</c> (docs/light-table.md).</summary>
/// <param name="Token">Of the page's forms.</param>
/// <param name="BasedOn">The newest step that the page knows; null: it doesn't say.</param>
/// <param name="Step">What to do.</param>
internal sealed record StepRequest(string Token, long? BasedOn, Step Step)
{
    /// <summary>Reads it.</summary>
    /// <returns>Null: not such a request, or beyond the limits.</returns>
    public static StepRequest? Parse(ReadOnlyMemory<byte> body)
    {
        try
        {
            using var document = JsonDocument.Parse(body, new() { MaxDepth = 4 });
            var json = document.RootElement;
            if (json.ValueKind != JsonValueKind.Object || Of(json) is not { } step) return null;
            return new(json.GetProperty("token").GetString() ?? "", json.TryGetProperty("basedOn", out var based) && based.ValueKind == JsonValueKind.Number ? based.GetInt64() : null, step);
        }
        catch (Exception trouble) when (trouble is JsonException or FormatException or InvalidOperationException or KeyNotFoundException)
        {
            return null;
        }
    }

    /// <summary>How many stars a text or a number means; 0 to 5.</summary>
    /// <exception cref="FormatException">Not as many.</exception>
    public static int Stars(int stars) => stars is >= 0 and <= 5 ? stars : throw new FormatException("0 to 5 stars");

    private static Step? Of(JsonElement json) => json.GetProperty("do").GetString() switch
    {
        "mark" => Decide(json),
        "split" => Works(json) is { } works ? new Step.Regroup(works, IsMerge: false) : null,
        "merge" => Works(json) is { } works ? new Step.Regroup(works, IsMerge: true) : null,
        "shift" => Shift(json),
        "keep-clock" => new Step.KeepClock(json.GetProperty("camera").GetString(), BodyOf(json)),
        "undo" => new Step.Undo(),
        "redo" => new Step.Redo(),
        _ => null,
    };

    private static Step.Decide? Decide(JsonElement json)
    {
        if (Works(json) is not { } works) return null;
        Mark? mark = json.TryGetProperty("mark", out var marked) ? RecordWord.Parse<Mark>(marked.GetString()!) : null;
        var hasStars = json.TryGetProperty("rating", out var rating);
        var hasLabel = json.TryGetProperty("label", out var label);
        if (mark is null && !hasStars && !hasLabel) return null;
        return new(works, mark,
            (hasStars, hasStars && rating.ValueKind != JsonValueKind.Null ? Stars(rating.GetInt32()) : null),
            (hasLabel, hasLabel && label.ValueKind != JsonValueKind.Null ? RecordWord.Parse<ColourLabel>(label.GetString()!) : null));
    }

    private static Step.Shift? Shift(JsonElement json)
    {
        var seconds = json.GetProperty("seconds").GetInt32();
        return seconds is 0 or > Step.MostSeconds or < -Step.MostSeconds ? null : new(json.GetProperty("camera").GetString(), seconds, BodyOf(json));
    }

    private static string? BodyOf(JsonElement json) => json.TryGetProperty("body", out var body) ? body.GetString() : null;

    private static List<Guid>? Works(JsonElement json)
    {
        var given = json.GetProperty("works");
        if (given.GetArrayLength() is 0 or > Step.MostWorks) return null;
        return [.. given.EnumerateArray().Select(id => id.GetGuid()).Distinct()];
    }
}
