using System.Text.Json;

namespace Korme.Archive.Ocfl;

/// <summary>Goes through a storage root's folders to its objects, and says what is wrong on the way (OCFL 1.0 and 1.1 §4).</summary>
/// <remarks>Objects are handed out one by one, in the order of their paths; nothing of them is kept. Links are named, never followed.</remarks>
internal sealed class WalkRoot
{
    private readonly string root;
    private readonly List<OcflProblem> problems = [];
    private readonly HashSet<UInt128> ids = [];
    private StorageLayout? layout;
    private string? specification;
    private int topObjects, deepObjects, firstDepth;
    private bool isMixed;

    /// <param name="root">The storage root.</param>
    /// <param name="own">Its layout, where that is known whatever its files say.</param>
    public WalkRoot(string root, HashNTupleLayout? own)
    {
        this.root = root;
        if (own is not null) layout = new(HashNTupleLayout.ExtensionName, own.PathOf);
    }

    /// <summary>What an object must be to lie where it lies: of the root's version or older, of the id that the layout puts there, the only one of its id.</summary>
    public IEnumerable<OcflProblem> CheckPlace(ExaminedObject found)
    {
        if (found.Specification is { } version && specification is not null && string.CompareOrdinal(version, specification) > 0)
            yield return new("E081", found.Folder, $"is of OCFL {version}, newer than its storage root's {specification}");
        if (found.Id is null) yield break;
        if (layout is not null && PlaceOf(found.Id) is { } place && place != Below(found.Folder))
            yield return new("E083", found.Folder, $"is in the wrong place: the layout puts {found.Id} at {place}");
        bool isNew;
        lock (ids) isNew = ids.Add(Fingerprint(found.Id));
        if (!isNew) yield return new("E037", found.Folder, $"has the id {found.Id}, which another object of the root has too");
    }

    private static UInt128 Fingerprint(string id) =>
        System.Buffers.Binary.BinaryPrimitives.ReadUInt128LittleEndian(System.Security.Cryptography.SHA256.HashData(System.Text.Encoding.UTF8.GetBytes(id)));

    private string? PlaceOf(string id)
    {
        try
        {
            return layout!.PathOf(id);
        }
        catch (Exception trouble) when (trouble is OcflException or ArgumentException)
        {
            return null;
        }
    }

    private string Below(string folder) => Path.GetRelativePath(root, folder).Replace(Path.DirectorySeparatorChar, '/');

    /// <summary>Problems of the root and of its hierarchy, and between them the objects' folders. Once.</summary>
    public IEnumerable<(OcflProblem? Problem, string? Object)> Run()
    {
        var entries = FolderEntry.In(root, problems);
        specification = Namaste.Check(entries, root, ofRoot: true, problems);
        CheckLayout(entries);
        foreach (var problem in Taken()) yield return (problem, null);

        foreach (var entry in entries)
        {
            if (entry.IsLink) problems.Add(new("E090", entry.Path, "is a link; links must not be used"));
            else if (entry.IsFolder && entry.Name == "extensions")
                ExamineObject.CheckExtensions(entry, problems, specification == "1.0" ? "E086" : "E112", specification == "1.0" ? "W013" : "W016");
            else if (entry.IsFolder) foreach (var found in WalkTop(entry)) yield return found;
            foreach (var problem in Taken()) yield return (problem, null);
        }
        if (topObjects > 0 && deepObjects > 0) problems.Add(new("W015", root, "has objects directly in it and others in folders below"));
        else if (isMixed && layout is null) problems.Add(new("W014", root, "has objects at several depths: more than one layout"));
        foreach (var problem in Taken()) yield return (problem, null);
    }

    private List<OcflProblem> Taken()
    {
        var taken = problems.ToList();
        problems.Clear();
        return taken;
    }

