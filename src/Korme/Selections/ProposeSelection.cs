using System.Globalization;
using Korme.Catalogue;
using Korme.Selection;
using Korme.Storage;

namespace Korme.Selections;

/// <summary>Proposes the works of a selection: at first, again, and when another number of them is wanted. Nothing is saved here.</summary>
/// <remarks>
/// Whatever is asked, picked works are in (unless the artist took them out of this very selection), rejected ones never, and locked
/// ones stay in their places. Every answer follows from the selection, the marks and the measures alone.
/// </remarks>
public static class ProposeSelection
{
    private static readonly LanguageText FromEverything = new([new("kk", "Барлығынан таңдау"), new("ru", "Выбор из всего"), new("en", "Chosen from everything")]);

    /// <summary>A new one.</summary>
    /// <param name="db">The catalogue.</param>
    /// <param name="import">Which import to choose from; null: everything in the home.</param>
    /// <param name="count">How many works, 1 or more.</param>
    /// <param name="name">What it is called; empty: as the import, with a number when another one is called so.</param>
    /// <param name="weights">How much each merit counts within a moment.</param>
    /// <param name="clock">When it is made.</param>
    /// <exception cref="ArgumentOutOfRangeException">The count is below 1.</exception>
    public static KeptSelection New(Database db, ImportOf? import, int count, LanguageText name, MeritWeights weights, TimeProvider clock) =>
        Of(SelectionSource.Candidates(db, import), import, count, name.IsEmpty ? FreeName(db, import) : name, weights, clock);

    /// <summary>The same from candidates at hand.</summary>
    /// <exception cref="ArgumentOutOfRangeException">The count is below 1.</exception>
    public static KeptSelection Of(
        IReadOnlyList<Candidate> candidates, ImportOf? import, int count, LanguageText name, MeritWeights weights, TimeProvider clock)
    {
        ArgumentOutOfRangeException.ThrowIfLessThan(count, 1);
        var choices = ChooseBest.Run(candidates, new Wish(count) { Weights = weights });
        return Dated(new KeptSelection
        {
            Id = Guid.CreateVersion7(clock.GetUtcNow()),
            Name = name,
            Import = import,
            Count = count,
            Works = [.. choices.Select(Proposed)],
            Created = clock.GetLocalNow(),
        }, candidates);
    }

    /// <summary>Others in place of what isn't locked; what gives way comes back only when nothing else is left.</summary>
    /// <returns>The selection with the same works in it when there are no others.</returns>
    public static KeptSelection Again(KeptSelection selection, IReadOnlyList<Candidate> candidates, MeritWeights weights)
    {
        var locked = selection.Works.Where(each => each.IsLocked).Select(each => each.Work).ToHashSet();
        var passed = selection.PassedOver.Union(selection.Works.Where(each => !each.IsLocked).Select(each => each.Work)).ToHashSet();
        var choices = ChooseBest.Run(candidates, WishOf(selection, weights) with { Kept = locked, PassedOver = passed });
        var chosen = choices.Select(choice => choice.Work).ToHashSet();
        // Nothing new was found: then nothing was passed over either, and the next question starts from the beginning.
        var isRound = chosen.IsSupersetOf(selection.Works.Where(each => !each.IsLocked && IsThere(candidates, each.Work)).Select(each => each.Work));
        return Dated(selection with
        {
            Works = Arranged(selection.Works, each => each.IsLocked, choices),
            PassedOver = isRound ? [] : [.. passed.Except(chosen).Order()],
        }, candidates);
    }

