using System.Text;

namespace Korme.Archive.Ocfl;

/// <summary>Checks everything about one object but the bytes of its content (OCFL 1.0 and 1.1 §3). Each file is read once, content not at all.</summary>
internal sealed class ExamineObject
{
    private readonly string folder;
    private readonly List<OcflProblem> problems = [];
    private readonly Dictionary<string, FolderEntry> content = new(StringComparer.Ordinal);
    private readonly Dictionary<string, List<DigestClaim>> claims = new(StringComparer.Ordinal);
    private long bytesRead;
    private int otherFiles;

    private ExamineObject(string folder) => this.folder = folder;

    /// <summary>Examines; never throws for what is in the folder.</summary>
    public static ExaminedObject Run(string folder) => new ExamineObject(folder).Run();

    private ExaminedObject Run()
    {
        var entries = FolderEntry.In(folder, problems);
        var specification = Namaste.Check(entries, folder, ofRoot: false, problems);
        if (specification is not null && !Namaste.IsKnown(specification))
        {
            problems.Add(new("E004", folder, $"is an object of OCFL {specification}; this program knows 1.0 and 1.1. It is left alone"));
            return new(folder, null, specification, null, null, [], problems);
        }

        var bytes = ReadInventoryBytes(entries, folder, isRoot: true);
        var inventory = bytes is null ? null : ReadLooseInventory.Run(bytes, PathOf(InventoryFile.Name), problems);
        if (bytes is null || inventory is null) return new(folder, null, specification, null, bytes, [], problems) { BytesRead = bytesRead, OtherFiles = otherFiles };

        CheckInventory.Run(inventory, PathOf(InventoryFile.Name), problems);
        if (specification is not null && inventory.Specification is { } stated && stated != specification)
            problems.Add(new("E038", PathOf(InventoryFile.Name), $"is of OCFL {stated} and the object of {specification}"));
        CheckSidecar(entries, folder, inventory, bytes);
        var versions = CheckNames(entries, inventory);
        Claim(inventory, ofRoot: true);
        CheckVersions(versions, inventory, bytes);

        var files = claims.Where(claim => content.ContainsKey(claim.Key)).OrderBy(claim => claim.Key, StringComparer.Ordinal)
            .Select(claim => new ContentFile(claim.Key, content[claim.Key].Path, claim.Value, content[claim.Key].Bytes, content[claim.Key].Modified));
        return new(folder, inventory.Id, specification, inventory.Head, bytes, [.. files], problems) { BytesRead = bytesRead, OtherFiles = otherFiles };
    }

    private string PathOf(string name) => Path.Combine(folder, name);

    /// <summary>The files and folders of an object's root: declaration, inventory, sidecar, versions, logs, extensions.</summary>
    private List<FolderEntry> CheckNames(List<FolderEntry> entries, LooseInventory inventory)
    {
        var versions = new List<FolderEntry>();
        var known = inventory.Versions.Select(version => version.Name).ToHashSet(StringComparer.Ordinal);
        var sidecars = entries.Where(entry => entry.Name.StartsWith(InventoryFile.Name + ".", StringComparison.Ordinal)).ToList();
        foreach (var entry in entries)
        {
            if (!entry.IsFolder) otherFiles++;
            if (entry.IsLink) problems.Add(new("E090", entry.Path, "is a link; links must not be used"));
            else if (Namaste.MeansToDeclare(entry.Name, Namaste.ObjectPrefix) || !entry.IsFolder && entry.Name == InventoryFile.Name) continue;
            else if (!entry.IsFolder && sidecars is [var only] && only.Name == entry.Name) continue; // another algorithm's is E059
            else if (!entry.IsFolder && entry.Name == $"{InventoryFile.Name}.{inventory.DigestAlgorithm}") continue;
            else if (!entry.IsFolder) problems.Add(new("E001", entry.Path, "is not part of the object"));
            else if (known.Contains(entry.Name))
            {
                versions.Add(entry);
                if (Inventory.VersionNumber(entry.Name) is null) problems.Add(new("E001", entry.Path, "is no version's folder: it must be v and a number"));
            }
            else if (entry.Name == "extensions") CheckExtensions(entry, problems, "E067", "W013");
            else if (entry.Name == "logs") continue;
            else if (Inventory.VersionNumber(entry.Name) is not null) problems.Add(new("E046", entry.Path, "is a version that the inventory doesn't have"));
            else
            {
                problems.Add(new("E001", entry.Path, "is not part of the object"));
                if (Namaste.Declared(entry.Path, Namaste.ObjectPrefix).Any()) problems.Add(new("E082", entry.Path, "is an object inside another object"));
            }
        }
        foreach (var name in known.Where(name => versions.All(entry => entry.Name != name)))
            problems.Add(new(Inventory.VersionNumber(name) is null ? "E046" : "E010", PathOf(name), "is missing: the inventory has this version"));
        return versions;
    }

