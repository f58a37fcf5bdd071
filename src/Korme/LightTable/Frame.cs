using Korme.Catalogue;
using Korme.Selection;

namespace Korme.LightTable;

/// <summary>A photograph on the light table: what is shown of it and may be changed there.</summary>
/// <param name="Candidate">What selection knows of it; its marks are those of now.</param>
/// <param name="Label">The colour label.</param>
/// <param name="Colour">Its mean colour, <c>#rrggbb</c>.</param>
public sealed record Frame(Candidate Candidate, ColourLabel? Label, string Colour)
{
    /// <summary>The work.</summary>
    public Guid Id => Candidate.Work;
}

/// <summary>A frame with its place in its burst.</summary>
/// <param name="Frame">The frame.</param>
/// <param name="Burst">Index into <see cref="Sheet.Bursts"/>.</param>
/// <param name="Rank">The number of frames of its burst that are better; frames that can't be told apart share it.</param>
/// <param name="Reason">One sentence in kk, ru and en.</param>
public sealed record PlacedFrame(Frame Frame, int Burst, int Rank, LanguageText Reason);
