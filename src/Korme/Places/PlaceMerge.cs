namespace Korme.Places;

/// <summary>What a place's record was about before it became one with another, kept with it so that this can be undone at any time.</summary>
/// <param name="At">When.</param>
/// <param name="Kept">The other place, as it was before.</param>
/// <param name="Works">The works that named this place.</param>
public sealed record PlaceMerge(DateTimeOffset At, Place Kept, IReadOnlyList<Guid> Works);
