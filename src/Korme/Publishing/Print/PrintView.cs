using Korme.Catalogue;
using Korme.Exhibitions;
using Korme.Exhibitions.Pages;
using Korme.Web;

namespace Korme.Publishing.Print;

/// <summary>What a sheet is made of.</summary>
/// <param name="View">The exhibition with the works that may be shown.</param>
/// <param name="Sheet">Which sheet.</param>
/// <param name="Options">How it is wanted.</param>
/// <param name="Address">Where its codes lead.</param>
public sealed record PrintView(ExhibitionView View, Sheet Sheet, SheetOptions Options, PublicAddress Address)
{
    private IReadOnlyDictionary<Guid, string>? prices;

    public Exhibition Exhibition => View.Exhibition;

    /// <summary>The language that leads.</summary>
    public string Lead => Options.Languages[0];

    /// <summary>The words of the interface in the leading language.</summary>
    public Texts Texts => Texts.In(Lead);

    /// <summary>A word of the sheet in every language it is printed in.</summary>
    public string Word(string key) => string.Join(" · ", Options.Languages.Select(language => Texts.In(language)[key]).Distinct());

    /// <summary>A text in every language it is printed in and has; where it has none of them, in the one it has.</summary>
    public IReadOnlyList<Spoken> Of(LanguageText text)
    {
        var found = Options.Languages.Where(language => text.In(language) is not null).Select(language => new Spoken(language, text.In(language)!)).DistinctBy(spoken => spoken.Text).ToList();
        return found.Count > 0 ? found : text.For(Lead) is { } any ? [any] : [];
    }

    /// <summary>The exhibition's title in the leading language, with real quotation marks.</summary>
    public string Title => Exhibition.Title.For(Lead) is { } title ? Typography.Set(title.Text, title.Language) : Texts["untitled.exhibition"];

    /// <summary>What the work costs; null: it isn't for sale.</summary>
    public string? PriceOf(HungWork hung)
    {
        prices ??= Exhibition.Hangings.Where(hanging => !string.IsNullOrWhiteSpace(hanging.Price)).DistinctBy(hanging => hanging.Work).ToDictionary(hanging => hanging.Work, hanging => hanging.Price!);
        return prices.GetValueOrDefault(hung.Work.Id);
    }

    /// <summary>The exhibition's short address, as it stands on paper and in its code.</summary>
    public string ExhibitionAddress => Address.Origin + ShortAddress.Of(Exhibition);

    /// <summary>A work's short address.</summary>
    public string WorkAddress(Work work) => Address.Origin + ShortAddress.Of(work);

    /// <summary>An address as people read it: without the scheme.</summary>
    public static string Readable(string address) => address[(address.IndexOf("://", StringComparison.Ordinal) + 3)..];

    /// <summary>Opens, closes and hours in a language.</summary>
    public string WhenIn(string language)
    {
        var dates = Dates.Range(Exhibition.Opens, Exhibition.Closes, language);
        var hours = Exhibition.Hours.For(language) is { } found ? Typography.Set(found.Text, found.Language) : "";
        return dates.Length > 0 && hours.Length > 0 ? $"{dates}, {hours}" : dates + hours;
    }

    /// <summary>The sections as they hang, each with the numbers of its works; those whose works are all withdrawn have none.</summary>
    public IReadOnlyList<(Section Section, IReadOnlyList<(int Number, HungWork Hung)> Works)> Sections()
    {
        var numbered = View.Works.Select((hung, index) => (Number: index + 1, Hung: hung)).ToList();
        var sections = new List<(Section, IReadOnlyList<(int, HungWork)>)>();
        var at = 0;
        foreach (var section in Exhibition.Sections)
        {
            var works = section.Works.Select(hanging => hanging.Work).ToHashSet();
            var from = at;
            while (at < numbered.Count && works.Contains(numbered[at].Hung.Work.Id)) at++;
            sections.Add((section, numbered[from..at]));
        }
        return sections;
    }
}
