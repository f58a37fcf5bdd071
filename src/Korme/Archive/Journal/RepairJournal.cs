using Korme.Storage;

namespace Korme.Archive.Journal;

/// <summary>What a start does about files that an interruption or a bad disk left. Twice changes nothing.</summary>
internal static class RepairJournal
{
    /// <summary>How a damaged file is called from then on.</summary>
    public const string DamagedEnding = ".damaged";

    /// <summary>Gives a new file its name when it was finished, and removes it when it wasn't.</summary>
    public static void FinishNewFiles(string folder)
    {
        foreach (var half in Directory.EnumerateFiles(folder, "*" + ReadJournal.HalfEnding).ToList())
        {
            var path = half[..^".new".Length];
            if (!File.Exists(path) && IsWhole(half)) File.Move(half, path);
            else File.Delete(half);
            Durable.SyncFolder(folder);
        }
    }

    /// <summary>Cuts off a last line that isn't whole; says so.</summary>
    public static string CutOff(JournalFile file, FoundLine torn)
    {
        // A line with its end was written whole, so something else happened to it: that is worth keeping.
        if (torn.IsWhole) File.Copy(file.Path, FreeName(file.Path));
        using var handle = File.OpenHandle(file.Path, FileMode.Open, FileAccess.ReadWrite);
        RandomAccess.SetLength(handle, torn.Offset);
        Durable.Sync(handle);
        return $"{file.Path}: its last change was not finished when Korme was stopped ({torn.Bytes} bytes). It was never accepted, and is cut off.";
    }

    /// <summary>Keeps a damaged file as it is under another name.</summary>
    public static void SetAside(string path)
    {
        File.Move(path, FreeName(path));
        Durable.SyncFolder(Path.GetDirectoryName(path)!);
    }

    private static string FreeName(string path)
    {
        var name = path + DamagedEnding;
        for (var number = 2; File.Exists(name); number++) name = $"{path}.{number}{DamagedEnding}";
        return name;
    }

    private static bool IsWhole(string path) =>
        ReadLines.Of(path).Select(found => found.Line.Span[^1] == (byte)'\n' ? JournalLine.Parse(found.Line) : null).ToList() is [JournalLine.Head, .. var rest]
        && rest.TrueForAll(line => line is not null);
}
