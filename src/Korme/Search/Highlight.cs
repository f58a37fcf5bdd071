using Korme.Catalogue;
using Korme.Exhibitions;
using Korme.People;
using Korme.Places;
using Korme.Web;

namespace Korme.Search;

/// <summary>Why something was found: a piece of its text, the words of the question marked in it.</summary>
/// <param name="Field">Named as in <c>record.json</c>: <c>title</c>, <c>makers</c>, <c>place</c>, <c>story</c>…</param>
/// <param name="Language">Of the text; <c>und</c> when nobody said.</param>
/// <param name="Pieces">The text in order.</param>
/// <param name="Score">How well it fits, for the order alone; titles before names before stories, letter for letter before alike.</param>
public sealed record Highlight(string Field, string Language, IReadOnlyList<(string Text, bool IsHit)> Pieces, double Score)
{
    /// <summary>Characters of a story around the first hit.</summary>
    private const int Around = 60;

    /// <summary>The text without its marks.</summary>
    public string Text => string.Concat(Pieces.Select(piece => piece.Text));

    public static Highlight Of(Question question, Work work) => Best(question, TextsOf(work));

    public static Highlight Of(Question question, Exhibition exhibition) => Best(question, TextsOf(exhibition));

    public static Highlight Of(Question question, Person person) =>
        Best(question, [.. Each("name", 105, person.Name), .. Each("biography", 10, person.Biography, isMarkdown: true)]);

    /// <summary>By the names that visitors may know.</summary>
    public static Highlight Of(Question question, Place place) =>
        Best(question, [.. Each("name", 105, ShownPlace.Of(place)?.Name ?? LanguageText.None), .. Each("story", 10, ShownPlace.StoryOf(place), isMarkdown: true)]);

    /// <summary>The text with the words of the question in square brackets: for where nothing can be underlined.</summary>
    public string InBrackets => string.Concat(Pieces.Select(piece => piece.IsHit ? $"[{piece.Text}]" : piece.Text)).ReplaceLineEndings(" ");

    /// <summary>What of a work is searched, and how much a word there weighs.</summary>
    public static IReadOnlyList<(string Field, double Weight, string Language, string Text)> FieldsOf(Work work) => Plain(TextsOf(work));

    /// <summary>What of an exhibition is searched.</summary>
    public static IReadOnlyList<(string Field, double Weight, string Language, string Text)> FieldsOf(Exhibition exhibition) => Plain(TextsOf(exhibition));

    private static IReadOnlyList<Part> TextsOf(Work work) =>
    [
        .. Each("identifier", 112, LanguageText.Of(work.Identifier)),
        .. Each("title", 100, work.Title),
        .. work.Makers.SelectMany(maker => Each("makers", 40, maker.Name)),
        .. work.Place is { } place ? Each("place", 40, place.Name) : [],
        .. Each("medium", 30, work.Medium), .. Each("credit", 20, work.Credit),
        .. Each("keywords", 30, LanguageText.Of(string.Join(", ", work.Keywords))),
        .. Each("date", 30, LanguageText.Of(work.Date)),
        .. Each("story", 10, work.Story, isMarkdown: true), .. Each("alt", 8, work.Alt),
    ];

    private static IReadOnlyList<Part> TextsOf(Exhibition exhibition) =>
    [
        .. Each("title", 110, exhibition.Title),
        .. exhibition.Makers.SelectMany(maker => Each("makers", 40, maker.Name)),
        .. Each("venue", 40, exhibition.Venue),
        .. exhibition.Sections.SelectMany(section => Each("sections", 40, section.Title)),
        .. Each("wallText", 10, exhibition.WallText, isMarkdown: true),
        .. exhibition.Sections.SelectMany(section => Each("wallText", 10, section.WallText, isMarkdown: true)),
    ];

    /// <summary>A text as its record has it.</summary>
    private readonly record struct Part(string Field, double Weight, string Language, string Text, bool IsMarkdown)
    {
        public string Plain => IsMarkdown ? Markdown.ToPlain(Text, 20_000) : Text;
    }

