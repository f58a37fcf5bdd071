using Korme.Archive.Ocfl;
using Korme.Catalogue;
using Korme.Storage;

namespace Korme.Archive;

/// <summary>Checks an archive: its structure, every byte against its digest, its records, its journal; and heals it when asked to.</summary>
/// <remarks>Of each object some 40 bytes stay in memory, to find an id that is there twice; of the 10,000 first findings a line. Changes nothing unless <see cref="VerifyOptions.Repairs"/> or <see cref="VerifyOptions.RepairFrom"/>.</remarks>
public sealed class VerifyArchive
{
    private const int IdsAtATime = 10_000;

    private readonly string root;
    private readonly Home? home;
    private readonly Database? db;
    private readonly VerifyOptions options;
    private readonly VerifyProgress progress;
    private readonly TimeProvider clock;
    private readonly Findings findings;
    private readonly SetAside? aside;
    private readonly SecondCopy? copy;
    private readonly Throttle? throttle;
    private readonly List<OcflProblem> betweenObjects = [];

    private VerifyArchive(string root, Home? home, Database? db, VerifyOptions options, VerifyProgress progress, TimeProvider clock)
    {
        (this.root, this.home, this.db, this.options, this.progress, this.clock) = (Path.GetFullPath(root), home, db, options, progress, clock);
        findings = new(this.root, isOurs: home is not null);
        throttle = options.BytesPerSecond is { } rate ? new(rate, clock) : null;
        copy = options.RepairFrom is { } second ? SecondCopy.Open(second, this.root, Erased(db)) : null;
        if (home is not null && (options.Repairs || copy is not null)) aside = new(home, this.root, clock);
    }

    // Without a catalogue nothing is known of what was erased but by the objects themselves.
    private static ILookup<string, string> Erased(Database? db) =>
        (from work in db is null ? [] : FindErased.ByWork(db).AsEnumerable()
         from sha512 in work
         select (Id: RecordId.From(work.Key), Sha512: sha512)).ToLookup(row => row.Id, row => row.Sha512);

    /// <summary>Verifies a home's archive and journal; remembers in the catalogue what was whole when.</summary>
    /// <param name="home">Held by the caller.</param>
    /// <param name="db">Null when it can't be opened: nothing is remembered then, and lost objects can't be named.</param>
    /// <param name="options">How.</param>
    /// <param name="progress">Told how far it is.</param>
    /// <param name="clock">The time.</param>
    /// <param name="cancel">Ends it cleanly: the report says that it isn't complete, and the next run goes on.</param>
    /// <exception cref="OcflException">The archive is of a newer OCFL, or the second copy is none: nothing was touched.</exception>
    public static Task<VerifyReport> Run(Home home, Database? db, VerifyOptions options, VerifyProgress progress, TimeProvider clock, CancellationToken cancel) =>
        new VerifyArchive(home.Archive, home, db, options, progress, clock).Run(cancel);

    /// <summary>Verifies any storage root of OCFL 1.0 or 1.1, a backup or somebody else's; only reads.</summary>
    /// <exception cref="OcflException">No storage root, or of a newer OCFL.</exception>
    public static Task<VerifyReport> Run(string root, VerifyOptions options, VerifyProgress progress, TimeProvider clock, CancellationToken cancel) =>
        new VerifyArchive(root, null, null, options, progress, clock).Run(cancel);

    private bool HasFile(Guid id, MediaFile file)
    {
        try
        {
            return OcflObject.Open(OcflRoot.Open(root).FolderOf(RecordId.From(id))).Inventory.DigestOf(file.Path) is { } digest && Inventory.SameDigest(digest, file.Sha512);
        }
        catch (OcflException)
        {
            return false; // not there yet; a damaged one is named with the objects
        }
    }

