using Korme.Archive.Journal;

namespace Korme.Archive;

/// <summary>Says what is wrong with the journal's files, as the next start would find it, and changes nothing (docs/archive-format.md).</summary>
/// <remarks>The newest file's last line may be torn, because it was never acknowledged; an older file's may not. No journal is fine.</remarks>
internal static class CheckJournal
{
    /// <param name="folder">The journal's.</param>
    /// <param name="findings">What is wrong goes here.</param>
    /// <param name="read">Told of each file's bytes.</param>
    /// <param name="cancel">Between two files.</param>
    public static void Run(string folder, Findings findings, Action<int> read, CancellationToken cancel)
    {
        if (!Directory.Exists(folder)) return;
        try
        {
            foreach (var file in ReadJournal.Run(folder).Files)
            {
                cancel.ThrowIfCancellationRequested();
                read((int)Math.Min(file.Bytes, int.MaxValue));
                if (file.Damage is { } damage)
                    findings.Add(new("journal", "", file.Path, $"is damaged: {damage}", "The next start keeps the file as ….damaged and uses every line that can be read.", true));
                else if (file.Torn is { } torn)
                    findings.Add(new("note", "", file.Path, $"ends in a torn line of {torn.Bytes} bytes, which was never acknowledged", "The next start cuts it off.", false));
            }
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
}
