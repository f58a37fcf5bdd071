using System.Buffers.Binary;
using System.Globalization;
using System.Text;

namespace Korme.Sample;

/// <summary>
/// Writes the APP1 segment of a photograph: Exif 2.32 (CIPA DC-008-2019) in little-endian TIFF, with IFD0, the Exif and GPS
/// directories, and IFD1 with an embedded thumbnail.
/// </summary>
internal static class ExifWriter
{
    private const ushort Ascii = 2, Short = 3, Long = 4, Rational = 5, Undefined = 7, Byte = 1;

    /// <summary>The JPEG with the segment right after its start, where Exif wants it; a JFIF segment there makes room.</summary>
    /// <param name="jpeg">Starts with SOI; may have an APP0 next.</param>
    /// <param name="shot">What to note down.</param>
    /// <param name="widthPixels">Of the picture as it is stored.</param>
    /// <param name="heightPixels">Of the picture as it is stored.</param>
    /// <param name="thumbnail">A JPEG of at most 160 × 120 pixels, stored the same way round as the picture.</param>
    public static byte[] Insert(ReadOnlySpan<byte> jpeg, Shot shot, int widthPixels, int heightPixels,
        ReadOnlySpan<byte> thumbnail)
    {
        var rest = jpeg[2..];
        if (rest is [0xFF, 0xE0, ..]) rest = rest[(2 + BinaryPrimitives.ReadUInt16BigEndian(rest[2..]))..];
        var exif = Segment(shot, widthPixels, heightPixels, thumbnail);
        return [0xFF, 0xD8, .. exif, .. rest];
    }

    /// <summary>The whole segment from its marker on.</summary>
    public static byte[] Segment(Shot shot, int widthPixels, int heightPixels, ReadOnlySpan<byte> thumbnail)
    {
        var tiff = Tiff(shot, widthPixels, heightPixels, thumbnail.ToArray());
        var length = 2 + 6 + tiff.Length;
        if (length > ushort.MaxValue)
            throw new ArgumentException($"a thumbnail of {thumbnail.Length} bytes does not fit into one segment",
            nameof(thumbnail));
        return [0xFF, 0xE1, (byte)(length >> 8), (byte)length, .. "Exif\0\0"u8, .. tiff];
    }

    private static byte[] Tiff(Shot shot, int widthPixels, int heightPixels, byte[] thumbnail)
    {
        var time = Text(shot.Taken.ToString("yyyy:MM:dd HH:mm:ss", CultureInfo.InvariantCulture));
        var fraction = Text((shot.Taken.Millisecond / 10).ToString("00", CultureInfo.InvariantCulture));
        List<Entry> gps =
        [
            new(0, Byte, 4, [2, 3, 0, 0]),
            new(1, Ascii, 2, Text(shot.Spot.Latitude >= 0 ? "N" : "S")), new(2, Rational, 3, Degrees(shot.Spot.Latitude)),
            new(3, Ascii, 2, Text(shot.Spot.Longitude >= 0 ? "E" : "W")), new(4, Rational, 3, Degrees(shot.Spot.Longitude)),
            new(5, Byte, 1, [0]), new(6, Rational, 1, Fraction(shot.Spot.AltitudeMetres, 1)),
        ];
        List<Entry> exif =
        [
            new(0x829A, Rational, 1, Exposure(shot.ExposureSeconds)),
            new(0x829D, Rational, 1, Fraction(shot.FNumber, 10)),
            new(0x8827, Short, 1, Number((ushort)shot.Iso)),
            new(0x9000, Undefined, 4, "0232"u8.ToArray()),
            new(0x9003, Ascii, time.Length, time), new(0x9004, Ascii, time.Length, time),
            new(0x9010, Ascii, 7, Text("+05:00")), new(0x9011, Ascii, 7, Text("+05:00")),
            new(0x9101, Undefined, 4, [1, 2, 3, 0]),
            new(0x920A, Rational, 1, Fraction(shot.FocalLengthMillimetres, 10)),
            new(0x9291, Ascii, fraction.Length, fraction), new(0x9292, Ascii, fraction.Length, fraction),
            new(0xA000, Undefined, 4, "0100"u8.ToArray()),
            new(0xA001, Short, 1, Number((ushort)1)),
            new(0xA002, Long, 1, Number((uint)widthPixels)), new(0xA003, Long, 1, Number((uint)heightPixels)),
        ];
        var model = Text(shot.Camera == Camera.Phone ? "Sample Phone" : "Sample Camera");
        List<Entry> main =
        [
            new(0x010F, Ascii, 6, Text("Korme")), new(0x0110, Ascii, model.Length, model),
            new(0x0112, Short, 1, Number((ushort)shot.Orientation)),
            new(0x011A, Rational, 1, Fraction(72, 1)), new(0x011B, Rational, 1, Fraction(72, 1)),
                new(0x0128, Short, 1, Number((ushort)2)),
            new(0x0132, Ascii, time.Length, time), new(0x0213, Short, 1, Number((ushort)1)),
            new(0x8769, Long, 1, Number(0u)), new(0x8825, Long, 1, Number(0u)),
        ];
        List<Entry> second =
        [
            new(0x0103, Short, 1, Number((ushort)6)),
            new(0x011A, Rational, 1, Fraction(72, 1)), new(0x011B, Rational, 1, Fraction(72, 1)),
                new(0x0128, Short, 1, Number((ushort)2)),
            new(0x0201, Long, 1, Number(0u)), new(0x0202, Long, 1, Number((uint)thumbnail.Length)),
        ];

        // The directories follow one another, then the thumbnail; with the sizes known, the pointers can be set.
        var exifAt = 8 + Size(main);
        var gpsAt = exifAt + Size(exif);
        var secondAt = gpsAt + Size(gps);
        var thumbnailAt = secondAt + Size(second);
        main[^2] = main[^2] with { Data = Number((uint)exifAt) };
        main[^1] = main[^1] with { Data = Number((uint)gpsAt) };
        second[^2] = second[^2] with { Data = Number((uint)thumbnailAt) };
        return [.. "II*\0"u8, .. Number(8u), .. Directory(main, 8, secondAt), .. Directory(exif, exifAt, 0),
            .. Directory(gps, gpsAt, 0),
            .. Directory(second, secondAt, 0), .. thumbnail];
    }

