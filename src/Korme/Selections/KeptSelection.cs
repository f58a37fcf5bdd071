using Korme.Catalogue;
using Korme.Selection;

namespace Korme.Selections;

/// <summary>Works chosen for a wall, in order, each with the reason for it: what the artist goes on with. Immutable; an edit is a new value.</summary>
/// <remarks>In records and tables it is a <c>Selection</c>; here that word is the namespace of the measures.</remarks>
public sealed record KeptSelection : IRecorded
{
    /// <summary>A UUID version 7.</summary>
    public required Guid Id { get; init; }
    public LanguageText Name { get; init; } = LanguageText.None;

    /// <summary>The days that its works were taken on, EDTF: <c>2026-11-20</c>, <c>2026-05-01/2026-05-03</c>; null: no camera said.</summary>
    public string? Date { get; init; }

    /// <summary>The import that it was chosen from; null: from everything in the home.</summary>
    public ImportOf? Import { get; init; }

    /// <summary>How many were asked for, at least 1. Picked works come in beyond it.</summary>
    public required int Count { get; init; }

    /// <summary>In the order of the wall.</summary>
    public required IReadOnlyList<ProposedWork> Works { get; init; }

    /// <summary>What the artist took out: never proposed again here, picked or not.</summary>
    public IReadOnlyList<Guid> TakenOut { get; init; } = [];

    /// <summary>What gave way when the artist asked again: proposed again only when nothing else is left.</summary>
    public IReadOnlyList<Guid> PassedOver { get; init; } = [];

    /// <summary>The exhibition that was last made of it; null: none.</summary>
    public Guid? Exhibition { get; init; }
    public required DateTimeOffset Created { get; init; }

    /// <summary>When the artist put it into the bin; null: it is among the others.</summary>
    public DateTimeOffset? Binned { get; init; }
}

/// <summary>A work of a selection.</summary>
/// <param name="Work">The work.</param>
/// <param name="Reason">Why it is in: one sentence in kk, ru and en.</param>
/// <param name="IsLocked">The artist keeps it: asking again leaves it where it is.</param>
/// <param name="Alternative">What would hang there instead; null: there is nothing else.</param>
public sealed record ProposedWork(Guid Work, LanguageText Reason, bool IsLocked = false, Alternative? Alternative = null);
