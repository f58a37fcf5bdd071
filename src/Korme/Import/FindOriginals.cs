using Korme.Catalogue;
using Korme.Storage;

namespace Korme.Import;

/// <summary>A work's files where they came from, with the sidecars beside them.</summary>
/// <param name="Work">The work.</param>
/// <param name="Shot">The files; their <see cref="FoundFile.DiskPath"/> is never null.</param>
/// <param name="IsFirstOfName">False when another picture of this base name comes first: <c>base.xmp</c> is that one's.</param>
internal sealed record Original(Guid Work, Shot Shot, bool IsFirstOfName)
{
    public string MainPath => Shot.Main.File.DiskPath!;
}

/// <summary>Finds the files that works were made of, in the folders where imports saw them.</summary>
internal static class FindOriginals
{
    private static readonly FileKind SidecarKind = new("application/rdf+xml", FileGroup.Sidecar);

    /// <summary>The originals, folder by folder, each in the ordinal order of its names.</summary>
    /// <param name="database">The catalogue.</param>
    /// <param name="source">Only what came from this folder or file; null: everything.</param>
    /// <param name="problem">Told of originals that are gone, changed, in a ZIP or unreadable: path and reason.</param>
    /// <param name="cancel">Stops between two files.</param>
    /// <param name="import">Only works of this import; null: of any.</param>
    public static IEnumerable<Original> Run(Database database, string? source, Action<string, string> problem, CancellationToken cancel, Guid? import = null)
    {
        foreach (var folder in Seen(database, source, import).GroupBy(row => FolderOf(row.Path), StringComparer.Ordinal))
        {
            var shots = Directory.Exists(folder.Key) ? ShotsIn(folder.Key, cancel) : [];
            var byPath = new Dictionary<string, (Shot Shot, bool IsFirst)>(StringComparer.Ordinal);
            var parts = new Dictionary<string, string>(StringComparer.Ordinal);
            var names = new HashSet<string>(StringComparer.OrdinalIgnoreCase);
            foreach (var shot in shots)
            {
                var isFirst = names.Add(shot.BaseName);
                byPath[shot.Main.File.DiskPath!] = (shot, isFirst);
                foreach (var file in shot.Files.Skip(1)) parts[file.File.DiskPath!] = shot.Main.File.Name;
            }
            foreach (var row in folder)
            {
                cancel.ThrowIfCancellationRequested();
                if (parts.TryGetValue(row.Path, out var main)) problem(row.Path, $"is part of the work of {main} now, and so is its sidecar");
                else if (!byPath.TryGetValue(row.Path, out var found)) problem(row.Path, ReasonOf(row.Path));
                else if (!IsAsSeen(row, found.Shot)) problem(row.Path, "has changed since it was imported. Import it again first");
                else yield return new(Guid.Parse(row.WorkId), found.Shot, found.IsFirst);
            }
        }
    }

    private static bool IsAsSeen(Row row, Shot shot) => shot.Main.File.Bytes == row.Bytes && SeenFiles.Stamp(shot.Main.File) == row.Modified;

    private static string ReasonOf(string path)
    {
        return path.Contains(".zip!", StringComparison.OrdinalIgnoreCase) ? "came out of a ZIP. Give a folder for its sidecar with --to"
            : File.Exists(path) ? "is there, but can't be read as the file that was imported" : "is gone. Is the card or the disk mounted?";
    }

    private static string FolderOf(string path) => Path.GetDirectoryName(path) ?? path;

    private static List<Shot> ShotsIn(string folder, CancellationToken cancel)
    {
        var known = new List<KnownFile>();
        try
        {
            foreach (var entry in new DirectoryInfo(folder).EnumerateFileSystemInfos())
            {
                cancel.ThrowIfCancellationRequested();
                if (entry is not FileInfo file || KnownJunk.Is(file.Name)) continue;
                // A sidecar is one by its name: a broken one, or a link, must not be taken for a free place.
                if (Path.GetExtension(file.Name).Equals(".xmp", StringComparison.OrdinalIgnoreCase))
                    known.Add(new(new(file.Name, 0, default, file.FullName, () => SharedFile.Open(file.FullName, 4096)), SidecarKind));
                else if (file.LinkTarget is null && !SpecialFile.IsSpecial(file) && IdentifyFile.Run(ScanFolder.Take(file, file.Name)).Known is { } identified)
                    known.Add(identified);
            }
        }
        catch (Exception trouble) when (FoundFile.IsTrouble(trouble))
        {
            return []; // each of its files is named as unreadable
        }
        return [.. GroupShots.Run(known.OrderBy(file => file.File.Name, StringComparer.Ordinal)).Shots];
    }

    private static List<Row> Seen(Database database, string? source, Guid? import)
    {
        var root = source is null ? "" : Path.TrimEndingDirectorySeparator(Path.GetFullPath(source));
        return database.Read(connection => connection.Rows(
            """
            select path, bytes, modified, work_id
            from seen_file
            where (@root = '' or path = @root or substr(path, 1, @length + 1) in (@below, @entry))
              and exists (select 1 from work where work.id = work_id and (@import is null or work.import = @import))
            order by path
            """,
            row => new Row(row.GetString(0), row.GetInt64(1), row.GetString(2), row.GetString(3)),
            ("@root", root), ("@length", root.Length), ("@below", root + Path.DirectorySeparatorChar), ("@entry", root + "!"),
            ("@import", import is { } id ? CatalogueText.Of(id) : null)));
    }

    private sealed record Row(string Path, long Bytes, string Modified, string WorkId);
}
