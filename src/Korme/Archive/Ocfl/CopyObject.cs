using System.Buffers;
using System.Security.Cryptography;

namespace Korme.Archive.Ocfl;

/// <summary>What a copy of an object needs to be like its source.</summary>
/// <param name="Kind">What is to be done.</param>
/// <param name="FirstVersion">The first version to be copied; 1 for the whole object.</param>
/// <param name="Bytes">How much that is, without inventories.</param>
public sealed record CopyNeed(CopyKind Kind, int FirstVersion = 1, long Bytes = 0);

/// <summary>The ways of bringing a copy up to date.</summary>
public enum CopyKind { None, Whole, NewVersions, Replace, Conflict }

/// <summary>Copies one object into another storage root, or only the versions that are missing there.</summary>
/// <remarks>
/// Like <see cref="OcflWriter"/> nothing here syncs by itself: stage, make durable, <see cref="Check"/>, publish. Copied is what the
/// inventory names, and nothing that merely lies in the folder.
/// </remarks>
public static class CopyObject
{
    private const int BufferBytes = 1 << 20;

    /// <summary>Compares an object with its copy by their inventories; no content is read.</summary>
    /// <param name="source">The object's folder.</param>
    /// <param name="target">Where the copy lies, or will.</param>
    /// <param name="replaces">Asked when the copy is no earlier state of the object: true, when it must give way to it.</param>
    /// <exception cref="OcflException">The source's inventory is damaged.</exception>
    public static CopyNeed Compare(string source, string target, Func<OcflObject, bool> replaces)
    {
        var bytes = File.ReadAllBytes(Path.Combine(source, InventoryFile.Name));
        var copy = Path.Combine(target, InventoryFile.Name);
        var isThere = File.Exists(copy);
        // The copy's inventory is replaced after its sidecar and after every version: the same one means the same object.
        if (isThere && File.ReadAllBytes(copy).AsSpan().SequenceEqual(bytes)) return new(CopyKind.None);

        var current = OcflObject.Open(source);
        if (!isThere) return Directory.Exists(target) ? new(CopyKind.Conflict) : new(CopyKind.Whole, 1, Size(source, current.Inventory, 1));
        if (Earlier(target) is { } before && IsEarlierState(before, current.Inventory))
            return new(CopyKind.NewVersions, before.HeadNumber + 1, Size(source, current.Inventory, before.HeadNumber + 1));
        return replaces(current) ? new(CopyKind.Replace, 1, Size(source, current.Inventory, 1)) : new(CopyKind.Conflict);
    }

    /// <summary>Copies versions into a staging folder, comparing every file with its digest on the way.</summary>
    /// <param name="source">The object's folder.</param>
    /// <param name="firstVersion">1 for the whole object.</param>
    /// <param name="staged">A folder that doesn't exist yet.</param>
    /// <param name="copied">Told of bytes copied.</param>
    /// <param name="cancel">Leaves the staging folder half done.</param>
    /// <exception cref="OcflException">A file of the source is missing or not what was kept.</exception>
    public static void Stage(string source, int firstVersion, string staged, Action<long> copied, CancellationToken cancel)
    {
        var inventory = OcflObject.Open(source).Inventory;
        Directory.CreateDirectory(staged);
        foreach (var version in Versions(inventory, firstVersion))
        {
            var (from, to) = (Path.Combine(source, version), Path.Combine(staged, version));
            Directory.CreateDirectory(to);
            if (File.Exists(Path.Combine(from, InventoryFile.Name))) CopyInventory(from, to, inventory.DigestAlgorithm);
        }
        foreach (var (path, digest) in Content(inventory, firstVersion))
        {
            var (from, to) = (Local(source, path), Local(staged, path));
            Directory.CreateDirectory(Path.GetDirectoryName(to)!);
            if (!Inventory.SameDigest(CopyFile(from, to, inventory.DigestAlgorithm, copied, cancel), digest))
                throw new OcflException($"{from} is not the file that was kept: its {inventory.DigestAlgorithm} differs.");
        }
        CopyInventory(source, staged, inventory.DigestAlgorithm);
        if (firstVersion == 1) File.WriteAllBytes(Path.Combine(staged, Namaste.FileName(Namaste.Object)), Namaste.Text(Namaste.Object));
    }

    /// <summary>Reads back what was staged and compares it with its digests.</summary>
    /// <param name="staged">From <see cref="Stage"/>, durable.</param>
    /// <param name="firstVersion">As given there.</param>
    /// <param name="forget">Called with each file before it is read, so that it comes from the disk and not from memory.</param>
    /// <exception cref="OcflException">What was read back is not what was written.</exception>
    public static void Check(string staged, int firstVersion, Action<string> forget)
    {
        forget(Path.Combine(staged, InventoryFile.Name));
        var inventory = InventoryFile.Read(staged);
        foreach (var version in Versions(inventory, firstVersion))
        {
            var folder = Path.Combine(staged, version);
            if (!File.Exists(Path.Combine(folder, InventoryFile.Name))) continue;
            forget(Path.Combine(folder, InventoryFile.Name));
            InventoryFile.Read(folder);
        }
        foreach (var (path, digest) in Content(inventory, firstVersion))
        {
            var file = Local(staged, path);
            forget(file);
            if (!Inventory.SameDigest(Digests.OfFile(inventory.DigestAlgorithm, file), digest))
                throw new OcflException($"{file}: what was read back is not what was written. That disk can't be trusted.");
        }
    }

