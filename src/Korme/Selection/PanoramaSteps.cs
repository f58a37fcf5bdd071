namespace Korme.Selection;

/// <summary>Sees whether one frame after the other shows the view further along, by about as much each time: a panorama.</summary>
internal sealed class PanoramaSteps
{
    private const int FewestFrames = 3;

    // Of different scenes one in a thousand fits so well by chance somewhere; a panorama needs two fits with one step.
    private const double LeastCorrelation = 0.55;

    // A smaller step is an unsteady hand.
    private const double SmallestStep = 0.18;

    private static readonly TimeSpan LongestPause = TimeSpan.FromSeconds(10);

    private readonly List<(Candidate Frame, FindBursts.OpenBurst Burst, Fit Step)> frames = [];
    private Likeness? last;

    /// <summary>Takes the next frame of a camera; true when it was compared.</summary>
    public bool See(Candidate frame, Likeness likeness, FindBursts.OpenBurst burst)
    {
        var step = Fit.None;
        var isCompared = frames.Count > 0 && last is not null && frame.Taken?.Local - frames[^1].Frame.Taken?.Local <= LongestPause && !last.HasHashOf(likeness);
        if (isCompared) step = last!.NextOf(likeness);
        frames.Add((frame, burst, step));
        last = likeness;
        return isCompared;
    }

    /// <summary>All bursts, panoramas among them; a burst that only in part lies in a panorama is left as it is.</summary>
    public IReadOnlyList<Burst> Join(IReadOnlyList<IReadOnlyList<Candidate>> found)
    {
        var taken = new HashSet<Candidate>(ReferenceEqualityComparer.Instance);
        var bursts = new List<Burst>();
        for (var from = 0; from < frames.Count;)
        {
            var to = from + 1;
            while (to < frames.Count && IsStep(frames[to].Step) && (to == from + 1 || IsSame(frames[to - 1].Step, frames[to].Step))) to++;
            var run = frames[from..to];
            var inside = run.Select(each => each.Frame).ToHashSet<Candidate>(ReferenceEqualityComparer.Instance);
            if (run.Count < FewestFrames || !run.All(each => each.Burst.Frames.All(inside.Contains)))
            {
                from = Math.Max(from + 1, to - 1);
                continue;
            }
            taken.UnionWith(inside);
            bursts.Add(new([.. run.Select(each => each.Frame)], BurstKind.Panorama));
            from = to;
        }
        foreach (var burst in found)
            if (!taken.Contains(burst[0])) bursts.Add(new(burst, Bracket.Is(burst) ? BurstKind.Bracket : BurstKind.Burst));
        return bursts;
    }

    private static bool IsStep(Fit step) => step.Correlation >= LeastCorrelation && Math.Max(Math.Abs(step.Across), Math.Abs(step.Down)) >= SmallestStep;

    private static bool IsSame(Fit one, Fit other)
    {
        var length = Math.Sqrt(one.Across * one.Across + one.Down * one.Down);
        double across = one.Across - other.Across, down = one.Down - other.Down;
        return Math.Sqrt(across * across + down * down) <= 0.5 * length;
    }
}
