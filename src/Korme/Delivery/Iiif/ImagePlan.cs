using System.Diagnostics.CodeAnalysis;

namespace Korme.Delivery.Iiif;

/// <summary>A request placed on one picture: which pixels, how many of them come out, turned how.</summary>
/// <remarks>
/// <paramref name="Full"/> is the whole picture, <paramref name="Region"/> counts its pixels, <paramref name="Scaled"/> is what
/// comes out before rotation. <paramref name="Canonical"/> is the canonical form (IIIF Image API 3.0 §4.8, 2.1 §4.7): all requests for
/// one answer share it. <paramref name="Tile"/> is the tile of the pyramid that is just this answer, if there is one.
/// </remarks>
public sealed record ImagePlan(
    Extent Full, Box Region, Extent Scaled, Rotation Rotation, Quality Quality, Format Format, Tile? Tile, string Canonical)
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
        ImageRequest request, Extent full, IReadOnlyList<Extent> stored, SizeLimits limits, ImageApi api,
        [NotNullWhen(true)] out ImagePlan? plan, [NotNullWhen(false)] out string? reason)
    {
        plan = null;
        if (!request.Region.TryPlace(full, out var box, out reason)) return false;
        if (!TrySize(request.Size, full, box, stored, limits, out var size, out var tile, out reason)) return false;

        var quality = request.Quality == Quality.Color ? Quality.Default : request.Quality;
        var region = new Extent(box.WidthPixels, box.HeightPixels);
        var sizeText = api == ImageApi.Version3 ? SizeText(size, region, limits)
            : size == region ? "full"
            : TrySize(new Size.ByWidth(true, size.WidthPixels), full, box, stored, limits, out var same, out _, out _) && same == size
                ? FormattableString.Invariant($"{size.WidthPixels},")
                : size.ToString();
        var canonical = $"{(region == full ? "full" : box)}/{sizeText}/{request.Rotation}/{quality.Word()}.{request.Format.Extension()}";
        var isPlain = request.Rotation == Rotation.None && quality == Quality.Default && request.Format == Format.Jpg;
        plan = new(full, box, size, request.Rotation, quality, request.Format, isPlain ? tile : null, canonical);
        return true;
    }

    private static bool TrySize(
        Size asked, Extent full, Box box, IReadOnlyList<Extent> stored, SizeLimits limits,
        out Extent size, out Tile? tile, [NotNullWhen(false)] out string? reason)
    {
        tile = null;
        var region = new Extent(box.WidthPixels, box.HeightPixels);
        if (!SizeGeometry.TryScale(asked, region, limits, out size, out reason)) return false;
        if (region == full && StoredAs(asked, size, stored) is { } whole) size = whole;
        else if ((tile = TileLevels.Find(full, box, asked, size)) is { } found) size = found.Size;
        return true;
    }

    private static Extent? StoredAs(Size asked, Extent size, IReadOnlyList<Extent> stored)
    {
        foreach (var one in stored)
            if (asked.Means(one, size)) return one;
        return null;
    }

    /// <summary>Image API 3.0 §4.8.</summary>
    private static string SizeText(Extent size, Extent region, SizeLimits limits)
    {
        if (size == SizeGeometry.Largest(region, limits)) return "max";
        if (!SizeGeometry.IsLarger(size, region)) return size.ToString();
        return size == SizeGeometry.LargestUpscaled(region, limits) ? "^max" : "^" + size;
    }
}
