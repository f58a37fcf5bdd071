using Korme.Storage;

namespace Korme.Archive.Journal;

/// <summary>Bytes that came with a change and that the archive hasn't yet: <c>journal/files/{object}-{sha512}</c>, on the disk before the line that names them.</summary>
/// <remarks>
/// They stay until the version that holds a copy of them is settled. So a kill leaves either bytes that no line names, which a start
/// removes, or a line whose bytes lie here or in the object. May be used from several threads.
/// </remarks>
internal sealed class JournalFiles(string journal)
{
    /// <summary>The folder's name in the journal's.</summary>
    public const string FolderName = "files";

    private const int Sha512Digits = 128;

    private readonly string folder = Path.Combine(journal, FolderName);

    /// <summary>What lies there now.</summary>
    public IReadOnlyList<string> All() => Directory.Exists(folder) ? [.. Directory.EnumerateFiles(folder).Order(StringComparer.Ordinal)] : [];

    /// <summary>Takes a staged copy over; on the disk when it returns.</summary>
    /// <exception cref="IOException">It isn't there; the copy may still be where it was staged.</exception>
    public void Take(Guid id, string staged, string sha512)
    {
        if (!Directory.Exists(folder))
        {
            Directory.CreateDirectory(folder);
            Durable.SyncFolder(journal);
        }
        Durable.SyncFile(staged);
        File.Move(staged, PathOf(id, sha512) ?? throw new ArgumentException($"'{sha512}' is no SHA-512."), overwrite: true);
        Durable.SyncFolder(folder);
    }

    /// <summary>Where bytes of an object wait; null when they don't, or what a record says is no digest.</summary>
    public string? Find(Guid id, string sha512) => PathOf(id, sha512) is { } path && File.Exists(path) ? path : null;

    /// <summary>The archive has them, or nobody was told that they are kept.</summary>
    public void Drop(Guid id, string sha512)
    {
        if (Find(id, sha512) is { } path) File.Delete(path);
    }

    /// <summary>What lies there and none of these objects' digests names: an interruption left it before its line, or after its version.</summary>
    public IEnumerable<string> Unnamed(IEnumerable<(Guid Id, string Sha512)> named)
    {
        var known = named.Select(each => PathOf(each.Id, each.Sha512)).ToHashSet(StringComparer.Ordinal);
        return All().Where(path => !known.Contains(path) && !path.EndsWith(RepairJournal.DamagedEnding, StringComparison.Ordinal));
    }

    private string? PathOf(Guid id, string sha512) =>
        sha512.Length == Sha512Digits && sha512.All(char.IsAsciiHexDigitLower) ? Path.Combine(folder, $"{id:N}-{sha512}") : null;
}
