using Korme.Selection;

namespace Korme.Selections;

/// <summary>What was learned from the artist's decisions within moments, and how well it fits them.</summary>
/// <param name="Weights">How much each merit counts.</param>
/// <param name="Decisions">Frames that were preferred to others of their moment.</param>
/// <param name="Comparisons">Pairs of frames in these decisions.</param>
/// <param name="AgreedAsUsual">In how many of the pairs the usual weights put the preferred frame first.</param>
/// <param name="Agreed">In how many of the pairs the learned weights do.</param>
public sealed record Taste(MeritWeights Weights, int Decisions, int Comparisons, int AgreedAsUsual, int Agreed)
{
    // Under this a difference is no more than the prior lets through by chance (LearnWeightsTests, artists who decide at random).
    private const double Noticed = 1.15, Plain = 1.6;

    /// <summary>In words what <see cref="MeritWeights.TimesUsual"/> says of a merit: the keys <c>taste.more</c>, <c>taste.much-more</c>…</summary>
    public string Says(string merit) => Weights.TimesUsual(merit) switch
    {
        >= Plain => "much-more",
        >= Noticed => "more",
        <= 1 / Plain => "much-less",
        <= 1 / Noticed => "less",
        _ => "usual",
    };
}
