namespace Korme.Import;

/// <summary>What a scan met, one thing at a time: a file to take, one that can't be taken, or one nobody wants.</summary>
/// <param name="RelativePath">From the source's root, with <c>/</c> between the parts; the name as it is, newlines and
/// all.</param>
public abstract record FoundItem(string RelativePath);

/// <summary>A regular file or ZIP entry that could be taken. Nothing of its contents was read yet.</summary>
/// <param name="RelativePath">See <see cref="FoundItem"/>.</param>
/// <param name="Bytes">Its length when it was met; a ZIP entry's is what the ZIP declares (reading more than that fails).</param>
/// <param name="ModifiedUtc">As the file system or ZIP says; a ZIP has no zone, so its hours are taken as they are.</param>
/// <param name="DiskPath">The file's path on this machine; null for an entry of a ZIP.</param>
/// <param name="Open">Opens the bytes from the start; the caller disposes. Several may be open at once, from any thread.</param>
public sealed record FoundFile(string RelativePath, long Bytes, DateTimeOffset ModifiedUtc, string? DiskPath, Func<Stream> Open)
    : FoundItem(RelativePath)
{
    /// <summary>The last part of <see cref="FoundItem.RelativePath"/>.</summary>
    public string Name => RelativePath[(RelativePath.LastIndexOf('/') + 1)..];

    /// <summary>All but the last part; empty at the root.</summary>
    public string Folder => RelativePath[..Math.Max(0, RelativePath.LastIndexOf('/'))];

    /// <summary>The same as <see cref="Open"/>, for callers that await.</summary>
    public Task<Stream> OpenAsync(CancellationToken cancel) => Task.Run(Open, cancel);

    /// <summary>The failures of opening and reading a source that belong to the one file and not to us.</summary>
    public static bool IsTrouble(Exception problem) =>
        problem is IOException or UnauthorizedAccessException or InvalidDataException or NotSupportedException
            or System.Security.SecurityException;
}

/// <summary>Something that can't be taken, with the reason in English, fit to follow the name and a colon.</summary>
public sealed record Skipped(string RelativePath, string Reason) : FoundItem(RelativePath);

/// <summary>A hidden file or a leftover of an operating system: counted, not named one by one.</summary>
public sealed record Ignored(string RelativePath) : FoundItem(RelativePath);
