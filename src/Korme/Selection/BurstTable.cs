namespace Korme.Selection;

/// <summary>The merits of a burst's frames side by side: who is best, who is level, what the others have.</summary>
internal sealed class BurstTable
{
    private readonly Merits[] merits;
    private readonly Extremes[] extremes;

    public BurstTable(Burst burst, MeritWeights? weights = null)
    {
        (Burst, Weights) = (burst, weights ?? MeritWeights.Usual);
        merits = [.. burst.Frames.Select(frame => Merits.Of(frame.Measures))];
        extremes = [.. Merits.All.Select(merit => new Extremes([.. merits.Select(each => each[merit])]))];
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

    public double Of(int frame, Merit merit) => merits[frame][merit];

    /// <summary>What a merit adds to a frame's score before it is weighed.</summary>
    public double PartOf(int frame, Merit merit) => merits[frame][merit];

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
        var left = Enumerable.Range(0, merits.Length).OrderByDescending(frame => Score(frame)).ThenBy(frame => frame).ToList();
        while (left.Count > 0)
        {
            var leader = left[0];
            var level = left.Where(frame => AreLevel(leader, frame)).Order().ToList();
            foreach (var frame in level) ranks[frame] = order.Count;
            left.RemoveAll(frame => AreLevel(leader, frame));
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
