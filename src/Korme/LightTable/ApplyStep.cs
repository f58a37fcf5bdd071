using System.Globalization;
using Korme.Catalogue;

namespace Korme.LightTable;

/// <summary>What a step makes of the works: pure, from the sheet as the artist sees it.</summary>
internal static class ApplyStep
{
    /// <summary>Which works it is about, and what becomes of each; or why it can't be done, as a key of the texts.</summary>
    public static (IReadOnlyList<Guid> Works, Func<Work, Work> Change, string? Refusal) Plan(Step step, Sheet sheet, TimeProvider clock) => step switch
    {
        Step.Decide decide => (decide.Works, work => Decided(work, decide), null),
        Step.Regroup regroup => Regrouped(regroup, sheet, clock),
        Step.Shift shift => Shifted(shift, sheet),
        _ => throw new ArgumentException("undo, redo and what changes no work are done without the sheet", nameof(step)),
    };

    /// <summary>The work with what was decided.</summary>
    public static Work Decided(Work work, Step.Decide decide) => work with
    {
        Mark = decide.Mark ?? work.Mark,
        Rating = decide.Rating.IsSet ? decide.Rating.Stars : work.Rating,
        Label = decide.Label.IsSet ? decide.Label.Colour : work.Label,
    };

    /// <summary>The frames get a moment of their own; so does what is left of the moments they came from, so that both stay as the artist has them now.</summary>
    private static (IReadOnlyList<Guid>, Func<Work, Work>, string?) Regrouped(Step.Regroup regroup, Sheet sheet, TimeProvider clock)
    {
        var chosen = regroup.Works.ToHashSet();
        var concerned = chosen.Select(id => sheet.Find(id)!.Burst).Distinct().Select(burst => sheet.Bursts[burst]).ToList();
        if (concerned is [var only] && only.Count == chosen.Count) return ([], work => work, "light.refused.whole");
        if (regroup.IsMerge == (concerned.Count == 1)) return ([], work => work, regroup.IsMerge ? "light.refused.merge" : "light.refused.split");

        var moments = new Dictionary<Guid, Guid>();
        var own = Guid.CreateVersion7(clock.GetUtcNow());
        foreach (var id in chosen) moments[id] = own;
        foreach (var burst in concerned)
        {
            var left = burst.Where(id => !chosen.Contains(id)).ToList();
            var moment = left.Count > 0 && sheet.Find(left[0])!.Frame.Candidate.Moment is { } had ? had : Guid.CreateVersion7(clock.GetUtcNow());
            foreach (var id in left) moments[id] = moment;
        }
        return ([.. moments.Keys], work => work with { Moment = moments[work.Id] }, null);
    }

    private static (IReadOnlyList<Guid>, Func<Work, Work>, string?) Shifted(Step.Shift shift, Sheet sheet)
    {
        var works = sheet.Frames.Select(placed => placed.Frame.Candidate)
            .Where(candidate => candidate.Camera == shift.Camera && candidate.Taken is not null && (shift.Body is null || candidate.Settings?.Body == shift.Body)).Select(candidate => candidate.Work).ToList();
        return works.Count == 0 ? ([], work => work, "light.refused.camera") : (works, work => Moved(work, shift.Seconds), null);
    }

    /// <summary>The day follows the clock where it was the clock's day.</summary>
    private static Work Moved(Work work, int seconds)
    {
        if (work.Taken is not { } taken || !CanMove(taken.Local, seconds)) return work;
        var moved = taken with { Local = taken.Local.AddSeconds(seconds) };
        return work with { Taken = moved, Date = work.Date == Day(taken) ? Day(moved) : work.Date };
    }

    private static bool CanMove(DateTime time, int seconds) => seconds < 0 ? time - DateTime.MinValue > TimeSpan.FromSeconds(-(double)seconds) : DateTime.MaxValue - time > TimeSpan.FromSeconds(seconds);

    private static string Day(CaptureTime taken) => taken.Local.ToString("yyyy-MM-dd", CultureInfo.InvariantCulture);
}
