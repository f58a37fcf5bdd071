using Korme.Archive.Ocfl;

namespace Korme.Archive;

/// <summary>Which of an object's inventories is to be believed when some are damaged.</summary>
internal sealed record TrustedInventory(byte[] Bytes, Inventory Inventory)
{
    /// <summary>Why it can't be used after all; null: it can.</summary>
    public string? WhyNot { get; private init; }

    /// <summary>The newest one that is what its sidecar says, or is there twice; the object's own before the second copy's.</summary>
    /// <param name="folder">The object's.</param>
    /// <param name="copy">The second copy; null: none.</param>
    /// <param name="second">The object's folder in it.</param>
    /// <returns>Null: none.</returns>
    public static TrustedInventory? Find(string folder, SecondCopy? copy, string? second)
    {
        var newest = NewestVersion(folder);
        var (root, version) = (Read(folder, null), newest is null ? null : Read(Path.Combine(folder, newest), newest));
        var isTwice = root is not null && version is not null && root.Bytes.AsSpan().SequenceEqual(version.Bytes);
        var own = new[] { root, version }.Where(found => found is not null && (found.IsWhole || isTwice)).MaxBy(found => found!.Inventory.HeadNumber);
        if (own is not null) return new(own.Bytes, own.Inventory);

        var other = second is null ? null : Read(second, null);
        if (other is not { IsWhole: true }) return null;
        var trusted = new TrustedInventory(other.Bytes, other.Inventory);
        if (copy?.WhyErased(other.Inventory) is { } why) return trusted with { WhyNot = why };
        if (newest is not null && Inventory.VersionNumber(newest) > other.Inventory.HeadNumber)
            return trusted with { WhyNot = $"the second copy is older: it ends at {other.Inventory.Head} and this object at {newest}" };
        return Contradiction(folder, other.Inventory) is { } path ? trusted with { WhyNot = $"the second copy's object is another one: {path} has other bytes here" } : trusted;
    }

    /// <summary>Reads an inventory and its sidecar; null: it can't be read, or isn't of that version.</summary>
    public static Found? Read(string folder, string? version)
    {
        try
        {
            if (!TryRead(Path.Combine(folder, InventoryFile.Name), out var bytes)) return null;
            var inventory = InventoryFile.Parse(bytes, folder);
            if (version is not null && inventory.Head != version || !inventory.Versions.ContainsKey(inventory.Head) || !Digests.Knows(inventory.DigestAlgorithm)) return null;
            _ = inventory.HeadNumber;
            var hasSidecar = TryRead(Path.Combine(folder, $"{InventoryFile.Name}.{inventory.DigestAlgorithm}"), out var sidecar);
            var stated = hasSidecar ? InventoryFile.ParseSidecar(sidecar) : null;
            var hasDigest = stated is not null && Digests.IsWellFormed(inventory.DigestAlgorithm, stated);
            return new(bytes, inventory, hasDigest && Inventory.SameDigest(stated!, Digests.Of(inventory.DigestAlgorithm, bytes)), hasDigest);
        }
        catch (OcflException)
        {
            return null;
        }
    }

    /// <summary>True when an older inventory tells nothing else than the newest one does.</summary>
    public static bool IsBefore(Inventory older, Inventory newest) =>
        older.Id == newest.Id
        && older.Manifest.All(entry => newest.Manifest.TryGetValue(entry.Key, out var paths) && entry.Value.All(path => paths.Contains(path, StringComparer.Ordinal)))
        && older.Versions.All(version => newest.Versions.TryGetValue(version.Key, out var same) && IsSame(version.Value, same));

    public static bool TryRead(string path, out byte[] bytes)
    {
        bytes = [];
        try
        {
            if (!File.Exists(path)) return false;
            bytes = File.ReadAllBytes(path);
            return true;
        }
        catch (Exception trouble) when (trouble is IOException or UnauthorizedAccessException)
        {
            return false;
        }
    }

    private static bool IsSame(InventoryVersion one, InventoryVersion other) =>
        (one.Created, one.Message, one.User) == (other.Created, other.Message, other.User)
        && one.State.Count == other.State.Count
        && one.State.All(entry => other.State.TryGetValue(entry.Key, out var paths) && entry.Value.AsSpan().SequenceEqual(paths));

    private static string? NewestVersion(string folder) =>
        Directory.EnumerateDirectories(folder, "v*").Select(Path.GetFileName).Where(name => Inventory.VersionNumber(name!) is not null)
            .MaxBy(name => Inventory.VersionNumber(name!));

    // With no inventory of its own left, an object that was replaced (a person's right) must not come back as it was.
    private static string? Contradiction(string folder, Inventory other) =>
        (from entry in other.Manifest
         from path in entry.Value
         let file = Path.Combine(folder, path.Replace('/', Path.DirectorySeparatorChar))
         where File.Exists(file) && !Inventory.SameDigest(Digests.OfFile(other.DigestAlgorithm, file), entry.Key)
         select path).FirstOrDefault();

    /// <param name="Bytes">The file's.</param>
    /// <param name="Inventory">What they say.</param>
    /// <param name="IsWhole">They are what the sidecar says.</param>
    /// <param name="HasDigest">The sidecar is there and states a digest.</param>
    public sealed record Found(byte[] Bytes, Inventory Inventory, bool IsWhole, bool HasDigest);
}
