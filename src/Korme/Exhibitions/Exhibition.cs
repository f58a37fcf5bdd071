using Korme.Catalogue;

namespace Korme.Exhibitions;

/// <summary>Works hung in order, as the archive keeps it in <c>record.json</c>. Immutable; an edit is a new value.</summary>
public sealed record Exhibition
{
    public required Guid Id { get; init; }

    /// <summary>Its name in URLs: lower-case ASCII letters, digits and single hyphens, at most 80.</summary>
    public required string Slug { get; init; }
    public LanguageText Title { get; init; } = LanguageText.None;

    /// <summary>The text on the title wall, Markdown.</summary>
    public LanguageText WallText { get; init; } = LanguageText.None;
    public IReadOnlyList<Maker> Makers { get; init; } = [];
    public LanguageText Venue { get; init; } = LanguageText.None;

    /// <summary>Opening hours or the hour of the opening, in words: "from 18:00".</summary>
    public LanguageText Hours { get; init; } = LanguageText.None;

    /// <summary>EDTF; null: not said.</summary>
    public string? Opens { get; init; }

    /// <summary>EDTF; null: until taken down.</summary>
    public string? Closes { get; init; }
    public string? Rights { get; init; }
    public required ExhibitionStatus Status { get; init; }
    public required IReadOnlyList<Section> Sections { get; init; }
    public required DateTimeOffset Created { get; init; }

    /// <summary>Every work of every section in the order of the walk.</summary>
    public IEnumerable<Hanging> Hangings => Sections.SelectMany(section => section.Works);
}

/// <summary>Who may see it: a draft nobody, open and closed everybody.</summary>
public enum ExhibitionStatus { Draft, Open, Closed }

/// <summary>Works that hang together, with a title and a wall text of their own where there is one.</summary>
public sealed record Section
{
    public LanguageText Title { get; init; } = LanguageText.None;

    /// <summary>Markdown.</summary>
    public LanguageText WallText { get; init; } = LanguageText.None;
    public required IReadOnlyList<Hanging> Works { get; init; }
}

/// <summary>A work on the wall, and why it hangs there (a sentence in kk, ru and en; for the artist, not the visitor).</summary>
public sealed record Hanging(Guid Work, LanguageText? Reason = null);
