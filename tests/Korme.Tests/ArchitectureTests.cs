using System.Text.RegularExpressions;

namespace Korme.Tests;

/// <summary>Holds the arrows between the folders of the program (the table below) and a few habits that reviews forget.</summary>
/// <remarks>Reads the source: an arrow is a mention of <c>Korme.Something</c> in the code of a folder.</remarks>
public sealed partial class ArchitectureTests
{
    /// <summary>A folder of src/Korme (or a project beside it), and the folders it may know. Its own is always allowed.</summary>
    private static readonly Dictionary<string, string[]> Arrows = new()
    {
        ["Imaging"] = [],
        ["Archive/Ocfl"] = [],
        ["Storage"] = [],
        ["Archive/Journal"] = ["Storage"],
        ["Archive"] = ["Archive/Journal", "Archive/Ocfl", "Catalogue", "Exhibitions", "People", "Places", "Selections", "Storage"],
        ["Catalogue"] = ["Archive", "Archive/Journal", "Colours", "Derivatives", "Exhibitions", "People", "Places", "Search", "Selections", "Storage"],
        ["People"] = ["Archive", "Catalogue", "Derivatives", "Desk", "Exhibitions", "Import", "Places", "Search", "Storage", "Web"],
        ["Places"] = ["Archive", "Catalogue", "Derivatives", "Desk", "Exhibitions", "People", "Search", "Selections", "Storage", "Web"],
        ["Search"] = ["Archive", "Catalogue", "Colours", "Derivatives", "Exhibitions", "People", "Places", "Storage", "Web"],
        ["Colours"] = [],
        ["Maps"] = [],
        ["Lifetime"] = ["Archive", "Catalogue", "Derivatives", "Desk", "Exhibitions", "People", "Places", "Search", "Storage", "Web"],
        ["Selection"] = ["Catalogue"],
        ["Derivatives"] = ["Colours", "Imaging", "Selection"],
        ["Import"] = ["Archive", "Catalogue", "Derivatives", "Imaging", "Selection", "Storage"],
        ["Desk"] = ["Archive", "Catalogue", "Derivatives", "Exhibitions", "Lifetime", "LightTable", "People", "Places", "Selections", "Storage", "Web"],
        ["Exchange"] = ["Archive", "Catalogue", "Delivery", "Desk", "Exhibitions", "Import", "People", "Places", "Search", "Storage", "Web"],
        ["Sidecars"] = ["Archive", "Catalogue", "Desk", "Exhibitions", "Import", "LightTable", "Storage", "Web"],
        ["Exhibitions"] = ["Archive", "Catalogue", "Derivatives", "Desk", "Import", "Lifetime", "Maps", "People", "Places", "Search", "Selection", "Selections", "Storage", "Web"],
        ["LightTable"] = ["Archive", "Catalogue", "Derivatives", "Desk", "Exhibitions", "Import", "Selection", "Selections", "Storage", "Web"],
        ["Selections"] = ["Archive", "Catalogue", "Derivatives", "Desk", "Exhibitions", "LightTable", "Selection", "Storage", "Web"],
        ["Delivery"] = ["Archive", "Catalogue", "Derivatives", "Exhibitions", "Imaging", "Lifetime", "People", "Places", "Storage", "Web"],
        ["Sample"] = ["Archive", "Catalogue", "Derivatives", "Exhibitions", "Imaging", "People", "Places", "Storage"],
        ["Web"] = ["Archive", "Catalogue", "Delivery", "Derivatives", "Desk", "Exchange", "Exhibitions", "Lifetime", "LightTable", "People", "Places", "Publishing", "Screens", "Search", "Sidecars", "Square", "Storage"],
        ["Cli"] = ["Archive", "Catalogue", "Colours", "Delivery", "Derivatives", "Exchange", "Exhibitions", "Imaging", "Import", "LightTable", "People", "Publishing", "Sample", "Screens", "Search", "Selection", "Selections", "Sidecars", "Square", "Storage", "Web"],
        ["Screens"] = ["Archive", "Catalogue", "Derivatives", "Desk", "Exhibitions", "People", "Storage", "Web"],
        ["Square"] = ["Desk", "Exhibitions", "Storage", "Web"],
        ["Publishing"] = ["Archive", "Catalogue", "Delivery", "Derivatives", "Desk", "Exhibitions", "Import", "Lifetime", "People", "Places", "Search", "Storage", "Web"],
    };

    /// <summary>What is not written anywhere, and what is written instead.</summary>
    private static readonly (string Pattern, string Instead)[] Habits =
    [
        (@"\bDateTime(Offset)?\.(Utc)?(Now|Today)\b", "pass a TimeProvider in"),
        (@"\bThread\.Sleep\b", "await Task.Delay with the TimeProvider and a token"),
        (@"\.Result\b(?!\s*[({<=])|\.GetAwaiter\(\)\.GetResult\(\)", "await it"),
    ];

    /// <summary>Where native code may be called: Korme.Imaging, and the one file that syncs folders to the disk.</summary>
    private static readonly string[] NativeFiles = ["Storage/Durable.cs", "Storage/FreeRoom.cs"];

    [Fact]
    public void Every_folder_knows_only_the_folders_it_may_know() =>
        Assert.Empty(SourceFile.All.SelectMany(ForbiddenArrows));

    [Fact]
    public void Every_folder_of_the_program_is_in_the_table() =>
        Assert.Empty(SourceFile.All.Select(file => file.Folder).Where(folder => folder != "").Distinct().Except(Arrows.Keys));

    [Fact]
    public void No_habit_is_broken() =>
        Assert.Empty(SourceFile.All.SelectMany(BrokenHabits));

