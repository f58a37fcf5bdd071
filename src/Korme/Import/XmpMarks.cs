using System.Globalization;
using Korme.Catalogue;
using XmpCore;

namespace Korme.Import;

/// <summary>Decisions in XMP: stars, rejects, picks and colours, as the programs of photographers write them (docs/xmp.md).</summary>
internal static class XmpMarks
{
    /// <summary>Our own words, the same as in <c>record.json</c>: XMP has none for a pick, nor for the stars of a reject.</summary>
    public const string Korme = "urn:x-korme:";
    public const string DigiKam = "http://www.digikam.org/ns/1.0/";
    public const string Darktable = "http://darktable.sf.net/";
    public const string Lightroom = "http://ns.adobe.com/lightroom/1.0/";

    private const string Xmp = XmpConstants.NsXmp;

    // digiKam, digikam_globals.h: enum PickLabel (2 is pending) and enum ColorLabel (2 is orange; 7 to 9 grey, black, white).
    private const string DigiKamRejected = "1", DigiKamAccepted = "3";
    private static readonly ColourLabel?[] DigiKamColours =
        [null, ColourLabel.Red, null, ColourLabel.Yellow, ColourLabel.Green, ColourLabel.Blue, ColourLabel.Purple, null, null, null];

    /// <summary>A decision; null: nobody made one. A reject of one program counts, whatever another one says.</summary>
    public static Mark? MarkOf(XmpDocument xmp)
    {
        var digiKam = xmp.Value(DigiKam, "PickLabel")?.Trim();
        if (RatingOf(xmp) < 0 || digiKam == DigiKamRejected) return Mark.Rejected;
        if (digiKam == DigiKamAccepted) return Mark.Picked;
        // digiKam says 0 or 2 of what was picked here: somebody took the pick back there, because Korme writes both.
        return digiKam is null or "" && xmp.Value(Korme, "mark") == "picked" ? Mark.Picked : null;
    }

    /// <summary>0 to 5 stars; null: not stated.</summary>
    public static int? StarsOf(XmpDocument xmp) => RatingOf(xmp) switch
    {
        >= 0 and var stars => stars,
        < 0 => Stars(xmp.Value(Korme, "rating")) is >= 0 and var kept ? kept : null,
        null => null,
    };

    /// <summary>The colour; null: none, or a word that stands for no colour.</summary>
    public static ColourLabel? LabelOf(XmpDocument xmp)
    {
        if (ColourNames.Find(xmp.Value(Xmp, "Label")) is { } named) return named;
        if (int.TryParse(xmp.Value(DigiKam, "ColorLabel"), CultureInfo.InvariantCulture, out var digiKam)
            && digiKam > 0 && digiKam < DigiKamColours.Length && DigiKamColours[digiKam] is { } colour) return colour;
        if (int.TryParse(xmp.Value(Darktable, "colorlabels"), CultureInfo.InvariantCulture, out var darktable)
            && Enum.IsDefined((ColourLabel)darktable)) return (ColourLabel)darktable; // red, yellow, green, blue, purple: as ours
        return ColourNames.Find(xmp.Value(XmpConstants.NsPhotoshop, "LabelColor"));
    }

    /// <summary>digiKam's number for a decision.</summary>
    public static string DigiKamOf(Mark mark) => mark switch { Mark.Rejected => DigiKamRejected, Mark.Picked => DigiKamAccepted, _ => "0" };

    /// <summary>digiKam's number for a colour.</summary>
    public static string DigiKamOf(ColourLabel? label) =>
        label is null ? "0" : Array.IndexOf(DigiKamColours, label).ToString(CultureInfo.InvariantCulture);

    private static int? RatingOf(XmpDocument xmp) => Stars(xmp.Value(Xmp, "Rating"));

    // Some programs write 3.0; 99 and the like mean nothing.
    private static int? Stars(string? text) =>
        double.TryParse(text, NumberStyles.Float, CultureInfo.InvariantCulture, out var stars) && stars is >= -1 and <= 5
            ? (int)Math.Round(stars) : null;
}
