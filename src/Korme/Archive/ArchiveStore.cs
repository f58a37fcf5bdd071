using System.Collections.Concurrent;
using System.Reflection;
using Korme.Archive.Journal;
using Korme.Archive.Ocfl;
using Korme.Catalogue;
using Korme.People;
using Korme.Storage;

namespace Korme.Archive;

/// <summary>The truth: every work, exhibition and selection as an OCFL object under <c>archive/</c>. What a call answered survives a power cut.</summary>
/// <remarks>
/// May be used from several threads; changes take turns. A new object shows itself by one rename of a folder that is complete and
/// synced, so no reader ever sees a half. Works go in by batches: the file system is synced twice a batch, not twelve times a work.
/// </remarks>
public sealed partial class ArchiveStore : IDisposable
{
    private const string OriginalFolder = "original/", StagedEnding = ".part";

    // The program's own name in every version; a urn:uuid, because OCFL wants a URI and the program has no address.
    internal const string Agent = "urn:uuid:0193550f-2c1e-7a6b-9d0e-4b6f726d6500";

    private readonly Home home;
    private readonly TimeProvider clock;
    private readonly OcflRoot root;
    private readonly JournalFiles waiting;
    private readonly SemaphoreSlim changing = new(1, 1);

    /// <summary>Opens the home's archive; an empty one is made when there is none.</summary>
    /// <exception cref="OcflException">The folder is no archive, or of another version or layout, or another program's: it is left as it is.</exception>
    public ArchiveStore(Home home, TimeProvider clock)
    {
        (this.home, this.clock, waiting) = (home, clock, new(home.Journal));
        if (!Directory.Exists(home.Archive) || !Directory.EnumerateFileSystemEntries(home.Archive).Any()) MakeRoot();
        root = OcflRoot.Open(home.Archive);
        RequireOurs();
    }

    /// <summary>Copies a file into <c>inbox/</c> while hashing it, reads the copy back and compares. Durable only with <see cref="Keep(IReadOnlyList{NewWork}, CancellationToken)"/>.</summary>
    /// <exception cref="ArchiveDamagedException">What was read back differs.</exception>
    /// <exception cref="ArchiveFullException">The disk is full; nothing is left of it.</exception>
    public Task<StagedFile> Stage(Stream source, CancellationToken cancel) => Guarded(() =>
        StageFile.Run(source, Path.Combine(home.Inbox, Guid.NewGuid().ToString("N") + StagedEnding), cancel));

    /// <summary>Takes new works in, all or none; on the disk when it returns. The staged copies are used up either way.</summary>
    /// <exception cref="ArgumentException">A file is missing, doesn't match its record, or has an unsafe path.</exception>
    /// <exception cref="ArchiveFullException">The disk is full; none of them is in the archive.</exception>
    public async Task<Kept> Keep(IReadOnlyList<NewWork> works, CancellationToken cancel) => await Keep(await Prepare(works, cancel), cancel);

    /// <summary>Makes the objects of new works in <c>inbox/</c>: all but the way from there. Changes and other batches go on meanwhile.</summary>
    /// <returns>To be handed to <see cref="Keep(PreparedWorks, CancellationToken)"/>, or dropped. The staged copies are used up.</returns>
    /// <exception cref="ArgumentException">A file is missing, doesn't match its record, or has an unsafe path.</exception>
    /// <exception cref="ArchiveFullException">The disk is full; nothing is left of them.</exception>
    public Task<PreparedWorks> Prepare(IReadOnlyList<NewWork> works, CancellationToken cancel) => Guarded(() =>
    {
        Batch? batch = null;
        try
        {
            batch = Batch.Start(root, home.Inbox);
            var note = NoteOf("imported");
            Batch.Each(works, work => batch.AddObject(RecordId.From(work.Work.Id), [.. OriginalsOf(work), .. RecordFile.Write(work.Work)], note), cancel);
            return Task.FromResult(new PreparedWorks(batch));
        }
        catch
        {
            batch?.Drop();
            foreach (var staged in works.SelectMany(work => work.Files.Values)) File.Delete(staged.StagePath);
            throw;
        }
    });

    /// <summary>Takes prepared works in, all or none; on the disk when it returns. They are used up either way.</summary>
    /// <exception cref="ArchiveFullException">The disk is full; none of them is in the archive.</exception>
    public async Task<Kept> Keep(PreparedWorks prepared, CancellationToken cancel)
    {
        try
        {
            return await InTurn(() => Published(prepared.Batch), cancel);
        }
        catch
        {
            prepared.Drop();
            throw;
        }
    }

