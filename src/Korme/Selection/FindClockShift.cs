namespace Korme.Selection;

/// <summary>Two cameras of one day whose clocks disagree, with what shows it.</summary>
/// <param name="Camera">The one whose clock is taken as right: it took more pictures.</param>
/// <param name="Other">The one whose times would be corrected.</param>
/// <param name="Shift">What has to be added to the other's times.</param>
/// <param name="Evidence">Pairs of pictures of one scene, first the camera's, then the other's; never fewer than three.</param>
/// <param name="WithoutShift">How many pairs agree as the clocks stand.</param>
public sealed record ClockShift(
    (string? Model, string? Body) Camera, (string? Model, string? Body) Other, TimeSpan Shift,
    IReadOnlyList<(Candidate Camera, Candidate Other)> Evidence, int WithoutShift);

/// <summary>Looks for cameras with a clock that is off: an hour on the day summer time began, a day, a zone.</summary>
/// <remarks>
/// Pictures of one scene by two cameras are paired; where the clocks agree, pairs are minutes apart. When far more pairs agree on
/// another difference, that is likely the clock's. Nothing is changed: the artist is asked.
/// </remarks>
public static class FindClockShift
{
    /// <summary>Scenes looked at for each camera, spread over its day: 150 × 150 comparisons take a fifth of a second.</summary>
    private const int MostScenes = 150;

    private const int FewestPairs = 3;

    /// <summary>Cameras compared with the first, those with the most pictures: a home of a hundred cameras isn't one day.</summary>
    private const int MostOthers = 3;

    /// <summary>Two people at one place photograph it within minutes of one another.</summary>
    private static readonly TimeSpan Together = TimeSpan.FromMinutes(3);

    /// <summary>Below this it makes no difference to a walk through the day.</summary>
    private static readonly TimeSpan Smallest = TimeSpan.FromMinutes(10);

    /// <summary>One for each camera that is off, against the camera with the most pictures; none when there is no evidence.</summary>
    public static IReadOnlyList<ClockShift> Run(IReadOnlyList<Candidate> candidates) => In(FindBursts.Run(candidates));

    /// <summary>The same where the moments are known already.</summary>
    public static IReadOnlyList<ClockShift> In(IReadOnlyList<Burst> bursts)
    {
        var cameras = bursts.Where(burst => burst.First.Taken is not null).GroupBy(burst => (Model: burst.First.Camera, burst.First.Settings?.Body))
            .Where(camera => camera.Count() >= FewestPairs).OrderByDescending(camera => camera.Sum(burst => burst.Frames.Count))
            .ThenBy(camera => camera.Key.ToString(), StringComparer.Ordinal).Take(1 + MostOthers).ToList();
        if (cameras.Count < 2) return [];

        var first = Scenes([.. cameras[0]]);
        return [.. cameras.Skip(1).Select(other => Between(cameras[0].Key, other.Key, first, Scenes([.. other]))).OfType<ClockShift>()];
    }

    private static ClockShift? Between((string?, string?) camera, (string?, string?) other, List<Scene> scenes, List<Scene> others)
    {
        var pairs = scenes.SelectMany(scene => others.Where(each => scene.Likeness.IsLikeWithinHalfAMinute(each.Likeness)).Select(each => (scene.Frame, Other: each.Frame)))
            .Select(pair => (pair.Frame, pair.Other, Shift: pair.Frame.Taken!.Local - pair.Other.Taken!.Local)).OrderBy(pair => pair.Shift).ToList();
        if (pairs.Count < FewestPairs) return null;

        var best = pairs.Select(pair => Agreeing(pair.Shift)).MaxBy(agreeing => agreeing.Count)!;
        var shift = best[best.Count / 2].Shift;
        var asTheyStand = Agreeing(TimeSpan.Zero).Count;
        if (best.Count < FewestPairs || best.Count < 2 * asTheyStand || shift.Duration() < Smallest) return null;
        // Who photographs one wall again and again finds some difference that a few pairs agree on.
        if (2 * best.Count < pairs.DistinctBy(pair => pair.Other).Count()) return null;
        return new(camera, other, shift, [.. best.Select(pair => (pair.Frame, pair.Other))], asTheyStand);

        // Of each scene once: ten pictures of one fountain say no more than one.
        List<(Candidate Frame, Candidate Other, TimeSpan Shift)> Agreeing(TimeSpan around) =>
            [.. pairs.Where(pair => (pair.Shift - around).Duration() <= Together).DistinctBy(pair => pair.Frame).DistinctBy(pair => pair.Other)];
    }

    private sealed record Scene(Candidate Frame, Likeness Likeness);

    /// <summary>The first frame of each moment, at most so many, evenly.</summary>
    private static List<Scene> Scenes(IReadOnlyList<Burst> bursts)
    {
        var step = Math.Max(1, bursts.Count / (double)MostScenes);
        return [.. Enumerable.Range(0, (int)Math.Ceiling(bursts.Count / step)).Select(i => bursts[(int)(i * step)].First).Select(frame => new Scene(frame, Likeness.Of(frame.Measures)))];
    }
}