    [Fact]
    public void Statements_for_visitors_read_works_as_visitors_may_know_them() =>
        Assert.Empty(SourceFile.All
            .Where(file => Regex.IsMatch(file.Code, @"\bMayUse\.(Web|Sql)\b") && file.Code.Contains("RecordJson.ToWork", StringComparison.Ordinal) && !file.Code.Contains("ShownWork.Read", StringComparison.Ordinal))
            .Select(file => file.Path));

    [Fact]
    public void Native_code_lives_in_imaging_alone() =>
        Assert.Empty(SourceFile.All.Where(CallsNativeCode).Select(file => file.Path));

    [Fact]
    public void Only_imaging_allows_unsafe_blocks()
    {
        var allowing = Directory.EnumerateFiles(SourceFile.Root, "*.csproj", SearchOption.AllDirectories)
            .Where(project => File.ReadAllText(project).Contains("AllowUnsafeBlocks", StringComparison.Ordinal));

        Assert.Equal(["Korme.Imaging.csproj"], allowing.Select(Path.GetFileName));
    }

    [Theory]
    [InlineData("Selection", "using Korme.Web;", true)]
    [InlineData("Selection", "var work = Korme.Import.ScanSource.Run();", true)]
    [InlineData("Imaging", "using static Korme.Selection.MeasurePicture;", true)]
    [InlineData("Archive/Ocfl", "using Korme.Archive;", true)]
    [InlineData("Archive/Ocfl", "namespace Korme.Archive.Ocfl;", false)]
    [InlineData("Catalogue", "using Korme.Archive.Ocfl;", true)]
    [InlineData("Selection", "using Korme.Catalogue; // not Korme.Web", false)]
    public void A_forbidden_arrow_is_seen(string folder, string code, bool isForbidden) =>
        Assert.Equal(isForbidden, ForbiddenArrows(new SourceFile(folder, folder + "/Example.cs", code)).Any());

    [Theory]
    [InlineData("var now = DateTime.UtcNow;", true)]
    [InlineData("Thread.Sleep(5);", true)]
    [InlineData("return Load().Result;", true)]
    [InlineData("var result = clock.GetUtcNow();", false)]
    [InlineData("return outcome.Results;", false)]
    public void A_broken_habit_is_seen(string code, bool isBroken) =>
        Assert.Equal(isBroken, BrokenHabits(new SourceFile("Web", "Web/Example.cs", code)).Any());

    private static IEnumerable<string> ForbiddenArrows(SourceFile file)
    {
        if (!Arrows.TryGetValue(file.Folder, out var allowed)) return [];
        return Mention().Matches(file.Code)
            .Select(match => match.Groups["folder"].Value.Replace('.', '/'))
            .Where(folder => folder != file.Folder && Arrows.ContainsKey(folder) && !allowed.Contains(folder))
            .Distinct()
            .Select(folder => $"{file.Path} must not know {folder}");
    }

    private static IEnumerable<string> BrokenHabits(SourceFile file) =>
        Habits.Where(habit => Regex.IsMatch(file.Code, habit.Pattern)).Select(habit => $"{file.Path}: {habit.Instead}");

    private static bool CallsNativeCode(SourceFile file) =>
        file.Folder != "Imaging" && !NativeFiles.Contains(file.Path)
        && Regex.IsMatch(file.Code, @"\bunsafe\b|\[\s*(LibraryImport|DllImport|UnmanagedCallersOnly)\b");

    [GeneratedRegex(@"\bKorme\.(?<folder>Archive\.(Ocfl|Journal)|[A-Z]\w*)")]
    private static partial Regex Mention();

    /// <param name="Folder">As in the table; empty for the files beside the folders.</param>
    /// <param name="Path">Below src/Korme.</param>
    /// <param name="Code">The text without its comments.</param>
    private sealed partial record SourceFile(string Folder, string Path, string Code)
    {
        private readonly string code = Comment().Replace(Code, "");

        public string Code => code;

        public static string Root { get; } = FindRoot();

        public static IReadOnlyList<SourceFile> All { get; } = [.. Read()];

        private static IEnumerable<SourceFile> Read()
        {
            foreach (var project in new[] { "Korme", "Korme.Imaging" })
            {
                var root = System.IO.Path.Combine(Root, project);
                foreach (var path in Directory.EnumerateFiles(root, "*.*", SearchOption.AllDirectories))
                {
                    var below = System.IO.Path.GetRelativePath(root, path).Replace('\\', '/');
                    if (System.IO.Path.GetExtension(path) is not (".cs" or ".razor")) continue;
                    if (below.StartsWith("obj/", StringComparison.Ordinal) || below.StartsWith("bin/", StringComparison.Ordinal)) continue;
                    yield return new(project == "Korme" ? FolderOf(below) : "Imaging", below, File.ReadAllText(path));
                }
            }
        }

        private static string FolderOf(string path) =>
            path.StartsWith("Archive/Ocfl/", StringComparison.Ordinal) ? "Archive/Ocfl"
            : path.StartsWith("Archive/Journal/", StringComparison.Ordinal) ? "Archive/Journal"
            : path.Contains('/') ? path[..path.IndexOf('/')] : "";

        private static string FindRoot()
        {
            var folder = new DirectoryInfo(AppContext.BaseDirectory);
            while (folder is not null && !File.Exists(System.IO.Path.Combine(folder.FullName, "Korme.slnx"))) folder = folder.Parent;
            return System.IO.Path.Combine(folder?.FullName ?? throw new DirectoryNotFoundException("no Korme.slnx above the tests"), "src");
        }

        [GeneratedRegex(@"(?<!:)//.*|@\*[\s\S]*?\*@")]
        private static partial Regex Comment();
    }
}
