using Korme.Catalogue;

namespace Korme.Selection;

/// <summary>A frame with its place in its burst.</summary>
/// <param name="Frame">The frame.</param>
/// <param name="Rank">The number of frames that are better; frames that can't be told apart share it.</param>
/// <param name="Reason">One sentence in kk, ru and en; every claim in it holds by the measures.</param>
public sealed record RankedFrame(Candidate Frame, int Rank, LanguageText Reason);

/// <summary>Ranks the frames of one moment by what was measured, best first, and says why. Parts of a whole have one rank.</summary>
public static class RankBurst
{
    /// <summary>Every frame of the burst; of equals the first taken comes first. Marks of the artist are not looked at.</summary>
    /// <param name="burst">The moment.</param>
    /// <param name="weights">How much each merit counts; null: as usual.</param>
    public static IReadOnlyList<RankedFrame> Run(Burst burst, MeritWeights? weights = null)
    {
        var table = new BurstTable(burst, weights);
        if (burst.Kind != BurstKind.Burst)
            return [.. Whole(burst).Select(index => new RankedFrame(burst.Frames[index], 0, Sentence.From(FindClaims.InBurst(table, index), burst.Frames.Count)))];
        return [.. table.Order.Select(index => new RankedFrame(
            burst.Frames[index], table.Ranks[index], Sentence.From(FindClaims.InBurst(table, index), burst.Frames.Count)))];
    }

    /// <summary>A panorama from its first part on, a bracket from its middle exposure on: that one can stand for all.</summary>
    private static IEnumerable<int> Whole(Burst burst)
    {
        var frames = Enumerable.Range(0, burst.Frames.Count);
        return burst.Kind == BurstKind.Panorama ? frames : frames.OrderBy(index => Math.Abs(Bracket.StopsFromMiddle(burst.Frames, burst.Frames[index]) ?? 0));
    }
}
