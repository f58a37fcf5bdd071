namespace Korme.Selection;

/// <summary>Learns how much each merit counts for this artist from the frames that were preferred to others of their moment.</summary>
/// <remarks>
/// Pairwise logistic regression (Bradley and Terry, "Rank analysis of incomplete block designs", Biometrika 39, 1952; with features,
/// Burges et al., "Learning to rank using gradient descent", ICML 2005): the chance that the artist prefers one frame to another is
/// σ(t · Σ wₖ · dₖ), where d are the differences of their merits. wₖ is the usual weight times 1 + δₖ with a normal prior on δ at 0, so
/// that few decisions change little; t says how much the artist follows the measures at all. Of somebody who decides by what is in
/// the picture t goes to 0, nothing is learned from the pairs, and the weights stay as usual. The most probable t and δ are
/// found by turns, each a convex problem of few variables; the same decisions, in any order, give the same weights.
/// </remarks>
internal static class LearnWeights
{
    // A weight lies with two thirds of certainty within 35 % of the usual one before anything is known: some 20 clear decisions weigh
    // as much as this prior (simulated artists, LearnWeightsTests).
    private const double PriorDeviation = 0.35;

    // A merit never counts against a picture, and never for nothing: between a fifth and three times the usual.
    private const double LeastTimes = 0.2, MostTimes = 3;

    // Beyond some tolerances a difference is simply plain; a few hopeless frames may not outvote the rest.
    private const double PlainDifference = 4;

    // A tolerance of one is just noticed: the usual weights then say 73 %. Whoever is sure follows at up to three times that.
    private const double MostFollowing = 3;

    private const int Turns = 60, Steps = 12;

    /// <summary>The weights; the usual ones when there is nothing to learn from.</summary>
    public static MeritWeights From(IReadOnlyList<Decision> decisions)
    {
        var pairs = decisions.OrderBy(decision => decision.Work).SelectMany(PairsOf).ToList();
        if (pairs.Count == 0) return MeritWeights.Usual;

        var usual = Merits.All.Select(merit => MeritWeights.Usual[merit]).ToArray();
        var change = new double[usual.Length];
        var following = 1.0;
        for (var turn = 0; turn < Turns; turn++)
        {
            following = Follow(pairs, usual, change);
            for (var merit = 0; merit < usual.Length; merit++) change[merit] = Adjust(pairs, usual, change, merit, following);
        }
        return new([.. usual.Select((weight, merit) => Math.Round(weight * (1 + change[merit]), 4))]);
    }

    /// <summary>The difference of two frames, and how much it says: a decision counts once, however many frames it left behind.</summary>
    private readonly record struct Pair(double[] Differences, double Weight);

    private static IEnumerable<Pair> PairsOf(Decision decision) => decision.Over.Select(difference =>
        new Pair([.. difference.Select(value => Math.Clamp(value, -PlainDifference, PlainDifference))], 1.0 / decision.Over.Count));

    /// <summary>The most probable t for these weights: by halving, since the slope falls steadily.</summary>
    private static double Follow(List<Pair> pairs, double[] usual, double[] change)
    {
        var (low, high) = (0.0, MostFollowing);
        for (var step = 0; step < 40; step++)
        {
            var middle = (low + high) / 2;
            var slope = 1 - middle; // a normal prior of deviation 1 at the usual 1
            foreach (var pair in pairs)
            {
                var score = Score(pair, usual, change);
                slope += pair.Weight * score / (1 + Math.Exp(middle * score));
            }
            if (slope > 0) low = middle;
            else high = middle;
        }
        return (low + high) / 2;
    }

    /// <summary>The most probable change of one weight when all others stay: Newton's steps, kept within the bounds.</summary>
    private static double Adjust(List<Pair> pairs, double[] usual, double[] change, int merit, double following)
    {
        for (var step = 0; step < Steps; step++)
        {
            var slope = -change[merit] / (PriorDeviation * PriorDeviation);
            var bend = 1 / (PriorDeviation * PriorDeviation);
            foreach (var pair in pairs)
            {
                var lever = following * usual[merit] * pair.Differences[merit];
                var doubt = 1 / (1 + Math.Exp(following * Score(pair, usual, change)));
                slope += pair.Weight * doubt * lever;
                bend += pair.Weight * doubt * (1 - doubt) * lever * lever;
            }
            var next = Math.Clamp(change[merit] + slope / bend, LeastTimes - 1, MostTimes - 1);
            if (Math.Abs(next - change[merit]) < 1e-9) break;
            change[merit] = next;
        }
        return change[merit];
    }

    private static double Score(Pair pair, double[] usual, double[] change)
    {
        var score = 0.0;
        for (var merit = 0; merit < usual.Length; merit++) score += usual[merit] * (1 + change[merit]) * pair.Differences[merit];
        return score;
    }
}
