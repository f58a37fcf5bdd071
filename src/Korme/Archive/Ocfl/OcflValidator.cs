namespace Korme.Archive.Ocfl;

/// <summary>Checks storage roots and objects of OCFL 1.0 and 1.1: structure, inventories, and every byte against its digests.</summary>
/// <remarks>
/// Reads, changes nothing, follows no link, and holds no file of content in memory. docs/ocfl.md lists the codes, and those that
/// no program can test.
/// </remarks>
public static class OcflValidator
{
    /// <summary>Everything wrong with a root and every object in it.</summary>
    public static IEnumerable<OcflProblem> CheckRoot(string folder) => CheckRoot(folder, CancellationToken.None);

    /// <inheritdoc cref="CheckRoot(string)"/>
    public static IEnumerable<OcflProblem> CheckRoot(string folder, CancellationToken cancel)
    {
        var root = new RootObjects(folder);
        foreach (var (problem, place) in root)
        {
            if (problem is not null) yield return problem;
            if (place is null) continue;
            var found = root.Examine(place);
            foreach (var each in found.Problems.Concat(CheckContent(found, cancel))) yield return each;
        }
    }

    /// <summary>Everything wrong with one object.</summary>
    public static IReadOnlyList<OcflProblem> CheckObject(string folder)
    {
        var found = ExamineObject.Run(folder);
        return [.. found.Problems, .. CheckContent(found, CancellationToken.None)];
    }

    private static IEnumerable<OcflProblem> CheckContent(ExaminedObject found, CancellationToken cancel) =>
        found.Files.SelectMany(file => CheckBytes.Run(file, file.Claims, null, cancel).Problems);
}
