using System.Security.Cryptography;
using System.Text;
using Korme.Storage;

namespace Korme.Publishing.Site;

/// <summary>A published folder. A run writes what changed and nothing else; a killed run is gone on with by the next one.</summary>
/// <remarks>
/// Every file appears by a rename, a picture's folder as a whole. What a run is about to write stands in a journal first
/// (<c>.korme-publish.part</c>), so that the next run knows its own files from other people's; at the end the manifest and the state
/// replace it. A file that somebody changed is newer than the state and is written again.
/// </remarks>
internal sealed class FolderTarget : PublishTarget
{
    private const string JournalName = ".korme-publish.part", PartEnding = ".korme-part", OldEnding = ".korme-old";

    /// <summary>The coarsest clock of a file system: FAT counts two seconds.</summary>
    private static readonly TimeSpan ClockStep = TimeSpan.FromSeconds(2);

    private readonly string root;
    private readonly Guid exhibition;
    private readonly bool all;
    private readonly Dictionary<string, UnitState> known = new(StringComparer.Ordinal);
    private readonly Dictionary<string, string> inDoubt = new(StringComparer.Ordinal);
    private readonly FileList before, now = new();
    private readonly HashSet<string> files = new(StringComparer.Ordinal), folders = new(StringComparer.Ordinal);
    private readonly SortedDictionary<string, UnitState> units = new(StringComparer.Ordinal);
    private readonly byte[] manifestBefore, stateBefore;
    private readonly DateTime finished;
    private readonly Lock journalGate = new();
    private FileStream? journal;
    private int written, removed;
    private long bytesWritten;

    /// <summary>Opens a new, an empty, or a published folder.</summary>
    /// <param name="folder">Made when it is missing.</param>
    /// <param name="exhibition">Whose copy it is to be.</param>
    /// <param name="all">Write everything again.</param>
    /// <exception cref="PublishRefusedException">It has files that aren't of this copy.</exception>
    public FolderTarget(string folder, Guid exhibition, bool all)
    {
        (root, this.exhibition, this.all) = (Path.TrimEndingDirectorySeparator(Path.GetFullPath(folder)), exhibition, all);
        if (File.Exists(root)) throw new PublishRefusedException($"{root} is a file. Give a folder, or a name that ends in .zip.");
        Directory.CreateDirectory(root);
        (stateBefore, manifestBefore) = (ReadIfThere(StateName), ReadIfThere(ManifestName));
        finished = File.GetLastWriteTimeUtc(Local(StateName)) + ClockStep;
        before = FileList.Read(Encoding.UTF8.GetString(manifestBefore));
        var state = PublishState.Read(stateBefore);
        var underWay = File.Exists(Local(JournalName)) ? JournalLine.Read(Local(JournalName)).ToList() : [];
        var owner = underWay.FirstOrDefault()?.Exhibition ?? state?.Exhibition;
        if (owner is not null && owner != exhibition) throw new PublishRefusedException($"{root} has another exhibition in it. Give each exhibition a folder of its own.");

        var ours = new HashSet<string>(before.Plain.Keys, StringComparer.Ordinal);
        foreach (var (key, unit) in state?.Units ?? []) known[key] = unit;
        foreach (var line in underWay)
        {
            ours.UnionWith(line.Begins ?? []);
            if (line is { Key: { } key, Unit: { } unit, Lines: { } lines }) (known[key], inDoubt[key]) = (unit, lines);
        }
        var left = new List<string>();
        Walk("", ours, isOurs: owner is not null || stateBefore.Length > 0, left);
        foreach (var path in left)
            if (Directory.Exists(Local(path))) Directory.Delete(Local(path), recursive: true);
            else File.Delete(Local(path));
    }

    public override bool Has(string key, string fingerprint, out IReadOnlyCollection<string> needs)
    {
        needs = [];
        if (all || !known.TryGetValue(key, out var unit) || unit.Fingerprint != fingerprint) return false;
        needs = unit.Needs;
        if (inDoubt.TryGetValue(key, out var lines)) return FileList.Entries(lines).All(entry => IsOnDisk(entry.Path, entry.Sha512));
        return key.StartsWith(PublishedUnit.PictureRoot, StringComparison.Ordinal)
            ? before.Folder(key) is not null && folders.Contains(key) && Directory.GetLastWriteTimeUtc(Local(key)) <= finished
            : unit.Files.All(path => before.Plain.ContainsKey(path) && IsUntouched(path));
    }

