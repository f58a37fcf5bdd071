using System.Text.RegularExpressions;

namespace Korme.Import;

/// <summary>What cameras write about themselves: names with the maker twice, and texts that describe nothing.</summary>
internal static partial class CameraNames
{
    /// <summary>"NIKON CORPORATION" and "NIKON D3100" → "NIKON D3100"; "Panasonic" and "DMC-LX3" → "Panasonic DMC-LX3".</summary>
    public static string? Join(string? make, string? model)
    {
        if (make is null || model is null || make.Equals("MAKER NAME", StringComparison.OrdinalIgnoreCase)) return model ?? make;
        var brand = Company().Replace(make, "").Trim(' ', ',', '.');
        if (brand.Length == 0) return model;
        // The first word is enough: "LEICA CAMERA" made the "LEICA T".
        return model.StartsWith(brand.Split(' ')[0], StringComparison.OrdinalIgnoreCase) ? model : $"{brand} {model}";
    }

    /// <summary>Whether a description was put there by the camera and not by a person.</summary>
    public static bool IsDefaultDescription(string? text, string? make, string? model)
    {
        if (text is null) return true;
        if (text.Equals(make, StringComparison.OrdinalIgnoreCase) || text.Equals(model, StringComparison.OrdinalIgnoreCase))
            return true;
        return Default().IsMatch(text) || !text.Any(char.IsLetterOrDigit);
    }

    public static bool IsDefaultArtist(string? name) =>
        name is null || !name.Any(char.IsLetter)
            || name.Trim().ToLowerInvariant() is "unknown" or "picasa" or "photographer" or "camera owner"
            or "artist" or "owner" or "user" or "default" or "your name" or "n/a" or "none";

    [GeneratedRegex(@"(?:\b(?:CORPORATION|CORP|COMPANY|CO|LTD|INC|AG|GMBH|IMAGING|OPTICAL|CAMERA|ELECTRIC|ELECTRONICS|TECHWIN"
        + @"|DIGITAL)\b[.,]*\s*)+$",
        RegexOptions.IgnoreCase | RegexOptions.CultureInvariant)]
    private static partial Regex Company();

    // Seen in files of Olympus, Minolta, Sony, Novatek and Samsung boards, Kodak, Sigma; the lower-case words are Huawei modes.
    [GeneratedRegex(@"^(?:.*\bDIGITAL\s*(?:STILL)?\s*CAMERA\b.*|.*NOVATEK.*|SAMSUNG\b.*|SONY DSC|KENOX\b.*"
        + @"|<?\s*DIGIMAX\b.*|DCIM.*|DCF.*|EXIF[_ ]JPEG.*|JPEG|SIGMA"
        + @"|MY BEAUTIFUL PICTURE|LEAD TECHNOLOGIES.*|MINOLTA\b.*|KODAK\b.*CAMERA|DIGITAL IMAGE"
        + @"|PICTURE|IMAGE|PHOTO|UNTITLED|DEFAULT|NO DESCRIPTION|BINARY COMMENT"
        + @"|SCREENSHOT|CREATED WITH GIMP|PROCESSED WITH .*|(?:COF|HDR|RHDR|SDR|OZNOR|DAV|MDE|BST|FPT|BTF|VHDR|NOR|EDF|PTR)(?:_.*)?"
        + @"|(?:DSC|DSCN|DSCF|IMG|PXL|PICT|GOPR|MVIMG)[_-]?[0-9].*)$",
        RegexOptions.IgnoreCase | RegexOptions.CultureInvariant | RegexOptions.Singleline)]
    private static partial Regex Default();
}
