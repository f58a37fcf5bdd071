namespace Korme.Exhibitions.Pages;

/// <summary>A page of a sketchbook.</summary>
/// <param name="Works">One to three sketches in order.</param>
/// <param name="IsAcross">One long sketch that runs across the fold.</param>
/// <param name="IsTurned">Its sketches begin at the other edge than those of the page before.</param>
public sealed record SketchPage(IReadOnlyList<HungWork> Works, bool IsAcross, bool IsTurned);

/// <summary>Lays sketches out on the pages of a book.</summary>
public static class Sketchbook
{
    /// <summary>From here on a sketch is as wide as two pages.</summary>
    private const double AcrossRatio = 1.9;

    /// <summary>How many sketches the pages take, one after another.</summary>
    private static readonly int[] Fill = [1, 2, 2, 1, 3, 1];

    /// <summary>Spreads of two pages, or of one that runs across. Pure; every sketch once, in order.</summary>
    /// <param name="works">All with pictures.</param>
    public static IEnumerable<IReadOnlyList<SketchPage>> Open(IReadOnlyList<HungWork> works)
    {
        SketchPage? left = null;
        var pages = 0;
        for (var at = 0; at < works.Count;)
        {
            var isAcross = works[at].Picture!.Ratio() >= AcrossRatio;
            // The last two face each other rather than share a page before an empty one.
            var most = isAcross ? 1 : works.Count - at <= 2 && left is null ? 1 : Fill[pages % Fill.Length];
            var on = works.Skip(at).TakeWhile(hung => isAcross || hung.Picture!.Ratio() < AcrossRatio).Take(most).ToList();
            at += on.Count;
            var page = new SketchPage(on, isAcross, pages++ % 2 == 1);
            if (isAcross)
            {
                if (left is not null) yield return [left];
                left = null;
                yield return [page];
            }
            else if (left is null) left = page;
            else
            {
                yield return [left, page];
                left = null;
            }
        }
        if (left is not null) yield return [left];
    }
}
