using System.Diagnostics;
using System.Security.Cryptography;
using Korme.Archive;
using Korme.Archive.Ocfl;
using Korme.Catalogue;
using Korme.Exhibitions;
using Korme.Storage;
using Korme.Tests.Cli;

namespace Korme.Tests.Faults;

/// <summary>A home with photographs and a backup beside it, worked on by the real program in processes of their own.</summary>
internal sealed class FaultHome : IDisposable
{
    private readonly string program;

    /// <param name="program">The path of <c>Korme.dll</c>.</param>
    /// <param name="photographs">Somebody else's folder of photographs; null: one of its own.</param>
    public FaultHome(string program, string? photographs = null)
    {
        this.program = program;
        Photographs = photographs ?? Directory.CreateDirectory(Path.Combine(Root, "photographs")).FullName;
    }

    public string Root { get; } = Directory.CreateTempSubdirectory("korme-fault-").FullName;
    public string Home => Path.Combine(Root, "home");
    public string Photographs { get; }
    public string Backup => Path.Combine(Root, "backup");

    /// <summary>Puts <c>one.jpg</c>, <c>two.jpg</c> and <c>three.jpg</c> into the folder of photographs.</summary>
    public void Draw()
    {
        foreach (var (name, seed) in (ReadOnlySpan<(string, int)>)[("one", 1), ("two", 2), ("three", 3)])
            TestPictures.Jpeg(Path.Combine(Photographs, name + ".jpg"), seed, 96, 72);
    }

    /// <summary>A copy of home and backup, to be killed in; the photographs are the same, because an import knows them by their path.</summary>
    public FaultHome Copy()
    {
        var copy = new FaultHome(program, Photographs);
        using var cp = Process.Start("cp", ["-a", Root + "/.", copy.Root]);
        cp.WaitForExit();
        return copy;
    }

    /// <summary>The words that run a command here.</summary>
    public string[] CommandLine(params string[] arguments) => ["dotnet", program, .. arguments, "--home", Home, "--json"];

    /// <summary>Runs a command to its end.</summary>
    /// <returns>The exit code and everything it said.</returns>
    public (int ExitCode, string Output) Run(params string[] arguments)
    {
        var line = CommandLine(arguments);
        using var process = Process.Start(new ProcessStartInfo(line[0], line[1..]) { RedirectStandardOutput = true, RedirectStandardError = true })!;
        var errors = process.StandardError.ReadToEndAsync();
        var output = process.StandardOutput.ReadToEnd();
        process.WaitForExit();
        return (process.ExitCode, output + errors.GetAwaiter().GetResult());
    }

    /// <summary>What the home has, by what a person would call it, after the recovery of a normal start; and whether all is sound.</summary>
    /// <param name="known">Ids that had been there before; others are known by their files' names.</param>
    /// <exception cref="FaultFound">Index and archive differ, something is left over, the archive isn't valid, or a second start changed something.</exception>
    public async Task<Dictionary<string, string>> Inspect(IReadOnlySet<Guid> known)
    {
        var (indexed, _) = await Start(known);
        var first = Tree(Path.Combine(Home, "archive"));
        var (again, archived) = await Start(known);

        Demand(Same(indexed, again), $"a second start changed the index: {Show(indexed)} / {Show(again)}");
        Demand(Same(indexed, archived), $"index and archive differ: {Show(indexed)} / {Show(archived)}");
        Demand(first == Tree(Path.Combine(Home, "archive")), "a second start changed the archive");
        var left = Directory.EnumerateFileSystemEntries(Path.Combine(Home, "inbox")).ToList();
        Demand(left.Count == 0, $"left in inbox: {string.Join(", ", left)}");
        CheckArchive(Path.Combine(Home, "archive"));
        return indexed;
    }

    /// <summary>An archive must be valid to the last byte.</summary>
    /// <exception cref="FaultFound">It isn't.</exception>
    public static void CheckArchive(string folder)
    {
        var problems = OcflValidator.CheckRoot(folder).ToList();
        Demand(problems.Count == 0, string.Join("; ", problems));
    }

    /// <summary>Files below the home and the backup that have these bytes somewhere in them.</summary>
    public List<string> FilesWith(byte[] bytes) =>
        [.. new[] { Home, Backup }.Where(Directory.Exists).SelectMany(folder => Directory.EnumerateFiles(folder, "*", SearchOption.AllDirectories))
            .Where(file => File.ReadAllBytes(file).AsSpan().IndexOf(bytes) >= 0)];

    public void Dispose() => Directory.Delete(Root, recursive: true);

    internal static void Demand(bool isTrue, string otherwise)
    {
        if (!isTrue) throw new FaultFound(otherwise);
    }

    internal static bool Same(Dictionary<string, string> one, Dictionary<string, string> other) =>
        one.Count == other.Count && one.All(entry => other.TryGetValue(entry.Key, out var value) && value == entry.Value);

    internal static string Show(Dictionary<string, string> things) => string.Join(" | ", things.OrderBy(entry => entry.Key, StringComparer.Ordinal).Select(entry => $"{entry.Key}: {entry.Value}"));

    private async Task<(Dictionary<string, string> Index, Dictionary<string, string> Archive)> Start(IReadOnlySet<Guid> known)
    {
        await using var studio = await Korme.Cli.Studio.Open(Home, CancellationToken.None);
        await studio.Changes.Settle(CancellationToken.None);
        var works = studio.Database.Read(connection => connection.Rows("select record from work", row => RecordJson.ToWork(row.GetString(0))));
        var exhibitions = studio.Database.Read(connection => connection.Rows("select record from exhibition", row => RecordJson.ToExhibition(row.GetString(0))));
        return (Describe(works, exhibitions, known), Describe([.. studio.Archive.Works()], [.. studio.Archive.Exhibitions()], known));
    }

    private static Dictionary<string, string> Describe(List<Work> works, List<Exhibition> exhibitions, IReadOnlySet<Guid> known)
    {
        var things = new Dictionary<string, string>();
        foreach (var work in works)
        {
            var names = string.Join(",", work.Files.Select(file => file.Name));
            Demand(things.TryAdd($"work {(known.Contains(work.Id) ? work.Id : names)}", $"{names} title={Show(work.Title)} story={Show(work.Story)}{(work.Mark == Mark.Undecided ? "" : $" {work.Mark}")}" +
                $"{(work.Binned is null ? "" : " binned")}{(work.Erased is null ? "" : " erased")}"), $"{names} is there twice");
        }
        foreach (var exhibition in exhibitions)
            Demand(things.TryAdd($"exhibition {exhibition.Slug}", $"{exhibition.Status} with {exhibition.Hangings.Count()}"), $"{exhibition.Slug} is there twice");
        return things;
    }

    private static string Show(LanguageText text) => string.Join(",", text.Select(each => $"{each.Key}:{each.Value}"));

    private static string Tree(string folder)
    {
        using var hash = SHA256.Create();
        var lines = Directory.EnumerateFileSystemEntries(folder, "*", SearchOption.AllDirectories).Order(StringComparer.Ordinal)
            .Select(path => File.Exists(path) ? $"{path} {Convert.ToHexString(SHA256.HashData(File.ReadAllBytes(path)))}" : path);
        return string.Join('\n', lines);
    }
}

/// <summary>A promise that a kill broke.</summary>
internal sealed class FaultFound(string message) : Exception(message);
