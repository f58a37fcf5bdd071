using Korme.Catalogue;

namespace Korme.Lifetime;

/// <summary>A change of condition that was not taken, to be shown again as it was typed.</summary>
/// <param name="At">Its place in <see cref="Work.Condition"/>; the count of it: it was to be new.</param>
/// <param name="Typed">What can be taken of it.</param>
/// <param name="Date">The date as it was typed.</param>
/// <param name="Errors">Fields that can't be taken, and why.</param>
/// <param name="Said">A sentence instead of the common one; null: the common one.</param>
public sealed record RefusedCondition(int At, ConditionChange Typed, string Date, IReadOnlyDictionary<string, string> Errors, string? Said = null);
