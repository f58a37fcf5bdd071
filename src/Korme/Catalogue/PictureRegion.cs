using System.Globalization;
using System.Text.RegularExpressions;

namespace Korme.Catalogue;

/// <summary>A detail of a picture: a rectangle in whole pixels of the full picture as seen, from its upper left corner.</summary>
/// <remarks>Written as a media fragment (W3C Media Fragments URI 1.0 §4.2.2): <c>#xywh=100,200,300,400</c>.</remarks>
public readonly partial record struct PictureRegion(int X, int Y, int WidthPixels, int HeightPixels)
{
    /// <summary>The rectangle of a fragment with or without its <c>#</c>, <c>xywh=pixel:</c> too; null for anything else.</summary>
    public static PictureRegion? Parse(string? fragment)
    {
        if (fragment is not { Length: <= 64 } || Pattern().Match(fragment) is not { Success: true } match) return null;
        int Side(string name) => int.Parse(match.Groups[name].ValueSpan, CultureInfo.InvariantCulture);
        return Side("w") > 0 && Side("h") > 0 ? new(Side("x"), Side("y"), Side("w"), Side("h")) : null;
    }

    /// <summary>What of it lies on a picture; null when nothing does.</summary>
    public PictureRegion? On(int pictureWidth, int pictureHeight)
    {
        // Eight digits a side at most: no sum leaves the range.
        var (right, bottom) = (Math.Min(X + WidthPixels, pictureWidth), Math.Min(Y + HeightPixels, pictureHeight));
        return X < right && Y < bottom ? new(X, Y, right - X, bottom - Y) : null;
    }

    /// <summary><c>100,200,300,400</c>, as the Image API writes a region.</summary>
    public override string ToString() => string.Create(CultureInfo.InvariantCulture, $"{X},{Y},{WidthPixels},{HeightPixels}");

    [GeneratedRegex(@"^#?xywh=(pixel:)?(?<x>[0-9]{1,8}),(?<y>[0-9]{1,8}),(?<w>[0-9]{1,8}),(?<h>[0-9]{1,8})\z", RegexOptions.ExplicitCapture | RegexOptions.NonBacktracking)]
    private static partial Regex Pattern();
}
