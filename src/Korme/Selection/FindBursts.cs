namespace Korme.Selection;

/// <summary>Finds the photographs of one moment: close in time and alike in picture, never one of the two alone.</summary>
/// <remarks>
/// One walk through the pictures of each camera in the order they were taken. A picture joins the burst before it when it is
/// alike to that burst's middle frame: a chain of small steps (a slow pan) ends where it has left the middle behind. So every
/// picture is compared once, and 100,000 of them take 100,000 comparisons.
/// </remarks>
public static class FindBursts
{
    private static readonly TimeSpan Seconds = TimeSpan.FromSeconds(2);
    private static readonly TimeSpan HalfAMinute = TimeSpan.FromSeconds(30);
    private static readonly TimeSpan Longest = TimeSpan.FromSeconds(60);

    /// <summary>Every candidate in exactly one burst; the bursts in the order of the walk.</summary>
    public static IReadOnlyList<Burst> Run(IReadOnlyList<Candidate> candidates) => Run(candidates, out _);

    internal static IReadOnlyList<Burst> Run(IReadOnlyList<Candidate> candidates, out long comparisons)
    {
        comparisons = 0;
        var bursts = new List<Burst>();
        foreach (var camera in candidates.GroupBy(candidate => candidate.Camera ?? "", StringComparer.Ordinal))
        {
            var open = new List<Seen>();
            foreach (var candidate in camera.Order(WalkOrder.Instance))
            {
                var next = new Seen(candidate, Likeness.Of(candidate.Measures));
                if (open.Count > 0 && !Joins(open, next, ref comparisons)) Close(open, bursts);
                open.Add(next);
            }
            Close(open, bursts);
        }
        bursts.Sort((a, b) => WalkOrder.Instance.Compare(a.First, b.First));
        return bursts;
    }

    private readonly record struct Seen(Candidate Candidate, Likeness Likeness);

    private static bool Joins(List<Seen> open, Seen next, ref long comparisons)
    {
        var taken = next.Candidate.Taken?.Local;
        var last = open[^1].Candidate.Taken?.Local;
        if (taken is null != last is null) return false;

        var gap = taken - last;
        if (gap > HalfAMinute || taken - open[0].Candidate.Taken?.Local > Longest) return false;

        comparisons++;
        var middle = open[open.Count / 2].Likeness;
        if (gap is null) return next.Likeness.IsLikeWithoutTime(middle);
        return gap <= Seconds ? next.Likeness.IsLikeWithinSeconds(middle) : next.Likeness.IsLikeWithinHalfAMinute(middle);
    }

    private static void Close(List<Seen> open, List<Burst> bursts)
    {
        if (open.Count > 0) bursts.Add(new([.. open.Select(seen => seen.Candidate)]));
        open.Clear();
    }
}
