using Korme.Catalogue;

namespace Korme.Selection;

/// <summary>A work that was chosen, and why.</summary>
/// <param name="Work">The work.</param>
/// <param name="Reason">One sentence in kk, ru and en; for the artist, not the visitor.</param>
/// <param name="Rank">The number of frames of its burst that are better by the measures; 0 unless the artist's marks decided.</param>
/// <param name="Burst">All works of its moment in the order they were taken, its own among them.</param>
public sealed record Choice(Guid Work, LanguageText Reason, int Rank, IReadOnlyList<Guid> Burst);