    private async Task<VerifyReport> Run(CancellationToken cancel)
    {
        var version = Directory.Exists(root) ? RootObjects.SpecificationOf(root) : null;
        if (version is not null && !RootObjects.Knows(version))
            throw new OcflException($"{root} is an OCFL storage root of version {version}; this program knows 1.0 and 1.1. It is left alone.");
        if (version is null && home is null) throw new OcflException($"{root} is no OCFL storage root: it has no version declaration (0=ocfl_…).");
        if (home is not null) CheckRootFiles.Run(root, findings, aside);

        var memory = db is null ? null : await CheckedFiles.Begin(db, options, clock, cancel);
        var isComplete = false;
        try
        {
            await CheckObjects(memory, cancel);
            if (home is not null)
            {
                RepairBetween();
                FindLost(cancel);
                CheckJournal.Run(home.Journal, HasFile, findings, bytes => progress.Piece(bytes, isContent: false), cancel);
            }
            isComplete = true;
        }
        catch (OperationCanceledException) when (cancel.IsCancellationRequested)
        {
        }
        finally
        {
            if (memory is not null) await memory.Flush(CancellationToken.None);
        }
        if (memory is not null && isComplete)
            await memory.Finish(root, options, progress.Objects, progress.Files, progress.Bytes, findings.Errors, CancellationToken.None);
        return new()
        {
            Objects = progress.Objects,
            Files = progress.Files,
            Skipped = progress.Skipped,
            Bytes = progress.Bytes,
            BytesRead = progress.BytesRead,
            Seconds = Math.Round(progress.Elapsed.TotalSeconds, 3),
            Problems = findings.Kept,
            Errors = findings.Errors,
            Warnings = findings.Warnings,
            Healed = findings.Healed,
            IsComplete = isComplete,
            SetAside = aside?.Used,
        };
    }

    private async Task CheckObjects(CheckedFiles? memory, CancellationToken cancel)
    {
        var objects = new RootObjects(root, home is null ? null : new());
        var look = new LookAtObject(root, memory, options.IsDeep, throttle, progress);
        await Parallel.ForEachAsync(Folders(objects), new ParallelOptions { MaxDegreeOfParallelism = options.Workers, CancellationToken = cancel }, async (folder, _) =>
        {
            var looked = await look.Run(objects, folder, isAgain: false, cancel);
            if (aside is not null && looked.IsDamaged) await Repair(look, looked, cancel);
            else
            {
                foreach (var problem in looked.Problems) findings.Add(problem);
                if (looked.Record is { } record) findings.Add(record);
            }
            if (progress.Listed is { } listed && looked.Found is { Id: { } id } found)
                listed(new(id, findings.Below(folder), found.Head ?? "", found.Files.Count, found.Files.Sum(file => file.Bytes)));
        });
    }

    private IEnumerable<string> Folders(RootObjects objects)
    {
        foreach (var (problem, folder) in objects)
        {
            if (problem is not null && aside is not null && problem.Code is "E072" or "E073" or "E084" or "E085" or "E088") betweenObjects.Add(problem);
            else if (problem is not null && !IsSaidOfRoot(problem)) findings.Add(problem);
            if (folder is not null) yield return folder;
        }
    }

    // The files of our own root are compared byte for byte, and named, by CheckRootFiles.
    private bool IsSaidOfRoot(OcflProblem problem) => home is not null && problem.Code is "E069" or "E070" or "E071" or "E080";

