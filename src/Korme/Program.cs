using System.Reflection;
using Korme.Cli;

// Asked by scripts before anything else, so answered before anything else is loaded.
if (args is ["--version"])
{
    var version = typeof(CommandLine).Assembly.GetCustomAttribute<AssemblyInformationalVersionAttribute>()!.InformationalVersion;
    Console.WriteLine($"korme {version.Split('+')[0]}");
    return ExitCode.Done;
}
return await CommandLine.Run(args);
