using Korme.Archive.Ocfl;
using Korme.Storage;

namespace Korme.Archive;

/// <summary>The folder that a backup goes into: refused when it is anything but a copy of this archive, or nothing yet.</summary>
/// <remarks>
/// While a run lasts, <c>extensions/korme-staging/</c> lies in it. OCFL 1.1 has storage-root extensions for such things (§4.4) and a
/// validator only warns of the name (W016); it is on the copy's own file system, whatever is mounted there.
/// </remarks>
internal static class BackupFolder
{
    private const string Extensions = "extensions";

    /// <summary>Where objects are staged.</summary>
    public static string Staging(string folder) => Path.Combine(folder, Extensions, "korme-staging");

    /// <summary>Opens the copy, makes an empty one where nothing is yet, and removes what an interrupted run had staged.</summary>
    /// <exception cref="BackupRefusedException">It is something else; nothing in it was touched.</exception>
    public static OcflRoot Open(string folder, OcflRoot source, string home)
    {
        var real = RealPath(folder);
        if (IsWithin(real, RealPath(home)))
            throw new BackupRefusedException($"{folder} is inside the home {home}: it would be lost with it. Give a folder on another disk.");
        if (File.Exists(folder)) throw new BackupRefusedException($"{folder} is a file. Give a folder.");
        if (!Directory.Exists(folder) || IsOurBeginning(folder)) Begin(folder, source);
        else if (!Directory.EnumerateFiles(folder, "0=ocfl_*").Any())
            throw new BackupRefusedException($"{folder} has something else in it and is no archive. Give a new folder, such as {Path.Combine(folder, "korme-backup")}.");
        var root = OcflRoot.Open(folder);
        if (root.Layout != source.Layout)
            throw new BackupRefusedException($"{folder} is an archive whose objects lie elsewhere ({root.Layout}). It is left alone; give another folder.");
        if (Directory.Exists(Staging(folder))) Directory.Delete(Staging(folder), recursive: true);
        Directory.CreateDirectory(Staging(folder));
        return root;
    }

    /// <summary>Leaves nothing but the archive.</summary>
    public static void Close(string folder)
    {
        Directory.Delete(Staging(folder), recursive: true);
        Durable.SyncFolder(Path.Combine(folder, Extensions));
    }

    // Empty, or begun by a run that was killed before the version declaration, which comes last.
    private static bool IsOurBeginning(string folder)
    {
        var names = Directory.EnumerateFileSystemEntries(folder).Select(entry => Path.GetFileName(entry)).ToList();
        if (names is [Extensions] && !Directory.EnumerateFileSystemEntries(Path.Combine(folder, Extensions)).Any()) return true;
        return names.Count == 0 || Directory.Exists(Staging(folder)) && names.All(name => name is Extensions or "README.md" or "ocfl_layout.json");
    }

    // Each file comes whole, by a rename; the declaration when all others are on the disk.
    private static void Begin(string folder, OcflRoot source)
    {
        var staging = Staging(folder);
        Directory.CreateDirectory(staging);
        var files = OcflRoot.FilesOf(source.Layout, ReadMe.Text).ToList();
        foreach (var (path, bytes) in files)
        {
            var target = Path.Combine(folder, path.Replace('/', Path.DirectorySeparatorChar));
            Directory.CreateDirectory(Path.GetDirectoryName(target)!);
            var staged = Path.Combine(staging, Path.GetFileName(target));
            Durable.WriteFile(staged, bytes);
            if (path == files[^1].Path) Durable.SyncTree(folder);
            File.Move(staged, target, overwrite: true);
        }
        Durable.SyncFolder(folder);
        Durable.SyncFolder(Path.GetDirectoryName(folder)!);
    }

    private static bool IsWithin(string path, string folder) =>
        (path + Path.DirectorySeparatorChar).StartsWith(folder + Path.DirectorySeparatorChar, OperatingSystem.IsLinux() ? StringComparison.Ordinal : StringComparison.OrdinalIgnoreCase);

    /// <summary>The path with every link on its way followed, as far as it exists.</summary>
    private static string RealPath(string path)
    {
        var full = Path.TrimEndingDirectorySeparator(Path.GetFullPath(path));
        if (Path.GetDirectoryName(full) is not { } parent) return full;
        var here = Path.Combine(RealPath(parent), Path.GetFileName(full));
        var folder = new DirectoryInfo(here);
        return folder.LinkTarget is not null && folder.ResolveLinkTarget(returnFinalTarget: true) is { } target ? RealPath(target.FullName) : here;
    }
}

/// <summary>The folder can't take a backup; the message says why and what to do, and nothing was changed in it.</summary>
public sealed class BackupRefusedException(string message, Exception? cause = null) : IOException(message, cause);
