using Korme.Catalogue;

namespace Korme.Selection;

/// <summary>A burst with its frames ranked, and what sets it apart among the other moments.</summary>
/// <param name="Ranked">The frames, best first.</param>
/// <param name="Works">The works in the order they were taken.</param>
/// <param name="LonelyHour">The hour of the clock (0 to 23) that it has for itself on a day with other moments, or null.</param>
internal sealed record Moment(IReadOnlyList<RankedFrame> Ranked, IReadOnlyList<Guid> Works, int? LonelyHour)
{
    public static IReadOnlyList<Moment> Of(IReadOnlyList<Candidate> candidates, MeritWeights? weights = null)
    {
        var bursts = FindBursts.Run(candidates);
        var dated = candidates.Where(candidate => candidate.Taken is not null).Select(candidate => candidate.Taken!.Local).ToList();
        var ofHour = dated.CountBy(time => (time.Date, time.Hour)).ToDictionary();
        var ofDay = dated.CountBy(time => time.Date).ToDictionary();
        return [.. bursts.Select(burst => new Moment(
            RankBurst.Run(burst, weights), [.. burst.Frames.Select(frame => frame.Work)], Lonely(burst)))];

        int? Lonely(Burst burst) => burst.Frames.Count == 1 && burst.First.Taken?.Local is { } time
            && ofHour[(time.Date, time.Hour)] == 1 && ofDay[time.Date] > 1 ? time.Hour : null;
    }

    /// <summary>The frame to show for the moment: picked, then the most stars, then the best by the measures; null when all are rejected.</summary>
    public RankedFrame? Best => InOrder.FirstOrDefault();

    /// <summary>The frames that aren't rejected, in the order in which they would be shown.</summary>
    public IEnumerable<RankedFrame> InOrder => Ranked
        .Where(frame => !frame.Frame.IsRejected)
        .OrderByDescending(frame => frame.Frame.Mark == Mark.Picked)
        .ThenByDescending(frame => frame.Frame.Rating ?? 0);

    public Choice Choose(RankedFrame frame) => new(frame.Frame.Work, Reason(frame), frame.Rank, Works);

    public LanguageText Reason(RankedFrame frame)
    {
        var reason = LonelyHour is { } hour ? Sentence.From(FindClaims.Alone(frame.Frame, ClaimKind.OnlyInHour, hour), 1) : frame.Reason;
        return frame.Frame.Mark == Mark.Picked ? PickedReason.Of(reason) : reason;
    }
}
