namespace Korme.Bench.Selection;

/// <summary>How often the frames of a group come in the order in which they were spoiled.</summary>
internal static class ScoreOrder
{
    /// <summary>One group: pairs with a known order, how many came right and how many were called equal, and where the best was listed.</summary>
    public sealed record GroupScore(string Kind, int Pairs, int Right, int Equal, bool IsFirst, bool IsInFirstThree);

    /// <param name="better">Above 0 when the first frame is put before the second, 0 when they are called equal.</param>
    public static IReadOnlyList<GroupScore> Of(IEnumerable<TrueGroup> groups, Func<TrueFrame, TrueFrame, int> better)
    {
        var scores = new List<GroupScore>();
        foreach (var group in groups.Where(group => group.IsRanked))
        {
            int pairs = 0, right = 0, equal = 0;
            foreach (var frame in group.Frames)
                foreach (var other in group.Frames)
                {
                    if (!other.Damage.IsWorseThan(frame.Damage)) continue;
                    pairs++;
                    var said = better(frame, other);
                    if (said > 0) right++;
                    if (said == 0) equal++;
                }
            var best = group.Frames.Single(frame => frame.Damage == Damage.None);
            var before = group.Frames.Count(frame => frame != best && better(frame, best) > 0);
            var level = group.Frames.Count(frame => frame != best && better(frame, best) == 0);
            scores.Add(new(group.Kind, pairs, right, equal, before + level == 0, before + level < 3));
        }
        return scores;
    }

    public static void Say(string name, IReadOnlyList<GroupScore> scores, Random random)
    {
        Console.WriteLine($"{name,-22}{"groups",7}{"pairs",7}  {"right",-25}{"equal",7}  {"first",-25}{"among three",-25}");
        foreach (var kind in scores.GroupBy(score => score.Kind)) Line(kind.Key, [.. kind], random);
        Line("all", scores, random);
    }

    public static void Line(string name, IReadOnlyList<GroupScore> scores, Random random)
    {
        var pairs = scores.Sum(score => score.Pairs);
        Console.WriteLine($"  {name,-20}{scores.Count,7}{pairs,7}  {Interval(scores, score => score.Right, score => score.Pairs, random),-25}"
            + $"{scores.Sum(score => score.Equal) / (double)pairs,7:0.0%}  {Interval(scores, score => score.IsFirst ? 1 : 0, _ => 1, random),-25}"
            + $"{Interval(scores, score => score.IsInFirstThree ? 1 : 0, _ => 1, random),-25}");
    }

    /// <summary>A share and its 95 % interval, groups drawn with replacement 1,000 times (Efron 1979): frames of one group aren't independent.</summary>
    public static string Interval<T>(IReadOnlyList<T> groups, Func<T, double> right, Func<T, double> of, Random random)
    {
        var shares = Enumerable.Range(0, 1000).Select(_ =>
        {
            double sum = 0, whole = 0;
            for (var i = 0; i < groups.Count; i++)
            {
                var drawn = groups[random.Next(groups.Count)];
                sum += right(drawn);
                whole += of(drawn);
            }
            return whole == 0 ? 0 : sum / whole;
        }).Order().ToArray();
        return $"{groups.Sum(right) / Math.Max(1, groups.Sum(of)):0.0%} ({shares[25]:0.0%} to {shares[974]:0.0%})";
    }
}
