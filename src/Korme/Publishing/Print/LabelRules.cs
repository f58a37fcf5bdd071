using System.Text.RegularExpressions;
using Korme.Catalogue;
using Korme.Web;

namespace Korme.Publishing.Print;

/// <summary>Something about the labels that a curator would send back.</summary>
/// <param name="Rule">Which rule; the word after <c>print.rule.</c> in the texts.</param>
/// <param name="Number">Of the work in the walk.</param>
/// <param name="Work">The work.</param>
/// <param name="Language">Of the text it is about; null: of the whole label.</param>
/// <param name="Found">How many words, how many points; 0 where the rule has no number.</param>
public sealed record LabelWarning(string Rule, int Number, Work Work, string? Language, double Found);

/// <summary>The rules of labels that are read standing: few words, short sentences, letters large enough.</summary>
public static partial class LabelRules
{
    /// <summary>Of a label's text.</summary>
    public const int MostWords = 75;

    /// <summary>Of one sentence.</summary>
    public const int MostWordsInASentence = 25;

    /// <summary>Letters and spaces on one line.</summary>
    public const int MostLettersInALine = 55;

    /// <summary>What the stories of a work break, in the languages that are printed.</summary>
    public static IEnumerable<LabelWarning> OfStory(int number, Work work, IReadOnlyList<string> languages)
    {
        foreach (var language in languages)
        {
            if (work.Story.In(language) is not { } story) continue;
            var plain = Markdown.ToPlain(story, int.MaxValue);
            var words = WordsOf(plain);
            if (words > MostWords) yield return new("words", number, work, language, words);
            var longest = Sentence().Split(plain).Max(WordsOf);
            if (longest > MostWordsInASentence) yield return new("sentence", number, work, language, longest);
        }
    }

    /// <summary>What the label breaks as it is laid out.</summary>
    public static IEnumerable<LabelWarning> OfLabel(LabelText label, IReadOnlyList<string> languages)
    {
        if (label.IsCut) yield return new("cut", label.Number, label.Hung.Work, null, 0);
        else if (label.IsStoryLeft) yield return new("left", label.Number, label.Hung.Work, null, 0);
        if (label.Percent < 100) yield return new("small", label.Number, label.Hung.Work, null, Math.Round(LabelText.RestPoints * label.Percent / 100, 1));
        foreach (var language in languages)
            if (label.Hung.Work.Title.In(language) is null) yield return new("title", label.Number, label.Hung.Work, language, 0);
    }

    /// <summary>How many words a text has: runs of letters and digits, with apostrophes and hyphens inside.</summary>
    public static int WordsOf(string text) => Word().Count(text);

    [GeneratedRegex(@"[\p{L}\p{N}][\p{L}\p{N}\p{M}'’\-]*")]
    private static partial Regex Word();

    [GeneratedRegex(@"(?<=[.!?…]['’”»)]?)\s+")]
    private static partial Regex Sentence();
}
