using System.Globalization;
using System.Reflection;
using System.Text;
using Korme.Archive;
using Korme.Archive.Bagit;
using Korme.Catalogue;
using Korme.Storage;

namespace Korme.Exhibitions;

/// <summary>Hands an exhibition over to a museum: a bag (RFC 8493) with the originals, records and stories of the works that hang.</summary>
/// <remarks>
/// Written beside its place, forced to the disk, read back, then renamed: the folder is a whole bag or isn't there. Withdrawn works stay
/// out. So do, in the records, coordinates, cameras and why a work was chosen, unless they are asked for; the originals are as they are.
/// </remarks>
public static class ExportBag
{
    /// <summary>Writes the bag.</summary>
    /// <param name="archive">Where the originals are.</param>
    /// <param name="view">The exhibition and the works that may be shown.</param>
    /// <param name="folder">A new or empty folder.</param>
    /// <param name="withPrivate">Hand coordinates, cameras and reasons over too.</param>
    /// <param name="clock">For the bagging date.</param>
    /// <param name="pace">Told of bytes, written and read back.</param>
    /// <param name="cancel">Leaves nothing.</param>
    /// <exception cref="BagRefusedException">The folder isn't empty or can't be written, or an original is damaged: no bag was made.</exception>
    public static BagOutcome Run(ArchiveStore archive, ExhibitionView view, string folder, bool withPrivate, TimeProvider clock, Pace pace, CancellationToken cancel)
    {
        var target = Path.TrimEndingDirectorySeparator(Path.GetFullPath(folder));
        if (File.Exists(target) || (Directory.Exists(target) && Directory.EnumerateFileSystemEntries(target).Any()))
            throw new BagRefusedException($"{folder} is not empty. Give a new folder: a bag has nothing in it but what its manifest names.");
        var staged = Path.Combine(Path.GetDirectoryName(target)!, $".{Path.GetFileName(target)}.korme-part");
        try
        {
            if (Directory.Exists(staged)) Directory.Delete(staged, recursive: true);
            Directory.CreateDirectory(staged);
            pace.Begin(2 * view.Works.Sum(hung => hung.Work.Files.Sum(file => file.Bytes)));
            var bag = new BagWriter(staged);
            Fill(bag, archive, view, withPrivate, pace, cancel);
            bag.Close(Info(view.Exhibition, clock));
            Durable.SyncTree(staged);
            if (BagCheck.Run(staged, Durable.Forget, pace.Add, cancel).FirstOrDefault() is { } wrong)
                throw new BagRefusedException($"{target}: {wrong}. The disk can't be trusted; give a folder on another one.");
            if (Directory.Exists(target)) Directory.Delete(target);
            Directory.Move(staged, target);
            Durable.SyncFolder(Path.GetDirectoryName(target)!);
            return new(target, view.Works.Count, LeftOut(view), bag.Files);
        }
        catch (Exception trouble) when (trouble is UnauthorizedAccessException or IOException and not (BagRefusedException or ArchiveDamagedException))
        {
            throw new BagRefusedException($"{folder}: the bag can't be written ({trouble.Message}). Nothing was left there.", trouble);
        }
        finally
        {
            if (Directory.Exists(staged)) Directory.Delete(staged, recursive: true);
        }
    }

    private static void Fill(BagWriter bag, ArchiveStore archive, ExhibitionView view, bool withPrivate, Pace pace, CancellationToken cancel)
    {
        var exhibition = withPrivate ? view.Exhibition : WithoutReasons(view.Exhibition);
        var shown = view.Works.Select(hung => hung.Work.Id).ToHashSet();
        foreach (var (path, bytes) in RecordFile.Contents(OnlyOf(exhibition, shown))) bag.Add("exhibition/" + path, bytes);

        var folders = new List<string>();
        foreach (var (hung, index) in view.Works.Select((hung, index) => (hung, index)))
        {
            var work = WithPlainPaths(withPrivate ? hung.Work : WithoutOthers(WithoutPrivate(hung.Work), shown));
            var place = $"works/{FolderName(work, index + 1)}";
            folders.Add(place);
            foreach (var (path, bytes) in RecordFile.Contents(work)) bag.Add($"{place}/{path}", bytes);
            foreach (var (file, kept) in work.Files.Zip(hung.Work.Files))
            {
                var original = archive.PathOf(work.Id, kept.Path);
                using var source = File.OpenRead(original);
                if (bag.Add($"{place}/{file.Path}", source, pace.Add, cancel) != file.Sha512)
                    throw new BagRefusedException($"{original} is not the file that was kept: 'korme verify' says more. No bag was made.");
            }
        }
        bag.Add("README.md", Encoding.UTF8.GetBytes(BagReadMe.Of(view, folders, LeftOut(view), withPrivate)));
    }

