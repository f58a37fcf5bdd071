using System.Globalization;
using Korme.Catalogue;
using Korme.Derivatives;

namespace Korme.Exhibitions.Pages;

/// <summary>Addresses and shapes of stored pictures: the canonical IIIF Image 3 URIs of exactly the sizes that lie on disk.</summary>
public static class Pictures
{
    /// <summary>The shapes styles know, width to height in hundredths: class <c>r150</c> for 3:2. Held to the style sheet by a test.</summary>
    public static readonly IReadOnlyList<int> Shapes =
        [25, 33, 42, 50, 56, 60, 67, 71, 75, 80, 85, 90, 100, 110, 118, 125, 133, 141, 150, 160, 178, 200, 225, 250, 300, 350, 400, 500];

    /// <summary>Width to height, as seen.</summary>
    public static double Ratio(this PictureFacts picture) => (double)picture.WidthPixels / picture.HeightPixels;

    /// <summary>The largest stored size: what the page can show at most.</summary>
    public static PictureSize Largest(this PictureFacts picture) => picture.Sizes[^1];

    /// <summary>The smallest stored size: for a list.</summary>
    public static PictureSize Smallest(this PictureFacts picture) => picture.Sizes[0];

    /// <summary>The style class of the nearest shape not wider than the picture, so that a height asked for is not exceeded by much.</summary>
    public static string ShapeClass(double ratio) =>
        "r" + Shapes.MinBy(shape => Math.Abs(Math.Log(shape / 100.0 / ratio))).ToString(CultureInfo.InvariantCulture);

    /// <summary><c>/iiif/image/3/{work}/full/{w},{h}/0/default.jpg</c>.</summary>
    public static string Url(Guid work, PictureSize size) =>
        string.Create(CultureInfo.InvariantCulture, $"/iiif/image/3/{work:D}/full/{size.WidthPixels},{size.HeightPixels}/0/default.jpg");

    /// <summary>A detail as a picture of at most 2,048 pixels: <c>/iiif/image/3/{work}/{x},{y},{w},{h}/!2048,2048/0/default.jpg</c>.</summary>
    public static string Detail(Guid work, PictureRegion region) => $"/iiif/image/3/{work:D}/{region}/!2048,2048/0/default.jpg";

    /// <summary>Every stored size with its width, for <c>srcset</c>.</summary>
    public static string SourceSet(Guid work, PictureFacts picture) => string.Join(", ", picture.Sizes.Select(size =>
        string.Create(CultureInfo.InvariantCulture, $"{Url(work, size)} {size.WidthPixels}w")));

    /// <summary>
    /// <c>sizes</c> by which a telephone takes the 1,024-pixel picture: 390 px at three device pixels would ask for 1,053 and get 2,048,
    /// four times the bytes for a difference nobody sees at arm's length (a portrait's 1,024 box is 683 pixels wide: 56 % of 390 × 3).
    /// </summary>
    public static string ForTelephones(string sizes) =>
        "(max-width: 45.9rem) and (min-resolution: 2.5dppx) 56vw, (max-width: 45.9rem) and (min-resolution: 1.5dppx) 84vw, " + sizes;

    /// <summary>The stored size for browsers without <c>srcset</c>, mail and social previews: about 1,024 pixels.</summary>
    public static PictureSize Middle(this PictureFacts picture) => picture.Sizes.LastOrDefault(size => size.Box <= 1024) ?? picture.Sizes[0];

    /// <summary>The stored size for previews elsewhere, which are cut to 1,200 pixels: the smallest at least as wide, else the largest there is.</summary>
    public static PictureSize Preview(this PictureFacts picture) => picture.Sizes.FirstOrDefault(size => size.WidthPixels >= 1200) ?? picture.Largest();
}