    private sealed record Entry(ushort Tag, ushort Type, int Count, byte[] Data);

    private static int Size(List<Entry> entries) => 2 + 12 * entries.Count + 4 + entries.Sum(entry => Beyond(entry.Data));

    /// <summary>Values over four bytes lie behind the directory, at even offsets.</summary>
    private static int Beyond(byte[] data) => data.Length > 4 ? data.Length + (data.Length & 1) : 0;

    private static byte[] Directory(List<Entry> entries, int at, int next)
    {
        var bytes = new List<byte>(Number((ushort)entries.Count));
        var beyond = at + 2 + 12 * entries.Count + 4;
        foreach (var (tag, type, count, data) in entries)
        {
            bytes.AddRange([.. Number(tag), .. Number(type), .. Number((uint)count)]);
            if (data.Length > 4)
            {
                bytes.AddRange(Number((uint)beyond));
                beyond += Beyond(data);
            }
            else
            {
                bytes.AddRange([.. data, .. new byte[4 - data.Length]]);
            }
        }
        bytes.AddRange(Number((uint)next));
        foreach (var (_, _, _, data) in entries)
            if (data.Length > 4) bytes.AddRange([.. data, .. new byte[data.Length & 1]]);
        return [.. bytes];
    }

    private static byte[] Text(string text) => [.. Encoding.ASCII.GetBytes(text), 0];

    private static byte[] Number(ushort value) => [(byte)value, (byte)(value >> 8)];

    private static byte[] Number(uint value) => [(byte)value, (byte)(value >> 8), (byte)(value >> 16), (byte)(value >> 24)];

    private static byte[] Fraction(double value, uint denominator) =>
        [.. Number((uint)Math.Round(value * denominator)), .. Number(denominator)];

    private static byte[] Exposure(double seconds) => seconds < 0.4 ? [.. Number(1u), .. Number((uint)Math.Round(1 / seconds))]
        : Fraction(seconds, 10);

    private static byte[] Degrees(double degrees)
    {
        var hundredths = (long)Math.Round(Math.Abs(degrees) * 3600 * 100);
        return [.. Fraction(hundredths / 360_000, 1), .. Fraction(hundredths / 6000 % 60, 1),
            .. Number((uint)(hundredths % 6000)), .. Number(100u)];
    }
}
