using Korme.Derivatives;

namespace Korme.Exhibitions.Pages;

/// <summary>How works that hang together hang.</summary>
public enum Manner
{
    /// <summary>One wide work from edge to edge.</summary>
    Bleed,

    /// <summary>One work as large as the wall between the margins and the window's height allow.</summary>
    Large,

    /// <summary>One work with air around it.</summary>
    Single,

    /// <summary>One work beside its story.</summary>
    Beside,

    /// <summary>Two works of different size at two heights.</summary>
    Pair,

    /// <summary>Three works of one shape in a row.</summary>
    Triptych,

    /// <summary>Works without a picture: a tune, a recording, a document; in type.</summary>
    Words,
}

/// <summary>Works in one manner; mirrored groups lean to the other side than the one of their manner before.</summary>
public sealed record Group(Manner Manner, bool IsMirrored, IReadOnlyList<HungWork> Works)
{
    /// <summary>Of a pair: true when the first takes the narrower place: the taller of two shapes, else the one with fewer pixels.</summary>
    public bool IsFirstNarrow()
    {
        var (first, second) = (Works[0].Picture!, Works[1].Picture!);
        if (first.Ratio() < 0.95 != second.Ratio() < 0.95) return first.Ratio() < second.Ratio();
        var pixels = (double)first.Largest().WidthPixels / second.Largest().WidthPixels;
        return pixels is > 0.8 and < 1.25 ? IsMirrored : pixels < 1;
    }
}

/// <summary>The rhythm of the walk: which works hang together and how, in the order they were given.</summary>
/// <remarks>
/// Pure, and the same for the same works. At each work the manners that are possible are weighed by shape, size and story;
/// what was done just before weighs less, so that no manner repeats while another will do.
/// </remarks>
public static class Arrange
{
    /// <summary>What a full width is arranged for: no picture is drawn larger than its pixels in a window this wide.</summary>
    public const int WindowWidthPixels = 1440;

    private const double Panorama = 2.2;

    /// <summary>Below this a picture would be lost in a place made for another.</summary>
    private const int SmallWidthPixels = 400;

    /// <summary>Groups that hold every work once, in order.</summary>
    public static IReadOnlyList<Group> InGroups(IReadOnlyList<HungWork> works)
    {
        var groups = new List<Group>();
        for (var at = 0; at < works.Count;)
        {
            var (manner, count, _) = Possible(works, at, groups).MaxBy(choice => choice.Weight - Sameness(choice.Manner, groups));
            var before = groups.Count(group => group.Manner == manner);
            groups.Add(new(manner, before % 2 == 1, works.Skip(at).Take(count).ToList()));
            at += count;
        }
        return groups;
    }

    private static IEnumerable<(Manner Manner, int Count, double Weight)> Possible(IReadOnlyList<HungWork> works, int at, List<Group> before)
    {
        if (works[at].Picture is not { } picture)
        {
            yield return (Manner.Words, Enumerable.Range(at, works.Count - at).TakeWhile(i => works[i].Picture is null).Take(6).Count(), 0);
            yield break;
        }
        var ratio = picture.Ratio();
        var width = picture.Largest().WidthPixels;
        var toldHere = !works[at].Work.Story.IsEmpty;

        yield return (Manner.Single, 1, width < SmallWidthPixels ? 8 : width < 700 ? 5 : 3);
        if (toldHere) yield return (Manner.Beside, 1, ratio >= Panorama ? 3 : 7);
        if (ratio is >= 1.2 and < Panorama && width >= 1200) yield return (Manner.Large, 1, 3.5);
        if (ratio >= 1.7 && width >= WindowWidthPixels && before.TakeLast(2).All(group => group.Manner != Manner.Bleed))
            yield return (Manner.Bleed, 1, ratio >= Panorama ? 11 : 7);

        if (Next(1) is not { } second) yield break;
        yield return (Manner.Pair, 2, (Math.Min(width, second.Largest().WidthPixels) < SmallWidthPixels ? -5 : 0) + PairWeight(ratio, second.Ratio()) - (toldHere ? 2 : 0) - (IsTold(1) ? 2.5 : 0));
        if (Next(2) is { } third && IsAlike(ratio, second.Ratio()) && IsAlike(ratio, third.Ratio()))
            yield return (Manner.Triptych, 3, (ratio < 1.15 ? 5.5 : 3.5) + (width < 900 ? 3 : 0) - (toldHere || IsTold(1) || IsTold(2) ? 3 : 0));

        PictureFacts? Next(int steps) => at + steps < works.Count ? works[at + steps].Picture : null;
        bool IsTold(int steps) => !works[at + steps].Work.Story.IsEmpty;
    }

    /// <summary>A portrait and a landscape set each other off best; a panorama is no partner.</summary>
    private static double PairWeight(double first, double second)
    {
        if (Math.Max(first, second) >= Panorama) return -10;
        var (isFirstTall, isSecondTall) = (first < 0.95, second < 0.95);
        return isFirstTall != isSecondTall ? 6.5 : isFirstTall ? 5.5 : 4.5;
    }

    private static bool IsAlike(double first, double second) => Math.Abs(Math.Log(first / second)) < 0.03;

    private static double Sameness(Manner manner, List<Group> before) =>
        (before.Count > 0 && before[^1].Manner == manner ? 4 : 0) + (before.Count > 1 && before[^2].Manner == manner ? 1.5 : 0);
}
