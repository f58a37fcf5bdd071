using Korme.Import;
using XmpCore;

namespace Korme.Sidecars;

/// <summary>Reads a sidecar before and after with a reader that didn't write it: only what was to change may have changed.</summary>
internal static class CompareSidecars
{
    /// <exception cref="SidecarRefusedException">Something else is different, or gone.</exception>
    public static void Require(XmpDocument before, XmpDocument after, IReadOnlyList<PropertyChange> changes)
    {
        var touched = changes.Select(PathOf).ToHashSet(StringComparer.Ordinal);
        var (left, right) = (Others(before, touched), Others(after, touched));
        if (left.SequenceEqual(right)) return;
        var lost = left.Except(right).Concat(right.Except(left)).FirstOrDefault();
        throw new SidecarRefusedException($"is written in a way that can't be changed without touching {lost.Path ?? "its order"} too. Save it anew with the program that made it");
    }

    /// <summary>The beginning of the paths of a property: <c>dc:title</c>.</summary>
    private static string PathOf(PropertyChange change) =>
        (XmpMetaFactory.SchemaRegistry.GetNamespacePrefix(change.Namespace) ?? change.Prefix + ":") + change.Name;

    // Properties may stand in another order than before; their items may not.
    private static List<(string Path, string Value)> Others(XmpDocument document, HashSet<string> touched) =>
        [.. document.Nodes().Where(node => !touched.Contains(TopOf(node.Path))).OrderBy(node => TopOf(node.Path), StringComparer.Ordinal)];

    private static string TopOf(string path)
    {
        var end = path.AsSpan().IndexOfAny('[', '/');
        return end < 0 ? path : path[..end];
    }
}
