using System.Globalization;
using Korme.Storage;
using Microsoft.Win32.SafeHandles;

namespace Korme.Archive.Journal;

/// <summary>The journal, open for writing: accepted changes, each on the disk when <see cref="Append(string, string, string)"/> returns (docs/archive-format.md).</summary>
/// <remarks>
/// For one thread at a time. A write or sync that failed closes the file: the next one opens it anew, looks whether its last
/// acknowledged line is still there, and cuts off what came after it.
/// </remarks>
public sealed class JournalFolder : IDisposable
{
    private const string DayForm = "yyyy-MM-dd";

    private readonly string folder;
    private readonly TimeProvider clock;
    private readonly JournalTail tail;
    private readonly List<JournalEntry> unsettled;

    private JournalFolder(string folder, TimeProvider clock, JournalContent found, JournalTail tail, IReadOnlyList<string> notices)
    {
        (this.folder, this.clock, this.tail, Notices) = (folder, clock, tail, notices);
        (unsettled, Settled) = ([.. found.Unsettled], found.Settled);
    }

    /// <summary>What was found wrong at the start and what was done about it: a sentence each.</summary>
    public IReadOnlyList<string> Notices { get; }

    /// <summary>Changes that the archive may not have, in their order.</summary>
    public IReadOnlyList<JournalEntry> Unsettled => unsettled;

    /// <summary>Everything up to this number is in the archive.</summary>
    public long Settled { get; private set; }

    /// <summary>Opens the journal, cuts off a torn last line, and sets damaged files aside with what can be read of them carried over.</summary>
    /// <param name="folder">Made when it is missing.</param>
    /// <param name="clock">Names the files by its days.</param>
    /// <param name="sync">Forces a file to the disk; null: <see cref="Durable.Sync"/>.</param>
    /// <exception cref="JournalException">A file of a later format: nothing is touched.</exception>
    public static JournalFolder Open(string folder, TimeProvider clock, Action<SafeFileHandle>? sync = null)
    {
        Directory.CreateDirectory(folder);
        RepairJournal.FinishNewFiles(folder);
        var found = ReadJournal.Run(folder);
        var tail = new JournalTail(sync ?? Durable.Sync, found.LastNumber, found.LastHash);
        var notices = new List<string>();
        if (found.Files is [.., var newest])
        {
            if (newest.Torn is { } torn) notices.Add(RepairJournal.CutOff(newest, torn));
            tail.Continue(newest.Path, newest.GoodBytes, newest.Lines is [.., var last] ? last.Bytes : 0);
        }
        var damaged = found.Files.Where(file => file.Damage is not null).ToList();
        notices.AddRange(damaged.Select(file => $"{file.Path}: {file.Damage}. What can be read of it is used; the file itself is kept, with .damaged after its name."));

        var journal = new JournalFolder(folder, clock, found, tail, notices);
        if (damaged.Count > 0) journal.StartAnew([.. damaged.Select(file => file.Path)]);
        return journal;
    }

    /// <summary>Accepts a change: one line, one sync (three when it is a day's first).</summary>
    /// <param name="what">One word.</param>
    /// <param name="id"><c>urn:uuid:…</c>.</param>
    /// <param name="record">The whole record, JSON.</param>
    /// <exception cref="IOException">It isn't in the journal, and won't be.</exception>
    public JournalEntry Append(string what, string id, string record) => Append(what, [(id, record)])[0];

    /// <summary>Accepts changes of several objects together: a line each, one sync for all. An interruption leaves all of them or none.</summary>
    /// <param name="what">One word.</param>
    /// <param name="records">The id and the whole record of each; at least one.</param>
    /// <exception cref="IOException">None of them is in the journal, and none will be.</exception>
    public IReadOnlyList<JournalEntry> Append(string what, IReadOnlyList<(string Id, string Record)> records)
    {
        var now = clock.GetLocalNow();
        BeginDay();
        var entries = new List<JournalEntry>(records.Count);
        var lines = new List<byte[]>(records.Count);
        var (number, hash, offset) = (tail.Number, tail.Hash, 0L);
        foreach (var (id, record) in records)
        {
            var line = new JournalLine.Change(++number, hash, now, what, id, record, records.Count - lines.Count - 1).ToBytes();
            lines.Add(line);
            entries.Add(new(number, now, what, id, tail.Path!, offset, line.Length));
            (hash, offset) = (JournalLine.HashOf(line), offset + line.Length);
        }
        var start = tail.Append(lines);
        for (var index = 0; index < entries.Count; index++) entries[index] = entries[index] with { Offset = start + entries[index].Offset };
        unsettled.AddRange(entries);
        return entries;
    }

