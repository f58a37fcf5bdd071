using System.Globalization;
using System.Security.Cryptography;
using Korme.Archive;
using Korme.Catalogue;
using Korme.Storage;

namespace Korme.Selections;

/// <summary>Copies the originals of a selection into a folder, numbered in its order: for a printer, a memory stick, another program.</summary>
public static class CopySelection
{
    private const string PartEnding = ".part";

    /// <summary>Copies every file of each work: the raw and the sidecar go with the picture.</summary>
    /// <param name="db">The catalogue.</param>
    /// <param name="archive">Where the originals are.</param>
    /// <param name="selection">What is copied; what was erased or withdrawn isn't there to be copied.</param>
    /// <param name="folder">Made when it is missing. Files in it are never overwritten: one of the same name and bytes is left as it is.</param>
    /// <param name="cancel">Between two files; what is copied stays, and a second run goes on.</param>
    /// <exception cref="IOException">A file of the same name has other bytes, the disk is full, or an original can't be read.</exception>
    public static async Task<CopiedSelection> Run(Database db, ArchiveStore archive, KeptSelection selection, string folder, CancellationToken cancel)
    {
        var works = FindWorks.ById(db, [.. selection.Works.Select(each => each.Work)]).ToDictionary(work => work.Id);
        var digits = selection.Works.Count.ToString(CultureInfo.InvariantCulture).Length;
        Directory.CreateDirectory(folder);
        var (copied, there, missing) = (0, 0, 0);
        foreach (var (each, number) in selection.Works.Select((each, index) => (each, index + 1)))
        {
            if (works.GetValueOrDefault(each.Work) is not { IsWithdrawn: false, Files.Count: > 0 } work)
            {
                missing++;
                continue;
            }
            foreach (var file in work.Files)
            {
                cancel.ThrowIfCancellationRequested();
                var name = $"{number.ToString("D" + digits, CultureInfo.InvariantCulture)}-{Path.GetFileName(file.Path)}";
                if (await Copy(archive.PathOf(work.Id, file.Path), Path.Combine(folder, name), file, cancel)) copied++;
                else there++;
            }
        }
        return new(copied, there, missing);
    }

    /// <summary>Copies beside and renames, so that a half is never taken for a whole.</summary>
    private static async Task<bool> Copy(string original, string target, MediaFile file, CancellationToken cancel)
    {
        if (File.Exists(target))
        {
            await using var present = File.OpenRead(target);
            if (present.Length == file.Bytes && Convert.ToHexStringLower(await SHA512.HashDataAsync(present, cancel)) == file.Sha512) return false;
            throw new IOException($"{target} is there already and is another file. Give an empty folder, or move it away.");
        }
        try
        {
            await using (var source = File.OpenRead(original))
            await using (var copy = new FileStream(target + PartEnding, FileMode.Create, FileAccess.Write))
                await source.CopyToAsync(copy, cancel);
            File.Move(target + PartEnding, target);
        }
        catch
        {
            File.Delete(target + PartEnding);
            throw;
        }
        return true;
    }
}

/// <summary>What was copied.</summary>
/// <param name="Copied">Files.</param>
/// <param name="There">Files that were in the folder already, byte for byte.</param>
/// <param name="Missing">Works that were erased or withdrawn.</param>
public sealed record CopiedSelection(int Copied, int There, int Missing);
