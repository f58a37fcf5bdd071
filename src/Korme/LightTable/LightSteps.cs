using System.Data.Common;
using Korme.Catalogue;
using Korme.Storage;

namespace Korme.LightTable;

/// <summary>Does the steps of the light table and remembers them, so that each can be taken back: after a reload, a crash, in a second window.</summary>
/// <remarks>
/// A step, its place in the list and the works it changed are one transaction of the index; the works are in the journal too. After a
/// power cut the marks are there and the newest steps may be missing from the list: what they changed is then left alone by an undo.
/// May be used from several threads.
/// </remarks>
public sealed class LightSteps(Database database, Changes changes, LightTables tables, TimeProvider clock)
{
    /// <summary>More steps than this since a window looked: it reads the whole table.</summary>
    private const int MostSince = 2_000;

    /// <summary>Does a step.</summary>
    /// <param name="scope">On which table.</param>
    /// <param name="step">What.</param>
    /// <param name="basedOn">The newest step that the artist has seen; null: whatever there is.</param>
    /// <param name="cancel">Until it is its turn.</param>
    /// <exception cref="Archive.ArchiveFullException">The disk is full; nothing was done.</exception>
    internal Task<StepOutcome> Do(LightScope scope, Step step, long? basedOn, CancellationToken cancel) =>
        step is Step.Undo or Step.Redo ? Walk(scope, step, basedOn, cancel) : step is Step.KeepClock ? KeepClock(scope, step, cancel) : Make(scope, step, cancel);

    /// <summary>Decides on works that may lie on no table, having no picture; otherwise as <see cref="Do"/>.</summary>
    /// <returns>Which of them changed.</returns>
    internal async Task<IReadOnlySet<Guid>> Decide(LightScope scope, Step.Decide step, CancellationToken cancel) =>
        (await Save(scope, step, step.Works, work => ApplyStep.Decided(work, step), cancel)).Select(each => each.After.Id).ToHashSet();

    /// <summary>Where the list of a table stands.</summary>
    internal StepState StateOf(LightScope scope) => database.Read(connection => connection.Row(
        """
        select
          coalesce((select max(number) from light_step), 0),
          (select act || ' ' || json_array_length(changes) from light_step where import = @import and state = 'done' order by number desc limit 1),
          (select act || ' ' || json_array_length(changes) from light_step where import = @import and state = 'undone' order by number limit 1)
        """,
        row => new StepState(row.GetInt64(0), NamedStep.Parse(row.Text(1)), NamedStep.Parse(row.Text(2))),
        ("@import", scope.Key)))!;

    /// <summary>The clocks that this table offers to set right: those that the artist hasn't called right already.</summary>
    internal IReadOnlyList<ClockOffer> ClocksOf(LightScope scope, Sheet sheet)
    {
        if (sheet.Clocks.Count == 0) return [];
        var kept = database.Read(connection => connection.Rows(
            "select distinct act from light_step where import = @import and state = 'noted'", row => row.GetString(0), ("@import", scope.Key)));
        return [.. sheet.Clocks.Select(ClockOffer.Of).OfType<ClockOffer>().Where(offer => !kept.Contains(ClockOffer.ActOf(offer.Camera, offer.Body)))];
    }

    /// <summary>The works that steps after this one changed, on whatever table; and whether moments may be others since.</summary>
    /// <returns>Null: so many steps that the whole table is to be read.</returns>
    internal (IReadOnlySet<Guid> Works, bool Groups)? Since(long number)
    {
        var rows = database.Read(connection => connection.Rows(
            """
            select changes
            from light_step
            where number > @number
            order by number
            limit @most
            """,
            row => row.GetString(0),
            ("@number", number), ("@most", MostSince + 1)));
        if (rows.Count > MostSince) return null;
        var steps = rows.SelectMany(WorkChange.FromJson).ToList();
        return (steps.Select(change => change.Work).ToHashSet(), steps.Exists(change => change.Groups));
    }

    private async Task<StepOutcome> Make(LightScope scope, Step step, CancellationToken cancel)
    {
        var before = StateOf(scope).Number;
        var sheet = tables.Of(scope);
        if (step.Named.Any(id => sheet.Find(id) is null)) return new StepOutcome.Refused("light.refused.works", IsMissing: true);
        var (works, change, refusal) = ApplyStep.Plan(step, sheet, clock);
        if (refusal is not null) return new StepOutcome.Refused(refusal);
        await Save(scope, step, works, change, cancel);
        return new StepOutcome.Done(before, 0);
    }

    private async Task<IReadOnlyList<ChangedWork>> Save(LightScope scope, Step step, IReadOnlyList<Guid> works, Func<Work, Work> change, CancellationToken cancel)
    {
        var commits = 0L;
        var changed = await changes.ChangeAll(works, change, step.What, (transaction, done) =>
        {
            commits = database.Commits;
            if (done.Count == 0) return;
            transaction.Run("update light_step set state = 'passed' where import = @import and state = 'undone'", ("@import", scope.Key));
            Note(transaction, scope, step.Act, "done", done);
        }, cancel);
        tables.Take(scope, changed, commits);
        return changed;
    }

