namespace Korme.Archive.Journal;

/// <summary>Reads a journal's folder and changes nothing: what isn't settled yet, where it goes on, and what is wrong with it.</summary>
public static class ReadJournal
{
    /// <summary>How journal files are called: <c>2026-11-21.jsonl</c>; what an interruption left of a new one ends with this too.</summary>
    internal const string Ending = ".jsonl", HalfEnding = ".jsonl.new";

    private const string NameForm = "????-??-??" + Ending;

    /// <summary>Reads it; a folder that isn't there is an empty journal.</summary>
    /// <exception cref="JournalException">A file is of a later format.</exception>
    public static JournalContent Run(string folder)
    {
        if (!Directory.Exists(folder)) return new([], [], 0, JournalLine.NoHash, 0);
        var files = Directory.EnumerateFiles(folder, NameForm).Order(StringComparer.Ordinal).Select(ReadFile).ToList();
        if (files.Count > 0) FindTornTail(files[^1]);
        for (var index = files.Count - 1; index >= 0; index--)
        {
            var next = index + 1 < files.Count ? files[index + 1].Lines.FirstOrDefault() : null;
            CheckChain(files[index], next);
        }

        var lines = files.SelectMany(file => file.Lines).Where(line => line.IsTrusted).ToList();
        var settled = lines.Max(line => line.Line switch
        {
            JournalLine.Head head => (long?)head.Settled,
            JournalLine.Settling settling => settling.Settled,
            _ => null,
        }) ?? 0;
        var last = files.SelectMany(file => file.Lines).LastOrDefault(line => line.Line is not null);
        var unsettled = lines.Where(line => line.Line is JournalLine.Change change && change.Number > settled).Select(Entry).OrderBy(entry => entry.Number).ToList();
        return new(files, unsettled, Math.Max(settled, lines.Count == 0 ? 0 : lines.Max(line => line.Line!.Number)), last?.Hash ?? JournalLine.NoHash, settled);
    }

    private static JournalFile ReadFile(string path)
    {
        var file = new JournalFile(path);
        foreach (var (offset, line) in ReadLines.Of(path))
        {
            var isWhole = line.Span[^1] == (byte)'\n';
            JournalLine? parsed;
            try
            {
                parsed = isWhole ? JournalLine.Parse(line) : null;
            }
            catch (JournalException newer)
            {
                throw new JournalException($"{path}: {newer.Message}.", newer);
            }
            file.Lines.Add(new(path, offset, line.Length, isWhole, JournalLine.HashOf(line.Span), parsed));
        }
        return file;
    }

    /// <summary>A last line that isn't whole was never acknowledged; nor were the lines before it that were to be accepted with it.</summary>
    private static void FindTornTail(JournalFile newest)
    {
        var lines = newest.Lines;
        if (lines is [_, .., { Line: null } torn])
        {
            newest.Torn = torn;
            lines.RemoveAt(lines.Count - 1);
        }
        if (lines is not [.., { Line: JournalLine.Change { More: > 0 } }]) return;
        var bytes = newest.Bytes;
        var first = lines.Count - 1;
        while (lines[first - 1].Line is JournalLine.Change before && before.More == ((JournalLine.Change)lines[first].Line!).More + 1) first--;
        newest.Torn = lines[first] with { Bytes = (int)(bytes - lines[first].Offset), IsWhole = newest.Torn?.IsWhole ?? false };
        lines.RemoveRange(first, lines.Count - first);
    }

    // A line whose hash the next one doesn't know was changed. If the next one is itself not what its own successor knows, it proves nothing.
    private static void CheckChain(JournalFile file, FoundLine? nextFiles)
    {
        for (var index = file.Lines.Count - 1; index >= 0; index--)
        {
            var found = file.Lines[index];
            var next = index + 1 < file.Lines.Count ? file.Lines[index + 1] : StartsAnew(nextFiles) ? null : nextFiles;
            if (found.Line is not { } line)
            {
                file.Damage = $"line {index + 1} can't be read";
                continue;
            }
            found.IsTrusted = true;
            if (next?.Line is not { } follower) continue;
            if (follower.Number != line.Number + (follower is JournalLine.Head ? 0 : 1)) file.Damage = $"lines are missing after line {index + 1}";
            else if (follower.Previous != found.Hash)
            {
                file.Damage = $"line {index + 1} is not the one that was written";
                found.IsTrusted = !next.IsTrusted;
            }
        }
        if (file.Lines is not [{ Line: JournalLine.Head }, ..]) file.Damage = "it does not begin with a journal's head";
    }

    /// <summary>A head by which everything before it is settled: it needs nothing before it.</summary>
    private static bool StartsAnew(FoundLine? head) => head?.Line is JournalLine.Head { Number: var number, Settled: var settled } && settled >= number;

    private static JournalEntry Entry(FoundLine found) =>
        found.Line is JournalLine.Change change ? new(change.Number, change.At, change.What, change.Id, found.Path, found.Offset, found.Bytes) : throw new InvalidOperationException();
}

/// <summary>A line as it was found.</summary>
internal sealed record FoundLine(string Path, long Offset, int Bytes, bool IsWhole, string Hash, JournalLine? Line)
{
    public bool IsTrusted { get; set; }
}

/// <summary>A journal file as it was found.</summary>
internal sealed class JournalFile(string path)
{
    public string Path { get; } = path;
    public List<FoundLine> Lines { get; } = [];

    /// <summary>The last line, when it isn't whole.</summary>
    public FoundLine? Torn { get; set; }

    /// <summary>What is wrong with it; null: nothing.</summary>
    public string? Damage { get; set; }

    /// <summary>Its length.</summary>
    public long Bytes => GoodBytes + (Torn?.Bytes ?? 0);

    /// <summary>Up to where it is good.</summary>
    public long GoodBytes => Lines is [.., var last] ? last.Offset + last.Bytes : 0;
}

/// <summary>What a journal holds.</summary>
public sealed class JournalContent
{
    internal JournalContent(IReadOnlyList<JournalFile> files, IReadOnlyList<JournalEntry> unsettled, long lastNumber, string lastHash, long settled) =>
        (Files, Unsettled, LastNumber, LastHash, Settled) = (files, unsettled, lastNumber, lastHash, settled);

    /// <summary>Changes that the archive may not have, in their order.</summary>
    public IReadOnlyList<JournalEntry> Unsettled { get; }

    /// <summary>The highest number given; the next one is one more.</summary>
    public long LastNumber { get; }

    /// <summary>Everything up to this number is in the archive.</summary>
    public long Settled { get; }
    internal IReadOnlyList<JournalFile> Files { get; }
    internal string LastHash { get; }
}
