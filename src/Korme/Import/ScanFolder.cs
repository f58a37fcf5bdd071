namespace Korme.Import;

/// <summary>Walks a folder and what is below it, depth first, so that the paths come in ordinal order.</summary>
internal static class ScanFolder
{
    private static readonly EnumerationOptions OneFolder = new()
    {
        AttributesToSkip = 0,
        IgnoreInaccessible = false,
        MatchType = MatchType.Simple,
        RecurseSubdirectories = false,
    };

    public static IEnumerable<FoundItem> Run(string root, CancellationToken cancel) =>
        Folder(new DirectoryInfo(root), "", cancel);

    /// <summary>A regular file on disk as the scan hands it out.</summary>
    public static FoundFile Take(FileInfo file, string relativePath) =>
        new(relativePath, file.Length, new(file.LastWriteTimeUtc, TimeSpan.Zero), file.FullName,
            () => SharedFile.Open(file.FullName, 16 * 1024));

    private static IEnumerable<FoundItem> Folder(DirectoryInfo folder, string prefix, CancellationToken cancel)
    {
        var entries = new List<(string Key, FileSystemInfo Entry)>();
        string? problem = null;
        try
        {
            foreach (var entry in folder.EnumerateFileSystemInfos("*", OneFolder))
            {
                cancel.ThrowIfCancellationRequested();
                entries.Add((entry is DirectoryInfo ? entry.Name + "/" : entry.Name, entry));
            }
        }
        catch (Exception trouble) when (FoundFile.IsTrouble(trouble))
        {
            problem = $"the folder can't be read: {trouble.Message}";
        }

        // What was listed before the trouble (a folder that vanishes, a card pulled out) is still tried.
        if (problem is not null) yield return new Skipped(prefix.Length == 0 ? "." : prefix[..^1], problem);
        entries.Sort((left, right) => string.CompareOrdinal(left.Key, right.Key));
        foreach (var (_, entry) in entries)
        {
            cancel.ThrowIfCancellationRequested();
            var relative = prefix + entry.Name;
            if (KnownJunk.Is(entry.Name)) yield return new Ignored(relative);
            else if (IsFolder(entry))
                foreach (var item in Folder((DirectoryInfo)entry, relative + "/", cancel)) yield return item;
            else yield return Entry(entry, relative);
        }
    }

    private static bool IsFolder(FileSystemInfo entry)
    {
        try
        {
            return entry is DirectoryInfo { LinkTarget: null };
        }
        catch (Exception trouble) when (FoundFile.IsTrouble(trouble))
        {
            return false;
        }
    }

    private static FoundItem Entry(FileSystemInfo entry, string relative)
    {
        try
        {
            var file = entry as FileInfo;
            if (entry.LinkTarget is not null)
            {
                var target = entry.ResolveLinkTarget(returnFinalTarget: true);
                if (target is DirectoryInfo { Exists: true }) return new Skipped(relative, "a link to a folder, not followed");
                if (target is not FileInfo { Exists: true } linked) return new Skipped(relative, "a link that leads nowhere");
                file = linked;
            }
            if (file is not { Exists: true })
                return new Skipped(relative, "gone, or its name can't be read, since the folder was listed");
            return SpecialFile.IsSpecial(file) ? new Skipped(relative, SpecialFile.Reason) : Take(file, relative);
        }
        catch (Exception trouble) when (FoundFile.IsTrouble(trouble))
        {
            return new Skipped(relative, $"can't be read: {trouble.Message}");
        }
    }
}