    private static int LeftOut(ExhibitionView view) => view.Exhibition.Hangings.Count() - view.Works.Count;

    private static Exhibition OnlyOf(Exhibition exhibition, HashSet<Guid> shown) => exhibition with
    {
        Sections = [.. exhibition.Sections.Select(section => section with { Works = [.. section.Works.Where(hanging => shown.Contains(hanging.Work))] })],
    };

    private static Exhibition WithoutReasons(Exhibition exhibition) => exhibition with
    {
        Sections = [.. exhibition.Sections.Select(section => section with { Works = [.. section.Works.Select(hanging => hanging with { Reason = null })] })],
    };

    private static Work WithoutPrivate(Work work) =>
        work with { Camera = null, Settings = null, Import = null, Mark = Mark.Undecided, Rating = null, Label = null, Moment = null, Place = work.Place is { Name.IsEmpty: false } place ? new(place.Name) : null };

    // What is not handed over is not named either.
    private static Work WithoutOthers(Work work, HashSet<Guid> shown) => work with
    {
        Relations = [.. work.Relations.Where(relation => shown.Contains(relation.Work))],
        Condition = [.. work.Condition.Select(change => change with { Pictures = [.. change.Pictures.Where(shown.Contains)] })],
    };

    // RFC 8493 wants '%' encoded in manifests; sha512sum and bagit-python don't undo that. No such sign, no quarrel: the name is in the record.
    private static Work WithPlainPaths(Work work)
    {
        var taken = new HashSet<string>(StringComparer.OrdinalIgnoreCase);
        return work with { Files = [.. work.Files.Select(file => file with { Path = Free(file.Path.Replace('%', '_')) })] };

        string Free(string path)
        {
            while (!taken.Add(path)) path = path.Insert(path.LastIndexOf('/') + 1, "_");
            return path;
        }
    }

    private static string FolderName(Work work, int number)
    {
        var title = work.Title.For("en")?.Text ?? Path.GetFileNameWithoutExtension(work.Files[0].Name);
        return string.Create(CultureInfo.InvariantCulture, $"{number:000}-{(title.Any(char.IsLetterOrDigit) ? Slug.From(title) : "work")}");
    }

    private static IEnumerable<(string, string)> Info(Exhibition exhibition, TimeProvider clock)
    {
        var version = typeof(ExportBag).Assembly.GetCustomAttribute<AssemblyInformationalVersionAttribute>()!.InformationalVersion.Split('+')[0];
        yield return ("Source-Organization", string.Join(", ", exhibition.Makers.Select(maker => maker.Name.ToString())) is { Length: > 0 } makers ? makers : "not stated");
        yield return ("External-Description", exhibition.Title.ToString());
        yield return ("External-Identifier", $"urn:uuid:{exhibition.Id:D}");
        yield return ("Internal-Sender-Identifier", exhibition.Slug);
        yield return ("Bagging-Date", clock.GetLocalNow().ToString("yyyy-MM-dd", CultureInfo.InvariantCulture));
        yield return ("Bag-Software-Agent", $"Korme {version}");
    }
}

/// <summary>What was handed over. <paramref name="LeftOut"/> hang but are withdrawn, and <paramref name="Files"/> counts the payload.</summary>
public sealed record BagOutcome(string Folder, int Works, int LeftOut, int Files);

/// <summary>No bag was made; the message says why and what to do.</summary>
public sealed class BagRefusedException(string message, Exception? cause = null) : IOException(message, cause);
