using Korme.Catalogue;
using Korme.Selection;

namespace Korme.Tests.Selection;

public sealed class ChooseWithMarksTests
{
    private const double North = 43.2565, East = 76.9285; // Almaty

    [Fact]
    public void Picked_works_are_all_in_even_beyond_the_number_asked_for_and_say_so()
    {
        var day = Day(12).Select((each, i) => i is 1 or 4 or 9 ? each with { Mark = Mark.Picked } : each).ToList();

        var choices = ChooseBest.Run(day, 2);

        Assert.Equal([day[1].Work, day[4].Work, day[9].Work], choices.Select(choice => choice.Work));
        Assert.All(choices, choice => Assert.StartsWith("Picked by you; ", choice.Reason.In("en"), StringComparison.Ordinal));
        Assert.All(choices, choice => Assert.StartsWith("Өзіңіз таңдадыңыз; ", choice.Reason.In("kk"), StringComparison.Ordinal));
        Assert.All(choices, choice => Assert.StartsWith("Выбрано вами; ", choice.Reason.In("ru"), StringComparison.Ordinal));
    }

    [Fact]
    public void Two_picked_frames_of_one_moment_are_both_in_and_no_third_comes_with_them()
    {
        var burst = Candidates.Unlike(1);
        List<Candidate> day = [.. Enumerable.Range(0, 4).Select(i => Candidates.At(i, i * 0.5, burst with { Detail = 1 + i }, mark: i < 2 ? Mark.Picked : Mark.Undecided))];

        var choices = ChooseBest.Run(day, 4);

        Assert.Equal([day[0].Work, day[1].Work], choices.Select(choice => choice.Work));
    }

    [Fact]
    public void The_picked_frame_of_a_moment_stands_for_it_even_when_others_are_sharper_and_have_stars()
    {
        var burst = Candidates.Unlike(1);
        List<Candidate> day = [Candidates.At(1, 0, burst, rating: 5), Candidates.At(2, 0.5, burst with { Detail = 0.1 }, mark: Mark.Picked)];

        var choice = ChooseBest.Run(day, 1).Single();

        Assert.Equal(day[1].Work, choice.Work);
        Assert.Equal(day[0].Work, choice.Alternative!.Work);
        Assert.True(choice.Alternative.IsSameMoment);
    }

    [Fact]
    public void Rejected_works_are_neither_chosen_nor_alternatives_even_when_they_were_locked()
    {
        var day = Day(6).Select((each, i) => i < 4 ? each with { Mark = Mark.Rejected } : each).ToList();

        var choices = ChooseBest.Run(day, new Wish(5) { Kept = new HashSet<Guid> { day[0].Work } });

        Assert.Equal([day[4].Work, day[5].Work], choices.Select(choice => choice.Work));
        Assert.All(choices, choice => Assert.Null(choice.Alternative));
    }

    [Fact]
    public void What_is_locked_stays_and_what_is_taken_out_never_comes_back()
    {
        var day = Day(20);
        var first = ChooseBest.Run(day, 6).Select(choice => choice.Work).ToList();
        var unwanted = day.Select(each => each.Work).Except(first).First();

        var wish = new Wish(6) { Kept = new HashSet<Guid> { unwanted }, TakenOut = new HashSet<Guid> { first[2], first[3] } };
        var second = ChooseBest.Run([.. day.Select(each => each.Work == first[3] ? each with { Mark = Mark.Picked } : each)], wish);

        Assert.Equal(6, second.Count);
        Assert.Contains(unwanted, second.Select(choice => choice.Work));
        Assert.DoesNotContain(first[2], second.SelectMany(choice => (Guid?[])[choice.Work, choice.Alternative?.Work]).OfType<Guid>());
        Assert.DoesNotContain(first[3], second.SelectMany(choice => (Guid?[])[choice.Work, choice.Alternative?.Work]).OfType<Guid>());
    }

    [Fact]
    public void What_was_passed_over_comes_back_only_when_nothing_else_is_left()
    {
        var day = Day(20);
        var first = ChooseBest.Run(day, 12).Select(choice => choice.Work).ToHashSet();

        var second = ChooseBest.Run(day, new Wish(12) { PassedOver = first }).Select(choice => choice.Work).ToList();

        Assert.Equal(8, second.Except(first).Count());
        Assert.Equal(4, second.Intersect(first).Count());
    }

