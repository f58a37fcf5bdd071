using Korme.Selection;

namespace Korme.Tests.Selection;

public sealed class FindBurstsTests
{
    private static readonly Measures Wall = Scene.Draw(1, 240, 160).Measure();
    private static readonly Measures OtherWall = Scene.Draw(2, 240, 160).Measure();

    [Fact]
    public void Frames_close_in_time_and_alike_are_one_burst()
    {
        var bursts = FindBursts.Run([Candidates.At(1, 0, Wall), Candidates.At(2, 0.4, Wall), Candidates.At(3, 0.8, Wall)]);

        Assert.Equal([3], Sizes(bursts));
    }

    [Fact]
    public void The_order_given_makes_no_difference()
    {
        Candidate[] frames = [.. Enumerable.Range(0, 20).Select(i => Candidates.At(i, i * 0.3, i < 12 ? Wall : OtherWall))];

        var bursts = FindBursts.Run([.. frames.Reverse()]);

        Assert.Equal([12, 8], Sizes(bursts));
        Assert.Equal(frames[..12], bursts[0].Frames);
    }

    [Fact]
    public void Time_alone_makes_no_burst()
    {
        var bursts = FindBursts.Run([Candidates.At(1, 0, Wall), Candidates.At(2, 0, OtherWall), Candidates.At(3, 0.5, Candidates.Unlike(3))]);

        Assert.Equal([1, 1, 1], Sizes(bursts));
    }

    [Fact]
    public void A_strip_and_a_square_of_nothing_are_two_moments()
    {
        var nothing = Scene.Plain(64, 64, 128).Measure();

        var bursts = FindBursts.Run([Candidates.At(1, null, nothing) with { WidthPixels = 1, HeightPixels = 1 }, Candidates.At(2, null, nothing) with { WidthPixels = 20_000, HeightPixels = 50 }]);

        Assert.Equal([1, 1], Sizes(bursts));
    }

    [Fact]
    public void The_same_place_ten_minutes_later_is_another_moment()
    {
        var bursts = FindBursts.Run([Candidates.At(1, 0, Wall), Candidates.At(2, 600, Wall)]);

        Assert.Equal([1, 1], Sizes(bursts));
    }

    [Fact]
    public void Frames_of_another_camera_are_another_burst()
    {
        var bursts = FindBursts.Run([Candidates.At(1, 0, Wall, "A"), Candidates.At(2, 0.1, Wall, "B"), Candidates.At(3, 0.2, Wall, "A")]);

        Assert.Equal([2, 1], Sizes(bursts));
    }

    [Fact]
    public void Frames_of_one_tick_of_the_clock_are_in_the_order_that_the_camera_numbered_them()
    {
        var bursts = FindBursts.Run([.. new[] { 103, 101, 9999, 102 }.Select((number, i) => Candidates.At(i, 0, Wall) with { Settings = new(Sequence: number) })]);

        Assert.Equal([101L, 102, 103, 9999], Assert.Single(bursts).Frames.Select(frame => frame.Settings!.Sequence));
    }

    [Fact]
    public void The_walk_is_one_order_also_where_only_one_of_two_cameras_numbers()
    {
        Candidate Frame(int number, string camera, long? sequence) => Candidates.At(number, 0, Wall, camera) with { Settings = new(Sequence: sequence) };
        Candidate[] frames = [Frame(9, "A", 5), Frame(5, "B", null), Frame(1, "A", 6), Frame(3, "A", null)];

        var ways = Enumerable.Range(0, frames.Length).Select(first => frames.Skip(first).Concat(frames.Take(first)).Order(WalkOrder.Instance).Select(frame => frame.Name).ToList());

        Assert.All(ways, way => Assert.Equal(["DSC_0003.jpg", "DSC_0009.jpg", "DSC_0001.jpg", "DSC_0005.jpg"], way));
    }

    [Fact]
    public void A_burst_is_never_longer_than_a_minute()
    {
        var bursts = FindBursts.Run([.. Enumerable.Range(0, 100).Select(i => Candidates.At(i, i, Wall))]);

        Assert.Equal([61, 39], Sizes(bursts));
    }

