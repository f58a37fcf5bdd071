namespace Korme.Archive.Ocfl;

/// <summary>Reads one object: its newest version's files by their logical paths.</summary>
public sealed class OcflObject
{
    private readonly IReadOnlyDictionary<string, byte[]>? atHand;

    private OcflObject(string folder, Inventory inventory, IReadOnlyDictionary<string, byte[]>? atHand = null) =>
        (Folder, Inventory, this.atHand) = (folder, inventory, atHand);

    public string Folder { get; }
    public Inventory Inventory { get; }

    /// <summary>The logical paths of the newest version.</summary>
    public IEnumerable<string> LogicalPaths => Inventory.HeadVersion.State.Values.SelectMany(paths => paths);

    /// <summary>Opens the object in a folder.</summary>
    /// <param name="folder">The object's own.</param>
    /// <param name="checkDigest">Compare the inventory with its sidecar; leave it out to read while a version is being added.</param>
    /// <exception cref="OcflException">No object, damaged, or of another OCFL version.</exception>
    public static OcflObject Open(string folder, bool checkDigest = true)
    {
        var inventory = InventoryFile.Read(folder, checkDigest);
        if (inventory.Type != Inventory.Type11)
            throw new OcflException($"{folder}: its inventory is of the type {inventory.Type}; this program knows {Inventory.Type11}.");
        _ = inventory.HeadVersion;
        return new(folder, inventory);
    }

    /// <summary>The object as one of its versions has it: read as if that were the newest.</summary>
    /// <exception cref="OcflException">No such version.</exception>
    public OcflObject At(int version) => new(Folder, Inventory with
    {
        Head = Inventory.Versions.Keys.FirstOrDefault(name => Inventory.VersionNumber(name) == version) ?? throw new OcflException($"{Folder} has no version {version}."),
    });

    /// <summary>An object whose inventory and some of whose files were read and compared before.</summary>
    /// <param name="folder">The object's own.</param>
    /// <param name="inventory">As it was read there.</param>
    /// <param name="atHand">Bytes by absolute path; other files are read when they are asked for.</param>
    public static OcflObject Over(string folder, Inventory inventory, IReadOnlyDictionary<string, byte[]> atHand)
    {
        _ = inventory.HeadVersion;
        return new(folder, inventory, atHand);
    }

    /// <summary>The absolute path of a file's bytes; null: the newest version has no such file.</summary>
    public string? PathOf(string logicalPath) =>
        Inventory.DigestOf(logicalPath) is { } digest && Inventory.ContentPath(digest) is { } content
            ? Path.Combine(Folder, content.Replace('/', Path.DirectorySeparatorChar)) : null;

    /// <summary>A small file's bytes, compared with their digest.</summary>
    /// <exception cref="OcflException">Missing, or not the bytes that were kept.</exception>
    public byte[] Read(string logicalPath)
    {
        var digest = Inventory.DigestOf(logicalPath) ?? throw new OcflException($"{Folder} has no {logicalPath}.");
        var path = PathOf(logicalPath) ?? throw new OcflException($"{Folder}: {logicalPath} has no place in the manifest.");
        if (atHand is not null && atHand.TryGetValue(path, out var known)) return known;
        try
        {
            var bytes = File.ReadAllBytes(path);
            return Inventory.SameDigest(Digests.Of(Inventory.DigestAlgorithm, bytes), digest) ? bytes
                : throw new OcflException($"{path} is not the file that was kept: its {Inventory.DigestAlgorithm} differs.");
        }
        catch (Exception missing) when (missing is FileNotFoundException or DirectoryNotFoundException)
        {
            throw new OcflException($"{path} is missing.", missing);
        }
    }
}
