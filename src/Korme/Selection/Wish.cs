namespace Korme.Selection;

/// <summary>What the artist wants of a choice.</summary>
/// <param name="Count">How many works, 0 or more. What is kept or picked is in, even beyond it.</param>
public sealed record Wish(int Count)
{
    /// <summary>Works that are in whatever else is: locked on the page of a selection.</summary>
    public IReadOnlySet<Guid> Kept { get; init; } = new HashSet<Guid>();

    /// <summary>Works that aren't proposed, nor their moments: taken out by the artist. Stronger than a pick, weaker than <see cref="Kept"/>.</summary>
    public IReadOnlySet<Guid> TakenOut { get; init; } = new HashSet<Guid>();

    /// <summary>Works whose moments come when nothing else is left: seen before, and not wanted.</summary>
    public IReadOnlySet<Guid> PassedOver { get; init; } = new HashSet<Guid>();

    /// <summary>True: picked works are in, whether kept or not.</summary>
    public bool TakesPicks { get; init; } = true;

    /// <summary>How much each merit counts within a moment.</summary>
    public MeritWeights Weights { get; init; } = MeritWeights.Usual;
}
