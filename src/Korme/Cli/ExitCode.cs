namespace Korme.Cli;

/// <summary>What the program's exit code says; documented in <c>docs/cli.md</c>.</summary>
public static class ExitCode
{
    public const int Done = 0;

    /// <summary>Done, but some files could not be taken; each was named.</summary>
    public const int SomeFailed = 1;

    /// <summary>The command line was not understood.</summary>
    public const int WrongUsage = 2;

    /// <summary>Nothing could be done.</summary>
    public const int NothingDone = 3;
}
