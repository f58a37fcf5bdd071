namespace Korme.Publishing.Print;

/// <summary>Finds a browser that can print to PDF: Chromium, Chrome, Edge or Brave.</summary>
public static class FindBrowser
{
    /// <summary>Names a program instead of looking for one.</summary>
    public const string Variable = "KORME_BROWSER";

    private static readonly string[] Names =
        ["chromium", "chromium-browser", "google-chrome-stable", "google-chrome", "microsoft-edge-stable", "microsoft-edge", "brave-browser", "chrome", "msedge"];

    /// <summary>The program's path; null when there is none.</summary>
    /// <param name="given">A path or a program's name that was asked for; null: <see cref="Variable"/>, else the first that is found.</param>
    public static string? Run(string? given)
    {
        if (given is null && Environment.GetEnvironmentVariable(Variable) is { Length: > 0 } named) given = named;
        if (given is not null) return given.Contains(Path.DirectorySeparatorChar) ? Existing(given) : InPath(given);
        return Names.Select(InPath).Concat(Usual().Select(Existing)).FirstOrDefault(path => path is not null);
    }

    private static string? InPath(string name)
    {
        foreach (var folder in (Environment.GetEnvironmentVariable("PATH") ?? "").Split(Path.PathSeparator, StringSplitOptions.RemoveEmptyEntries))
        {
            var path = Path.Combine(folder, OperatingSystem.IsWindows() ? name + ".exe" : name);
            if (Existing(path) is { } found) return found;
        }
        return null;
    }

    /// <summary>Where installers put them that don't touch the PATH.</summary>
    private static IEnumerable<string> Usual()
    {
        if (OperatingSystem.IsMacOS())
        {
            string[] names = ["Google Chrome", "Chromium", "Microsoft Edge", "Brave Browser"];
            var home = Environment.GetFolderPath(Environment.SpecialFolder.UserProfile);
            return from folder in (string[])["/Applications", home + "/Applications"] from name in names select $"{folder}/{name}.app/Contents/MacOS/{name}";
        }
        if (OperatingSystem.IsWindows())
        {
            string[] programs = [@"Google\Chrome\Application\chrome.exe", @"Microsoft\Edge\Application\msedge.exe", @"Chromium\Application\chrome.exe", @"BraveSoftware\Brave-Browser\Application\brave.exe"];
            return from variable in (string[])["ProgramFiles", "ProgramFiles(x86)", "LOCALAPPDATA"]
                   let folder = Environment.GetEnvironmentVariable(variable)
                   where !string.IsNullOrEmpty(folder)
                   from program in programs
                   select Path.Combine(folder, program);
        }
        return ["/snap/bin/chromium"];
    }

    private static string? Existing(string path) => File.Exists(path) ? path : null;
}
