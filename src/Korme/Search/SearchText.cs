using Korme.Catalogue;
using Korme.Exhibitions;

namespace Korme.Search;

/// <summary>What can be found of a work or an exhibition, in the three places that count differently.</summary>
/// <param name="Title">The title in every language.</param>
/// <param name="Names">Makers, places, medium, keywords.</param>
/// <param name="Story">Stories or the wall text, as Markdown.</param>
internal sealed record SearchText(string Title, string Names, string Story)
{
    /// <summary>More of a story isn't indexed: nobody looks for the ten-thousandth word.</summary>
    private const int MostOfStory = 20_000;

    /// <summary>Of a work; nothing of one that was erased. Its place's own name only where no record of the place says how much of it visitors may know.</summary>
    public static SearchText Of(Work work) => new(
        All([work.Title]),
        All([.. work.Makers.Select(maker => maker.Name), work.Place is { Record: null } place ? place.Name : LanguageText.None, work.Medium, work.Credit, LanguageText.Of(string.Join(' ', work.Keywords)), LanguageText.Of(work.Date)]),
        Beginning(All([work.Story, work.Alt])));

    /// <summary>Of an exhibition, its sections among them.</summary>
    public static SearchText Of(Exhibition exhibition) => new(
        All([exhibition.Title]),
        All([.. exhibition.Makers.Select(maker => maker.Name), exhibition.Venue, .. exhibition.Sections.Select(section => section.Title)]),
        Beginning(All([exhibition.WallText, .. exhibition.Sections.Select(section => section.WallText)])));

    /// <summary>As the index has it.</summary>
    public SearchText Folded() => new(Fold.Line(Title), Fold.Line(Names), Fold.Line(Story));

    private static string All(IEnumerable<LanguageText> texts) => string.Join('\n', texts.SelectMany(text => text).Select(text => text.Value));

    private static string Beginning(string text) => text.Length <= MostOfStory ? text : text[..MostOfStory];
}
