using Korme.Catalogue;

namespace Korme.Selection;

/// <summary>Proposes works for the wall: good ones, spread over the day and its places, no two alike, never two of one moment.</summary>
/// <remarks>
/// What the artist keeps or picked comes first. Then greedy: again and again the moment is taken that adds most: its own quality,
/// its distance in time and place from what is taken, and how unlike it is (the max-min heuristic of González, "Clustering to
/// minimize the maximum intercluster distance", 1985, with quality added). The work is the number of works times the number of
/// moments. The same candidates, in any order, give the same choice.
/// </remarks>
public static class ChooseBest
{
    /// <summary>As <see cref="Run(IReadOnlyList{Candidate}, Wish)"/>, with nothing but a number wished.</summary>
    /// <exception cref="ArgumentOutOfRangeException">The count is negative.</exception>
    public static IReadOnlyList<Choice> Run(IReadOnlyList<Candidate> candidates, int count) => Run(candidates, new Wish(count));

    /// <summary>
    /// The works in the order of the walk, each with its reason and its nearest alternative. Fewer than asked for when there are
    /// fewer moments: the list then holds the best of each. More when more are kept or picked. Rejected works are never chosen;
    /// stars count before anything measured.
    /// </summary>
    /// <exception cref="ArgumentOutOfRangeException">The count is negative.</exception>
    public static IReadOnlyList<Choice> Run(IReadOnlyList<Candidate> candidates, Wish wish) => Run(candidates, wish, out _);

    internal static IReadOnlyList<Choice> Run(IReadOnlyList<Candidate> candidates, Wish wish, out long comparisons)
    {
        ArgumentOutOfRangeException.ThrowIfNegative(wish.Count);

        var contenders = ContendersOf(Moment.Of(candidates, wish.Weights), wish);
        var room = new Room(contenders, wish);
        if (contenders.Length <= wish.Count) room.TakeAll();
        else foreach (var kept in contenders.Where(each => each.IsForced)) room.Take(kept);
        while (room.Taken < wish.Count && room.Best() is { } best) room.Take(best);
        var choices = contenders.Where(each => each.IsTaken).Select(each => each.Moment.Choose(each.Frame) with { Alternative = room.Alternative(each) }).ToList();
        comparisons = room.Comparisons;
        return choices;
    }

    /// <summary>Every frame that must be in, and of each other moment its best; in the order of the walk.</summary>
    private static Contender[] ContendersOf(IReadOnlyList<Moment> moments, Wish wish)
    {
        var contenders = new List<Contender>(moments.Count);
        foreach (var moment in moments)
        {
            var forced = moment.Ranked.Where(frame => IsForced(frame.Frame)).ToList();
            contenders.AddRange(forced.Select(frame => new Contender(moment, frame) { IsForced = true }));
            if (forced.Count > 0 || moment.Works.Any(wish.TakenOut.Contains) || moment.Best is not { } best) continue;
            contenders.Add(new(moment, best) { IsPassedOver = moment.Works.Any(wish.PassedOver.Contains) });
        }
        contenders.Sort((a, b) => WalkOrder.Instance.Compare(a.Frame.Frame, b.Frame.Frame));
        return [.. contenders];

        bool IsForced(Candidate frame) =>
            !frame.IsRejected && (wish.Kept.Contains(frame.Work) || (wish.TakesPicks && frame.Mark == Mark.Picked && !wish.TakenOut.Contains(frame.Work)));
    }
}
