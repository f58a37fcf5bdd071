namespace Korme.Archive.Ocfl;

/// <summary>What is wrong with an object or a root.</summary>
/// <param name="Code">Of the specification's list (OCFL 1.0 and 1.1, Validation Codes): E… is an error, W… a warning.</param>
/// <param name="Path">The file or folder.</param>
/// <param name="What">In words.</param>
public sealed record OcflProblem(string Code, string Path, string What)
{
    /// <summary>No code of the specification: something could not be looked at (no permission, a disk that fails, a path too long).</summary>
    public const string Unreadable = "E000";

    public bool IsError => Code[0] == 'E';

    public override string ToString() => $"{Code} {Path} {What}";
}
