using System.Collections.Concurrent;
using System.IO.Compression;

namespace Korme.Import;

/// <summary>One ZIP, open as often as entries of it are read at the same time; <see cref="ZipArchive"/> itself is for one
/// thread.</summary>
internal sealed class ZipArchives : IDisposable
{
    private readonly string path;
    private readonly ConcurrentBag<ZipArchive> idle = [];
    private volatile bool isDisposed;

    private ZipArchives(string path, ZipLimits limits) => (this.path, Limits) = (path, limits);

    public ZipLimits Limits { get; }

    /// <summary>The entries in the order of the ZIP's directory.</summary>
    public IReadOnlyList<ZipArchiveEntry> Entries { get; private set; } = [];

    public static bool LooksLikeZip(string path)
    {
        try
        {
            using var file = File.OpenRead(path);
            Span<byte> head = stackalloc byte[64];
            var count = file.ReadAtLeast(head, head.Length, throwOnEndOfStream: false);
            return FileKinds.Detect(head[..count], path).Group == FileGroup.Archive;
        }
        catch (Exception trouble) when (FoundFile.IsTrouble(trouble))
        {
            return false;
        }
    }

    /// <exception cref="InvalidDataException">Damaged, or more entries than allowed.</exception>
    public static ZipArchives Open(string path, ZipLimits limits)
    {
        using (var file = File.OpenRead(path))
            if (ZipDirectory.CountEntries(file) > (ulong)limits.MaxEntries)
                throw new InvalidDataException($"{Path.GetFileName(path)} holds more than {limits.MaxEntries:N0} entries.");
        var archives = new ZipArchives(path, limits);
        var first = archives.OpenOne();
        archives.Entries = first.Entries;
        archives.idle.Add(first);
        return archives;
    }

    /// <summary>The bytes of one entry; fails when they are more or other than the ZIP's directory says.</summary>
    public Stream OpenEntry(int index)
    {
        var archive = idle.TryTake(out var waiting) ? waiting : OpenOne();
        try
        {
            var entry = archive.Entries[index];
            return new ZipEntryStream(entry.Open(), entry.Length, entry.Crc32, () => Return(archive));
        }
        catch
        {
            Return(archive);
            throw;
        }
    }

    public void Dispose()
    {
        isDisposed = true;
        while (idle.TryTake(out var archive)) archive.Dispose();
    }

    private ZipArchive OpenOne()
    {
        ObjectDisposedException.ThrowIf(isDisposed, this);
        var file = new FileStream(path, FileMode.Open, FileAccess.Read, FileShare.ReadWrite | FileShare.Delete);
        try
        {
            var archive = new ZipArchive(file, ZipArchiveMode.Read, leaveOpen: false, ZipNameEncoding.Instance);
            _ = archive.Entries;
            return archive;
        }
        catch
        {
            file.Dispose();
            throw;
        }
    }

    private void Return(ZipArchive archive)
    {
        if (isDisposed) archive.Dispose();
        else idle.Add(archive);
    }
}