    [Fact]
    public void A_slow_pan_does_not_chain_its_first_frame_to_its_last()
    {
        var wide = Scene.Draw(5, 720, 160);
        var pan = Enumerable.Range(0, 25).Select(i => Candidates.At(i, i, wide.Cropped(i * 20, 0, 240, 160).Measure())).ToList();

        var bursts = FindBursts.Run(pan);

        Assert.True(bursts.Count > 1);
        Assert.Equal(25, bursts.Sum(burst => burst.Frames.Count));
    }

    [Fact]
    public void Another_framing_within_two_seconds_is_the_same_moment()
    {
        var wide = Scene.Draw(3, 600, 400);

        var bursts = FindBursts.Run(
        [
            Candidates.At(1, 0, wide.Cropped(0, 0, 480, 320).Measure()),
            Candidates.At(2, 1.5, wide.Cropped(60, 40, 480, 320).Measure()),
        ]);

        Assert.Equal([2], Sizes(bursts));
    }

    [Fact]
    public void A_bracket_of_exposures_is_one_moment()
    {
        var scene = Scene.Draw(1, 240, 160);

        var bursts = FindBursts.Run([.. new[] { 0, -1.0, 1 }.Select((stops, i) => Candidates.At(i, i * 0.3, scene.Exposed(stops).Measure()))]);

        Assert.Equal([3], Sizes(bursts));
    }

    [Fact]
    public void Without_time_only_neighbours_by_name_that_are_very_alike_are_grouped()
    {
        var bursts = FindBursts.Run(
        [
            Candidates.At(1, null, Wall), Candidates.At(2, null, Wall), Candidates.At(3, null, OtherWall), Candidates.At(4, null, Wall),
        ]);

        Assert.Equal([2, 1, 1], Sizes(bursts));
    }

    [Fact]
    public void A_frame_without_time_joins_no_frame_with_one()
    {
        var bursts = FindBursts.Run([Candidates.At(1, 0, Wall), Candidates.At(2, null, Wall)]);

        Assert.Equal([1, 1], Sizes(bursts));
        Assert.Null(bursts[^1].First.Taken);
    }

    [Fact]
    public void Equal_times_are_ordered_by_the_numbers_in_their_names()
    {
        var bursts = FindBursts.Run([.. new[] { 10, 9, 100, 2 }.Select(i => Candidates.At(i, 0, Wall) with { Name = $"pcb_{i}.jpg" })]);

        Assert.Equal(["pcb_2.jpg", "pcb_9.jpg", "pcb_10.jpg", "pcb_100.jpg"], bursts.Single().Frames.Select(frame => frame.Name));
    }

    [Fact]
    public void Damaged_measures_make_singles_and_no_error()
    {
        var damaged = Wall with { Hash = "no", Grid = "" };

        var bursts = FindBursts.Run([Candidates.At(1, 0, damaged), Candidates.At(2, 0, damaged)]);

        Assert.Equal([1, 1], Sizes(bursts));
    }

    [Fact]
    public void Featureless_pictures_of_other_colours_are_not_one_moment()
    {
        var (dark, light) = (Scene.Plain(64, 64, 0).Measure(), Scene.Plain(64, 64, 200).Measure());

        var bursts = FindBursts.Run([Candidates.At(1, null, dark), Candidates.At(2, null, light with { Grid = OtherWall.Grid })]);

        Assert.Equal([1, 1], Sizes(bursts));
    }

    [Fact]
    public void Ten_thousand_pictures_take_a_few_comparisons_each()
    {
        var day = Enumerable.Range(0, 10_000).Select(i => Candidates.At(i, i * 3, Candidates.Unlike(i / 4))).ToList();

        var bursts = FindBursts.Run(day, out var comparisons);

        Assert.InRange(comparisons, 1, 10_000 * FindBursts.MostComparisons);
        Assert.Equal(2_500, bursts.Count);
    }

