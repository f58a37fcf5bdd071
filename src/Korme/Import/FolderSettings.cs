using Korme.Catalogue;

namespace Korme.Import;

/// <summary>What <c>korme.yaml</c> says: about the exhibition, and what holds for every work of the folder.</summary>
public sealed record FolderSettings
{
    public static readonly FolderSettings None = new();

    public LanguageText Title { get; init; } = LanguageText.None;
    public LanguageText Subtitle { get; init; } = LanguageText.None;

    /// <summary>The text on the title wall, Markdown.</summary>
    public LanguageText WallText { get; init; } = LanguageText.None;
    public LanguageText Venue { get; init; } = LanguageText.None;
    public LanguageText Hours { get; init; } = LanguageText.None;

    /// <summary>EDTF.</summary>
    public string? Opens { get; init; }

    /// <summary>EDTF.</summary>
    public string? Closes { get; init; }
    public IReadOnlyList<Maker> Makers { get; init; } = [];
    public LanguageText Place { get; init; } = LanguageText.None;
    public string? Rights { get; init; }
    public LanguageText Credit { get; init; } = LanguageText.None;
    public LanguageText Medium { get; init; } = LanguageText.None;

    /// <summary>How the works hang; empty: as they come.</summary>
    public IReadOnlyList<FolderSection> Sections { get; init; } = [];

    /// <summary>Of the pictures; what is no picture keeps its own kind.</summary>
    public WorkKind? Kind { get; init; }

    /// <summary>The language of plain texts here and in the labels of the folder.</summary>
    public string? Language { get; init; }

    /// <summary>What was not understood, in English, with line and column.</summary>
    public IReadOnlyList<string> Notes { get; init; } = [];

    /// <summary>For a folder inside another: its own settings, and what holds for works from the outer one.</summary>
    public FolderSettings Inside(FolderSettings outer) => this with
    {
        Makers = Makers.Count > 0 ? Makers : outer.Makers,
        Place = Place.IsEmpty ? outer.Place : Place,
        Rights = Rights ?? outer.Rights,
        Credit = Credit.IsEmpty ? outer.Credit : Credit,
        Medium = Medium.IsEmpty ? outer.Medium : Medium,
        Kind = Kind ?? outer.Kind,
        Language = Language ?? outer.Language,
    };
}

/// <summary>A section of the exhibition, as <c>korme.yaml</c> has it.</summary>
/// <param name="Title">May be empty.</param>
/// <param name="WallText">Markdown; may be empty.</param>
/// <param name="Layout">One of <see cref="Layouts"/>; null: not said.</param>
/// <param name="Works">Names of files, with or without their extension, in the order they hang.</param>
public sealed record FolderSection(LanguageText Title, LanguageText WallText, string? Layout, IReadOnlyList<string> Works)
{
    /// <summary>The words for layouts.</summary>
    public static readonly IReadOnlyList<string> Layouts = ["rhythm", "large", "series", "spread", "before-after"];
}