    [Fact]
    public void The_nearest_alternative_of_a_single_is_the_moment_nearest_in_time()
    {
        // One an hour, and beside each chosen one a weaker picture five minutes later.
        var day = Enumerable.Range(0, 12)
            .Select(i => Candidates.At(i, i / 2 * 3600 + i % 2 * 300, Candidates.Unlike(i, detail: i % 2 == 0 ? 1 : 0.3)))
            .ToList();

        var choices = ChooseBest.Run(day, 6);

        Assert.Equal([0, 2, 4, 6, 8, 10], choices.Select(choice => day.FindIndex(each => each.Work == choice.Work)));
        Assert.Equal([1, 3, 5, 7, 9, 11], choices.Select(choice => day.FindIndex(each => each.Work == choice.Alternative!.Work)));
        Assert.All(choices, choice => Assert.False(choice.Alternative!.IsSameMoment));
        Assert.All(choices, choice => Assert.Equal(["en", "kk", "ru"], choice.Alternative!.Reason.Select(text => text.Key)));
    }

    [Fact]
    public void No_two_works_have_one_alternative_as_long_as_there_are_enough()
    {
        var choices = ChooseBest.Run(Day(40), 20);

        Assert.Equal(20, choices.Select(choice => choice.Alternative!.Work).Distinct().Count());
    }

    [Fact]
    public void A_place_far_away_is_preferred_to_one_more_of_the_same_street()
    {
        // Without time, so that only the place differs; the subjects are all unlike.
        var day = Enumerable.Range(0, 12)
            .Select(i => Candidates.At(i, null, Candidates.Unlike(i)) with { Place = new(LanguageText.None, North + (i == 7 ? 0.05 : i * 1e-5), East) })
            .ToList();

        var choices = ChooseBest.Run(day, 2);

        Assert.Contains(day[7].Work, choices.Select(choice => choice.Work));
    }

    [Fact]
    public void Places_that_have_only_a_name_are_spread_too()
    {
        var bazaar = new PlaceOf(new([new("kk", "Көк базар"), new("en", "Green Bazaar")]));
        var square = new PlaceOf(LanguageText.Of("Square", "en"));
        var day = Enumerable.Range(0, 12).Select(i => Candidates.At(i, null, Candidates.Unlike(i)) with { Place = i == 5 ? square : bazaar }).ToList();

        Assert.Contains(day[5].Work, ChooseBest.Run(day, 2).Select(choice => choice.Work));
    }

    [Fact]
    public void Two_alike_pictures_hang_together_only_when_nothing_else_is_left()
    {
        var wall = Scene.Draw(1, 240, 160).Measure();
        List<Candidate> day =
        [
            Candidates.At(1, 0, wall, rating: 5), Candidates.At(2, 3600, Candidates.Unlike(2, detail: 0.02)), Candidates.At(3, 7200, wall, rating: 5),
        ];

        Assert.Equal([day[0].Work, day[1].Work], ChooseBest.Run(day, 2).Select(choice => choice.Work));
        Assert.Equal(3, ChooseBest.Run(day, 3).Count);
    }

    [Theory]
    [InlineData(1_000, 24)]
    [InlineData(10_000, 24)]
    public void The_work_grows_with_the_number_of_pictures_not_with_its_square(int pictures, int count)
    {
        var choices = ChooseBest.Run(Day(pictures), new Wish(count), out var comparisons);

        Assert.Equal(count, choices.Count);
        Assert.InRange(comparisons, 1, 2L * pictures * count);
    }

    [Fact]
    public void Ten_thousand_identical_pictures_without_time_are_one_moment()
    {
        var same = Candidates.Unlike(1);
        var day = Enumerable.Range(0, 10_000).Select(i => Candidates.At(i, null, same)).ToList();

        Assert.Single(ChooseBest.Run(day, 24));
    }

    private static List<Candidate> Day(int pictures) =>
        [.. Enumerable.Range(0, pictures).Select(i => Candidates.At(i, i * 40, Candidates.Unlike(i, detail: 0.3 + i % 7 * 0.1)))];
}
