using System.Runtime.ExceptionServices;
using Korme.Archive.Ocfl;
using Korme.Storage;

namespace Korme.Archive;

/// <summary>Objects and versions on their way from <c>inbox/</c> into the archive, together: staged, made durable, renamed, made durable.</summary>
/// <remarks>
/// <c>inbox/keep-…/changed.txt</c> names the objects before the first rename. It stays until the index has them, so that after a kill
/// between archive and index a start looks at these few objects and not at all of them. Objects may be added from several threads.
/// </remarks>
internal sealed class Batch
{
    private const string Prefix = "keep-", ChangedFile = "changed.txt";

    private readonly OcflRoot root;
    private readonly List<(string Id, string Staged, bool IsNew)> objects = [];
    private readonly Lock adding = new();
    private int folders;
    private bool stays;

    private Batch(OcflRoot root, string folder) => (this.root, Folder) = (root, folder);

    /// <summary>Where its objects are staged.</summary>
    public string Folder { get; }

    /// <summary>A new, empty batch.</summary>
    public static Batch Start(OcflRoot root, string inbox)
    {
        var folder = Path.Combine(inbox, Prefix + Guid.CreateVersion7().ToString("N"));
        Directory.CreateDirectory(folder);
        return new(root, folder);
    }

    /// <summary>Batches of an earlier run whose objects the index may not know, and what these are.</summary>
    public static IEnumerable<(string Folder, IReadOnlyList<string> Ids)> LeftBehind(string inbox) =>
        from folder in Directory.EnumerateDirectories(inbox, Prefix + "*").Order(StringComparer.Ordinal)
        let changed = Path.Combine(folder, ChangedFile)
        where File.Exists(changed)
        select (folder, (IReadOnlyList<string>)File.ReadAllLines(changed));

    /// <summary>Removes everything staged in a batch's folder but the note of what was changed; the folder too when there is none.</summary>
    public static void Clear(string folder)
    {
        foreach (var inner in Directory.EnumerateDirectories(folder)) Directory.Delete(inner, recursive: true);
        foreach (var file in Directory.EnumerateFiles(folder))
            if (Path.GetFileName(file) != ChangedFile) File.Delete(file);
        if (!Directory.EnumerateFileSystemEntries(folder).Any()) Directory.Delete(folder);
    }

    /// <summary>Does something for each of many objects with all cores: an object is some fourteen files and folders, and making them is most of a batch's time.</summary>
    public static void Each<T>(IReadOnlyCollection<T> items, Action<T> act, CancellationToken cancel)
    {
        try
        {
            Parallel.ForEach(items, new ParallelOptions { CancellationToken = cancel, MaxDegreeOfParallelism = Environment.ProcessorCount }, act);
        }
        catch (AggregateException several)
        {
            ExceptionDispatchInfo.Throw(several.InnerExceptions[0]); // a full disk is known by its type
        }
    }

    /// <summary>Adds an object that isn't in the archive yet.</summary>
    public void AddObject(string id, IReadOnlyList<NewFile> files, VersionNote note)
    {
        if (root.Has(id)) throw new InvalidOperationException($"{id} is in the archive already; revise it instead.");
        var staged = NextFolder();
        Note(id, staged, isNew: true);
        OcflWriter.StageObject(staged, id, files, note);
    }

    /// <summary>Adds a version of an object; nothing when it would be what the newest one is.</summary>
    public void AddVersion(OcflObject current, IReadOnlyCollection<string> keep, IReadOnlyList<NewFile> files, VersionNote note)
    {
        var staged = NextFolder();
        if (OcflWriter.StageVersion(staged, current.Inventory, keep, files, note)) Note(current.Inventory.Id, staged, isNew: false);
    }

    /// <summary>Brings everything into the archive; on the disk when it returns. When it throws, what had arrived is taken back.</summary>
    public void Publish()
    {
        if (objects.Count == 0)
        {
            Drop();
            return;
        }

        try
        {
            File.WriteAllLines(Path.Combine(Folder, ChangedFile), objects.Select(item => item.Id));
            Durable.SyncTrees(Folder, [.. objects.Select(item => item.Staged)]);

            var parents = new HashSet<string>(StringComparer.Ordinal);
            foreach (var (id, _, isNew) in objects)
                if (isNew) AddParents(root.FolderOf(id), parents);
            Each(objects, item =>
            {
                var target = root.FolderOf(item.Id);
                if (!item.IsNew)
                {
                    OcflWriter.PublishVersionFolder(item.Staged, target);
                    return;
                }
                Directory.CreateDirectory(Path.GetDirectoryName(target)!);
                OcflWriter.PublishObject(item.Staged, target);
            }, CancellationToken.None);
            var revised = objects.Where(item => !item.IsNew).Select(item => (item.Staged, Folder: root.FolderOf(item.Id))).ToList();
            Sync([.. parents.OrderByDescending(parent => parent.Length), .. revised.Select(item => item.Folder)]);

            foreach (var (staged, folder) in revised) OcflWriter.PublishInventory(staged, folder);
            Sync([.. revised.Select(item => item.Folder)]);
        }
        catch
        {
            TakeBack();
            throw;
        }
    }

    /// <summary>Removes what was staged, after <see cref="Publish"/> threw or was never called.</summary>
    public void Drop()
    {
        if (!stays && Directory.Exists(Folder)) Directory.Delete(Folder, recursive: true);
    }

    private string NextFolder() => Path.Combine(Folder, Interlocked.Increment(ref folders).ToString("D4", System.Globalization.CultureInfo.InvariantCulture));

    private void Note(string id, string staged, bool isNew)
    {
        lock (adding) objects.Add((id, staged, isNew));
    }

    private void AddParents(string target, HashSet<string> parents)
    {
        for (var parent = Path.GetDirectoryName(target)!; parents.Add(parent) && parent != root.Folder; parent = Path.GetDirectoryName(parent)!) { }
    }

    private void Sync(IReadOnlyCollection<string> folders)
    {
        if (folders.Count == 0 || (objects.Count > 1 && Durable.SyncFileSystem(root.Folder))) return;
        foreach (var folder in folders) Durable.SyncFolder(folder);
    }

    // Out of the archive by a rename each, so that a kill leaves no half of anything there. What can't be taken back, because the
    // disk fails, stays noted in changed.txt, and the next start settles it.
    private void TakeBack()
    {
        foreach (var (id, staged, isNew) in objects)
        {
            try
            {
                var target = root.FolderOf(id);
                if (!isNew) OcflWriter.TakeBackVersion(staged, target);
                else if (!Directory.Exists(staged) && Directory.Exists(target)) Directory.Move(target, staged);
                if (isNew) RemoveEmptyParents(root, target);
            }
            catch (IOException)
            {
                stays = true;
            }
        }
    }

    /// <summary>An empty folder is an error in a storage root (OCFL 1.1 E073).</summary>
    public static void RemoveEmptyParents(OcflRoot root, string target)
    {
        for (var parent = Path.GetDirectoryName(target)!; parent.Length > root.Folder.Length; parent = Path.GetDirectoryName(parent)!)
        {
            if (!Directory.Exists(parent)) continue;
            if (Directory.EnumerateFileSystemEntries(parent).Any()) return;
            Directory.Delete(parent);
        }
    }
}
