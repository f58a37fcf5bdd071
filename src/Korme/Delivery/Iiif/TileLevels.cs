namespace Korme.Delivery.Iiif;

/// <summary>The scale factors a pyramid of square tiles offers (IIIF Image API 3.0 §5.4).</summary>
public static class TileLevels
{
    /// <summary>1, 2, 4, … up to the first at which the whole picture fits into one tile.</summary>
    public static IReadOnlyList<int> ScaleFactors(Extent full, int tilePixels)
    {
        var factors = new List<int> { 1 };
        while ((Math.Max(full.WidthPixels, full.HeightPixels) - 1) / factors[^1] >= tilePixels) factors.Add(factors[^1] * 2);
        return factors;
    }
}
