using System.Globalization;
using Korme.Archive;
using Korme.Catalogue;
using Korme.Colours;

namespace Korme.Search;

/// <summary>What a visitor asks the list of works for, as the address has it.</summary>
/// <param name="Words">Words that a work must have; empty: any.</param>
/// <param name="Maker">The key of a maker, <c>list_value.key</c>; null: anybody. So for the others.</param>
/// <param name="Place">The key of a place.</param>
/// <param name="Kind">As records have it: <c>mural</c>.</param>
/// <param name="Medium">The key of a medium.</param>
/// <param name="Condition">As records have it: <c>paintedOver</c>.</param>
/// <param name="From">The first year.</param>
/// <param name="To">The last year.</param>
/// <param name="Colour">sRGB, <c>#c8432b</c>.</param>
/// <param name="IsByRelevance">The best fitting first; else the latest first.</param>
/// <param name="After">Where the page before ended: the day and the id of its last work; null: from the start.</param>
/// <param name="IsOldestFirst">The oldest first, unless the best fitting are.</param>
public sealed record WorkFilter(
    string Words = "", string? Maker = null, string? Place = null, string? Kind = null, string? Medium = null, string? Condition = null,
    int? From = null, int? To = null, string? Colour = null, bool IsByRelevance = false, string? After = null, bool IsOldestFirst = false)
{
    /// <summary>What of the address wasn't understood and is left out, as it was written.</summary>
    public IReadOnlyList<string> NotUnderstood { get; init; } = [];

    /// <summary>Nothing is asked for: everything.</summary>
    public bool IsEmpty => Words == "" && Maker is null && Place is null && Kind is null && Medium is null && Condition is null && From is null && To is null && Colour is null;

    /// <summary>Reads an address's query; what isn't understood is left out and named.</summary>
    public static WorkFilter Of(IQueryCollection query)
    {
        var wrong = new List<string>();
        var (from, to) = (Year(query["from"], wrong), Year(query["to"], wrong));
        if (from > to) (from, to) = (to, from);
        return new(
            Cut(query["q"]) ?? "", Key(query["maker"]), Key(query["place"]), Word<WorkKind>(query["kind"], wrong), Key(query["medium"]), Word<WorkCondition>(query["condition"], wrong),
            from, to, ColourOf(query["colour"], wrong), query["sort"] == "relevance", Cut(query["after"]), query["sort"] == "oldest")
        { NotUnderstood = wrong };
    }

    /// <summary>The address's query that says the same: empty, or beginning with a question mark.</summary>
    public string ToQuery()
    {
        var parts = new List<string>();
        void Add(string name, string? value)
        {
            if (!string.IsNullOrEmpty(value)) parts.Add($"{name}={Uri.EscapeDataString(value)}");
        }
        Add("q", Words);
        Add("maker", Maker);
        Add("place", Place);
        Add("kind", Kind);
        Add("medium", Medium);
        Add("condition", Condition);
        Add("from", From?.ToString(CultureInfo.InvariantCulture));
        Add("to", To?.ToString(CultureInfo.InvariantCulture));
        Add("colour", Colour);
        Add("sort", IsByRelevance ? "relevance" : IsOldestFirst ? "oldest" : null);
        Add("after", After);
        return parts.Count == 0 ? "" : "?" + string.Join('&', parts);
    }

    /// <summary>The key that is asked for in a list of values; null: none.</summary>
    internal string? KeyOf(string list) => list switch
    {
        ListValue.Maker => Maker,
        ListValue.Place => Place,
        ListValue.Kind => Kind,
        ListValue.Medium => Medium,
        ListValue.Condition => Condition,
        _ => null,
    };

    /// <summary>The same with another key in a list of values, from its first page; null: without one.</summary>
    internal WorkFilter With(string list, string? key) => list switch
    {
        ListValue.Maker => this with { Maker = key, After = null },
        ListValue.Place => this with { Place = key, After = null },
        ListValue.Kind => this with { Kind = key, After = null },
        ListValue.Medium => this with { Medium = key, After = null },
        ListValue.Condition => this with { Condition = key, After = null },
        _ => this,
    };

    private static int? Year(string? text, List<string> wrong)
    {
        if (string.IsNullOrWhiteSpace(text)) return null;
        if (int.TryParse(text.Trim(), NumberStyles.None, CultureInfo.InvariantCulture, out var year) && year is >= 1 and <= 9999) return year;
        wrong.Add(Cut(text)!);
        return null;
    }

    private static string? Word<T>(string? text, List<string> wrong) where T : struct, Enum
    {
        if (string.IsNullOrWhiteSpace(text)) return null;
        foreach (var word in Enum.GetValues<T>())
            if (RecordWord.Of(word) == text) return text;
        wrong.Add(Cut(text)!);
        return null;
    }

    private static string? ColourOf(string? text, List<string> wrong)
    {
        if (string.IsNullOrWhiteSpace(text)) return null;
        if (OkLab.Parse(text.Trim()) is not null) return "#" + text.Trim().TrimStart('#').ToLowerInvariant();
        wrong.Add(Cut(text)!);
        return null;
    }

    private static string? Key(string? text) => string.IsNullOrWhiteSpace(text) || text.Length > 300 ? null : text;

    private static string? Cut(string? text) => string.IsNullOrWhiteSpace(text) ? null : text.Length > Question.MostLength ? text[..Question.MostLength] : text;
}
