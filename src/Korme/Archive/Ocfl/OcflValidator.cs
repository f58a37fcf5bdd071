using System.Globalization;

namespace Korme.Archive.Ocfl;

/// <summary>Checks a storage root and its objects: structure, inventories, and every byte against its digests (OCFL 1.1).</summary>
/// <remarks>Reads everything, changes nothing. Objects of OCFL 1.0 are reported by their declaration and not looked into.</remarks>
public static class OcflValidator
{
    /// <summary>Everything wrong with a root and every object in it.</summary>
    public static IEnumerable<OcflProblem> CheckRoot(string folder)
    {
        var declared = Namaste.Declared(folder, "ocfl_").ToList();
        if (declared.Count == 0) yield return new("E069", folder, "has no version declaration");
        if (declared.Count > 1) yield return new("E076", folder, "has more than one version declaration");
        foreach (var problem in declared.SelectMany(value => CheckDeclaration(folder, value, "E080"))) yield return problem;
        if (Directory.Exists(Path.Combine(folder, "extensions")))
            foreach (var file in Directory.EnumerateFiles(Path.Combine(folder, "extensions"))) yield return new("E112", file, "is a file among extensions");

        foreach (var inner in Directory.EnumerateDirectories(folder).Where(inner => Path.GetFileName(inner) != "extensions"))
            foreach (var problem in CheckHierarchy(inner, folder)) yield return problem;
    }

    /// <summary>Everything wrong with one object.</summary>
    public static IReadOnlyList<OcflProblem> CheckObject(string folder)
    {
        var problems = new List<OcflProblem>();
        var declared = Namaste.Declared(folder, "ocfl_object_").ToList();
        if (declared.Count != 1) problems.Add(new("E003", folder, "has not exactly one version declaration"));
        problems.AddRange(declared.SelectMany(value => CheckDeclaration(folder, value, "E007")));
        if (!File.Exists(Path.Combine(folder, InventoryFile.Name)))
        {
            problems.Add(new("E063", folder, "has no inventory.json"));
            return problems;
        }

        if (ReadInventory(folder, problems) is not { } root) return problems;
        problems.AddRange(CheckInventory.Run(root, folder));
        problems.AddRange(CheckNames(folder, root));
        problems.AddRange(CheckVersions(folder, root));
        problems.AddRange(CheckContent(folder, root));
        return problems;
    }

    private static IEnumerable<OcflProblem> CheckHierarchy(string folder, string root)
    {
        if (Namaste.Declared(folder, "ocfl_object_").Any())
        {
            foreach (var problem in CheckObject(folder)) yield return problem;
            yield break;
        }

        foreach (var file in Directory.EnumerateFiles(folder)) yield return new("E084", file, "is a file between objects");
        var inner = Directory.EnumerateDirectories(folder).ToList();
        if (inner.Count == 0) yield return new("E073", folder, "is empty");
        foreach (var problem in inner.SelectMany(each => CheckHierarchy(each, root))) yield return problem;
    }

    private static IEnumerable<OcflProblem> CheckDeclaration(string folder, string value, string code)
    {
        var file = Path.Combine(folder, Namaste.FileName(value));
        if (!File.ReadAllBytes(file).AsSpan().SequenceEqual(Namaste.Text(value))) yield return new(code, file, "doesn't say its own name");
    }

    private static Inventory? ReadInventory(string folder, List<OcflProblem> problems)
    {
        var file = Path.Combine(folder, InventoryFile.Name);
        try
        {
            var bytes = File.ReadAllBytes(file);
            var inventory = InventoryFile.Parse(bytes, folder);
            var sidecar = $"{file}.{inventory.DigestAlgorithm}";
            if (!File.Exists(sidecar)) problems.Add(new("E058", sidecar, "is missing"));
            else if (File.ReadAllText(sidecar).Split((char[]?)null, StringSplitOptions.RemoveEmptyEntries) is not [_, InventoryFile.Name])
                problems.Add(new("E061", sidecar, "is not: digest, space, inventory.json"));
            else if (!InventoryFile.MatchesSidecar(folder, inventory.DigestAlgorithm, bytes)) problems.Add(new("E060", file, "has another digest than its sidecar states"));
            return inventory;
        }
        catch (OcflException trouble)
        {
            problems.Add(new("E033", file, trouble.Message));
            return null;
        }
    }

