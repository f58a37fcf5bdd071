using System.Collections.Concurrent;
using Korme.Catalogue;
using Korme.Derivatives;

namespace Korme.Import;

/// <summary>How far an import is. Written by its workers, read by the terminal and by the page that shows the pictures arriving.</summary>
/// <remarks>Safe for many threads. The lists only grow, and only once <see cref="Shots"/> is known.</remarks>
public sealed class ImportProgress(TimeProvider clock)
{
    private readonly ConcurrentQueue<ImportProblem> failed = new();
    private readonly ConcurrentQueue<ImportProblem> skipped = new();
    private readonly ConcurrentQueue<ImportProblem> notes = new();
    private IReadOnlyList<ShotProgress> shots = [];
    private long started;
    private int done, imported, duplicates, updated;
    private long bytes;

    /// <summary>Which import it is; null before it began.</summary>
    public ImportOf? Import { get; private set; }

    /// <summary>Every shot found, in the order of the source; empty until the source has been looked through.</summary>
    public IReadOnlyList<ShotProgress> Shots => Volatile.Read(ref shots);

    public int Done => Volatile.Read(ref done);
    public int Imported => Volatile.Read(ref imported);
    public int Duplicates => Volatile.Read(ref duplicates);

    /// <summary>Works already there whose label, sidecar or folder settings have changed since.</summary>
    public int Updated => Volatile.Read(ref updated);

    /// <summary>Bytes of the files that are done.</summary>
    public long Bytes => Interlocked.Read(ref bytes);

    /// <summary>True when every shot has been taken or refused.</summary>
    public bool IsComplete { get; private set; }

    public IReadOnlyCollection<ImportProblem> Failed => failed;
    public IReadOnlyCollection<ImportProblem> Skipped => skipped;

    /// <summary>Things worth knowing about files that were taken all the same: a damaged EXIF block, an unknown key in a label.</summary>
    public IReadOnlyCollection<ImportProblem> Notes => notes;

    /// <summary>Shots a second since the first one began.</summary>
    public double ShotsPerSecond => Done / Math.Max(0.001, Elapsed.TotalSeconds);

    public TimeSpan Elapsed => started == 0 ? TimeSpan.Zero : clock.GetElapsedTime(started);

    /// <summary>The time left at the rate so far; null while too little is done to say.</summary>
    public TimeSpan? Left => Done < 3 || Elapsed < TimeSpan.FromSeconds(1) ? null : Elapsed / Done * (Shots.Count - Done);

    /// <summary>Says which import it is, when that has to be known before the source is looked through; <see cref="ImportRun"/> does it by itself otherwise.</summary>
    public void Belong(ImportOf import) => Import = import;

    internal void Begin(IReadOnlyList<Shot> found)
    {
        started = clock.GetTimestamp();
        Volatile.Write(ref shots, found.Select((shot, index) => new ShotProgress(index, shot)).ToArray());
    }

    /// <summary>What can't be taken is a failure when it should have become a work, and left aside when nobody expects it to.</summary>
    internal void Leave(Skipped left) => (left.IsLoss ? failed : skipped).Enqueue(new(left.RelativePath, left.Reason));

    /// <summary>A caption or a poster found its sound or film in the archive, which may have had it before.</summary>
    internal void Join(string file, string played, bool isNew)
    {
        Interlocked.Increment(ref duplicates);
        if (!isNew) return;
        Note(file, $"joins “{played}”");
        Interlocked.Increment(ref updated);
    }

    internal void Note(string file, string note) => notes.Enqueue(new(file, note));

    internal void Finish(ShotProgress shot, ShotOutcome outcome)
    {
        shot.Outcome = outcome;
        _ = outcome switch
        {
            ShotOutcome.Taken => Interlocked.Increment(ref imported),
            ShotOutcome.Known { IsUpdated: true } => Interlocked.Increment(ref updated) + Interlocked.Increment(ref duplicates),
            ShotOutcome.Known => Interlocked.Increment(ref duplicates),
            _ => 0,
        };
        if (outcome is ShotOutcome.Failed refused) failed.Enqueue(new(refused.File, refused.Reason));
        Interlocked.Add(ref bytes, shot.Shot.Files.Sum(file => file.File.Bytes));
        Interlocked.Increment(ref done);
    }

    internal void Complete() => IsComplete = true;
}

/// <summary>One shot of an import and what became of it.</summary>
public sealed class ShotProgress(int index, Shot shot)
{
    public int Index { get; } = index;
    public Shot Shot { get; } = shot;

    /// <summary>Null while it waits or is under way.</summary>
    public ShotOutcome? Outcome { get; internal set; }
}

/// <summary>What became of a shot.</summary>
public abstract record ShotOutcome
{
    /// <summary>A new work; <paramref name="Picture"/> is null for what can't be shown as a picture.</summary>
    public sealed record Taken(Guid Work, PictureFacts? Picture) : ShotOutcome;

    /// <summary>The archive has these bytes already, as this work.</summary>
    public sealed record Known(Guid Work, bool IsUpdated = false) : ShotOutcome;

    /// <summary>Not taken; the reason says why and what to do.</summary>
    public sealed record Failed(string File, string Reason) : ShotOutcome;

    /// <summary>The work this shot is now, or null.</summary>
    public Guid? WorkId => this switch { Taken taken => taken.Work, Known known => known.Work, _ => null };
}

/// <summary>A file's name relative to the source, and what is to be said about it.</summary>
public sealed record ImportProblem(string File, string Reason);
