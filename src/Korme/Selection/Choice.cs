using Korme.Catalogue;

namespace Korme.Selection;

/// <summary>A work that was chosen, and why.</summary>
/// <param name="Work">The work.</param>
/// <param name="Reason">One sentence in kk, ru and en; for the artist, not the visitor.</param>
/// <param name="Rank">The number of frames of its burst that are better by the measures; 0 unless the artist's marks decided.</param>
/// <param name="Burst">All works of its moment in the order they were taken, its own among them.</param>
/// <param name="Alternative">What would hang there instead; null where there is nothing else, or nobody asked.</param>
public sealed record Choice(Guid Work, LanguageText Reason, int Rank, IReadOnlyList<Guid> Burst, Alternative? Alternative = null);

/// <summary>The work nearest to a chosen one.</summary>
/// <param name="Work">The work.</param>
/// <param name="Reason">What is to be said of it, in kk, ru and en.</param>
/// <param name="IsSameMoment">The next frame of the same burst; else the best of the moment nearest in time, place and subject.</param>
public sealed record Alternative(Guid Work, LanguageText Reason, bool IsSameMoment);