    [Fact]
    public void Ten_thousand_identical_pictures_are_grouped_and_ranked()
    {
        var day = Enumerable.Range(0, 10_000).Select(i => Candidates.At(i, null, Wall)).ToList();

        var bursts = FindBursts.Run(day, out var comparisons);

        Assert.Equal([10_000], Sizes(bursts));
        Assert.InRange(comparisons, 1, 10_000 * FindBursts.MostComparisons);
        Assert.All(RankBurst.Run(bursts[0]), frame => Assert.Equal(0, frame.Rank));
    }

    [Fact]
    public void A_hundred_thousand_pictures_take_ten_times_as_many_comparisons_as_ten_thousand()
    {
        var days = Enumerable.Range(0, 100_000).Select(i => Candidates.At(i, i * 1.5, Candidates.Unlike(i / 4 % 500))).ToList();

        FindBursts.Run(days[..10_000], out var few);
        FindBursts.Run(days, out var many);

        Assert.InRange(many, 9 * few, 11 * few);
    }

    [Fact]
    public void Another_subject_in_the_same_second_does_not_cut_a_burst_in_two()
    {
        var bursts = FindBursts.Run([Candidates.At(1, 0, Wall), Candidates.At(2, 0, OtherWall), Candidates.At(3, 0, Wall), Candidates.At(4, 0, Wall)]);

        Assert.Equal([3, 1], Sizes(bursts));
    }

    [Fact]
    public void What_the_artist_put_together_stays_together_and_takes_in_nothing_else()
    {
        var moment = Guid.Parse("00000000-0000-0000-0000-00000000000a");

        var bursts = FindBursts.Run(
        [
            Candidates.At(1, 0, Wall) with { Moment = moment }, Candidates.At(2, 0.2, Wall), Candidates.At(3, 0.4, Wall),
            Candidates.At(4, 900, OtherWall, "Another") with { Moment = moment },
        ]);

        Assert.Equal([2, 2], Sizes(bursts));
        Assert.Equal([moment, moment], bursts[0].Frames.Select(frame => frame.Moment!.Value));
    }

    [Fact]
    public void Two_bodies_of_one_model_are_two_cameras()
    {
        Candidate[] frames = [.. Enumerable.Range(0, 6).Select(i => Candidates.At(i, i * 0.2, Wall) with { Settings = new(Body: i % 2 == 0 ? "100" : "200") })];

        Assert.Equal([3, 3], Sizes(FindBursts.Run(frames)));
    }

    [Fact]
    public void A_clock_without_seconds_does_not_make_one_burst_of_a_minute()
    {
        var bursts = FindBursts.Run(
        [
            .. Enumerable.Range(0, 3).Select(i => Candidates.At(i, 0, Wall)), .. Enumerable.Range(3, 3).Select(i => Candidates.At(i, 0, OtherWall)),
            Candidates.At(6, 60, OtherWall), Candidates.At(7, 600, Wall),
        ]);

        Assert.Equal([3, 4, 1], Sizes(bursts));
    }

    [Fact]
    public void A_picture_framed_a_fifth_closer_or_aside_is_the_same_moment()
    {
        var wide = Scene.Draw(3, 600, 400);
        Scene[] framings = [wide, wide.Cropped(0, 0, 480, 320), wide.Cropped(120, 80, 480, 320), wide.Cropped(60, 80, 480, 320)];

        var bursts = FindBursts.Run([.. framings.Select((framing, i) => Candidates.At(i, i * 1.4, framing.Measure()))]);

        Assert.Equal([4], Sizes(bursts));
    }

    [Fact]
    public void Nothing_gives_nothing()
    {
        Assert.Empty(FindBursts.Run([]));
        Assert.Empty(ChooseBest.Run([], 5));
        Assert.Empty(ChooseAll.Run([]));
    }

    private static IEnumerable<int> Sizes(IReadOnlyList<Burst> bursts) => bursts.Select(burst => burst.Frames.Count);
}
