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
public sealed record Skipped(string RelativePath, string Reason) : FoundItem(RelativePath)
{
    /// <summary>How the reason begins when the disk or the permissions are to blame.</summary>
    public const string Unreadable = "can't be read";

    // Names under which people expect a work: those of cameras, phones, scanners and recorders.
    private static readonly HashSet<string> NamesOfWorks = new(
        ("jpg jpeg jpe png gif webp tif tiff avif heic heif jxl bmp psd cr2 cr3 crw nef nrw arw dng raf orf rw2 pef srw x3f "
        + "mp3 wav flac ogg opus m4a aac aiff mp4 mov m4v webm mkv avi pdf mid midi abc musicxml mxl").Split(' '),
        StringComparer.OrdinalIgnoreCase);

    /// <summary>True when a work is missing for it: it is named as a failure. False: nobody expected a work of it.</summary>
    public bool IsLoss => Reason.StartsWith(Unreadable, StringComparison.Ordinal)
        || NamesOfWorks.Contains(Path.GetExtension(RelativePath).TrimStart('.'));
}

/// <summary>A hidden file or a leftover of an operating system: counted, not named one by one.</summary>
public sealed record Ignored(string RelativePath) : FoundItem(RelativePath);
