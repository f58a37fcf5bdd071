using System.Reflection;
using Korme.Archive.Ocfl;
using Korme.Catalogue;
using Korme.Exhibitions;
using Korme.Storage;

namespace Korme.Archive;

/// <summary>The truth: every work and exhibition as an OCFL object under <c>archive/</c>. What a call answered survives a power cut.</summary>
/// <remarks>
/// May be used from several threads; changes take turns. A new object shows itself by one rename of a folder that is complete and
/// synced, so no reader ever sees a half. Works go in by batches: the file system is synced twice a batch, not twelve times a work.
/// </remarks>
public sealed class ArchiveStore : IDisposable
{
    private const string OriginalFolder = "original/", StagedEnding = ".part";

    // The program's own name in every version; a urn:uuid, because OCFL wants a URI and the program has no address.
    internal const string Agent = "urn:uuid:0193550f-2c1e-7a6b-9d0e-4b6f726d6500";

    private readonly Home home;
    private readonly TimeProvider clock;
    private readonly OcflRoot root;
    private readonly SemaphoreSlim changing = new(1, 1);

    /// <summary>Opens the home's archive; an empty one is made when there is none.</summary>
    /// <exception cref="OcflException">The folder is no archive, or of another version or layout: it is left as it is.</exception>
    public ArchiveStore(Home home, TimeProvider clock)
    {
        (this.home, this.clock) = (home, clock);
        if (!Directory.Exists(home.Archive) || !Directory.EnumerateFileSystemEntries(home.Archive).Any()) MakeRoot();
        root = OcflRoot.Open(home.Archive);
    }

    /// <summary>Copies a file into <c>inbox/</c> while hashing it, reads the copy back and compares. Durable only with <see cref="Keep(IReadOnlyList{NewWork}, CancellationToken)"/>.</summary>
    /// <exception cref="ArchiveDamagedException">What was read back differs.</exception>
    /// <exception cref="ArchiveFullException">The disk is full; nothing is left of it.</exception>
    public Task<StagedFile> Stage(Stream source, CancellationToken cancel) => Guarded(() =>
        StageFile.Run(source, Path.Combine(home.Inbox, Guid.NewGuid().ToString("N") + StagedEnding), cancel));

    /// <summary>Takes new works in, all or none; on the disk when it returns. The staged copies are used up either way.</summary>
    /// <exception cref="ArgumentException">A file is missing, doesn't match its record, or has an unsafe path.</exception>
    /// <exception cref="ArchiveFullException">The disk is full; none of them is in the archive.</exception>
    public async Task<Kept> Keep(IReadOnlyList<NewWork> works, CancellationToken cancel)
    {
        try
        {
            return await Change("imported", (batch, note) =>
            {
                foreach (var work in works)
                {
                    cancel.ThrowIfCancellationRequested();
                    batch.AddObject(RecordId.From(work.Work.Id), [.. OriginalsOf(work), .. RecordFile.Write(work.Work)], note);
                }
            }, cancel);
        }
        catch
        {
            foreach (var staged in works.SelectMany(work => work.Files.Values)) File.Delete(staged.StagePath);
            throw;
        }
    }

    /// <summary>Writes one new version of a work's record and stories; the originals stay where they are. Nothing changed: no version.</summary>
    /// <exception cref="ArchiveDamagedException">The work isn't in the archive, or can't be read.</exception>
    public Task<Kept> Revise(Work work, CancellationToken cancel) => Change("edited", (batch, note) =>
    {
        var current = Open(RecordId.From(work.Id));
        batch.AddVersion(current, Originals(current), RecordFile.Write(work, current), note);
    }, cancel);

    /// <summary>Keeps an exhibition: its first version, or its next one.</summary>
    public Task<Kept> Keep(Exhibition exhibition, CancellationToken cancel) => Change("hung", (batch, note) =>
    {
        var id = RecordId.From(exhibition.Id);
        if (!root.Has(id))
        {
            batch.AddObject(id, RecordFile.Write(exhibition), note);
            return;
        }
        var current = Open(id);
        batch.AddVersion(current, Originals(current), RecordFile.Write(exhibition, current), note);
    }, cancel);

    /// <summary>Every work in the archive, read as it goes.</summary>
    /// <param name="damaged">Told of objects that can't be read, which are left out; null: the first one throws.</param>
    public IEnumerable<Work> Works(Action<DamagedObject>? damaged = null) => Records(damaged).OfType<Work>();

    /// <summary>Every exhibition in the archive, read as it goes.</summary>
    /// <param name="damaged">Told of objects that can't be read, which are left out; null: the first one throws.</param>
    public IEnumerable<Exhibition> Exhibitions(Action<DamagedObject>? damaged = null) => Records(damaged).OfType<Exhibition>();

    /// <summary>Every <see cref="Work"/> and <see cref="Exhibition"/>, in one pass over the folders.</summary>
    public IEnumerable<object> Records(Action<DamagedObject>? damaged = null)
    {
        foreach (var folder in root.ObjectFolders())
        {
            object? record = null;
            try
            {
                record = RecordFile.Read(OcflObject.Open(folder));
            }
            catch (IOException trouble) when (damaged is not null)
            {
                damaged(new(folder, trouble.Message));
            }
            if (record is not null) yield return record;
        }
    }

