using System.IO.Enumeration;

namespace Korme.Archive.Ocfl;

/// <summary>A name in a folder: nothing is opened, links are not followed.</summary>
internal readonly record struct FolderEntry(string Name, string Path, bool IsFolder, bool IsLink, long Bytes, DateTime Modified)
{
    private static readonly EnumerationOptions Everything = new() { AttributesToSkip = 0, IgnoreInaccessible = false, ReturnSpecialDirectories = false };

    /// <summary>A folder's names in their order; a folder that can't be read is reported and has none.</summary>
    public static List<FolderEntry> In(string folder, List<OcflProblem> problems)
    {
        try
        {
            var entries = new List<FolderEntry>(new FileSystemEnumerable<FolderEntry>(folder, Read, Everything));
            entries.Sort((one, other) => string.CompareOrdinal(one.Name, other.Name));
            return entries;
        }
        catch (Exception trouble) when (trouble is IOException or UnauthorizedAccessException)
        {
            problems.Add(new(OcflProblem.Unreadable, folder, $"can't be looked into: {trouble.Message}"));
            return [];
        }
    }

    // Length and time are one look at the file, which the check of its bytes needs anyway; folders are spared it.
    private static FolderEntry Read(ref FileSystemEntry entry)
    {
        var isLink = (entry.Attributes & FileAttributes.ReparsePoint) != 0;
        var isFolder = entry.IsDirectory && !isLink;
        return new(
            entry.FileName.ToString(), entry.ToFullPath(), isFolder, isLink,
            isFolder || isLink ? 0 : entry.Length, isFolder || isLink ? default : entry.LastWriteTimeUtc.UtcDateTime);
    }
}