    // A folder with no object anywhere in it is one finding, however many files it has.
    private IEnumerable<(OcflProblem? Problem, string? Object)> WalkTop(FolderEntry top)
    {
        var before = topObjects + deepObjects;
        var withheld = new List<OcflProblem>();
        foreach (var found in WalkFolder(top, 1))
        {
            if (found.Problem is { Code: "E072" or "E084" or "E085" } stray && topObjects + deepObjects == before) withheld.Add(stray);
            else yield return found;
        }
        if (topObjects + deepObjects == before && withheld.Count > 0) yield return (new("E088", top.Path, "is a folder with files and no object in it"), null);
        else foreach (var stray in withheld) yield return (stray, null);
    }

    private IEnumerable<(OcflProblem? Problem, string? Object)> WalkFolder(FolderEntry top, int depth)
    {
        var waiting = new Stack<(FolderEntry Folder, int Depth)>();
        waiting.Push((top, depth));
        while (waiting.TryPop(out var next))
        {
            var entries = FolderEntry.In(next.Folder.Path, problems);
            if (entries.Any(entry => !entry.IsFolder && Namaste.MeansToDeclare(entry.Name, Namaste.ObjectPrefix)) || LooksLikeObject(entries))
            {
                Count(next.Depth);
                yield return (null, next.Folder.Path);
            }
            else
            {
                CheckHierarchy(next.Folder, entries);
                foreach (var inner in entries.AsEnumerable().Reverse().Where(entry => entry.IsFolder)) waiting.Push((inner, next.Depth + 1));
            }
            foreach (var problem in Taken()) yield return (problem, null);
        }
    }

    private static bool LooksLikeObject(List<FolderEntry> entries) => entries.Any(entry => !entry.IsFolder && entry.Name == InventoryFile.Name);

    private void CheckHierarchy(FolderEntry folder, List<FolderEntry> entries)
    {
        var hasFolders = entries.Any(entry => entry.IsFolder);
        if (entries.Count == 0) problems.Add(new("E073", folder.Path, "is empty"));
        else if (!hasFolders) problems.Add(new("E085", folder.Path, "ends the hierarchy and is no object"));
        foreach (var entry in entries.Where(entry => !entry.IsFolder))
            problems.Add(entry.IsLink ? new("E090", entry.Path, "is a link; links must not be used")
                : new(hasFolders ? "E084" : "E072", entry.Path, hasFolders ? "is a file in a folder between objects" : "is part of no object"));
    }

    private void Count(int depth)
    {
        if (depth == 1) topObjects++;
        else deepObjects++;
        if (firstDepth == 0) firstDepth = depth;
        isMixed |= depth != firstDepth;
    }

    /// <summary>Reads <c>ocfl_layout.json</c> (§4.1): optional, with two keys that are texts.</summary>
    private void CheckLayout(List<FolderEntry> entries)
    {
        var file = entries.FirstOrDefault(entry => entry.Name == "ocfl_layout.json");
        if (file.Name is null) return;
        try
        {
            using var document = JsonDocument.Parse(File.ReadAllBytes(file.Path), new() { MaxDepth = 32 });
            if (document.RootElement.ValueKind != JsonValueKind.Object) problems.Add(new("E070", file.Path, "is no JSON object"));
            else if (!document.RootElement.TryGetProperty("extension", out var name) || !document.RootElement.TryGetProperty("description", out _))
                problems.Add(new("E070", file.Path, "must have the keys extension and description"));
            else if (name.ValueKind != JsonValueKind.String || !RegisteredExtensions.Has(name.GetString()!))
                problems.Add(new("E071", file.Path, "names no registered extension as the layout"));
            else layout ??= StorageLayout.Of(root, name.GetString()!, problems);
        }
        catch (Exception trouble) when (trouble is JsonException or InvalidOperationException)
        {
            problems.Add(new("E070", file.Path, $"is no JSON that can be read: {trouble.Message}"));
        }
        catch (Exception trouble) when (trouble is IOException or UnauthorizedAccessException)
        {
            problems.Add(new(OcflProblem.Unreadable, file.Path, $"can't be read: {trouble.Message}"));
        }
    }
}
