using System.Collections;

namespace Korme.Import;

/// <summary>Everything in a folder, a ZIP or a single file, in the ordinal order of the paths, found while it is
/// enumerated.</summary>
/// <remarks>Dispose when the last file was read: a ZIP stays open until then.</remarks>
public sealed class ScanSource : IEnumerable<FoundItem>, IDisposable
{
    private readonly IEnumerable<FoundItem> items;
    private readonly ZipArchives? zip;

    private ScanSource(IEnumerable<FoundItem> items, ZipArchives? zip = null) => (this.items, this.zip) = (items, zip);

    /// <summary>Starts a scan. Nothing below the root is touched before the enumeration asks for it.</summary>
    /// <exception cref="FileNotFoundException">There is nothing at <paramref name="path"/>.</exception>
    /// <exception cref="IOException">The ZIP can't be opened.</exception>
    /// <exception cref="InvalidDataException">The ZIP is damaged or beyond the limits.</exception>
    public static ScanSource Run(string path, CancellationToken cancel, ZipLimits? limits = null)
    {
        if (Directory.Exists(path)) return new(ScanFolder.Run(path, cancel));
        var file = new FileInfo(path);
        if (!file.Exists) throw new FileNotFoundException($"There is no file or folder {path}.", path);
        if (SpecialFile.IsSpecial(file)) return new([new Skipped(file.Name, SpecialFile.Reason)]);
        if (!ZipArchives.LooksLikeZip(path)) return new([ScanFolder.Take(file, file.Name)]);

        var zip = ZipArchives.Open(path, limits ?? new ZipLimits());
        return new(ScanZip.Run(zip, cancel), zip);
    }

    public IEnumerator<FoundItem> GetEnumerator() => items.GetEnumerator();

    IEnumerator IEnumerable.GetEnumerator() => GetEnumerator();

    public void Dispose() => zip?.Dispose();
}
