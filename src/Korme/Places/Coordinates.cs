using System.Globalization;
using System.Text.RegularExpressions;

namespace Korme.Places;

/// <summary>A point as a person wrote it.</summary>
/// <param name="Latitude">WGS 84 degrees; null when nothing was written, or it can't be taken.</param>
/// <param name="Longitude">WGS 84 degrees.</param>
/// <param name="Wrong">Why it can't be taken, a word: <c>unreadable</c>, <c>minutes</c>, <c>latitude</c>, <c>longitude</c>, <c>swapped</c>, <c>halves</c>; null: it can.</param>
/// <param name="Guess">What was probably meant, to be typed instead; null: no idea.</param>
public sealed record ReadCoordinates(double? Latitude, double? Longitude, string? Wrong = null, string? Guess = null);

/// <summary>Reads coordinates in the forms that maps, cameras and people write.</summary>
/// <remarks>
/// <c>43.2620, 76.9531</c>; <c>43,2620 76,9531</c>; <c>43°15'43"N 76°57'11"E</c>; <c>N 43° 15.72' E 76° 57.18'</c>; <c>43,262° с. ш. 76,953° в. д.</c>;
/// <c>geo:43.262,76.953</c> (RFC 5870). Without letters the latitude comes first (ISO 6709).
/// </remarks>
public static partial class Coordinates
{
    private const int Longest = 120;

    /// <summary>Nobody paints further north or south: such a latitude is a longitude in the wrong place, unless a letter says otherwise.</summary>
    internal const double FurthestLatitude = 72;

    /// <summary>As it is written into forms and onto pages.</summary>
    public static string InWords(double latitude, double longitude) => string.Create(CultureInfo.InvariantCulture, $"{Math.Round(latitude, 6)}, {Math.Round(longitude, 6)}");

    /// <summary>Reads what was typed; empty is no coordinates and nothing wrong.</summary>
    public static ReadCoordinates Read(string? typed)
    {
        var text = (typed ?? "").Trim();
        if (text.Length == 0) return new(null, null);
        if (text.Length > Longest) return new(null, null, "unreadable");
        if (text.StartsWith("geo:", StringComparison.OrdinalIgnoreCase)) text = text[4..].Split(';')[0];

        foreach (var reading in Readings(text))
        {
            var found = One().Matches(reading);
            if (found.Count != 2 || One().Replace(reading, "").Any(letter => char.IsLetterOrDigit(letter))) continue;
            return Of(found[0], found[1]);
        }
        return new(null, null, "unreadable");
    }

    /// <summary>The comma is a decimal comma, or stands between the two: what has a full stop says which.</summary>
    private static IEnumerable<string> Readings(string text)
    {
        if (!text.Contains('.') || Abbreviated().IsMatch(text)) yield return DecimalComma().Replace(text, ".");
        yield return text.Replace(',', ' ');
    }

    private static ReadCoordinates Of(Match first, Match second)
    {
        var (one, other) = (Degrees(first), Degrees(second));
        if (one is null || other is null) return new(null, null, "minutes");
        var (axisOne, axisOther) = (Axis(first), Axis(second));
        if ((axisOne is not null && axisOne == axisOther) || axisOne is null != axisOther is null) return new(null, null, "halves");
        var (latitude, longitude) = axisOne == 'x' ? (other.Value, one.Value) : (one.Value, other.Value);
        var turned = IsOnEarth(longitude, latitude) ? InWords(longitude, latitude) : null;
        if (Math.Abs(latitude) > 90) return new(null, null, turned is null ? "latitude" : "swapped", turned);
        if (Math.Abs(longitude) > 180) return new(null, null, "longitude");
        if (axisOne is null && Math.Abs(latitude) > FurthestLatitude && Math.Abs(longitude) <= FurthestLatitude) return new(null, null, "swapped", turned);
        return new(Math.Round(latitude, 6), Math.Round(longitude, 6));
    }

    /// <summary>Null where minutes or seconds are sixty or more.</summary>
    private static double? Degrees(Match match)
    {
        var (minutes, seconds) = (Number(match.Groups["minutes"]), Number(match.Groups["seconds"]));
        if (minutes >= 60 || seconds >= 60) return null;
        var degrees = Number(match.Groups["degrees"]) + minutes / 60 + seconds / 3600;
        return match.Groups["minus"].Success ^ Half(match) is 'S' or 'W' ? -degrees : degrees;
    }

    private static char? Axis(Match match) => Half(match) switch { 'N' or 'S' => 'y', 'E' or 'W' => 'x', _ => null };

    private static char? Half(Match match)
    {
        var said = (match.Groups["before"].Success ? match.Groups["before"] : match.Groups["after"]).Value;
        return said.Length == 0 ? null : char.ToUpperInvariant(said[0]) switch { 'С' => 'N', 'Ю' => 'S', 'В' => 'E', 'З' => 'W', var letter => letter };
    }

    private static double Number(Group group) => group.Success ? double.Parse(group.ValueSpan, CultureInfo.InvariantCulture) : 0;

    private static bool IsOnEarth(double latitude, double longitude) => Math.Abs(latitude) <= 90 && Math.Abs(longitude) <= 180;

    private const string Halves = @"[NSEW]|[СЮ]\.?\s*Ш\.?|[ВЗ]\.?\s*Д\.?";

    // A letter before a number belongs to it only where none stands after it: "43N 76E" is no "N76".
    [GeneratedRegex($@"(?:(?<before>[NSEW])\s*)?(?<minus>[-−–])?\+?(?<degrees>\d{{1,3}}(?:\.\d{{1,12}})?)\s*[°º˚]?\s*(?:(?<minutes>\d{{1,2}}(?:\.\d{{1,10}})?)\s*['′’ʹ]\s*)?(?:(?<seconds>\d{{1,2}}(?:\.\d{{1,8}})?)\s*(?:[""″”]|''|′′)\s*)?(?(before)|(?<after>{Halves})?)", RegexOptions.IgnoreCase | RegexOptions.CultureInvariant)]
    private static partial Regex One();

    [GeneratedRegex(@"(?<=\d),(?=\d)", RegexOptions.CultureInvariant)]
    private static partial Regex DecimalComma();

    // "с. ш." has full stops that are no decimal ones.
    [GeneratedRegex(@"\d,\d[^.]*[СЮВЗ]\.", RegexOptions.IgnoreCase | RegexOptions.CultureInvariant)]
    private static partial Regex Abbreviated();
}
