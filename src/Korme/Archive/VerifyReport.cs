namespace Korme.Archive;

/// <summary>What a verification found.</summary>
public sealed record VerifyReport
{
    public required int Objects { get; init; }

    /// <summary>Files of content, and how many of them were left out because an earlier run had found them whole.</summary>
    public required int Files { get; init; }
    public required int Skipped { get; init; }

    /// <summary>Bytes of content there are, and bytes read of every sort of file.</summary>
    public required long Bytes { get; init; }
    public required long BytesRead { get; init; }

    /// <summary>How long the checking itself took, without the program's start.</summary>
    public required double Seconds { get; init; }

    /// <summary>What is wrong, in the order it was found; the first <see cref="VerifyProblem.MostKept"/> of it.</summary>
    public required IReadOnlyList<VerifyProblem> Problems { get; init; }

    /// <summary>Errors there are, kept in the list or not, that were not healed.</summary>
    public required int Errors { get; init; }
    public required int Warnings { get; init; }
    public required int Healed { get; init; }

    /// <summary>Every object was looked at, and every file that was due.</summary>
    public required bool IsComplete { get; init; }

    /// <summary>Where damaged and superfluous files were put; null: nowhere.</summary>
    public string? SetAside { get; init; }

    /// <summary>Nothing is wrong any more.</summary>
    public bool IsWhole => IsComplete && Errors == 0;
}

/// <summary>One thing that is wrong.</summary>
/// <param name="Kind">missing, changed, extra, misplaced, unreadable, structure, record, journal, newer, note.</param>
/// <param name="Code">The specification's, where it has one; else empty.</param>
/// <param name="Path">The file or folder; below the archive with <c>/</c>, else absolute.</param>
/// <param name="Says">What is wrong with it.</param>
/// <param name="ToDo">What to do now; empty when nothing.</param>
/// <param name="IsError">False: worth knowing.</param>
/// <param name="IsHealed">It was, and is put right now.</param>
public sealed record VerifyProblem(string Kind, string Code, string Path, string Says, string ToDo, bool IsError, bool IsHealed = false)
{
    /// <summary>A report lists no more; the sums count all.</summary>
    public const int MostKept = 10_000;
}

/// <summary>An object, for whoever lists an archive.</summary>
public sealed record VerifiedObject(string Id, string Folder, string Head, int Files, long Bytes);
