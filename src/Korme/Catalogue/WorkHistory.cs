using Korme.Archive;

namespace Korme.Catalogue;

/// <summary>A state that a work was in.</summary>
/// <param name="Version">In the archive; null: saved, and not settled into the archive yet.</param>
/// <param name="At">When.</param>
/// <param name="What">Why, in a word: <c>imported</c>, <c>edited</c>, <c>restored</c>.</param>
/// <param name="Work">The work then.</param>
/// <param name="Changed">In what it differs from the state before.</param>
public sealed record HistoryStep(int? Version, DateTimeOffset At, string What, Work Work, IReadOnlyList<ChangedField> Changed);

/// <summary>What a work was from its import until now: the archive's versions, then what is saved and not settled.</summary>
public static class WorkHistory
{
    /// <summary>Oldest first.</summary>
    /// <exception cref="ArchiveDamagedException">The work isn't in the archive, or can't be read.</exception>
    public static async Task<IReadOnlyList<HistoryStep>> Of(ArchiveStore archive, Changes changes, Guid id, CancellationToken cancel)
    {
        var saved = await changes.Unsettled(id, cancel);
        var steps = new List<HistoryStep>();
        foreach (var version in archive.Versions(id))
            if (version.Record is Work work) steps.Add(Step(version.Number, version.Created, version.What, work));
        foreach (var change in saved)
            if (change.Record is Work work) steps.Add(Step(null, change.At, change.What, work));
        return steps;

        HistoryStep Step(int? version, DateTimeOffset at, string what, Work work) =>
            new(version, at, what, work, steps is [.., var before] ? WhatChanged.Between(before.Work, work) : []);
    }

    /// <summary>An earlier state as it may come back: never the files of then, never what somebody's no took away, and no place that its record hides by now.</summary>
    public static Work Restored(Work then, Work now) => then with
    {
        Files = now.Files,
        IsWithdrawn = now.IsWithdrawn,
        Subjects = now.Subjects,
        Binned = now.Binned,
        Imported = now.Imported,
        Place = then.Place is { Record: null } stated && now.Place?.Record is { } record ? stated with { Record = record } : then.Place,
    };

    /// <summary>What is being typed, saved while it is: undone as one, however many saves it took.</summary>
    public const string Typed = RecordSteps.Typed;

    private static readonly TimeSpan Pause = TimeSpan.FromMinutes(1);

    /// <summary>The state before the last save; the bin is undone by it too. Null: nothing was ever saved.</summary>
    public static Work? BeforeLastSave(IReadOnlyList<HistoryStep> steps, Work now)
    {
        var last = steps.Count - 1;
        while (last > 1 && steps[last].What == Typed && steps[last - 1].What == Typed && steps[last].At - steps[last - 1].At < Pause) last--;
        return last < 1 ? null : Restored(steps[last - 1].Work, now) with { Binned = steps[last - 1].Work.Binned, Place = steps[last - 1].Work.Place };
    }
}