    /// <summary>Takes what the last appending added out again, before anybody was told that it is accepted.</summary>
    public void TakeBack(IReadOnlyList<JournalEntry> newest)
    {
        unsettled.RemoveRange(unsettled.Count - newest.Count, newest.Count);
        tail.TakeBack();
    }

    /// <summary>Notes that the archive has every change up to a number; files that hold nothing else are deleted.</summary>
    /// <param name="upTo">The number of a change.</param>
    /// <param name="except">Changes up to it that the archive couldn't take: they are written again.</param>
    public void Settle(long upTo, IReadOnlyCollection<JournalEntry> except)
    {
        BeginDay();
        var again = CarryOver(except, tail.Number, tail.Hash);
        var (number, hash) = again.Count == 0 ? (tail.Number, tail.Hash) : (again[^1].Number, JournalLine.HashOf(again[^1].Line));
        var offset = tail.Append([.. again.Select(each => each.Line), new JournalLine.Settling(number + 1, hash, upTo).ToBytes()]);
        Settled = upTo;
        unsettled.RemoveAll(entry => entry.Number <= upTo);
        unsettled.AddRange(Placed(again, tail.Path!, offset));
        DeleteOlder();
    }

    /// <summary>Begins a file that holds nothing but what isn't settled, and deletes all others: nothing of the past stays.</summary>
    public void StartAnew() => StartAnew([]);

    public void Dispose() => tail.Dispose();

    private void StartAnew(IReadOnlyList<string> damaged)
    {
        var path = PathOfToday();
        var head = new JournalLine.Head(tail.Number, tail.Hash, tail.Number).ToBytes();
        var again = CarryOver(unsettled, tail.Number, JournalLine.HashOf(head));
        var older = Files().Where(file => file != path).ToList();
        var lines = new List<byte[]> { head };
        lines.AddRange(again.Select(each => each.Line));

        WriteNew(path, lines);
        tail.Dispose();
        // Makes room first: should the program end here, the next start finds the new file whole and gives it its name.
        if (damaged.Contains(path)) RepairJournal.SetAside(path);
        File.Move(path + ".new", path, overwrite: true);
        Durable.SyncFolder(folder);
        foreach (var file in older)
        {
            if (damaged.Contains(file)) RepairJournal.SetAside(file);
            else File.Delete(file);
        }
        Durable.SyncFolder(folder);

        Settled = tail.Number;
        tail.Start(path, lines.Sum(line => (long)line.Length), lines[^1], Settled + again.Count);
        unsettled.Clear();
        unsettled.AddRange(Placed(again, path, head.Length));
    }

    /// <summary>A day's first line begins its file. When the clock went back, the newest file goes on.</summary>
    private void BeginDay()
    {
        var path = PathOfToday();
        if (tail.Path == path) return;
        var head = new JournalLine.Head(tail.Number, tail.Hash, Settled).ToBytes();
        WriteNew(path, [head]);
        File.Move(path + ".new", path, overwrite: true);
        Durable.SyncFolder(folder);
        tail.Start(path, head.Length, head, tail.Number);
    }

    private string PathOfToday()
    {
        var today = clock.GetLocalNow().ToString(DayForm, CultureInfo.InvariantCulture);
        var newest = tail.Path is null ? "" : Path.GetFileName(tail.Path)[..DayForm.Length];
        return Path.Combine(folder, (string.CompareOrdinal(newest, today) > 0 ? newest : today) + ReadJournal.Ending);
    }

    /// <summary>The lines by which changes are written again after a line, numbered anew.</summary>
    private static List<(long Number, JournalEntry Entry, byte[] Line)> CarryOver(IEnumerable<JournalEntry> changes, long number, string hash)
    {
        var again = new List<(long, JournalEntry, byte[])>();
        foreach (var change in changes)
        {
            var line = new JournalLine.Change(++number, hash, change.At, change.What, change.Id, change.Record()).ToBytes();
            hash = JournalLine.HashOf(line);
            again.Add((number, change, line));
        }
        return again;
    }

    private static IEnumerable<JournalEntry> Placed(IEnumerable<(long Number, JournalEntry Entry, byte[] Line)> again, string path, long offset)
    {
        foreach (var (number, entry, line) in again)
        {
            yield return entry with { Number = number, File = path, Offset = offset, Bytes = line.Length };
            offset += line.Length;
        }
    }

    private void DeleteOlder()
    {
        var needed = unsettled.Select(entry => entry.File).Append(tail.Path!).ToHashSet(StringComparer.Ordinal);
        foreach (var file in Files().Where(file => !needed.Contains(file)).ToList()) File.Delete(file);
    }

    private IEnumerable<string> Files() => Directory.EnumerateFiles(folder, "*" + ReadJournal.Ending);

    private static void WriteNew(string path, IEnumerable<byte[]> lines) => Durable.WriteFile(path + ".new", [.. lines.SelectMany(line => line)]);
}
