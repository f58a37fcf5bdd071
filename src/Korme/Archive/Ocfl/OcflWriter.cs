using System.Globalization;

namespace Korme.Archive.Ocfl;

/// <summary>Makes objects and versions: whole in a staging folder first, then renamed into place (OCFL 1.1 §3, digests sha512, fixity sha256).</summary>
/// <remarks>
/// Nothing here syncs to the disk by itself. Whoever calls makes the staged folder durable between Stage… and Publish…, and hands
/// Publish… what makes a folder's names durable. Killed at any point, an object has its old state, its new one, or a version
/// folder more than its inventory knows, which <see cref="FinishOrRemove"/> settles.
/// </remarks>
public static class OcflWriter
{
    /// <summary>Writes a new object's folder.</summary>
    /// <param name="folder">A staging folder that doesn't exist yet.</param>
    /// <param name="id">The object's id, a URI.</param>
    /// <param name="files">At least one; two with the same bytes are stored once.</param>
    /// <param name="note">Who and why.</param>
    public static void StageObject(string folder, string id, IReadOnlyList<NewFile> files, VersionNote note)
    {
        var empty = new Inventory
        {
            Id = id,
            Type = Inventory.Type11,
            DigestAlgorithm = "sha512",
            Head = "v0",
            Manifest = [],
            Versions = [],
            Fixity = new() { ["sha256"] = [] },
        };
        Directory.CreateDirectory(folder);
        var inventory = StageFiles(folder, empty, new Dictionary<string, string>(), files, note);
        NewFile.WriteNew(Path.Combine(folder, Namaste.FileName(Namaste.Object)), Namaste.Text(Namaste.Object));
        InventoryFile.Write(folder, inventory);
    }

    /// <summary>Moves a staged object to where it belongs.</summary>
    /// <param name="staged">From <see cref="StageObject"/>, durable.</param>
    /// <param name="target">Where the layout puts it; its parents exist.</param>
    /// <exception cref="OcflException">An object is there already.</exception>
    public static void PublishObject(string staged, string target)
    {
        if (Directory.Exists(target)) throw new OcflException($"{target} exists already.");
        Directory.Move(staged, target);
    }

    /// <summary>Writes the next version of an object into a staging folder: the version's own, and the root's new inventory beside it.</summary>
    /// <param name="folder">A staging folder that doesn't exist yet.</param>
    /// <param name="current">The object as it is.</param>
    /// <param name="keep">Logical paths taken over unchanged from the newest version.</param>
    /// <param name="files">New or changed ones; bytes that any version has are not stored again.</param>
    /// <param name="note">Who and why.</param>
    /// <returns>False when that is exactly the newest version: nothing was staged.</returns>
    public static bool StageVersion(string folder, Inventory current, IReadOnlyCollection<string> keep, IReadOnlyList<NewFile> files, VersionNote note)
    {
        var kept = keep.ToDictionary(path => path, path => current.DigestOf(path) ?? throw new OcflException($"{current.Id} has no {path}."), StringComparer.Ordinal);
        var newest = current.HeadVersion.State.SelectMany(entry => entry.Value.Select(path => (path, entry.Key))).ToHashSet();
        if (newest.SetEquals(kept.Select(entry => (entry.Key, entry.Value)).Concat(files.Select(file => (file.LogicalPath, file.Sha512)))))
        {
            foreach (var file in files) file.Drop();
            return false;
        }

        Directory.CreateDirectory(folder);
        InventoryFile.Write(folder, StageFiles(folder, current, kept, files, note));
        return true;
    }

    /// <summary>Brings a staged version in: its folder complete, then the root's sidecar and inventory.</summary>
    /// <param name="staged">From <see cref="StageVersion"/>, durable.</param>
    /// <param name="objectFolder">The object.</param>
    /// <param name="syncFolder">Makes a folder's names durable.</param>
    public static void PublishVersion(string staged, string objectFolder, Action<string> syncFolder)
    {
        PublishVersionFolder(staged, objectFolder);
        syncFolder(objectFolder);
        PublishInventory(staged, objectFolder);
        syncFolder(objectFolder);
    }

    /// <summary>Moves a staged version's folder in, complete. Durable only when the object's folder was synced; then <see cref="PublishInventory"/>.</summary>
    /// <param name="staged">From <see cref="StageVersion"/>, durable.</param>
    /// <param name="objectFolder">The object.</param>
    public static void PublishVersionFolder(string staged, string objectFolder)
    {
        var version = InventoryFile.Read(staged).Head;
        Directory.Move(Path.Combine(staged, version), Path.Combine(objectFolder, version));
    }

    /// <summary>Puts the root's new sidecar and inventory in the old ones' place: from then on the object has its new version.</summary>
    /// <param name="staged">From <see cref="StageVersion"/>.</param>
    /// <param name="objectFolder">The object, whose new version's folder is durable: else the inventory could survive a power cut without it.</param>
    public static void PublishInventory(string staged, string objectFolder)
    {
        foreach (var name in (ReadOnlySpan<string>)[InventoryFile.SidecarName, InventoryFile.Name])
            File.Move(Path.Combine(staged, name), Path.Combine(objectFolder, name), overwrite: true);
    }

