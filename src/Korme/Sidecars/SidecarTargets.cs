using Korme.Archive;
using Korme.Catalogue;
using Korme.Import;
using Korme.Storage;

namespace Korme.Sidecars;

/// <summary>Which works' sidecars are meant, and where they lie.</summary>
public static class SidecarTargets
{
    /// <summary>Beside the originals, where imports saw them. Works in the bin, and what was erased, are left out.</summary>
    /// <param name="database">The catalogue.</param>
    /// <param name="source">Only what came from this folder or file; null: everything.</param>
    /// <param name="naming">How new ones are called; one that is there keeps its name.</param>
    /// <param name="problem">Told of originals that are gone, changed or in a ZIP: path and reason.</param>
    /// <param name="cancel">Stops looking.</param>
    /// <param name="import">Only works of this import; null: of any.</param>
    public static IEnumerable<(Work Work, string Path)> Beside(
        Database database, string? source, SidecarNaming naming, Action<string, string> problem, CancellationToken cancel, Guid? import = null)
    {
        foreach (var some in FindOriginals.Run(database, source, problem, cancel, import).Chunk(200))
        {
            var works = FindWorks.ById(database, [.. some.Select(original => original.Work).Distinct()]).ToDictionary(work => work.Id);
            foreach (var original in some)
                if (works.TryGetValue(original.Work, out var work) && IsMeant(work)) yield return (work, SidecarName.PathFor(original, naming));
        }
    }

    /// <summary>Together in one folder, called like the originals; of two of one name the later one gets its id into it.</summary>
    /// <param name="works">In the order of their import, so that a second run finds the same names.</param>
    /// <param name="folder">There already.</param>
    public static IEnumerable<(Work Work, string Path)> In(IEnumerable<Work> works, string folder)
    {
        var taken = new HashSet<string>(StringComparer.OrdinalIgnoreCase);
        foreach (var work in works.Where(work => IsMeant(work) && work.Files.Count > 0))
        {
            var name = SafeName.From(work.Files[0].Name);
            if (!taken.Add(name)) taken.Add(name = $"{Path.GetFileNameWithoutExtension(name)}-{work.Id:N}{Path.GetExtension(name)}");
            yield return (work, Path.Combine(folder, name + ".xmp"));
        }
    }

    private static bool IsMeant(Work work) => work.Binned is null && !work.IsTombstone;
}
