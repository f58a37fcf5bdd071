using System.Globalization;
using XmpCore;

namespace Korme.Import;

/// <summary>What XMP says, embedded or beside the picture (XMP parts 1 and 2; IPTC Photo Metadata 2023 for places).</summary>
internal static class XmpMetadata
{
    private const string Photoshop = XmpConstants.NsPhotoshop;
    private const string CreativeCommons = "http://creativecommons.org/ns#";

    /// <exception cref="InvalidDataException">Not XMP; or XML that is refused: see <see cref="XmpDocument"/>.</exception>
    public static (PhotoMetadata Facts, FoundTime? Time, FoundTime? Gps) From(byte[] packet)
    {
        var xmp = XmpDocument.Parse(packet);
        var (latitude, longitude) = GpsPosition.Checked(Degrees(xmp.Value(XmpConstants.NsExif, "GPSLatitude")),
            Degrees(xmp.Value(XmpConstants.NsExif, "GPSLongitude")));
        var facts = new PhotoMetadata
        {
            Title = xmp.Texts(XmpConstants.NsDC, "title"),
            Description = xmp.Texts(XmpConstants.NsDC, "description"),
            Creators = CleanText.Lines(xmp.Values(XmpConstants.NsDC, "creator")),
            Keywords = CleanText.Lines(xmp.Values(XmpConstants.NsDC, "subject")),
            Rights = CleanText.Line(xmp.Value(CreativeCommons, "license")
                ?? xmp.Texts(XmpConstants.NsDC, "rights").For("en")?.Text),
            Mark = XmpMarks.MarkOf(xmp),
            Rating = XmpMarks.StarsOf(xmp),
            Label = XmpMarks.LabelOf(xmp),
            PlaceName = PlaceNames.Join(xmp.Value(XmpConstants.NsIptccore, "Location"), xmp.Value(Photoshop, "City"),
                xmp.Value(Photoshop, "Country")),
            Latitude = latitude,
            Longitude = longitude,
            Orientation = Orientation(xmp.Value(XmpConstants.NsTiff, "Orientation")),
            Camera = CameraNames.Join(CleanText.Line(xmp.Value(XmpConstants.NsTiff, "Make"), 100),
                CleanText.Line(xmp.Value(XmpConstants.NsTiff, "Model"), 100)),
            Lens = CleanText.Line(xmp.Value(XmpConstants.NsExifAux, "Lens"), 200),
        };
        var time = CaptureTimes.Parse(xmp.Value(XmpConstants.NsExif, "DateTimeOriginal"))
            ?? CaptureTimes.Parse(xmp.Value(Photoshop, "DateCreated"))
            ?? CaptureTimes.Parse(xmp.Value(XmpConstants.NsXmp, "CreateDate"));
        // Of a day and a moment on that day, the moment says more.
        if (time?.Time is null && CaptureTimes.Parse(xmp.Value(XmpConstants.NsXmp, "CreateDate")) is { Time: not null } created)
            time = created;
        return (facts, time, CaptureTimes.Parse(xmp.Value(XmpConstants.NsExif, "GPSTimeStamp")));
    }

    private static int? Orientation(string? text) =>
        int.TryParse(text, CultureInfo.InvariantCulture, out var orientation) && orientation is >= 1 and <= 8 ? orientation : null;

    /// <summary>"53,7.9535400N" or "53,7,57.2N" in degrees (XMP part 2 §1.2.7.4); null when it isn't that.</summary>
    private static double? Degrees(string? text)
    {
        if (text is not { Length: >= 3 and <= 40 }) return null;
        var sign = text[^1] switch { 'N' or 'E' => 1, 'S' or 'W' => -1, _ => 0 };
        var total = 0.0;
        var unit = 1.0;
        foreach (var part in text[..^1].Split(','))
        {
            if (!double.TryParse(part, NumberStyles.AllowDecimalPoint, CultureInfo.InvariantCulture, out var value)
                || value > (unit < 1 ? 60 : 180)) return null;
            total += value * unit;
            unit /= 60;
        }
        return sign == 0 ? null : Math.Round(sign * total, 7);
    }
}
