using Korme.Archive.Ocfl;
using Korme.Storage;

namespace Korme.Archive;

/// <summary>Puts an object right: from its own files as far as they tell, and from a second copy where there is one.</summary>
/// <remarks>
/// First it is settled which inventory is to be believed; everything else follows from it. A damaged or superfluous file is moved
/// aside, never deleted or written over. Killed on the way, a file is missing at worst: the next repair goes on.
/// </remarks>
internal sealed class RepairObject(string folder, string inbox, SecondCopy? copy, SetAside aside)
{
    private readonly string? second = copy?.FolderOf(folder, aside.Root);

    /// <summary>Repairs what can be repaired.</summary>
    /// <param name="problems">Found before; names the superfluous.</param>
    /// <returns>Why something had to be left; null: nothing is known to be left.</returns>
    public string? Run(IReadOnlyList<OcflProblem> problems)
    {
        if (TrustedInventory.Find(folder, copy, second) is not { } truth)
            return second is null ? "none of its inventories is whole, so nothing here says what it should be; give a second copy with --repair-from DIR"
                : "none of its inventories is whole, neither here nor in the second copy";
        if (truth.WhyNot is { } why) return why;

        var inventory = truth.Inventory;
        PutWhenOther(Namaste(inventory), "0=" + Namaste(inventory).TrimEnd('\n'));
        RemoveDeclarations("0=" + Namaste(inventory).TrimEnd('\n'));
        PutInventory(truth.Bytes, inventory, "");
        PutInventory(truth.Bytes, inventory, inventory.Head);
        var left = new List<string>();
        foreach (var version in inventory.Versions.Keys.Where(version => version != inventory.Head))
            if (!RepairPrior(version, inventory)) left.Add($"{version}/{InventoryFile.Name}");
        left.AddRange(RepairContent(inventory, problems));
        RemoveExtras(inventory, problems);
        return left.Count == 0 ? null : $"no whole copy of {string.Join(", ", left.Take(5))}{(left.Count > 5 ? $" and {left.Count - 5} more" : "")} was found{(second is null ? "; give one with --repair-from DIR" : "")}";
    }

    private static string Namaste(Inventory inventory) => inventory.Type == Inventory.Type11 ? "ocfl_object_1.1\n" : "ocfl_object_1.0\n";

    private string PathOf(string below) => Path.Combine(folder, below.Replace('/', Path.DirectorySeparatorChar));

    private void PutWhenOther(string text, string below) => PutWhenOther(System.Text.Encoding.UTF8.GetBytes(text), below);

    private void PutWhenOther(byte[] bytes, string below)
    {
        if (!TrustedInventory.TryRead(PathOf(below), out var there) || !there.AsSpan().SequenceEqual(bytes)) aside.Put(bytes, PathOf(below));
    }

    /// <summary>Every other name that means to declare a version: an object has one declaration.</summary>
    private void RemoveDeclarations(string right)
    {
        foreach (var path in Directory.EnumerateFileSystemEntries(folder).Where(path => IsDeclaration(Path.GetFileName(path)) && Path.GetFileName(path) != right).ToList())
            aside.Take(path);
    }

    private static bool IsDeclaration(string name) => Ocfl.Namaste.MeansToDeclare(name, Ocfl.Namaste.ObjectPrefix);

    // The version's folder first, as a writer does: the root's inventory never names what isn't there.
    private void PutInventory(byte[] bytes, Inventory inventory, string version)
    {
        var below = version.Length == 0 ? "" : version + "/";
        if (!(TrustedInventory.TryRead(PathOf(below + InventoryFile.Name), out var there) && there.AsSpan().SequenceEqual(bytes))) aside.Put(bytes, PathOf(below + InventoryFile.Name));
        if (!InventoryFile.MatchesSidecar(PathOf(below), inventory.DigestAlgorithm, bytes))
            aside.Put(System.Text.Encoding.UTF8.GetBytes($"{Digests.Of(inventory.DigestAlgorithm, bytes)} {InventoryFile.Name}\n"), PathOf($"{below}{InventoryFile.Name}.{inventory.DigestAlgorithm}"));
    }

