namespace Korme.Selection;

/// <summary>Chooses everything the artist hasn't rejected, in the order of the walk, each with its place in its burst.</summary>
public static class ChooseAll
{
    public static IReadOnlyList<Choice> Run(IReadOnlyList<Candidate> candidates, MeritWeights? weights = null)
    {
        var choices = new List<(Candidate Frame, Choice Choice)>(candidates.Count);
        foreach (var moment in Moment.Of(candidates, weights))
            foreach (var frame in moment.Ranked)
                if (!frame.Frame.IsRejected) choices.Add((frame.Frame, moment.Choose(frame)));
        choices.Sort((a, b) => WalkOrder.Instance.Compare(a.Frame, b.Frame));
        return [.. choices.Select(pair => pair.Choice)];
    }
}