    private static IEnumerable<OcflProblem> CheckNames(string folder, Inventory root)
    {
        var known = new HashSet<string>(root.Versions.Keys)
        {
            InventoryFile.Name, $"{InventoryFile.Name}.{root.DigestAlgorithm}", Namaste.FileName(Namaste.Object), "logs", "extensions",
        };
        foreach (var entry in Directory.EnumerateFileSystemEntries(folder))
        {
            var name = Path.GetFileName(entry);
            if (known.Contains(name) || name.StartsWith("0=", StringComparison.Ordinal)) continue;
            yield return new(Inventory.VersionNumber(name) is null ? "E001" : "E046", entry, "is not part of the object");
        }
    }

    private static List<OcflProblem> CheckVersions(string folder, Inventory root)
    {
        var problems = new List<OcflProblem>();
        foreach (var name in root.Versions.Keys)
        {
            var version = Path.Combine(folder, name);
            if (!Directory.Exists(version))
            {
                problems.Add(new("E010", version, "is missing"));
                continue;
            }
            foreach (var file in Directory.EnumerateFiles(version))
                if (!Path.GetFileName(file).StartsWith(InventoryFile.Name, StringComparison.Ordinal)) problems.Add(new("E015", file, "is beside the content"));
            foreach (var inner in Directory.EnumerateDirectories(version))
                if (Path.GetFileName(inner) != (root.ContentDirectory ?? "content")) problems.Add(new("W002", inner, "is beside the content"));
            if (!File.Exists(Path.Combine(version, InventoryFile.Name))) problems.Add(new("W010", version, "has no inventory.json"));
            else if (ReadInventory(version, problems) is { } own) problems.AddRange(CheckOwnInventory(version, name, own, root, folder));
        }
        return problems;
    }

    private static IEnumerable<OcflProblem> CheckOwnInventory(string version, string name, Inventory own, Inventory root, string folder)
    {
        if (own.Head != name) yield return new("E040", version, $"has an inventory of {own.Head}");
        if (own.Id != root.Id) yield return new("E110", version, $"has the id {own.Id}");
        if (name == root.Head && !File.ReadAllBytes(Path.Combine(version, InventoryFile.Name)).AsSpan()
            .SequenceEqual(File.ReadAllBytes(Path.Combine(folder, InventoryFile.Name))))
            yield return new("E064", version, "has another inventory than the object");
        foreach (var (number, block) in own.Versions)
        {
            if (!root.Versions.TryGetValue(number, out var now)) continue;
            if (own.DigestAlgorithm == root.DigestAlgorithm && !SameState(block, now)) yield return new("E066", version, $"has another state of {number} than the object");
            if ((block.Created, block.Message, block.User) != (now.Created, now.Message, now.User)) yield return new("W011", version, $"tells {number} differently");
        }
    }

    private static bool SameState(InventoryVersion one, InventoryVersion other) => Pairs(one).SetEquals(Pairs(other));

    private static HashSet<(string, string)> Pairs(InventoryVersion version) =>
        [.. version.State.SelectMany(entry => entry.Value.Select(path => (path, entry.Key.ToLower(CultureInfo.InvariantCulture))))];

    private static IEnumerable<OcflProblem> CheckContent(string folder, Inventory root)
    {
        var claimed = root.Manifest.SelectMany(entry => entry.Value.Select(path => (Path: path, Algorithm: root.DigestAlgorithm, Digest: entry.Key))).ToList();
        var fixity = (root.Fixity ?? []).Where(block => Digests.Knows(block.Key))
            .SelectMany(block => block.Value.SelectMany(entry => entry.Value.Select(path => (Path: path, Algorithm: block.Key, Digest: entry.Key))));
        foreach (var (path, algorithm, digest) in claimed.Concat(fixity))
        {
            var file = Path.Combine(folder, path.Replace('/', Path.DirectorySeparatorChar));
            var code = algorithm == root.DigestAlgorithm ? "E092" : "E093";
            if (!File.Exists(file)) yield return new(code, file, "is missing");
            else if (!Inventory.SameDigest(Digests.OfFile(algorithm, file), digest)) yield return new(code, file, $"is not what was kept: its {algorithm} differs");
        }

        var known = claimed.Select(entry => entry.Path).ToHashSet(StringComparer.Ordinal);
        foreach (var version in root.Versions.Keys)
        {
            var content = Path.Combine(folder, version, root.ContentDirectory ?? "content");
            if (!Directory.Exists(content)) continue;
            foreach (var file in Directory.EnumerateFiles(content, "*", SearchOption.AllDirectories))
                if (!known.Contains(Path.GetRelativePath(folder, file).Replace(Path.DirectorySeparatorChar, '/'))) yield return new("E023", file, "is not in the manifest");
            foreach (var inner in Directory.EnumerateDirectories(content, "*", SearchOption.AllDirectories).Append(content))
                if (!Directory.EnumerateFileSystemEntries(inner).Any()) yield return new("E024", inner, "is empty");
        }
    }
}