    /// <summary>Adds files to a work that is in the archive: one version with the bytes and the record that names them. The staged copies are used up either way.</summary>
    /// <param name="after">The work with its new files, and the staged copies of those alone.</param>
    /// <param name="what">The version's message.</param>
    /// <param name="cancel">Until the version is being written; then it is finished.</param>
    /// <exception cref="ArchiveDamagedException">The work isn't in the archive, or can't be read: nothing was added.</exception>
    /// <exception cref="ArgumentException">A file doesn't match its record, or has an unsafe path or one that is taken.</exception>
    /// <exception cref="ArchiveFullException">The disk is full; nothing was added.</exception>
    public async Task<Kept> Add(NewWork after, string what, CancellationToken cancel)
    {
        try
        {
            return await Change((batch, noteOf) =>
            {
                var current = Open(RecordId.From(after.Work.Id));
                var added = after.Work.Files.Where(file => after.Files.ContainsKey(file.Path)).ToList();
                if (added.FirstOrDefault(file => current.LogicalPaths.Contains(file.Path, StringComparer.OrdinalIgnoreCase)) is { } taken)
                    throw new ArgumentException($"Work {after.Work.Id} has a file {taken.Path} already.");
                batch.AddVersion(current, Originals(current), [.. OriginalsOf(after with { Work = after.Work with { Files = added } }), .. RecordFile.Write(after.Work, current)], noteOf(what));
            }, cancel);
        }
        catch
        {
            foreach (var staged in after.Files.Values) File.Delete(staged.StagePath);
            throw;
        }
    }

    /// <summary>Brings changed records in, one new version each, all in one batch. What is as it was gets no version; everything but a work may be new.</summary>
    /// <remarks>Only <c>Changes</c> calls this: a change of what the archive has goes through the journal first.</remarks>
    /// <exception cref="ArchiveFullException">The disk is full; none of them is in the archive.</exception>
    public async Task<Revised> Revise(IReadOnlyList<Revision> revisions, CancellationToken cancel)
    {
        var refused = new ConcurrentBag<(Guid, string)>();
        var copies = new Dictionary<string, StagedFile>(StringComparer.Ordinal);
        try
        {
            foreach (var consent in revisions.Select(revision => revision.Record).OfType<Consent>()) await CopyWaiting(consent, copies, cancel);
            var kept = await Change((batch, noteOf) => Batch.Each(revisions, revision =>
            {
                try
                {
                    Stage(batch, revision, copies, noteOf(revision.What));
                }
                catch (ArchiveDamagedException damaged)
                {
                    refused.Add((revision.Record.Id, damaged.Message));
                }
            }, cancel), cancel);
            return new(kept, [.. refused]);
        }
        finally
        {
            foreach (var copy in copies.Values) File.Delete(copy.StagePath);
        }
    }

    /// <summary>Replaces a work's object by a fresh one of one version: without some of its files, or with no file at all.</summary>
    /// <param name="after">The work as it will be: its <see cref="Work.Files"/> are those that stay.</param>
    /// <param name="sha512s">The bytes that go.</param>
    /// <param name="cancel">Until the intent is written; then it is finished.</param>
    /// <returns>What happened, noted in <c>inbox/</c> until <see cref="Erasure.Forget"/>.</returns>
    /// <exception cref="ArchiveDamagedException">The work isn't in the archive, or a file that stays is damaged: nothing was erased.</exception>
    public async Task<Erasure> Erase(Work after, IReadOnlyList<string> sha512s, CancellationToken cancel)
    {
        await changing.WaitAsync(cancel);
        var copies = new List<StagedFile>();
        try
        {
            return await Guarded(async () =>
            {
                var current = Open(RecordId.From(after.Id));
                var files = new List<NewFile>();
                foreach (var path in after.Files.Count == 0 ? [] : Originals(current))
                {
                    var digest = current.Inventory.DigestOf(path)!;
                    if (sha512s.Contains(digest, StringComparer.OrdinalIgnoreCase)) continue;
                    await using var source = File.OpenRead(current.PathOf(path)!);
                    var copy = await Stage(source, cancel);
                    copies.Add(copy);
                    if (!Inventory.SameDigest(copy.Sha512, digest))
                        throw new ArchiveDamagedException($"{current.PathOf(path)} is not the file that was kept; nothing was erased. 'korme verify' says more.");
                    files.Add(NewFile.Moved(path, copy.StagePath, copy.Sha512, copy.Sha256));
                }
                files.AddRange(RecordFile.Write(after, after.IsTombstone ? null : current));
                return Erasure.Complete(root, Erasure.Prepare(home.Inbox, current.Inventory.Id, files, NoteOf("erased"), sha512s));
            });
        }
        finally
        {
            foreach (var copy in copies) File.Delete(copy.StagePath);
            changing.Release();
        }
    }

    /// <summary>Brings a copy of the archive up to date, on a thread of its own. Readers go on; changes wait.</summary>
    /// <param name="folder">A new or empty folder, or an earlier copy.</param>
    /// <param name="pace">Told of bytes, once it is known how many there are.</param>
    /// <param name="cancel">Stops; the copy is valid and the next run goes on.</param>
    /// <exception cref="BackupRefusedException">The folder is no place for it, full, or can't be written.</exception>
    public async Task<BackupOutcome> BackUp(string folder, Pace pace, CancellationToken cancel)
    {
        await changing.WaitAsync(cancel);
        try
        {
            return await Task.Run(() => new BackUp(root, home.Root, Path.TrimEndingDirectorySeparator(Path.GetFullPath(folder)), pace).Run(cancel), cancel);
        }
        finally
        {
            changing.Release();
        }
    }

