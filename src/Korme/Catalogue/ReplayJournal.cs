using Korme.Archive;
using Korme.Archive.Journal;
using Korme.Exhibitions;
using Korme.Storage;

namespace Korme.Catalogue;

/// <summary>Brings into an index what is accepted and not settled into the archive yet. Twice changes nothing.</summary>
public static class ReplayJournal
{
    /// <summary>Replays a journal's folder, which is only read.</summary>
    public static Task Run(Database db, string folder, CancellationToken cancel) => Run(db, ReadJournal.Run(folder).Unsettled, cancel);

    /// <summary>Replays changes: of each object the last one, which has the whole record.</summary>
    /// <exception cref="JournalException">A record of a sort or format that this version doesn't know.</exception>
    public static async Task Run(Database db, IReadOnlyList<JournalEntry> unsettled, CancellationToken cancel)
    {
        if (unsettled.Count == 0) return;
        var records = LastOfEach(unsettled).Select(RecordOf).ToList();
        var exhibitions = records.OfType<Exhibition>().ToList();
        await db.Write((_, transaction) =>
        {
            // Two exhibitions may have exchanged their names: none of them may stand in another's way.
            transaction.RunEach("update exhibition set slug = id where id = @id", ["@id"], exhibitions, exhibition => [CatalogueText.Of(exhibition.Id)]);
            IndexRecords.Write(transaction, records);
            return true;
        }, cancel);
    }

    /// <summary>The last change of each object, in the order of these.</summary>
    internal static IEnumerable<JournalEntry> LastOfEach(IEnumerable<JournalEntry> entries) =>
        entries.GroupBy(entry => entry.Id, StringComparer.Ordinal).Select(changes => changes.Last()).OrderBy(entry => entry.Number);

    /// <summary>The record that a change made.</summary>
    internal static IRecorded RecordOf(JournalEntry entry)
    {
        try
        {
            return RecordJson.ToRecord(entry.Record());
        }
        catch (Exception trouble) when (trouble is FormatException or System.Text.Json.JsonException)
        {
            throw new JournalException($"{entry.File}: change {entry.Number} can't be understood by this version of Korme: {trouble.Message}", trouble);
        }
    }
}
