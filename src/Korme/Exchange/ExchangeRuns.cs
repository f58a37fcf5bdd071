using Korme.Archive;
using Korme.Catalogue;
using Korme.Storage;

namespace Korme.Exchange;

/// <summary>What is done with a file at the desk.</summary>
public enum ExchangeAct { Try, Apply, Undo }

/// <summary>Files tried, brought in and taken back from the desk, in the background, one at a time; what came of the last one is remembered until the site ends.</summary>
/// <remarks>May be used from several threads. An end of the site stops after the batch under way; the file can be gone on with.</remarks>
public sealed class ExchangeRuns(Database database, ArchiveStore archive, Changes changes, Home home, TimeProvider clock) : IAsyncDisposable
{
    private readonly Lock gate = new();
    private readonly CancellationTokenSource ended = new();
    private ExchangeRun? last;
    private Task running = Task.CompletedTask;

    public ExchangeFolder Folder { get; } = new(home, clock);

    /// <summary>The last run of a file; null: none since the site began, or another file came after.</summary>
    public ExchangeRun? Of(Guid exchange)
    {
        lock (gate) return last?.Exchange.Id == exchange ? last : null;
    }

    /// <summary>What a dry run of a file came to doesn't hold any more.</summary>
    public void Forget(Guid exchange)
    {
        lock (gate)
            if (last is { IsOver: true } && last.Exchange.Id == exchange) last = null;
    }

    /// <summary>Begins one.</summary>
    /// <returns>False when one is under way: nothing begins.</returns>
    public bool Begin(CatalogueFile exchange, ExchangeAct act)
    {
        lock (gate)
        {
            if (last is { IsOver: false }) return false;
            var run = last = new(exchange, act, clock);
            running = Task.Run(() => Run(run), CancellationToken.None);
            return true;
        }
    }

    /// <summary>Waits for what is under way, but no longer than a person waits for a page.</summary>
    public Task Wait(TimeSpan most, CancellationToken cancel) => Task.WhenAny(running, Task.Delay(most, clock, cancel));

    /// <summary>Removes a file of which nothing is in the catalogue, unless it is being worked on.</summary>
    public bool Remove(CatalogueFile exchange)
    {
        lock (gate)
        {
            if (last is { IsOver: false } && last.Exchange.Id == exchange.Id) return false;
            Folder.Remove(exchange);
            return true;
        }
    }

    public async ValueTask DisposeAsync()
    {
        await ended.CancelAsync();
        await running;
        ended.Dispose();
    }

    private async Task RunRecords(ExchangeRun run)
    {
        if (run.Act == ExchangeAct.Try) run.Trial = await TryRecords.Run(database, Folder, run.Exchange, clock, run.Pace, ended.Token);
        else if (run.Act == ExchangeAct.Apply) await new ApplyRecords(database, archive, changes, Folder, clock).Run(run.Exchange, run.Pace, run.Add, ended.Token);
        else await new UndoRecords(database, archive, changes, Folder, clock).Run(run.Exchange, run.Pace, ended.Token);
    }

    private async Task Run(ExchangeRun run)
    {
        try
        {
            if (run.Exchange.Rows != RowsOf.Works) await RunRecords(run);
            else if (run.Act == ExchangeAct.Try) run.Trial = await TryExchange.Run(database, Folder, run.Exchange, clock, run.Pace, ended.Token);
            else if (run.Act == ExchangeAct.Apply) await new ApplyExchange(database, archive, changes, Folder, clock).Run(run.Exchange, run.Pace, run.Add, ended.Token);
            else await new UndoExchange(database, archive, changes, Folder, clock).Run(run.Exchange, run.Pace, ended.Token);
            run.End(null);
        }
        catch (OperationCanceledException)
        {
            run.End(null);
        }
        catch (Exception trouble) when (trouble is IOException or ExchangeRefusedException or UnauthorizedAccessException)
        {
            run.End(trouble);
        }
    }
}

/// <summary>A run and what came of it so far. May be used from several threads.</summary>
public sealed class ExchangeRun(CatalogueFile exchange, ExchangeAct act, TimeProvider clock)
{
    private const int Most = 50;

    private readonly Lock gate = new();
    private readonly List<CellTrouble> troubles = [];
    private volatile bool isOver;
    private volatile Trial? trial;
    private volatile Exception? trouble;

    public CatalogueFile Exchange => exchange;
    public ExchangeAct Act => act;
    public Pace Pace { get; } = new(clock);
    public bool IsOver => isOver;

    /// <summary>What a dry run came to; null: it was none, or isn't over.</summary>
    public Trial? Trial { get => trial; internal set => trial = value; }

    /// <summary>What ended it early; null: nothing did.</summary>
    public Exception? Trouble => trouble;

    /// <summary>What was left out; the first fifty.</summary>
    public IReadOnlyList<CellTrouble> Troubles
    {
        get { lock (gate) return [.. troubles]; }
    }

    internal void Add(CellTrouble one)
    {
        lock (gate)
            if (troubles.Count < Most) troubles.Add(one);
    }

    internal void End(Exception? why) => (trouble, isOver) = (why, true);
}
