using Korme.Catalogue;

namespace Korme.Lifetime;

/// <summary>The keys of what a work is to another: <c>relation.drawnFrom</c>, and from the other side <c>relation.drawnFrom.back</c>.</summary>
public static class RelationWords
{
    public static string Key(RelationKind kind, bool isBack) => $"relation.{char.ToLowerInvariant(kind.ToString()[0])}{kind.ToString()[1..]}{(isBack ? ".back" : "")}";
}
