using Korme.Archive;
using Korme.Catalogue;
using Korme.Import;
using Korme.Storage;

namespace Korme.Sidecars;

/// <summary>Writes what works say now into their sidecars; only where the artist asked for it.</summary>
/// <remarks>Fact by fact: what another program changed since is left to it, and what both changed is a conflict that is named and not written.</remarks>
/// <param name="isOurs">Conflicts are decided for the works.</param>
/// <param name="isDryRun">Nothing is written; the outcomes say what would be.</param>
public sealed class WriteSidecars(Database database, ArchiveStore archive, TimeProvider clock, bool isOurs = false, bool isDryRun = false)
{
    private const int Batch = 200;

    /// <summary>Writes each in its turn; one that fails is an outcome, and the rest goes on.</summary>
    /// <param name="targets">Works and the absolute paths of their sidecars, there or not.</param>
    /// <param name="told">Told of each outcome as it comes.</param>
    /// <param name="cancel">Stops after a sidecar; those that were told are on the disk.</param>
    public async Task Run(IEnumerable<(Work Work, string Path)> targets, Action<SidecarOutcome> told, CancellationToken cancel)
    {
        var seen = new List<SeenSidecar>();
        var folder = "";
        try
        {
            foreach (var (work, path) in targets)
            {
                cancel.ThrowIfCancellationRequested();
                if (!isDryRun && Path.GetDirectoryName(path) is { } its && its != folder) SidecarFile.Tidy(folder = its, clock);
                told(await One(work, path, seen, cancel) with { Work = work.Id });
                if (seen.Count >= Batch) await Remember();
            }
        }
        finally
        {
            await Remember();
        }

        async Task Remember()
        {
            // Also when it is stopped: what was written was written.
            if (seen.Count > 0) await SeenSidecars.Remember(database, seen, CancellationToken.None);
            seen.Clear();
        }
    }

    private async Task<SidecarOutcome> One(Work work, string path, List<SeenSidecar> remembered, CancellationToken cancel)
    {
        try
        {
            var existing = await SidecarFile.Read(path, cancel);
            var ours = SidecarFacts.Of(work);
            // A sidecar that somebody removed isn't a wish to have everything removed: it begins anew.
            var (seen, agreed) = existing is null ? default : FindAgreed.Run(database, archive, work, path);
            var xmp = existing is null ? null : MergeSidecar.Read(existing);
            IReadOnlyDictionary<string, string> theirs = xmp is null ? new Dictionary<string, string>() : SidecarFacts.Of(xmp);
            var join = JoinFacts.Run(ours, theirs, agreed);
            List<string> keys = [.. join.ToWrite, .. isOurs ? join.Conflicts.Select(conflict => conflict.Fact) : []];
            var conflicts = isOurs ? [] : join.Conflicts;
            var open = join.ToTake.Concat(conflicts.Select(conflict => conflict.Fact));

            var merged = keys.Count == 0 ? existing : MergeSidecar.Run(existing, FactChanges.Of(xmp, ours, keys, agreed));
            if (merged is not null && keys.Count > 0) theirs = RequireSaid(merged, ours, keys);
            var isNew = merged is not null && (existing is null || !merged.AsSpan().SequenceEqual(existing));
            if (isNew && !isDryRun) await SidecarFile.Replace(path, existing, merged!, cancel);
            if (merged is not null && !isDryRun)
            {
                var now = new SeenSidecar(path, work.Id, JoinFacts.Remembered(ours, theirs, agreed, open));
                if (!now.SaysTheSame(seen)) remembered.Add(now);
            }
            return new(path, !isNew ? SidecarDone.Unchanged : existing is null ? SidecarDone.Created : SidecarDone.Written)
            {
                Facts = isNew ? keys : [],
                Conflicts = conflicts,
                Waiting = join.ToTake,
            };
        }
        catch (SidecarRefusedException refused)
        {
            return new(path, SidecarDone.Failed) { Reason = refused.Message };
        }
    }

    /// <summary>What the new bytes say, read by the reader of every import.</summary>
    private static SortedDictionary<string, string> RequireSaid(byte[] merged, IReadOnlyDictionary<string, string> ours, List<string> keys)
    {
        var said = SidecarFacts.Of(MergeSidecar.Read(merged));
        return keys.Find(key => said.GetValueOrDefault(key) != ours.GetValueOrDefault(key)) is { } missing
            ? throw new SidecarRefusedException($"can't be made to say {missing}. Save it anew with the program that made it") : said;
    }
}
