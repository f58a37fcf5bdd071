namespace Korme.Selection;

/// <summary>The merits of a burst's frames side by side: who is best, who is level, what the others have.</summary>
internal sealed class BurstTable
{
    private readonly Merits[] merits, fair;
    private readonly Extremes[] extremes;
    private readonly double[] most;

    public BurstTable(Burst burst, MeritWeights? weights = null)
    {
        (Burst, Weights) = (burst, weights ?? MeritWeights.Usual);
        var over = Overexposure.Of(burst.Frames);
        merits = [.. burst.Frames.Select((frame, index) => Merits.Of(frame.Measures).With(overexposedStops: over[index]))];
        fair = FairMerits.Of(burst.Frames, merits);
        extremes = [.. Merits.All.Select(merit => new Extremes([.. merits.Select(each => each[merit])]))];
        most = [.. Merits.All.Select(merit => fair.Max(each => each[merit]))];
        (Order, Ranks) = Rank();
    }

    public Burst Burst { get; }

    /// <summary>How much each merit counts.</summary>
    public MeritWeights Weights { get; }

    /// <summary>Indices of the frames, best first.</summary>
    public IReadOnlyList<int> Order { get; }

    /// <summary>By frame: the number of frames that are better.</summary>
    public IReadOnlyList<int> Ranks { get; }

    public int Best => Order[0];

    /// <summary>As measured: what may be said of a frame.</summary>
    public double Of(int frame, Merit merit) => merits[frame][merit];

    /// <summary>What it lacks to the best frame where that counts, <see cref="FairMerits"/>; below 0 where it has more.</summary>
    public double LossOf(int frame, Merit merit) => fair[Best][merit] - fair[frame][merit];

    /// <summary>What a merit adds to a frame's score before it is weighed: what it lacks to the best of the burst, below 0; what can't be measured counts a twentieth.</summary>
    /// <remarks>So that a difference by chance in one merit doesn't outweigh a real one in another.</remarks>
    public double PartOf(int frame, Merit merit)
    {
        var loss = most[(int)merit] - fair[frame][merit];
        return -(Math.Max(0, loss - 1) + 0.05 * loss);
    }

    public double HighestOfOthers(int frame, Merit merit) => extremes[(int)merit].HighestWithout(frame);

    public double LowestOfOthers(int frame, Merit merit) => extremes[(int)merit].LowestWithout(frame);

    public double MeanOfOthers(int frame, Merit merit) => (extremes[(int)merit].Sum - merits[frame][merit]) / (merits.Length - 1);

    public bool AreLevel(int one, int other) => merits[one].IsLevelWith(merits[other]);

    /// <summary>No frame of the burst can be told from this one.</summary>
    public bool IsLevelWithAll(int frame) => Merits.All.All(merit =>
        HighestOfOthers(frame, merit) - merits[frame][merit] <= 1 && merits[frame][merit] - LowestOfOthers(frame, merit) <= 1);

    /// <summary>The best score leads; all that are level with the leader share its rank; then the best of the rest leads.</summary>
    private (List<int> Order, int[] Ranks) Rank()
    {
        var ranks = new int[merits.Length];
        var order = new List<int>(merits.Length);
        var scores = Enumerable.Range(0, merits.Length).Select(Score).ToArray();
        var left = Enumerable.Range(0, merits.Length).OrderByDescending(frame => scores[frame]).ThenBy(frame => frame).ToList();
        while (left.Count > 0)
        {
            var leader = left[0];
            var level = left.Where(frame => fair[leader].IsLevelWith(fair[frame])).Order().ToList();
            foreach (var frame in level) ranks[frame] = order.Count;
            left.RemoveAll(frame => fair[leader].IsLevelWith(fair[frame]));
            order.AddRange(level);
        }
        return (order, ranks);
    }

    private double Score(int frame) => Merits.All.Sum(merit => Weights[merit] * PartOf(frame, merit));

    /// <summary>The two highest and the two lowest, so that "of the others" costs nothing in a burst of thousands.</summary>
    private sealed class Extremes
    {
        private readonly int highest, lowest;
        private readonly double[] values;
        private readonly double secondHighest = double.NegativeInfinity, secondLowest = double.PositiveInfinity;

        public Extremes(double[] values)
        {
            this.values = values;
            Sum = values.Sum();
            for (var i = 1; i < values.Length; i++)
            {
                if (values[i] > values[highest]) highest = i;
                if (values[i] < values[lowest]) lowest = i;
            }
            for (var i = 0; i < values.Length; i++)
            {
                if (i != highest) secondHighest = Math.Max(secondHighest, values[i]);
                if (i != lowest) secondLowest = Math.Min(secondLowest, values[i]);
            }
        }

        public double Sum { get; }

        public double HighestWithout(int index) => index == highest ? secondHighest : values[highest];

        public double LowestWithout(int index) => index == lowest ? secondLowest : values[lowest];
    }
}
