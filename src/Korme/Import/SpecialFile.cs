using System.Formats.Tar;

namespace Korme.Import;

/// <summary>Tells a pipe, socket or device from a regular file without opening it (opening a pipe waits for ever).</summary>
internal static class SpecialFile
{
    public const string Reason = "not a regular file (a pipe, socket or device)";

    /// <summary>Whether the file is anything but a regular one.</summary>
    /// <remarks>
    /// .NET shows no file type beyond folder and link. Its tar writer does ask <c>lstat</c>, records the type and opens only
    /// regular files, so it is asked; and only about files of length 0, which is what special files report.
    /// </remarks>
    public static bool IsSpecial(FileInfo file)
    {
        if (file.Length != 0 || OperatingSystem.IsWindows()) return false;
        try
        {
            using var memory = new MemoryStream();
            using (var writer = new TarWriter(memory, TarEntryFormat.Pax, leaveOpen: true)) writer.WriteEntry(file.FullName, "x");
            memory.Position = 0;
            using var reader = new TarReader(memory);
            return reader.GetNextEntry()?.EntryType is not (TarEntryType.RegularFile or TarEntryType.V7RegularFile
                or TarEntryType.ContiguousFile or TarEntryType.HardLink);
        }
        catch (UnauthorizedAccessException)
        {
            return false;
        }
        catch (Exception unsupported) when (unsupported is IOException or NotSupportedException or ArgumentException)
        {
            return true;
        }
    }
}
