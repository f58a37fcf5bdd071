using Korme.Selection;

namespace Korme.Tests.Selection;

/// <summary>How light a scene may be made, told by the frames of a burst.</summary>
public sealed class OverexposureTests
{
    private static readonly Scene Wide = Scene.Draw(5, 480, 320);

    [Fact]
    public void Of_a_night_whose_lamps_are_white_the_lighter_frame_is_not_the_better_one_and_the_darker_one_isnt_either()
    {
        var night = Wide.Measure();
        var burst = Candidates.BurstOf(
            night with { Exposure = -3, Headroom = 0 }, night with { Exposure = -4, Headroom = 0.1 }, night with { Exposure = -5.5, Headroom = 1.6 });

        var ranked = RankBurst.Run(burst);

        Assert.Equal([burst.Frames[1].Work, burst.Frames[0].Work, burst.Frames[2].Work], ranked.Select(frame => frame.Frame.Work));
        Assert.StartsWith("Lighter than the best of three", ranked[1].Reason.In("en"), StringComparison.Ordinal);
        Assert.StartsWith("Darker than the best of three", ranked[2].Reason.In("en"), StringComparison.Ordinal);
    }

    [Fact]
    public void Light_that_fits_is_not_too_much()
    {
        var view = Wide.Measure();

        var over = Overexposure.Of(Candidates.BurstOf(
            view with { Exposure = -1.5, Headroom = 1 }, view with { Exposure = -0.6, Headroom = 0.1 }, view with { Exposure = 0.4, Headroom = 0 }).Frames);

        Assert.Equal((0, 0), (over[0], over[1]));
        Assert.InRange(over[2], 0.7, 0.8);
    }

    [Fact]
    public void A_frame_that_was_framed_otherwise_says_nothing_about_the_light()
    {
        var (left, right) = (Wide.Cropped(0, 0, 360, 240).Measure(), Wide.Cropped(90, 60, 360, 240).Measure());

        var over = Overexposure.Of(Candidates.BurstOf(left with { Exposure = -2, Headroom = 0 }, right with { Exposure = -0.5, Headroom = 0 }).Frames);

        Assert.Equal([0, 0], over);
    }

    [Fact]
    public void A_burst_of_thousands_costs_a_few_comparisons_a_frame()
    {
        var view = Wide.Measure();
        var frames = Enumerable.Range(0, 5_000).Select(i => Candidates.At(i, i * 0.01, view with { Exposure = -2 + i % 40 * 0.1, Headroom = 0 })).ToList();

        var over = Overexposure.Of(frames);

        Assert.InRange(over.Max(), 3.7, 3.9);
    }
}