    private static IEnumerable<Part> Each(string field, double weight, LanguageText text, bool isMarkdown = false) =>
        text.Select(each => new Part(field, weight, each.Key, each.Value, isMarkdown));

    private static IReadOnlyList<(string Field, double Weight, string Language, string Text)> Plain(IReadOnlyList<Part> parts) =>
        [.. parts.Select(part => (part.Field, part.Weight, part.Language, part.Plain))];

    /// <summary>The most that a field of a weight can score.</summary>
    private static double MostOf(double weight) => weight * WholeField;

    private const double WholeField = 1.5;

    private static Highlight Best(Question question, IReadOnlyList<Part> parts)
    {
        Highlight? best = null;
        foreach (var part in parts)
        {
            // Stories are long: only one that can be the best is read, and its markup only where it has a word.
            if (best is not null && best.Score >= MostOf(part.Weight)) continue;
            if (part.IsMarkdown && Hits(question, part.Text).Count == 0) continue;
            var (field, weight, language, text) = (part.Field, part.Weight, part.Language, part.Plain);
            var hits = Hits(question, text);
            if (hits.Count == 0) continue;
            var score = weight * hits.DistinctBy(hit => hit.Word).Sum(hit => hit.Fit) / question.Words.Count;
            // A title that is the question, and nothing else, comes first.
            if (Fold.Words(text).Count == question.Words.Count && hits.Count == question.Words.Count) score *= WholeField;
            if (best is null || score > best.Score) best = new(field, language, Cut(text, hits), score);
        }
        // Words that stand in several fields: each field alone fits less well, which the score says.
        return best ?? new("title", LanguageText.Undetermined, [], 0);
    }

    /// <summary>Where which word of the question stands, and how well: 1 letter for letter, 0.6 alike, less when it is a beginning.</summary>
    private static List<(int Start, int Length, int Word, double Fit)> Hits(Question question, string text)
    {
        var hits = new List<(int, int, int, double)>();
        foreach (var (folded, start, length) in Fold.Spans(text))
            for (var word = 0; word < question.Words.Count; word++)
            {
                var isWhole = folded == question.Words[word];
                var isBeginning = !isWhole && question.IsOpen && word == question.Words.Count - 1 && folded.StartsWith(question.Words[word], StringComparison.Ordinal);
                if (!isWhole && !isBeginning) continue;
                var isExact = text.AsSpan(start, length).StartsWith(question.Asked[word], StringComparison.OrdinalIgnoreCase);
                hits.Add((start, length, word, (isExact ? 1 : 0.6) * (isWhole ? 1 : 0.6)));
                break;
            }
        return hits;
    }

    private static List<(string, bool)> Cut(string text, List<(int Start, int Length, int Word, double Fit)> hits)
    {
        var from = hits[0].Start <= Around || text.Length <= 3 * Around ? 0 : text.LastIndexOf(' ', hits[0].Start - Around) + 1;
        var to = Math.Min(text.Length, Math.Max(from + 3 * Around, hits[0].Start + hits[0].Length));
        if (to < text.Length && text.LastIndexOf(' ', to - 1, to - hits[0].Start - hits[0].Length + 1) is > 0 and var space && space >= hits[0].Start + hits[0].Length) to = space;
        var pieces = new List<(string, bool)>();
        if (from > 0) pieces.Add(("… ", false));
        var at = from;
        foreach (var hit in hits.TakeWhile(hit => hit.Start + hit.Length <= to))
        {
            if (hit.Start > at) pieces.Add((text[at..hit.Start], false));
            pieces.Add((text.Substring(hit.Start, hit.Length), true));
            at = hit.Start + hit.Length;
        }
        if (at < to) pieces.Add((text[at..to], false));
        if (to < text.Length) pieces.Add((" …", false));
        return pieces;
    }
}
