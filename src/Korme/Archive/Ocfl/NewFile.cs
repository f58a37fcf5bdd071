namespace Korme.Archive.Ocfl;

/// <summary>A file of a version that is being made: bytes in memory, or a file that moves in.</summary>
/// <remarks>A file that moves must lie on the storage root's file system, and is gone from where it was.</remarks>
public sealed record NewFile
{
    private NewFile(string logicalPath, string sha512, string sha256)
    {
        if (!InventoryFile.IsSafePath(logicalPath)) throw new ArgumentException($"'{logicalPath}' is no logical path.", nameof(logicalPath));
        (LogicalPath, Sha512, Sha256) = (logicalPath, sha512, sha256);
    }

    public string LogicalPath { get; }
    public string Sha512 { get; }
    public string Sha256 { get; }
    private string? StagedPath { get; init; }
    private byte[]? Bytes { get; init; }

    /// <summary>The bytes of a small file.</summary>
    internal byte[] Content => Bytes ?? throw new InvalidOperationException($"{LogicalPath} lies in a file.");

    /// <summary>A file that was written and hashed before.</summary>
    public static NewFile Moved(string logicalPath, string stagedPath, string sha512, string sha256) =>
        new(logicalPath, sha512, sha256) { StagedPath = stagedPath };

    /// <summary>A small file.</summary>
    public static NewFile Written(string logicalPath, byte[] bytes) =>
        new(logicalPath, Digests.Of("sha512", bytes), Digests.Of("sha256", bytes)) { Bytes = bytes };

    internal void Place(string target)
    {
        Directory.CreateDirectory(Path.GetDirectoryName(target)!);
        if (StagedPath is null) WriteNew(target, Bytes!);
        else File.Move(StagedPath, target);
    }

    /// <summary>Writes a file that isn't there yet.</summary>
    /// <remarks>
    /// FileMode.Create empties the file first, and ext4 takes what is emptied and written anew for a replacement: it begins to write it
    /// out when it is closed, one small write a file (ext4(5), <c>auto_da_alloc</c>). What is new waits for the one sync of its batch.
    /// </remarks>
    internal static void WriteNew(string path, ReadOnlySpan<byte> bytes)
    {
        using var file = File.OpenHandle(path, FileMode.CreateNew, FileAccess.Write, FileShare.None);
        RandomAccess.Write(file, bytes, 0);
    }

    internal void Drop()
    {
        if (StagedPath is not null) File.Delete(StagedPath);
    }
}

/// <summary>Who makes a version, when and why.</summary>
public sealed record VersionNote(DateTimeOffset Created, string Message, string UserName, string UserAddress);
