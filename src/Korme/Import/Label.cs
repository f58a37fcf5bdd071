using Korme.Catalogue;

namespace Korme.Import;

/// <summary>What the Markdown file beside a work says: the label, and the story.</summary>
public sealed record Label
{
    public LanguageText Title { get; init; } = LanguageText.None;

    /// <summary>EDTF.</summary>
    public string? Date { get; init; }
    public LanguageText Place { get; init; } = LanguageText.None;
    public IReadOnlyList<Maker> Makers { get; init; } = [];
    public LanguageText Medium { get; init; } = LanguageText.None;
    public string? Dimensions { get; init; }
    public LanguageText Alt { get; init; } = LanguageText.None;
    public WorkKind? Kind { get; init; }
    public string? Rights { get; init; }
    public LanguageText Credit { get; init; } = LanguageText.None;

    /// <summary>Markdown.</summary>
    public LanguageText Story { get; init; } = LanguageText.None;

    /// <summary>What was not understood, in English, with line and column where there is one.</summary>
    public IReadOnlyList<string> Notes { get; init; } = [];

    /// <summary>This label with what only the other says; texts are joined language by language.</summary>
    public Label Or(Label other) => new()
    {
        Title = Title.Or(other.Title),
        Date = Date ?? other.Date,
        Place = Place.Or(other.Place),
        Makers = Makers.Count == 0 ? other.Makers : Joined(Makers, other.Makers),
        Medium = Medium.Or(other.Medium),
        Dimensions = Dimensions ?? other.Dimensions,
        Alt = Alt.Or(other.Alt),
        Kind = Kind ?? other.Kind,
        Rights = Rights ?? other.Rights,
        Credit = Credit.Or(other.Credit),
        Story = Story.Or(other.Story),
        Notes = [.. Notes, .. other.Notes],
    };

    // Two labels in two languages name the same people in the same order.
    private static IReadOnlyList<Maker> Joined(IReadOnlyList<Maker> makers, IReadOnlyList<Maker> others) =>
        makers.Count != others.Count ? makers : [.. makers.Zip(others, Joined)];

    private static Maker Joined(Maker maker, Maker other) =>
        new(maker.Name.Or(other.Name), maker.Role.Length == 0 ? other.Role : maker.Role);
}
