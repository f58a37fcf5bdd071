using Korme.Archive.Ocfl;

namespace Korme.Archive;

/// <summary>One object's structure, bytes and record, each file read once.</summary>
/// <param name="root">Paths in the memory are below it.</param>
/// <param name="memory">What was whole before needs no reading; null: everything is read.</param>
/// <param name="isDeep">Fixity digests too.</param>
/// <param name="throttle">Null: as fast as it goes.</param>
/// <param name="progress">Told of every piece.</param>
internal sealed class LookAtObject(string root, CheckedFiles? memory, bool isDeep, Throttle? throttle, VerifyProgress progress)
{
    /// <summary>Looks. Never throws for what is in the folder.</summary>
    /// <param name="objects">Where it comes from.</param>
    /// <param name="folder">The object's.</param>
    /// <param name="isAgain">After a repair: everything is read, and it isn't counted twice.</param>
    /// <param name="cancel">Between two pieces; what was read so far is remembered.</param>
    public async Task<Looked> Run(RootObjects objects, string folder, bool isAgain, CancellationToken cancel)
    {
        var found = objects.Examine(folder);
        Read((int)Math.Min(found.BytesRead, int.MaxValue), isContent: false, cancel);
        var below = Path.GetRelativePath(root, folder).Replace(Path.DirectorySeparatorChar, '/');
        var whole = isAgain || memory is null || found.Files.Count == 0 ? [] : memory.WholeBelow(below);
        var due = found.Files.Where(file =>
            !whole.TryGetValue($"{below}/{file.ContentPath}", out var then) || !CheckedFiles.IsSame(then, file.Bytes, file.Modified)).ToList();
        if (!isAgain) progress.Looked(new(found.Files.Count, found.Files.Count - due.Count, found.Files.Sum(file => file.Bytes) - due.Sum(file => file.Bytes)));

        var problems = new List<OcflProblem>(found.Problems);
        var inventory = InventoryOf(found);
        var wanted = inventory is null ? new HashSet<string>() : CheckRecord.Wanted(inventory);
        var atHand = new Dictionary<string, byte[]>(StringComparer.Ordinal);
        foreach (var file in due)
        {
            cancel.ThrowIfCancellationRequested();
            using var kept = wanted.Contains(file.ContentPath) && file.Bytes <= CheckRecord.MostBytes ? new MemoryStream((int)file.Bytes) : null;
            var claims = isDeep ? file.Claims : [.. file.Claims.Where(claim => claim.Code == "E092")];
            var bytes = CheckBytes.Run(file, claims, piece =>
            {
                kept?.Write(piece);
                Read(piece.Length, isContent: !isAgain, cancel);
            }, cancel);
            problems.AddRange(bytes.Problems);
            if (bytes.Problems.Count > 0) continue;
            if (kept is not null) atHand[file.Path] = kept.ToArray();
            if (memory is null) continue;
            memory.Add($"{below}/{file.ContentPath}", file.Bytes, file.Modified);
            await memory.FlushWhenDue(cancel);
        }
        // One finding a file: what the manifest says of it is enough.
        var named = problems.Where(problem => problem.Code == "E092").Select(problem => problem.Path).ToHashSet(StringComparer.Ordinal);
        problems.RemoveAll(problem => problem.Code == "E093" && named.Contains(problem.Path));
        var isReadable = due.All(file => atHand.ContainsKey(file.Path) || !wanted.Contains(file.ContentPath));
        return new(found, problems, isReadable ? RecordProblem(found, inventory, atHand) : null);
    }

    private void Read(int bytes, bool isContent, CancellationToken cancel)
    {
        progress.Piece(bytes, isContent);
        throttle?.Take(bytes, cancel);
    }

    private static Inventory? InventoryOf(ExaminedObject found)
    {
        if (found.InventoryBytes is null || found.Specification is null || found.Id is null) return null;
        try
        {
            return InventoryFile.Parse(found.InventoryBytes, found.Folder);
        }
        catch (OcflException)
        {
            return null; // the examination has said why
        }
    }

    private VerifyProblem? RecordProblem(ExaminedObject found, Inventory? inventory, Dictionary<string, byte[]> atHand)
    {
        if (inventory is null || inventory.DigestOf(RecordFile.Name) is not { } digest || inventory.ContentPath(digest) is not { } content) return null;
        var path = Path.Combine(found.Folder, content.Replace('/', Path.DirectorySeparatorChar));
        if (!atHand.ContainsKey(path)) return null; // read before, damaged (which is said), or not Korme's
        return CheckRecord.Run(OcflObject.Over(found.Folder, inventory, atHand), Path.GetRelativePath(root, path).Replace(Path.DirectorySeparatorChar, '/'));
    }
}

/// <summary>What looking at an object gave.</summary>
internal sealed record Looked(ExaminedObject Found, IReadOnlyList<OcflProblem> Problems, VerifyProblem? Record)
{
    /// <summary>Something that is to be put right.</summary>
    public bool IsDamaged => Record is not null || Problems.Any(IsDamage);

    /// <summary>An error; and a version without its inventory, which OCFL allows and Korme never writes.</summary>
    public static bool IsDamage(OcflProblem problem) => problem.IsError || problem.Code == "W010";
}