    /// <summary>At start: empties <c>inbox/</c> and completes versions that an interruption left without their inventory. Twice changes nothing.</summary>
    /// <returns>What may be in the archive and not in the index: hand it to <c>CatchUp</c>.</returns>
    public Recovered Recover()
    {
        var found = new List<IRecorded>();
        var damaged = new List<DamagedObject>();
        var erasures = new List<Erasure>();
        var decided = Erasure.LeftBehind(home.Inbox).ToList();
        foreach (var folder in decided)
        {
            try
            {
                erasures.Add(Erasure.Complete(root, folder));
            }
            catch (IOException trouble)
            {
                damaged.Add(new(folder, trouble.Message));
            }
        }

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
        foreach (var folder in Directory.EnumerateDirectories(home.Inbox).Except(decided)) Batch.Clear(folder);
        return new(found, damaged, [.. left.Select(batch => batch.Folder)]) { Erasures = erasures };
    }

    public void Dispose() => changing.Dispose();

    private IRecorded? Settled(string id)
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

    private void Stage(Batch batch, Revision revision, Dictionary<string, StagedFile> copies, VersionNote note)
    {
        var id = RecordId.From(revision.Record.Id);
        if (revision.Record is not Work && !root.Has(id))
        {
            batch.AddObject(id, [.. Arrived(revision.Record, [], copies), .. RecordFile.Write(revision.Record)], note);
            return;
        }
        var current = Open(id);
        // Saved at the very moment when it was erased: what was erased stays so.
        if (revision.Record is Work && RecordFile.Read(current) is Work { IsTombstone: true }) return;
        batch.AddVersion(current, Originals(current), [.. Arrived(revision.Record, [.. current.LogicalPaths], copies), .. RecordFile.Write(revision.Record, current)], note);
    }

    private Task<Kept> Change(Action<Batch, Func<string, VersionNote>> stage, CancellationToken cancel) => InTurn(() =>
    {
        var batch = Batch.Start(root, home.Inbox);
        try
        {
            stage(batch, NoteOf);
            return Published(batch);
        }
        catch
        {
            batch.Drop();
            throw;
        }
    }, cancel);

    private static Kept Published(Batch batch)
    {
        batch.Publish();
        return new([batch.Folder]);
    }

    private async Task<Kept> InTurn(Func<Kept> act, CancellationToken cancel)
    {
        await changing.WaitAsync(cancel);
        try
        {
            return await Guarded(() => Task.FromResult(act()));
        }
        finally
        {
            changing.Release();
        }
    }

    private VersionNote NoteOf(string message) => new(clock.GetLocalNow(), message, $"Korme {Version}", Agent);

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

    private static IEnumerable<NewFile> OriginalsOf(NewWork work) => OriginalsOf(work.Work.Id, work.Work.Files, work.Files);

    private static IEnumerable<NewFile> OriginalsOf(Guid id, IReadOnlyList<MediaFile> files, IReadOnlyDictionary<string, StagedFile> copies)
    {
        if (files.Select(file => file.Path).Distinct(StringComparer.OrdinalIgnoreCase).Count() != files.Count)
            throw new ArgumentException($"{id} has two files with one path (whatever the case).");
        foreach (var file in files)
        {
            if (!file.Path.StartsWith(OriginalFolder, StringComparison.Ordinal) || SafeName.From(file.Path[OriginalFolder.Length..]) != file.Path[OriginalFolder.Length..])
                throw new ArgumentException($"'{file.Path}' is no path for an original: original/ and a name as SafeName makes it.");
            if (!copies.TryGetValue(file.Path, out var staged) || staged.Sha512 != file.Sha512 || staged.Bytes != file.Bytes)
                throw new ArgumentException($"{id}: {file.Path} has no staged copy that matches its record.");
            yield return NewFile.Moved(file.Path, staged.StagePath, staged.Sha512, staged.Sha256);
        }
    }

    // The first object tells: what Korme writes has a record. One that can't be read says nothing, and is named elsewhere.
    private void RequireOurs()
    {
        if (root.ObjectFolders().FirstOrDefault() is not { } first) return;
        OcflObject found;
        try
        {
            found = OcflObject.Open(first, checkDigest: false);
        }
        catch (OcflException)
        {
            return;
        }
        if (found.LogicalPaths.Contains(RecordFile.Name)) return;
        throw new OcflException($"{root.Folder} is an archive that another program wrote ({found.Inventory.Id} has no {RecordFile.Name}). It is left alone: " +
            $"'korme verify --archive {root.Folder}' checks and lists it; give another folder with --home.");
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
