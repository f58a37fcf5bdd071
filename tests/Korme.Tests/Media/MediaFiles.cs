using System.Buffers.Binary;
using System.Text;

namespace Korme.Tests.Media;

/// <summary>Small files of sound and video, byte by byte.</summary>
internal static class MediaFiles
{
    /// <summary>Silence, 8,000 samples a second, 8 bits.</summary>
    public static byte[] Wave(int seconds)
    {
        var file = new byte[44 + 8000 * seconds];
        "RIFF"u8.CopyTo(file);
        BinaryPrimitives.WriteInt32LittleEndian(file.AsSpan(4), file.Length - 8);
        "WAVEfmt "u8.CopyTo(file.AsSpan(8));
        BinaryPrimitives.WriteInt32LittleEndian(file.AsSpan(16), 16);
        BinaryPrimitives.WriteInt16LittleEndian(file.AsSpan(20), 1);
        BinaryPrimitives.WriteInt16LittleEndian(file.AsSpan(22), 1);
        BinaryPrimitives.WriteInt32LittleEndian(file.AsSpan(24), 8000);
        BinaryPrimitives.WriteInt32LittleEndian(file.AsSpan(28), 8000);
        BinaryPrimitives.WriteInt16LittleEndian(file.AsSpan(32), 1);
        BinaryPrimitives.WriteInt16LittleEndian(file.AsSpan(34), 8);
        "data"u8.CopyTo(file.AsSpan(36));
        BinaryPrimitives.WriteInt32LittleEndian(file.AsSpan(40), 8000 * seconds);
        file.AsSpan(44).Fill(128);
        return file;
    }

    /// <summary>A film's boxes without a film: 12.5 seconds, 640 × 360, and where it was taken as telephones write it.</summary>
    /// <param name="telemetry">The kind of a second track; null: none.</param>
    public static byte[] Film(string? telemetry = null)
    {
        var header = new byte[100];
        BinaryPrimitives.WriteInt32BigEndian(header.AsSpan(12), 1000);
        BinaryPrimitives.WriteInt32BigEndian(header.AsSpan(16), 12_500);
        var track = new byte[84];
        BinaryPrimitives.WriteInt32BigEndian(track.AsSpan(40), 0x10000);
        BinaryPrimitives.WriteInt32BigEndian(track.AsSpan(76), 640 << 16);
        BinaryPrimitives.WriteInt32BigEndian(track.AsSpan(80), 360 << 16);
        var place = Box("udta", Box("\u00a9xyz", Encoding.ASCII.GetBytes("\0\u0012\0\0+43.2565+076.9284/")));
        var described = telemetry is null ? [] : Box("trak", Box("mdia", Box("minf", Box("stbl", Box("stsd", [.. new byte[12], .. Encoding.ASCII.GetBytes(telemetry), .. new byte[16]])))));
        return [.. Box("ftyp", "isom\0\0\0\0isom"u8.ToArray()), .. Box("moov", [.. Box("mvhd", header), .. Box("trak", Box("tkhd", track)), .. described, .. place]), .. Box("mdat", new byte[50])];
    }

    private static byte[] Box(string type, byte[] contents)
    {
        var box = new byte[8 + contents.Length];
        BinaryPrimitives.WriteInt32BigEndian(box, box.Length);
        Encoding.Latin1.GetBytes(type).CopyTo(box, 4);
        contents.CopyTo(box, 8);
        return box;
    }
}