    public override void Keep(string key)
    {
        units[key] = known[key];
        if (inDoubt.TryGetValue(key, out var lines)) Take(key, lines);
        else if (before.Folder(key) is { } folder) now.AddFolder(key, folder);
        else foreach (var path in known[key].Files) now.Add(path, before.Plain[path]);
    }

    public override void RemoveOthers(IReadOnlySet<Guid> works, IReadOnlyList<string> pages)
    {
        foreach (var folder in folders.Where(folder => !IsOf(folder, works)).ToList())
        {
            Journal(new());
            Directory.Delete(Local(folder), recursive: true);
            folders.Remove(folder);
            removed += before.Folder(folder)?.Count(letter => letter == '\n') ?? 1;
        }
        foreach (var path in files.Where(path => pages.FirstOrDefault(page => path.StartsWith(page, StringComparison.Ordinal)) is { } page && !IsOf(path[..path.IndexOf('/', page.Length)], works)).ToList())
        {
            Journal(new());
            Remove(path);
        }
    }

    public override void Stage(PublishedUnit unit)
    {
        if (!unit.IsFolder)
        {
            var changed = unit.Files.Where(file => all || !IsThere(file)).ToList();
            if (changed.Count == 0) return;
            Journal(new(Begins: [.. changed.Select(file => file.Path)]));
            foreach (var file in changed) Replace(file);
            return;
        }
        Journal(new());
        var (place, part) = (Local(unit.Key), Local(unit.Key) + PartEnding);
        string? made = null;
        foreach (var file in unit.Files)
        {
            var path = part + file.Path[unit.Key.Length..].Replace('/', Path.DirectorySeparatorChar);
            var folder = Path.GetDirectoryName(path)!;
            if (folder != made) Directory.CreateDirectory(made = folder);
            file.WriteTo(path);
        }
        if (Directory.Exists(place)) Directory.Move(place, place + OldEnding);
        Directory.Move(part, place);
        if (Directory.Exists(place + OldEnding)) Directory.Delete(place + OldEnding, recursive: true);
        Count(unit.Files);
    }

    public override void Commit(PublishedUnit unit)
    {
        var state = new UnitState(unit.Fingerprint, unit.IsFolder ? [] : [.. unit.Files.Select(file => file.Path)], unit.Needs);
        var lines = FileList.Lines(unit.Files);
        units[unit.Key] = state;
        Take(unit.Key, lines);
        if (journal is not null) Journal(new(Key: unit.Key, Unit: state, Lines: lines));
    }

    public override PublishCounts Finish()
    {
        foreach (var path in files.Where(path => !now.Plain.ContainsKey(path)).ToList()) Remove(path);
        foreach (var folder in folders.Where(folder => now.Folder(folder) is null)) Directory.Delete(Local(folder), recursive: true);
        var (manifest, state) = (now.Write(), new PublishState(PublishState.CurrentFormat, exhibition, units).Write());
        if (journal is not null || File.Exists(Local(JournalName)) || !manifest.AsSpan().SequenceEqual(manifestBefore) || !state.AsSpan().SequenceEqual(stateBefore))
        {
            // The files first: the manifest and the state say that they are there.
            if (!Durable.SyncFileSystem(root)) Durable.SyncTree(root);
            ReplaceDurably(ManifestName, manifest);
            ReplaceDurably(StateName, state);
            Close();
            File.Delete(Local(JournalName));
            Durable.SyncFolder(root);
        }
        return new(now.Count, written, removed, bytesWritten);
    }

    public override void Dispose() => Close();

