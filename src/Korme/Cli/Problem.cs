namespace Korme.Cli;

/// <summary>Expected trouble that ends a command: what happened, to which thing, what to do now. Printed as it is.</summary>
public sealed class Problem(string message, int exitCode = ExitCode.NothingDone) : Exception(message)
{
    public int Code { get; } = exitCode;
}
