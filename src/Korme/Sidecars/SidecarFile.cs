using Korme.Import;
using Korme.Storage;

namespace Korme.Sidecars;

/// <summary>Reads and replaces a sidecar on the artist's own disk: whole or not at all, and never what somebody wrote meanwhile.</summary>
internal static class SidecarFile
{
    private const string PartBeginning = ".korme-", PartEnding = ".part";
    private static readonly TimeSpan Abandoned = TimeSpan.FromHours(1);

    /// <summary>Its bytes; null: there is none.</summary>
    /// <exception cref="SidecarRefusedException">It is a link, no regular file, too long, or can't be read.</exception>
    public static async Task<byte[]?> Read(string path, CancellationToken cancel)
    {
        try
        {
            if (Directory.Exists(path)) throw new SidecarRefusedException("is a folder");
            var file = new FileInfo(path);
            if (file.LinkTarget is not null) throw new SidecarRefusedException("is a link, and links are not followed");
            if (!file.Exists) return null;
            if (SpecialFile.IsSpecial(file)) throw new SidecarRefusedException($"is {SpecialFile.Reason}");
            if (file.Length > SmallFile.MaxSidecarBytes) throw new SidecarRefusedException("is longer than 4 MiB");
            return await File.ReadAllBytesAsync(path, cancel);
        }
        catch (Exception trouble) when (FoundFile.IsTrouble(trouble))
        {
            throw new SidecarRefusedException($"can't be read: {trouble.Message}", trouble);
        }
    }

    /// <summary>Puts bytes in the place of a sidecar: a file beside it, forced to the disk, then renamed. On the disk when it returns.</summary>
    /// <param name="path">The sidecar.</param>
    /// <param name="expected">What was read from it; null: there was none.</param>
    /// <param name="bytes">What it is to be.</param>
    /// <param name="cancel">Until it is renamed.</param>
    /// <exception cref="SidecarRefusedException">It can't be written, or somebody changed it meanwhile: it is as it was.</exception>
    public static async Task Replace(string path, byte[]? expected, byte[] bytes, CancellationToken cancel)
    {
        var folder = Path.GetDirectoryName(path)!;
        var part = Path.Combine(folder, $"{PartBeginning}{Guid.NewGuid():N}{PartEnding}");
        try
        {
            if (expected is not null && new FileInfo(path).IsReadOnly) throw new SidecarRefusedException("is write-protected");
            Durable.WriteFile(part, bytes);
            if (expected is not null && !OperatingSystem.IsWindows()) File.SetUnixFileMode(part, File.GetUnixFileMode(path));
            var now = await Read(path, cancel);
            if (!(now is null ? expected is null : expected is not null && now.AsSpan().SequenceEqual(expected)))
                throw new SidecarRefusedException("was changed by another program at this very moment. Run the command again");
            cancel.ThrowIfCancellationRequested();
            File.Move(part, path, overwrite: expected is not null);
            Durable.SyncFolder(folder);
        }
        catch (Exception trouble) when (trouble is IOException or UnauthorizedAccessException)
        {
            throw new SidecarRefusedException(trouble is IOException full && DiskFull.Is(full)
                ? "can't be written: the disk is full. Make room and run the command again" : $"can't be written: {trouble.Message}", trouble);
        }
        finally
        {
            Remove(part);
        }
    }

    /// <summary>Removes what an interrupted write left in a folder long ago.</summary>
    public static void Tidy(string folder, TimeProvider clock)
    {
        try
        {
            foreach (var part in new DirectoryInfo(folder).EnumerateFiles(PartBeginning + "*" + PartEnding))
                if (clock.GetUtcNow() - part.LastWriteTimeUtc > Abandoned) Remove(part.FullName);
        }
        catch (Exception trouble) when (trouble is IOException or UnauthorizedAccessException)
        {
            // It is hidden and in nobody's way; the writing itself says what is wrong with the folder.
        }
    }

    private static void Remove(string part)
    {
        try
        {
            File.Delete(part);
        }
        catch (Exception trouble) when (trouble is IOException or UnauthorizedAccessException)
        {
            // Tidy finds it next time.
        }
    }
}
