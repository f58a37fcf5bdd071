namespace Korme.Selection;

/// <summary>The merits of a burst's frames, without credit for what is only the other side of a fault.</summary>
internal static class FairMerits
{
    /// <summary>A frame with this much room above its lights is simply darker.</summary>
    private const double DarkerStops = 0.35;

    /// <summary>
    /// A darker frame keeps no more highlights than one that used its light, a blown one no more shadows than one that isn't, and
    /// neither blur nor compression, which smooth, make a picture clean; nor is compression's edge a detail.
    /// </summary>
    /// <param name="measured">By frame; left as they are.</param>
    public static Merits[] Of(IReadOnlyList<Candidate> frames, IReadOnlyList<Merits> measured)
    {
        Merits[] merits = [.. measured];
        Cap(merits, Merit.Highlights, frame => frames[frame].Measures.Headroom <= DarkerStops);
        Cap(merits, Merit.Shadows, Near(merits, Merit.Highlights));
        Cap(merits, Merit.Sharpness, Near(merits, Merit.Compression));
        var (isSharp, isKept) = (Near(merits, Merit.Sharpness), Near(merits, Merit.Compression));
        Cap(merits, Merit.Noise, frame => isSharp(frame) && isKept(frame));
        return merits;
    }

    /// <summary>Whether a frame is level with the best of the burst in this merit.</summary>
    private static Func<int, bool> Near(Merits[] merits, Merit merit)
    {
        var best = merits.Max(each => each[merit]);
        return frame => merits[frame][merit] >= best - 1;
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
