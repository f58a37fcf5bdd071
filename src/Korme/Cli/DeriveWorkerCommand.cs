using System.CommandLine;
using Korme.Derivatives;

namespace Korme.Cli;

/// <summary><c>korme derive-worker</c> (hidden): decodes pictures for the program that started it, where a crash does no harm.</summary>
public static class DeriveWorkerCommand
{
    public static Command Create()
    {
        var command = new Command("derive-worker", "Decodes pictures for the program that started it.") { Hidden = true };
        command.SetAction(_ => DeriveWorker.Run(Console.OpenStandardInput(), Console.OpenStandardOutput()));
        return command;
    }
}