    /// <summary>The absolute path of a work's file.</summary>
    /// <param name="work">The work.</param>
    /// <param name="logicalPath">As in <see cref="MediaFile.Path"/>.</param>
    /// <exception cref="ArchiveDamagedException">No such work or file.</exception>
    public string PathOf(Guid work, string logicalPath) =>
        // Without the sidecar: while a version is being added it and the inventory differ for a moment.
        Open(RecordId.From(work), checkDigest: false).PathOf(logicalPath)
        ?? throw new ArchiveDamagedException($"{RecordId.From(work)} has no file {logicalPath} in the archive.");

    /// <summary>At start: empties <c>inbox/</c> and completes versions that an interruption left without their inventory. Twice changes nothing.</summary>
    /// <returns>What may be in the archive and not in the index: hand it to <c>CatchUp</c>.</returns>
    public Recovered Recover()
    {
        var found = new List<object>();
        var damaged = new List<DamagedObject>();
        var left = Batch.LeftBehind(home.Inbox).ToList();
        foreach (var id in left.SelectMany(batch => batch.Ids).Distinct())
        {
            try
            {
                if (Settled(id) is { } record) found.Add(record);
            }
            catch (IOException trouble)
            {
                damaged.Add(new(root.FolderOf(id), trouble.Message));
            }
        }

        foreach (var file in Directory.EnumerateFiles(home.Inbox)) File.Delete(file);
        foreach (var folder in Directory.EnumerateDirectories(home.Inbox)) Batch.Clear(folder);
        return new(found, damaged, [.. left.Select(batch => batch.Folder)]);
    }

    public void Dispose() => changing.Dispose();

    private object? Settled(string id)
    {
        var folder = root.FolderOf(id);
        if (!root.Has(id))
        {
            Batch.RemoveEmptyParents(root, folder);
            return null;
        }
        OcflWriter.FinishOrRemove(folder, Durable.SyncFolder);
        return RecordFile.Read(OcflObject.Open(folder));
    }

    private async Task<Kept> Change(string message, Action<Batch, VersionNote> stage, CancellationToken cancel)
    {
        await changing.WaitAsync(cancel);
        try
        {
            return await Guarded(() =>
            {
                var batch = Batch.Start(root, home.Inbox);
                try
                {
                    stage(batch, new(clock.GetLocalNow(), message, $"Korme {Version}", Agent));
                    batch.Publish();
                }
                catch
                {
                    batch.Drop();
                    throw;
                }
                return Task.FromResult(new Kept([batch.Folder]));
            });
        }
        finally
        {
            changing.Release();
        }
    }

    private async Task<T> Guarded<T>(Func<Task<T>> act)
    {
        try
        {
            return await act();
        }
        catch (IOException trouble) when (DiskFull.Is(trouble))
        {
            throw new ArchiveFullException(home.Root, trouble);
        }
    }

    private static string Version =>
        typeof(ArchiveStore).Assembly.GetCustomAttribute<AssemblyInformationalVersionAttribute>()!.InformationalVersion.Split('+')[0];

    private OcflObject Open(string id, bool checkDigest = true)
    {
        try
        {
            return OcflObject.Open(root.FolderOf(id), checkDigest);
        }
        catch (OcflException trouble)
        {
            throw new ArchiveDamagedException(root.Has(id) ? trouble.Message : $"{id} is not in the archive {root.Folder}.", trouble);
        }
    }

    private static List<string> Originals(OcflObject current) =>
        [.. current.LogicalPaths.Where(path => path != RecordFile.Name && !path.StartsWith(RecordFile.StoriesFolder, StringComparison.Ordinal))];

    private static IEnumerable<NewFile> OriginalsOf(NewWork work)
    {
        if (work.Work.Files.Select(file => file.Path).Distinct(StringComparer.OrdinalIgnoreCase).Count() != work.Work.Files.Count)
            throw new ArgumentException($"Work {work.Work.Id} has two files with one path (whatever the case).");
        foreach (var file in work.Work.Files)
        {
            if (!file.Path.StartsWith(OriginalFolder, StringComparison.Ordinal) || SafeName.From(file.Path[OriginalFolder.Length..]) != file.Path[OriginalFolder.Length..])
                throw new ArgumentException($"'{file.Path}' is no path for an original: original/ and a name as SafeName makes it.");
            if (!work.Files.TryGetValue(file.Path, out var staged) || staged.Sha512 != file.Sha512 || staged.Bytes != file.Bytes)
                throw new ArgumentException($"Work {work.Work.Id}: {file.Path} has no staged copy that matches its record.");
            yield return NewFile.Moved(file.Path, staged.StagePath, staged.Sha512, staged.Sha256);
        }
    }

    private void MakeRoot()
    {
        var staged = Path.Combine(home.Inbox, "archive-" + Guid.NewGuid().ToString("N"));
        OcflRoot.Write(staged, new(), ReadMe.Text);
        Durable.SyncTree(staged);
        if (Directory.Exists(home.Archive)) Directory.Delete(home.Archive);
        Directory.Move(staged, home.Archive);
        Durable.SyncFolder(home.Root);
    }
}
