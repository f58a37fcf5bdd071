using Korme.Selection;

namespace Korme.Selections;

/// <summary>What the artist does with a selection, one act at a time. Each gives the selection as it is to be; null where there is nothing to do.</summary>
public static class ArrangeSelection
{
    /// <summary>Keeps a work where it is, or lets it go again when others are asked for.</summary>
    public static KeptSelection? Lock(KeptSelection selection, Guid work, bool isLocked) =>
        Find(selection, work) is { } at && selection.Works[at].IsLocked != isLocked
            ? With(selection, at, selection.Works[at] with { IsLocked = isLocked }) : null;

    /// <summary>One place towards the beginning (-1) or the end (1).</summary>
    public static KeptSelection? Move(KeptSelection selection, Guid work, int by)
    {
        if (Find(selection, work) is not { } at || at + by < 0 || at + by >= selection.Works.Count) return null;
        var works = selection.Works.ToList();
        (works[at], works[at + by]) = (works[at + by], works[at]);
        return selection with { Works = works };
    }

    /// <summary>Hangs the nearest alternative instead. It is locked: the artist decided; and the way back is its own alternative.</summary>
    public static KeptSelection? Swap(KeptSelection selection, Guid work, IReadOnlyList<Candidate> candidates, MeritWeights weights)
    {
        if (Find(selection, work) is not { } at || selection.Works[at] is not { Alternative: { } other } now || Find(selection, other.Work) is not null) return null;
        if (candidates.FirstOrDefault(each => each.Work == other.Work) is null or { IsRejected: true }) return null;
        var next = With(selection, at, new(other.Work, other.Reason, IsLocked: true, new(now.Work, now.Reason, other.IsSameMoment)));
        return ProposeSelection.Dated(WithAlternatives(next, candidates, weights), candidates);
    }

    /// <summary>Takes a work out: it isn't proposed again here.</summary>
    public static KeptSelection? TakeOut(KeptSelection selection, Guid work, IReadOnlyList<Candidate> candidates, MeritWeights weights)
    {
        if (Find(selection, work) is null) return null;
        var next = selection with { Works = [.. selection.Works.Where(each => each.Work != work)], TakenOut = [.. selection.TakenOut.Append(work).Distinct()] };
        return ProposeSelection.Dated(WithAlternatives(next, candidates, weights), candidates);
    }

    /// <summary>Puts back what was taken out, locked, at its place in the walk.</summary>
    public static KeptSelection? PutBack(KeptSelection selection, Guid work, IReadOnlyList<Candidate> candidates, MeritWeights weights)
    {
        if (!selection.TakenOut.Contains(work) || Find(selection, work) is not null) return null;
        var next = selection with { TakenOut = [.. selection.TakenOut.Where(each => each != work)] };
        var all = next.Works.Select(each => each.Work).Append(work).ToHashSet();
        var choices = Exactly(next, all, candidates, weights);
        if (choices.FirstOrDefault(choice => choice.Work == work) is not { } back) return null;

        var walk = choices.Select((choice, index) => (choice.Work, index)).ToDictionary(pair => pair.Work, pair => pair.index);
        var works = next.Works.ToList();
        works.Insert(ProposeSelection.PlaceOf(work, works, walk), new(back.Work, back.Reason, IsLocked: true, back.Alternative));
        return ProposeSelection.Dated(WithAlternatives(next with { Works = works }, candidates, weights), candidates);
    }

    /// <summary>An alternative that hangs now itself, was taken out, rejected or is gone, is replaced by the next nearest.</summary>
    internal static KeptSelection WithAlternatives(KeptSelection selection, IReadOnlyList<Candidate> candidates, MeritWeights weights)
    {
        var closed = selection.Works.Select(each => each.Work).Concat(selection.TakenOut).ToHashSet();
        var there = candidates.Where(each => !each.IsRejected).Select(each => each.Work).ToHashSet();
        if (selection.Works.All(IsGood)) return selection;

        var fresh = Exactly(selection, selection.Works.Select(each => each.Work).ToHashSet(), candidates, weights).ToDictionary(choice => choice.Work);
        return selection with
        {
            Works = [.. selection.Works.Select(each => IsGood(each) ? each : each with { Alternative = fresh.GetValueOrDefault(each.Work)?.Alternative })],
        };

        bool IsGood(ProposedWork each) => each.Alternative is { } other && there.Contains(other.Work) && !closed.Contains(other.Work);
    }

    /// <summary>These works and no others, in the order of the walk, each with its reason and its nearest alternative.</summary>
    private static IReadOnlyList<Choice> Exactly(KeptSelection selection, HashSet<Guid> works, IReadOnlyList<Candidate> candidates, MeritWeights weights) =>
        ChooseBest.Run(candidates, ProposeSelection.WishOf(selection, weights) with
        {
            Kept = works,
            Count = candidates.Count(each => works.Contains(each.Work) && !each.IsRejected),
            TakesPicks = false,
        });

    private static int? Find(KeptSelection selection, Guid work)
    {
        for (var at = 0; at < selection.Works.Count; at++)
            if (selection.Works[at].Work == work) return at;
        return null;
    }

    private static KeptSelection With(KeptSelection selection, int at, ProposedWork work)
    {
        var works = selection.Works.ToList();
        works[at] = work;
        return selection with { Works = works };
    }
}
