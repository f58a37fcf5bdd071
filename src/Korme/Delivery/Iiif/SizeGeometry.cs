using System.Diagnostics.CodeAnalysis;

namespace Korme.Delivery.Iiif;

/// <summary>How many pixels a size means for a region. Pure; widths and heights are rounded half up and at least 1.</summary>
public static class SizeGeometry
{
    /// <summary>The answer's size before rotation.</summary>
    /// <returns>False when it would be upscaled without <c>^</c>, exceed the limits or vanish.</returns>
    public static bool TryScale(
        Size size, Extent region, SizeLimits limits, out Extent scaled, [NotNullWhen(false)] out string? reason)
    {
        var wanted = Scale(size, region, limits);
        reason = wanted is not { } extent ? "the answer would be smaller than one pixel"
            : !size.MayUpscale && IsLarger(extent, region) ? $"the region has only {region} pixels; put ^ before the size to upscale"
            : !limits.Allow(extent) ? $"an answer has at most {limits.MaxWidth} × {limits.MaxHeight} and {limits.MaxArea} pixels in all"
            : null;
        scaled = wanted ?? default;
        return reason is null;
    }

    public static bool IsLarger(Extent size, Extent region) =>
        size.WidthPixels > region.WidthPixels || size.HeightPixels > region.HeightPixels;

    /// <summary>What <c>max</c> means: the region itself, or what the limits leave of it.</summary>
    public static Extent Largest(Extent region, SizeLimits limits) => Floor(region, Math.Min(1, limits.FactorFor(region)));

    /// <summary>What <c>^max</c> means.</summary>
    public static Extent LargestUpscaled(Extent region, SizeLimits limits) => Floor(region, limits.FactorFor(region));

    private static Extent? Scale(Size size, Extent region, SizeLimits limits) => size switch
    {
        Size.Max max => max.MayUpscale ? LargestUpscaled(region, limits) : Largest(region, limits),
        Size.Exactly exactly => new(exactly.Width, exactly.Height),
        Size.ByWidth by => new(by.Width, AtLeastOne((decimal)region.HeightPixels * by.Width / region.WidthPixels)),
        Size.ByHeight by => new(AtLeastOne((decimal)region.WidthPixels * by.Height / region.HeightPixels), by.Height),
        Size.Percent percent => Percent(percent.Value, region),
        Size.Within within => Within(within, region, limits),
        _ => null,
    };

    private static Extent? Percent(decimal percent, Extent region)
    {
        var (width, height) = (region.WidthPixels * percent / 100, region.HeightPixels * percent / 100);
        if (Math.Max(width, height) < 0.5m) return null;
        return new(AtLeastOne(width), AtLeastOne(height));
    }

    private static Extent Within(Size.Within within, Extent region, SizeLimits limits)
    {
        var byWidth = (decimal)within.Width / region.WidthPixels;
        var byHeight = (decimal)within.Height / region.HeightPixels;
        var roof = within.MayUpscale ? limits.FactorFor(region) : Math.Min(1, limits.FactorFor(region));
        if (roof < Math.Min(byWidth, byHeight)) return Floor(region, roof);
        return byWidth <= byHeight
            ? new(within.Width, AtLeastOne((decimal)region.HeightPixels * within.Width / region.WidthPixels))
            : new(AtLeastOne((decimal)region.WidthPixels * within.Height / region.HeightPixels), within.Height);
    }

    // Down, so that the product of the two sides stays inside the limits.
    private static Extent Floor(Extent region, decimal factor) =>
        new(Math.Max(1, (int)(region.WidthPixels * factor)), Math.Max(1, (int)(region.HeightPixels * factor)));

    // A derived side may exceed 32 bits before the limits are looked at: 999999999, of a strip one pixel wide.
    private static int AtLeastOne(decimal side) => side > int.MaxValue / 2 ? int.MaxValue / 2 : Math.Max(1, Numbers.Round(side));
}
