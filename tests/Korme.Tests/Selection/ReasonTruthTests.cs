using Korme.Selection;

namespace Korme.Tests.Selection;

/// <summary>Whatever the measures are, nothing is claimed that they don't show. The tolerances are written out once more here.</summary>
public sealed class ReasonTruthTests
{
    [Fact]
    public void Every_claim_holds_by_the_measures()
    {
        var random = new Random(20261120);
        var seen = new HashSet<ClaimKind>();
        for (var round = 0; round < 6_000; round++)
        {
            var burst = Candidates.BurstOf([.. Enumerable.Range(0, random.Next(1, 7)).Select(_ => Some(random))]);
            var frames = burst.Frames.Select(frame => frame with { Rating = random.Next(0, 6) }).ToList();
            var table = new BurstTable(new(frames));
            for (var i = 0; i < frames.Count; i++)
                foreach (var claim in FindClaims.InBurst(table, i))
                {
                    seen.Add(claim.Kind);

                    if (!Holds(claim, frames, i, table.Best)) Assert.Fail($"{claim} of frame {i} of:\n{string.Join('\n', frames)}");
                }
        }
        Assert.Superset(Enum.GetValues<ClaimKind>().Except([
            ClaimKind.OnlyInHour, ClaimKind.OneOfThem, ClaimKind.InBracket, ClaimKind.BracketDarker, ClaimKind.BracketLighter, ClaimKind.BracketMiddle, ClaimKind.InPanorama]).ToHashSet(), seen);
    }

    [Fact]
    public void Every_claim_has_a_sentence_in_each_language()
    {
        foreach (var kind in Enum.GetValues<ClaimKind>())
        {
            var sentence = Sentence.From([new(kind, Number: 3), new(ClaimKind.HighlightsKept)], 5);

            Assert.All(["kk", "ru", "en"], language => Assert.Matches(@"^[\p{Lu}\d].+; .+[^.]\.$", sentence.In(language)));
        }
    }

    /// <summary>Few values a measure, so that frames are often level in some and far apart in others.</summary>
    private static Measures Some(Random random) => Candidates.Unlike(
        1,
        detail: Pick(random, 0, 0.3, 0.32, 0.9, 0.97, 2),
        highlights: Pick(random, 0, 0.002, 0.004, 0.02, 0.05, 0.4),
        shadows: Pick(random, 0, 0.005, 0.02, 0.06, 0.3),
        exposure: Pick(random, -6, -3, -1.5, -0.7, 0, 0.2, 1.2),
        noise: Pick(random, 0, 0.5, 1, 4, 12))
    with
    { Hash = "", Headroom = Pick(random, 0, 0, 0, 0, 0.1, 1), JpegQuality = (int)Pick(random, 95, 95, 95, 95, 80, 40) };

    private static double Pick(Random random, params double[] values) => values[random.Next(values.Length)];

    private static bool Holds(Claim claim, List<Candidate> frames, int index, int best)
    {
        var own = frames[index].Measures;
        var others = frames.Where((_, i) => i != index).Select(frame => frame.Measures).ToList();
        var leader = frames[best].Measures;
        return claim.Kind switch
        {
            ClaimKind.Stars => frames[index].Rating == claim.Number,
            ClaimKind.Sharpest => others.All(other => Sharpness(own) > Sharpness(other) + 1),
            ClaimKind.AmongSharpest => others.All(other => Sharpness(own) >= Sharpness(other) - 1.000001)
                && others.Any(other => Sharpness(own) > Sharpness(other) + 1),
            ClaimKind.HighlightsKept => own.HighlightsClipped <= 0.005,
            ClaimKind.HighlightsBest => others.All(other => Blown(own) < Blown(other) - 1),
            ClaimKind.ShadowsKept => own.ShadowsClipped <= 0.01,
            ClaimKind.ShadowsBest => others.All(other => Blocked(own) < Blocked(other) - 1),
            ClaimKind.BestExposed => others.All(other => Off(own) < Off(other) - 1),
            ClaimKind.LeastNoise => others.All(other => Noise(own) < Noise(other) - 1),
            ClaimKind.Sharp => own.Detail >= 0.6,
            ClaimKind.WellExposed => IsWellExposed(own),
            ClaimKind.SharpAndWellExposed => own.Detail >= 0.6 && IsWellExposed(own),
            ClaimKind.Twins => others.All(other => AreLevel(own, other)),
            ClaimKind.FirstOfThem => index == 0,
            ClaimKind.OnlyFrame => others.Count == 0,
            ClaimKind.Softer => Sharpness(own) < Sharpness(leader) - 1,
            ClaimKind.MoreBlown => Blown(own) > Blown(leader) + 1,
            ClaimKind.MoreBlocked => Blocked(own) > Blocked(leader) + 1,
            ClaimKind.Darker => Off(own) > Off(leader) + 1 && own.Exposure < leader.Exposure,
            ClaimKind.Lighter => Off(own) > Off(leader) + 1 && own.Exposure > leader.Exposure,
            ClaimKind.Noisier => Noise(own) > Noise(leader) + 1,
            ClaimKind.LeastCompressed => others.All(other => Compressed(own) < Compressed(other) - 1),
            ClaimKind.MoreCompressed => Compressed(own) > Compressed(leader) + 1,
            ClaimKind.LevelWithBest => AreLevel(own, leader),
            ClaimKind.OneOfThem => others.Count > 0,
            _ => false,
        };
    }

    // Quarters of an octave, below a half fifteen hundredths.
    private static double Sharpness(Measures of) => Math.Log2(of.Detail + 0.02) is var octaves && octaves >= -1 ? octaves / 0.15 : (-1 / 0.15) + (octaves + 1) / 0.1;

    private static double Blown(Measures of) => Math.Log2(1 + of.HighlightsClipped / 0.02) / 1.1;

    private static double Blocked(Measures of) => Math.Log2(1 + of.ShadowsClipped / 0.03);

    private static double Off(Measures of) => 4 * Math.Max(Math.Max(0, of.Exposure - 0.3), TooDark(of));

    private static double TooDark(Measures of) => Math.Min(of.Headroom, Math.Max(0, -0.2 - of.Exposure));

    private static double Noise(Measures of) => Math.Log2(2 + of.Noise * Math.Min(4, Math.Pow(2, TooDark(of) / 2.4))) / 0.12;

    // libjpeg's scaling of its tables: 40 for quality 80, 125 for 40; up to 32 is as good as none.
    private static double Compressed(Measures of) => Math.Log2((of.JpegQuality switch { 80 => 40, 40 => 125, _ => 32 }) / 32.0) / 0.35;

    private static bool IsWellExposed(Measures of) =>
        of is { Exposure: >= -1.7 and <= 0.3, HighlightsClipped: <= 0.01, ShadowsClipped: <= 0.05 };

    private static bool AreLevel(Measures one, Measures other) =>
        Math.Abs(Sharpness(one) - Sharpness(other)) <= 1.000001 && Math.Abs(Blown(one) - Blown(other)) <= 1.000001
        && Math.Abs(Blocked(one) - Blocked(other)) <= 1.000001 && Math.Abs(Off(one) - Off(other)) <= 1.000001
        && Math.Abs(Noise(one) - Noise(other)) <= 1.000001 && Math.Abs(Compressed(one) - Compressed(other)) <= 1.000001;
}
