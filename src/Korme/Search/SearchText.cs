using Korme.Catalogue;
using Korme.Exhibitions;
using Korme.People;
using Korme.Places;

namespace Korme.Search;

/// <summary>What something can be found by.</summary>
/// <param name="Title">The title or name in every language, a line each.</param>
/// <param name="Names">Makers, places, medium, keywords.</param>
/// <param name="Story">Stories, the wall text or the biography, as Markdown.</param>
/// <param name="Identifier">The inventory number: asked for as a whole it comes before any title.</param>
internal sealed record SearchText(string Title, string Names, string Story, string Identifier = "")
{
    /// <summary>More of a story isn't indexed: nobody looks for the ten-thousandth word.</summary>
    private const int MostOfStory = 20_000;

    /// <summary>Of a work; nothing of one that was erased.</summary>
    /// <param name="work">As its record has it.</param>
    /// <param name="place">Its place as visitors may know it; null: they may know nothing, or there is none.</param>
    public static SearchText Of(Work work, PlaceOf? place) => new(
        All([work.Title]),
        All([.. work.Makers.Select(maker => maker.Name), place?.Name ?? LanguageText.None, work.Medium, work.Credit, LanguageText.Of(string.Join(' ', work.Keywords)), LanguageText.Of(work.Date)]),
        Beginning(All([work.Story, work.Alt])),
        work.Identifier ?? "");

    /// <summary>Of an exhibition, its sections among them.</summary>
    public static SearchText Of(Exhibition exhibition) => new(
        All([exhibition.Title]),
        All([.. exhibition.Makers.Select(maker => maker.Name), exhibition.Venue, .. exhibition.Sections.Select(section => section.Title)]),
        Beginning(All([exhibition.WallText, .. exhibition.Sections.Select(section => section.WallText)])));

    /// <summary>Of a person; nothing of one who turned out to be another, who is found instead.</summary>
    public static SearchText Of(Person person) => person.SameAs is null ? new(All([person.Name]), "", Beginning(All([person.Biography]))) : new("", "", "");

    /// <summary>Of a place by the names and the story that visitors may know; nothing of one that is hidden.</summary>
    public static SearchText Of(Place place) => ShownPlace.Of(place) is { } shown ? new(All([shown.Name]), "", Beginning(All([ShownPlace.StoryOf(place)]))) : new("", "", "");

    /// <summary>As the index has it.</summary>
    public FoldedText Folded()
    {
        var lines = Title.Split('\n').Select(Fold.Words).Where(words => words.Count > 0).ToList();
        var title = lines.SelectMany(words => words).Distinct(StringComparer.Ordinal).ToList();
        var identifier = Fold.Words(Identifier);
        var whole = lines.Append(identifier).Where(words => words.Count > 0).Select(SearchMark.OfTitle).Distinct(StringComparer.Ordinal);
        return new(string.Join(' ', title.Concat(whole)), [.. title.Concat(identifier).Concat(Fold.Words(Names)).Concat(Fold.Words(Story)).Distinct(StringComparer.Ordinal)]);
    }

    private static string All(IEnumerable<LanguageText> texts) => string.Join('\n', texts.SelectMany(text => text).Select(text => text.Value.ReplaceLineEndings(" ")));

    private static string Beginning(string text) => text.Length <= MostOfStory ? text : text[..MostOfStory];
}

/// <summary>Folded words, each once.</summary>
/// <param name="Title">Of the title, and a mark for the title as a whole in each language, and for the inventory number: with spaces between.</param>
/// <param name="Words">Of everything, the title among it.</param>
internal sealed record FoldedText(string Title, IReadOnlyList<string> Words);
