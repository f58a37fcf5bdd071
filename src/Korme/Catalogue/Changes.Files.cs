using Korme.Archive;
using Korme.Archive.Journal;
using Korme.People;
using Korme.Storage;

namespace Korme.Catalogue;

/// <summary>Changes that bring bytes along: what shows that somebody agreed. The bytes are on the disk before the line that names them.</summary>
public sealed partial class Changes
{
    /// <summary>Adds files to a consent: in the journal and the index when it returns, in the consent's object when it settles. The copies are used up.</summary>
    /// <param name="consent">Its id. A yes or a no that comes in the same moment stays; the files come to it.</param>
    /// <param name="news">The files and their staged copies; none of them may be in the consent already.</param>
    /// <param name="what">What was done, one word.</param>
    /// <param name="cancel">Until it is this change's turn.</param>
    /// <returns>False when there is no such consent: nothing was added.</returns>
    /// <exception cref="ArchiveFullException">The disk is full; nothing was added.</exception>
    public async Task<bool> Attach(Guid consent, IReadOnlyList<(MediaFile File, StagedFile Copy)> news, string what, CancellationToken cancel)
    {
        var files = new JournalFiles(home.Journal);
        var isKept = false;
        try
        {
            foreach (var (_, copy) in news) files.Take(consent, copy.StagePath, copy.Sha512);
            var saved = await SaveAll(_ => FindConsents.ById(database, consent) is { } now ? [now with { Files = [.. now.Files, .. news.Select(each => each.File)] }] : [], what, null, cancel);
            return isKept = saved is SavedTogether.Kept { Changed.Count: > 0 };
        }
        catch (IOException trouble) when (DiskFull.Is(trouble))
        {
            throw new ArchiveFullException(home.Root, trouble);
        }
        finally
        {
            foreach (var (_, copy) in news)
            {
                File.Delete(copy.StagePath);
                if (!isKept) files.Drop(consent, copy.Sha512);
            }
        }
    }

    // What a damaged line named may be all that is left of it: while such a journal file lies there, nothing goes.
    private static void SweepFiles(string folder, JournalFolder journal)
    {
        var files = new JournalFiles(folder);
        if (files.All().Count == 0 || Directory.EnumerateFiles(folder, "*" + RepairJournal.DamagedEnding).Any()) return;
        var named = journal.Unsettled.Select(ReplayJournal.RecordOf).OfType<Consent>().SelectMany(consent => consent.Files.Select(file => (consent.Id, file.Sha512)));
        foreach (var path in files.Unnamed(named).ToList()) File.Delete(path);
    }
}
