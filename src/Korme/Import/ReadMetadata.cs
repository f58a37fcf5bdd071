using Korme.Catalogue;

namespace Korme.Import;

/// <summary>Reads what a picture says about itself: EXIF, IPTC and XMP, in the file and beside it.</summary>
/// <remarks>
/// Only headers are read. Sidecars win over the file, because somebody wrote them later and on purpose. Within the file the
/// words come from XMP, else IPTC, else EXIF; the clock and the position from EXIF, else XMP, else IPTC, else the satellites.
/// </remarks>
public static class ReadMetadata
{
    private const int MaxTitleLength = 80;

    /// <summary>Reads the file at <paramref name="path"/>; see
    /// <see cref="From(Stream, string, IReadOnlyList{byte[]}, DateTimeOffset)"/>.</summary>
    /// <exception cref="IOException">The file can't be read.</exception>
    public static PhotoMetadata From(string path, string mediaType, IReadOnlyList<byte[]> sidecars, DateTimeOffset now)
    {
        using var stream = SharedFile.Open(path, 8 * 1024);
        return From(stream, mediaType, sidecars, now);
    }

    /// <summary>Never fails on damaged metadata: what can be read counts, the rest is a note.</summary>
    /// <param name="picture">Seekable; not disposed.</param>
    /// <param name="mediaType">As <see cref="FileKinds"/> found it.</param>
    /// <param name="sidecars">The contents of the XMP files beside it, the leading one first.</param>
    /// <param name="now">What is dated more than two days later is not believed.</param>
    /// <exception cref="IOException">The stream can't be read.</exception>
    public static PhotoMetadata From(Stream picture, string mediaType, IReadOnlyList<byte[]> sidecars, DateTimeOffset now)
    {
        var notes = new List<string>();
        var blocks = Try("header", () => MetadataBlocks.Find(picture, mediaType), notes) ?? new();
        var exif = Try("EXIF", () => Exif(picture, blocks), notes);
        var (xmpBlock, iptcBlock) = (blocks.Xmp, blocks.Iptc);
        if (blocks.IsTiff) (xmpBlock, iptcBlock) = Try("TIFF", () => TiffBlocks(picture), notes);
        var xmp = xmpBlock is null ? default : Try("XMP", () => XmpMetadata.From(xmpBlock), notes);
        var iptc = iptcBlock is null ? default : Try("IPTC", () => IptcMetadata.From(iptcBlock), notes);

        var camera = exif?.Facts ?? PhotoMetadata.None;
        var words = (xmp.Facts ?? PhotoMetadata.None).Or(iptc.Facts ?? PhotoMetadata.None);
        var embedded = words.Or(camera) with
        {
            Latitude = camera.Latitude ?? words.Latitude,
            Longitude = camera.Latitude is null ? words.Longitude : camera.Longitude,
            Orientation = camera.Orientation ?? words.Orientation,
            Camera = camera.Camera ?? words.Camera,
            Lens = camera.Lens ?? words.Lens,
            WidthPixels = blocks.WidthPixels ?? camera.WidthPixels,
            HeightPixels = blocks.WidthPixels is null ? camera.HeightPixels : blocks.HeightPixels,
        };
        embedded = Dated(embedded, [exif?.Original, exif?.Digitized, xmp.Time, iptc.Time, exif?.Gps, xmp.Gps], now, notes);

        var beside = PhotoMetadata.None;
        foreach (var (index, sidecar) in sidecars.Index())
        {
            var name = sidecars.Count > 1 ? $"sidecar {index + 1}" : "sidecar";
            var (facts, time, gps) = Try(name, () => XmpMetadata.From(sidecar), notes);
            if (facts is not null) beside = beside.Or(Dated(facts, [time, embedded.Taken is null ? gps : null], now, notes));
        }
        return TitleFromDescription(beside.Or(embedded)) with { Notes = [.. notes.Distinct()] };
    }

    private static ExifFacts? Exif(Stream picture, MetadataBlocks blocks)
    {
        var files = blocks.IsTiff ? [TiffFile.Open(picture)]
            : blocks.Exif.Select(block => TiffFile.Open(new MemoryStream(block)));
        var gps = blocks.Gps is { } block ? TiffFile.Open(new MemoryStream(block)) : null;
        List<TiffFile> known = [.. files.OfType<TiffFile>()];
        return known.Count == 0 && gps is null ? null : ExifMetadata.From(known, gps);
    }

    private static (byte[]? Xmp, byte[]? Iptc) TiffBlocks(Stream picture)
    {
        if (TiffFile.Open(picture) is not { Directories: [var main, ..] } file) return default;
        byte[]? Block(ushort tag) =>
            main.Entries.TryGetValue(tag, out var entry) && file.Bytes(entry) is { Length: > 0 } bytes ? bytes : null;
        return (Block(0x02BC), Block(0x83BB));
    }

    /// <summary>Takes the first of the clocks that is not in the future; a note says which date was not believed.</summary>
    private static PhotoMetadata Dated(PhotoMetadata facts, ReadOnlySpan<FoundTime?> clocks, DateTimeOffset now,
        List<string> notes)
    {
        FoundTime? dayOnly = null;
        foreach (var clock in clocks)
        {
            if (clock is null) continue;
            if (!CaptureTimes.IsPast(clock, now))
                notes.Add($"Its date {clock.Date ?? $"{clock.Time!.Local:yyyy-MM-dd}"} is in the future and was left out.");
            else if (clock.Time is not null) return facts with { Taken = clock.Time };
            else dayOnly ??= clock;
        }
        return dayOnly is null ? facts : facts with { Date = dayOnly.Date };
    }

    private static PhotoMetadata TitleFromDescription(PhotoMetadata facts)
    {
        if (TitleOf(facts.Title, facts.Description) is not null) facts = facts with { Title = facts.Description };
        return facts with { Description = new(facts.Description.Where(text => facts.Title.In(text.Key) != text.Value)) };
    }

    /// <summary>The language in which a description serves as the title; null: it doesn't.</summary>
    /// <remarks>EXIF and many programs have one field for words; a short line in it is what its author called the picture.</remarks>
    internal static string? TitleOf(LanguageText title, LanguageText description) =>
        title.IsEmpty && description is { Count: 1 } only && only.First() is { Value: { Length: <= MaxTitleLength } text } one && !text.Contains('\n')
            ? one.Key : null;

    /// <summary>The one edge where anything is caught: these bytes come from outside, and XmpCore throws what it likes.</summary>
    private static T? Try<T>(string what, Func<T> read, List<string> notes)
    {
        try
        {
            return read();
        }
        catch (Exception problem) when (problem is not (IOException or OutOfMemoryException or OperationCanceledException))
        {
            notes.Add(problem is InvalidDataException ? $"Its {what} was not read: {problem.Message}."
                : $"Its {what} is damaged and was not read.");
            return default;
        }
    }
}
