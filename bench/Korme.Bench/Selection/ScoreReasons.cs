namespace Korme.Bench.Selection;

/// <summary>Whether what is said is what was done.</summary>
internal static class ScoreReasons
{
    private static readonly (string Cause, string[] Words)[] Words =
    [
        ("softness", ["soft", "sharp"]), ("noise", ["nois"]), ("too light", ["blown", "highlight", "lighter", "exposed"]),
        ("too dark", ["dark", "shadow", "exposed"]), ("compression", ["compress"]),
    ];

    public static void Say(Truth truth, Answer answer, Random random)
    {
        var byFile = answer.ByFile();
        var ranked = truth.Groups.Where(group => group.IsRanked).Select(group => (group.Kind, Score: Score(group, byFile))).ToList();
        foreach (var kind in ranked.GroupBy(group => group.Kind))
            Console.WriteLine($"  {kind.Key,-20}spoiled {Share([.. kind.Select(group => group.Score.Spoiled)], random),-26}best {Share([.. kind.Select(group => group.Score.Best)], random)}");
        Console.WriteLine($"  {"all",-20}spoiled {Share([.. ranked.Select(group => group.Score.Spoiled)], random),-26}best {Share([.. ranked.Select(group => group.Score.Best)], random)}");
        var twins = truth.Groups.Where(group => group.Kind is "twins" && group.Frames.Count > 1).ToList();
        Console.WriteLine($"{"twins called equal",-22}pairs {Share([.. twins.Select(group => EqualPairs(group, byFile))], random),-26}groups {Share([.. twins.Select(group => (EqualPairs(group, byFile) is var (right, of) && right == of ? 1 : 0, 1))], random)}");
        foreach (var kind in new[] { "bracket", "panorama" })
        {
            var groups = truth.Groups.Where(group => group.Kind == kind).ToList();
            var others = truth.Groups.Where(group => group.Kind != kind && group.Frames.Count > 1).ToList();
            Console.WriteLine($"{kind + " named so",-22}{groups.Count(group => Named(group, kind))} of {groups.Count}, and {others.Count(group => Named(group, kind))} of {others.Count} others");
        }

        bool Named(TrueGroup group, string kind) => group.Frames.Count(frame => answer.Bursts[byFile[frame.File].Burst].Kind == kind) * 2 > group.Frames.Count;
    }

    private static ((int, int) Spoiled, (int, int) Best) Score(TrueGroup group, Dictionary<string, (int, int, AnsweredFrame Frame)> byFile)
    {
        var all = group.Frames.SelectMany(frame => frame.Damage.Causes).ToHashSet();
        var spoiled = group.Frames.Where(frame => frame.Damage != Damage.None).ToList();
        var best = group.Frames.Single(frame => frame.Damage == Damage.None);
        return ((spoiled.Count(frame => Names(byFile[frame.File].Frame.Reason, frame.Damage.Causes)), spoiled.Count),
            (Names(byFile[best.File].Frame.Reason, all) ? 1 : 0, 1));
    }

    private static bool Names(string reason, IEnumerable<string> causes) => causes.Any(cause =>
        Words.Single(words => words.Cause == cause).Words.Any(word => reason.Contains(word, StringComparison.OrdinalIgnoreCase)));

    private static (int, int) EqualPairs(TrueGroup group, Dictionary<string, (int Burst, int, AnsweredFrame Frame)> byFile)
    {
        var frames = group.Frames.Select(frame => byFile[frame.File]).ToList();
        var pairs = frames.SelectMany((frame, i) => frames.Skip(i + 1).Select(other => frame.Burst == other.Burst && frame.Frame.Rank == other.Frame.Rank)).ToList();
        return (pairs.Count(isEqual => isEqual), pairs.Count);
    }

    private static string Share(IReadOnlyList<(int Right, int Of)> groups, Random random) =>
        ScoreOrder.Interval(groups, group => group.Right, group => group.Of, random);
}
