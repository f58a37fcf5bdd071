using System.Globalization;
using Korme.Storage;

namespace Korme.Archive;

/// <summary>Where damaged and superfluous files of an archive go, under the paths they had: <c>set-aside/2026-11-21T070000Z/…</c> in the home.</summary>
internal sealed class SetAside(Home home, string root, TimeProvider clock)
{
    private const string Name = "set-aside";

    private readonly string folder = Path.Combine(home.Root, Name, clock.GetUtcNow().ToString("yyyy-MM-dd'T'HHmmss'Z'", CultureInfo.InvariantCulture));
    private readonly Lock taking = new();

    /// <summary>The archive.</summary>
    public string Root => root;

    /// <summary>The folder; null: nothing was put there.</summary>
    public string? Used { get; private set; }

    /// <summary>Moves a file, link or folder out of the archive; on the disk when it returns.</summary>
    public void Take(string path)
    {
        lock (taking)
        {
            var target = Path.Combine(folder, Path.GetRelativePath(root, path));
            for (var number = 2; Path.Exists(target); number++) target = Path.Combine(folder, $"{Path.GetRelativePath(root, path)}.{number}");
            Directory.CreateDirectory(Path.GetDirectoryName(target)!);
            if (Directory.Exists(path) && new DirectoryInfo(path).LinkTarget is null) Directory.Move(path, target);
            else File.Move(path, target);
            SyncUpTo(Path.GetDirectoryName(target)!, home.Root);
            Durable.SyncFolder(Path.GetDirectoryName(path)!);
            Used = folder;
        }
    }

    /// <summary>Puts bytes where they belong: staged, compared, on the disk, renamed. What is there is set aside first.</summary>
    public void Put(byte[] bytes, string path)
    {
        var staged = Path.Combine(home.Inbox, "heal-" + Guid.NewGuid().ToString("N"));
        Durable.WriteFile(staged, bytes);
        if (!File.ReadAllBytes(staged).AsSpan().SequenceEqual(bytes)) throw new ArchiveDamagedException($"{staged}: what was read back is not what was written.");
        PutStaged(staged, path);
    }

    /// <summary>The same with a file that is staged, compared and on the disk.</summary>
    public void PutStaged(string staged, string path)
    {
        if (Path.Exists(path)) Take(path);
        Directory.CreateDirectory(Path.GetDirectoryName(path)!);
        File.Move(staged, path);
        SyncUpTo(Path.GetDirectoryName(path)!, root);
    }

    /// <summary>Removes what was ever put aside of an object: its files are to be nowhere any more. Twice changes nothing.</summary>
    /// <param name="home">The home's folder.</param>
    /// <param name="below">The object's folder below the archive.</param>
    public static void Erase(string home, string below)
    {
        var all = Path.Combine(home, Name);
        if (!Directory.Exists(all)) return;
        foreach (var kept in Directory.EnumerateDirectories(all).Select(run => Path.Combine(run, below)).Where(Directory.Exists))
        {
            Directory.Delete(kept, recursive: true);
            Durable.SyncFolder(Path.GetDirectoryName(kept)!);
        }
    }

    /// <summary>Forces the names in a folder and in those above it to the disk, up to and with <paramref name="top"/>.</summary>
    public static void SyncUpTo(string folder, string top)
    {
        for (; folder.Length >= top.Length; folder = Path.GetDirectoryName(folder)!) Durable.SyncFolder(folder);
    }
}