    internal static void CheckExtensions(FolderEntry extensions, List<OcflProblem> problems, string noFolder, string unregistered)
    {
        foreach (var entry in FolderEntry.In(extensions.Path, problems))
        {
            if (entry.IsLink) problems.Add(new("E090", entry.Path, "is a link; links must not be used"));
            else if (!entry.IsFolder) problems.Add(new(noFolder, entry.Path, "is a file among extensions, where only their folders may be"));
            else if (!RegisteredExtensions.Has(entry.Name)) problems.Add(new(unregistered, entry.Path, "is no registered extension's name"));
        }
    }

    private void CheckVersions(List<FolderEntry> folders, LooseInventory root, byte[] rootBytes)
    {
        var previous = "1.0";
        foreach (var version in folders.OrderBy(entry => Inventory.VersionNumber(entry.Name) ?? 0))
        {
            var entries = FolderEntry.In(version.Path, problems);
            CheckVersionFolder(version, entries, root);
            if (entries.All(entry => entry.Name != InventoryFile.Name))
            {
                problems.Add(new("W010", version.Path, "has no inventory.json"));
                continue;
            }
            if (ReadInventoryBytes(entries, version.Path, isRoot: false) is not { } bytes) continue;

            var file = Path.Combine(version.Path, InventoryFile.Name);
            var isNewest = version.Name == root.Head;
            if (isNewest && bytes.AsSpan().SequenceEqual(rootBytes))
            {
                CheckSidecar(entries, version.Path, root, bytes); // the same bytes: the same findings
                CheckOrder(root, file, ref previous);
                continue;
            }
            if (isNewest) problems.Add(new("E064", file, "is not the object's own inventory, as the newest version's must be"));
            if (ReadLooseInventory.Run(bytes, file, problems) is not { } prior) continue;
            CheckInventory.Run(prior, file, problems);
            CheckSidecar(entries, version.Path, prior, bytes);
            if (prior.Head is not null && prior.Head != version.Name) problems.Add(new("E040", file, $"has the head {prior.Head} and lies in {version.Name}"));
            ComparePrior.Run(prior, file, root, problems);
            CheckOrder(prior, file, ref previous);
            Claim(prior, ofRoot: false);
            CheckKnows(prior, file, Inventory.VersionNumber(version.Name) ?? 0);
        }
        // After all folders are known: what the newest inventory doesn't have, and what it has that is not there.
        CheckKnows(root, null, int.MaxValue);
        foreach (var (path, stated) in claims)
        {
            if (content.ContainsKey(path)) continue;
            foreach (var code in stated.Select(claim => claim.Code).Distinct()) problems.Add(new(code, PathOf(path.Replace('/', Path.DirectorySeparatorChar)), Missing(path)));
        }
    }

    private string Missing(string path)
    {
        const int LongestName = 255, LongestPath = 4096; // bytes, Linux and macOS
        var isLong = path.Split('/').Any(name => Encoding.UTF8.GetByteCount(name) > LongestName) || Encoding.UTF8.GetByteCount(PathOf(path)) > LongestPath;
        return isLong ? "is missing: its path is too long for this system, so it can't have been copied here" : "is missing";
    }

    private void CheckOrder(LooseInventory inventory, string file, ref string previous)
    {
        if (inventory.Specification is not { } stated) return;
        if (string.CompareOrdinal(stated, previous) < 0) problems.Add(new("E103", file, $"is of OCFL {stated}, after a version of {previous}"));
        previous = stated;
    }

    /// <summary>What lies directly in a version's folder, and its content.</summary>
    private void CheckVersionFolder(FolderEntry version, List<FolderEntry> entries, LooseInventory root)
    {
        foreach (var entry in entries)
        {
            if (entry.IsLink) problems.Add(new("E090", entry.Path, "is a link; links must not be used"));
            else if (entry.IsFolder && entry.Name == root.ContentFolder) CheckContentFolder(entry, $"{version.Name}/{entry.Name}", isTop: true);
            else if (entry.IsFolder) problems.Add(new("W002", entry.Path, "is a folder beside the version's content"));
            else if (entry.Name != InventoryFile.Name && !entry.Name.StartsWith(InventoryFile.Name + ".", StringComparison.Ordinal))
                problems.Add(new("E015", entry.Path, "is a file beside the version's content"));
            else otherFiles++;
        }
        var hasContent = entries.Any(entry => entry.IsFolder && entry.Name == root.ContentFolder);
        if (!hasContent && claims.Keys.Any(path => path.StartsWith(version.Name + "/", StringComparison.Ordinal)))
            problems.Add(new("E016", version.Path, $"has no folder {root.ContentFolder}, and the inventory has files in it"));
    }

    // The depth of a path is limited by the system: the longest one has some 2,000 folders.
    private void CheckContentFolder(FolderEntry top, string path, bool isTop)
    {
        var entries = FolderEntry.In(top.Path, problems);
        if (entries.Count == 0) problems.Add(isTop ? new("W003", top.Path, "is there without a file") : new("E024", top.Path, "is empty"));
        foreach (var entry in entries)
        {
            if (entry.IsLink) problems.Add(new("E090", entry.Path, "is a link; links must not be used"));
            else if (entry.IsFolder) CheckContentFolder(entry, $"{path}/{entry.Name}", isTop: false);
            else content[$"{path}/{entry.Name}"] = entry;
        }
    }

