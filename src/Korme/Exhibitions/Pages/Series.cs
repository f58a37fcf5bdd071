using Korme.Catalogue;

namespace Korme.Exhibitions.Pages;

/// <summary>What the works of a series have in common, and what is left for each to say.</summary>
/// <param name="Shared">A work with the facts that all have; nothing of it is a work's own.</param>
/// <param name="Ratio">Width to height of the cells: the middle one of the pictures' own.</param>
/// <param name="Count">How many works.</param>
public sealed record Series(HungWork Shared, double Ratio, int Count)
{
    /// <summary>Between two works that take four cells.</summary>
    private const int LeadsApart = 11;

    /// <summary>Pure.</summary>
    /// <param name="works">At least one, all with pictures.</param>
    public static Series Of(IReadOnlyList<HungWork> works)
    {
        var first = works[0].Work;
        bool All(Func<Work, bool> same) => works.All(hung => same(hung.Work));
        var shared = first with
        {
            Title = LanguageText.None,
            Alt = LanguageText.None,
            Story = LanguageText.None,
            Makers = All(work => work.Makers.SequenceEqual(first.Makers)) ? first.Makers : [],
            Date = All(work => YearOf(work) == YearOf(first)) ? YearOf(first) : null,
            Medium = All(work => work.Medium.Equals(first.Medium)) ? first.Medium : LanguageText.None,
            Dimensions = All(work => work.Dimensions == first.Dimensions) ? first.Dimensions : null,
            Edition = All(work => work.Edition == first.Edition) ? first.Edition : null,
            Condition = All(work => work.Condition.SequenceEqual(first.Condition)) ? first.Condition : [],
            Place = All(work => Equals(work.Place?.Name, first.Place?.Name)) ? first.Place : null,
            Credit = All(work => work.Credit.Equals(first.Credit)) ? first.Credit : LanguageText.None,
        };
        var ratios = works.Select(hung => hung.Picture!.Ratio()).Order().ToList();
        return new(works[0] with { Work = shared }, ratios[ratios.Count / 2], works.Count);
    }

    /// <summary>The work with what the caption of the series says already left out.</summary>
    public HungWork OwnOf(HungWork hung)
    {
        var (work, shared) = (hung.Work, Shared.Work);
        return hung with
        {
            Work = work with
            {
                Makers = shared.Makers.Count > 0 ? [] : work.Makers,
                Date = shared.Date is null ? work.Date : null,
                Medium = shared.Medium.IsEmpty ? work.Medium : LanguageText.None,
                Dimensions = shared.Dimensions is null ? work.Dimensions : null,
                Edition = shared.Edition is null ? work.Edition : null,
                Condition = shared.Condition.Count == 0 ? work.Condition : [],
                Place = shared.Place is null ? work.Place : null,
                Credit = shared.Credit.IsEmpty ? work.Credit : LanguageText.None,
            },
        };
    }

    /// <summary>True for the few that take four cells: the first, and in a long series one in eleven. A short one has none: it fills a row.</summary>
    public bool IsLead(int index) => Count >= 5 && index % LeadsApart == 0 && Count - index >= 5;

    /// <summary>EDTF without month and day, which a series seldom shares; null when there is no date.</summary>
    private static string? YearOf(Work work) => work.Date is { Length: >= 4 } date && !date.Contains('/') && date[0] != '-' ? date[..4] : work.Date;
}
