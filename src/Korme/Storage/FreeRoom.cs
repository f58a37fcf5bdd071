using System.Runtime.InteropServices;
using System.Text;

namespace Korme.Storage;

/// <summary>What a disk has room for.</summary>
/// <param name="Bytes">For this user.</param>
/// <param name="Files">Files and folders; null: only the bytes limit them, or the system doesn't say.</param>
/// <remarks>ext4 makes room for one file in 16 KB when it is made and never for more (mke2fs(8), <c>-i</c>): many small files fill such a disk long before their bytes do.</remarks>
public sealed record FreeRoom(long Bytes, long? Files)
{
    // struct statvfs of 64-bit Linux, glibc and musl alike, in words of 8 bytes: f_files and f_favail.
    private const int Words = 16, AllFiles = 5, FreeFiles = 7;

    /// <summary>Of the disk that has a folder.</summary>
    /// <exception cref="IOException">There is no such folder, or the disk fails.</exception>
    public static FreeRoom Of(string folder) => new(new DriveInfo(Path.GetFullPath(folder)).AvailableFreeSpace, FilesOf(folder));

    private static long? FilesOf(string folder)
    {
        if (!OperatingSystem.IsLinux() || !Environment.Is64BitProcess) return null;
        var words = new long[Words];
        return statvfs(Encoding.UTF8.GetBytes(folder + "\0"), words) == 0 && words[AllFiles] > 0 ? words[FreeFiles] : null;
    }

    [DllImport("libc")]
    [DefaultDllImportSearchPaths(DllImportSearchPath.SafeDirectories)]
    private static extern int statvfs(byte[] zeroEndedPath, [In, Out] long[] status);
}