    /// <summary>Every file of content up to a version is in the inventory that the version has.</summary>
    /// <param name="inventory">The version's, or the object's.</param>
    /// <param name="file">Named; null: each file that is not known is named itself.</param>
    /// <param name="newest">The version's number.</param>
    private void CheckKnows(LooseInventory inventory, string? file, int newest)
    {
        var known = inventory.Manifest.SelectMany(entry => entry.Paths).ToHashSet(StringComparer.Ordinal);
        foreach (var (path, entry) in content)
        {
            if (known.Contains(path) || (Inventory.VersionNumber(path[..path.IndexOf('/')]) ?? 0) > newest) continue;
            problems.Add(file is null ? new("E023", entry.Path, "is not in the manifest") : new("E023", file, $"doesn't know {path}"));
        }
    }

    private void Claim(LooseInventory inventory, bool ofRoot)
    {
        if (inventory.DigestAlgorithm is "sha512" or "sha256")
            foreach (var (digest, paths) in inventory.Manifest) Claim(paths, inventory.DigestAlgorithm, digest, "E092", ofRoot);
        foreach (var (algorithm, digests) in inventory.Fixity)
            if (Digests.Knows(algorithm)) // others must be ignored: E028
                foreach (var (digest, paths) in digests) Claim(paths, algorithm, digest, "E093", ofRoot);
    }

    private void Claim(string[] paths, string algorithm, string digest, string code, bool ofRoot)
    {
        foreach (var path in paths)
        {
            if (!InventoryFile.IsSafePath(path)) continue; // named already; must not lead out of the object
            if (!claims.TryGetValue(path, out var stated))
            {
                if (!ofRoot && !content.ContainsKey(path)) continue; // E066 or E023 says it better
                claims[path] = stated = [];
            }
            if (!stated.Any(claim => claim.Algorithm == algorithm && claim.Code == code && Inventory.SameDigest(claim.Digest, digest))) stated.Add(new(algorithm, digest, code));
        }
    }

    private byte[]? ReadInventoryBytes(List<FolderEntry> entries, string where, bool isRoot)
    {
        var entry = entries.FirstOrDefault(entry => entry.Name == InventoryFile.Name);
        if (entry.Name is null)
        {
            problems.Add(new("E063", where, "has no inventory.json"));
            if (entries.FirstOrDefault(other => other.Name.Equals(InventoryFile.Name, StringComparison.OrdinalIgnoreCase)) is { Name: not null } other)
                problems.Add(new("E034", other.Path, "must be named inventory.json"));
            return null;
        }
        if (entry.IsFolder || entry.IsLink || entry.Bytes > ReadLooseInventory.MaxBytes)
        {
            problems.Add(new(entry.IsLink ? "E090" : "E033", entry.Path, entry.IsLink ? "is a link; links must not be used" : "is no file of a size that can be read"));
            return null;
        }
        if (TryRead(entry.Path) is not { } bytes) return null;
        if (isRoot || bytes.Length > 0) return bytes;
        problems.Add(new("E033", entry.Path, "is empty"));
        return null;
    }

    private byte[]? TryRead(string path)
    {
        try
        {
            var bytes = File.ReadAllBytes(path);
            bytesRead += bytes.Length;
            return bytes;
        }
        catch (Exception trouble) when (trouble is IOException or UnauthorizedAccessException)
        {
            problems.Add(new(OcflProblem.Unreadable, path, $"can't be read: {trouble.Message}"));
            return null;
        }
    }

    private void CheckSidecar(List<FolderEntry> entries, string where, LooseInventory inventory, byte[] bytes)
    {
        const int MoreThanAnySidecar = 4096;
        if (inventory.DigestAlgorithm is not { } algorithm || !Digests.Knows(algorithm)) return;
        var name = $"{InventoryFile.Name}.{algorithm}";
        var sidecar = entries.FirstOrDefault(entry => entry.Name == name && !entry.IsFolder && !entry.IsLink);
        if (sidecar.Name is null)
        {
            problems.Add(new("E058", Path.Combine(where, InventoryFile.Name), $"has no {name} beside it"));
            if (entries.FirstOrDefault(entry => entry.Name.StartsWith(InventoryFile.Name + ".", StringComparison.Ordinal)) is { Name: not null } other)
                problems.Add(new("E059", other.Path, $"is of another algorithm than the inventory's {algorithm}"));
            return;
        }
        if (sidecar.Bytes > MoreThanAnySidecar)
        {
            problems.Add(new("E061", sidecar.Path, "is no digest, spaces, inventory.json"));
            return;
        }
        if (TryRead(sidecar.Path) is not { } text) return;
        if (InventoryFile.ParseSidecar(text) is not { } stated) problems.Add(new("E061", sidecar.Path, "is no digest, spaces, inventory.json"));
        else if (!Inventory.SameDigest(stated, Digests.Of(algorithm, bytes)))
            problems.Add(new("E060", Path.Combine(where, InventoryFile.Name), $"is not the file that {name} describes: one of the two has changed"));
    }
}
