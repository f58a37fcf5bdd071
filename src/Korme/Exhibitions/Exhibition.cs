using Korme.Catalogue;

namespace Korme.Exhibitions;

/// <summary>Works hung in order, as the archive keeps it in <c>record.json</c>. Immutable; an edit is a new value.</summary>
public sealed record Exhibition : IRecorded
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

    /// <summary>How the artist or the house can be reached, in words: an address, a telephone number. Public.</summary>
    public LanguageText Contact { get; init; } = LanguageText.None;

    /// <summary>The catalogue's essay, Markdown.</summary>
    public LanguageText Essay { get; init; } = LanguageText.None;

    /// <summary>EDTF; null: not said.</summary>
    public string? Opens { get; init; }

    /// <summary>EDTF; null: until taken down.</summary>
    public string? Closes { get; init; }
    public string? Rights { get; init; }
    public required ExhibitionStatus Status { get; init; }
    public required IReadOnlyList<Section> Sections { get; init; }

    /// <summary>The walls that the hanging plan is drawn for; null: nobody has measured them.</summary>
    public Room? Room { get; init; }

    /// <summary>Slugs that it had before, newest last: what is printed with them still leads here.</summary>
    public IReadOnlyList<string> FormerSlugs { get; init; } = [];

    /// <summary>When the artist put it into the bin; null: it isn't there. Its works stay as they are.</summary>
    public DateTimeOffset? Binned { get; init; }
    public required DateTimeOffset Created { get; init; }

    /// <summary>False for a draft, and for what is in the bin: on no page that visitors see.</summary>
    public bool IsPublic => Status != ExhibitionStatus.Draft && Binned is null;

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

    /// <summary>How its works hang on the page.</summary>
    public SectionLayout Layout { get; init; }
    public required IReadOnlyList<Hanging> Works { get; init; }
}

/// <summary>How the works of a section hang on a page; in JSON <c>rhythm</c>, <c>beforeAfter</c>…</summary>
public enum SectionLayout
{
    /// <summary>By shape, size and story, no two groups alike.</summary>
    Rhythm,

    /// <summary>One after the other, each as large as the window.</summary>
    Large,

    /// <summary>Many of one sort, in a strict grid.</summary>
    Series,

    /// <summary>The pages of a sketchbook, two facing each other.</summary>
    Spread,

    /// <summary>Two states of one place, side by side.</summary>
    BeforeAfter,
}

/// <summary>A work on the wall, and why it hangs there (a sentence in kk, ru and en; for the artist, not the visitor).</summary>
/// <param name="Work">Which.</param>
/// <param name="Reason">Null: nobody asked for one.</param>
/// <param name="Price">As the price list has it: <c>120 000 ₸</c>; null: not for sale. On no page for visitors.</param>
public sealed record Hanging(Guid Work, LanguageText? Reason = null, string? Price = null);

/// <summary>Where it hangs, as the hanging plan needs it.</summary>
/// <param name="EyeHeightCentimetres">From the floor to the middle of a work; museums take 145 to 155.</param>
/// <param name="Walls">In the order of the walk.</param>
public sealed record Room(double EyeHeightCentimetres, IReadOnlyList<RoomWall> Walls);

/// <summary>A wall.</summary>
/// <param name="Name">As the artist calls it: "left of the door".</param>
/// <param name="LengthCentimetres">Above 0.</param>
public sealed record RoomWall(string Name, double LengthCentimetres);
