using Korme.Archive.Journal;
using Korme.Archive.Ocfl;
using Korme.Catalogue;
using Korme.People;

namespace Korme.Archive;

/// <summary>Says what is wrong with the journal's files, as the next start would find it, and changes nothing (docs/archive-format.md).</summary>
/// <remarks>The newest file's last line may be torn, because it was never acknowledged; an older file's may not. No journal is fine.</remarks>
internal static class CheckJournal
{
    /// <param name="folder">The journal's.</param>
    /// <param name="has">Whether the archive has an object's file with a digest.</param>
    /// <param name="findings">What is wrong goes here.</param>
    /// <param name="read">Told of each file's bytes.</param>
    /// <param name="cancel">Between two files.</param>
    public static void Run(string folder, Func<Guid, MediaFile, bool> has, Findings findings, Action<int> read, CancellationToken cancel)
    {
        if (!Directory.Exists(folder)) return;
        try
        {
            var content = ReadJournal.Run(folder);
            foreach (var file in content.Files)
            {
                cancel.ThrowIfCancellationRequested();
                read((int)Math.Min(file.Bytes, int.MaxValue));
                if (file.Damage is { } damage)
                    findings.Add(new("journal", "", file.Path, $"is damaged: {damage}", "The next start keeps the file as ….damaged and uses every line that can be read.", true));
                else if (file.Torn is { } torn)
                    findings.Add(new("note", "", file.Path, $"ends in a torn line of {torn.Bytes} bytes, which was never acknowledged", "The next start cuts it off.", false));
            }
            CheckFiles(folder, content.Unsettled, has, findings, read, cancel);
        }
        catch (JournalException newer)
        {
            findings.Add(new("newer", "", folder, newer.Message, "Nothing was changed.", true));
        }
        catch (Exception trouble) when (trouble is IOException or UnauthorizedAccessException)
        {
            findings.Add(new("unreadable", "", folder, $"can't be read: {trouble.Message}", "Allow this user to read it.", true));
        }
        foreach (var aside in Directory.EnumerateFiles(folder, "*.damaged").Order(StringComparer.Ordinal))
            findings.Add(new("note", "", aside, "was set aside as damaged; what could be read of it is in the journal after it", "Keep it, or delete it when nothing is missed.", false));
    }

    /// <summary>Every file that an unsettled consent names lies in the archive, or here with its digest; what nothing names is told.</summary>
    private static void CheckFiles(string folder, IReadOnlyList<JournalEntry> unsettled, Func<Guid, MediaFile, bool> has, Findings findings, Action<int> read, CancellationToken cancel)
    {
        var files = new JournalFiles(folder);
        var named = unsettled.SelectMany(ConsentOf)
            .SelectMany(consent => consent.Files.Select(file => (consent.Id, File: file))).DistinctBy(each => (each.Id, each.File.Sha512)).ToList();
        foreach (var (id, file) in named)
        {
            cancel.ThrowIfCancellationRequested();
            if (has(id, file)) continue;
            var path = files.Find(id, file.Sha512);
            if (path is not null) read((int)Math.Min(file.Bytes, int.MaxValue));
            if (path is not null && Digests.OfFile("sha512", path) == file.Sha512) continue;
            findings.Add(new("journal", "", path ?? folder, $"{(path is null ? "has not" : "has with other bytes")} the file {file.Name} that the consent {RecordId.From(id)} names", "Ask for it again at the consent's private link.", true));
        }
        foreach (var path in files.Unnamed(named.Select(each => (each.Id, each.File.Sha512))))
            findings.Add(new("note", "", path, "is named by no change: an interruption left it", "The next start removes it.", false));
        foreach (var path in files.All().Where(path => path.EndsWith(RepairJournal.DamagedEnding, StringComparison.Ordinal)))
            findings.Add(new("note", "", path, "was set aside: its bytes are not those that came", "Ask for it again at the consent's private link, then delete it.", false));
    }

    private static IEnumerable<Consent> ConsentOf(JournalEntry entry)
    {
        try
        {
            return ReplayJournal.RecordOf(entry) is Consent { Files.Count: > 0 } consent ? [consent] : [];
        }
        catch (IOException)
        {
            return []; // settled meanwhile; what is wrong with a line is told of its file
        }
    }
}
