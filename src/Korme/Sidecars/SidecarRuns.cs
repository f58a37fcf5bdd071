using Korme.Archive;
using Korme.Catalogue;
using Korme.Storage;

namespace Korme.Sidecars;

/// <summary>What the artist asked for at the desk.</summary>
public enum SidecarAct
{
    /// <summary>Write what Korme says; what both sides changed is left.</summary>
    Write,

    /// <summary>Take what other programs changed; what both sides changed is left.</summary>
    Read,

    /// <summary>Decide conflicts for Korme.</summary>
    Ours,

    /// <summary>Decide conflicts for the sidecars.</summary>
    Theirs,
}

/// <summary>Sidecars written or read from the desk, in the background, one run at a time; what came of the last one is remembered until the site ends.</summary>
/// <remarks>The command <c>korme xmp</c> does the same, but not while a site has the home. May be used from several threads.</remarks>
public sealed class SidecarRuns(Database database, ArchiveStore archive, Changes changes, Home home, TimeProvider clock) : IAsyncDisposable
{
    private readonly Lock gate = new();
    private readonly CancellationTokenSource ended = new();
    private SidecarRun? last;
    private Task running = Task.CompletedTask;

    /// <summary>The last run of an import, or of everything; null: none.</summary>
    public SidecarRun? Of(Guid? import)
    {
        lock (gate) return last?.Import == import ? last : null;
    }

    /// <summary>Begins one.</summary>
    /// <param name="import">Works of this import; null: of any.</param>
    /// <param name="act">What to do.</param>
    /// <param name="works">Only these of them; null: all.</param>
    /// <returns>False when one is under way: nothing begins.</returns>
    public bool Begin(Guid? import, SidecarAct act, IReadOnlySet<Guid>? works)
    {
        lock (gate)
        {
            if (last is { IsOver: false }) return false;
            var run = last = new(import, act);
            running = Task.Run(() => Run(run, works), CancellationToken.None);
            return true;
        }
    }

    public async ValueTask DisposeAsync()
    {
        await ended.CancelAsync();
        await running;
        ended.Dispose();
    }

    private async Task Run(SidecarRun run, IReadOnlySet<Guid>? works)
    {
        try
        {
            var naming = SidecarSettings.Read(home.SettingsFile);
            var targets = SidecarTargets.Beside(database, source: null, naming, run.Skip, ended.Token, run.Import).Where(target => works is null || works.Contains(target.Work.Id));
            if (run.Act is SidecarAct.Read or SidecarAct.Theirs)
                await new ReadSidecars(database, archive, changes, isTheirs: run.Act == SidecarAct.Theirs).Run(targets, run.Add, ended.Token);
            else
                await new WriteSidecars(database, archive, clock, isOurs: run.Act == SidecarAct.Ours).Run(targets, run.Add, ended.Token);
            run.End(null);
        }
        catch (OperationCanceledException)
        {
            run.End("The site ended before it was done.");
        }
        catch (Exception trouble) when (trouble is IOException or InvalidDataException or UnauthorizedAccessException)
        {
            run.End(trouble.Message);
        }
    }
}

/// <summary>A run and what came of it so far. May be used from several threads.</summary>
public sealed class SidecarRun(Guid? import, SidecarAct act)
{
    private readonly Lock gate = new();
    private readonly List<SidecarOutcome> outcomes = [];
    private readonly List<(string Path, string Reason)> skipped = [];
    private bool isOver;
    private string? trouble;

    public Guid? Import => import;
    public SidecarAct Act => act;

    public bool IsOver
    {
        get { lock (gate) return isOver; }
    }

    /// <summary>What ended it early, in English; null: nothing did.</summary>
    public string? Trouble
    {
        get { lock (gate) return trouble; }
    }

    /// <summary>Each sidecar that was looked at.</summary>
    public IReadOnlyList<SidecarOutcome> Outcomes
    {
        get { lock (gate) return [.. outcomes]; }
    }

    /// <summary>Originals whose sidecar couldn't be looked for, each with the reason in English.</summary>
    public IReadOnlyList<(string Path, string Reason)> Skipped
    {
        get { lock (gate) return [.. skipped]; }
    }

    internal void Add(SidecarOutcome outcome)
    {
        lock (gate) outcomes.Add(outcome);
    }

    internal void Skip(string path, string reason)
    {
        lock (gate) skipped.Add((path, reason));
    }

    internal void End(string? why)
    {
        lock (gate) (isOver, trouble) = (true, why);
    }
}
