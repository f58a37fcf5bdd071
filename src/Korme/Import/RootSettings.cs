namespace Korme.Import;

/// <summary>Finds the <c>korme.yaml</c> at the root of a source before anything else of it is read.</summary>
public static class RootSettings
{
    /// <summary>The settings; <see cref="FolderSettings.None"/> when there are none or they can't be read (the import says why).</summary>
    public static async Task<FolderSettings> Of(string source, CancellationToken cancel)
    {
        try
        {
            if (Directory.Exists(source))
            {
                var file = new FileInfo(Path.Combine(source, "korme.yaml"));
                return file.Exists
                    ? ReadFolderSettings.From(await SmallFile.Read(new("korme.yaml", file.Length, file.LastWriteTimeUtc, file.FullName, file.OpenRead), ReadFolderSettings.MaxBytes, cancel))
                    : FolderSettings.None;
            }
            using var scan = ScanSource.Run(source, cancel);
            return scan.OfType<FoundFile>().FirstOrDefault(file => file.RelativePath == "korme.yaml") is { } inside
                ? ReadFolderSettings.From(await SmallFile.Read(inside, ReadFolderSettings.MaxBytes, cancel))
                : FolderSettings.None;
        }
        catch (Exception trouble) when (FoundFile.IsTrouble(trouble))
        {
            return FolderSettings.None;
        }
    }
}
