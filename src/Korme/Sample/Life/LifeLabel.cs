using System.Text;
using Korme.Catalogue;

namespace Korme.Sample.Life;

/// <summary>The label beside a file: front matter and the story, in one language, as docs/cli.md describes it for anybody's folder.</summary>
internal static class LifeLabel
{
    public static string Of(LifeWork work, IReadOnlyDictionary<string, LanguageText> people, IReadOnlyDictionary<string, PlaceText> places, string language)
    {
        var text = new StringBuilder("---\n");
        void Line(string key, string? value)
        {
            if (!string.IsNullOrEmpty(value)) text.Append(key).Append(": '").Append(value.Replace("'", "''", StringComparison.Ordinal)).Append("'\n");
        }

        Line("title", work.Title.In(language));
        Line("alt", work.Alt.In(language));
        Line("medium", work.Medium.In(language));
        Line("dimensions", work.Dimensions);
        // The label stands beside the picture for everybody to read: a place that may not be shown has no name on it.
        if (work.Place is { } place && places[place] is { Precision: Places.PlacePrecision.Exact or Places.PlacePrecision.Street } known) Line("place", known.Name.In(language));
        text.Append("makers:\n");
        foreach (var (person, role) in work.Makers) text.Append("  - { name: '").Append(people[person].For(language)!.Value.Text).Append("', role: ").Append(role).Append(" }\n");
        Line("date", work.Date);
        Line("kind", work.Kind.ToString().ToLowerInvariant());
        Line("rights", work.Rights);
        Line("credit", work.Credit.In(language));
        text.Append("---\n");
        if (work.Story.In(language) is { } story) text.Append('\n').Append(story).Append('\n');
        return text.ToString();
    }
}
