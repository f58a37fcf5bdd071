using Korme.Catalogue;

namespace Korme.People;

/// <summary>What a person's record was about before it became one with another, kept with it so that this can be undone at any time.</summary>
/// <param name="At">When.</param>
/// <param name="Kept">The other person, as they were before.</param>
/// <param name="Works">The works that named this person, as they did.</param>
/// <param name="Exhibitions">The exhibitions that did.</param>
/// <param name="Consents">What became of the consents of both.</param>
public sealed record Merge(
    DateTimeOffset At, Person Kept, IReadOnlyList<NamedIn> Works, IReadOnlyList<NamedIn> Exhibitions, IReadOnlyList<MergedConsent> Consents);

/// <summary>How a work or an exhibition named people before a merge.</summary>
/// <param name="Id">Of the work, or of the exhibition.</param>
/// <param name="Makers">As they were.</param>
/// <param name="Subjects">As they were; none for an exhibition.</param>
public sealed record NamedIn(Guid Id, IReadOnlyList<Maker> Makers, IReadOnlyList<Guid> Subjects);

/// <summary>A consent before a merge.</summary>
/// <param name="Id">Which.</param>
/// <param name="Person">Whose it was.</param>
/// <param name="Except">Works that the merge kept it from reaching.</param>
public sealed record MergedConsent(Guid Id, Guid Person, IReadOnlyList<Guid> Except);
