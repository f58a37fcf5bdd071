using Korme.Catalogue;
using Korme.Selection;

namespace Korme.Tests.Selection;

public sealed class ChooseBestTests
{
    private const int Hour = 3600;

    [Fact]
    public void Never_two_of_one_moment()
    {
        var day = Enumerable.Range(0, 60).Select(i => Candidates.At(i, i / 5 * 300 + i % 5 * 0.5, Candidates.Unlike(i / 5))).ToList();

        var choices = ChooseBest.Run(day, 8);

        Assert.Equal(8, choices.Count);
        Assert.Equal(8, choices.Select(choice => choice.Burst[0]).Distinct().Count());
        Assert.All(choices, choice => Assert.Contains(choice.Work, choice.Burst));
    }

    [Fact]
    public void More_than_there_are_moments_gives_the_best_of_each()
    {
        var day = Enumerable.Range(0, 20).Select(i => Candidates.At(i, i / 5 * 300 + i % 5 * 0.5, Candidates.Unlike(i / 5, i % 5 + 0.1))).ToList();

        var choices = ChooseBest.Run(day, 1000);

        Assert.Equal([4, 9, 14, 19], choices.Select(choice => day.FindIndex(candidate => candidate.Work == choice.Work)));
        Assert.StartsWith("The sharpest of five", choices[0].Reason.In("en"), StringComparison.Ordinal);
    }

    [Fact]
    public void A_rejected_picture_is_never_chosen()
    {
        var burst = Candidates.Unlike(1);
        List<Candidate> day =
        [
            Candidates.At(1, 0, burst, mark: Mark.Rejected), Candidates.At(2, 0.5, burst with { Detail = 0.1 }),
            Candidates.At(3, 500, Candidates.Unlike(2), mark: Mark.Rejected),
        ];

        var best = ChooseBest.Run(day, 5);
        var all = ChooseAll.Run(day);

        Assert.Equal([day[1].Work], best.Select(choice => choice.Work));
        Assert.Equal(1, best[0].Rank);
        Assert.Equal([day[1].Work], all.Select(choice => choice.Work));
    }

    [Fact]
    public void Stars_come_before_sharpness()
    {
        var burst = Candidates.Unlike(1);
        List<Candidate> day =
        [
            Candidates.At(1, 0, burst), Candidates.At(2, 0.5, burst with { Detail = 0.1 }, rating: 4),
            Candidates.At(3, 500, Candidates.Unlike(2)), Candidates.At(4, 1000, Candidates.Unlike(3)),
        ];

        var choices = ChooseBest.Run(day, 1);

        Assert.Equal(day[1].Work, choices.Single().Work);
        Assert.Equal("Four stars from you; softer than the best of two.", choices.Single().Reason.In("en"));
    }

    [Fact]
    public void The_choice_is_spread_over_the_day()
    {
        // 200 pictures in the first hour, then one every ten minutes until the evening.
        var busy = Enumerable.Range(0, 200).Select(i => Candidates.At(i, i * 18, Candidates.Unlike(i)));
        var quiet = Enumerable.Range(200, 48).Select(i => Candidates.At(i, Hour + (i - 199) * 600, Candidates.Unlike(i)));
        List<Candidate> day = [.. busy, .. quiet];

        var choices = ChooseBest.Run(day, 9).Select(choice => day.Find(candidate => candidate.Work == choice.Work)!).ToList();

        Assert.InRange(choices.Count(choice => choice.Taken!.Local.Hour == 8), 1, 3);
        Assert.True(choices.Select(choice => choice.Taken!.Local.Hour).Distinct().Count() >= 6);
        Assert.Equal(choices.OrderBy(choice => choice.Taken!.Local), choices);
    }

    [Fact]
    public void Of_two_alike_pictures_of_different_hours_one_gives_way_to_a_new_subject()
    {
        var wall = Scene.Draw(1, 240, 160).Measure();
        List<Candidate> day =
        [
            Candidates.At(1, 0, wall), Candidates.At(2, Hour, Scene.Draw(2, 240, 160).Measure()), Candidates.At(3, 2 * Hour, wall),
            Candidates.At(4, 3 * Hour, Scene.Draw(3, 240, 160).Measure()),
        ];

        var choices = ChooseBest.Run(day, 3).Select(choice => choice.Work).ToList();

        Assert.Contains(day[1].Work, choices);
        Assert.Contains(day[3].Work, choices);
        Assert.Single(choices, work => work == day[0].Work || work == day[2].Work);
    }

    [Fact]
    public void A_sharp_and_well_exposed_picture_is_preferred()
    {
        List<Candidate> day =
        [
            Candidates.At(1, 0, Candidates.Unlike(1, detail: 0.05)), Candidates.At(2, 100, Candidates.Unlike(2, detail: 1.5)),
            Candidates.At(3, 200, Candidates.Unlike(3, highlights: 0.3, exposure: 2)),
        ];

        Assert.Equal(day[1].Work, ChooseBest.Run(day, 1).Single().Work);
    }

    [Fact]
    public void A_thumbnail_hangs_only_when_nothing_else_is_left()
    {
        List<Candidate> day = [Candidates.At(1, 0, Candidates.Unlike(1), widthPixels: 100), Candidates.At(2, 9000, Candidates.Unlike(2, detail: 0.1))];

        Assert.Equal(day[1].Work, ChooseBest.Run(day, 1).Single().Work);
    }

    [Fact]
    public void The_same_candidates_in_any_order_give_the_same_choice()
    {
        var random = new Random(4);
        var day = Enumerable.Range(0, 120)
            .Select(i => Candidates.At(i, i % 10 == 0 ? null : random.Next(40_000), Candidates.Unlike(i / 2, random.NextDouble()), rating: random.Next(0, 3), mark: random.Next(4) == 0 ? Mark.Rejected : Mark.Undecided))
            .ToArray();
        var first = ChooseBest.Run(day, 24);

        random.Shuffle(day);
        var second = ChooseBest.Run(day, 24);

        Assert.Equal(first.Select(choice => (choice.Work, choice.Reason)), second.Select(choice => (choice.Work, choice.Reason)));
    }

    [Fact]
    public void Everything_hangs_in_the_order_of_time_with_what_has_no_time_at_the_end()
    {
        List<Candidate> day = [Candidates.At(1, null, Candidates.Unlike(1)), Candidates.At(2, 50, Candidates.Unlike(2)), Candidates.At(3, 10, Candidates.Unlike(3))];

        var choices = ChooseAll.Run(day);

        Assert.Equal([day[2].Work, day[1].Work, day[0].Work], choices.Select(choice => choice.Work));
        Assert.All(choices, choice => Assert.Equal(["en", "kk", "ru"], choice.Reason.Select(text => text.Key)));
    }

    [Fact]
    public void A_picture_alone_in_its_hour_says_so()
    {
        List<Candidate> day = [Candidates.At(1, 0, Candidates.Unlike(1)), Candidates.At(2, 60, Candidates.Unlike(2)), Candidates.At(3, Hour, Candidates.Unlike(3))];

        var choices = ChooseBest.Run(day, 3);

        Assert.Equal("The only frame of its moment; sharp and well exposed.", choices[0].Reason.In("en"));
        Assert.Equal("The only frame of 09:00–10:00; sharp and well exposed.", choices[2].Reason.In("en"));
    }

    [Fact]
    public void None_may_be_asked_for_but_not_fewer()
    {
        Assert.Empty(ChooseBest.Run([Candidates.At(1, 0, Candidates.Unlike(1))], 0));
        Assert.Throws<ArgumentOutOfRangeException>(() => ChooseBest.Run([], -1));
    }
}
