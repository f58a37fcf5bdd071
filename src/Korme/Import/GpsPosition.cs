using System.Globalization;

namespace Korme.Import;

/// <summary>Position and time of the GPS directory (EXIF 2.32 §4.6.6).</summary>
internal static class GpsPosition
{
    /// <summary>Degrees, both or none; and the satellites' clock. Phones write the directory empty or zero when they have no
    /// fix.</summary>
    public static (double? Latitude, double? Longitude, FoundTime? Time) From(TiffFile file, TiffPart part)
    {
        if (file.Directories.FirstOrDefault(directory => directory.Part == part) is not { } gps) return default;
        var latitude = Angle(file, gps, 1, 2, 'N', 'S', 90);
        var longitude = Angle(file, gps, 3, 4, 'E', 'W', 180);
        var (north, east) = Checked(latitude, longitude);
        return (north, east, Time(file, gps));
    }

    /// <summary>Both, when they are a position on earth other than 0, 0 (which is open sea, and every empty field).</summary>
    public static (double? Latitude, double? Longitude) Checked(double? latitude, double? longitude) =>
        latitude is >= -90 and <= 90 && longitude is >= -180 and <= 180 && (latitude != 0 || longitude != 0)
            ? (latitude, longitude) : (null, null);

    private static double? Angle(TiffFile file, TiffDirectory gps, ushort refTag, ushort tag, char plus, char minus, double max)
    {
        if (!gps.Entries.TryGetValue(tag, out var entry) || !gps.Entries.TryGetValue(refTag, out var sign)) return null;
        // Without its letter a position could be on the other side of the earth.
        var letter = file.Text(sign)?.TrimStart().FirstOrDefault();
        if (letter != plus && letter != minus) return null;
        var parts = file.Fractions(entry);
        if (parts.Count is 0 or > 3 || double.IsNaN(parts[0])) return null;
        // A camera that stops at minutes writes 0/0 for the seconds.
        double Part(int index) => index < parts.Count && !double.IsNaN(parts[index]) ? parts[index] : 0;
        if (Part(0) < 0 || Part(1) is < 0 or > 60 || Part(2) is < 0 or > 60) return null;
        var degrees = Part(0) + Part(1) / 60 + Part(2) / 3600;
        return degrees > max ? null : Math.Round(letter == minus ? -degrees : degrees, 7);
    }

    private static FoundTime? Time(TiffFile file, TiffDirectory gps)
    {
        if (!gps.Entries.TryGetValue(0x1D, out var date) || !gps.Entries.TryGetValue(0x07, out var time)) return null;
        if (file.Fractions(time) is not [var hours, var minutes, var seconds] || file.Text(date) is not { } day) return null;
        if (!(hours is >= 0 and < 24 && minutes is >= 0 and < 60 && seconds is >= 0 and < 60)) return null;
        return CaptureTimes.Parse(string.Create(CultureInfo.InvariantCulture,
            $"{day.Trim()} {(int)hours:00}:{(int)minutes:00}:{seconds:00.000}Z"));
    }
}
