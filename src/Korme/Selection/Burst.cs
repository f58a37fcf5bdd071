namespace Korme.Selection;

/// <summary>What the frames of a moment are to one another.</summary>
public enum BurstKind
{
    /// <summary>Several tries at one picture, or a single.</summary>
    Burst,

    /// <summary>One picture at several exposures on purpose: parts of a whole, none better.</summary>
    Bracket,

    /// <summary>A view taken in strips: parts of a whole, none better.</summary>
    Panorama,
}

/// <summary>Photographs of one moment by one camera, in the order they were taken; a single is a burst of one.</summary>
public sealed record Burst(IReadOnlyList<Candidate> Frames, BurstKind Kind = BurstKind.Burst)
{
    public Candidate First => Frames[0];
}
