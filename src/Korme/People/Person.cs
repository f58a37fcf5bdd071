using Korme.Catalogue;

namespace Korme.People;

/// <summary>Somebody who made a work, had a part in it, or is seen in it, as the archive keeps it in <c>record.json</c>. Immutable.</summary>
public sealed record Person : IRecorded
{
    public required Guid Id { get; init; }

    /// <summary>In each language and script that the person writes it in.</summary>
    public LanguageText Name { get; init; } = LanguageText.None;

    /// <summary>EDTF; null: not known, or not told.</summary>
    public string? Born { get; init; }

    /// <summary>EDTF; null: alive, or not known.</summary>
    public string? Died { get; init; }

    /// <summary>Markdown per language; kept in the archive as <c>stories/kk.md</c> and so on.</summary>
    public LanguageText Biography { get; init; } = LanguageText.None;

    /// <summary>Addresses of pages about the person, absolute http or https.</summary>
    public IReadOnlyList<string> Links { get; init; } = [];

    /// <summary>How to reach the person, in words. Private: on no page but the desk's.</summary>
    public string? Contact { get; init; }

    /// <summary>The person that this one turned out to be; null: nobody else.</summary>
    public Guid? SameAs { get; init; }

    /// <summary>What this record was about before it became <see cref="SameAs"/>; null: it didn't.</summary>
    public Merge? Merged { get; init; }

    /// <summary>People of the same name who are others: nobody is asked about them again.</summary>
    public IReadOnlyList<Guid> NotSame { get; init; } = [];

    /// <summary>When the artist put the record into the bin; null: it isn't there. Only who is named nowhere goes there.</summary>
    public DateTimeOffset? Binned { get; init; }
    public required DateTimeOffset Created { get; init; }
}
