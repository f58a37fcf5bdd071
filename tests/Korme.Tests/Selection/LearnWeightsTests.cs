using Korme.Catalogue;
using Korme.Selection;

namespace Korme.Tests.Selection;

/// <summary>Artists made up of weights: they pick the frame of each moment that scores highest by theirs, more or less surely.</summary>
public sealed class LearnWeightsTests
{
    private const int FramesInBurst = 5;

    /// <summary>What differs from frame to frame in these moments; of the rest nothing can be learned.</summary>
    private static readonly string[] Varied = ["sharpness", "highlights", "shadows", "exposure", "noise"];

    [Fact]
    public void Nobodys_decisions_leave_the_weights_as_usual() =>
        Assert.Equal(MeritWeights.Usual, LearnWeights.From([]));

    [Theory]
    [InlineData("sharpness", 1)]
    [InlineData("highlights", 2)]
    [InlineData("shadows", 3)]
    [InlineData("exposure", 4)]
    [InlineData("noise", 5)]
    public void What_an_artist_looks_at_counts_more_and_the_rest_less(string merit, int seed)
    {
        var artist = new Artist(seed, MeritWeights.Names.ToDictionary(name => name, name => name == merit ? 2.0 : 0.2));

        var learned = LearnWeights.From(artist.Decide(200));

        Assert.InRange(learned.TimesUsual(merit), 1.25, 3);
        Assert.All(Varied.Where(name => name != merit), name => Assert.True(learned.TimesUsual(name) < learned.TimesUsual(merit) / 1.4, name));
    }

    [Theory]
    [InlineData(11)]
    [InlineData(12)]
    [InlineData(13)]
    public void Learned_weights_agree_better_with_decisions_they_have_not_seen(int seed)
    {
        var artist = new Artist(seed, new() { ["sharpness"] = 0.3, ["highlights"] = 2, ["shadows"] = 0.2, ["exposure"] = 1.5, ["noise"] = 0.1 });

        var learned = LearnWeights.From(artist.Decide(120));
        var unseen = artist.Decide(400);

        Assert.True(Agreement(unseen, learned) >= Agreement(unseen, MeritWeights.Usual) + 0.03,
            $"{Agreement(unseen, learned):0.000} after {Agreement(unseen, MeritWeights.Usual):0.000}");
    }

    [Theory]
    [InlineData(21)]
    [InlineData(22)]
    [InlineData(23)]
    public void An_artist_who_decides_by_the_measures_as_usual_changes_little(int seed)
    {
        var artist = new Artist(seed, MeritWeights.Usual.ToDictionary());

        var learned = LearnWeights.From(artist.Decide(200));

        Assert.All(MeritWeights.Names, name => Assert.InRange(learned.TimesUsual(name), 0.6, 1.5));
        Assert.True(Agreement(artist.Decide(400), learned) >= Agreement(artist.Decide(400), MeritWeights.Usual) - 0.03);
    }

    [Theory]
    [InlineData(31)]
    [InlineData(32)]
    [InlineData(33)]
    public void An_artist_who_decides_at_random_moves_them_hardly(int seed)
    {
        var artist = new Artist(seed, MeritWeights.Usual.ToDictionary(), sureness: 0);

        var learned = LearnWeights.From(artist.Decide(200));

        Assert.All(MeritWeights.Names, name => Assert.InRange(learned.TimesUsual(name), 0.75, 1.3));
    }

    [Fact]
    public void Few_decisions_change_less_than_many()
    {
        var artist = new Artist(41, new() { ["sharpness"] = 0.2, ["highlights"] = 2.5, ["shadows"] = 0.2, ["exposure"] = 0.2, ["noise"] = 0.2 });
        var decisions = artist.Decide(200);

        var changes = new[] { 3, 30, 200 }.Select(count => LearnWeights.From([.. decisions.Take(count)]).TimesUsual("highlights")).ToList();

        Assert.InRange(changes[0], 0.9, 1.2);
        Assert.True(changes[0] < changes[1] && changes[1] < changes[2], string.Join(", ", changes));
    }

    [Fact]
    public void Sharpness_never_counts_against_a_picture_whatever_is_preferred()
    {
        // Somebody who likes it soft: the weights go down, and never through zero.
        var softer = Enumerable.Range(0, 500).Select(i => new Decision(Id(i), [[-3, .. new double[Merits.All.Count - 1]]])).ToList();

        var learned = LearnWeights.From(softer);

        Assert.All(MeritWeights.Names, name => Assert.True(learned[name] > 0));
        Assert.True(learned.TimesUsual("sharpness") <= 1);
    }

