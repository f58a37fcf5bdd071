namespace Korme.Selection;

/// <summary>How much more light a frame of a burst has than its scene has room for, as the other frames show it.</summary>
/// <remarks>
/// A frame's exposure and the room above its lights together tell how light the scene may be made: of two frames of one framing the
/// sum is the same, until the lights are clipped. A frame that lies above it was let in more light than fits, also where what is
/// clipped is too small to count, and however dark the picture still is: nights are dark. Frames that are framed otherwise show
/// other lights, and say nothing about one another.
/// </remarks>
internal static class Overexposure
{
    /// <summary>Light drifts as much between two frames, and a hand that moves by a hundredth of the picture.</summary>
    private const double DriftStops = 0.15;

    /// <summary>Frames that are asked how light the scene may be, the darkest lights first: of a burst of thousands not all.</summary>
    private const int MostAsked = 4;

    /// <summary>Cells of the sketch: 32 to a side.</summary>
    private const double ByHand = 1.5 / 32;

    /// <summary>By frame, in stops; 0 for what fits.</summary>
    public static double[] Of(IReadOnlyList<Candidate> frames)
    {
        var over = new double[frames.Count];
        var asked = Enumerable.Range(0, frames.Count).OrderBy(frame => RoomFor(frames[frame])).Take(MostAsked).ToList();
        var likeness = new Likeness?[frames.Count];
        for (var frame = 0; frame < frames.Count; frame++)
            foreach (var other in asked)
            {
                var stops = frames[frame].Measures.Exposure - RoomFor(frames[other]) - DriftStops;
                if (stops <= 0) break;
                if (!IsFramedLike(frame, other)) continue;
                over[frame] = stops;
                break;
            }
        return over;

        bool IsFramedLike(int one, int other)
        {
            var (own, others) = (likeness[one] ??= Likeness.Of(frames[one].Measures), likeness[other] ??= Likeness.Of(frames[other].Measures));
            return own.FitOf(others) is { Correlation: > 0, Scale: 0, Across: >= -ByHand and <= ByHand, Down: >= -ByHand and <= ByHand };
        }
    }

    /// <summary>The exposure that would bring the lights to white.</summary>
    private static double RoomFor(Candidate frame) => frame.Measures.Exposure + frame.Measures.Headroom;
}