    /// <summary>Notes every file, and names one that isn't ours. Pictures' folders are taken as they are: <c>--check</c> looks into them.</summary>
    private void Walk(string folder, HashSet<string> ours, bool isOurs, List<string> left)
    {
        foreach (var entry in new DirectoryInfo(Local(folder)).EnumerateFileSystemInfos())
        {
            var path = folder == "" ? entry.Name : $"{folder}/{entry.Name}";
            if (folder == "" && (HostsOwn.Has(entry.Name) || (isOurs && path is ManifestName or StateName or JournalName))) continue;
            if (isOurs && (path.EndsWith(PartEnding, StringComparison.Ordinal) || path.EndsWith(OldEnding, StringComparison.Ordinal))) left.Add(path);
            else if (isOurs && entry is DirectoryInfo && folder + "/" == PublishedUnit.PictureRoot && Guid.TryParseExact(entry.Name, "D", out _)) folders.Add(path);
            else if (isOurs && entry is DirectoryInfo && entry.LinkTarget is null) Walk(path, ours, isOurs, left);
            else if (isOurs && ours.Contains(path) && entry.LinkTarget is null) files.Add(path);
            else
                throw new PublishRefusedException(isOurs
                    ? $"{Local(path)} is not of this copy: nothing was changed. Take it out, or give another folder."
                    : $"{root} has other people's files in it ({entry.Name}): nothing was changed. Give a new or empty folder.");
        }
    }

    private bool IsThere(PublishedFile file) => files.Contains(file.Path)
        && (before.Plain.GetValueOrDefault(file.Path) == file.Sha512 && IsUntouched(file.Path) || IsOnDisk(file.Path, file.Sha512));

    private bool IsUntouched(string path) => new FileInfo(Local(path)) is { Exists: true } info && info.LastWriteTimeUtc <= finished;

    private bool IsOnDisk(string path, string sha512)
    {
        if (!File.Exists(Local(path))) return false;
        using var stream = File.OpenRead(Local(path));
        return Convert.ToHexStringLower(SHA512.HashData(stream)) == sha512;
    }

    private void Replace(PublishedFile file)
    {
        var path = Local(file.Path);
        Directory.CreateDirectory(Path.GetDirectoryName(path)!);
        file.WriteTo(path + PartEnding);
        File.Move(path + PartEnding, path, overwrite: true);
        Count([file]);
    }

    private void ReplaceDurably(string name, byte[] bytes)
    {
        Durable.WriteFile(Local(name) + PartEnding, bytes);
        File.Move(Local(name) + PartEnding, Local(name), overwrite: true);
    }

    private void Remove(string path)
    {
        File.Delete(Local(path));
        files.Remove(path);
        removed++;
        for (var folder = Path.GetDirectoryName(Local(path))!; folder.Length > root.Length && !Directory.EnumerateFileSystemEntries(folder).Any(); folder = Path.GetDirectoryName(folder)!)
            Directory.Delete(folder);
    }

    private void Take(string key, string lines)
    {
        if (key.StartsWith(PublishedUnit.PictureRoot, StringComparison.Ordinal)) now.AddFolder(key, lines);
        else foreach (var (path, sha512) in FileList.Entries(lines)) now.Add(path, sha512);
    }

    private void Count(IReadOnlyList<PublishedFile> of)
    {
        Interlocked.Add(ref written, of.Count);
        Interlocked.Add(ref bytesWritten, of.Sum(file => file.Length));
    }

    /// <summary>Writes a line before what it announces is done; the first of a run says whose folder it is.</summary>
    private void Journal(JournalLine line)
    {
        lock (journalGate)
        {
            if (journal is null)
            {
                var isNew = !File.Exists(Local(JournalName));
                journal = new(Local(JournalName), FileMode.OpenOrCreate, FileAccess.ReadWrite, FileShare.Read, bufferSize: 0);
                journal.SetLength(EndOfLastLine(journal));
                journal.Seek(0, SeekOrigin.End);
                if (isNew || journal.Length == 0) journal.Write(JournalLine.Write(new(Exhibition: exhibition)));
            }
            if (line != new JournalLine()) journal.Write(JournalLine.Write(line));
        }
    }

    // What a kill cut short would swallow the next line.
    private static long EndOfLastLine(FileStream stream)
    {
        for (var at = stream.Length; at > 0; at--)
        {
            stream.Position = at - 1;
            if (stream.ReadByte() == '\n') return at;
        }
        return 0;
    }

    private void Close()
    {
        journal?.Dispose();
        journal = null;
    }

    private static bool IsOf(string folder, IReadOnlySet<Guid> works) => Guid.TryParseExact(folder[(folder.LastIndexOf('/') + 1)..], "D", out var work) && works.Contains(work);

    private byte[] ReadIfThere(string name) => File.Exists(Local(name)) ? File.ReadAllBytes(Local(name)) : [];

    private string Local(string path) => path == "" ? root : Path.Combine(root, path.Replace('/', Path.DirectorySeparatorChar));
}
