using System.Security.Cryptography;
using Korme.Archive.Ocfl;
using Korme.Storage;

namespace Korme.Archive;

/// <summary>Another archive with the same objects, to heal from: a backup, or a copy of the home. Only read.</summary>
internal sealed class SecondCopy
{
    private readonly string root;
    private readonly ILookup<string, string> erased;

    private SecondCopy(string root, ILookup<string, string> erased) => (this.root, this.erased) = (root, erased);

    /// <param name="folder">The copy's storage root, or a home with it.</param>
    /// <param name="own">The archive that is to be healed.</param>
    /// <param name="erased">Object id → SHA-512 of what was erased from it: a copy made before has that still.</param>
    /// <exception cref="OcflException">No archive there, or the very one that is to be healed.</exception>
    public static SecondCopy Open(string folder, string own, ILookup<string, string> erased)
    {
        var given = Path.GetFullPath(folder);
        var root = Directory.Exists(Path.Combine(given, "archive")) && RootObjects.SpecificationOf(Path.Combine(given, "archive")) is not null ? Path.Combine(given, "archive") : given;
        if (!Directory.Exists(root) || RootObjects.SpecificationOf(root) is not { } version)
            throw new OcflException($"{given} is no second copy: neither it nor an archive folder in it is an OCFL storage root (0=ocfl_…).");
        if (!RootObjects.Knows(version)) throw new OcflException($"{root} is of OCFL {version}; this program knows 1.0 and 1.1.");
        return root == own ? throw new OcflException($"{given} is the archive itself. Give the folder of another copy.") : new(root, erased);
    }

    /// <summary>Where the copy of an object would lie.</summary>
    public string FolderOf(string objectFolder, string ownRoot) => Path.Combine(root, Path.GetRelativePath(ownRoot, objectFolder));

    /// <summary>Objects that are here and not in the other root, by their paths below it.</summary>
    public IEnumerable<string> ObjectsMissingIn(string own) =>
        from entry in new RootObjects(root)
        where entry.ObjectFolder is not null
        let below = Path.GetRelativePath(root, entry.ObjectFolder)
        where !Directory.Exists(Path.Combine(own, below))
        select below;

    /// <summary>Why an object may not come from here as this inventory has it; null: it may.</summary>
    public string? WhyErased(Inventory inventory) => erased[inventory.Id].Any(digest => inventory.Manifest.Keys.Any(other => Inventory.SameDigest(digest, other)))
        ? "the second copy still has files that were erased from it on purpose; they stay erased" : null;

    /// <summary>Copies a whole object, checked before and after.</summary>
    /// <returns>Why not; null: it is there.</returns>
    public string? Restore(string below, string own, string inbox)
    {
        var staged = Path.Combine(inbox, "heal-" + Guid.NewGuid().ToString("N"));
        try
        {
            CopyTree(Path.Combine(root, below), staged);
            if (OcflValidator.CheckObject(staged).FirstOrDefault(problem => problem.IsError) is { } damage)
                return $"the second copy is damaged too ({damage.Code} {Path.GetRelativePath(staged, damage.Path)} {damage.What})";
            if (WhyErased(InventoryFile.Parse(File.ReadAllBytes(Path.Combine(staged, InventoryFile.Name)), staged)) is { } why) return why;
            Durable.SyncTree(staged);
            var target = Path.Combine(own, below);
            Directory.CreateDirectory(Path.GetDirectoryName(target)!);
            Directory.Move(staged, target);
            SetAside.SyncUpTo(Path.GetDirectoryName(target)!, own);
            return null;
        }
        catch (Exception trouble) when (trouble is IOException or UnauthorizedAccessException)
        {
            return trouble.Message;
        }
        finally
        {
            if (Directory.Exists(staged)) Directory.Delete(staged, recursive: true);
        }
    }

    /// <summary>Copies a file to <paramref name="staged"/> when its bytes have this digest; then it is on the disk.</summary>
    public static bool TryStage(string source, string algorithm, string digest, string staged)
    {
        if (!File.Exists(source)) return false;
        try
        {
            using (var hash = IncrementalHash.CreateHash(algorithm == "sha256" ? HashAlgorithmName.SHA256 : HashAlgorithmName.SHA512))
            {
                using (var target = File.Create(staged))
                {
                    HashFile.Run(source, [], piece =>
                    {
                        hash.AppendData(piece);
                        target.Write(piece);
                    }, CancellationToken.None);
                    target.Flush(flushToDisk: true);
                }
                if (Inventory.SameDigest(Convert.ToHexStringLower(hash.GetHashAndReset()), digest) && Inventory.SameDigest(Digests.OfFile(algorithm, staged), digest)) return true;
            }
        }
        catch (Exception trouble) when (trouble is UnauthorizedAccessException || trouble is IOException io && !DiskFull.Is(io))
        {
            // A second copy that can't be read here is no help here.
        }
        File.Delete(staged);
        return false;
    }

    private static void CopyTree(string from, string to)
    {
        Directory.CreateDirectory(to);
        foreach (var file in Directory.EnumerateFiles(from)) File.Copy(file, Path.Combine(to, Path.GetFileName(file)));
        foreach (var folder in Directory.EnumerateDirectories(from)) CopyTree(folder, Path.Combine(to, Path.GetFileName(folder)));
    }
}
