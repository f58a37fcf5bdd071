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

    /// <summary>The process and all below it.</summary>
    public static IReadOnlyList<int> WithChildren(int root)
    {
        var found = new List<int> { root };
        var all = Directory.EnumerateDirectories("/proc").Select(Path.GetFileName)
            .Where(name => int.TryParse(name, CultureInfo.InvariantCulture, out _))
            .Select(name => int.Parse(name!, CultureInfo.InvariantCulture)).Select(id => (Id: id, Parent: ParentOf(id))).ToList();
        for (var at = 0; at < found.Count; at++) found.AddRange(all.Where(each => each.Parent == found[at]).Select(each => each.Id));
        return found;
    }

    /// <summary>Processor time used by a process, user and system, in the system's ticks (proc(5): utime and stime).</summary>
    public static long CpuTicks(int id)
    {
        var stat = Read($"/proc/{id}/stat");
        var afterName = stat.LastIndexOf(')');
        if (afterName < 0) return 0;
        var fields = stat[(afterName + 2)..].Split(' ');
        return long.Parse(fields[11], CultureInfo.InvariantCulture) + long.Parse(fields[12], CultureInfo.InvariantCulture);
    }

    private static int ParentOf(int id)
    {
        var stat = Read($"/proc/{id}/stat");
        var afterName = stat.LastIndexOf(')');
        return afterName < 0 ? -1 : int.Parse(stat[(afterName + 2)..].Split(' ')[1], CultureInfo.InvariantCulture);
    }

    /// <summary>Private resident memory of one process, in bytes.</summary>
    public static long Anonymous(int id)
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
