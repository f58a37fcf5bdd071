using Korme.Catalogue;

namespace Korme.Selection;

/// <summary>Tells frames at several exposures on purpose from several tries: by how the camera was set and by what is in the picture.</summary>
internal static class Bracket
{
    private const int FewestFrames = 3;

    /// <summary>From the darkest to the lightest a stop or more: what is less may be a correction between two tries.</summary>
    private const double SmallestRange = 1;

    /// <summary>Every setting equally often, three or more of them, and more light wherever the camera was set to let in more.</summary>
    public static bool Is(IReadOnlyList<Candidate> frames)
    {
        if (frames.Count < FewestFrames) return false;
        return Is(frames, settings => settings.BiasStops) || Is(frames, Light);
    }

    /// <summary>How far a frame was set from the middle one of its bracket, in stops; null when the camera didn't say.</summary>
    public static double? StopsFromMiddle(IReadOnlyList<Candidate> frames, Candidate frame)
    {
        Func<CameraSettings, double?> stopsOf = Is(frames, settings => settings.BiasStops) ? settings => settings.BiasStops : Light;
        if (frame.Settings is null || stopsOf(frame.Settings) is not { } own) return null;
        var all = frames.Select(each => each.Settings is null ? null : stopsOf(each.Settings)).OfType<double>().Order().ToList();
        return own - all[all.Count / 2];
    }

    private static bool Is(IReadOnlyList<Candidate> frames, Func<CameraSettings, double?> stopsOf)
    {
        var set = frames.Select(frame => frame.Settings is null ? null : stopsOf(frame.Settings)).OfType<double>().ToList();
        if (set.Count < frames.Count || set.Max() - set.Min() < SmallestRange) return false;

        // Thirds of a stop are the finest that cameras are set in.
        var often = set.CountBy(stops => Math.Round(stops * 3)).ToList();
        if (often.Count < FewestFrames || often.Any(count => count.Value != often[0].Value)) return false;

        var byLight = frames.Zip(set).OrderBy(pair => pair.Second).ToList();
        for (var i = 1; i < byLight.Count; i++)
            if (byLight[i].Second - byLight[i - 1].Second > 0.3 && byLight[i].First.Measures.Exposure <= byLight[i - 1].First.Measures.Exposure) return false;
        return byLight[^1].First.Measures.Exposure - byLight[0].First.Measures.Exposure >= 0.25 * (set.Max() - set.Min());
    }

    /// <summary>The light let in, in stops from one second at f/1 and ISO 100 (ISO 2720, the exposure equation, turned round).</summary>
    private static double? Light(CameraSettings settings) => settings.ExposureSeconds is not { } seconds ? null
        : Math.Log2(seconds) - 2 * Math.Log2(settings.FNumber ?? 1) + Math.Log2((settings.Iso ?? 100) / 100.0);
}
