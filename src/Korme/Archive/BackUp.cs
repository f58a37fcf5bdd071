using System.Text.Json;
using Korme.Archive.Ocfl;
using Korme.Storage;

namespace Korme.Archive;

/// <summary>Brings a copy of the archive up to date: what is new is added, what was erased is erased, nothing else is touched.</summary>
/// <remarks>
/// The copy is an OCFL storage root of its own at every moment: objects are staged inside it, forced to the disk together, read back from
/// there and compared with their digests, and only then moved in. An interrupted run is completed by the next one. Originals that are
/// there already are not read. One writer at a time: the home's lock sees to that.
/// </remarks>
internal sealed class BackUp(OcflRoot source, string home, string folder, Pace pace)
{
    private const int ObjectsPerBatch = 64;
    private const long BytesPerBatch = 256L << 20;

    private readonly List<DamagedObject> troubles = [];
    private readonly Dictionary<CopyKind, int> counts = [];
    private long written;

    /// <summary>Runs.</summary>
    /// <exception cref="BackupRefusedException">The folder is no place for it, is full or can't be written; what is in it stays valid.</exception>
    public BackupOutcome Run(CancellationToken cancel)
    {
        try
        {
            var copy = BackupFolder.Open(folder, source, home);
            try
            {
                var work = Plan(copy, cancel);
                RefuseForeign(copy, cancel);
                pace.Begin(work.Sum(each => each.Need.Bytes));
                foreach (var batch in Batches(work)) Take(copy, batch, cancel);
            }
            finally
            {
                BackupFolder.Close(folder);
            }
            return new(Count(CopyKind.None), Count(CopyKind.Whole), Count(CopyKind.NewVersions), Count(CopyKind.Replace), written, troubles);
        }
        catch (IOException trouble) when (DiskFull.Is(trouble))
        {
            throw new BackupRefusedException($"The disk of {folder} is full. What is there is whole and stays; make room, or give a folder on a larger disk, and run it again: it goes on.", trouble);
        }
        catch (Exception trouble) when (trouble is UnauthorizedAccessException || trouble is IOException io && DiskFull.IsReadOnly(io))
        {
            throw new BackupRefusedException($"{folder} can't be written ({trouble.Message}). Check whether the disk is mounted read-only, and whose folder it is.", trouble);
        }
    }

    private sealed record Item(string Path, CopyNeed Need);

    private List<Item> Plan(OcflRoot copy, CancellationToken cancel)
    {
        var work = new List<Item>();
        foreach (var folder in source.ObjectFolders())
        {
            cancel.ThrowIfCancellationRequested();
            var path = Path.GetRelativePath(source.Folder, folder);
            try
            {
                var need = CopyObject.Compare(folder, Path.Combine(copy.Folder, path), IsErased);
                if (need.Kind is CopyKind.None) Count(CopyKind.None, 1);
                else if (need.Kind is CopyKind.Conflict)
                    troubles.Add(new(Path.Combine(copy.Folder, path), "is not an earlier state of the same object, or is damaged. It is left alone; 'korme verify' on both sides says more."));
                else work.Add(new(path, need));
            }
            catch (Exception trouble) when (IsOfOneObject(trouble))
            {
                troubles.Add(new(folder, trouble.Message));
            }
        }
        return work;
    }

    /// <summary>Objects of the copy that the source lacks: another artist's archive, or a home that has lost something.</summary>
    private void RefuseForeign(OcflRoot copy, CancellationToken cancel)
    {
        var (shared, others) = (0, new List<string>());
        foreach (var folder in copy.ObjectFolders())
        {
            cancel.ThrowIfCancellationRequested();
            if (Directory.Exists(Path.Combine(source.Folder, Path.GetRelativePath(copy.Folder, folder)))) shared++;
            else others.Add(folder);
        }
        if (others.Count > 0 && shared == 0)
            throw new BackupRefusedException($"{copy.Folder} is the archive of another home: none of its {others.Count} objects is in {source.Folder}. Give another folder.");
        troubles.AddRange(others.Select(folder => new DamagedObject(folder, "is only in the backup: the home has lost it. It is kept there; docs/cli.md says how to bring it back.")));
    }

    private static IEnumerable<List<Item>> Batches(List<Item> work)
    {
        var batch = new List<Item>();
        foreach (var item in work)
        {
            batch.Add(item);
            if (batch.Count < ObjectsPerBatch && batch.Sum(each => each.Need.Bytes) < BytesPerBatch) continue;
            yield return batch;
            batch = [];
        }
        if (batch.Count > 0) yield return batch;
    }

