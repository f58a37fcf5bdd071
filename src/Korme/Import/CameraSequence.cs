namespace Korme.Import;

/// <summary>The number that a camera gave a picture, which orders a burst within one tick of its clock.</summary>
/// <remarks>
/// ImageNumber (0x9211, ISO 12234-2 §5.2.29 "number assigned to an image, e.g. in a chained image burst") is the standard's; hardly any camera
/// writes it. Canon has FileNumber (0x0008) in a bare directory as its maker note, Nikon its count of releases (0x00A7) in a TIFF structure
/// of its own ten bytes into it (both as ExifTool's tables name them). Of other makers nothing is read.
/// </remarks>
internal static class CameraSequence
{
    private const ushort ImageNumber = 0x9211, MakerNote = 0x927C, CanonFileNumber = 0x0008, NikonShutterCount = 0x00A7;

    /// <summary>"Nikon", a zero byte and four of the note's version.</summary>
    private const int NikonHeader = 10;

    /// <summary>Above 0; null when the file doesn't say.</summary>
    public static long? Of(TiffFile file, string? make)
    {
        foreach (var directory in file.Directories)
        {
            if (directory.Part is not (TiffPart.Main or TiffPart.Exif)) continue;
            if (Number(file, directory, ImageNumber) is { } standard) return standard;
            if (!directory.Entries.TryGetValue(MakerNote, out var note) || note.Count < NikonHeader) continue;
            if (Is(make, "Canon") && file.DirectoryAt(note.ValueOffset) is { } canon && Number(file, canon, CanonFileNumber) is { } number) return number;
            if (Is(make, "Nikon") && file.Inside(note.ValueOffset + NikonHeader) is { Directories: [var nikon, ..] } inside && Number(inside, nikon, NikonShutterCount) is { } count) return count;
        }
        return null;
    }

    private static bool Is(string? make, string maker) => make is not null && make.StartsWith(maker, StringComparison.OrdinalIgnoreCase);

    private static long? Number(TiffFile file, TiffDirectory directory, ushort tag) =>
        directory.Entries.TryGetValue(tag, out var entry) && file.Integers(entry, 1) is [> 0 and < uint.MaxValue and var number] ? number : null;
}
