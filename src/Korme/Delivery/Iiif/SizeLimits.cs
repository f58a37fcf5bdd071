namespace Korme.Delivery.Iiif;

/// <summary>The largest answer that is made, published in <c>info.json</c> (IIIF Image API 3.0 §5.2).</summary>
public sealed record SizeLimits(int MaxWidth, int MaxHeight, long MaxArea)
{
    /// <summary>
    /// 40 megapixels: the cameras most people carry, whole. 10,000 pixels a side: turned by 45° it still fits the 16,383
    /// pixels a WebP may have (RFC 9649 §2.6).
    /// </summary>
    public static readonly SizeLimits Usual = new(10_000, 10_000, 40_000_000);

    public bool Allow(Extent size) =>
        size.WidthPixels <= MaxWidth && size.HeightPixels <= MaxHeight && size.AreaPixels <= MaxArea;

    /// <summary>The factor that takes a picture of this size exactly to the limits; above 1: it could be larger.</summary>
    public decimal FactorFor(Extent size)
    {
        var bySide = Math.Min((decimal)MaxWidth / size.WidthPixels, (decimal)MaxHeight / size.HeightPixels);
        var byArea = (decimal)Math.Sqrt((double)MaxArea / size.AreaPixels);
        return Math.Min(bySide, byArea);
    }
}
