using System.Runtime.CompilerServices;

namespace Korme.Tests.Web;

/// <summary>The program's source files, for tests that hold two of them together.</summary>
internal static class Sources
{
    public static string Root([CallerFilePath] string here = "") => Path.GetFullPath(Path.Combine(Path.GetDirectoryName(here)!, "../../../src/Korme"));

    public static IEnumerable<string> All(params string[] patterns) =>
        from pattern in patterns
        from path in Directory.EnumerateFiles(Root(), pattern, SearchOption.AllDirectories)
        let inside = Path.GetRelativePath(Root(), path)
        where !inside.StartsWith("bin", StringComparison.Ordinal) && !inside.StartsWith("obj", StringComparison.Ordinal)
        select path;
}
