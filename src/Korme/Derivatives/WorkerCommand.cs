using System.Diagnostics;
using System.Reflection;
using Korme.Imaging;

namespace Korme.Derivatives;

/// <summary>How a worker process is started.</summary>
internal static class WorkerCommand
{
    /// <summary>Small heaps: a worker's memory is libvips', and three processes share 350 MiB.</summary>
    private static readonly (string Name, string Value)[] Environment =
    [
        ("DOTNET_gcServer", "0"),
        ("DOTNET_gcConcurrent", "0"),
        ("DOTNET_GCHeapHardLimit", "0x8000000"),
        ("DOTNET_GCgen0size", "0x400000"),
        ("DOTNET_TieredPGO", "0"),
        ("DOTNET_EnableDiagnostics", "0"),
        ("MALLOC_ARENA_MAX", "2"),
    ];

    internal static ProcessStartInfo For(DeriveLimits limits, VipsLibrary library)
    {
        var line = limits.Command ?? OfThisProgram();
        var start = new ProcessStartInfo(line[0], line.Skip(1))
        {
            RedirectStandardInput = true,
            RedirectStandardOutput = true,
            RedirectStandardError = true,
            UseShellExecute = false,
            CreateNoWindow = true,
        };
        foreach (var (name, value) in Environment) start.Environment[name] = value;
        start.Environment[Vips.Variable] = library == VipsLibrary.System ? "system" : "bundled";
        return start;
    }

    /// <summary>The program itself; under <c>dotnet Korme.dll</c> the host and the assembly.</summary>
    private static IReadOnlyList<string> OfThisProgram()
    {
        var program = System.Environment.ProcessPath ?? throw new PlatformNotSupportedException("this system doesn't name its programs");
        return Path.GetFileNameWithoutExtension(program) == "dotnet"
            ? [program, Assembly.GetEntryAssembly()!.Location, DeriveWorker.Command]
            : [program, DeriveWorker.Command];
    }
}
