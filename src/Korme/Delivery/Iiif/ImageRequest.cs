using System.Diagnostics.CodeAnalysis;

namespace Korme.Delivery.Iiif;

/// <summary>What stands after the id in an image URL: <c>{region}/{size}/{rotation}/{quality}.{format}</c>, understood.</summary>
public sealed record ImageRequest(Region Region, Size Size, Rotation Rotation, Quality Quality, Format Format)
{
    /// <summary>Reads the four parts, percent-decoded; never throws.</summary>
    /// <returns>False with the reason, a sentence for the answer 400, at the first part that is wrong.</returns>
    public static bool TryParse(
        string region, string size, string rotation, string file, ImageApi api,
        [NotNullWhen(true)] out ImageRequest? request, [NotNullWhen(false)] out string? reason)
    {
        request = null;
        if (!Region.TryParse(region, out var whichRegion, out reason)) return false;
        if (!Size.TryParse(size, api, out var whichSize, out reason)) return false;
        if (!Rotation.TryParse(rotation, out var whichRotation, out reason)) return false;
        if (!QualityAndFormat.TryParse(file, out var quality, out var format, out reason)) return false;
        request = new(whichRegion, whichSize, whichRotation, quality, format);
        return true;
    }
}
