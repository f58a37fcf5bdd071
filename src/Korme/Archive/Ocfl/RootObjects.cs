using System.Collections;

namespace Korme.Archive.Ocfl;

/// <summary>A storage root gone through once: what is wrong with its hierarchy, and the folders of its objects, as they come.</summary>
/// <remarks>Enumerated by one thread; <see cref="Examine"/> may be called from several, also while the enumeration goes on.</remarks>
/// <param name="folder">The storage root.</param>
/// <param name="layout">Where its objects must lie; null: as its own files say.</param>
public sealed class RootObjects(string folder, HashNTupleLayout? layout = null) : IEnumerable<(OcflProblem? Problem, string? ObjectFolder)>
{
    private readonly WalkRoot walk = new(folder, layout);

    /// <summary>Checks one of the objects, all but the bytes of its content, and whether it may lie where it lies.</summary>
    public ExaminedObject Examine(string objectFolder)
    {
        var found = ExamineObject.Run(objectFolder);
        return found with { Problems = [.. found.Problems, .. walk.CheckPlace(found)] };
    }

    /// <summary>The version of OCFL that a folder declares as a storage root; null: none, or several.</summary>
    public static string? SpecificationOf(string folder) => Namaste.Declared(folder, Namaste.RootPrefix).ToList() is [var only] ? only[Namaste.RootPrefix.Length..] : null;

    /// <summary>True for the versions that can be checked here.</summary>
    public static bool Knows(string specification) => Namaste.IsKnown(specification);

    public IEnumerator<(OcflProblem? Problem, string? ObjectFolder)> GetEnumerator() => walk.Run().GetEnumerator();

    IEnumerator IEnumerable.GetEnumerator() => GetEnumerator();
}
