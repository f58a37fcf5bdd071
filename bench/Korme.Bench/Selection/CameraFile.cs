using System.Buffers.Binary;
using System.Globalization;
using System.Text;
using Korme.Imaging;

namespace Korme.Bench.Selection;

/// <summary>Writes a JPEG as a camera would, with the EXIF that selection looks at (Exif 2.32, CIPA DC-008-2019).</summary>
internal static class CameraFile
{
    private const ushort Ascii = 2, Long = 4, Rational = 5, SignedRational = 10;

    public static void Write(string path, Raster picture, int quality, Stamp? stamp)
    {
        using var jpeg = new MemoryStream();
        JpegFile.Write(jpeg, picture.Rgb(), picture.Width, picture.Height, quality);
        using var file = File.Create(path);
        file.Write([0xFF, 0xD8]);
        if (stamp is not null)
        {
            var tiff = Tiff(stamp);
            Span<byte> length = stackalloc byte[2];
            BinaryPrimitives.WriteUInt16BigEndian(length, (ushort)(tiff.Length + 8));
            file.Write([0xFF, 0xE1, .. length, .. "Exif\0\0"u8, .. tiff]);
        }
        file.Write(jpeg.GetBuffer().AsSpan(2, (int)jpeg.Length - 2));
    }

    private static byte[] Tiff(Stamp stamp)
    {
        List<Entry> exif = [new(0x829A, Rational, [.. Number(1), .. Number((uint)Math.Round(1 / stamp.ExposureSeconds))])];
        if (stamp.Time is { } time)
        {
            exif.Add(new(0x9003, Ascii, Text(time.ToString(stamp.TimeFormat, CultureInfo.InvariantCulture))));
            if (stamp.HasSubSeconds) exif.Add(new(0x9291, Ascii, Text(time.ToString("fff", CultureInfo.InvariantCulture))));
        }
        if (stamp.BiasStops is { } bias) exif.Add(new(0x9204, SignedRational, [.. Number((uint)(int)Math.Round(bias * 3)), .. Number(3)]));
        if (stamp.Body is { } body) exif.Add(new(0xA431, Ascii, Text(body)));
        exif.Sort((a, b) => a.Tag.CompareTo(b.Tag));
        List<Entry> main = [new(0x010F, Ascii, Text("Bench")), new(0x0110, Ascii, Text(stamp.Model)), new(0x8769, Long, Number(0))];
        main[^1] = main[^1] with { Data = Number((uint)(8 + Size(main))) };
        return [.. "II*\0"u8, .. Number(8), .. Directory(main, 8), .. Directory(exif, 8 + Size(main))];
    }

    private sealed record Entry(ushort Tag, ushort Type, byte[] Data)
    {
        public uint Count => (uint)(Type switch { Ascii => Data.Length, Long => Data.Length / 4, _ => Data.Length / 8 });
    }

    private static int Size(List<Entry> entries) => 2 + 12 * entries.Count + 4 + entries.Sum(entry => entry.Data.Length > 4 ? entry.Data.Length : 0);

    private static byte[] Directory(List<Entry> entries, int at)
    {
        var bytes = new List<byte>([(byte)entries.Count, 0]);
        var beyond = (uint)(at + 2 + 12 * entries.Count + 4);
        foreach (var entry in entries)
        {
            bytes.AddRange([(byte)entry.Tag, (byte)(entry.Tag >> 8), (byte)entry.Type, 0, .. Number(entry.Count)]);
            if (entry.Data.Length <= 4) bytes.AddRange([.. entry.Data, .. new byte[4 - entry.Data.Length]]);
            else
            {
                bytes.AddRange(Number(beyond));
                beyond += (uint)entry.Data.Length;
            }
        }
        bytes.AddRange(Number(0));
        foreach (var entry in entries)
            if (entry.Data.Length > 4) bytes.AddRange(entry.Data);
        return [.. bytes];
    }

    /// <summary>Of even length, as values beyond the directory have to be.</summary>
    private static byte[] Text(string text) => [.. Encoding.ASCII.GetBytes(text), 0, .. text.Length % 2 == 0 && text.Length > 3 ? [(byte)0] : Array.Empty<byte>()];

    private static byte[] Number(uint value) => [(byte)value, (byte)(value >> 8), (byte)(value >> 16), (byte)(value >> 24)];
}

/// <summary>What the camera notes down.</summary>
/// <param name="Time">Null: its clock was never set.</param>
/// <param name="TimeFormat">Most have seconds; some write none.</param>
internal sealed record Stamp(
    DateTime? Time, string Model, string? Body = null, bool HasSubSeconds = true, double ExposureSeconds = 1 / 250.0, double? BiasStops = null,
    string TimeFormat = "yyyy:MM:dd HH:mm:ss");