    /// <summary>More or fewer: what is there stays as far as it fits, the weakest of what isn't locked goes, new ones come to their place in the walk.</summary>
    /// <param name="selection">As it is.</param>
    /// <param name="count">How many from now on, 1 or more.</param>
    /// <param name="candidates">What may be chosen.</param>
    /// <param name="weights">How much each merit counts within a moment.</param>
    /// <exception cref="ArgumentOutOfRangeException">The count is below 1.</exception>
    public static KeptSelection OfCount(KeptSelection selection, int count, IReadOnlyList<Candidate> candidates, MeritWeights weights)
    {
        ArgumentOutOfRangeException.ThrowIfLessThan(count, 1);
        var there = selection.Works.Select(each => each.Work).ToHashSet();
        var wish = WishOf(selection, weights) with { Count = count };
        var choices = there.Count <= count
            ? ChooseBest.Run(candidates, wish with { Kept = there, PassedOver = selection.PassedOver.ToHashSet() })
            : ChooseBest.Run([.. candidates.Where(each => there.Contains(each.Work))],
                wish with { Kept = selection.Works.Where(each => each.IsLocked).Select(each => each.Work).ToHashSet() });
        var stays = choices.Select(choice => choice.Work).ToHashSet();
        var next = selection with { Count = count, Works = Arranged(selection.Works, each => stays.Contains(each.Work), choices) };
        return Dated(ArrangeSelection.WithAlternatives(next, candidates, weights), candidates);
    }

    /// <summary>The days its works are from, told anew after the works have changed.</summary>
    internal static KeptSelection Dated(KeptSelection selection, IReadOnlyList<Candidate> candidates)
    {
        var works = selection.Works.Select(each => each.Work).ToHashSet();
        var days = candidates.Where(each => works.Contains(each.Work)).Select(each => each.Taken?.Local.ToString("yyyy-MM-dd", CultureInfo.InvariantCulture)).OfType<string>().ToList();
        if (days.Count == 0) return selection with { Date = null };
        var (first, last) = (days.Min(StringComparer.Ordinal)!, days.Max(StringComparer.Ordinal)!);
        return selection with { Date = first == last ? first : $"{first}/{last}" };
    }

    internal static Wish WishOf(KeptSelection selection, MeritWeights weights) =>
        new(selection.Count) { TakenOut = selection.TakenOut.ToHashSet(), Weights = weights };

    private static ProposedWork Proposed(Choice choice) => new(choice.Work, choice.Reason, Alternative: choice.Alternative);

    private static bool IsThere(IReadOnlyList<Candidate> candidates, Guid work) => candidates.Any(each => each.Work == work && !each.IsRejected);

    /// <summary>What stays keeps its order; the others come between, each after what is nearest before it in the walk.</summary>
    private static List<ProposedWork> Arranged(IReadOnlyList<ProposedWork> before, Func<ProposedWork, bool> stays, IReadOnlyList<Choice> choices)
    {
        var walk = choices.Select((choice, index) => (choice.Work, index)).ToDictionary(pair => pair.Work, pair => pair.index);
        var kept = before.Where(each => stays(each) && walk.ContainsKey(each.Work)).ToList();
        var keptWorks = kept.Select(each => each.Work).ToHashSet();
        var arranged = kept.Select(each => each with { Alternative = choices[walk[each.Work]].Alternative }).ToList();
        foreach (var choice in choices.Where(choice => !keptWorks.Contains(choice.Work)))
            arranged.Insert(PlaceOf(choice.Work, arranged, walk), Proposed(choice));
        return arranged;
    }

    /// <summary>Where a work comes among others: after the one nearest before it in the walk, wherever the artist has moved that; first when none is.</summary>
    internal static int PlaceOf(Guid work, IReadOnlyList<ProposedWork> others, IReadOnlyDictionary<Guid, int> walk)
    {
        var (place, nearest) = (0, -1);
        for (var at = 0; at < others.Count; at++)
            if (walk.TryGetValue(others[at].Work, out var step) && step < walk[work] && step > nearest) (place, nearest) = (at + 1, step);
        return place;
    }

    private static LanguageText FreeName(Database db, ImportOf? import)
    {
        var name = import is { Name.Length: > 0 } ? LanguageText.Of(import.Name) : FromEverything;
        var taken = FindSelections.All(db).Select(selection => selection.Name).ToHashSet();
        for (var number = 1; ; number++)
        {
            var free = number == 1 ? name : new(name.Select(text => KeyValuePair.Create(text.Key, string.Create(CultureInfo.InvariantCulture, $"{text.Value} {number}"))));
            if (!taken.Contains(free)) return free;
        }
    }
}
