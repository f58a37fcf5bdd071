using System.Diagnostics;

namespace Korme.Tests.Archive;

/// <summary>A test that needs a disk of two megabytes; without it it is skipped and says so.</summary>
[AttributeUsage(AttributeTargets.Method)]
internal sealed class FactWithTinyDiskAttribute : FactAttribute
{
    public FactWithTinyDiskAttribute()
    {
        using var disk = TinyDisk.Mount();
        if (disk is null) Skip = "needs a tmpfs of 2 MB: Linux and the right to mount one";
    }
}

/// <summary>A file system of two megabytes, gone afterwards.</summary>
internal sealed class TinyDisk : IDisposable
{
    private TinyDisk(string folder) => Folder = folder;

    public string Folder { get; }

    public static TinyDisk? Mount()
    {
        if (!OperatingSystem.IsLinux() || !Environment.IsPrivilegedProcess) return null;
        var folder = Directory.CreateTempSubdirectory("korme-tiny-").FullName;
        if (Run("mount", "-t", "tmpfs", "-o", "size=2m", "tmpfs", folder)) return new(folder);
        Directory.Delete(folder);
        return null;
    }

    public static void Remount(string folder, string options) => Run("mount", "-o", "remount," + options, folder);

    public void Dispose()
    {
        Run("umount", Folder);
        Directory.Delete(Folder);
    }

    private static bool Run(string command, params string[] arguments)
    {
        using var process = Process.Start(new ProcessStartInfo(command, arguments) { RedirectStandardError = true })!;
        process.StandardError.ReadToEnd();
        process.WaitForExit();
        return process.ExitCode == 0;
    }
}
