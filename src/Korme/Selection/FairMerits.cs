namespace Korme.Selection;

/// <summary>The merits of a burst's frames, without credit for what is only the other side of a fault.</summary>
internal static class FairMerits
{
    /// <summary>A frame with this much room above its lights is simply darker.</summary>
    private const double DarkerStops = 0.35;

    /// <summary>Two stops of sensitivity and more: between tries at one picture the camera hardly changes it so much.</summary>
    private const double FarMoreNoise = 6;

    /// <summary>
    /// A darker frame keeps no more highlights than one that used its light, a blown one no more shadows than one that isn't;
    /// blur and compression, which smooth, make no picture clean; and neither compression's edges are detail, nor what is found in
    /// far more noise.
    /// </summary>
    /// <param name="measured">By frame; left as they are.</param>
    public static Merits[] Of(IReadOnlyList<Candidate> frames, IReadOnlyList<Merits> measured)
    {
        Merits[] merits = [.. measured];
        CapDarker(merits, frames);
        Cap(merits, Merit.Shadows, Near(merits, Merit.Highlights));
        var isKept = Near(merits, Merit.Compression);
        Cap(merits, Merit.Sharpness, isKept);
        Cap(merits, Merit.Noise, isKept);
        Cap(merits, Merit.Sharpness, Near(merits, Merit.Noise, FarMoreNoise));
        Cap(merits, Merit.Noise, Near(merits, Merit.Sharpness));
        return merits;
    }

    /// <summary>
    /// Where one that is no lighter than the darker frame's room allows has blown something, the darker one has it blown too, only
    /// darker: a camera that let in less light would have had no room.
    /// </summary>
    private static void CapDarker(Merits[] merits, IReadOnlyList<Candidate> frames)
    {
        var full = Enumerable.Range(0, merits.Length).Where(frame => frames[frame].Measures.Headroom <= DarkerStops).ToList();
        for (var frame = 0; frame < merits.Length; frame++)
        {
            var own = frames[frame].Measures;
            if (own.Headroom <= DarkerStops) continue;
            var most = full.Where(other => frames[other].Measures.Exposure - own.Exposure <= own.Headroom + 0.2)
                .Select(other => merits[other].Highlights).DefaultIfEmpty(double.PositiveInfinity).Max();
            if (merits[frame].Highlights > most) merits[frame] = merits[frame] with { Highlights = most };
        }
    }

    /// <summary>Whether a frame is level with the best of the burst in this merit, or not farther from it than this.</summary>
    private static Func<int, bool> Near(Merits[] merits, Merit merit, double within = 1)
    {
        var best = merits.Max(each => each[merit]);
        return frame => merits[frame][merit] >= best - within;
    }

    /// <summary>Frames of which something isn't true are given no more than the best of those of which it is; without any, all stay.</summary>
    private static void Cap(Merits[] merits, Merit merit, Func<int, bool> isTrue)
    {
        var most = double.NegativeInfinity;
        for (var frame = 0; frame < merits.Length; frame++)
            if (isTrue(frame)) most = Math.Max(most, merits[frame][merit]);
        if (double.IsNegativeInfinity(most)) return;
        for (var frame = 0; frame < merits.Length; frame++)
            if (!isTrue(frame) && merits[frame][merit] > most) merits[frame] = merits[frame].With(merit, most);
    }
}