    private void Take(OcflRoot copy, List<Item> batch, CancellationToken cancel)
    {
        var staging = Directory.CreateDirectory(Path.Combine(BackupFolder.Staging(folder), Guid.NewGuid().ToString("N"))).FullName;
        string StagedOf(Item item) => Path.Combine(staging, batch.IndexOf(item).ToString("D4", System.Globalization.CultureInfo.InvariantCulture));

        var staged = EachAtOnce(batch, item => CopyObject.Stage(
            Path.Combine(source.Folder, item.Path), item.Need.FirstVersion, StagedOf(item), pace.Add, cancel), cancel);
        cancel.ThrowIfCancellationRequested();
        Durable.SyncTrees(staging, [.. staged.Select(StagedOf)]);
        var whole = EachAtOnce(staged, item => CopyObject.Check(StagedOf(item), item.Need.FirstVersion, Durable.Forget), cancel);

        var parents = new HashSet<string>(StringComparer.Ordinal);
        foreach (var item in whole)
        {
            Publish(StagedOf(item), Path.Combine(copy.Folder, item.Path), item.Need, copy.Folder, parents);
            Count(item.Need.Kind, 1);
            written += item.Need.Bytes;
        }
        foreach (var parent in parents.OrderByDescending(parent => parent.Length)) Durable.SyncFolder(parent);
        Directory.Delete(staging, recursive: true);
    }

    private static void Publish(string staged, string target, CopyNeed need, string root, HashSet<string> parents)
    {
        if (need.Kind is CopyKind.NewVersions)
        {
            CopyObject.PublishVersions(staged, target, need.FirstVersion, Durable.SyncFolder);
            return;
        }
        var parent = Path.GetDirectoryName(target)!;
        Directory.CreateDirectory(parent);
        // What was erased goes out by a rename and is deleted with the staging, at the latest by the next run.
        if (need.Kind is CopyKind.Replace) Directory.Move(target, staged + ".erased");
        OcflWriter.PublishObject(staged, target);
        for (; parents.Add(parent) && parent != root; parent = Path.GetDirectoryName(parent)!) { }
    }

    /// <summary>Does something for each item on all cores; those that it failed for are named and left out of the answer.</summary>
    private List<Item> EachAtOnce(List<Item> items, Action<Item> act, CancellationToken cancel)
    {
        var failed = new HashSet<Item>();
        try
        {
            Parallel.ForEach(items, new ParallelOptions { MaxDegreeOfParallelism = Environment.ProcessorCount, CancellationToken = cancel }, item =>
            {
                try
                {
                    act(item);
                }
                catch (Exception trouble) when (IsOfOneObject(trouble))
                {
                    lock (failed)
                    {
                        failed.Add(item);
                        troubles.Add(new(Path.Combine(source.Folder, item.Path), trouble.Message));
                    }
                }
            });
        }
        catch (AggregateException several)
        {
            throw several.InnerExceptions[0];
        }
        return [.. items.Where(item => !failed.Contains(item))];
    }

    private static bool IsOfOneObject(Exception trouble) => trouble is IOException io && !DiskFull.Is(io) && !DiskFull.IsReadOnly(io);

    private static bool IsErased(OcflObject now)
    {
        using var record = JsonDocument.Parse(now.Read(RecordFile.Name));
        return record.RootElement.TryGetProperty("erased", out _);
    }

    private int Count(CopyKind kind, int more = 0) => counts[kind] = counts.GetValueOrDefault(kind) + more;
}

/// <summary>What a backup did.</summary>
/// <param name="Unchanged">Objects that were there already.</param>
/// <param name="Added">Objects that were new.</param>
/// <param name="Updated">Objects that got new versions.</param>
/// <param name="Erased">Objects that gave way to what an erasure left of them.</param>
/// <param name="Bytes">Content copied and read back.</param>
/// <param name="Troubles">Objects that could not be copied, and those that only the copy has.</param>
public sealed record BackupOutcome(int Unchanged, int Added, int Updated, int Erased, long Bytes, IReadOnlyList<DamagedObject> Troubles)
{
    /// <summary>Objects that the copy has of this archive.</summary>
    public int Objects => Unchanged + Added + Updated + Erased;
}
