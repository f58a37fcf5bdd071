using Korme.Catalogue;
using Korme.Selection;
using Korme.Selections;
using Korme.Tests.Selection;

namespace Korme.Tests.Selections;

public sealed class ArrangeSelectionTests
{
    private static readonly List<Candidate> All = [.. Enumerable.Range(0, 40).Select(i => At(i))];

    [Fact]
    public void Locked_works_keep_their_places_when_others_are_asked_for()
    {
        var first = New(6);
        var locked = ArrangeSelection.Lock(ArrangeSelection.Lock(first, first.Works[1].Work, true)!, first.Works[4].Work, true)!;

        var again = ProposeSelection.Again(locked, All, MeritWeights.Usual);

        Assert.Equal(6, again.Works.Count);
        Assert.Equal(Works(first).Where((_, i) => i is 1 or 4), Works(again).Intersect(Works(first)));
        Assert.Equal(Works(again), All.Select(each => each.Work).Where(Works(again).Contains));
        Assert.All(again.Works, each => Assert.Equal(each.Work == first.Works[1].Work || each.Work == first.Works[4].Work, each.IsLocked));
        Assert.Equal(4, again.PassedOver.Count);
    }

    [Fact]
    public void Asking_again_and_again_shows_every_moment_before_any_comes_back()
    {
        var selection = New(10);
        var seen = Works(selection).ToHashSet();

        for (var round = 1; round < 4; round++)
        {
            selection = ProposeSelection.Again(selection, All, MeritWeights.Usual);
            Assert.Empty(Works(selection).Intersect(seen));
            seen.UnionWith(Works(selection));
        }

        Assert.Equal(40, seen.Count);
        Assert.Equal(10, ProposeSelection.Again(selection, All, MeritWeights.Usual).Works.Count);
    }

    [Fact]
    public void Where_there_is_nothing_else_the_same_comes_again()
    {
        var selection = New(40);

        var again = ProposeSelection.Again(selection, All, MeritWeights.Usual);

        Assert.Equal(Works(selection), Works(again));
        Assert.Empty(again.PassedOver);
    }

    [Fact]
    public void What_was_picked_meanwhile_is_in_and_what_was_rejected_is_out()
    {
        var selection = New(6);
        var newlyPicked = All.Select(each => each.Work).Except(Works(selection)).First();
        var marked = All.Select(each =>
            each.Work == newlyPicked ? each with { Mark = Mark.Picked } : each.Work == selection.Works[0].Work ? each with { Mark = Mark.Rejected } : each).ToList();

        var again = ProposeSelection.Again(selection, marked, MeritWeights.Usual);

        Assert.Contains(newlyPicked, Works(again));
        Assert.DoesNotContain(selection.Works[0].Work, Works(again));
    }

    [Fact]
    public void A_swap_hangs_the_alternative_locked_and_a_second_one_swaps_back()
    {
        var selection = New(6);
        var before = selection.Works[2];

        var swapped = ArrangeSelection.Swap(selection, before.Work, All, MeritWeights.Usual)!;
        var back = ArrangeSelection.Swap(swapped, swapped.Works[2].Work, All, MeritWeights.Usual)!;

        Assert.Equal((before.Alternative!.Work, before.Alternative.Reason, true), (swapped.Works[2].Work, swapped.Works[2].Reason, swapped.Works[2].IsLocked));
        Assert.Equal((before.Work, before.Reason), (swapped.Works[2].Alternative!.Work, swapped.Works[2].Alternative!.Reason));
        Assert.Equal(Works(selection), Works(back));
    }

    [Fact]
    public void No_alternative_hangs_already_whatever_was_done()
    {
        var selection = New(12);

        foreach (var work in Works(selection).Take(6).ToList())
        {
            selection = ArrangeSelection.Swap(selection, work, All, MeritWeights.Usual)!;
            Assert.Empty(selection.Works.Select(each => each.Alternative!.Work).Intersect(Works(selection)));
            Assert.Equal(12, Works(selection).Distinct().Count());
        }
    }

