using Korme.Archive.Ocfl;
using Korme.Catalogue;
using Korme.Storage;

namespace Korme.Archive;

/// <summary>An object of the archive replaced by a fresh one without the files that somebody wants erased.</summary>
/// <remarks>
/// <c>inbox/erase-…/intent.txt</c> is on the disk before anything moves: the object's id, then a digest a line. A start that finds it
/// carries on from wherever a kill came, so that the object is the old one or the new one, and stays until <see cref="Forget"/>.
/// </remarks>
public sealed class Erasure
{
    private const string Prefix = "erase-", IntentFile = "intent.txt", New = "new", Old = "old";

    private readonly string folder;

    private Erasure(string folder, Work after, IReadOnlyList<string> sha512s) => (this.folder, After, Sha512s) = (folder, after, sha512s);

    /// <summary>The work as it is now: a tombstone, or what is left of it.</summary>
    public Work After { get; }

    /// <summary>Which bytes went. Derivatives of them may still lie about.</summary>
    public IReadOnlyList<string> Sha512s { get; }

    /// <summary>Nothing of the erased files is anywhere any more: the next start needs not look.</summary>
    public void Forget()
    {
        Directory.Delete(folder, recursive: true);
        Durable.SyncFolder(Path.GetDirectoryName(folder)!);
    }

    /// <summary>Writes the fresh object into the inbox, then the intent. Thrown out of here, the archive is as it was.</summary>
    /// <returns>The folder of the erasure, for <see cref="Complete"/>.</returns>
    internal static string Prepare(string inbox, string id, IReadOnlyList<NewFile> files, VersionNote note, IReadOnlyList<string> sha512s)
    {
        var folder = Path.Combine(inbox, Prefix + Guid.CreateVersion7().ToString("N"));
        try
        {
            OcflWriter.StageObject(Path.Combine(folder, New), id, files, note);
            Durable.SyncTree(folder);
            Durable.SyncFolder(inbox);
            var intent = Path.Combine(folder, IntentFile);
            Durable.WriteFile(intent + ".part", System.Text.Encoding.UTF8.GetBytes(string.Join('\n', [id, .. sha512s]) + "\n"));
            File.Move(intent + ".part", intent);
            Durable.SyncFolder(folder);
            return folder;
        }
        catch
        {
            if (Directory.Exists(folder)) Directory.Delete(folder, recursive: true);
            throw;
        }
    }

    /// <summary>Puts the fresh object in the old one's place and removes the old one. May be called again after a kill at any point of it.</summary>
    internal static Erasure Complete(OcflRoot root, string folder)
    {
        var intent = File.ReadAllLines(Path.Combine(folder, IntentFile));
        var (target, fresh, old) = (root.FolderOf(intent[0]), Path.Combine(folder, New), Path.Combine(folder, Old));
        if (Directory.Exists(fresh))
        {
            if (Directory.Exists(target)) Directory.Move(target, old);
            Directory.CreateDirectory(Path.GetDirectoryName(target)!);
            Directory.Move(fresh, target);
            Durable.SyncFolder(Path.GetDirectoryName(target)!);
            Durable.SyncFolder(folder);
        }
        SetAside.Erase(Path.GetDirectoryName(Path.GetDirectoryName(folder))!, Path.GetRelativePath(root.Folder, target));
        if (Directory.Exists(old))
        {
            Directory.Delete(old, recursive: true);
            Durable.SyncFolder(folder);
        }
        return new(folder, (Work)RecordFile.Read(OcflObject.Open(target))!, intent[1..]);
    }

    /// <summary>Erasures of an earlier run that were decided on: a folder with an intent.</summary>
    internal static IEnumerable<string> LeftBehind(string inbox) =>
        Directory.EnumerateDirectories(inbox, Prefix + "*").Order(StringComparer.Ordinal).Where(folder => File.Exists(Path.Combine(folder, IntentFile)));
}
