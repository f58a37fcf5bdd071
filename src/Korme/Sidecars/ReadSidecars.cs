using Korme.Archive;
using Korme.Catalogue;
using Korme.Import;
using Korme.Storage;

namespace Korme.Sidecars;

/// <summary>Takes what other programs changed in sidecars into the works; only where the artist asked for it.</summary>
/// <param name="isTheirs">Conflicts are decided for the sidecars.</param>
/// <param name="isDryRun">Nothing is saved; the outcomes say what would be.</param>
public sealed class ReadSidecars(Database database, ArchiveStore archive, Changes changes, bool isTheirs = false, bool isDryRun = false)
{
    private const int Batch = 500;

    /// <summary>Reads each in its turn; one that fails is an outcome, and the rest goes on. What is taken is saved together: one sync for hundreds.</summary>
    /// <param name="targets">Works and the absolute paths of their sidecars.</param>
    /// <param name="told">Told of each outcome, when it is saved.</param>
    /// <param name="cancel">Stops between two sidecars; those that were told are saved.</param>
    /// <exception cref="ArchiveFullException">The home's disk is full: nothing more can be saved.</exception>
    public async Task Run(IEnumerable<(Work Work, string Path)> targets, Action<SidecarOutcome> told, CancellationToken cancel)
    {
        var batch = new List<Looked>();
        var saved = new Dictionary<Guid, Work>();
        foreach (var (work, path) in targets)
        {
            cancel.ThrowIfCancellationRequested();
            // A work that came from two folders has two sidecars: the second is compared with what the first made of it.
            if (batch.Count >= Batch || batch.Exists(looked => looked.Work.Id == work.Id)) await Save(batch, saved, told, cancel);
            batch.Add(await Look(saved.GetValueOrDefault(work.Id, work), path, cancel));
        }
        await Save(batch, saved, told, cancel);
    }

    private async Task<Looked> Look(Work work, string path, CancellationToken cancel)
    {
        try
        {
            if (await SidecarFile.Read(path, cancel) is not { } bytes) return new(work, new(path, SidecarDone.Unchanged), work, null, null);
            var (ours, theirs) = (SidecarFacts.Of(work), SidecarFacts.Of(MergeSidecar.Read(bytes)));
            var (seen, agreed) = FindAgreed.Run(database, archive, work, path);
            var join = JoinFacts.Run(ours, theirs, agreed);
            List<string> keys = [.. join.ToTake, .. isTheirs ? join.Conflicts.Select(conflict => conflict.Fact) : []];
            var conflicts = isTheirs ? [] : join.Conflicts;

            var taken = TakeFacts.Run(work, theirs, keys, agreed);
            var open = join.ToWrite.Concat(conflicts.Select(conflict => conflict.Fact));
            var now = new SeenSidecar(path, work.Id, JoinFacts.Remembered(SidecarFacts.Of(taken), theirs, agreed, open));
            return new(work, new(path, keys.Count > 0 ? SidecarDone.Taken : SidecarDone.Unchanged) { Facts = keys, Conflicts = conflicts, Waiting = join.ToWrite }, taken, now, seen);
        }
        catch (SidecarRefusedException refused)
        {
            return new(work, new(path, SidecarDone.Failed) { Reason = refused.Message }, work, null, null);
        }
    }

    private async Task Save(List<Looked> batch, Dictionary<Guid, Work> saved, Action<SidecarOutcome> told, CancellationToken cancel)
    {
        var late = new HashSet<Guid>();
        if (!isDryRun)
        {
            var wanted = batch.Where(looked => looked.Outcome.Done == SidecarDone.Taken).ToDictionary(looked => looked.Work.Id);
            if (wanted.Count > 0) await changes.ChangeAll([.. wanted.Keys], now =>
            {
                var looked = wanted[now.Id];
                if (Changes.TokenOf(now) == Changes.TokenOf(looked.Work)) return saved[now.Id] = looked.Taken;
                late.Add(now.Id);
                return now;
            }, JoinDescriptions.Described, (_, _) => { }, cancel);
            List<SeenSidecar> news = [.. batch.Where(looked => !late.Contains(looked.Work.Id) && looked.Now is not null && !looked.Now.SaysTheSame(looked.Seen)).Select(looked => looked.Now!)];
            if (news.Count > 0) await SeenSidecars.Remember(database, news, CancellationToken.None); // it is saved: that belongs to it
        }
        foreach (var looked in batch)
            told((late.Contains(looked.Work.Id)
                ? new(looked.Outcome.File, SidecarDone.Failed) { Reason = "was not taken: the work was changed at this very moment. Do it again" } : looked.Outcome) with
            { Work = looked.Work.Id });
        batch.Clear();
    }

    /// <param name="Work">As it is.</param>
    /// <param name="Outcome">What there is to be said.</param>
    /// <param name="Taken">The work with what is taken.</param>
    /// <param name="Now">What both say then; null: nothing to remember.</param>
    /// <param name="Seen">What was remembered.</param>
    private sealed record Looked(Work Work, SidecarOutcome Outcome, Work Taken, SeenSidecar? Now, SeenSidecar? Seen);
}
