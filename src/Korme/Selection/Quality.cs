namespace Korme.Selection;

/// <summary>How well a picture would do on a wall, by itself: for comparing pictures of different subjects.</summary>
/// <remarks>
/// Between subjects the measures say less than within a burst: a face in fog has less detail than gravel and is no worse for
/// it. So each measure only takes off what is plainly wrong, and stops counting where it is good enough.
/// </remarks>
internal static class Quality
{
    // Even on a telephone it would be enlarged: hung only when there is nothing else.
    private const int TooSmallPixels = 400;

    /// <summary>0 to 1 by the measures, 1 less when it is too small for a wall, and 1 more for each star.</summary>
    public static double Of(Candidate candidate)
    {
        var measures = candidate.Measures;
        var sharp = Between(Math.Log2(measures.Detail + 0.02), Math.Log2(0.05), Math.Log2(0.8));
        var exposed = 1 - Between(Math.Abs(measures.Exposure + 0.7), 1.3, 4);
        var kept = 1 - Between(measures.HighlightsClipped + measures.ShadowsClipped / 4, 0.005, 0.1);
        var clean = 1 - Between(measures.Noise, 4, 20);
        var longest = Math.Max(1, Math.Max(candidate.WidthPixels, candidate.HeightPixels));
        var large = Between(Math.Log2(longest), 8, 10.5) - (longest < TooSmallPixels ? 5 : 0);
        return 0.4 * sharp + 0.2 * large + 0.15 * exposed + 0.15 * kept + 0.1 * clean + Math.Clamp(candidate.Rating ?? 0, 0, 5);
    }

    private static double Between(double value, double from, double to) => Math.Clamp((value - from) / (to - from), 0, 1);
}