    /// <summary>Undoes a <see cref="PublishVersion"/> that threw: the version's folder goes back to where it was staged.</summary>
    /// <exception cref="OcflException">The root's files have changed already: <see cref="FinishOrRemove"/> completes it.</exception>
    public static void TakeBackVersion(string staged, string objectFolder)
    {
        if (!File.Exists(Path.Combine(staged, InventoryFile.SidecarName))) throw new OcflException($"{objectFolder} has its new version already.");
        var version = InventoryFile.Read(staged).Head;
        var arrived = Path.Combine(objectFolder, version);
        if (!Directory.Exists(Path.Combine(staged, version)) && Directory.Exists(arrived)) Directory.Move(arrived, Path.Combine(staged, version));
    }

    /// <summary>Settles an object whose new version was interrupted: completes it when its folder arrived. Twice changes nothing.</summary>
    /// <returns>True when something was to be done.</returns>
    public static bool FinishOrRemove(string objectFolder, Action<string> syncFolder)
    {
        foreach (var half in Directory.EnumerateFiles(objectFolder, "*.new")) File.Delete(half);
        var newest = Directory.EnumerateDirectories(objectFolder, "v*").Select(Path.GetFileName)
            .Where(name => Inventory.VersionNumber(name!) is not null).MaxBy(name => Inventory.VersionNumber(name!));
        if (newest is null) return false;

        // The version's folder came by one rename, after everything in it was synced: it is whole. Its inventory is the root's.
        var version = Path.Combine(objectFolder, newest);
        var bytes = File.ReadAllBytes(Path.Combine(version, InventoryFile.Name));
        var root = Path.Combine(objectFolder, InventoryFile.Name);
        if (File.ReadAllBytes(root).AsSpan().SequenceEqual(bytes) && InventoryFile.MatchesSidecar(objectFolder, "sha512", bytes)) return false;
        if (!InventoryFile.MatchesSidecar(version, "sha512", bytes)) throw new OcflException($"{version}: its inventory.json is damaged.");

        foreach (var name in (ReadOnlySpan<string>)[InventoryFile.SidecarName, InventoryFile.Name])
        {
            var copy = Path.Combine(objectFolder, name);
            using (var target = new FileStream(copy + ".new", FileMode.Create, FileAccess.Write))
            {
                target.Write(File.ReadAllBytes(Path.Combine(version, name)));
                target.Flush(flushToDisk: true);
            }
            File.Move(copy + ".new", copy, overwrite: true);
        }
        syncFolder(objectFolder);
        return true;
    }

    /// <summary>Writes <c>vN/</c> with its content and inventory; answers the inventory's bytes, for the root.</summary>
    private static byte[] StageFiles(
        string folder, Inventory before, IReadOnlyDictionary<string, string> kept, IReadOnlyList<NewFile> files, VersionNote note)
    {
        var head = $"v{(before.Versions.Count == 0 ? 1 : before.HeadNumber + 1)}";
        var manifest = new Dictionary<string, string[]>(before.Manifest, StringComparer.OrdinalIgnoreCase);
        var sha256 = new Dictionary<string, string[]>(before.Fixity?.GetValueOrDefault("sha256") ?? []);
        var state = new SortedDictionary<string, SortedSet<string>>(StringComparer.Ordinal);
        foreach (var (path, digest) in kept) Add(state, digest, path);

        Directory.CreateDirectory(Path.Combine(folder, head));
        foreach (var file in files)
        {
            Add(state, file.Sha512, file.LogicalPath);
            var content = $"{head}/{before.ContentDirectory ?? "content"}/{file.LogicalPath}";
            if (manifest.TryAdd(file.Sha512, [content]))
            {
                sha256[file.Sha256] = [.. sha256.GetValueOrDefault(file.Sha256, []), content];
                file.Place(Path.Combine(folder, content.Replace('/', Path.DirectorySeparatorChar)));
            }
            else
            {
                file.Drop();
            }
        }

        var version = new InventoryVersion
        {
            Created = note.Created.ToString("yyyy-MM-dd'T'HH:mm:ssK", CultureInfo.InvariantCulture),
            Message = note.Message,
            User = new(note.UserName, note.UserAddress),
            State = state.ToDictionary(entry => entry.Key, entry => entry.Value.ToArray()),
        };
        var inventory = InventoryFile.ToBytes(before with
        {
            Head = head,
            Manifest = new(manifest),
            Fixity = new(before.Fixity ?? []) { ["sha256"] = sha256 },
            Versions = new(before.Versions) { [head] = version },
        });
        InventoryFile.Write(Path.Combine(folder, head), inventory);
        return inventory;
    }

    private static void Add(SortedDictionary<string, SortedSet<string>> state, string digest, string path)
    {
        if (!state.TryGetValue(digest, out var paths)) state[digest] = paths = new(StringComparer.Ordinal);
        if (!paths.Add(path) || state.Any(entry => entry.Key != digest && entry.Value.Contains(path)))
            throw new ArgumentException($"Two files of one version have the path {path}.");
    }
}
