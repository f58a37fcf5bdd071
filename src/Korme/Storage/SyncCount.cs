namespace Korme.Storage;

/// <summary>How often something was forced to the disk; see <see cref="Durable.Count"/>. May be used from several threads.</summary>
public sealed class SyncCount
{
    private long files, folders, fileSystems;

    public long Files => Interlocked.Read(ref files);
    public long Folders => Interlocked.Read(ref folders);

    /// <summary>Calls of <c>syncfs</c>, one for any number of files.</summary>
    public long FileSystems => Interlocked.Read(ref fileSystems);
    public long All => Files + Folders + FileSystems;

    internal void AddFile() => Interlocked.Increment(ref files);

    internal void AddFolder() => Interlocked.Increment(ref folders);

    internal void AddFileSystem() => Interlocked.Increment(ref fileSystems);
}
