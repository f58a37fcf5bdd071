using Korme.Archive;
using Korme.Catalogue;
using Korme.Storage;

namespace Korme.Import;

/// <summary>What a work and its sidecar said when they were last compared: as remembered, else as the archive has both from the import.</summary>
internal static class FindAgreed
{
    /// <summary>Null when nobody knows any more.</summary>
    /// <param name="database">The catalogue.</param>
    /// <param name="archive">The archive: it keeps the sidecar as it came.</param>
    /// <param name="work">Whose sidecar it is.</param>
    /// <param name="path">The sidecar's, absolute.</param>
    public static (SeenSidecar? Seen, AgreedFacts? Agreed) Run(Database database, ArchiveStore archive, Work work, string path)
    {
        if (SeenSidecars.Find(database, path, work.Id) is { } seen) return (seen, seen.Agreed);
        var name = Path.GetFileName(path);
        if (work.Files.FirstOrDefault(file => file.Role == MediaRole.Sidecar && file.Name == name) is not { } kept) return default;
        try
        {
            var versions = archive.Versions(work.Id);
            // Later files may have said something else, and those the archive hasn't.
            if (versions.Any(version => version.What.Contains(JoinDescriptions.Described, StringComparison.Ordinal)) || versions[0].Record is not Work imported) return default;
            var bytes = File.ReadAllBytes(archive.PathOf(work.Id, kept.Path));
            return (null, new(SidecarFacts.Of(imported), SidecarFacts.Of(XmpDocument.Parse(bytes))));
        }
        catch (Exception trouble) when (trouble is IOException or InvalidDataException)
        {
            return default; // then it asks
        }
    }
}
