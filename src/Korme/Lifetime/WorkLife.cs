using Korme.Catalogue;
using Korme.Exhibitions;
using Korme.Storage;

namespace Korme.Lifetime;

/// <summary>A work among others: its family, and the public works that its page shows of it and of its states.</summary>
/// <param name="Family">Public works alone.</param>
/// <param name="Shown">By id.</param>
public sealed record WorkLife(Family Family, IReadOnlyDictionary<Guid, PublicWork> Shown)
{
    /// <summary>Nothing is known of it.</summary>
    public static readonly WorkLife None = new(new([], [], []), new Dictionary<Guid, PublicWork>());

    /// <summary>One query for a work that stands alone, at most three for others.</summary>
    public static WorkLife Of(Database db, Work work)
    {
        var kinships = FindFamily.Of(db, [work.Id]);
        if (kinships.Count == 0 && work.Condition.Count == 0) return None;
        if (kinships.Count > 0) kinships = [.. kinships, .. FindFamily.Of(db, [.. Both(kinships)]).Except(kinships)];
        var shown = FindPublicWorks.ById(db, Both(kinships).Concat(work.Condition.SelectMany(change => change.Pictures)).Append(work.Id));
        return new(Family.Of(work.Id, kinships, shown.ContainsKey), shown);
    }

    private static IEnumerable<Guid> Both(IReadOnlyList<Kinship> kinships) => kinships.SelectMany(each => (Guid[])[each.Work, each.Other]).Distinct();
}
