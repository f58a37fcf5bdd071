using Korme.Catalogue;

namespace Korme.Import;

/// <summary>What EXIF says: facts of the camera, its clock and its position (EXIF 2.32; tags by number as there).</summary>
internal static class ExifMetadata
{
    /// <param name="exif">The EXIF structures, the first one leading.</param>
    /// <param name="gps">A structure whose first directory is the GPS one; null: GPS is in <paramref name="exif"/>.</param>
    public static ExifFacts From(IReadOnlyList<TiffFile> exif, TiffFile? gps)
    {
        string? Text(ushort tag) => First(exif, tag, (file, entry) => file.Text(entry));
        double? Fraction(ushort tag, double max) => First<double?>(exif, tag, (file, entry) =>
            file.Fractions(entry) is [var value, ..] && value > 0 && value < max ? value : null);
        int? Integer(ushort tag, int max) => First<int?>(exif, tag, (file, entry) =>
            file.Integers(entry, 16) is [var value, ..] && value > 0 && value <= max ? (int)value : null);

        var (latitude, longitude, gpsTime) = gps is not null ? GpsPosition.From(gps, TiffPart.Main)
            : exif.Select(file => GpsPosition.From(file, TiffPart.Gps)).FirstOrDefault();
        var (make, model) = (CleanText.Line(Text(0x010F), 100), CleanText.Line(Text(0x0110), 100));
        var artist = CleanText.Line(Text(0x013B), 200);
        var description = CleanText.Paragraphs(Text(0x010E));
        var size = LargestPicture(exif);
        return new(
            new PhotoMetadata
            {
                Orientation = Integer(0x0112, 8),
                Latitude = latitude,
                Longitude = longitude,
                Description = CameraNames.IsDefaultDescription(description, make, model) ? LanguageText.None
                    : LanguageText.Of(description),
                Creators = CameraNames.IsDefaultArtist(artist) ? [] : [artist!],
                Rights = CleanText.Line(Text(0x8298)),
                Camera = CameraNames.Join(make, model),
                Lens = CleanText.Line(Text(0xA434), 200),
                ExposureSeconds = Fraction(0x829A, 1e6),
                FNumber = Fraction(0x829D, 1_000),
                Iso = Integer(0x8827, 100_000_000),
                FocalLengthMillimetres = Fraction(0x920A, 100_000),
                BiasStops = First<double?>(exif, 0x9204, (file, entry) => file.Fractions(entry) is [>= -20 and <= 20 and var stops, ..] ? stops : null),
                Body = CleanText.Line(Text(0xA431), 100),
                Sequence = exif.Select(file => CameraSequence.Of(file, make)).FirstOrDefault(number => number is not null),
                WidthPixels = size?.Width,
                HeightPixels = size?.Height,
            },
            CaptureTimes.Parse(Text(0x9003), Text(0x9291), Text(0x9011)),
            CaptureTimes.Parse(Text(0x9004), Text(0x9292), Text(0x9012)),
            gpsTime);
    }

    private static T? First<T>(IReadOnlyList<TiffFile> files, ushort tag, Func<TiffFile, TiffEntry, T?> read)
    {
        foreach (var file in files)
            foreach (var directory in file.Directories)
                if (directory.Part is TiffPart.Main or TiffPart.Exif && directory.Entries.TryGetValue(tag, out var entry)
                    && read(file, entry) is { } value) return value;
        return default;
    }

    private static (int Width, int Height)? LargestPicture(IReadOnlyList<TiffFile> files)
    {
        (int Width, int Height)? largest = null;
        foreach (var file in files)
            foreach (var directory in file.Directories)
            {
                if (!directory.Entries.TryGetValue(0x0100, out var width)
                    || !directory.Entries.TryGetValue(0x0101, out var height)
                    || file.Integers(width) is not [> 0 and <= int.MaxValue and var across]
                    || file.Integers(height) is not [> 0 and <= int.MaxValue and var down]) continue;
                if (largest is not { } known || across * down > (long)known.Width * known.Height)
                    largest = ((int)across, (int)down);
            }
        return largest;
    }
}

/// <summary>EXIF's facts and its three clocks: of the shot, of the digitizing, of the satellites (UTC).</summary>
internal sealed record ExifFacts(PhotoMetadata Facts, FoundTime? Original, FoundTime? Digitized, FoundTime? Gps);
