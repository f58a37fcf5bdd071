namespace Korme.Derivatives;

/// <summary>Files that are either whole or not there: written under another name, then renamed. Not synced: they can be made again.</summary>
internal static class PartFile
{
    private const string Suffix = ".part";

    /// <summary>Lets <paramref name="write"/> fill a file beside the target and renames it over the target.</summary>
    internal static void Write(string target, Action<string> write)
    {
        var part = target + Suffix;
        try
        {
            write(part);
            File.Move(part, target, overwrite: true);
        }
        catch
        {
            File.Delete(part);
            throw;
        }
    }

    /// <summary>Removes what a killed worker left of one picture.</summary>
    internal static void Sweep(DerivativePaths paths, string sha512)
    {
        var stem = paths.Facts(sha512);
        var folder = Path.GetDirectoryName(stem)!;
        if (!Directory.Exists(folder)) return;
        foreach (var part in Directory.EnumerateFiles(folder, sha512 + "*" + Suffix)) File.Delete(part);
    }
}
