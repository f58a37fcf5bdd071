namespace Korme.Import;

/// <summary>Files of the artist's own folders, read without keeping anybody else from changing, renaming or removing them.</summary>
internal static class SharedFile
{
    /// <param name="path">The file.</param>
    /// <param name="bufferBytes">Small for readers that jump about in a header, large for those that read on.</param>
    public static FileStream Open(string path, int bufferBytes) =>
        new(path, FileMode.Open, FileAccess.Read, FileShare.ReadWrite | FileShare.Delete, bufferBytes);
}
