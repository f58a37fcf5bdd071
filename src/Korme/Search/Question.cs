namespace Korme.Search;

/// <summary>What somebody typed into the box.</summary>
/// <param name="Asked">The words as typed, in lower case, for telling exact from alike.</param>
/// <param name="Words">The same words folded; at most <see cref="MostWords"/>.</param>
/// <param name="IsOpen">The last word may go on: nothing was typed after it.</param>
public sealed record Question(IReadOnlyList<string> Asked, IReadOnlyList<string> Words, bool IsOpen)
{
    public const int MostWords = 8;

    /// <summary>Characters; what follows is overlooked.</summary>
    public const int MostLength = 200;

    public bool IsEmpty => Words.Count == 0;

    public static Question Of(string? typed)
    {
        var text = typed is null ? "" : typed.Length > MostLength ? typed[..MostLength] : typed;
        var spans = Fold.Spans(text).Take(MostWords).ToList();
        return new(
            [.. spans.Select(span => text.Substring(span.Start, span.Length).ToLowerInvariant())],
            [.. spans.Select(span => span.Word)],
            spans.Count > 0 && spans[^1].Start + spans[^1].Length == text.Length);
    }

    /// <summary>For FTS5: every word; the last one also as a beginning when it is open and <paramref name="asPrefix"/>.</summary>
    /// <remarks>Folded words are letters and digits alone, and stand in quotation marks: nothing of the language gets through.</remarks>
    internal string Match(bool asPrefix) =>
        string.Join(" AND ", Words.Select((word, index) => $"\"{word}\"" + (asPrefix && IsOpen && index == Words.Count - 1 ? "*" : "")));
}
