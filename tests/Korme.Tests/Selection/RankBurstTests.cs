using Korme.Selection;

namespace Korme.Tests.Selection;

public sealed class RankBurstTests
{
    private static readonly Scene Wall = Scene.Draw(1);

    [Fact]
    public void A_blurred_frame_ranks_behind_the_sharp_one()
    {
        var ranked = Rank(Wall.Blurred(1), Wall, Wall.Blurred(3));

        Assert.Equal([1, 0, 2], ranked.Select(pair => pair.Index));
        Assert.Equal("The sharpest of three; highlights kept.", ranked[0].Frame.Reason.In("en"));
        Assert.StartsWith("Softer than the best of three", ranked[2].Frame.Reason.In("en"), StringComparison.Ordinal);
    }

    [Fact]
    public void A_noisy_blur_ranks_behind_the_sharp_frame()
    {
        var ranked = Rank(Wall.Blurred(2).Noisy(10, 1), Wall);

        Assert.Equal([1, 0], ranked.Select(pair => pair.Index));
    }

    [Fact]
    public void A_noisier_frame_ranks_behind_its_twin()
    {
        var ranked = Rank(Wall.Noisy(10, 1), Wall.Noisy(1, 2));

        Assert.Equal([1, 0], ranked.Select(pair => pair.Index));
    }

    [Fact]
    public void An_over_exposed_frame_loses_for_its_highlights()
    {
        var ranked = Rank(Wall.Exposed(3.2), Wall);

        Assert.Equal([1, 0], ranked.Select(pair => pair.Index));
        Assert.Contains("highlights kept", ranked[0].Frame.Reason.In("en"), StringComparison.OrdinalIgnoreCase);
        Assert.Contains("more blown highlights", ranked[1].Frame.Reason.In("en"), StringComparison.OrdinalIgnoreCase);
    }

    [Fact]
    public void Twins_are_said_to_be_equal()
    {
        var ranked = Rank(Wall.Noisy(2, 1), Wall.Noisy(2, 2), Wall.Noisy(2, 3));

        Assert.All(ranked, pair => Assert.Equal(0, pair.Frame.Rank));
        Assert.Equal([0, 1, 2], ranked.Select(pair => pair.Index));
        Assert.Equal("Three frames with no difference that we can measure; this is the first of them.", ranked[0].Frame.Reason.In("en"));
        Assert.Equal("Үш кадрдың өлшенетін айырмасы жоқ; бұл – біріншісі.", ranked[0].Frame.Reason.In("kk"));
        Assert.Equal("Три кадра без измеримой разницы.", ranked[1].Frame.Reason.In("ru"));
    }

    [Fact]
    public void Frames_that_are_level_share_a_rank_and_the_next_counts_them()
    {
        var ranked = Rank(Wall.Blurred(2), Wall.Noisy(1, 1), Wall.Noisy(1, 2));

        Assert.Equal([0, 0, 2], ranked.Select(pair => pair.Frame.Rank));
        Assert.StartsWith("Among the sharpest of three", ranked[0].Frame.Reason.In("en"), StringComparison.Ordinal);
    }

    private static List<(int Index, RankedFrame Frame)> Rank(params Scene[] frames)
    {
        var burst = Candidates.BurstOf([.. frames.Select(frame => frame.Measure())]);
        return [.. RankBurst.Run(burst).Select(ranked => (burst.Frames.ToList().IndexOf(ranked.Frame), ranked))];
    }
}
