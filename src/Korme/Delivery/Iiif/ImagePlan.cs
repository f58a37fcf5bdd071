using System.Diagnostics.CodeAnalysis;

namespace Korme.Delivery.Iiif;

/// <summary>A request placed on one picture: which pixels, how many of them come out, turned how.</summary>
/// <remarks>
/// <paramref name="Full"/> is the whole picture, <paramref name="Region"/> counts its pixels, <paramref name="Scaled"/> is what
/// comes out before rotation. <paramref name="Canonical"/> is the canonical form (IIIF Image API 3.0 §4.8): all requests for
/// one answer share it.
/// </remarks>
public sealed record ImagePlan(
    Extent Full, Box Region, Extent Scaled, Rotation Rotation, Quality Quality, Format Format, string Canonical)
{
    public bool IsWholePicture => Region == new Box(0, 0, Full.WidthPixels, Full.HeightPixels);

    /// <summary>True when the answer is the picture scaled and nothing else: a stored JPEG of that size may be it.</summary>
    public bool IsPlainJpeg => IsWholePicture && Rotation == Rotation.None && Quality == Quality.Default && Format == Format.Jpg;

    /// <summary>Places a request on a picture.</summary>
    /// <remarks>
    /// <paramref name="stored"/> are the sizes that are stored. Where the request leaves a side to us (<c>w,</c> <c>,h</c>
    /// <c>!w,h</c> <c>pct:n</c>) and a stored size is within a pixel of ours, that one is meant: whoever stored it rounded
    /// another way.
    /// </remarks>
    /// <returns>False with the reason when the region is empty or the size is not to be had.</returns>
    public static bool TryMake(
        ImageRequest request, Extent full, IReadOnlyList<Extent> stored, SizeLimits limits,
        [NotNullWhen(true)] out ImagePlan? plan, [NotNullWhen(false)] out string? reason)
    {
        plan = null;
        if (!request.Region.TryPlace(full, out var box, out reason)) return false;
        var region = new Extent(box.WidthPixels, box.HeightPixels);
        if (!SizeGeometry.TryScale(request.Size, region, limits, out var size, out reason)) return false;

        var isWhole = region == full;
        if (isWhole) size = AsStored(request.Size, size, stored);
        var quality = request.Quality == Quality.Color ? Quality.Default : request.Quality;
        var canonical = $"{(isWhole ? "full" : box)}/{SizeText(size, region, limits)}/{request.Rotation}/"
            + $"{quality.Word()}.{request.Format.Extension()}";
        plan = new(full, box, size, request.Rotation, quality, request.Format, canonical);
        return true;
    }

    private static Extent AsStored(Size asked, Extent size, IReadOnlyList<Extent> stored)
    {
        foreach (var one in stored)
        {
            var fits = asked switch
            {
                Size.ByWidth => one.WidthPixels == size.WidthPixels && IsNear(one.HeightPixels, size.HeightPixels),
                Size.ByHeight => one.HeightPixels == size.HeightPixels && IsNear(one.WidthPixels, size.WidthPixels),
                Size.Within within => one.WidthPixels <= within.Width && one.HeightPixels <= within.Height
                    && IsNear(one.WidthPixels, size.WidthPixels) && IsNear(one.HeightPixels, size.HeightPixels),
                Size.Percent => IsNear(one.WidthPixels, size.WidthPixels) && IsNear(one.HeightPixels, size.HeightPixels),
                _ => false,
            };
            if (fits) return one;
        }
        return size;
    }

    private static bool IsNear(int one, int other) => Math.Abs(one - other) <= 1;

    private static string SizeText(Extent size, Extent region, SizeLimits limits)
    {
        if (size == SizeGeometry.Largest(region, limits)) return "max";
        if (!SizeGeometry.IsLarger(size, region)) return size.ToString();
        return size == SizeGeometry.LargestUpscaled(region, limits) ? "^max" : "^" + size;
    }
}
