namespace Korme.Selection;

/// <summary>Finds the photographs of one moment: close in time and alike in picture, never one of the two alone.</summary>
/// <remarks>
/// One walk through the pictures of each camera in the order they were taken. A picture joins a burst when it is alike to that burst's
/// middle or first frame, never to its last alone: a chain of small steps (a slow pan) ends where it has left the middle behind. It
/// may join one of the last few bursts, for what lies between may be another subject in the same second. So a picture takes at most
/// <see cref="MostComparisons"/> comparisons, whatever the size of the day. What the artist put together himself
/// (<see cref="Candidate.Moment"/>) stays together and takes in nothing else.
/// </remarks>
public static class FindBursts
{
    private const int MostOpen = 4;

    internal const int MostComparisons = 2 * MostOpen + 1;

    private static readonly TimeSpan Seconds = TimeSpan.FromSeconds(2);
    private static readonly TimeSpan HalfAMinute = TimeSpan.FromSeconds(30);
    private static readonly TimeSpan Minute = TimeSpan.FromSeconds(60);

    /// <summary>Every candidate in exactly one burst; the bursts in the order of the walk.</summary>
    public static IReadOnlyList<Burst> Run(IReadOnlyList<Candidate> candidates) => Run(candidates, out _);

    internal static IReadOnlyList<Burst> Run(IReadOnlyList<Candidate> candidates, out long comparisons)
    {
        var bursts = new List<Burst>();
        foreach (var moment in candidates.Where(candidate => candidate.Moment is not null).GroupBy(candidate => candidate.Moment))
            bursts.Add(new([.. moment.Order(WalkOrder.Instance)]));
        comparisons = 0;
        foreach (var camera in candidates.Where(candidate => candidate.Moment is null).GroupBy(candidate => (candidate.Camera, candidate.Settings?.Body)))
            bursts.AddRange(OfCamera([.. camera.Order(WalkOrder.Instance)], ref comparisons));
        bursts.Sort((a, b) => WalkOrder.Instance.Compare(a.First, b.First));
        return bursts;
    }

    private static IReadOnlyList<Burst> OfCamera(List<Candidate> frames, ref long comparisons)
    {
        var isWholeMinutes = HasWholeMinutes(frames);
        var found = new List<OpenBurst>();
        var open = new List<OpenBurst>();
        var steps = new PanoramaSteps();
        foreach (var frame in frames)
        {
            var likeness = Likeness.Of(frame.Measures);
            CloseAll(open, burst => !burst.MayTake(frame, isWholeMinutes ? Minute : HalfAMinute, Minute));
            CloseAll(open, burst => open.IndexOf(burst) < open.Count - (frame.Taken is null ? 1 : MostOpen));
            var joined = open.FindLastIndex(burst => Joins(burst, frame, likeness, isWholeMinutes));
            comparisons += 2 * (open.Count - Math.Max(0, joined));

            var burst = joined < 0 ? new OpenBurst() : open[joined];
            if (joined < 0) found.Add(burst);
            else open.RemoveAt(joined);
            open.Add(burst);
            burst.Add(frame, likeness);
            if (steps.See(frame, likeness, burst)) comparisons++;
        }
        return steps.Join([.. found.Select(burst => burst.Frames)]);
    }

    private static void CloseAll(List<OpenBurst> open, Predicate<OpenBurst> isOver)
    {
        foreach (var burst in open.FindAll(isOver))
        {
            burst.Close();
            open.Remove(burst);
        }
    }

    private static bool Joins(OpenBurst burst, Candidate frame, Likeness likeness, bool isWholeMinutes)
    {
        if (!burst.HasShapeOf(frame)) return false;
        var gap = frame.Taken?.Local - burst.Last.Taken?.Local;
        if (gap is null) return likeness.IsLikeWithoutTime(burst.Middle);
        if (isWholeMinutes) return gap < Minute ? Either(likeness.IsLikeWithinHalfAMinute) : likeness.IsLikeWithoutTime(burst.Middle);
        return Either(gap <= Seconds ? likeness.IsLikeWithinSeconds : likeness.IsLikeWithinHalfAMinute);

        bool Either(Func<Likeness, bool> isLike) => isLike(burst.Middle) || (burst.Middle != burst.First && isLike(burst.First));
    }

    /// <summary>Some cameras and scanners note no seconds: three times in a row on the minute is no chance.</summary>
    private static bool HasWholeMinutes(List<Candidate> frames)
    {
        var dated = frames.Where(frame => frame.Taken is not null).Select(frame => frame.Taken!.Local.Ticks).ToList();
        return dated.Count >= 3 && dated.All(ticks => ticks % TimeSpan.TicksPerMinute == 0);
    }

    /// <summary>A burst that may still grow, with what is compared.</summary>
    internal sealed class OpenBurst
    {
        private readonly List<Likeness> likenesses = [];

        public List<Candidate> Frames { get; } = [];

        public Candidate Last => Frames[^1];

        public Likeness First => likenesses[0];

        public Likeness Middle => likenesses[likenesses.Count / 2];

        public void Add(Candidate frame, Likeness likeness)
        {
            Frames.Add(frame);
            likenesses.Add(likeness);
        }

        /// <summary>Lets go of what was compared: a day of 100,000 pictures would fill the memory.</summary>
        public void Close() => likenesses.Clear();

        /// <summary>A camera's formats lie between 1 : 1 and 16 : 9: a strip twice as long and more is another picture, whatever is left of it in a few cells.</summary>
        public bool HasShapeOf(Candidate frame)
        {
            var (one, other) = (LengthOf(Frames[0]), LengthOf(frame));
            return one < 2 * other && other < 2 * one;
        }

        private static double LengthOf(Candidate frame) => frame is { WidthPixels: > 0, HeightPixels: > 0 }
            ? Math.Max(frame.WidthPixels, frame.HeightPixels) / (double)Math.Min(frame.WidthPixels, frame.HeightPixels) : 1;

        /// <summary>Soon enough after its last frame and its first; frames without a time follow only one another.</summary>
        public bool MayTake(Candidate frame, TimeSpan pause, TimeSpan longest)
        {
            if (frame.Taken is null || Last.Taken is null) return frame.Taken is null && Last.Taken is null;
            return frame.Taken.Local - Last.Taken.Local <= pause && frame.Taken.Local - Frames[0].Taken!.Local <= longest;
        }
    }
}