    private async Task<StepOutcome> KeepClock(LightScope scope, Step step, CancellationToken cancel)
    {
        var before = StateOf(scope).Number;
        await database.Write((_, transaction) =>
        {
            Note(transaction, scope, step.Act, "noted", []);
            return 1;
        }, cancel);
        return new StepOutcome.Done(before, 0);
    }

    private async Task<StepOutcome> Walk(LightScope scope, Step step, long? basedOn, CancellationToken cancel)
    {
        var isBack = step is Step.Undo;
        var before = StateOf(scope).Number;
        if (Next(scope, isBack) is not var (number, made)) return new StepOutcome.Refused(isBack ? "light.refused.undo" : "light.refused.redo");
        var byWork = made.ToDictionary(change => change.Work);
        var (left, found, commits) = (0, 0, 0L);
        try
        {
            var changed = await changes.ChangeAll([.. byWork.Keys], now =>
            {
                found++;
                var after = byWork[now.Id].Apply(now, isBack, out var isLeft);
                if (isLeft) left++;
                return after;
            }, step.What, (transaction, done) =>
            {
                commits = database.Commits;
                if (basedOn is { } seen && IsNewer(transaction, scope, seen)) throw new MeanwhileException();
                var moved = transaction.Run("update light_step set state = @to where number = @number and state = @from",
                    ("@number", number), ("@from", isBack ? "done" : "undone"), ("@to", isBack ? "undone" : "done"));
                if (moved == 0) throw new MeanwhileException();
                Note(transaction, scope, step.Act, "noted", done);
            }, cancel);
            tables.Take(scope, changed, commits);
        }
        catch (MeanwhileException)
        {
            return new StepOutcome.Meanwhile();
        }
        return new StepOutcome.Done(before, left + byWork.Count - found);
    }

    /// <summary>The step that is taken back next, or done again next.</summary>
    private (long Number, IReadOnlyList<WorkChange> Changes)? Next(LightScope scope, bool isBack)
    {
        var rows = database.Read(connection => connection.Rows(
            $"""
            select number, changes
            from light_step
            where import = @import and state = @state
            order by number {(isBack ? "desc" : "")}
            limit 1
            """,
            row => (row.GetInt64(0), WorkChange.FromJson(row.GetString(1))),
            ("@import", scope.Key), ("@state", isBack ? "done" : "undone")));
        return rows is [var next] ? next : null;
    }

    private static bool IsNewer(DbTransaction transaction, LightScope scope, long seen) => transaction.Row(
        "select count(*) from light_step where import = @import and number > @seen", row => row.GetInt64(0), ("@import", scope.Key), ("@seen", seen)) > 0;

    private static void Note(DbTransaction transaction, LightScope scope, string act, string state, IReadOnlyList<ChangedWork> changed) => transaction.Run(
        """
        insert into light_step (import, act, state, changes)
        values (@import, @act, @state, @changes)
        """,
        ("@import", scope.Key), ("@act", act), ("@state", state),
        ("@changes", WorkChange.ToJson(changed.Select(each => WorkChange.Between(each.Before, each.After)).Where(change => change.Fields.Count > 0))));

    /// <summary>Another window was quicker; nothing is written.</summary>
    private sealed class MeanwhileException : Exception;
}

/// <summary>What became of a step.</summary>
internal abstract record StepOutcome
{
    private StepOutcome() { }

    /// <summary>It is done, and on the disk.</summary>
    /// <param name="Before">The newest step before it.</param>
    /// <param name="Left">How many works it left as they are, because somebody had changed them otherwise meanwhile.</param>
    public sealed record Done(long Before, int Left) : StepOutcome;

    /// <summary>It can't be done.</summary>
    /// <param name="Why">A key of the texts.</param>
    /// <param name="IsMissing">It is about something that isn't on this table.</param>
    public sealed record Refused(string Why, bool IsMissing = false) : StepOutcome;

    /// <summary>Another window did something that the artist hasn't seen here: nothing was taken back.</summary>
    public sealed record Meanwhile : StepOutcome;
}

/// <summary>Where the list of steps stands.</summary>
/// <param name="Number">The newest step's, over all tables.</param>
/// <param name="Undo">What an undo takes back; null: nothing.</param>
/// <param name="Redo">What a redo does again; null: nothing.</param>
public sealed record StepState(long Number, NamedStep? Undo, NamedStep? Redo);

/// <summary>A step as a person would call it: <c>picked</c>, of three.</summary>
public sealed record NamedStep(string Act, int Works)
{
    /// <summary>The key of the sentence, counted by <see cref="Works"/>.</summary>
    public string Key => Act is "picked" or "rejected" or "undecided" ? "light." + Act : "light.step." + Act;

    public static NamedStep? Parse(string? text) => text?.Split(' ') is [var act, var works]
        ? new(act, int.Parse(works, System.Globalization.CultureInfo.InvariantCulture)) : null;
}
