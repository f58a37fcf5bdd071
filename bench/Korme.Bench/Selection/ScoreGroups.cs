namespace Korme.Bench.Selection;

/// <summary>How well files are put into moments.</summary>
internal static class ScoreGroups
{
    /// <summary>Pairs of files that are in one moment: precision and recall against the truth; and files that lie in another moment's burst.</summary>
    public static void Say(string name, Truth truth, IReadOnlyDictionary<string, int> burstOf)
    {
        var files = truth.Groups.SelectMany((group, number) => group.Frames.Select(frame => (Moment: number, Burst: burstOf[frame.File]))).ToList();
        var (true_, said) = (Pairs(files.CountBy(file => file.Moment)), Pairs(files.CountBy(file => file.Burst)));
        var both = Pairs(files.CountBy(file => (file.Moment, file.Burst)));
        var strangers = files.GroupBy(file => file.Burst).Sum(burst => burst.Count() - burst.CountBy(file => file.Moment).Max(moment => moment.Value));
        double precision = said == 0 ? 1 : both / (double)said, recall = both / (double)true_;
        Console.WriteLine($"{name,-22}F1 {2 * precision * recall / (precision + recall),6:0.000}  precision {precision:0.000}  recall {recall:0.000}"
            + $"  merged wrongly {1000.0 * strangers / files.Count:0.0} of 1,000");
    }

    /// <summary>Recall within groups of one kind, to see what is lost.</summary>
    public static void SayKinds(Truth truth, IReadOnlyDictionary<string, int> burstOf)
    {
        foreach (var kind in truth.Groups.Where(group => group.Frames.Count > 1).GroupBy(group => group.Kind))
        {
            long whole = 0, kept = 0;
            foreach (var group in kind)
            {
                whole += (long)group.Frames.Count * (group.Frames.Count - 1) / 2;
                kept += Pairs(group.Frames.CountBy(frame => burstOf[frame.File]));
            }
            if (kept < whole) Console.WriteLine($"  {kind.Key,-20}kept together {kept / (double)whole:0.000}");
        }
    }

    private static long Pairs<T>(IEnumerable<KeyValuePair<T, int>> counts) => counts.Sum(count => (long)count.Value * (count.Value - 1) / 2);
}
