namespace Korme.Tests.Faults;

/// <summary>What happens to a program at one of its calls.</summary>
/// <param name="Name">One word.</param>
/// <param name="Error">The errno that the call answers instead of being done; 0: the program is killed before it.</param>
/// <param name="Stays">Every later call fails alike; else this one alone does.</param>
internal sealed record Fault(string Name, int Error, bool Stays)
{
    /// <summary>SIGKILL.</summary>
    public static readonly Fault Kill = new("kill", 0, false);

    /// <summary>One call fails: EIO.</summary>
    public static readonly Fault Fails = new("fails", 5, false);

    /// <summary>The disk is gone from this call on: EIO.</summary>
    public static readonly Fault Dies = new("dies", 5, true);

    /// <summary>The disk is full from this call on: ENOSPC for whatever needs room.</summary>
    public static readonly Fault Full = new("full", 28, true);

    public static IReadOnlyList<Fault> All { get; } = [Kill, Fails, Dies, Full];

    /// <summary>What makes room never fails for want of it.</summary>
    public bool Hits(string call) => this != Full || !(call.StartsWith("unlink", StringComparison.Ordinal) || call.StartsWith("rmdir", StringComparison.Ordinal));
}
