using System.Diagnostics;
using System.Text.Json;

namespace Korme.Tests.Cli;

/// <summary>The real program in a process of its own, on a home of its own.</summary>
internal sealed class KormeProgram : IDisposable
{
    /// <summary>The program's path: beside the tests, or where <c>KORME_PROGRAM</c> says: <c>./test</c> names the one that <c>./korme</c> starts, which is compiled ahead of time.</summary>
    public static string Dll { get; } = Environment.GetEnvironmentVariable("KORME_PROGRAM") ?? Path.Combine(AppContext.BaseDirectory, "Korme.dll");

    private readonly string root = Directory.CreateTempSubdirectory("korme-test-").FullName;

    public KormeProgram() => Directory.CreateDirectory(Photographs);

    public string Home => Path.Combine(root, "home");

    /// <summary>An empty folder to be filled and imported.</summary>
    public string Photographs => Path.Combine(root, "photographs");

    public string PathOf(string name) => Path.Combine(Photographs, name);

    /// <summary>Runs to the end.</summary>
    public async Task<Answer> Run(params string[] arguments)
    {
        using var process = Start(arguments);
        var output = process.StandardOutput.ReadToEndAsync();
        var errors = process.StandardError.ReadToEndAsync();
        await process.WaitForExitAsync();
        return new(process.ExitCode, await output, await errors);
    }

    /// <summary>Runs with <c>--json</c> and without browser and site.</summary>
    public Task<Answer> Exhibit(params string[] arguments) => Run(["exhibit", Photographs, "--no-serve", "--json", .. arguments]);

    public Process Start(params string[] arguments) => Process.Start(
        new ProcessStartInfo("dotnet", [Dll, .. arguments, "--home", Home])
        {
            RedirectStandardOutput = true,
            RedirectStandardError = true,
        })!;

    public void Dispose() => Directory.Delete(root, recursive: true);

    /// <summary>What it said and how it ended.</summary>
    internal sealed record Answer(int ExitCode, string Output, string Errors)
    {
        /// <summary>The last line of standard output.</summary>
        public JsonElement Json => JsonDocument.Parse(Output.TrimEnd().Split('\n')[^1]).RootElement;

        public int Imported => Json.GetProperty("imported").GetInt32();

        public int Duplicates => Json.GetProperty("duplicates").GetInt32();

        public int Works => Json.GetProperty("exhibition").GetProperty("works").GetInt32();

        public string[] Failed => [.. Json.GetProperty("failed").EnumerateArray().Select(failed => failed.GetProperty("file").GetString()!)];
    }
}