    private async Task Repair(LookAtObject look, Looked before, CancellationToken cancel)
    {
        var folder = before.Found.Folder;
        string? whyNot, moved = null;
        try
        {
            whyNot = before.Found.Specification is { } version && !RootObjects.Knows(version) ? $"it is of OCFL {version}, which this program doesn't know"
                : new RepairObject(folder, home!.Inbox, copy, aside!).Run(before.Problems);
            moved = MoveHome(before);
        }
        catch (Exception trouble) when (trouble is IOException or UnauthorizedAccessException)
        {
            whyNot = trouble.Message;
        }
        // Another walk, because the first one remembers this object's id; so what is said of its place isn't said again.
        var after = await look.Run(new RootObjects(root), moved ?? folder, isAgain: true, cancel);
        var left = after.Problems.Select(problem => (problem.Code, problem.Path)).ToHashSet();
        foreach (var problem in before.Problems.Where(Looked.IsDamage))
        {
            if (problem.Code is "E037" or "E081" || problem.Code == "E083" && moved is null) findings.Add(problem, whyNot: whyNot ?? "its own place is taken, or not known");
            else if (!left.Contains((problem.Code, problem.Path))) findings.Add(problem, isHealed: true);
        }
        foreach (var problem in after.Problems) findings.Add(problem, whyNot: Looked.IsDamage(problem) ? whyNot : null);
        if (after.Record is { } record) findings.Add(record);
    }

    /// <summary>Moves a whole object from a wrong place to its own, where nothing is; answers the new folder.</summary>
    private string? MoveHome(Looked found)
    {
        if (found.Found.Id is not { } id || found.Problems.All(problem => problem.Code != "E083")) return null;
        var own = Path.Combine(root, new HashNTupleLayout().PathOf(id).Replace('/', Path.DirectorySeparatorChar));
        if (Directory.Exists(own)) return null;
        Directory.CreateDirectory(Path.GetDirectoryName(own)!);
        Directory.Move(found.Found.Folder, own);
        SetAside.SyncUpTo(Path.GetDirectoryName(own)!, root);
        Durable.SyncFolder(Path.GetDirectoryName(found.Found.Folder)!);
        RemoveEmpty(Path.GetDirectoryName(found.Found.Folder)!);
        return own;
    }

    private void RemoveEmpty(string folder)
    {
        for (; folder.Length > root.Length && Directory.Exists(folder) && !Directory.EnumerateFileSystemEntries(folder).Any(); folder = Path.GetDirectoryName(folder)!)
            Directory.Delete(folder);
    }

    /// <summary>What lies between the objects and is part of none: empty folders go, files are put aside.</summary>
    private void RepairBetween()
    {
        foreach (var problem in betweenObjects)
        {
            try
            {
                if (problem.Code == "E085") continue; // its files are named one by one
                if (problem.Code == "E073") Directory.Delete(problem.Path);
                else aside!.Take(problem.Path);
                RemoveEmpty(Path.GetDirectoryName(problem.Path)!);
                findings.Add(problem, isHealed: true);
            }
            catch (Exception trouble) when (trouble is IOException or UnauthorizedAccessException)
            {
                findings.Add(problem, whyNot: trouble.Message);
            }
        }
    }

    /// <summary>Objects that the catalogue knows, or that the second copy has, and that are not here.</summary>
    private void FindLost(CancellationToken cancel)
    {
        var layout = new HashNTupleLayout();
        if (copy is not null)
            foreach (var lost in copy.ObjectsMissingIn(root))
            {
                cancel.ThrowIfCancellationRequested();
                var whyNot = copy.Restore(lost, root, home!.Inbox);
                findings.Add(new("missing", "", lost, "is in the second copy and not here", whyNot is null ? "" : $"Not healed: {whyNot}", true, whyNot is null));
            }
        if (db is null) return;
        foreach (var (table, sort) in (ReadOnlySpan<(string, string)>)[("work", "a work"), ("exhibition", "an exhibition")])
            for (var last = ""; last is not null;)
            {
                cancel.ThrowIfCancellationRequested();
                var ids = db.Read(connection => connection.Rows(
                    $"select id from {table} where id > @last order by id limit {IdsAtATime}", row => row.GetString(0), ("@last", last)));
                foreach (var place in ids.Select(id => layout.PathOf($"urn:uuid:{id}")).Where(place => !Directory.Exists(Path.Combine(root, place))))
                    findings.Add(new("missing", "", place, $"is missing: the catalogue knows it as {sort}", "Heal it from a second copy: korme verify --repair-from DIR.", true));
                last = ids.LastOrDefault();
            }
    }
}
