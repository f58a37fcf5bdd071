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
    /// <summary>Reads each in its turn; one that fails is an outcome, and the rest goes on.</summary>
    /// <param name="targets">Works and the absolute paths of their sidecars.</param>
    /// <param name="told">Told of each outcome as it comes.</param>
    /// <param name="cancel">Stops after a sidecar; those that were told are saved.</param>
    /// <exception cref="ArchiveFullException">The home's disk is full: nothing more can be saved.</exception>
    public async Task Run(IEnumerable<(Work Work, string Path)> targets, Action<SidecarOutcome> told, CancellationToken cancel)
    {
        foreach (var (work, path) in targets)
        {
            cancel.ThrowIfCancellationRequested();
            told(await One(work, path, cancel));
        }
    }

    private async Task<SidecarOutcome> One(Work work, string path, CancellationToken cancel)
    {
        try
        {
            if (await SidecarFile.Read(path, cancel) is not { } bytes) return new(path, SidecarDone.Unchanged);
            var (ours, theirs) = (SidecarFacts.Of(work), SidecarFacts.Of(MergeSidecar.Read(bytes)));
            var (seen, agreed) = FindAgreed.Run(database, archive, work, path);
            var join = JoinFacts.Run(ours, theirs, agreed);
            List<string> keys = [.. join.ToTake, .. isTheirs ? join.Conflicts.Select(conflict => conflict.Fact) : []];
            var conflicts = isTheirs ? [] : join.Conflicts;

            var taken = TakeFacts.Run(work, theirs, keys, agreed);
            if (!isDryRun)
            {
                if (keys.Count > 0 && await changes.Save(taken, JoinDescriptions.Described, Changes.TokenOf(work), cancel) is Saved.Conflict)
                    throw new SidecarRefusedException("was not taken: the work was changed at this very moment. Run the command again");
                var open = join.ToWrite.Concat(conflicts.Select(conflict => conflict.Fact));
                var now = new SeenSidecar(path, work.Id, JoinFacts.Remembered(SidecarFacts.Of(taken), theirs, agreed, open));
                if (!now.SaysTheSame(seen)) await SeenSidecars.Remember(database, [now], cancel);
            }
            return new(path, keys.Count > 0 ? SidecarDone.Taken : SidecarDone.Unchanged) { Facts = keys, Conflicts = conflicts, Waiting = join.ToWrite };
        }
        catch (SidecarRefusedException refused)
        {
            return new(path, SidecarDone.Failed) { Reason = refused.Message };
        }
    }
}
