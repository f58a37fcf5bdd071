using Korme.Archive.Ocfl;

namespace Korme.Archive;

/// <summary>What a verification has found so far, from several threads, in words for the artist.</summary>
/// <param name="root">Paths are told below it.</param>
/// <param name="isOurs">The archive is this home's: what can be done about a finding is known.</param>
internal sealed class Findings(string root, bool isOurs)
{
    private readonly Lock adding = new();
    private readonly List<VerifyProblem> kept = [];
    private int errors, warnings, healed;

    public IReadOnlyList<VerifyProblem> Kept { get { lock (adding) return [.. kept]; } }
    public int Errors { get { lock (adding) return errors; } }
    public int Warnings { get { lock (adding) return warnings; } }
    public int Healed { get { lock (adding) return healed; } }

    public void Add(VerifyProblem problem)
    {
        lock (adding)
        {
            if (problem.IsHealed) healed++;
            else if (problem.IsError) errors++;
            else warnings++;
            if (kept.Count < VerifyProblem.MostKept) kept.Add(problem);
        }
    }

    public void Add(OcflProblem problem, bool isHealed = false, string? whyNot = null)
    {
        var kind = KindOf(problem);
        var isError = isOurs ? Looked.IsDamage(problem) : problem.IsError;
        var toDo = isHealed ? "" : whyNot is not null ? $"Not healed: {whyNot}" : ToDo(kind, isError);
        Add(new(kind, problem.Code, Below(problem.Path), problem.What, toDo, isError, isHealed));
    }

    /// <summary>A path as it is told.</summary>
    public string Below(string path)
    {
        var below = Path.GetRelativePath(root, path).Replace(Path.DirectorySeparatorChar, '/');
        return below.StartsWith("../", StringComparison.Ordinal) ? path : below;
    }

    private static string KindOf(OcflProblem problem) => problem.Code switch
    {
        OcflProblem.Unreadable => "unreadable",
        "E092" or "E093" or "E010" or "E063" or "E058" => problem.What.Contains("differs", StringComparison.Ordinal) ? "changed" : "missing",
        "E003" or "E069" or "W010" => "missing",
        "E007" or "E033" or "E060" or "E061" or "E064" or "E080" => "changed",
        "E023" when problem.What.StartsWith("doesn't", StringComparison.Ordinal) => "structure",
        "E001" or "E015" or "E023" or "E024" or "E046" or "E067" or "E072" or "E073" or "E084" or "E088" or "E090" or "E112" or "W002" or "W003" => "extra",
        "E082" or "E083" => "misplaced",
        "E004" or "E077" when problem.What.Contains("left alone", StringComparison.Ordinal) => "newer",
        _ => "structure",
    };

    private string ToDo(string kind, bool isError) => kind switch
    {
        "unreadable" => "Allow this user to read it; when the disk itself fails, copy the archive to another disk.",
        "newer" => "A newer Korme reads it; nothing was changed.",
        _ when !isError => "",
        _ when !isOurs => "Heal it with the program that keeps this archive, or take another copy.",
        "missing" or "changed" or "structure" => "Heal it from a second copy: korme verify --repair-from DIR. Files beside it may suffice: korme verify --repair.",
        "extra" => "Nobody reads it. 'korme verify --repair' puts it beside the archive, into set-aside.",
        "misplaced" => "'korme verify --repair' moves it to where it belongs.",
        _ => "",
    };
}
