using Korme.Catalogue;

namespace Korme.Lifetime;

/// <summary>A work in the family of another.</summary>
/// <param name="Work">Which.</param>
/// <param name="Kind">What it is to the one before it.</param>
/// <param name="IsBack">It says so itself: it is drawn from the one before. False: the one before is drawn from it.</param>
/// <param name="More">Those that are related through it.</param>
public sealed record Relative(Guid Work, RelationKind Kind, bool IsBack, IReadOnlyList<Relative> More);

/// <summary>The family of a work, two steps far: where it comes from, what was made with it, what came of it.</summary>
/// <remarks>Pure. Every work stands in it once, however the relations run in circles.</remarks>
public sealed record Family(IReadOnlyList<Relative> Sources, IReadOnlyList<Relative> Companions, IReadOnlyList<Relative> Offspring)
{
    public bool IsEmpty => Sources.Count + Companions.Count + Offspring.Count == 0;

    /// <summary>Builds it.</summary>
    /// <param name="work">In the middle.</param>
    /// <param name="kinships">Of the work and of those related to it.</param>
    /// <param name="isShown">Whom the reader may know of; what is reached through others alone is left out with them.</param>
    public static Family Of(Guid work, IReadOnlyList<Kinship> kinships, Func<Guid, bool> isShown)
    {
        var seen = new HashSet<Guid> { work };
        var near = Around(work, kinships, isShown, seen);
        // All who stand near come before those behind them, so that nobody near is shown far.
        var whole = near.ConvertAll(each => each.Kind == RelationKind.MadeWith ? each
            : each with { More = Around(each.Work, kinships, isShown, seen).Where(far => far.IsBack == each.IsBack && far.Kind != RelationKind.MadeWith).ToList() });
        return new(
            [.. whole.Where(each => !each.IsBack && each.Kind != RelationKind.MadeWith)],
            [.. whole.Where(each => each.Kind == RelationKind.MadeWith)],
            [.. whole.Where(each => each.IsBack && each.Kind != RelationKind.MadeWith)]);
    }

    private static List<Relative> Around(Guid work, IReadOnlyList<Kinship> kinships, Func<Guid, bool> isShown, HashSet<Guid> seen)
    {
        var found = new List<Relative>();
        foreach (var (one, kind, other) in kinships)
            if ((one == work || other == work) && (one == work ? other : one) is var relative && isShown(relative) && seen.Add(relative))
                found.Add(new(relative, kind, one != work, []));
        return found;
    }
}
