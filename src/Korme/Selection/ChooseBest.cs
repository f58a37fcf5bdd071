namespace Korme.Selection;

/// <summary>Proposes works for the wall: good ones, spread over the day, no two alike, never two of one moment.</summary>
/// <remarks>
/// Greedy: again and again the moment is taken that adds most: its own quality, its distance in time from what is taken, and
/// how unlike it is (the max-min heuristic of González, "Clustering to minimize the maximum intercluster distance", 1985, with
/// quality added). The work is the number asked for times the number of moments. The same candidates, in any order, give the
/// same choice.
/// </remarks>
public static class ChooseBest
{
    // A longer pause counts as this: a day that ends with one picture at midnight, or a folder of many years, is still a walk.
    private static readonly TimeSpan LongestPause = TimeSpan.FromHours(1);

    // A place in the day and a new subject each weigh as much as the difference between a good and a middling picture.
    private const double TimeWeight = 0.5;
    private const double NoveltyWeight = 0.5;

    /// <summary>
    /// At most <paramref name="count"/> works, in the order of the walk. Fewer when there are fewer moments: the list then holds
    /// the best of each. Rejected works are never chosen; stars count before anything measured.
    /// </summary>
    /// <exception cref="ArgumentOutOfRangeException">The count is negative.</exception>
    public static IReadOnlyList<Choice> Run(IReadOnlyList<Candidate> candidates, int count)
    {
        ArgumentOutOfRangeException.ThrowIfNegative(count);

        var moments = Moment.Of(candidates);
        var open = moments.Where(moment => moment.Best is not null).Select(moment => new Place(moment, moment.Best!)).ToArray();
        Array.Sort(open, (a, b) => WalkOrder.Instance.Compare(a.Frame.Frame, b.Frame.Frame));
        if (count < open.Length) Take(open, count);
        else Array.ForEach(open, place => place.IsTaken = true);
        return [.. open.Where(place => place.IsTaken).Select(place => place.Moment.Choose(place.Frame))];
    }

    private static void Take(Place[] open, int count)
    {
        LayOut(open);
        var stride = Math.Max(1, open.LastOrDefault(place => place.IsDated)?.Minutes ?? 0) / Math.Max(1, count);
        for (var taken = 0; taken < count; taken++)
        {
            var best = open.Where(place => !place.IsTaken).MaxBy(place => place.Gain)!;
            best.IsTaken = true;
            foreach (var place in open)
                if (!place.IsTaken) place.SeeTaken(best, stride);
        }
    }

    /// <summary>Where each moment lies along the walk, in minutes from its start, long pauses shortened.</summary>
    private static void LayOut(Place[] places)
    {
        for (var i = 1; i < places.Length; i++)
        {
            if (!places[i].IsDated) break;
            var pause = places[i].Frame.Frame.Taken!.Local - places[i - 1].Frame.Frame.Taken!.Local;
            places[i].Minutes = places[i - 1].Minutes + (pause < LongestPause ? pause : LongestPause).TotalMinutes;
        }
    }

    private sealed class Place(Moment moment, RankedFrame frame)
    {
        private readonly Likeness likeness = Likeness.Of(frame.Frame.Measures);
        private readonly double quality = Quality.Of(frame.Frame);
        private double novelty = 1;
        private double room = 1;

        public Moment Moment { get; } = moment;

        public RankedFrame Frame { get; } = frame;

        public double Minutes { get; set; }

        public bool IsTaken { get; set; }

        public bool IsDated => Frame.Frame.Taken is not null;

        public double Gain => quality + TimeWeight * room + NoveltyWeight * novelty;

        /// <summary>Another moment hangs now: how much room is left around this one, and how new is it still.</summary>
        public void SeeTaken(Place other, double stride)
        {
            if (IsDated && other.IsDated) room = Math.Min(room, Math.Abs(Minutes - other.Minutes) / stride);
            else if (!IsDated) room = 0.5;
            if (novelty > 0) novelty = Math.Min(novelty, likeness.Novelty(other.likeness));
        }
    }
}
