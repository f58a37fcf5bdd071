using Korme.Catalogue;
using Korme.Sample.Drawing;

namespace Korme.Sample.Life;

/// <summary>One of the works: what its label says, what it is to the others, and how its file is made.</summary>
internal sealed record LifeWork
{
    /// <summary>Its word, and the name of its file without the extension.</summary>
    public required string Id { get; init; }

    /// <summary>What exhibitions choose by: <c>wall</c>, <c>sketch</c>, <c>state</c>, <c>dance</c>…</summary>
    public required string Sort { get; init; }
    public required WorkKind Kind { get; init; }
    public required string Date { get; init; }
    public required LanguageText Title { get; init; }
    public required LanguageText Alt { get; init; }
    public LanguageText Story { get; init; } = LanguageText.None;
    public LanguageText Medium { get; init; } = LanguageText.None;
    public LanguageText Credit { get; init; } = LanguageText.None;
    public string? Dimensions { get; init; }
    public string? Edition { get; init; }
    public string? Rights { get; init; }

    /// <summary>The word of a place; null: nobody noted it.</summary>
    public string? Place { get; init; }

    /// <summary>Words of people, with the role each had in this work.</summary>
    public required IReadOnlyList<(string Person, string Role)> Makers { get; init; }
    public IReadOnlyList<string> Subjects { get; init; } = [];
    public IReadOnlyList<(RelationKind Kind, string Work)> Relations { get; init; } = [];

    /// <summary>With the word of the work that shows the state, where one does.</summary>
    public IReadOnlyList<(ConditionText Change, string? Picture)> Condition { get; init; } = [];
    public bool IsLost { get; init; }
    public bool IsWithdrawn { get; init; }
    public bool IsErased { get; init; }

    /// <summary>Paints it at a scale; null for a sound.</summary>
    public Func<float, Bitmap>? Paint { get; init; }

    /// <summary>Makes the WAV file; null for a picture.</summary>
    public Func<byte[]>? Sound { get; init; }

    public string FileName => Id + (Sound is null ? ".jpg" : ".wav");

    /// <summary>The first year that its date names.</summary>
    public int Year => int.Parse(Date.AsSpan(0, 4).ToString().Replace('X', '0'), System.Globalization.CultureInfo.InvariantCulture);
}
