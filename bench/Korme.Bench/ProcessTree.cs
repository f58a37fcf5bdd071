using System.Globalization;

namespace Korme.Bench;

/// <summary>Memory of a process and its children on Linux.</summary>
internal static class ProcessTree
{
    /// <summary>The sum of private resident memory (RssAnon, proc(5)): pages of shared libraries and of the page cache count for nobody.</summary>
    public static long ResidentBytes(int root)
    {
        var sum = Anonymous(root);
        foreach (var folder in Directory.EnumerateDirectories("/proc"))
        {
            if (!int.TryParse(Path.GetFileName(folder), CultureInfo.InvariantCulture, out var id)) continue;
            if (ParentOf(id) == root) sum += Anonymous(id);
        }
        return sum;
    }

    /// <summary>The most that a process had resident at any moment so far, shared pages and all (VmHWM, proc(5)).</summary>
    public static long PeakKiB(int id)
    {
        var line = Read($"/proc/{id}/status").Split('\n').FirstOrDefault(line => line.StartsWith("VmHWM:", StringComparison.Ordinal));
        return line is null ? 0 : long.Parse(line[6..].Replace("kB", "").Trim(), CultureInfo.InvariantCulture);
    }

    private static int ParentOf(int id)
    {
        var stat = Read($"/proc/{id}/stat");
        var afterName = stat.LastIndexOf(')');
        return afterName < 0 ? -1 : int.Parse(stat[(afterName + 2)..].Split(' ')[1], CultureInfo.InvariantCulture);
    }

    private static long Anonymous(int id)
    {
        var line = Read($"/proc/{id}/status").Split('\n').FirstOrDefault(line => line.StartsWith("RssAnon:", StringComparison.Ordinal));
        return line is null ? 0 : long.Parse(line[8..].Replace("kB", "").Trim(), CultureInfo.InvariantCulture) * 1024;
    }

    private static string Read(string path)
    {
        try { return File.ReadAllText(path); }
        catch (IOException) { return ""; } // it ended meanwhile
    }
}
