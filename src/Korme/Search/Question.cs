using System.Data.Common;
using Korme.Storage;

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

    /// <summary>A beginning of so many letters is looked up as the words that begin so; FTS5 has an index of shorter ones.</summary>
    internal const int LongBeginning = 5;

    /// <summary>Behind whatever a word may go on with.</summary>
    private const string LastLetter = "\U0010ffff";

    /// <summary>More words than these are left to FTS5, which puts all their rows together before it gives the first one.</summary>
    private const int MostBegun = 200;

    /// <summary>For FTS5: every word.</summary>
    /// <remarks>Folded words are letters and digits alone, and stand in quotation marks: nothing of the language gets through.</remarks>
    internal string Match() => string.Join(" AND ", Words.Select(Quoted));

    /// <summary>For FTS5: every word, the last one as a beginning.</summary>
    /// <returns>Null: no longer word begins so, and <see cref="Match"/> finds all there is.</returns>
    internal string? MatchBeginning(DbConnection connection)
    {
        if (!IsOpen) return null;
        var last = Words[^1];
        var begun = $"{Quoted(last)}*";
        if (last.Length >= LongBeginning)
        {
            var words = connection.Rows(
                $"select word from search_word where word > @word and word < @end order by word limit {MostBegun + 1}",
                row => row.GetString(0), ("@word", last), ("@end", last + LastLetter));
            if (words.Count == 0) return null;
            if (words.Count <= MostBegun) begun = $"({string.Join(" OR ", words.Prepend(last).Select(Quoted))})";
        }
        return string.Join(" AND ", Words.SkipLast(1).Select(Quoted).Append(begun));
    }

    private static string Quoted(string word) => $"\"{word}\"";
}
