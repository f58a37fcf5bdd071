using System.Diagnostics.CodeAnalysis;

namespace Korme.Delivery.Iiif;

/// <summary>Colour, grey or black and white (IIIF Image API 3.0 §4.4); the default is colour.</summary>
public enum Quality { Default, Color, Gray, Bitonal }

/// <summary>The file formats answered (IIIF Image API 3.0 §4.5), named as in the URL.</summary>
public enum Format { Jpg, Png, Webp, Gif, Tif }

/// <summary>The words of the last part of an image request: <c>default.jpg</c>.</summary>
public static class QualityAndFormat
{
    /// <summary>The reason for a format that the specification has (§4.5) and we don't make: the answer is 501, not 400.</summary>
    public const string NotMade = "jp2 and pdf are not made here; the format must be jpg, png, webp, gif or tif";

    /// <summary>Reads <c>{quality}.{format}</c>, in lower case as specified; never throws.</summary>
    public static bool TryParse(string text, out Quality quality, out Format format, [NotNullWhen(false)] out string? reason)
    {
        var dot = text.IndexOf('.');
        var word = dot < 0 ? text : text[..dot];
        (quality, var knowsQuality) = word switch
        {
            "default" => (Quality.Default, true),
            "color" => (Quality.Color, true),
            "gray" => (Quality.Gray, true),
            "bitonal" => (Quality.Bitonal, true),
            _ => (Quality.Default, false),
        };
        (format, var knowsFormat) = (dot < 0 ? "" : text[(dot + 1)..]) switch
        {
            "jpg" => (Format.Jpg, true),
            "png" => (Format.Png, true),
            "webp" => (Format.Webp, true),
            "gif" => (Format.Gif, true),
            "tif" => (Format.Tif, true),
            _ => (Format.Jpg, false),
        };
        reason = !knowsQuality ? "the quality must be default, color, gray or bitonal"
            : text[(dot + 1)..] is "jp2" or "pdf" ? NotMade
            : !knowsFormat ? "the format must be jpg, png, webp, gif or tif"
            : null;
        return reason is null;
    }

    public static string Word(this Quality quality) => quality switch
    {
        Quality.Color => "color",
        Quality.Gray => "gray",
        Quality.Bitonal => "bitonal",
        _ => "default",
    };

    public static string Extension(this Format format) => format switch
    {
        Format.Png => "png",
        Format.Webp => "webp",
        Format.Gif => "gif",
        Format.Tif => "tif",
        _ => "jpg",
    };

    public static string MediaType(this Format format) => format switch
    {
        Format.Png => "image/png",
        Format.Webp => "image/webp",
        Format.Gif => "image/gif",
        Format.Tif => "image/tiff",
        _ => "image/jpeg",
    };
}