    /// <summary>Moves staged versions into the copy: their folders, then sidecar and inventory. What an interrupted run moved already stays.</summary>
    public static void PublishVersions(string staged, string target, int firstVersion, Action<string> syncFolder)
    {
        var inventory = InventoryFile.Read(staged);
        foreach (var version in Versions(inventory, firstVersion))
        {
            var (from, to) = (Path.Combine(staged, version), Path.Combine(target, version));
            if (!Directory.Exists(to)) Directory.Move(from, to);
            else if (!IsSame(from, to)) throw new OcflException($"{to} is in the way: it is another {version} than the object has.");
        }
        syncFolder(target);
        foreach (var name in (ReadOnlySpan<string>)[$"{InventoryFile.Name}.{inventory.DigestAlgorithm}", InventoryFile.Name])
            File.Move(Path.Combine(staged, name), Path.Combine(target, name), overwrite: true);
        syncFolder(target);
    }

    // It came by one rename after everything in it was durable: with the same inventory it is the same version.
    private static bool IsSame(string one, string other)
    {
        var (first, second) = (Path.Combine(one, InventoryFile.Name), Path.Combine(other, InventoryFile.Name));
        return File.Exists(first) && File.Exists(second) && File.ReadAllBytes(first).AsSpan().SequenceEqual(File.ReadAllBytes(second));
    }

    private static Inventory? Earlier(string target)
    {
        try
        {
            return InventoryFile.Read(target, checkDigest: false); // between sidecar and inventory an interrupted run leaves them different
        }
        catch (OcflException)
        {
            return null;
        }
    }

    private static bool IsEarlierState(Inventory before, Inventory now) =>
        before.Id == now.Id && before.DigestAlgorithm == now.DigestAlgorithm && before.Versions.Count < now.Versions.Count
        && before.HeadNumber == before.Versions.Count
        && before.Versions.All(version => now.Versions.TryGetValue(version.Key, out var same) && same.Created == version.Value.Created
            && Pairs(same).SetEquals(Pairs(version.Value)));

    private static HashSet<(string, string)> Pairs(InventoryVersion version) =>
        [.. version.State.SelectMany(entry => entry.Value.Select(path => (path, entry.Key.ToLowerInvariant())))];

    private static IEnumerable<string> Versions(Inventory inventory, int first) =>
        inventory.Versions.Keys.Where(name => Inventory.VersionNumber(name) >= first).OrderBy(Inventory.VersionNumber);

    private static IEnumerable<(string Path, string Digest)> Content(Inventory inventory, int firstVersion) =>
        from entry in inventory.Manifest
        from path in entry.Value
        where Inventory.VersionNumber(path[..Math.Max(0, path.IndexOf('/'))]) >= firstVersion
        select (path, entry.Key);

    private static long Size(string folder, Inventory inventory, int firstVersion) =>
        Content(inventory, firstVersion).Select(file => new FileInfo(Local(folder, file.Path))).Where(file => file.Exists).Sum(file => file.Length);

    private static string Local(string folder, string path) => Path.Combine(folder, path.Replace('/', Path.DirectorySeparatorChar));

    private static void CopyInventory(string from, string to, string algorithm)
    {
        var bytes = File.ReadAllBytes(Path.Combine(from, InventoryFile.Name));
        if (!InventoryFile.MatchesSidecar(from, algorithm, bytes)) throw new OcflException($"{from}: inventory.json is not the file that its sidecar describes.");
        var sidecar = $"{InventoryFile.Name}.{algorithm}";
        File.WriteAllBytes(Path.Combine(to, sidecar), File.ReadAllBytes(Path.Combine(from, sidecar)));
        File.WriteAllBytes(Path.Combine(to, InventoryFile.Name), bytes);
    }

    private static string CopyFile(string from, string to, string algorithm, Action<long> copied, CancellationToken cancel)
    {
        // The only two that an inventory may use (§3.5.1).
        using var hash = IncrementalHash.CreateHash(algorithm == "sha256" ? HashAlgorithmName.SHA256 : HashAlgorithmName.SHA512);
        var buffer = ArrayPool<byte>.Shared.Rent(BufferBytes);
        try
        {
            using var source = Open(from);
            using var target = new FileStream(to, FileMode.CreateNew, FileAccess.Write, FileShare.None, 0);
            for (int read; (read = source.Read(buffer, 0, BufferBytes)) > 0;)
            {
                cancel.ThrowIfCancellationRequested();
                hash.AppendData(buffer, 0, read);
                target.Write(buffer, 0, read);
                copied(read);
            }
            return Convert.ToHexStringLower(hash.GetHashAndReset());
        }
        finally
        {
            ArrayPool<byte>.Shared.Return(buffer);
        }
    }

    private static FileStream Open(string path)
    {
        try
        {
            return new(path, FileMode.Open, FileAccess.Read, FileShare.Read, 0, FileOptions.SequentialScan);
        }
        catch (Exception missing) when (missing is FileNotFoundException or DirectoryNotFoundException)
        {
            throw new OcflException($"{path} is missing.", missing);
        }
    }
}
