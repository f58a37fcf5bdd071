using System.Globalization;
using System.Text.RegularExpressions;

namespace Korme.Archive.Ocfl;

/// <summary>Checks what an inventory says about itself, without looking at the files (OCFL 1.1 §3.5).</summary>
internal static partial class CheckInventory
{
    public static IEnumerable<OcflProblem> Run(Inventory inventory, string folder)
    {
        var file = Path.Combine(folder, InventoryFile.Name);
        if (inventory.Type != Inventory.Type11) yield return new("E038", file, $"is of the type {inventory.Type}");
        if (inventory.DigestAlgorithm is not ("sha512" or "sha256")) yield return new("E025", file, $"uses {inventory.DigestAlgorithm}");
        else if (inventory.DigestAlgorithm != "sha512") yield return new("W004", file, $"uses {inventory.DigestAlgorithm}");
        if (!Uri.TryCreate(inventory.Id, UriKind.Absolute, out _)) yield return new("W005", file, $"has the id {inventory.Id}, no URI");
        if (inventory.ContentDirectory is { } content && (content.Contains('/') || content is "." or "..")) yield return new("E017", file, $"has the content folder {content}");

        foreach (var problem in CheckNumbers(inventory, file)) yield return problem;
        foreach (var problem in CheckManifest(inventory, file)) yield return problem;
        foreach (var (name, version) in inventory.Versions)
            foreach (var problem in CheckVersion(inventory, name, version, file)) yield return problem;
    }

    private static IEnumerable<OcflProblem> CheckNumbers(Inventory inventory, string file)
    {
        var numbers = inventory.Versions.Keys.Select(Inventory.VersionNumber).ToList();
        if (numbers.Count == 0) yield return new("E008", file, "has no version");
        else if (numbers.Contains(null)) yield return new("E046", file, "has a version with another name than v and a number");
        else if (!numbers.Order().SequenceEqual(Enumerable.Range(1, numbers.Count).Select(number => (int?)number))) yield return new("E010", file, "misses a version");
        else if (Inventory.VersionNumber(inventory.Head) != numbers.Count) yield return new("E040", file, $"has the head {inventory.Head}, which is not its newest version");
        if (inventory.Versions.Keys.Any(name => name.StartsWith("v0", StringComparison.Ordinal))) yield return new("W001", file, "has version numbers with zeros in front");
    }

    private static IEnumerable<OcflProblem> CheckManifest(Inventory inventory, string file)
    {
        if (HasTwice(inventory.Manifest.Keys)) yield return new("E096", file, "has a digest twice in its manifest");
        var paths = inventory.Manifest.Values.SelectMany(each => each).ToList();
        if (Conflict(paths) is { } conflict) yield return new("E101", file, $"has the content path {conflict} twice, or inside itself");
        var used = inventory.Versions.Values.SelectMany(version => version.State.Keys).ToHashSet(StringComparer.OrdinalIgnoreCase);
        foreach (var digest in inventory.Manifest.Keys.Where(digest => !used.Contains(digest))) yield return new("E107", file, $"keeps {digest}, which no version has");
        foreach (var (algorithm, block) in inventory.Fixity ?? [])
            if (HasTwice(block.Keys)) yield return new("E097", file, $"has a {algorithm} twice in its fixity");
    }

    private static IEnumerable<OcflProblem> CheckVersion(Inventory inventory, string name, InventoryVersion version, string file)
    {
        if (!Rfc3339().IsMatch(version.Created) || !DateTimeOffset.TryParse(version.Created, CultureInfo.InvariantCulture, out _))
            yield return new("E049", file, $"{name} was created '{version.Created}', no RFC 3339 time");
        if (version.Message is null || version.User is null) yield return new("W007", file, $"{name} has no message or no user");
        if (version.User is { } user)
        {
            if (string.IsNullOrEmpty(user.Name)) yield return new("E054", file, $"{name} has a user without a name");
            if (user.Address is null) yield return new("W008", file, $"{name} has a user without an address");
            else if (!Uri.TryCreate(user.Address, UriKind.Absolute, out _)) yield return new("W009", file, $"{name} has a user whose address is no URI");
        }

        var manifest = inventory.Manifest.Keys.ToHashSet(StringComparer.OrdinalIgnoreCase);
        foreach (var digest in version.State.Keys.Where(digest => !manifest.Contains(digest))) yield return new("E050", file, $"{name} has {digest}, which is not in the manifest");
        var paths = version.State.Values.SelectMany(each => each).ToList();
        foreach (var path in paths.Where(path => !InventoryFile.IsSafePath(path)))
            yield return new(path.StartsWith('/') || path.EndsWith('/') ? "E053" : "E052", file, $"{name} has the logical path '{path}'");
        if (Conflict(paths) is { } conflict) yield return new("E095", file, $"{name} has the logical path {conflict} twice, or inside itself");
    }

    [GeneratedRegex(@"^\d{4}-\d\d-\d\dT\d\d:\d\d:\d\d(\.\d+)?(Z|[+-]\d\d:\d\d)$")]
    private static partial Regex Rfc3339();

    private static bool HasTwice(IEnumerable<string> digests)
    {
        var seen = new HashSet<string>(StringComparer.OrdinalIgnoreCase);
        return digests.Any(digest => !seen.Add(digest));
    }

    // "a" conflicts with "a" and with "a/b".
    private static string? Conflict(List<string> paths)
    {
        var sorted = paths.Select(path => path + "/").Order(StringComparer.Ordinal).ToList();
        return sorted.Zip(sorted.Skip(1)).Where(pair => pair.Second.StartsWith(pair.First, StringComparison.Ordinal)).Select(pair => pair.First.TrimEnd('/')).FirstOrDefault();
    }
}
