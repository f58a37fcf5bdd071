namespace Korme.Selection;

/// <summary>Photographs of one moment by one camera, in the order they were taken; a single is a burst of one.</summary>
public sealed record Burst(IReadOnlyList<Candidate> Frames)
{
    public Candidate First => Frames[0];
}
