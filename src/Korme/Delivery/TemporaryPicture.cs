namespace Korme.Delivery;

/// <summary>A file for a drawn picture that is too large for memory; gone when it is closed.</summary>
internal static class TemporaryPicture
{
    public static FileStream Create() => new(Path.Combine(Path.GetTempPath(), Path.GetRandomFileName()), new FileStreamOptions
    {
        Mode = FileMode.CreateNew,
        Access = FileAccess.ReadWrite,
        Options = FileOptions.DeleteOnClose | FileOptions.Asynchronous,
    });
}
