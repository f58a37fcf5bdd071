namespace Korme.Storage;

/// <summary>Tells a full disk or quota from other trouble, so that the message can say what to do.</summary>
public static class DiskFull
{
    private const int NoSpace = 28, QuotaOnLinux = 122, QuotaOnMacOs = 69;
    private const int ReadOnlyFileSystem = 30;
    private const int WindowsHandleDiskFull = unchecked((int)0x80070027), WindowsDiskFull = unchecked((int)0x80070070);

    /// <summary>True for ENOSPC and EDQUOT on Unix, ERROR_DISK_FULL on Windows.</summary>
    public static bool Is(IOException trouble) => OperatingSystem.IsWindows()
        ? trouble.HResult is WindowsDiskFull or WindowsHandleDiskFull
        : trouble.HResult == NoSpace || trouble.HResult == (OperatingSystem.IsMacOS() ? QuotaOnMacOs : QuotaOnLinux);

    /// <summary>True for EROFS on Unix: nothing at all can be written there.</summary>
    public static bool IsReadOnly(IOException trouble) => !OperatingSystem.IsWindows() && trouble.HResult == ReadOnlyFileSystem;

    /// <summary>What another library says of a full disk, as <see cref="Is"/> knows it.</summary>
    public static IOException Exception(string message, Exception cause) =>
        new(message, cause) { HResult = OperatingSystem.IsWindows() ? WindowsDiskFull : NoSpace };
}