    [Fact]
    public void The_same_decisions_in_any_order_teach_the_same()
    {
        var decisions = new Artist(51, new() { ["sharpness"] = 1, ["highlights"] = 2, ["shadows"] = 0.2, ["exposure"] = 0.2, ["noise"] = 0.2 }).Decide(80).ToArray();
        var first = LearnWeights.From(decisions);

        new Random(5).Shuffle(decisions);

        Assert.Equal(first, LearnWeights.From(decisions));
    }

    [Fact]
    public void Decisions_are_read_from_picks_rejects_and_stars_within_a_moment_alone()
    {
        var frames = Candidates.BurstOf(Candidates.Unlike(1), Candidates.Unlike(1), Candidates.Unlike(1), Candidates.Unlike(1)).Frames;
        Burst[] moments =
        [
            new([frames[0] with { Mark = Mark.Picked }, frames[1], frames[2] with { Rating = 3 }, frames[3] with { Mark = Mark.Rejected }]),
            new([Candidates.At(9, 900, Candidates.Unlike(2), mark: Mark.Picked)]),
            new([Candidates.At(10, 990, Candidates.Unlike(3)), Candidates.At(11, 991, Candidates.Unlike(3))]),
        ];

        var all = Decisions.In(moments, new HashSet<Guid>());
        var some = Decisions.In(moments, new HashSet<Guid> { frames[0].Work });

        Assert.Equal([(frames[0].Work, 3), (frames[1].Work, 1), (frames[2].Work, 2)], all.Select(decision => (decision.Work, decision.Over.Count)));
        Assert.Equal([frames[1].Work, frames[2].Work], some.Select(decision => decision.Work));
    }

    [Fact]
    public void Learned_weights_change_which_frame_leads_and_what_its_reason_names_first()
    {
        var burst = Candidates.BurstOf(Candidates.Unlike(1, detail: 1.2, highlights: 0.06), Candidates.Unlike(1, detail: 0.9));
        var likesHighlights = MeritWeights.Of(new Dictionary<string, double> { ["highlights"] = 2.5, ["sharpness"] = 0.3 });
        var likesSharpness = MeritWeights.Of(new Dictionary<string, double> { ["highlights"] = 0.2, ["sharpness"] = 3 });

        Assert.Equal(burst.Frames[1].Work, RankBurst.Run(burst, likesHighlights)[0].Frame.Work);
        Assert.Equal(burst.Frames[0].Work, RankBurst.Run(burst, likesSharpness)[0].Frame.Work);
    }

    /// <summary>How often the preferred frame scores higher than the one left behind.</summary>
    private static double Agreement(IReadOnlyList<Decision> decisions, MeritWeights weights) => decisions
        .SelectMany(decision => decision.Over)
        .Average(differences => Merits.All.Sum(merit => weights[merit] * differences[(int)merit]) > 0 ? 1.0 : 0.0);

    private static Guid Id(int number) => new(number, 1, 1, [1, 2, 3, 4, 5, 6, 7, 8]);

    /// <param name="seed">Of the moments and of the doubt.</param>
    /// <param name="weights">What this artist looks at.</param>
    /// <param name="sureness">How much the weights count beside chance (a Gumbel variate of scale 1); 0: not at all.</param>
    private sealed class Artist(int seed, Dictionary<string, double> weights, double sureness = 1.5)
    {
        private readonly Random random = new(seed);
        private readonly MeritWeights own = MeritWeights.Of(weights);
        private int decided;

        public List<Decision> Decide(int moments) => [.. Enumerable.Range(0, moments).SelectMany(_ => Decisions.In([Moment()], new HashSet<Guid>()))];

        private Burst Moment()
        {
            var frames = Enumerable.Range(0, FramesInBurst).Select(_ => Candidates.At(decided++, decided, Candidates.Unlike(1,
                detail: Math.Exp(Normal() * 0.24), highlights: Math.Max(0, 0.02 + Normal() * 0.03), shadows: Math.Max(0, 0.03 + Normal() * 0.05),
                exposure: -0.3 + Normal() * 1.2, noise: Math.Exp(0.7 + Normal() * 0.5)))).ToList();
            var table = new BurstTable(new(frames));
            var scores = frames.Select((_, i) => sureness * Merits.All.Sum(merit => own[merit] * table.PartOf(i, merit)) - Math.Log(-Math.Log(1 - random.NextDouble()))).ToList();
            var best = scores.IndexOf(scores.Max());
            return new([.. frames.Select((frame, i) => i == best ? frame with { Mark = Mark.Picked } : frame)]);
        }

        private double Normal() => Math.Sqrt(-2 * Math.Log(1 - random.NextDouble())) * Math.Cos(2 * Math.PI * random.NextDouble());
    }
}
