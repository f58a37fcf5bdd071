using Korme.Catalogue;

namespace Korme.Places;

/// <summary>Where works were made or stand, as the archive keeps it in <c>record.json</c>. Immutable.</summary>
public sealed record Place : IRecorded
{
    public required Guid Id { get; init; }

    /// <summary>What people call it: "Көк базар"; shown when the place may be shown exactly.</summary>
    public LanguageText Name { get; init; } = LanguageText.None;

    /// <summary>Street and number; shown when the place may be shown exactly.</summary>
    public LanguageText Address { get; init; } = LanguageText.None;
    public LanguageText Street { get; init; } = LanguageText.None;
    public LanguageText District { get; init; } = LanguageText.None;
    public LanguageText City { get; init; } = LanguageText.None;

    /// <summary>WGS 84 degrees, -90 to 90; null: not known.</summary>
    public double? Latitude { get; init; }

    /// <summary>WGS 84 degrees, -180 to 180; null: not known.</summary>
    public double? Longitude { get; init; }

    /// <summary>How much of it visitors may know, wherever it is shown.</summary>
    public PlacePrecision Precision { get; init; } = PlacePrecision.Street;

    /// <summary>Markdown per language; kept in the archive as <c>stories/kk.md</c> and so on.</summary>
    public LanguageText Story { get; init; } = LanguageText.None;

    /// <summary>The place that this one turned out to be; null: no other. Works that still name this one show no place at all.</summary>
    public Guid? SameAs { get; init; }

    /// <summary>What this record was about before it became <see cref="SameAs"/>; null: it didn't.</summary>
    public PlaceMerge? Merged { get; init; }

    /// <summary>Places that look the same and are others: nobody is asked about them again.</summary>
    public IReadOnlyList<Guid> NotSame { get; init; } = [];

    /// <summary>When the artist put it into the bin; null: it isn't there. Only a place that no work names goes there.</summary>
    public DateTimeOffset? Binned { get; init; }
    public required DateTimeOffset Created { get; init; }
}

/// <summary>How precisely a place may be shown; in JSON in lower case.</summary>
public enum PlacePrecision { Exact, Street, District, City, Hidden }