    /// <summary>An older version's inventory: its own when it fits the newest one, else the second copy's.</summary>
    private bool RepairPrior(string version, Inventory truth)
    {
        var own = TrustedInventory.Read(PathOf(version), version);
        if (own is { IsWhole: true }) return true;
        var other = second is null ? null : TrustedInventory.Read(Path.Combine(second, version), version);
        if (other is { IsWhole: true } && TrustedInventory.IsBefore(other.Inventory, truth)) PutInventory(other.Bytes, other.Inventory, version);
        // Its digest is gone and nothing contradicts it: the sidecar can be written again.
        else if (own is { HasDigest: false } && TrustedInventory.IsBefore(own.Inventory, truth)) PutInventory(own.Bytes, own.Inventory, version);
        else return false;
        return true;
    }

    private List<string> RepairContent(Inventory truth, IReadOnlyList<OcflProblem> problems)
    {
        var algorithm = truth.DigestAlgorithm;
        var bad = (from entry in truth.Manifest
                   from path in entry.Value
                   where !HasDigest(PathOf(path), algorithm, entry.Key)
                   select (Path: path, Digest: entry.Key)).ToList();
        if (bad.Count == 0) return [];
        // Names that were swapped or changed: the bytes may lie in the object under another one.
        var strays = bad.Select(file => PathOf(file.Path)).Concat(problems.Where(problem => problem.Code is "E023" or "E015" or "E001").Select(problem => problem.Path))
            .Where(File.Exists).Distinct().ToList();
        var staged = new List<(string Staged, string Target)>();
        var left = new List<string>();
        foreach (var (path, digest) in bad)
        {
            var stage = Path.Combine(inbox, "heal-" + Guid.NewGuid().ToString("N"));
            var sources = second is null ? strays : strays.Append(Path.Combine(second, path.Replace('/', Path.DirectorySeparatorChar)));
            if (sources.Any(source => SecondCopy.TryStage(source, algorithm, digest, stage))) staged.Add((stage, PathOf(path)));
            else left.Add(path);
        }
        foreach (var (stage, target) in staged) aside.PutStaged(stage, target);
        return left;
    }

    private static bool HasDigest(string path, string algorithm, string digest)
    {
        try
        {
            return File.Exists(path) && Inventory.SameDigest(Digests.OfFile(algorithm, path), digest);
        }
        catch (Exception trouble) when (trouble is IOException or UnauthorizedAccessException)
        {
            return false;
        }
    }

    private void RemoveExtras(Inventory truth, IReadOnlyList<OcflProblem> problems)
    {
        var known = truth.Manifest.Values.SelectMany(paths => paths).Select(PathOf).ToHashSet(StringComparer.Ordinal);
        foreach (var problem in problems.Where(problem => problem.Code is "E001" or "E015" or "E023" or "E024" or "E046" or "E067" or "E090"))
        {
            var path = problem.Path;
            if (!Path.Exists(path) || known.Contains(path) || Path.GetFileName(path) == InventoryFile.Name || truth.Versions.ContainsKey(Path.GetRelativePath(folder, path))) continue;
            if (problem.Code == "E024") RemoveEmpty(path);
            else
            {
                aside.Take(path);
                RemoveEmpty(Path.GetDirectoryName(path)!);
            }
        }
    }

    // Moving a file out may leave folders without one, which is an error too.
    private void RemoveEmpty(string path)
    {
        for (; path.Length > folder.Length && Directory.Exists(path) && !Directory.EnumerateFileSystemEntries(path).Any(); path = Path.GetDirectoryName(path)!) Directory.Delete(path);
        Durable.SyncFolder(Directory.Exists(path) ? path : folder);
    }
}