    [Fact]
    public void What_is_taken_out_leaves_a_place_that_is_filled_by_something_else_and_can_be_put_back()
    {
        var selection = New(6);
        var unwanted = selection.Works[3].Work;

        var without = ArrangeSelection.TakeOut(selection, unwanted, All, MeritWeights.Usual)!;
        var filled = ProposeSelection.OfCount(without, 6, All, MeritWeights.Usual);
        var back = ArrangeSelection.PutBack(without, unwanted, All, MeritWeights.Usual)!;

        Assert.Equal(5, without.Works.Count);
        Assert.DoesNotContain(unwanted, Works(filled).Concat(filled.Works.Select(each => each.Alternative!.Work)));
        Assert.Equal(Works(without), Works(filled).Intersect(Works(without)));
        Assert.Equal(Works(selection), Works(back));
        Assert.True(back.Works[3].IsLocked);
        Assert.Empty(back.TakenOut);
    }

    [Fact]
    public void More_adds_to_what_is_there_and_fewer_leaves_what_is_locked()
    {
        var selection = New(6);
        var more = ProposeSelection.OfCount(selection, 10, All, MeritWeights.Usual);
        var locked = more.Works.TakeLast(2).Aggregate(more, (each, work) => ArrangeSelection.Lock(each, work.Work, true)!);

        var fewer = ProposeSelection.OfCount(locked, 3, All, MeritWeights.Usual);

        Assert.Equal(Works(selection), Works(more).Intersect(Works(selection)));
        Assert.Equal((10, 3), (more.Works.Count, fewer.Works.Count));
        Assert.Equal(Works(more).TakeLast(2), Works(fewer).TakeLast(2));
        Assert.Equal(3, fewer.Count);
    }

    [Fact]
    public void The_order_that_the_artist_gave_stays()
    {
        var selection = New(6);
        var last = selection.Works[5].Work;
        for (var step = 0; step < 5; step++) selection = ArrangeSelection.Move(selection, last, -1)!;

        var filled = ProposeSelection.OfCount(ArrangeSelection.TakeOut(selection, selection.Works[2].Work, All, MeritWeights.Usual)!, 6, All, MeritWeights.Usual);

        Assert.Equal(last, Works(filled)[0]);
        Assert.Null(ArrangeSelection.Move(filled, last, -1));
    }

    [Fact]
    public void The_date_spans_the_days_of_its_works()
    {
        var days = All.Select((each, i) => each with { Taken = new(new DateTime(2026, 11, 20 + i / 20, 9, 0, 0).AddMinutes(i)) }).ToList();

        Assert.Equal("2026-11-20/2026-11-21", Of(days, 40).Date);
        Assert.Equal("2026-11-20", Of([.. days.Take(20)], 5).Date);
        Assert.Null(Of([.. days.Select(each => each with { Taken = null })], 5).Date);
    }

    [Fact]
    public void A_history_is_undone_step_by_step_and_done_again()
    {
        List<RecordStep<KeptSelection>> steps = [];
        var states = new[] { New(3), New(4), New(5) };
        Step(states[0], "proposed");
        Step(states[1], "count");
        Step(states[2], "again");
        Step(states[1], UndoSelection.Undo);

        var once = UndoSelection.Of(steps);
        Step(states[0], UndoSelection.Undo);
        var twice = UndoSelection.Of(steps);
        Step(states[1], UndoSelection.Redo);
        var forth = UndoSelection.Of(steps);
        Step(states[0] with { Count = 7 }, "count");
        var anew = UndoSelection.Of(steps);

        Assert.Equal((states[0], "count", states[2], "again"), (once.Before, once.Done, once.After, once.Undone));
        Assert.Equal((null, states[1], "count"), (twice.Before, twice.After, twice.Undone));
        Assert.Equal((states[0], states[2]), (forth.Before, forth.After));
        Assert.Equal((states[1], (KeptSelection?)null), (anew.Before, anew.After));

        void Step(KeptSelection record, string what) => steps.Add(new(null, default, what, record));
    }

    private static Candidate At(int number) =>
        Candidates.At(number, number * 600, Candidates.Unlike(number, detail: 0.3 + number % 7 * 0.1));

    private static KeptSelection New(int count) => Of(All, count);

    private static KeptSelection Of(IReadOnlyList<Candidate> candidates, int count) =>
        ProposeSelection.Of(candidates, null, count, LanguageText.Of("day", "en"), MeritWeights.Usual, TimeProvider.System);

    private static List<Guid> Works(KeptSelection selection) => [.. selection.Works.Select(each => each.Work)];
}
