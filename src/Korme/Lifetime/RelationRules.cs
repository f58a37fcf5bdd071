using Korme.Catalogue;
using Korme.Storage;

namespace Korme.Lifetime;

/// <summary>Which relations make no sense: nothing comes from itself, by whatever way round.</summary>
public static class RelationRules
{
    /// <summary>The key of why a relation is refused: <c>itself</c>, <c>circle</c>, <c>twice</c>; null: it may stand.</summary>
    public static string? Wrong(Database db, Work work, RelationKind kind, Guid other) =>
        other == work.Id ? "itself"
        : work.Relations.Contains(new(kind, other)) ? "twice"
        : kind is RelationKind.DrawnFrom or RelationKind.VersionOf or RelationKind.PartOf && FindFamily.ComesFrom(db, other, kind, work.Id) ? "circle"
        // Made with is the same from both sides: once is enough.
        : kind == RelationKind.MadeWith && FindFamily.Of(db, [work.Id]).Any(each => each.Kind == kind && each.Work == other) ? "twice" : null;
}
